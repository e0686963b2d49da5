//! Words for values: dates, counts, names of states.

use chrono::{DateTime, Datelike, NaiveDate};
use factdesk_domain::claim::{ClaimType, WorkState};
use factdesk_domain::date::DatePrecision;
use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::reviewer::Role;
use factdesk_domain::source::{Reliability, SourceKind};
use factdesk_domain::statement::Stance;
use factdesk_domain::verdict::{Confidence, NotCheckable};
use factdesk_domain::{PartialDate, TimestampMs};

use crate::escape::{fold, text};
use crate::model::{Article, Claim, Decision, Outcome, Report, Standing, Statement, Verdict};

/// A field within a line, or other words where it is blank.
pub(crate) fn or(field: &str, blank: &str) -> String {
    let escaped = text(field);
    if escaped.is_empty() {
        blank.to_owned()
    } else {
        escaped
    }
}

/// A field that says something.
pub(crate) fn given(field: Option<&String>) -> Option<String> {
    field
        .map(|field| text(field))
        .filter(|escaped| !escaped.is_empty())
}

/// Words as the end of a sentence: with a full stop, where none stands.
pub(super) fn sentence(words: &str) -> String {
    let ended = words
        .trim_end_matches(['\u{2069}', '”', '"', ')'])
        .ends_with(['.', '!', '?', '…']);
    if ended || words.is_empty() {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

/// `3 claims`, `one claim`: in words up to ten.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", number_word(number))
}

fn number_word(number: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    match WORDS.get(number) {
        Some(word) => (*word).to_owned(),
        None => number.to_string(),
    }
}

/// With a capital letter.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `19 September 2023`, `September 2023`, `2023`; an instant with its time and offset.
pub(super) fn date(date: &PartialDate) -> String {
    let first = date.first_day();
    match date.precision() {
        DatePrecision::Year => first.format("%Y").to_string(),
        DatePrecision::Month => first.format("%B %Y").to_string(),
        DatePrecision::Day => day(first),
        DatePrecision::Instant => match DateTime::parse_from_rfc3339(date.as_str()) {
            Ok(at) if at.offset().local_minus_utc() == 0 => {
                format!("{}, {} UTC", day(first), at.format("%H:%M"))
            }
            Ok(at) => format!("{}, {}", day(first), at.format("%H:%M (UTC%:z)")),
            Err(_) => day(first),
        },
    }
}

fn day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), day.format("%B %Y"))
}

/// `21 November 2026, 09:41 UTC`; milliseconds since 1970 for years that no calendar here has.
pub(super) fn moment(at: TimestampMs) -> String {
    match DateTime::from_timestamp_millis(at.as_i64()) {
        Some(at) => format!("{}, {}", day(at.date_naive()), at.format("%H:%M UTC")),
        None => format!("{} ms after the start of 1970", at.as_i64()),
    }
}

/// `21 November 2026`, in UTC.
pub(super) fn moment_day(at: TimestampMs) -> String {
    DateTime::from_timestamp_millis(at.as_i64()).map_or_else(|| moment(at), |at| day(at.date_naive()))
}

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Checker => "checker",
        Role::SecondReader => "second reader",
        Role::Editor => "editor",
    }
}

pub(super) fn claim_type(kind: ClaimType) -> &'static str {
    match kind {
        ClaimType::Number => "number",
        ClaimType::Event => "event or property",
        ClaimType::Causal => "cause and effect",
        ClaimType::Position => "position",
        ClaimType::Quote => "quotation",
        ClaimType::Comparison => "comparison",
        ClaimType::Prediction => "prediction",
        ClaimType::Opinion => "opinion",
        ClaimType::Media => "photo, video or sound",
    }
}

pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "asserts",
        Stance::Denies => "denies",
        Stance::Reports => "reports",
        Stance::Doubts => "doubts",
        Stance::Demands => "demands",
        Stance::Asks => "asks about",
    }
}

pub(super) fn evidence_stance(stance: EvidenceStance) -> &'static str {
    match stance {
        EvidenceStance::Supports => "supports the claim",
        EvidenceStance::Refutes => "refutes the claim",
        EvidenceStance::Context => "gives context",
    }
}

pub(super) fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Primary => "primary source",
        SourceKind::Secondary => "secondary source",
        SourceKind::Tertiary => "tertiary source",
    }
}

/// The letter and meaning of the Admiralty code.
pub(super) fn reliability(reliability: Reliability) -> &'static str {
    match reliability {
        Reliability::A => "reliability A (completely reliable)",
        Reliability::B => "reliability B (usually reliable)",
        Reliability::C => "reliability C (fairly reliable)",
        Reliability::D => "reliability D (not usually reliable)",
        Reliability::E => "reliability E (unreliable)",
        Reliability::F => "reliability F (cannot be judged)",
    }
}

/// The figure and meaning of the Admiralty code.
pub(super) fn credibility(value: u8) -> String {
    let meaning = match value {
        1 => "confirmed by other sources",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "cannot be judged",
    };
    format!("credibility {value} ({meaning})")
}

pub(super) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

pub(super) fn not_checkable(reason: NotCheckable) -> &'static str {
    match reason {
        NotCheckable::Opinion => "an opinion",
        NotCheckable::Prediction => "a prediction",
        NotCheckable::TooVague => "too vague",
        NotCheckable::PersonalExperience => "a personal experience",
        NotCheckable::Satire => "satire",
        NotCheckable::Other => "another reason",
    }
}

