//! `verdict`: a reviewer's rating.

use clap::{Args, Subcommand};
use factdesk_desk::verdict::{self, Finding, NewVerdict, Verdict};
use factdesk_desk::{Desk, blind, claim, evidence};
use factdesk_domain::verdict::{Confidence, NotCheckable, Outcome, rationale_shown};
use factdesk_domain::{ClaimId, EvidenceId};
use serde_json::{Value, json};

use super::reviewer::{self, Names};
use crate::failure::Failure;
use crate::listed::Listed;
use crate::named::{ClaimName, VerdictName};
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{CONFIDENCES, filled, one_of, prose, word};

/// Verbs of verdicts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Give a verdict; an earlier one of the same reviewer is kept and superseded
    Give(Box<Give>),
    /// List the verdicts on a claim, the latest first
    List {
        #[command(flatten)]
        claim: ClaimName,
    },
    /// Withdraw a verdict; it is kept and no longer counts
    Withdraw {
        #[command(flatten)]
        verdict: VerdictName,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
        /// Who withdraws it, by name or id [default: who sits at the desk]
        #[arg(long, value_name = "NAME")]
        reviewer: Option<String>,
    },
}

/// A new verdict.
#[derive(Debug, Args)]
pub struct Give {
    /// The claim
    #[arg(long)]
    pub claim: String,
    /// A value of the case's scale; see `scale list`
    #[arg(long, value_name = "VALUE")]
    pub rating: Option<String>,
    /// The version of the scale that the value was chosen on; refused when a newer one is in use
    #[arg(long, value_name = "N", requires = "rating")]
    pub scale_version: Option<u32>,
    /// Why; [E1] cites the first evidence on the claim
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub rationale: Option<String>,
    /// One line for the reader
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub conclusion: Option<String>,
    /// How sure
    #[arg(long, value_parser = one_of::<Confidence>(&CONFIDENCES))]
    pub confidence: Option<Confidence>,
    /// What would change it
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub would_change: Option<String>,
    /// Who gives it, by name or id [default: who sits at the desk]
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown claim, verdict or reviewer, whatever the rules refuse; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Give(asked) => give(&reach.write()?, *asked),
        Verb::List { claim } => list(&reach.read()?, claim.as_str()),
        Verb::Withdraw {
            verdict,
            reason,
            reviewer,
        } => {
            let (desk, verdict) = (reach.write()?, id("verdict", verdict.as_str())?);
            let (desk, by) = reviewer::acting(&desk, reviewer.as_deref())?;
            verdict::withdraw(&desk, by, verdict, reason.and_then(filled))?;
            Ok(Answer::id("verdict", verdict))
        }
    }
}

fn give(desk: &Desk, asked: Give) -> Result<Answer, Failure> {
    let (ref desk, by) = reviewer::acting(desk, asked.reviewer.as_deref())?;
    let claim = id("claim", &asked.claim)?;
    let new = NewVerdict {
        claim,
        finding: finding(desk, claim, asked.rating, asked.scale_version)?,
        conclusion: asked.conclusion.and_then(filled),
        rationale: asked.rationale.unwrap_or_default(),
        confidence: asked.confidence,
        would_change: asked.would_change.and_then(filled),
    };
    Ok(Answer::id("verdict", verdict::give(desk, by, new)?.value))
}

/// A rating, which only a scale without ratings may do without.
fn finding(
    desk: &Desk,
    claim: ClaimId,
    rating: Option<String>,
    scale_version: Option<u32>,
) -> Result<Finding, Failure> {
    if let Some(rating) = rating {
        return Ok(match scale_version {
            Some(scale_version) => Finding::RatingOn {
                rating,
                scale_version,
            },
            None => Finding::Rating(rating),
        });
    }
    let (scales, scale) = desk.read(|c| {
        let case = claim::show(c, claim)?.case;
        let scales = factdesk_desk::scale::of_case(c, case)?;
        Ok((scales, factdesk_desk::case::show(c, case)?.scale))
    })?;
    match scales.find(scale) {
        Some(scale) if scale.is_without_ratings() => Ok(Finding::Conclusion),
        _ => Err(
            Failure::usage("A rating is needed: --rating VALUE; `scale list` names the values.").on("rating"),
        ),
    }
}

