//! `erase`: what was said goes for ever, on every desk that hears of it.

use std::collections::BTreeSet;

use clap::Args;
use factdesk_desk::removal::{self, NewRemoval};
use factdesk_domain::capture::ErasureGround;
use serde_json::json;

use super::capture::GROUNDS;
use super::reviewer;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;
use crate::words::{one_of, prose};

/// What is out of reach, said with every answer.
const OUT_OF_REACH: &str = "Backups, reports, exports and bundles that were written before still hold it; delete them \
where they lie. Other desks remove it when they take in the next bundle.";

/// What goes.
#[derive(Debug, Args)]
pub struct Erase {
    /// Ids of claims, evidence, comments, verdicts, articles, sources or single operations, all of one case
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// SHA-256 of a captured file whose bytes go too; may be given several times
    #[arg(long = "file", value_name = "SHA256")]
    pub files: Vec<String>,
    /// Why
    #[arg(long, value_parser = prose)]
    pub reason: String,
    /// On what ground
    #[arg(long, value_parser = one_of::<ErasureGround>(&GROUNDS))]
    pub ground: ErasureGround,
    /// Who erases; without this, who sits at the desk
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// Erases what some objects or operations say, and everything that hangs on them.
///
/// # Errors
/// An unknown id, or ids of several cases; words that must stay; no reason; the desk.
pub fn run(asked: &Erase, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let mut case = None;
    let mut ops = BTreeSet::new();
    for id in &asked.ids {
        let (of, found) = desk.read(|c| removal::reach(c, id))?;
        if case.replace(of).is_some_and(|case| case != of) {
            return Err(Failure::usage("The ids are of several cases; erase them case by case.").on("id"));
        }
        ops.extend(found);
    }
    let case = case.ok_or_else(|| Failure::usage("Name what is to be erased.").on("id"))?;
    let (desk, by) = reviewer::acting(&desk, asked.reviewer.as_deref())?;
    let new = NewRemoval {
        case,
        ops: ops.clone(),
        files: asked.files.iter().cloned().collect(),
        reason: asked.reason.clone(),
        ground: asked.ground,
    };
    let done = removal::erase(&desk, by, new)?;
    let json = json!({
        "removal": done.value,
        "case": case,
        "operations": ops,
        "files": asked.files,
        "not_reached": OUT_OF_REACH,
    });
    let text = format!(
        "What {} said is gone from this desk, and {} with it.\n{OUT_OF_REACH}",
        shown::count(ops.len(), "operation", "operations"),
        shown::count(asked.files.len(), "file", "files")
    );
    Ok(Answer::new(json, text))
}
