//! Words of the vocabulary on the command line, turned into the values of the domain.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use factdesk_domain::envelope::Hash;
use factdesk_domain::{PartialDate, TimestampMs};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::failure::Failure;

/// The stances of evidence.
pub const EVIDENCE_STANCES: [&str; 3] = ["supports", "refutes", "context"];
/// What a reader may find wrong with evidence.
pub const EVIDENCE_PROBLEMS: [&str; 4] = ["unreadable", "unrelated", "not_supported", "biased"];
/// What becomes of a question for a reply.
pub const REPLY_STATES: [&str; 4] = ["waiting", "answered", "none", "refused"];
/// The kinds of relations.
pub const RELATION_KINDS: [&str; 6] = [
    "contradicts",
    "same_claim",
    "narrower",
    "newer_figure",
    "depends_on",
    "unrelated",
];
/// The types of claims.
pub const CLAIM_TYPES: [&str; 9] = [
    "number",
    "event",
    "causal",
    "position",
    "quote",
    "comparison",
    "prediction",
    "opinion",
    "media",
];
/// The kinds of sources.
pub const SOURCE_KINDS: [&str; 3] = ["primary", "secondary", "tertiary"];
/// What sources are.
pub const SOURCE_FORMS: [&str; 4] = ["person", "organisation", "publication", "dataset"];
/// The reliability of sources, the Admiralty code.
pub const RELIABILITIES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
/// How sure a reviewer is.
pub const CONFIDENCES: [&str; 3] = ["low", "medium", "high"];
/// How much a house rule weighs.
pub const LEVELS: [&str; 3] = ["off", "warn", "block"];
/// Ready-made sets of house rules.
pub const PRESETS: [&str; 3] = ["light", "two_sources", "ifcn"];
/// What may be declared on a claim.
pub const DECLARATIONS: [&str; 3] = ["no_counter_evidence", "no_primary_source", "no_reply_needed"];
/// The colours of reviewers' marks.
pub const REVIEWER_COLOURS: [&str; 8] = [
    "slate", "blue", "teal", "green", "amber", "rust", "rose", "violet",
];
/// The roles of reviewers.
pub const ROLES: [&str; 3] = ["checker", "second_reader", "editor"];

/// A parser that offers `words` and yields the domain's value of the same name. A word may be
/// written with hyphens for underscores.
pub fn one_of<T>(words: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    let offered = words
        .iter()
        .map(|word| PossibleValue::new(*word).aliases(hyphened(word)));
    PossibleValuesParser::new(offered).map(|word| {
        let word = Value::String(word.replace('-', "_"));
        serde_json::from_value(word).expect("BUG: every word on offer names a value of the domain")
    })
}

fn hyphened(word: &str) -> Option<&'static str> {
    match word {
        "same_claim" => Some("same-claim"),
        "newer_figure" => Some("newer-figure"),
        "depends_on" => Some("depends-on"),
        "second_reader" => Some("second-reader"),
        "not_supported" => Some("not-supported"),
        "two_sources" => Some("two-sources"),
        "no_counter_evidence" => Some("no-counter-evidence"),
        "no_primary_source" => Some("no-primary-source"),
        "no_reply_needed" => Some("no-reply-needed"),
        _ => None,
    }
}

/// The word of a value of the domain, as JSON and the command line spell it.
pub fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        other => unreachable!("BUG: a value of the vocabulary is one word, not {other:?}"),
    }
}

/// A text that is given; an empty one clears the field it is meant for.
pub fn filled(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

/// Refuses a change that changes no field.
///
/// # Errors
/// Nothing was named.
pub fn something<T>(changes: &[T]) -> Result<(), Failure> {
    if changes.is_empty() {
        Err(Failure::usage(
            "Name what is to be changed; --help lists the fields.",
        ))
    } else {
        Ok(())
    }
}

/// A date that may be cleared by an empty text.
///
/// # Errors
/// What is no date.
pub fn cleared_or_date(text: &str, field: &str) -> Result<Option<PartialDate>, Failure> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    date(text)
        .map(Some)
        .map_err(|said| Failure::usage(said).on(field))
}

/// A date as far as it is known: `2024`, `2024-05`, `2024-05-14` or an instant.
///
/// # Errors
/// A sentence that says how a date is written.
pub fn date(text: &str) -> Result<PartialDate, String> {
    PartialDate::from_str(text.trim()).map_err(|error| error.to_string())
}

/// A language tag as in BCP 47, or an empty text.
///
/// # Errors
/// A sentence that says how a language is written.
pub fn language(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    factdesk_intake::language_tag(text)
        .ok_or_else(|| format!("“{text}” is no language: write en, de or pt-BR"))
}

/// A deadline: a day, meaning its end in universal time, or an instant.
///
/// # Errors
/// A sentence that says how a deadline is written.
pub fn deadline(text: &str) -> Result<TimestampMs, String> {
    instant(text, NaiveTime::from_hms_opt(23, 59, 59))
        .ok_or_else(|| format!("“{text}” is no deadline: write 2024-05-14 or 2024-05-14T18:00:00Z"))
}