/// Gives the verdict that a claim cannot be checked. A reason outside of the vocabulary is kept in
/// the reviewer's own words.
///
/// # Errors
/// An unknown claim or reviewer, an empty reason; the desk.
pub fn not_checkable(
    desk: &Desk,
    claim: &str,
    reason: &str,
    detail: Option<String>,
    reviewer: Option<&str>,
) -> Result<Answer, Failure> {
    let (ref desk, by) = reviewer::acting(desk, reviewer)?;
    let (reason, detail) = why_not(reason, detail);
    let new = NewVerdict {
        claim: id("claim", claim)?,
        finding: Finding::NotCheckable(reason, detail),
        conclusion: None,
        rationale: String::new(),
        confidence: None,
        would_change: None,
    };
    Ok(Answer::id("verdict", verdict::give(desk, by, new)?.value))
}

/// A reason of the vocabulary; any other one is kept in the reviewer's own words.
pub(super) fn why_not(reason: &str, detail: Option<String>) -> (NotCheckable, Option<String>) {
    let named = reason.trim().to_lowercase().replace([' ', '-'], "_");
    match serde_json::from_value::<NotCheckable>(Value::String(named)) {
        Ok(named) => (named, detail.and_then(filled)),
        Err(_) => (NotCheckable::Other, in_own_words(reason, detail)),
    }
}

fn in_own_words(reason: &str, detail: Option<String>) -> Option<String> {
    let words = [Some(reason.trim().to_owned()), detail]
        .into_iter()
        .flatten()
        .filter_map(filled);
    filled(words.collect::<Vec<_>>().join(": "))
}

fn list(desk: &Desk, claim: &str) -> Result<Answer, Failure> {
    let claim = id("claim", claim)?;
    let hidden = desk.read(|c| {
        claim::show(c, claim)?;
        Ok(blind::keeps_on(c, claim)?)
    })?;
    let listed = of(desk, claim)?;
    let mut words = listed.words();
    words.extend(hidden.then(|| format!("{}.", blind::HIDDEN)));
    let json = json!({ "verdicts": listed.json(), "hidden": hidden });
    Ok(Answer::new(json, words.join("\n")))
}

/// The verdicts on a claim, the latest first; superseded and withdrawn ones too.
///
/// # Errors
/// The desk.
pub fn of(desk: &Desk, claim: ClaimId) -> Result<Listed, Failure> {
    let names = Names::of(desk)?;
    let (given, cited) = desk.read(|c| Ok((verdict::list(c, claim)?, evidence::list(c, claim)?)))?;
    let cited: Vec<EvidenceId> = cited.iter().map(|one| one.id).collect();
    let mut listed = Listed::default();
    for one in given.iter().rev() {
        let by = names.name(one.reviewer);
        let number = |id| cited.iter().position(|known| *known == id).map(|index| index + 1);
        let rationale = rationale_shown(&one.rationale, number);
        listed.push(in_json(one, &by, &rationale), in_words(one, &by, &rationale));
    }
    Ok(listed)
}

fn in_json(one: &Verdict, by: &str, rationale: &str) -> Value {
    let (rating, reason, detail) = match &one.outcome {
        Outcome::Rated { rating, .. } => (Some(rating), None, None),
        Outcome::Concluded { .. } => (None, None, None),
        Outcome::NotCheckable { reason, detail } => (None, Some(reason), detail.as_ref()),
    };
    json!({
        "id": one.id,
        "claim": one.claim,
        "reviewer": one.reviewer,
        "name": by,
        "at": one.at.to_rfc3339(),
        "rating": rating,
        "not_checkable": reason,
        "detail": detail,
        "conclusion": one.conclusion,
        "rationale": rationale,
        "confidence": one.confidence,
        "would_change": one.would_change,
        "wording": one.pinned_text,
        "current": one.is_current(),
        "withdrawn": one.withdrawn,
        "withdraw_reason": one.withdraw_reason,
    })
}

fn in_words(one: &Verdict, by: &str, rationale: &str) -> String {
    let found = match &one.outcome {
        Outcome::Rated { rating, .. } => rating.clone(),
        Outcome::Concluded { .. } => one.conclusion.clone().unwrap_or_default(),
        Outcome::NotCheckable { reason, detail } => {
            format!(
                "not checkable ({})",
                detail.clone().unwrap_or_else(|| word(*reason).replace('_', " "))
            )
        }
    };
    let state = match (one.withdrawn, one.is_current()) {
        (true, _) => " [withdrawn]",
        (false, false) => " [superseded]",
        (false, true) => "",
    };
    format!(
        "{by}{state}: {}. {}  {}",
        shown::line(&found),
        shown::line(rationale),
        one.id
    )
}
