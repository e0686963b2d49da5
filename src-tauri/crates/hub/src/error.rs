//! What a bundle is refused for, each a sentence that says what happened and what to do.

use std::path::PathBuf;

/// A failure; nothing was changed by it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The desk refuses.
    #[error(transparent)]
    Desk(#[from] factdesk_desk::Error),
    /// A file that cannot be read or written.
    #[error(
        "{} cannot be read or written ({source}); nothing was changed. See that it is there and that its disk has \
         room, and try again",
        path.display()
    )]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file that is no bundle.
    #[error("this file is no hand-over bundle ({why}); nothing was changed")]
    NotABundle {
        /// What is missing.
        why: String,
    },
    /// Half of a bundle.
    #[error("this bundle is cut short: its end is missing. Copy or send it again; nothing was changed")]
    Truncated,
    /// A part that is not what the manifest says.
    #[error("this bundle is damaged: {part} is not what was signed. Ask for it again; nothing was changed")]
    Damaged {
        /// The part.
        part: String,
    },
    /// A signature that is not one of the device named.
    #[error(
        "the signature of this bundle is not one of the device that it names: it was changed after it was made. \
         Nothing was changed here; ask the sender for it again"
    )]
    Forged,
    /// A bundle of a later format.
    #[error(
        "this bundle was written by a newer release (format {found}; this one reads {}). Install that release; \
         nothing was changed",
        crate::FORMAT
    )]
    Newer {
        /// Its format.
        found: u32,
    },
    /// More than anybody would send.
    #[error("this bundle is larger than a bundle can be ({what}); nothing was changed")]
    TooLarge {
        /// What is too large.
        what: String,
    },
    /// A case of the same id that began otherwise.
    #[error(
        "this bundle is of another case that bears the same id: its first entry is not the one on this desk. It is \
         not merged; nothing was changed"
    )]
    OtherCase,
    /// The words of a device whose work is in a bundle that another device made.
    #[error(
        "these are the six words of a device{} whose work is in the bundle, and not of the one that made it. The desk \
         {} has to be trusted first: ask for the six words that `device words` prints there now; nothing was changed",
        of(.other),
        of_sender(.sender)
    )]
    NotOfSender {
        /// Who made the bundle.
        sender: String,
        /// Whose device it is.
        other: String,
    },
    /// A bundle that is to be thrown away and does not wait.
    #[error(
        "no bundle {sha256} waits in the inbox; nothing was changed. Those that wait are listed by `bundle inbox`"
    )]
    NotWaiting {
        /// What was asked for.
        sha256: String,
    },
    /// A vector that names no stream.
    #[error(
        "“{found}” is no vector: write the one that an import or export printed, DEVICE=NUMBER,DEVICE=NUMBER"
    )]
    Vector {
        /// What was given.
        found: String,
    },
}

impl Error {
    /// The stable name, in snake case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Desk(desk) => desk.code(),
            Self::Io { .. } => "input_output",
            Self::NotABundle { .. } => "bundle_none",
            Self::Truncated => "bundle_truncated",
            Self::Damaged { .. } => "bundle_damaged",
            Self::Forged => "bundle_forged",
            Self::Newer { .. } => "bundle_newer",
            Self::TooLarge { .. } => "bundle_too_large",
            Self::OtherCase => "bundle_other_case",
            Self::NotOfSender { .. } => "words_differ",
            Self::NotWaiting { .. } => "unknown_bundle",
            Self::Vector { .. } => "vector",
        }
    }

    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        |source| Self::Io { path, source }
    }
}

impl From<factdesk_desk::store::Error> for Error {
    fn from(error: factdesk_desk::store::Error) -> Self {
        Self::Desk(error.into())
    }
}

fn of(name: &str) -> String {
    match name.trim() {
        "" => String::new(),
        name => format!(" of {name}"),
    }
}

fn of_sender(name: &str) -> String {
    match name.trim() {
        "" => "of the sender".to_owned(),
        name => format!("of the sender ({name})"),
    }
}
