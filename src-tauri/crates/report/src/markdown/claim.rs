//! Claims with work on them: words, verdicts, evidence.

use factdesk_domain::text::mixes_scripts;

use super::page::Page;
use super::words::{
    article_name, claim_type, confidence, credibility, date, evidence_stance, given, label, moment,
    moment_day, not_checkable, or, reliability, sentence, source_kind, stance, standing,
};
use super::{decision, file, found, house, signed};
use crate::escape::code;
use crate::model::{Claim, Evidence, Outcome, Report, Standing, Statement, Verdict};

/// Whether a claim gets a section of its own among the claims.
pub(super) fn has_section(claim: &Claim) -> bool {
    let found = !claim.evidence.is_empty() || !claim.lookups.is_empty() || !claim.replies.is_empty();
    let said = !claim.declared.is_empty() || !claim.overrides.is_empty() || !claim.decisions.is_empty();
    let corrected = claim.corrected.is_some();
    !claim.is_not_checkable() && (!claim.verdicts.is_empty() || found || said || corrected)
}

pub(super) fn claims(page: &mut Page, report: &Report) {
    page.heading(2, "Claims");
    if !report.claims.iter().any(has_section) {
        page.para("No claim has evidence or a verdict yet.");
    }
    for claim in report.claims.iter().filter(|claim| has_section(claim)) {
        one(page, report, claim);
    }
}

/// The whole section of one claim.
pub(super) fn one(page: &mut Page, report: &Report, claim: &Claim) {
    page.heading(
        3,
        &format!("{}. {}", claim.number, or(&claim.text, "(no wording)")),
    );
    about(page, claim);
    for said in &claim.statements {
        page.quote(&said.exact);
        page.para(&attribution(report, said));
    }
    signed::notices(page, report, claim.number);
    decision::decisions(page, claim);
    for (place, verdict) in claim.verdicts.iter().enumerate() {
        self::verdict(page, verdict, claim.is_dissent(place));
    }
    if !claim.evidence.is_empty() {
        page.heading(4, "Evidence");
    }
    for evidence in &claim.evidence {
        self::evidence(page, report, evidence);
    }
    found::lookups(page, &claim.lookups);
    found::replies(page, &claim.replies);
    house::said(page, claim);
}

fn about(page: &mut Page, claim: &Claim) {
    if let Some(kind) = claim.kind {
        page.para(&format!("Type of claim: {}.", claim_type(kind)));
    }
    page.labelled(
        "Why it was chosen.",
        claim.why_chosen.as_deref().unwrap_or_default(),
    );
    if let Some(recheck) = &claim.recheck {
        let why = given(recheck.why.as_ref()).map(|why| format!(" {}", sentence(&why)));
        page.para(&format!(
            "**To be checked again** on {}.{}",
            date(&recheck.on),
            why.unwrap_or_default()
        ));
    }
}

/// Who says it where and when.
fn attribution(report: &Report, said: &Statement) -> String {
    let outlet = said.article.and_then(|index| report.articles.get(index));
    let who = given(said.speaker.as_ref());
    let role = given(said.role.as_ref())
        .map(|role| format!(" ({role})"))
        .unwrap_or_default();
    let verb = stance(said.stance);
    let mut words = match (who, outlet) {
        (Some(who), Some(article)) => format!("{who}{role} {verb} this in {}", article_name(article)),
        (Some(who), None) => format!("{who}{role} {verb} this"),
        (None, Some(article)) => format!("{} {verb} this and names no speaker{role}", article_name(article)),
        (None, None) => format!("A speaker who is not named{role} {verb} this"),
    };
    if let Some(paragraph) = said.paragraph {
        words.push_str(&format!(", paragraph {paragraph}"));
    }
    if let Some(published) = outlet.and_then(|article| article.published.as_ref()) {
        words.push_str(&format!(", published {}", date(published)));
    }
    if let Some(via) = given(said.via.as_ref()) {
        words.push_str(&format!(", carried from {via}"));
    }
    if let Some(said) = &said.said {
        words.push_str(&format!(", said {}", date(said)));
    }
    let mut words = sentence(&words);
    if said.speaker.as_deref().is_some_and(mixes_scripts) {
        words.push_str(" Take care: a word of the speaker’s name mixes letters of several scripts.");
    }
    words
}

