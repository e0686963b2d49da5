//! `review`: what several reviewers found, side by side.

use clap::Subcommand;
use factdesk_desk::blind::HIDDEN;
use factdesk_domain::{CaseId, ClaimId, TimestampMs};
use factdesk_ipc::wire::claim::ByClaim;
use factdesk_ipc::wire::common::ByCase;
use factdesk_ipc::wire::review::{
    DecisionView, Precedent, ReviewClaim, ReviewItem, ReviewQueue, ReviewVerdict,
};
use serde_json::{Value, json};

use super::{case, model};
use crate::corrected::{self, Corrected};
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;

/// Verbs of reviewing.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the claims whose verdicts differ, those that wait for a reader, and those on which reviewers agree
    List {
        /// The case
        #[arg(long)]
        case: String,
    },
    /// Show the verdicts on a claim side by side, with what differs, what was decided, and how similar claims were
    /// judged; nameless until it is decided
    Show {
        /// The claim
        #[arg(long)]
        claim: String,
    },
}

/// Does what the verb says.
///
/// # Errors
/// An unknown case or claim; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::List { case } => list(&case, reach),
        Verb::Show { claim } => show(&claim, reach),
    }
}

fn list(named: &str, reach: &Reach) -> Result<Answer, Failure> {
    let host = model::host(reach)?;
    let case = case::known(host.desk(), named)?;
    let found = host.review_queue(&ByCase {
        case_id: case.to_string(),
    })?;
    Ok(Answer::new(queue_in_json(case, &found), queue_in_words(&found)))
}

fn queue_in_json(case: CaseId, found: &ReviewQueue) -> Value {
    let items = |all: &[ReviewItem]| all.iter().map(item_in_json).collect::<Vec<_>>();
    let mine = found.missing.iter().filter(|item| item.waits_for_me);
    json!({
        "case": case,
        "role": found.role,
        "disagree": items(&found.disagree),
        "missing": items(&found.missing),
        "agree": items(&found.agree),
        "waits_for_me": mine.map(|item| &item.claim_id).collect::<Vec<_>>(),
        "undecided": found.undecided,
        "decided": found.decided,
    })
}

fn item_in_json(item: &ReviewItem) -> Value {
    json!({
        "claim": item.claim_id,
        "number": item.number,
        "text": item.text,
        "hidden": item.hidden,
        "waits_for_me": item.waits_for_me,
        "labels": item.labels,
        "decision": item.decision,
        "note": item.note,
        "corrected": item.corrected.as_ref().map(Corrected::from),
    })
}

fn queue_in_words(found: &ReviewQueue) -> String {
    let (mine, others): (Vec<_>, Vec<_>) = found.missing.iter().partition(|item| item.waits_for_me);
    let groups = [
        ("Waits for you", mine),
        ("Disagree", found.disagree.iter().collect()),
        ("Waits for a reader", others),
        ("Agree", found.agree.iter().collect()),
    ];
    let mut lines = Vec::new();
    for (title, items) in groups.into_iter().filter(|(_, items)| !items.is_empty()) {
        lines.push(format!("{title}: {}", items.len()));
        let rows: Vec<Vec<String>> = items.into_iter().map(item_in_cells).collect();
        lines.extend(shown::columns(&rows).lines().map(|line| format!("  {line}")));
    }
    match lines.is_empty() {
        true => "There is no verdict here to lay beside another one yet.".to_owned(),
        false => lines.join("\n"),
    }
}

fn item_in_cells(item: &ReviewItem) -> Vec<String> {
    vec![
        item.number.to_string(),
        item.claim_id.clone(),
        shown::short(&item.text, 80),
        shown::line(&item.note),
    ]
}

fn show(text: &str, reach: &Reach) -> Result<Answer, Failure> {
    let claim: ClaimId = id("claim", text)?;
    let host = model::host(reach)?;
    let case = host.claim_case(claim)?;
    let found = host.review_show(&ByClaim {
        case_id: case.to_string(),
        claim_id: claim.to_string(),
    })?;
    Ok(Answer::new(claim_in_json(case, &found), claim_in_words(&found)))
}