/// Since when: a day, meaning its begin in universal time, or an instant.
///
/// # Errors
/// A sentence that says how it is written.
pub fn since(text: &str) -> Result<TimestampMs, String> {
    instant(text, Some(NaiveTime::MIN))
        .ok_or_else(|| format!("“{text}” is no date: write 2024-05-14 or 2024-05-14T18:00:00Z"))
}

/// Until when: a day, meaning its end in universal time, or an instant.
///
/// # Errors
/// A sentence that says how it is written.
pub fn until(text: &str) -> Result<TimestampMs, String> {
    instant(text, NaiveTime::from_hms_milli_opt(23, 59, 59, 999))
        .ok_or_else(|| format!("“{text}” is no date: write 2024-05-14 or 2024-05-14T18:00:00Z"))
}

fn instant(text: &str, of_a_day: Option<NaiveTime>) -> Option<TimestampMs> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let at = day.and_then(|day| of_a_day.map(|time| day.and_time(time).and_utc()));
    let at = at.or_else(|| Some(chrono::DateTime::parse_from_rfc3339(text).ok()?.to_utc()))?;
    Some(TimestampMs::from_i64(at.timestamp_millis()))
}

/// The head of a log.
///
/// # Errors
/// A sentence that says what a head is.
pub fn head(text: &str) -> Result<Hash, String> {
    let text = text.trim();
    text.to_lowercase()
        .parse()
        .map_err(|_| format!("“{text}” is no head: a head is 64 hexadecimal digits, as verify prints it"))
}

/// Free text. Text may begin with a hyphen, so clap cannot tell it from an option; an option's
/// name where text is wanted is far more likely a forgotten text.
///
/// # Errors
/// A sentence that names the option.
pub fn prose(text: &str) -> Result<String, String> {
    let option = text.strip_prefix("--").is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    });
    if option {
        Err(format!("a text is wanted here, not the option {text}"))
    } else {
        Ok(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::claim::ClaimType;
    use factdesk_domain::evidence::{EvidenceProblem, EvidenceStance};
    use factdesk_domain::relation::RelationKind;
    use factdesk_domain::reply::ReplyState;
    use factdesk_domain::reviewer::Role;
    use factdesk_domain::source::{Reliability, SourceKind, SourceWhat};
    use factdesk_domain::verdict::Confidence;

    fn read<T: DeserializeOwned + Clone + Send + Sync + 'static>(
        words: &'static [&'static str],
        word: &str,
    ) -> Result<T, clap::Error> {
        one_of::<T>(words).parse_ref(&clap::Command::new("test"), None, word.as_ref())
    }

    fn every_word_is_read<T: DeserializeOwned + Clone + Send + Sync + 'static>(
        words: &'static [&'static str],
    ) {
        for word in words {
            assert!(read::<T>(words, word).is_ok(), "{word}");
            let hyphened = word.replace('_', "-");
            assert!(read::<T>(words, &hyphened).is_ok(), "{hyphened}");
        }
        assert!(read::<T>(words, "nonsense").is_err());
    }

    #[test]
    fn every_word_on_offer_names_a_value_of_the_domain() {
        every_word_is_read::<EvidenceStance>(&EVIDENCE_STANCES);
        every_word_is_read::<EvidenceProblem>(&EVIDENCE_PROBLEMS);
        every_word_is_read::<ReplyState>(&REPLY_STATES);
        every_word_is_read::<RelationKind>(&RELATION_KINDS);
        every_word_is_read::<ClaimType>(&CLAIM_TYPES);
        every_word_is_read::<SourceKind>(&SOURCE_KINDS);
        every_word_is_read::<SourceWhat>(&SOURCE_FORMS);
        every_word_is_read::<Reliability>(&RELIABILITIES);
        every_word_is_read::<Confidence>(&CONFIDENCES);
        every_word_is_read::<Role>(&ROLES);
    }

    #[test]
    fn a_deadline_is_the_end_of_its_day_or_an_instant() {
        let read = |text| deadline(text).map(TimestampMs::to_rfc3339);
        assert_eq!(read("2026-05-14").as_deref(), Ok("2026-05-14T23:59:59.000Z"));
        assert_eq!(
            read("2026-05-14T18:00:00+02:00").as_deref(),
            Ok("2026-05-14T16:00:00.000Z")
        );
        assert!(read("soon").is_err_and(|said| said.contains("soon")));
    }

    #[test]
    fn text_may_begin_with_a_hyphen_but_is_no_option() {
        for text in ["- a list item", "-5 °C", "--", "-- he said", ""] {
            assert_eq!(prose(text).as_deref(), Ok(text));
        }
        assert!(prose("--json").is_err());
        assert!(prose("--would-change").is_err());
    }
}