/// Where a claim without a verdict stands.
pub(super) fn open_state(claim: &Claim) -> String {
    let state = match claim.state {
        WorkState::Parked => match given(claim.park_reason.as_ref()) {
            Some(reason) => format!("Put aside: {reason}"),
            None => "Put aside".to_owned(),
        },
        WorkState::InProgress => "In progress, no verdict yet".to_owned(),
        WorkState::NeedsSecondReader => "Waits for a second reader".to_owned(),
        WorkState::Open | WorkState::Disputed | WorkState::Decided | WorkState::NotCheckable => {
            "Not started".to_owned()
        }
    };
    match claim.accepted {
        true => state,
        false if claim.state == WorkState::Open => "Suggested by the analysis, not taken up".to_owned(),
        false => format!("{state} (suggested by the analysis)"),
    }
}

/// The rating in one or two words.
pub(super) fn label(verdict: &Verdict) -> String {
    match &verdict.outcome {
        Outcome::Rated { label, .. } => or(label, "Rating without a label"),
        Outcome::Concluded => "Conclusion without a rating".to_owned(),
        Outcome::NotCheckable { .. } => "Not checkable".to_owned(),
    }
}

/// The rating; where there is none, the conclusion.
fn found(verdict: &Verdict) -> String {
    match (&verdict.outcome, given(verdict.conclusion.as_ref())) {
        (Outcome::Concluded, Some(conclusion)) => conclusion,
        _ => label(verdict),
    }
}

pub(super) fn standing(standing: &Standing, dissent: bool) -> &'static str {
    match (standing, dissent) {
        (Standing::Current, false) => "Verdict",
        (Standing::Current, true) => "Dissent",
        (Standing::Outdated, _) => "Verdict on earlier words of the article",
        (Standing::Superseded, _) => "Earlier verdict",
        (Standing::Split, _) => "Verdict on the claim before it was split",
        (Standing::Merged, _) => "Verdict on a claim that was merged into this one",
        (Standing::Withdrawn { .. }, _) => "Withdrawn verdict",
    }
}

/// What was decided, in one or two words; on a scale without ratings the conclusion.
pub(super) fn decided_label(decision: &Decision) -> String {
    match &decision.outcome {
        None => "No rating can be given".to_owned(),
        Some(Outcome::Rated { label, .. }) => or(label, "Rating without a label"),
        Some(Outcome::Concluded) => {
            given(decision.conclusion.as_ref()).unwrap_or_else(|| "Conclusion without a rating".to_owned())
        }
        Some(Outcome::NotCheckable { .. }) => "Not checkable".to_owned(),
    }
}

fn decided(claim: &Claim) -> Option<String> {
    let several: Vec<&Decision> = claim.current_decisions().collect();
    match several.as_slice() {
        [] => None,
        [one] if one.stale.is_some() => Some(format!("{} (to be decided again)", decided_label(one))),
        [one] => Some(decided_label(one)),
        several => {
            let each = several
                .iter()
                .map(|one| format!("{} ({})", decided_label(one), or(&one.by, "no name")));
            Some(format!("Two decisions: {}", each.collect::<Vec<_>>().join("; ")))
        }
    }
}

/// What was decided; else every verdict that stands, in a few words: `False`, `True (Ada); False (Bo)`.
pub(super) fn verdicts(claim: &Claim) -> String {
    if let Some(decided) = decided(claim) {
        return decided;
    }
    let current: Vec<&Verdict> = claim.current_verdicts().collect();
    match current.as_slice() {
        [] => "None yet".to_owned(),
        [first, ..] if !claim.is_disputed() => found(first),
        several => {
            let each = several
                .iter()
                .map(|verdict| format!("{} ({})", found(verdict), or(&verdict.reviewer, "no name")));
            format!("Disputed: {}", each.collect::<Vec<_>>().join("; "))
        }
    }
}

/// Outlet or title of an article.
pub(super) fn article_name(article: &Article) -> String {
    or(article.short(), "Untitled article")
}

/// Who says it where, in a few words: `Ada Boateng, Tidewater Post`.
pub(super) fn said_by(report: &Report, statement: &Statement) -> String {
    let speaker = given(statement.speaker.as_ref());
    let outlet = statement
        .article
        .and_then(|index| report.articles.get(index))
        .map(article_name);
    let parts: Vec<String> = speaker.into_iter().chain(outlet).collect();
    if parts.is_empty() {
        "Not known".to_owned()
    } else {
        parts.join(", ")
    }
}

/// Everyone who says a claim, each once.
pub(super) fn sayers(report: &Report, claim: &Claim) -> String {
    let mut sayers: Vec<String> = Vec::new();
    for statement in &claim.statements {
        let sayer = said_by(report, statement);
        if !sayers.contains(&sayer) {
            sayers.push(sayer);
        }
    }
    if sayers.is_empty() {
        "Not known".to_owned()
    } else {
        sayers.join("; ")
    }
}

/// The first words of a field, at most `most` characters of it, with an ellipsis where something is left out.
pub(super) fn shortened(field: &str, most: usize) -> String {
    let folded = fold(field);
    match folded.char_indices().nth(most) {
        None => text(&folded),
        Some((end, _)) => text(&format!("{}…", folded[..end].trim_end())),
    }
}
