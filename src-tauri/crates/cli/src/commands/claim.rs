//! `claim`: the unit of the walk.

use clap::{Args, Subcommand};
use factdesk_desk::claim::{self, Claim, NewClaim, NewStatement, Part};
use factdesk_desk::{Desk, Done, blind};
use factdesk_domain::claim::{ClaimChange, ClaimType};
use factdesk_domain::{ClaimId, ReviewerId};
use serde_json::json;

use super::{claims, comment, evidence, verdict};
use crate::failure::Failure;
use crate::named::{ClaimName, ClaimNames};
use crate::output::Answer;
use crate::places::{OpenCase, Places};
use crate::reach::{Reach, id};
use crate::spans;
use crate::words::{CLAIM_TYPES, filled, one_of, prose, something};

/// Verbs of claims. A suggested claim is accepted by whatever is done with it.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Bring claims in from a table
    Import(super::claim_import::Import),
    /// Make a claim from a span of an article
    Add(Add),
    /// Show a claim with its statements, rivals, evidence and verdicts
    Show {
        #[command(flatten)]
        claim: ClaimName,
    },
    /// Accept suggested claims, as one act
    Accept {
        #[command(flatten)]
        claims: ClaimNames,
    },
    /// Change a claim; an empty text clears a field
    Edit(Edit),
    /// Split a claim into parts that are checked apart
    Split {
        #[command(flatten)]
        claim: ClaimName,
        /// Wording of one part; give it at least twice
        #[arg(long = "into", value_name = "TEXT", required = true, value_parser = prose, allow_hyphen_values = true)]
        into: Vec<String>,
    },
    /// Make several claims one
    Merge {
        /// The claim that stays
        #[arg(long, value_name = "CLAIM")]
        into: String,
        /// A claim that goes into it; may be given several times
        #[arg(long, value_name = "CLAIM", required = true, num_args = 1..)]
        from: Vec<String>,
    },
    /// Put a claim aside; it comes back
    Park {
        #[command(flatten)]
        claim: ClaimName,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
    },
    /// Take a parked claim up again
    Unpark {
        #[command(flatten)]
        claim: ClaimName,
    },
    /// Bookmark a claim
    Flag {
        #[command(flatten)]
        claim: ClaimName,
        /// Take the bookmark away
        #[arg(long)]
        off: bool,
    },
    /// Give the verdict that it cannot be checked
    NotCheckable {
        #[command(flatten)]
        claim: ClaimName,
        /// opinion, prediction, too_vague, personal_experience, satire, or another reason in words
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: String,
        /// More about the reason
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        detail: Option<String>,
        /// Who gives it, by name or id [default: who sits at the desk]
        #[arg(long)]
        reviewer: Option<String>,
    },
    /// Take claims out of the case, as one act; suggested ones are not suggested again
    #[command(visible_alias = "reject")]
    Retract {
        #[command(flatten)]
        claims: ClaimNames,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
    },
}

/// A new claim.
#[derive(Debug, Args)]
pub struct Add {
    /// Article
    #[arg(long)]
    pub article: String,
    /// First code point of the span
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub start: i64,
    /// One past the last code point
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub end: i64,
    /// The claim in words that stand alone [default: the words of the span]
    #[arg(long, value_parser = prose, allow_hyphen_values = true)]
    pub text: Option<String>,
    /// Type
    #[arg(long = "type", value_name = "TYPE", value_parser = one_of::<ClaimType>(&CLAIM_TYPES))]
    pub claim_type: Option<ClaimType>,
    /// Why it was chosen
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub why: Option<String>,
}

/// Changes of a claim.
#[derive(Debug, Args)]
pub struct Edit {
    #[command(flatten)]
    pub claim: ClaimName,
    /// The claim in words that stand alone
    #[arg(long, value_parser = prose, allow_hyphen_values = true)]
    pub text: Option<String>,
    /// Type
    #[arg(long = "type", value_name = "TYPE", value_parser = one_of::<ClaimType>(&CLAIM_TYPES))]
    pub claim_type: Option<ClaimType>,
    /// Why it was chosen
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub why: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown claim or article, a span outside of the text, whatever the rules refuse; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Add(asked) => add(&reach.write()?, asked),
        Verb::Show { claim } => show(&reach.read()?, claim.as_str()),
        Verb::Edit(asked) => edit(&reach.write()?, asked),
        Verb::Split { claim, into } => split(&reach.write()?, claim.as_str(), into),
        Verb::Merge { into, from } => merge(&reach.write()?, &into, &from),
        Verb::NotCheckable {
            claim,
            reason,
            detail,
            reviewer,
        } => {
            let desk = reach.write()?;
            verdict::not_checkable(&desk, claim.as_str(), &reason, detail, reviewer.as_deref())
        }
        Verb::Accept { claims } => many(reach, &claims, claim::accept_many),
        Verb::Park { claim, reason } => on(reach, &claim, |desk, by, id| {
            claim::park(desk, by, id, reason.and_then(filled)).map(drop)
        }),
        Verb::Unpark { claim } => on(reach, &claim, |desk, by, id| {
            claim::unpark(desk, by, id).map(drop)
        }),
        Verb::Flag { claim, off } => on(reach, &claim, |desk, by, id| {
            claim::flag(desk, by, id, !off).map(drop)
        }),
        Verb::Import(asked) => super::claim_import::run(&asked, reach),
        Verb::Retract { claims, reason } => many(reach, &claims, |desk, by, ids| {
            claim::retract_many(desk, by, ids, reason.and_then(filled).as_deref())
        }),
    }
}

