//! PDF: the text of each page, and pages drawn for the eye.

use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::error::Error;

/// Opens a PDF; an empty password is tried, since many files only forbid printing.
pub(crate) fn open(bytes: Vec<u8>) -> Result<Pdf, Error> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Error::Encrypted,
        LoadPdfError::Decryption(_) => Error::damaged("it is encrypted in a way that is not known"),
        LoadPdfError::Invalid => Error::damaged("no pages can be found in it"),
    })
}
