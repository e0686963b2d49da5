//! Why something could not be read.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Why something could not be read. The sentence names the reason and what to do; it leaves the file's name
/// to the caller, who may be listing many.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Error {
    /// Nothing exists at the path.
    #[error("There is no such file. Check whether it was moved or renamed.")]
    Missing,
    /// The system refuses to open or read the file.
    #[error("The file cannot be read: {reason}. Check that you may open it and that its disk is connected.")]
    Unreadable {
        /// What the system said.
        reason: String,
    },
    /// The path names a folder.
    #[error("This is a folder. Choose the files in it instead.")]
    IsFolder,
    /// The path names a device, a pipe or a socket.
    #[error("This is not a regular file but a device, pipe or socket. Choose a file.")]
    NotRegular,
    /// The file is larger than [`crate::MAX_FILE_BYTES`].
    #[error(
        "The file is too large: {} MiB, and at most {} MiB are read. Split it, or save only the article.",
        mebibytes(*.size_bytes), .limit_bytes >> 20
    )]
    TooLarge {
        /// The file's size.
        size_bytes: u64,
        /// The largest size that is read.
        limit_bytes: u64,
    },
    /// There are no bytes, or only blanks.
    #[error("There is nothing in it: no text, or only blanks. Check that it was saved completely.")]
    Empty,
    /// The bytes are not text.
    #[error("This is {}; it holds no text that this release can read. Save it as text, PDF, DOCX or a web page.", .kind.as_deref().unwrap_or("a binary file"))]
    Binary {
        /// What it was recognised as, with its article ("a PDF"), if it was.
        kind: Option<Cow<'static, str>>,
    },
    /// The bytes are text in a format that needs its own reader.
    #[error(
        "This is {kind}; it holds no text that this release can read. Save it as text, PDF, DOCX or a web page."
    )]
    Unsupported {
        /// What it was recognised as, with its article.
        kind: Cow<'static, str>,
    },
    /// No encoding gives readable text.
    #[error(
        "The encoding of the text is unclear: even the best guess, {guess}, leaves damaged characters. Save the file as UTF-8."
    )]
    EncodingUnclear {
        /// The encoding that came nearest.
        guess: Cow<'static, str>,
    },
    /// The file was read, but it holds no article.
    #[error(
        "No article text was found in it. Check that the page was saved with its text, or paste the text."
    )]
    NoArticleText,
    /// The file opens only with a password.
    #[error("The file is password-protected. Save a copy without the password and take that one.")]
    Encrypted,
    /// A paged document of pictures only.
    #[error("The document has no text layer: its pages are pictures. Run OCR on it first.")]
    NoTextLayer,
    /// The format was recognised, but its inside breaks the rules of the format.
    #[error("The file is damaged: {what}. Check that it was saved or downloaded completely.")]
    Damaged {
        /// What is wrong, as half a sentence.
        what: Cow<'static, str>,
    },
    /// The file grows past what is read when it is unpacked.
    #[error("The file is not read, because {what}. That is how files are made that are meant to do harm.")]
    OverBudget {
        /// What went past which limit, as half a sentence.
        what: Cow<'static, str>,
    },
    /// The text is longer than what is kept.
    #[error("The text is too long: more than {} MiB. Split the file.", .limit_bytes >> 20)]
    TextTooLong {
        /// The longest text that is read.
        limit_bytes: u64,
    },
    /// The program that reads files does not lie beside this one.
    #[error(
        "The reader is not installed: factdesk-cli is missing beside this program. Install Factdesk again."
    )]
    ReaderMissing,
    /// The reader does not answer as this release expects.
    #[error("The reader beside this program is of another release. Close the program and start it again.")]
    ReaderOfOtherRelease,
    /// The reader process ended while it read the file.
    #[error("The file made the reader stop; nothing was imported from it.")]
    ReaderCrashed,
    /// The reader process took too long.
    #[error("Reading the file took too long and was stopped; nothing was imported from it.")]
    ReaderTimeout,
    /// The reader process wanted more memory than it may have.
    #[error("Reading the file took too much memory and was stopped; nothing was imported from it.")]
    ReaderMemory,
    /// The person stopped the reading.
    #[error("Reading was stopped.")]
    Cancelled,
    /// A page or a picture was asked for that the file does not have.
    #[error("There is no such page in the file, or it cannot be drawn.")]
    NoSuchPage,
}

impl Error {
    /// A stable name, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Missing => "file_missing",
            Error::Unreadable { .. } => "file_unreadable",
            Error::IsFolder => "file_is_folder",
            Error::NotRegular => "file_not_regular",
            Error::TooLarge { .. } => "file_too_large",
            Error::Empty => "file_empty",
            Error::Binary { .. } => "file_binary",
            Error::Unsupported { .. } => "file_unsupported",
            Error::EncodingUnclear { .. } => "encoding_unclear",
            Error::NoArticleText => "no_article_text",
            Error::Encrypted => "file_encrypted",
            Error::NoTextLayer => "no_text_layer",
            Error::Damaged { .. } => "file_damaged",
            Error::OverBudget { .. } => "file_over_budget",
            Error::TextTooLong { .. } => "text_too_long",
            Error::ReaderMissing => "reader_missing",
            Error::ReaderOfOtherRelease => "reader_of_other_release",
            Error::ReaderCrashed => "reader_crashed",
            Error::ReaderTimeout => "reader_timeout",
            Error::ReaderMemory => "reader_memory",
            Error::Cancelled => "cancelled",
            Error::NoSuchPage => "no_such_page",
        }
    }

    pub(crate) fn damaged(what: impl Into<Cow<'static, str>>) -> Self {
        Error::Damaged { what: what.into() }
    }

    pub(crate) fn over_budget(what: impl Into<Cow<'static, str>>) -> Self {
        Error::OverBudget { what: what.into() }
    }

    /// The sentence for the person.
    pub fn message(&self) -> String {
        self.to_string()
    }
}

/// Mebibytes with one decimal, rounded up so that a size past a limit never reads as the limit itself.
fn mebibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_large_names_size_and_limit() {
        let error = Error::TooLarge {
            size_bytes: 50 << 20,
            limit_bytes: 32 << 20,
        };
        assert!(
            error.message().contains("50.0 MiB") && error.message().contains("32 MiB"),
            "{error}"
        );
    }

    #[test]
    fn a_size_just_past_the_limit_does_not_read_as_the_limit() {
        assert_eq!(mebibytes((32 << 20) + 1), "32.1");
    }
}