fn claim_in_json(case: CaseId, found: &ReviewClaim) -> Value {
    let card = &found.claim.card;
    json!({
        "claim": card.id,
        "case": case,
        "number": card.number,
        "text": card.text,
        "state": card.state,
        "hidden": found.hidden,
        "difference": found.difference,
        "differed": found.differed,
        "notes": found.notes,
        "verdicts": found.verdicts.iter().map(verdict_in_json).collect::<Vec<_>>(),
        "decisions": found.decisions.iter().map(decision_in_json).collect::<Vec<_>>(),
        "corrected": card.corrected.as_ref().map(Corrected::from),
        "disputed": found.disputed,
        "can_decide": found.can_decide,
        "why_not": found.why_not,
        "precedents": found.precedents.iter().map(precedent_in_json).collect::<Vec<_>>(),
    })
}

fn at(milliseconds: i64) -> String {
    TimestampMs::from_i64(milliseconds).to_rfc3339()
}

fn verdict_in_json(one: &ReviewVerdict) -> Value {
    let given = &one.verdict;
    json!({
        "letter": one.letter,
        "who": one.who,
        "verdict": given.id,
        "at": at(given.at_ms),
        "rating": given.rating,
        "label": given.label,
        "not_checkable": given.not_checkable,
        "conclusion": given.conclusion,
        "rationale": given.rationale,
        "confidence": given.confidence,
        "would_change": given.would_change,
        "blind": one.blind,
        "order": one.order,
        "cites": one.cites,
    })
}

fn decision_in_json(one: &DecisionView) -> Value {
    json!({
        "decision": one.id,
        "label": one.label,
        "rating": one.rating,
        "not_checkable": one.not_checkable,
        "no_rating": one.no_rating,
        "reason": one.reason,
        "by": one.by.id,
        "name": one.by.name,
        "at": at(one.at_ms),
        "rests_on": one.rests_on,
        "dissent": one.dissent,
        "panel": one.panel,
        "stale": one.stale,
        "current": one.current,
        "withdrawn": one.withdrawn,
        "single_reviewer": one.single_reviewer,
    })
}

fn precedent_in_json(one: &Precedent) -> Value {
    json!({
        "claim": one.claim_id,
        "case": one.case_id,
        "case_title": one.case_title,
        "text": one.text,
        "label": one.label,
        "decided": one.decided,
        "at": at(one.at_ms),
        "corrected": one.corrected.as_ref().map(Corrected::from),
        "score": f64::from(one.score) / 1000.0,
    })
}

fn claim_in_words(found: &ReviewClaim) -> String {
    let card = &found.claim.card;
    let mut lines = vec![format!("{}  {}", card.number, shown::line(&card.text))];
    if found.hidden {
        lines.push(format!("{HIDDEN}."));
        return lines.join("\n");
    }
    let difference = found.differed.as_ref().map(|words| format!("{words}, decided."));
    lines.extend(difference.or_else(|| found.difference.as_ref().map(|words| format!("{words}."))));
    lines.extend(found.verdicts.iter().map(verdict_in_words));
    lines.extend(found.notes.iter().cloned());
    lines.extend(found.decisions.iter().map(decision_in_words));
    let published = card.corrected.as_ref().map(Corrected::from);
    lines.extend(published.map(|one| format!("Published: {}.", one.in_words())));
    lines.extend(found.precedents.iter().map(precedent_in_words));
    lines.extend(
        found
            .why_not
            .iter()
            .map(|words| format!("You cannot decide: {words}")),
    );
    lines.join("\n")
}

fn verdict_in_words(one: &ReviewVerdict) -> String {
    let blind = if one.blind { ", blind" } else { "" };
    let cites = match one.cites.as_slice() {
        [] => String::new(),
        cites => format!(" [{}]", cites.join(", ")),
    };
    format!(
        "{} ({}{blind}): {}{cites}. {}",
        shown::line(&one.who),
        one.verdict.id,
        shown::line(&one.verdict.label),
        shown::line(&one.verdict.rationale),
    )
}

fn decision_in_words(one: &DecisionView) -> String {
    let standing = match (&one.stale, one.current) {
        (Some(why), _) => format!(" [{why}]"),
        (None, true) => String::new(),
        (None, false) => " [no longer]".to_owned(),
    };
    format!(
        "Decided by {}{standing}: {}. {}",
        shown::line(&one.by.name),
        shown::line(&one.label),
        shown::line(&one.reason),
    )
}

fn precedent_in_words(one: &Precedent) -> String {
    format!(
        "Similar: {} ({}) {}{}",
        shown::short(&one.text, 80),
        shown::short(&one.case_title, 40),
        shown::line(&one.label),
        corrected::mark(one.corrected.as_ref()),
    )
}
