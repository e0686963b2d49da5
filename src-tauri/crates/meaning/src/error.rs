//! Why there is no vector.

use std::io;
use std::path::PathBuf;

/// Why a model cannot be used. Each is a sentence for the person who pointed to it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder, or one of the two files in it, is not there.
    #[error(
        "{} is missing. A folder with a sentence model holds model.onnx and tokenizer.json.",
        path.display()
    )]
    Missing {
        /// What was looked for.
        path: PathBuf,
    },
    /// The system does not let a file be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file is larger than any sentence model that this program can use.
    #[error("{} is too large for a sentence model: {found_bytes} bytes, at most {most_bytes} can be used.", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        found_bytes: u64,
        /// The limit.
        most_bytes: u64,
    },
    /// A file is cut off, damaged, or of another format.
    #[error("{part} is damaged or no such file: {detail}")]
    Damaged {
        /// `model.onnx` or `tokenizer.json`.
        part: &'static str,
        /// What the reader of the format says.
        detail: String,
    },
    /// The files can be read, but hold a model of another kind, or do not belong together.
    #[error("This is no sentence model that can be used here: {detail}")]
    Foreign {
        /// What does not fit.
        detail: String,
    },
    /// The model failed on a text.
    #[error("The sentence model failed on a text: {detail}")]
    Run {
        /// What the model's runtime says.
        detail: String,
    },
}

impl Error {
    /// Stable snake_case name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "model_missing",
            Self::Unreadable { .. } => "model_unreadable",
            Self::TooLarge { .. } => "model_too_large",
            Self::Damaged { .. } => "model_damaged",
            Self::Foreign { .. } => "model_foreign",
            Self::Run { .. } => "model_failed",
        }
    }
}
