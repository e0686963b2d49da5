//! What was looked for, and who was asked for a reply.

use factdesk_domain::evidence::EvidenceProblem;
use factdesk_domain::reply::ReplyState;

use super::page::Page;
use super::words::{date, given, listed, or, sentence};
use crate::escape::text;
use crate::model::{Evidence, Lookup, Reply};

/// The search log; what was not found is said as plainly as what was.
pub(super) fn lookups(page: &mut Page, lookups: &[Lookup]) {
    if lookups.is_empty() {
        return;
    }
    page.heading(4, "Search log");
    page.list(lookups.iter().map(lookup));
}

fn lookup(lookup: &Lookup) -> String {
    let result = if lookup.found { "Found." } else { "**Not found.**" };
    let note = given(lookup.note.as_ref()).map(|note| format!(" {}", sentence(&note)));
    format!(
        "{}: looked for “{}” in {}. {result}{}",
        date(&lookup.on),
        or(&lookup.query, "(no words)"),
        or(&lookup.place, "a place without a name"),
        note.unwrap_or_default()
    )
}

/// Who was asked for a reply, and what they said. Whether a deadline has passed depends on the day of reading, so the
/// report gives the dates and no judgement.
pub(super) fn replies(page: &mut Page, replies: &[Reply]) {
    if replies.is_empty() {
        return;
    }
    page.heading(4, "Right of reply");
    for one in replies {
        reply(page, one);
    }
}

fn reply(page: &mut Page, reply: &Reply) {
    let until = reply
        .deadline
        .as_ref()
        .map(|deadline| format!(", with an answer asked for by {}", date(deadline)));
    page.para(&format!(
        "**{}**, asked on {} ({}){}. {}",
        or(&reply.from, "Somebody without a name"),
        date(&reply.asked_on),
        or(&reply.how, "no way given"),
        until.unwrap_or_default(),
        outcome(reply)
    ));
    page.labelled("Question.", reply.question.as_deref().unwrap_or_default());
    if let Some(answer) = &reply.answer {
        page.para("**Answer.**");
        page.quote(answer);
    }
    page.labelled("Note.", reply.note.as_deref().unwrap_or_default());
}

fn outcome(reply: &Reply) -> String {
    let on = reply.answered_on.as_ref().map(|on| format!(" on {}", date(on)));
    let on = on.unwrap_or_default();
    match reply.state {
        ReplyState::Waiting => "**No answer is on record yet.**".to_owned(),
        ReplyState::Answered => format!("They answered{on}."),
        ReplyState::None => format!("**No answer came.** The matter was closed{on}."),
        ReplyState::Refused => format!("**They refused to answer**{on}."),
    }
}

/// What a reader of the evidence has to know: that it came too late, and what other readers find wrong with it.
pub(super) fn doubts(evidence: &Evidence) -> Vec<String> {
    let late = "Published after the claim: not knowable then.";
    let flags = evidence.problems.iter().map(|problem| {
        let names: Vec<String> = problem.by.iter().map(|name| text(name)).collect();
        format!("Flagged by {}: {}.", listed(&names), problem_words(problem.flag))
    });
    evidence
        .after_claim
        .then(|| late.to_owned())
        .into_iter()
        .chain(flags)
        .collect()
}

pub(crate) fn problem_words(problem: EvidenceProblem) -> &'static str {
    match problem {
        EvidenceProblem::Unreadable => "unreadable",
        EvidenceProblem::Unrelated => "unrelated to the claim",
        EvidenceProblem::NotSupported => "it does not say what it is used for",
        EvidenceProblem::Biased => "biased",
    }
}