fn verdict(page: &mut Page, verdict: &Verdict, dissent: bool) {
    let who = or(&verdict.reviewer, "a reviewer without a name");
    page.heading(
        4,
        &format!(
            "{}{} {who}: {}",
            standing(&verdict.standing, dissent),
            match verdict.standing {
                Standing::Split | Standing::Merged => ", by",
                _ => " of",
            },
            label(verdict)
        ),
    );
    if let Standing::Withdrawn { reason } = &verdict.standing {
        page.labelled(
            "Why it was withdrawn.",
            reason.as_deref().unwrap_or("No reason was given."),
        );
    }
    if let Outcome::NotCheckable { reason, detail } = &verdict.outcome {
        page.para(&format!(
            "**Why it cannot be checked.** {}",
            why_not(*reason, detail.as_ref())
        ));
    }
    page.labelled("Conclusion.", verdict.conclusion.as_deref().unwrap_or_default());
    page.field(&verdict.rationale);
    page.labelled(
        "What would change it.",
        verdict.would_change.as_deref().unwrap_or_default(),
    );
    if let Some(wording) = &verdict.judged_wording {
        page.para(match verdict.standing {
            Standing::Split | Standing::Merged => "**It judged these words:**",
            _ => "**The wording was changed since.** This verdict judged these words:",
        });
        page.quote(wording);
    }
    let sure = verdict
        .confidence
        .map(|sure| format!(" Confidence: {}.", confidence(sure)));
    page.para(&format!(
        "Given {}.{}",
        moment(verdict.at),
        sure.unwrap_or_default()
    ));
}

pub(super) fn why_not(reason: factdesk_domain::verdict::NotCheckable, detail: Option<&String>) -> String {
    let reason = super::words::capital(not_checkable(reason));
    match given(detail) {
        Some(detail) => format!("{reason}: {}", sentence(&detail)),
        None => format!("{reason}."),
    }
}

fn evidence(page: &mut Page, report: &Report, evidence: &Evidence) {
    page.para(&format!(
        "**E{} {}.** {}",
        evidence.number,
        evidence_stance(evidence.stance),
        provenance(evidence)
    ));
    page.quote(&evidence.quote);
    if let Some(translation) = &evidence.translation {
        match given(translation.translator.as_ref()) {
            Some(translator) => page.para(&format!("Translation by {translator}:")),
            None => page.para("Translation:"),
        }
        page.quote(&translation.text);
    }
    page.labelled("Note.", evidence.note.as_deref().unwrap_or_default());
    let address = address(evidence).map(|address| format!("Address: {address}"));
    let lines = address.into_iter().chain(file::of_evidence(report, evidence));
    page.list(lines.chain(found::doubts(evidence)));
}

/// Where the evidence can be found; for a confidential source only that there is such a place.
fn address(evidence: &Evidence) -> Option<String> {
    let address = evidence.url.as_deref().map(code).filter(|url| !url.is_empty())?;
    Some(if evidence.confidential {
        "withheld to protect the source".to_owned()
    } else {
        address
    })
}

fn provenance(evidence: &Evidence) -> String {
    let parts = [
        Some(or(&evidence.source, "Source without a name")),
        Some(grades(evidence)),
        given(evidence.locator.as_ref()),
        evidence
            .published
            .as_ref()
            .map(|published| format!("published {}", date(published))),
        evidence
            .accessed
            .as_ref()
            .map(|accessed| format!("looked at {}", date(accessed))),
        Some(format!("put on record {}.", moment_day(evidence.added))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn grades(evidence: &Evidence) -> String {
    let grades = [
        Some(source_kind(evidence.kind).to_owned()),
        evidence.reliability.map(|grade| reliability(grade).to_owned()),
        evidence.credibility.map(|grade| credibility(u8::from(grade))),
    ];
    grades.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
