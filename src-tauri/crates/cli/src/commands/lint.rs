//! `lint`: the house rules held against claims.

use clap::Args;
use factdesk_desk::lint::{self, Linted, Lints};
use factdesk_desk::{Desk, claim};
use factdesk_domain::lint::{Finding, State};
use serde_json::{Value, json};

use super::case::known;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;

/// Which claims to look at; exit code 1 when a rule blocks.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct Lint {
    /// Every claim of this case that was accepted
    #[arg(long)]
    pub case: Option<String>,
    /// Only this claim
    #[arg(long)]
    pub claim: Option<String>,
}

/// Holds the rules against claims.
///
/// # Errors
/// An unknown case or claim; a claim of another case; the desk.
pub fn run(asked: &Lint, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = asked.case.as_deref().map(|text| known(&desk, text)).transpose()?;
    let lints = Lints::default();
    let found = match (&asked.claim, case) {
        (Some(text), case) => {
            let claim = id("claim", text)?;
            let of = desk.read(|c| claim::case_of(c, claim))?;
            if case.is_some_and(|case| case != of) {
                return Err(factdesk_desk::Error::Unknown {
                    noun: "claim",
                    id: text.clone(),
                }
                .into());
            }
            vec![lint::of_claim(&desk, &lints, claim)?]
        }
        (None, Some(case)) => lint::of_case(&desk, &lints, case)?,
        (None, None) => unreachable!("BUG: one of the two is required"),
    };
    answer(&desk, &found)
}

fn answer(desk: &Desk, found: &[Linted]) -> Result<Answer, Failure> {
    let count = |state| found.iter().map(|one| one.count(state)).sum::<usize>();
    let (block, warn, overridden) = (count(State::Block), count(State::Warn), count(State::Overridden));
    let (mut claims, mut lines) = (Vec::new(), Vec::new());
    for one in found {
        let text = desk.read(|c| claim::show(c, one.claim))?.text;
        claims.push(in_json(one, &text));
        let shown: Vec<String> = one.findings.iter().filter_map(in_words).collect();
        if !shown.is_empty() {
            lines.push(format!("{}  {}", one.claim, shown::short(&text, 100)));
            lines.extend(shown);
        }
    }
    lines.push(format!("{block} block, {warn} warn, {overridden} overridden"));
    let json = json!({ "block": block, "warn": warn, "overridden": overridden, "claims": claims });
    Ok(Answer::new(json, lines.join("\n")).negative_if(block > 0))
}

fn in_json(one: &Linted, text: &str) -> Value {
    let findings: Vec<Value> = one.findings.iter().map(finding).collect();
    json!({
        "claim": one.claim,
        "text": text,
        "settled": one.settled,
        "worst": one.worst().as_str(),
        "findings": findings,
    })
}

fn finding(one: &Finding) -> Value {
    json!({
        "key": one.key,
        "name": one.key.name(),
        "level": one.level,
        "state": one.state.as_str(),
        "why": one.why,
        "fix": one.fix,
        "evidence": one.about,
        "override": one.overridden,
        "reason": one.reason,
    })
}

/// A finding that wants attention, or wanted it; none for the others.
fn in_words(one: &Finding) -> Option<String> {
    let words = format!(
        "  {:<11}{}: {}",
        one.state.as_str(),
        one.key.as_str(),
        shown::line(&one.why)
    );
    match one.state {
        State::Block | State::Warn => Some(format!("{words} {}", one.fix)),
        State::Overridden => {
            let reason = one.reason.as_deref().unwrap_or_default();
            Some(format!("{words} Overridden: {}", shown::line(reason)))
        }
        State::Pass | State::NotApplicable | State::Off => None,
    }
}
