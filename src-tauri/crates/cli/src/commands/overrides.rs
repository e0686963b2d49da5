//! `override`: a house rule set aside for a claim, with a reason that is printed.

use clap::Args;
use factdesk_desk::overriding;
use serde_json::json;

use super::{reviewer, rules};
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::words::{filled, prose};

/// An override, or the withdrawal of one.
#[derive(Debug, Args)]
pub struct Override {
    /// The claim
    #[arg(long, required_unless_present = "withdraw")]
    pub claim: Option<String>,
    /// The rule, as `primary_source`
    #[arg(long, required_unless_present = "withdraw")]
    pub rule: Option<String>,
    /// Why; needed for an override
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub reason: Option<String>,
    /// Withdraw this override
    #[arg(long, value_name = "OVERRIDE", conflicts_with_all = ["claim", "rule"])]
    pub withdraw: Option<String>,
    /// Who says so, by name or id [default: who sits at the desk]
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// Overrides a rule, or withdraws an override.
///
/// # Errors
/// An unknown claim, rule or override; no reason; an override that stands already; the desk.
pub fn run(asked: Override, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let (desk, by) = reviewer::acting(&desk, asked.reviewer.as_deref())?;
    if let Some(text) = &asked.withdraw {
        let over = id("override", text)?;
        overriding::withdraw(&desk, by, over, asked.reason.and_then(filled))?;
        return Ok(Answer::id("override", over));
    }
    let claim = id("claim", asked.claim.as_deref().unwrap_or_default())?;
    let key = rules::named(asked.rule.as_deref().unwrap_or_default())?;
    let reason = asked.reason.unwrap_or_default();
    let over = overriding::add(&desk, by, (claim, key), reason)?.value;
    Ok(Answer::new(
        json!({ "override": over, "claim": claim, "rule": key }),
        over.to_string(),
    ))
}
