//! `lookup`: the search log of a claim.

use clap::{Args, Subcommand};
use factdesk_desk::Desk;
use factdesk_desk::lookup::{self, Lookup, NewLookup};
use factdesk_domain::PartialDate;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::listed::Listed;
use crate::named::{ClaimName, LookupName};
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{date, filled, prose};

/// Verbs of the search log.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Enter what was looked for
    Add(Add),
    /// List what was looked for, the first entry first
    List {
        #[command(flatten)]
        claim: ClaimName,
    },
    /// Take an entry out
    Retract {
        #[command(flatten)]
        lookup: LookupName,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
    },
}

/// A new entry.
#[derive(Debug, Args)]
pub struct Add {
    /// The claim that it was made for
    #[arg(long)]
    pub claim: String,
    /// What was looked for
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub query: String,
    /// Where: a search engine, an archive, a register
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub place: String,
    /// When; today when it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<PartialDate>,
    /// It was found
    #[arg(long, conflicts_with = "not_found", required_unless_present = "not_found")]
    pub found: bool,
    /// It was looked for and not found
    #[arg(long)]
    pub not_found: bool,
    /// What was found, or what else is worth knowing
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub note: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown claim or entry, no query or place; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Add(asked) => add(&reach.write()?, asked),
        Verb::List { claim } => list(&reach.read()?, claim.as_str()),
        Verb::Retract { lookup, reason } => {
            let (desk, lookup) = (reach.write()?, id("lookup", lookup.as_str())?);
            lookup::retract(&desk, desk.me()?, lookup, reason.and_then(filled))?;
            Ok(Answer::id("lookup", lookup))
        }
    }
}

fn add(desk: &Desk, asked: Add) -> Result<Answer, Failure> {
    let new = NewLookup {
        claim: id("claim", &asked.claim)?,
        query: asked.query,
        place: asked.place,
        on: asked.on,
        found: asked.found,
        note: asked.note.and_then(filled),
    };
    Ok(Answer::id("lookup", lookup::add(desk, desk.me()?, new)?.value))
}

fn list(desk: &Desk, claim: &str) -> Result<Answer, Failure> {
    let claim = id("claim", claim)?;
    let mut listed = Listed::default();
    let found = desk.read(|c| {
        factdesk_desk::claim::show(c, claim)?;
        lookup::list(c, claim)
    })?;
    for one in found {
        let words = format!(
            "{}  {}: {} ({})  {}",
            one.on,
            if one.found { "found" } else { "not found" },
            shown::line(&one.query),
            shown::line(&one.place),
            one.id
        );
        listed.push(in_json(&one), words);
    }
    Ok(listed.answer("lookups"))
}

fn in_json(one: &Lookup) -> Value {
    json!({
        "id": one.id,
        "claim": one.claim,
        "query": one.query,
        "place": one.place,
        "on": one.on,
        "found": one.found,
        "note": one.note,
        "reviewer": one.created_by,
        "at": one.created_at.to_rfc3339(),
    })
}
