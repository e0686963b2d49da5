//! What an editor decided, or that nobody has.

use super::page::Page;
use super::words::{capital, count, decided_label, listed, moment, or, sentence};
use crate::escape::text;
use crate::model::{Claim, Decision, Outcome, Standing};

/// Whether a claim is decided, and every decision on it, the one that stands first.
pub(super) fn decisions(page: &mut Page, claim: &Claim) {
    if let Some(words) = undecided(claim) {
        page.para(&words);
    }
    let (standing, past): (Vec<&Decision>, Vec<&Decision>) = claim
        .decisions
        .iter()
        .partition(|decision| decision.standing == Standing::Current);
    for decision in standing.into_iter().chain(past.into_iter().rev()) {
        one(page, claim, decision);
    }
}

/// That nothing is published yet; none where one decision stands.
fn undecided(claim: &Claim) -> Option<String> {
    let verdicts = claim.current_verdicts().count();
    Some(match claim.current_decisions().count() {
        1 => return None,
        0 => without_decision(claim, verdicts),
        several => format!(
            "**Undecided.** {} stand, made without knowing of each other, and each is printed here. An editor has to \
             decide again.",
            capital(&count(several, "decision", "decisions"))
        ),
    })
}

fn without_decision(claim: &Claim, verdicts: usize) -> String {
    match verdicts {
        0 => "**No verdict yet.**".to_owned(),
        1 => "**Undecided.** One verdict was given; no editor has decided yet.".to_owned(),
        _ if claim.is_disputed() => format!(
            "**Undecided.** The reviewers disagree: {} were given, and each is printed here. No editor has decided \
             yet.",
            count(verdicts, "verdict", "verdicts")
        ),
        _ => format!(
            "**Undecided.** The reviewers agree: {} were given. No editor has decided yet.",
            count(verdicts, "verdict", "verdicts")
        ),
    }
}

fn one(page: &mut Page, claim: &Claim, decision: &Decision) {
    let what = match &decision.standing {
        Standing::Current => "Decision",
        Standing::Superseded | Standing::Outdated => "Earlier decision",
        Standing::Split => "Decision on the claim before it was split",
        Standing::Merged => "Decision on a claim that was merged into this one",
        Standing::Withdrawn { .. } => "Withdrawn decision",
    };
    page.heading(4, &format!("{what}: {}", decided_label(decision)));
    if let Standing::Withdrawn { reason } = &decision.standing {
        page.labelled("Why it was withdrawn.", reason.as_deref().unwrap_or_default());
    }
    if let Some(stale) = &decision.stale {
        page.para(&format!("**To be decided again.** {}", sentence(&text(stale))));
    }
    page.para(&made(claim, decision));
    if let Some(Outcome::NotCheckable { reason, detail }) = &decision.outcome {
        page.para(&format!(
            "**Why it cannot be checked.** {}",
            super::claim::why_not(*reason, detail.as_ref())
        ));
    }
    page.labelled("Reason.", &decision.reason);
    if let Some(words) = &decision.on {
        page.para("**It decided on these words:**");
        page.quote(words);
    }
}

/// `Decided by Ada on 21 November 2026, 09:41 UTC, resting on two verdicts.`
fn made(claim: &Claim, decision: &Decision) -> String {
    let mut words = format!(
        "Decided by {} on {}, resting on {}.",
        or(&decision.by, "an editor without a name"),
        moment(decision.at),
        count(decision.rests_on, "verdict", "verdicts")
    );
    if decision.single_reviewer {
        words.push_str(" Single reviewer: who decided also gave every verdict that it rests on.");
    }
    if let Some(panel) = decision.panel {
        words.push_str(&format!(
            " Vote: {} of {} verdicts say so; {} needed.",
            panel.votes,
            panel.of,
            count(panel.needed as usize, "was", "were")
        ));
    }
    let dissent: Vec<String> = decision
        .dissent
        .iter()
        .filter_map(|place| claim.verdicts.get(*place))
        .map(|verdict| {
            format!(
                "{} ({})",
                or(&verdict.reviewer, "a reviewer without a name"),
                super::words::label(verdict)
            )
        })
        .collect();
    if !dissent.is_empty() {
        words.push_str(&format!(" Dissent: {}, printed below.", listed(&dissent)));
    }
    words
}
