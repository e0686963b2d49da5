//! `correct`: what is said of a case after its sign-off.

use clap::{Args, Subcommand};
use factdesk_desk::correction::{self, Correction, NewCorrection, NewRating, NewRequest, Request};
use factdesk_domain::PartialDate;
use factdesk_domain::correction::{CorrectionKind, CorrectionRequestEdit, RequestResult};
use serde_json::{Value, json};

use super::case::known;
use super::reviewer;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{date, prose};

/// A correction, or a verb on those that were made.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Correct {
    /// What to do else
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// The case
    #[arg(long, required = true)]
    pub case: Option<String>,
    /// The claim [default: the whole case]
    #[arg(long)]
    pub claim: Option<String>,
    /// correction, update or retraction
    #[arg(long, value_name = "KIND", value_parser = kind, required = true)]
    pub kind: Option<CorrectionKind>,
    /// Why, for the record
    #[arg(long, value_name = "TEXT", value_parser = prose, required = true, allow_hyphen_values = true)]
    pub reason: Option<String>,
    /// What readers are told
    #[arg(long, value_name = "TEXT", value_parser = prose, required = true, allow_hyphen_values = true)]
    pub notice: Option<String>,
    /// What is published on the claim from now on
    #[arg(long, value_name = "VALUE", requires = "claim", conflicts_with = "no_rating")]
    pub rating: Option<String>,
    /// Publish that no rating can be given
    #[arg(long, requires = "claim")]
    pub no_rating: bool,
    /// Who corrects, by name or id [default: who sits at the desk]
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// Verbs on corrections that were made.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Enter that an outlet was asked to correct what it printed
    Request {
        /// The correction that it was told of
        #[arg(long)]
        correction: String,
        /// Who was asked
        #[arg(long, value_name = "NAME")]
        outlet: String,
        /// How, as "by mail to the desk"
        #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
        how: String,
        /// When: YYYY-MM-DD
        #[arg(long, value_name = "DATE", value_parser = date)]
        on: Option<PartialDate>,
        /// Who asked, by name or id [default: who sits at the desk]
        #[arg(long, value_name = "NAME")]
        reviewer: Option<String>,
    },
    /// Enter what came of such a request
    Answered {
        /// The request
        #[arg(long)]
        request: String,
        /// waiting, corrected, refused or none
        #[arg(long, value_name = "RESULT", value_parser = result)]
        result: RequestResult,
        /// When: YYYY-MM-DD
        #[arg(long, value_name = "DATE", value_parser = date)]
        on: Option<PartialDate>,
        /// Who enters it, by name or id [default: who sits at the desk]
        #[arg(long, value_name = "NAME")]
        reviewer: Option<String>,
    },
    /// List the corrections of a case with their requests
    List {
        /// The case
        #[arg(long)]
        case: String,
    },
}

fn kind(text: &str) -> Result<CorrectionKind, String> {
    let found = CorrectionKind::ALL.iter().find(|one| one.as_str() == text);
    found
        .copied()
        .ok_or_else(|| "one of correction, update, retraction".to_owned())
}

fn result(text: &str) -> Result<RequestResult, String> {
    let found = RequestResult::ALL.iter().find(|one| one.as_str() == text);
    found
        .copied()
        .ok_or_else(|| "one of waiting, corrected, refused, none".to_owned())
}

/// Corrects a case, or does what the verb says.
///
/// # Errors
/// Who is no editor; a case that was not signed off; whatever the verb refuses; the desk.
pub fn run(asked: Correct, reach: &Reach) -> Result<Answer, Failure> {
    match asked.verb {
        Some(Verb::List { case }) => list(&case, reach),
        Some(Verb::Request {
            correction,
            outlet,
            how,
            on,
            reviewer,
        }) => {
            let desk = reach.write()?;
            let (desk, by) = reviewer::acting(&desk, reviewer.as_deref())?;
            let new = NewRequest {
                correction: id("correction", &correction)?,
                outlet,
                asked_on: on,
                how,
            };
            Ok(Answer::id("request", correction::request(&desk, by, new)?.value))
        }
        Some(Verb::Answered {
            request,
            result,
            on,
            reviewer,
        }) => {
            let desk = reach.write()?;
            let (desk, by) = reviewer::acting(&desk, reviewer.as_deref())?;
            let change = CorrectionRequestEdit {
                request: id("request", &request)?,
                result,
                answered_on: on,
            };
            correction::answered(&desk, by, change)?;
            Ok(Answer::id("request", request))
        }
        None => make(asked, reach),
    }
}

fn make(asked: Correct, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let (desk, by) = reviewer::acting(&desk, asked.reviewer.as_deref())?;
    let claim = asked.claim.as_deref().map(|text| id("claim", text)).transpose()?;
    let rating = match asked.rating {
        Some(rating) => Some(NewRating::Rating(rating)),
        None => asked.no_rating.then_some(NewRating::NoRating),
    };
    let new = NewCorrection {
        case: known(&desk, asked.case.as_deref().unwrap_or_default())?,
        claim,
        kind: asked.kind.unwrap_or(CorrectionKind::Correction),
        reason: asked.reason.unwrap_or_default(),
        notice: asked.notice.unwrap_or_default(),
        rating,
    };
    Ok(Answer::id("correction", correction::make(&desk, by, new)?.value))
}

fn list(case: &str, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = known(&desk, case)?;
    let found = desk.read(|c| correction::list(c, case))?;
    let json: Vec<Value> = found.iter().map(in_json).collect();
    let lines: Vec<String> = found.iter().flat_map(in_words).collect();
    Ok(Answer::new(json!({ "corrections": json }), lines.join("\n")))
}

fn in_json(one: &Correction) -> Value {
    let request = |one: &Request| {
        json!({
            "id": one.id, "outlet": one.outlet, "asked_on": one.asked_on, "how": one.how,
            "result": one.result, "answered_on": one.answered_on,
        })
    };
    json!({
        "id": one.id, "claim": one.claim, "kind": one.kind, "reason": one.reason, "notice": one.notice,
        "by": one.by, "at": one.at.to_rfc3339(), "old": one.old, "new": one.new,
        "requests": one.requests.iter().map(request).collect::<Vec<_>>(),
    })
}

fn in_words(one: &Correction) -> Vec<String> {
    let change = match (&one.old, &one.new) {
        (Some(old), Some(new)) => format!(" ({old} -> {new})"),
        _ => String::new(),
    };
    let first = format!(
        "{}  {}  {}{change}: {}",
        one.id,
        one.at.day(),
        one.kind.as_str(),
        shown::line(&one.notice)
    );
    let request = |one: &Request| {
        format!(
            "  {}  {}: {}",
            one.id,
            shown::line(&one.outlet),
            one.result.words()
        )
    };
    std::iter::once(first)
        .chain(one.requests.iter().map(request))
        .collect()
}
