//! `undo` and `redo`: acts taken back and brought again; both survive a restart.

use clap::Args;
use factdesk_desk::view::Views;
use factdesk_desk::{Desk, Done, Step};
use factdesk_domain::CaseId;
use factdesk_intake::import;
use serde_json::json;

use super::{case, reviewer};
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;

/// Which act.
#[derive(Debug, Args)]
pub struct Undo {
    #[command(flatten)]
    pub whose: Whose,
    /// This act and no other
    #[arg(long)]
    pub act: Option<String>,
}

/// In which case, and whose.
#[derive(Debug, Args)]
pub struct Whose {
    /// Only acts in this case
    #[arg(long)]
    pub case: Option<String>,
    /// Whose acts, by name or id [default: who sits at the desk]
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

impl Whose {
    fn case(&self, desk: &Desk) -> Result<Option<CaseId>, Failure> {
        self.case.as_deref().map(|id| case::known(desk, id)).transpose()
    }
}

/// Takes the last own act back, or the named one.
///
/// # Errors
/// Nothing to undo, an unknown act, an act that others built on; the desk.
pub fn undo(asked: &Undo, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let (desk, by) = reviewer::acting(&desk, asked.whose.reviewer.as_deref())?;
    let case = asked.whose.case(&desk)?;
    let done = match &asked.act {
        Some(act) => desk.undo_act(by, id("act", act)?)?,
        None => desk.undo(by, case)?,
    };
    import::follow(&desk, &Views::default(), &done.outcome.changes)?;
    Ok(answer("Undone", &done))
}

/// Brings the last undone act back.
///
/// # Errors
/// Nothing to redo; the desk.
pub fn redo(asked: &Whose, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let (desk, by) = reviewer::acting(&desk, asked.reviewer.as_deref())?;
    let case = asked.case(&desk)?;
    let done = desk.redo(by, case)?;
    import::follow(&desk, &Views::default(), &done.outcome.changes)?;
    Ok(answer("Redone", &done))
}

fn answer(what: &str, done: &Done<Step>) -> Answer {
    let changes: Vec<_> = done
        .outcome
        .changes
        .iter()
        .map(|change| json!({ "noun": change.noun, "id": change.id }))
        .collect();
    let json = json!({ "act": done.value.act, "label": done.value.label, "changes": changes });
    Answer::new(json, format!("{what}: {}", shown::line(&done.value.label)))
}
