//! Rules on cases.

use super::{RuleError, words};
use crate::case::{CaseChange, CaseCreate, CaseEdit};
use crate::id::CaseId;
use crate::operation::Operation;
use crate::scale::Scales;

/// A new case; `scales` are those that it can have.
///
/// # Errors
/// An empty title; a scale that does not exist.
pub fn create(case: CaseCreate, scales: &Scales) -> Result<Operation, RuleError> {
    words("title", &case.title)?;
    scales.find(case.scale).ok_or(RuleError::UnknownScale)?;
    Ok(Operation::CaseCreate(case))
}

/// A field of a case changes; `scales` are those that it knows.
///
/// # Errors
/// An empty title; a scale that does not exist.
pub fn edit(case: CaseId, change: CaseChange, scales: &Scales) -> Result<Operation, RuleError> {
    match &change {
        CaseChange::Title(title) => words("title", title)?,
        CaseChange::Scale(id) => {
            scales.find(*id).ok_or(RuleError::UnknownScale)?;
        }
        _ => {}
    }
    Ok(Operation::CaseEdit(CaseEdit { case, change }))
}
