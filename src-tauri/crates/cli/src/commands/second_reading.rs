//! `second-reading`: asking that a claim is read again, blind.

use clap::Subcommand;
use factdesk_desk::second_reading::{self, NewAsk};
use factdesk_desk::{Desk, reviewer as people};
use serde_json::{Value, json};

use super::{case, reviewer};
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::prose;

/// Verbs of second readings.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Ask for a second reading of a claim; who reads again is told nothing of the others' verdicts until then
    Ask {
        /// The claim
        #[arg(long)]
        claim: String,
        /// From whom, by name or id [default: anybody]
        #[arg(long, value_name = "NAME")]
        from: Option<String>,
        /// Why
        #[arg(long, value_name = "TEXT", value_parser = prose, default_value = "")]
        why: String,
        /// Verdicts that stand already do not count as one
        #[arg(long)]
        fresh: bool,
        /// Take the request back
        #[arg(long, conflicts_with_all = ["from", "fresh"])]
        remove: bool,
        /// Who asks, by name or id [default: who sits at the desk]
        #[arg(long, value_name = "NAME")]
        reviewer: Option<String>,
    },
    /// List what is asked in a case, and whether it was done
    List {
        /// The case
        #[arg(long)]
        case: String,
    },
}

/// Does what the verb says.
///
/// # Errors
/// An unknown claim, case or reviewer; a reading that was done already; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Ask {
            claim,
            from,
            why,
            fresh,
            remove,
            reviewer: by,
        } => {
            let desk = reach.write()?;
            let (desk, by) = reviewer::acting(&desk, by.as_deref())?;
            let claim = id("claim", &claim)?;
            if remove {
                second_reading::take_back(&desk, by, claim)?;
                return Ok(Answer::new(
                    json!({ "claim": claim, "asked": false }),
                    "Taken back.",
                ));
            }
            let from = from.map(|name| reviewer::known(&desk, &name)).transpose()?;
            let new = NewAsk { from, why, fresh };
            second_reading::ask(&desk, by, claim, new)?;
            let json = json!({ "claim": claim, "asked": true, "from": from, "fresh": fresh });
            Ok(Answer::new(json, "A second reading is asked for."))
        }
        Verb::List { case } => list(&reach.read()?, &case),
    }
}

fn list(desk: &Desk, named: &str) -> Result<Answer, Failure> {
    let case = case::known(desk, named)?;
    let all = desk.read_whole(|c| {
        let called = people::told_apart(&people::everyone(c)?);
        let asked = second_reading::list(c, case)?;
        asked
            .into_iter()
            .map(|(claim, asked)| {
                let done = asked.is_done(&second_reading::current(c, claim)?);
                let from = asked
                    .from
                    .map(|from| called.get(&from).cloned().unwrap_or_else(|| from.to_string()));
                Ok((claim, asked, from, done))
            })
            .collect()
    });
    let all: Vec<_> = all?;
    let json: Vec<Value> = all
        .iter()
        .map(|(claim, asked, _, done)| {
            json!({
                "claim": claim, "by": asked.by, "from": asked.from, "why": asked.why, "at": asked.at,
                "fresh": asked.is_fresh(), "done": done,
            })
        })
        .collect();
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|(claim, asked, from, done)| {
            vec![
                claim.to_string(),
                if *done { "done" } else { "waits" }.to_owned(),
                shown::line(from.as_deref().unwrap_or("anybody")),
                shown::line(&asked.why),
            ]
        })
        .collect();
    Ok(Answer::new(
        json!({ "second_readings": json }),
        shown::columns(&rows),
    ))
}