/// One change of one claim; the answer names it.
fn on(
    reach: &Reach,
    claim: &ClaimName,
    change: impl FnOnce(&Desk, ReviewerId, ClaimId) -> factdesk_desk::Result<()>,
) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let claim = id("claim", claim.as_str())?;
    change(&desk, desk.me()?, claim)?;
    Ok(Answer::id("claim", claim))
}

/// One change of several claims; the answer names them.
fn many(
    reach: &Reach,
    claims: &ClaimNames,
    change: impl FnOnce(&Desk, ReviewerId, &[ClaimId]) -> factdesk_desk::Result<Done<()>>,
) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let ids = claims
        .each()
        .map(|text| id("claim", text))
        .collect::<Result<Vec<ClaimId>, _>>()?;
    change(&desk, desk.me()?, &ids)?;
    Ok(match ids.as_slice() {
        [one] => Answer::id("claim", one),
        all => {
            let text: Vec<String> = all.iter().map(ToString::to_string).collect();
            Answer::new(json!({ "claims": all }), text.join("\n"))
        }
    })
}

fn add(desk: &Desk, asked: Add) -> Result<Answer, Failure> {
    let (case, place) = spans::place(desk, &asked.article, asked.start, asked.end)?;
    let new = NewClaim {
        text: asked.text,
        claim_type: asked.claim_type,
        why_chosen: asked.why.and_then(filled),
        statements: vec![NewStatement {
            place: Some(place),
            ..NewStatement::default()
        }],
        ..NewClaim::default()
    };
    Ok(Answer::id(
        "claim",
        claim::create(desk, desk.me()?, case, new)?.value,
    ))
}

fn edit(desk: &Desk, asked: Edit) -> Result<Answer, Failure> {
    let claim = id("claim", asked.claim.as_str())?;
    let mut changes = Vec::new();
    changes.extend(asked.text.map(ClaimChange::Text));
    changes.extend(asked.claim_type.map(|kind| ClaimChange::ClaimType(Some(kind))));
    changes.extend(asked.why.map(|text| ClaimChange::WhyChosen(filled(text))));
    something(&changes)?;
    claim::edit(desk, desk.me()?, claim, changes)?;
    Ok(Answer::id("claim", claim))
}

fn split(desk: &Desk, claim: &str, into: Vec<String>) -> Result<Answer, Failure> {
    let claim = id("claim", claim)?;
    let parts = into
        .into_iter()
        .map(|text| Part {
            text,
            evidence: Vec::new(),
        })
        .collect();
    let made = claim::split(desk, desk.me()?, claim, parts)?.value;
    let text: Vec<String> = made.iter().map(ToString::to_string).collect();
    Ok(Answer::new(json!({ "claims": made }), text.join("\n")))
}

fn merge(desk: &Desk, into: &str, from: &[String]) -> Result<Answer, Failure> {
    let into = id("claim", into)?;
    let from = from
        .iter()
        .map(|text| id("claim", text))
        .collect::<Result<Vec<ClaimId>, _>>()?;
    claim::merge(desk, desk.me()?, into, from)?;
    Ok(Answer::id("claim", into))
}

/// The claim with everything that stands on it.
fn show(desk: &Desk, text: &str) -> Result<Answer, Failure> {
    let claim = id("claim", text)?;
    let known = desk.read(|c| claim::show(c, claim))?;
    let opened = OpenCase::load(desk, known.case)?;
    let entry = opened.view.claim(claim).ok_or_else(|| gone(&known))?;
    let card = claims::card(&opened.view, entry, &mut Places::of(&opened));
    let (found, given, said) = (
        evidence::of(desk, claim)?,
        verdict::of(desk, claim)?,
        comment::of(desk, claim)?,
    );
    let mut text = claims::in_words(&card);
    let hidden = desk.read(|c| Ok(blind::keeps_on(c, claim)?))?;
    let hint = hidden.then(|| format!("{}.", blind::HIDDEN));
    for part in [
        found.words(),
        given.words(),
        said.words(),
        hint.into_iter().collect(),
    ]
    .concat()
    {
        text.push_str(&format!("\n    {part}"));
    }
    let mut json = json!(card);
    json["case"] = json!(known.case);
    json["why_chosen"] = json!(known.why_chosen);
    json["recheck"] = json!(known.recheck_on);
    json["hidden"] = json!(hidden);
    json["parked_reason"] = json!(known.park_reason);
    (json["evidence"], json["verdicts"], json["comments"]) = (found.json(), given.json(), said.json());
    Ok(Answer::new(json, text))
}

fn gone(claim: &Claim) -> Failure {
    let how = match (claim.merged_into, claim.split_into.is_empty()) {
        (Some(into), _) => format!("was merged into {into}"),
        (None, false) => "was split".to_owned(),
        (None, true) => "was taken out of its case".to_owned(),
    };
    Failure::refused("gone", format!("This claim is no longer there: it {how}.")).on("claim")
}
