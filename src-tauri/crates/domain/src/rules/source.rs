//! Rules on sources.

use super::{RuleError, words};
use crate::id::SourceId;
use crate::operation::Operation;
use crate::source::{SourceAdd, SourceChange, SourceEdit};

/// A source card is made. For a confidential source the card bears the pseudonym; `real_name`, when it is known,
/// stays in the vault and must not be the same.
///
/// # Errors
/// An empty name; a confidential source under its real name.
pub fn add(card: SourceAdd, real_name: Option<&str>) -> Result<Operation, RuleError> {
    words("name", &card.name)?;
    let same = |real: &str| real.trim().to_lowercase() == card.name.trim().to_lowercase();
    if card.confidential && real_name.is_some_and(same) {
        return Err(RuleError::PseudonymMissing);
    }
    Ok(Operation::SourceAdd(card))
}

/// A field of a source changes.
///
/// # Errors
/// An empty name.
pub fn edit(source: SourceId, change: SourceChange) -> Result<Operation, RuleError> {
    if let SourceChange::Name(name) = &change {
        words("name", name)?;
    }
    Ok(Operation::SourceEdit(SourceEdit { source, change }))
}
