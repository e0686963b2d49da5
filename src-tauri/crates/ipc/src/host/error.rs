//! Every failure as it travels.

use factdesk_domain::RuleError;

use crate::wire::common::WireError;

impl From<factdesk_desk::Error> for WireError {
    fn from(error: factdesk_desk::Error) -> Self {
        Self {
            code: error.code().to_owned(),
            field: error.field().map(str::to_owned),
            message: sentence(&error.to_string()),
            detail: None,
        }
    }
}

impl From<RuleError> for WireError {
    fn from(error: RuleError) -> Self {
        factdesk_desk::Error::from(error).into()
    }
}

impl From<factdesk_desk::store::Error> for WireError {
    fn from(error: factdesk_desk::store::Error) -> Self {
        factdesk_desk::Error::from(error).into()
    }
}

impl WireError {
    pub(super) fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            field: None,
            detail: None,
        }
    }

    pub(super) fn of_field(code: &str, field: &str, message: impl Into<String>) -> Self {
        Self {
            field: Some(field.to_owned()),
            ..Self::new(code, message)
        }
    }
}

/// Begins with a capital and ends with a full stop.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .map(|c| c.to_uppercase().collect())
        .unwrap_or_default();
    let whole = first + letters.as_str();
    if whole.ends_with(['.', '!', '?', ')']) {
        whole
    } else {
        whole + "."
    }
}

/// A file or folder of the person's that could not be read or written.
pub(super) fn file(path: &std::path::Path, source: &std::io::Error) -> WireError {
    let full = source.kind() == std::io::ErrorKind::StorageFull;
    let code = if full { "disk_full" } else { "input_output" };
    let message = match full {
        true => "Could not save: the disk is full. Free some space and try again.".to_owned(),
        false => format!(
            "{} could not be written: {source}. Nothing was changed.",
            path.display()
        ),
    };
    WireError::new(code, message)
}
