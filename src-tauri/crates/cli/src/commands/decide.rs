//! `decide`: what an editor publishes on a claim after the verdicts.

use clap::Args;
use factdesk_desk::Desk;
use factdesk_desk::decision::{self, Deciding, NewDecision};
use factdesk_domain::VerdictId;
use serde_json::json;

use super::{reviewer, verdict};
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::words::prose;

/// A decision, or the withdrawal of one.
#[derive(Debug, Args)]
pub struct Decide {
    /// The claim
    #[arg(long, required_unless_present = "withdraw")]
    pub claim: Option<String>,
    /// A value of the case's scale; see `scale list`
    #[arg(long, value_name = "VALUE", group = "outcome")]
    pub rating: Option<String>,
    /// The version of the scale that the value was chosen on; refused when a newer one is in use
    #[arg(long, value_name = "N", requires = "rating")]
    pub scale_version: Option<u32>,
    /// No rating can be given on what is known
    #[arg(long, group = "outcome")]
    pub no_rating: bool,
    /// It cannot be checked: `opinion`, `prediction`, `too_vague`, `personal_experience`, `satire`, or words
    #[arg(long, value_name = "REASON", value_parser = prose, group = "outcome", allow_hyphen_values = true)]
    pub not_checkable: Option<String>,
    /// What this verdict found
    #[arg(long, value_name = "VERDICT", group = "outcome")]
    pub take: Option<String>,
    /// Why; never left out
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub reason: Option<String>,
    /// A verdict to print as dissent; may be given several times
    #[arg(long, value_name = "VERDICT")]
    pub dissent: Vec<String>,
    /// A verdict that was looked at; given once for each, another one refuses the decision
    #[arg(long, value_name = "VERDICT")]
    pub seen: Vec<String>,
    /// At least this many verdicts have to say it
    #[arg(long, value_name = "N")]
    pub panel: Option<u32>,
    /// Withdraw this decision
    #[arg(long, value_name = "DECISION", conflicts_with_all = ["claim", "outcome", "dissent", "seen", "panel"])]
    pub withdraw: Option<String>,
    /// Who decides, by name or id [default: who sits at the desk]
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// Decides, or withdraws a decision.
///
/// # Errors
/// An unknown claim, verdict or decision; whatever the rules refuse; the desk.
pub fn run(asked: Decide, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let (desk, by) = reviewer::acting(&desk, asked.reviewer.as_deref())?;
    if let Some(text) = &asked.withdraw {
        let made = id("decision", text)?;
        decision::withdraw(&desk, by, made, asked.reason.as_deref().unwrap_or_default())?;
        return Ok(Answer::id("decision", made));
    }
    let claim = id("claim", asked.claim.as_deref().unwrap_or_default())?;
    let new = NewDecision {
        claim,
        deciding: deciding(&asked)?,
        reason: asked.reason.clone().unwrap_or_default(),
        dissent: verdicts(&asked.dissent)?,
        seen: match asked.seen.as_slice() {
            [] => None,
            seen => Some(verdicts(seen)?),
        },
        panel: asked.panel,
    };
    let made = decision::make(&desk, by, new)?.value;
    told(&desk, made)
}

fn verdicts(ids: &[String]) -> Result<Vec<VerdictId>, Failure> {
    ids.iter().map(|text| id("verdict", text)).collect()
}

fn deciding(asked: &Decide) -> Result<Deciding, Failure> {
    if let Some(text) = &asked.take {
        return Ok(Deciding::Take(id("verdict", text)?));
    }
    if let Some(reason) = &asked.not_checkable {
        let (reason, detail) = verdict::why_not(reason, None);
        return Ok(Deciding::NotCheckable(reason, detail));
    }
    if asked.no_rating {
        return Ok(Deciding::NoRating);
    }
    match (asked.rating.clone(), asked.scale_version) {
        (Some(rating), Some(scale_version)) => Ok(Deciding::RatingOn {
            rating,
            scale_version,
        }),
        (Some(rating), None) => Ok(Deciding::Rating(rating)),
        (None, _) => Err(Failure::usage(
            "Say what is decided: --rating VALUE, --take VERDICT, --not-checkable REASON or --no-rating.",
        )
        .on("rating")),
    }
}

fn told(desk: &Desk, made: factdesk_domain::DecisionId) -> Result<Answer, Failure> {
    let one = desk.read(|c| decision::show(c, made))?;
    Ok(Answer::new(
        json!({
            "decision": one.id,
            "claim": one.claim,
            "rests_on": one.rests_on,
            "dissent": one.dissent,
            "supersedes": one.supersedes,
        }),
        one.id.to_string(),
    ))
}
