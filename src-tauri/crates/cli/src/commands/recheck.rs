//! `recheck`: when to look at a claim again, and what is due.

use clap::{Args, Subcommand};
use factdesk_desk::view::Views;
use factdesk_desk::{claim, recheck};
use factdesk_domain::PartialDate;
use serde_json::{Value, json};

use super::case::known;
use crate::corrected::Corrected;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{date, filled, prose};

/// A date, or none; or what is due.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Recheck {
    /// What to do else
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// The claim
    #[arg(long, required = true)]
    pub claim: Option<String>,
    /// When: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date, required_unless_present = "clear")]
    pub on: Option<PartialDate>,
    /// Why then
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub why: Option<String>,
    /// Take the date away
    #[arg(long, conflicts_with_all = ["on", "why"])]
    pub clear: bool,
}

/// Verbs on what was set.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the claims whose day has come
    List {
        /// Only of this case
        #[arg(long)]
        case: Option<String>,
        /// By this day [default: today]
        #[arg(long, value_name = "DATE", value_parser = date)]
        by: Option<PartialDate>,
    },
}

/// Sets or clears the date, or lists what is due.
///
/// # Errors
/// An unknown claim or case; the desk.
pub fn run(asked: Recheck, reach: &Reach) -> Result<Answer, Failure> {
    if let Some(Verb::List { case, by }) = asked.verb {
        return list(case.as_deref(), by, reach);
    }
    let desk = reach.write()?;
    let claim = id("claim", asked.claim.as_deref().unwrap_or_default())?;
    claim::recheck(&desk, desk.me()?, claim, asked.on, asked.why.and_then(filled))?;
    Ok(Answer::id("claim", claim))
}

fn list(case: Option<&str>, by: Option<PartialDate>, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = case.map(|text| known(&desk, text)).transpose()?;
    let by = by.unwrap_or_else(|| desk.now().day());
    let due = desk.read(|c| recheck::due(c, &Views::default(), case, &by))?;
    let json: Vec<Value> = due
        .iter()
        .map(|one| {
            json!({
                "case": one.case, "title": one.title, "claim": one.claim, "number": one.number,
                "text": one.text, "label": one.label,
                "corrected": one.corrected.as_ref().map(Corrected::from), "due": one.due, "why": one.why,
                "overdue_days": one.overdue_days,
            })
        })
        .collect();
    let line = |one: &recheck::Due| {
        let (title, text) = (shown::short(&one.title, 40), shown::short(&one.text, 100));
        let mark = one.corrected.as_ref().map(|one| Corrected::from(one).mark());
        let label = format!("{}{}", shown::line(&one.label), mark.unwrap_or_default());
        format!("{}  {}  {title}: {text}  {label}", one.claim, one.due)
            .trim_end()
            .to_owned()
    };
    let lines: Vec<String> = due.iter().map(line).collect();
    Ok(Answer::new(json!({ "claims": json }), lines.join("\n")))
}
