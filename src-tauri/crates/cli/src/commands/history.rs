//! `history`: everything that was done, the latest first.

use std::collections::BTreeSet;

use clap::Args;
use factdesk_desk::Desk;
use factdesk_desk::history::{self, Entry, Filter};
use factdesk_domain::{ClaimId, Operation, TimestampMs};
use serde_json::{Value, json};

use super::case;
use super::reviewer::{self, Names};
use crate::failure::Failure;
use crate::listed::Listed;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{prose, since, until};

/// Whose history.
#[derive(Debug, Args)]
pub struct History {
    /// Only this case
    #[arg(long)]
    pub case: Option<String>,
    /// Only of this reviewer, by name or id; may be given several times
    #[arg(long, value_name = "NAME")]
    pub reviewer: Vec<String>,
    /// Only what touches this claim
    #[arg(long)]
    pub claim: Option<String>,
    /// Only of this kind, as `verdict_give`; may be given several times
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<String>,
    /// Not before this day (universal time) or instant
    #[arg(long, value_name = "DATE", value_parser = since)]
    pub since: Option<TimestampMs>,
    /// Not after this day (universal time) or instant
    #[arg(long, value_name = "DATE", value_parser = until)]
    pub until: Option<TimestampMs>,
    /// Only entries in which all these words stand, whatever their case
    #[arg(long, value_name = "TEXT", value_parser = prose)]
    pub words: Option<String>,
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
/// An unknown case, reviewer, claim or kind; the desk.
pub fn run(asked: &History, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let limit = asked
        .limit
        .map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let filter = filter(asked, &desk)?;
    let names = Names::of(&desk)?;
    let mut listed = Listed::default();
    let query = asked.words.as_deref().unwrap_or_default();
    if query.trim().is_empty() {
        for entry in desk.read(|c| history::find(c, &filter, limit))? {
            push(&mut listed, &entry, &names);
        }
    } else {
        let looked = history::look(&desk, filter, (query, limit), usize::MAX)?;
        for (entry, _) in &looked.entries {
            push(&mut listed, entry, &names);
        }
    }
    Ok(listed.answer("entries"))
}

fn push(listed: &mut Listed, entry: &Entry, names: &Names) {
    let by = names.name(entry.reviewer);
    listed.push(in_json(entry, &by), in_words(entry, &by));
}

fn filter(asked: &History, desk: &Desk) -> Result<Filter, Failure> {
    let case = asked
        .case
        .as_deref()
        .map(|id| case::known(desk, id))
        .transpose()?;
    let claim = asked.claim.as_deref().map(|claim| known_claim(desk, claim));
    let reviewers = asked.reviewer.iter().map(|name| reviewer::known(desk, name));
    Ok(Filter {
        case,
        reviewers: reviewers.collect::<Result<_, _>>()?,
        object: claim.transpose()?.map(Into::into),
        kinds: kinds(asked, desk)?,
        since: asked.since,
        until: asked.until,
        before: asked.before,
    })
}

fn known_claim(desk: &Desk, claim: &str) -> Result<ClaimId, Failure> {
    let id = id("claim", claim)?;
    desk.read(|c| factdesk_desk::claim::show(c, id))?;
    Ok(id)
}

/// The kinds that are wanted; those of a newer release too, where the log has some.
fn kinds(asked: &History, desk: &Desk) -> Result<Vec<String>, Failure> {
    let wanted: Vec<String> = asked
        .kind
        .iter()
        .map(|kind| kind.trim().replace('-', "_"))
        .collect();
    if wanted.is_empty() {
        return Ok(wanted);
    }
    let mut known: BTreeSet<String> = Operation::KINDS.iter().map(|kind| (*kind).to_owned()).collect();
    known.extend(
        desk.read(|c| history::kinds(c, None))?
            .into_iter()
            .map(|(kind, _)| kind),
    );
    match wanted.iter().find(|kind| !known.contains(*kind)) {
        None => Ok(wanted),
        Some(unknown) => Err(Failure::usage(format!(
            "“{}” is no kind of entry. The kinds are {}.",
            shown::line(unknown),
            Vec::from_iter(known).join(", ")
        ))
        .on("kind")),
    }
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
        "device": entry.device,
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
        "after_sign_off": entry.after_sign_off,
        "erased": entry.erased,
        "waiting": entry.waiting,
        "quarantined": entry.quarantined,
        "hash": entry.hash.to_string(),
        "prev_hash": entry.prev_hash.to_string(),
    })
}

fn in_words(entry: &Entry, by: &str) -> String {
    let marks: String = marks(entry).iter().map(|mark| format!("  [{mark}]")).collect();
    let change = match (&entry.before, &entry.after) {
        (Some(before), Some(after)) => {
            format!(": {} → {}", shown::short(before, 60), shown::short(after, 60))
        }
        (None, Some(after)) => format!(": {}", shown::short(after, 100)),
        _ => String::new(),
    };
    let sentence = shown::line(&entry.sentence);
    format!(
        "{:>5}  {}  {by}: {sentence}{change}{marks}",
        entry.number,
        entry.at.to_rfc3339()
    )
}

fn marks(entry: &Entry) -> Vec<String> {
    let mut marks = Vec::new();
    marks.extend(entry.undone_by.map(|number| format!("undone by {number}")));
    marks.extend(entry.after_sign_off.then(|| "after sign-off".to_owned()));
    marks.extend(entry.waiting.then(|| "waiting".to_owned()));
    let quarantined = entry.quarantined.as_deref();
    marks.extend(quarantined.map(|why| format!("quarantined: {}", shown::line(why))));
    marks
}
