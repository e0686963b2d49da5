//! `history`: everything that was done, the latest first.

use clap::Args;
use factdesk_desk::history::{self, Entry, Filter};
use serde_json::{Value, json};

use super::case;
use super::reviewer::Names;
use crate::failure::Failure;
use crate::listed::Listed;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;

/// Whose history.
#[derive(Debug, Args)]
pub struct History {
    /// Only this case
    #[arg(long)]
    pub case: Option<String>,
    /// At most this many entries
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
    /// Only entries before the one with this number
    #[arg(long, value_name = "NUMBER")]
    pub before: Option<i64>,
}

/// Lists the entries.
///
/// # Errors
/// An unknown case; the desk.
pub fn run(asked: &History, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = asked
        .case
        .as_deref()
        .map(|id| case::known(&desk, id))
        .transpose()?;
    let limit = asked
        .limit
        .map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let filter = Filter {
        case,
        before: asked.before,
        ..Filter::default()
    };
    let names = Names::of(&desk)?;
    let mut listed = Listed::default();
    for entry in desk.read(|c| history::find(c, &filter, limit))? {
        let by = names.name(entry.reviewer);
        listed.push(in_json(&entry, &by), in_words(&entry, &by));
    }
    Ok(listed.answer("entries"))
}

fn in_json(entry: &Entry, by: &str) -> Value {
    let objects: Vec<Value> = entry
        .objects
        .iter()
        .map(|object| json!({ "noun": object.noun, "id": object.id }))
        .collect();
    json!({
        "number": entry.number,
        "id": entry.op,
        "act": entry.act,
        "case": entry.case,
        "seq": entry.seq,
        "at": entry.at.to_rfc3339(),
        "reviewer": entry.reviewer,
        "name": by,
        "kind": entry.kind,
        "sentence": entry.sentence,
        "objects": objects,
        "before": entry.before,
        "after": entry.after,
        "undone_by": entry.undone_by,
        "waiting": entry.waiting,
        "quarantined": entry.quarantined,
        "hash": entry.hash.to_string(),
        "prev_hash": entry.prev_hash.to_string(),
    })
}

fn in_words(entry: &Entry, by: &str) -> String {
    let undone = entry
        .undone_by
        .map(|number| format!("  [undone by {number}]"))
        .unwrap_or_default();
    let change = match (&entry.before, &entry.after) {
        (Some(before), Some(after)) => {
            format!(": {} → {}", shown::short(before, 60), shown::short(after, 60))
        }
        (None, Some(after)) => format!(": {}", shown::short(after, 100)),
        _ => String::new(),
    };
    let sentence = shown::line(&entry.sentence);
    format!(
        "{:>5}  {}  {by}: {sentence}{change}{undone}",
        entry.number,
        entry.at.to_rfc3339()
    )
}
