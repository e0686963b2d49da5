//! Undo and redo of whole acts. Both are operations, so they survive a restart and take part in every merge.

mod facts;
mod stack;

use std::collections::{BTreeMap, BTreeSet};

use factdesk_domain::{ActId, CaseId, ObjectRef, Operation, ReviewerId, RuleError, rules};
use rusqlite::Connection;

use self::facts::facts;
use self::stack::{Part, label, last_act, last_undo, parts};
use crate::{Acting, Desk, Done, Error, Result, project};

/// An act that could be undone, or an undo that could be redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The act; for a redo that of the undo.
    pub act: ActId,
    /// What it did, in a few words, such as "Verdict given: False".
    pub label: String,
}

/// Undos of undos that are followed to say what was taken back.
const DEEPEST: usize = 8;

/// What an act did, in a few words; of an undo, what it took back.
pub(crate) fn act_words(c: &Connection, mut act: ActId) -> Result<String> {
    for _ in 0..DEEPEST {
        let parts = match parts(c, act) {
            Ok(parts) => parts,
            // It has not arrived yet.
            Err(Error::Unknown { .. }) => break,
            Err(error) => return Err(error),
        };
        match parts.first().and_then(|part| part.operation.as_ref()) {
            Some(Operation::ActUndo(undo)) => act = undo.act,
            _ => return label(c, &parts),
        }
    }
    Ok("something that is not here".to_owned())
}

/// What an undo or redo of an act changes, case by case.
fn changed(c: &Connection, act: ActId, parts: &[Part]) -> Result<BTreeMap<CaseId, Vec<ObjectRef>>> {
    let cases: BTreeSet<CaseId> = parts.iter().map(|part| part.case).collect();
    cases
        .into_iter()
        .map(|case| Ok((case, project::affected(c, case, act)?.into_iter().collect())))
        .collect()
}

impl Desk {
    /// What an undo would take back, in a case or anywhere.
    ///
    /// # Errors
    /// The database.
    pub fn undo_step(&self, by: ReviewerId, case: Option<CaseId>) -> Result<Option<Step>> {
        let Some(device) = self.device() else {
            return Ok(None);
        };
        self.read(|c| last_act(c, (device, by), case))
    }

    /// What a redo would bring back, in a case or anywhere.
    ///
    /// # Errors
    /// The database.
    pub fn redo_step(&self, by: ReviewerId, case: Option<CaseId>) -> Result<Option<Step>> {
        let Some(device) = self.device() else {
            return Ok(None);
        };
        self.read(|c| last_undo(c, (device, by), case))
    }

    /// Undoes the last own act that is in force on this device, in a case or anywhere; says which one.
    ///
    /// # Errors
    /// Nothing to undo; another reviewer's work stands on it; the database.
    pub fn undo(&self, by: ReviewerId, case: Option<CaseId>) -> Result<Done<Step>> {
        self.act(by, |acting| {
            let step = last_act(acting.db(), (acting.device(), by), case)?.ok_or(RuleError::NothingToUndo)?;
            push_undo(acting, step.act)?;
            Ok(step)
        })
    }

    /// Undoes a certain own act of this device.
    ///
    /// # Errors
    /// An unknown act; what [`rules::act::may_undo`] refuses; the database.
    pub fn undo_act(&self, by: ReviewerId, act: ActId) -> Result<Done<Step>> {
        self.act(by, |acting| {
            let label = label(acting.db(), &parts(acting.db(), act)?)?;
            push_undo(acting, act)?;
            Ok(Step { act, label })
        })
    }

    /// Takes the last own undo back, in a case or anywhere; says which act is in force again.
    ///
    /// # Errors
    /// Nothing to redo, also because something was done since; another reviewer's work stands on the undo; the
    /// database.
    pub fn redo(&self, by: ReviewerId, case: Option<CaseId>) -> Result<Done<Step>> {
        self.act(by, |acting| {
            let step =
                last_undo(acting.db(), (acting.device(), by), case)?.ok_or(RuleError::NothingToRedo)?;
            let parts = parts(acting.db(), step.act)?;
            let facts = facts(acting, step.act, &parts)?;
            for (case, objects) in changed(acting.db(), step.act, &parts)? {
                acting.push(case, rules::act::redo(&facts, objects)?)?;
            }
            Ok(step)
        })
    }
}

fn push_undo(acting: &mut Acting<'_>, act: ActId) -> Result<()> {
    let parts = parts(acting.db(), act)?;
    let facts = facts(acting, act, &parts)?;
    for (case, objects) in changed(acting.db(), act, &parts)? {
        acting.push(case, rules::act::undo(&facts, objects)?)?;
    }
    Ok(())
}
