//! The sign-off, and what was said after it.

use super::page::Page;
use super::words::{capital, count, date, given, moment_day, or, sentence};
use crate::escape::{code, text};
use crate::model::{Claim, Correction, Report, Request, SignOff};

/// What the front matter says of the state.
pub(super) fn state(report: &Report) -> &'static str {
    match (&report.sign_off, report.corrections.is_empty()) {
        (None, _) => "draft, not signed off",
        (Some(_), true) => "signed off",
        (Some(_), false) => "signed off, corrected since",
    }
}

/// Whether it is a draft, who signed it, and what was open then.
pub(super) fn sign_off(page: &mut Page, report: &Report) {
    withheld(page, report);
    let Some(signed) = &report.sign_off else {
        page.para("Draft. Not signed off.");
        return;
    };
    page.para(&by(signed));
    page.field(signed.statement.as_deref().unwrap_or_default());
    if !signed.open.is_empty() {
        page.para("Open at the sign-off:");
        // No full stop is put behind them: a number alone would become a numbered list.
        page.list(signed.open.iter().map(|words| text(words)));
    }
    if signed.overrides > 0 {
        let overrides = count(signed.overrides, "house rule was", "house rules were");
        page.para(&format!(
            "{} overridden, each with a reason that is printed with its claim.",
            capital(&overrides)
        ));
    }
    if signed.late > 0 {
        let (entries, are) = match signed.late {
            1 => ("entry", "is"),
            _ => ("entries", "are"),
        };
        page.para(&format!(
            "{} arrived after the sign-off and {are} not part of this report.",
            capital(&count(signed.late, entries, entries))
        ));
    }
    if !report.corrections.is_empty() {
        page.para("**Corrected since:** see “Corrections”.");
    }
}

/// A report that is not whole says so before anything else.
fn withheld(page: &mut Page, report: &Report) {
    let (entries, are) = match report.withheld {
        0 => return,
        1 => ("entry", "is"),
        _ => ("entries", "are"),
    };
    page.para(&format!(
        "**Not whole.** {} of the history {are} here without content, which was withheld from this desk. This \
         report prints nothing of it.",
        capital(&count(report.withheld, entries, entries)),
    ));
}

fn by(signed: &SignOff) -> String {
    let alone = if signed.only_reviewer {
        ", signed by the only reviewer"
    } else {
        ""
    };
    format!(
        "Signed off by {} on {}{alone}, on the history up to {}.",
        or(&signed.by, "somebody"),
        moment_day(signed.at),
        code(&signed.head)
    )
}

/// What a claim says in a table: what a correction put in its place, with what it said before; else these words.
pub(super) fn now(claim: &Claim, words: String) -> String {
    let Some(corrected) = &claim.corrected else {
        return words;
    };
    let label = or(&corrected.label, "Rating without a label");
    match given(corrected.was.as_ref()) {
        Some(was) => format!("{label} (corrected; was: {was})"),
        None => format!("{label} (corrected)"),
    }
}

/// The notices on a claim, above its verdicts.
pub(super) fn notices(page: &mut Page, report: &Report, claim: u32) {
    for one in report.corrections.iter().filter(|one| one.claim == Some(claim)) {
        page.para(&format!(
            "**{} of {}.** {}{}",
            one.kind.words(),
            moment_day(one.at),
            sentence(&text(&one.notice)),
            was(one)
        ));
    }
}

fn was(one: &Correction) -> String {
    match (given(one.old.as_ref()), given(one.new.as_ref())) {
        (Some(old), Some(new)) => format!(" Was: {old}; now: {new}."),
        (None, Some(new)) => format!(" Now: {new}."),
        (Some(old), None) => format!(" Was: {old}."),
        (None, None) => String::new(),
    }
}

/// Every correction with its reason and what outlets answered.
pub(super) fn corrections(page: &mut Page, report: &Report) {
    if report.corrections.is_empty() {
        return;
    }
    page.heading(2, "Corrections");
    page.list(report.corrections.iter().map(correction));
}

fn correction(one: &Correction) -> String {
    let about = one
        .claim
        .map(|number| format!(", claim {number}"))
        .unwrap_or_default();
    let asked: Vec<String> = one.requests.iter().map(request).collect();
    format!(
        "{}{about}, {} by {}: {}{} Reason: {}{}",
        moment_day(one.at),
        one.kind.as_str(),
        or(&one.by, "somebody"),
        sentence(&text(&one.notice)),
        was(one),
        sentence(&text(&one.reason)),
        asked.concat()
    )
}

fn request(one: &Request) -> String {
    let on = one.asked_on.as_ref().map(|on| format!(" on {}", date(on)));
    let answered = one.answered_on.as_ref().map(|on| format!(", {}", date(on)));
    format!(
        " {} was asked to correct it{}, {}: {}{}.",
        or(&one.outlet, "An outlet"),
        on.unwrap_or_default(),
        or(&one.how, "nobody wrote how"),
        one.result.words(),
        answered.unwrap_or_default()
    )
}
