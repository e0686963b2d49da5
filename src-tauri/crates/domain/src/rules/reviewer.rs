//! Rules on reviewers.

use super::{RuleError, words};
use crate::operation::Operation;
use crate::reviewer::ReviewerAdd;

/// A reviewer's card is made; `names` are those of the desk.
///
/// # Errors
/// An empty name, or one that is taken.
pub fn add(card: ReviewerAdd, names: &[String]) -> Result<Operation, RuleError> {
    words("name", &card.name)?;
    if names
        .iter()
        .any(|name| name.to_lowercase() == card.name.trim().to_lowercase())
    {
        return Err(RuleError::NameTaken { name: card.name });
    }
    Ok(Operation::ReviewerAdd(ReviewerAdd {
        name: card.name.trim().to_owned(),
        ..card
    }))
}
