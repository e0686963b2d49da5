//! Rules on undo and redo: own acts made on this device, that no other reviewer's work stands on.

use super::RuleError;
use crate::id::ActId;
use crate::noun::ObjectRef;
use crate::operation::{ActRedo, ActUndo, Operation};

/// What the rules need to know of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActFacts {
    /// The act.
    pub act: ActId,
    /// Whether this device did it.
    pub this_device: bool,
    /// Whether the present reviewer did it.
    pub this_reviewer: bool,
    /// Whether it counts at present.
    pub active: bool,
    /// Whether it holds anything that an undo reaches.
    pub undoable: bool,
    /// Whether an operation in force of another reviewer depends on it.
    pub others_depend: bool,
    /// Whether a later operation in force stands on something that it created.
    pub later_stands_on_it: bool,
}

/// The checks that an undo must pass.
///
/// # Errors
/// The first reason in the order of the fields: other device, other reviewer, not undoable, undone already, another
/// reviewer's work on it, later work on it.
pub fn may_undo(facts: &ActFacts) -> Result<(), RuleError> {
    match facts {
        ActFacts {
            this_device: false, ..
        } => Err(RuleError::UndoOtherDevice),
        ActFacts {
            this_reviewer: false, ..
        } => Err(RuleError::UndoOtherReviewer),
        ActFacts { undoable: false, .. } => Err(RuleError::NotUndoable),
        ActFacts { active: false, .. } => Err(RuleError::AlreadyUndone),
        ActFacts {
            others_depend: true, ..
        } => Err(RuleError::UndoDependedOn),
        ActFacts {
            later_stands_on_it: true,
            ..
        } => Err(RuleError::UndoLaterFirst),
        _ => Ok(()),
    }
}

/// The act no longer counts; `objects` is what it had changed in one case.
///
/// # Errors
/// As [`may_undo`].
pub fn undo(facts: &ActFacts, objects: Vec<ObjectRef>) -> Result<Operation, RuleError> {
    may_undo(facts)?;
    Ok(Operation::ActUndo(ActUndo {
        act: facts.act,
        objects: sorted(objects),
    }))
}

/// An undo no longer counts; `facts` are those of the undo's own act.
///
/// # Errors
/// As [`may_undo`].
pub fn redo(facts: &ActFacts, objects: Vec<ObjectRef>) -> Result<Operation, RuleError> {
    may_undo(facts)?;
    Ok(Operation::ActRedo(ActRedo {
        undo: facts.act,
        objects: sorted(objects),
    }))
}

fn sorted(mut objects: Vec<ObjectRef>) -> Vec<ObjectRef> {
    objects.sort_unstable();
    objects.dedup();
    objects
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn facts() -> ActFacts {
        ActFacts {
            act: ActId::from_bytes([1; 16]),
            this_device: true,
            this_reviewer: true,
            active: true,
            undoable: true,
            others_depend: false,
            later_stands_on_it: false,
        }
    }

    #[rstest]
    #[case(facts(), None)]
    #[case(ActFacts { this_device: false, ..facts() }, Some("undo_other_device"))]
    #[case(ActFacts { this_reviewer: false, ..facts() }, Some("undo_other_reviewer"))]
    #[case(ActFacts { active: false, ..facts() }, Some("already_undone"))]
    #[case(ActFacts { undoable: false, ..facts() }, Some("not_undoable"))]
    #[case(ActFacts { others_depend: true, ..facts() }, Some("undo_depended_on"))]
    #[case(ActFacts { later_stands_on_it: true, ..facts() }, Some("undo_later_first"))]
    fn who_may_undo_what(#[case] facts: ActFacts, #[case] refused: Option<&str>) {
        assert_eq!(undo(&facts, vec![]).err().map(|e| e.code()), refused);
        assert_eq!(redo(&facts, vec![]).err().map(|e| e.code()), refused);
    }
}
