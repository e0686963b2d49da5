//! Rules on cases.

use super::{RuleError, words};
use crate::case::{CaseChange, CaseCreate, CaseEdit};
use crate::id::CaseId;
use crate::operation::Operation;
use crate::scale;

/// A new case.
///
/// # Errors
/// An empty title; a scale that does not exist.
pub fn create(case: CaseCreate) -> Result<Operation, RuleError> {
    words("title", &case.title)?;
    scale::find(case.scale).ok_or(RuleError::UnknownScale)?;
    Ok(Operation::CaseCreate(case))
}

/// A field of a case changes.
///
/// # Errors
/// An empty title; a scale that does not exist.
pub fn edit(case: CaseId, change: CaseChange) -> Result<Operation, RuleError> {
    match &change {
        CaseChange::Title(title) => words("title", title)?,
        CaseChange::Scale(id) => {
            scale::find(*id).ok_or(RuleError::UnknownScale)?;
        }
        _ => {}
    }
    Ok(Operation::CaseEdit(CaseEdit { case, change }))
}
