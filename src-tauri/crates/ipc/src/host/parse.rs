//! What the window sends, parsed once at the edge.

use std::str::FromStr;

use factdesk_domain::PartialDate;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Reply;
use crate::wire::common::WireError;

/// An id.
pub(super) fn id<T: FromStr>(field: &str, text: &str) -> Reply<T> {
    let shown: String = text.chars().take(60).collect();
    text.parse()
        .map_err(|_| WireError::of_field("not_an_id", field, format!("“{shown}” is not an id.")))
}

/// An id where one is given.
pub(super) fn maybe_id<T: FromStr>(field: &str, text: Option<&str>) -> Reply<Option<T>> {
    text.map(|text| id(field, text)).transpose()
}

/// One of the words of an enumeration of the domain.
pub(super) fn word<T: DeserializeOwned>(field: &str, text: &str) -> Reply<T> {
    let shown: String = text.chars().take(60).collect();
    serde_json::from_value(Value::String(text.to_owned())).map_err(|_| {
        WireError::of_field(
            "unknown_word",
            field,
            format!("“{shown}” is not a {field} that is known here."),
        )
    })
}

/// An empty text clears: none.
pub(super) fn cleared(text: String) -> Option<String> {
    if text.trim().is_empty() { None } else { Some(text) }
}

/// A partial date, or none for an empty text.
pub(super) fn date(field: &str, text: &str) -> Reply<Option<PartialDate>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| {
        WireError::of_field(
            "not_a_date",
            field,
            format!("“{text}” is not a date. Write 2026-05-14, 2026-05 or 2026."),
        )
    };
    text.parse().map(Some).map_err(wrong)
}

/// A partial date where one is given.
pub(super) fn maybe_date(field: &str, text: Option<&str>) -> Reply<Option<PartialDate>> {
    Ok(text.map(|text| date(field, text)).transpose()?.flatten())
}

/// A language tag, or an empty text.
pub(super) fn language(text: &str) -> Reply<String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    factdesk_intake::language_tag(text).ok_or_else(|| {
        let shown: String = text.chars().take(60).collect();
        WireError::of_field(
            "not_a_language",
            "language",
            format!("“{shown}” is not a language. Write a tag such as en, de or pt-BR."),
        )
    })
}

/// An http or https address, or none for an empty text.
pub(super) fn address(field: &str, text: &str) -> Reply<Option<String>> {
    let text = text.trim();
    let known = ["http://", "https://"]
        .iter()
        .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    match text.is_empty() {
        true => Ok(None),
        false if known && !text.contains(char::is_whitespace) => Ok(Some(text.to_owned())),
        false => Err(WireError::of_field(
            "not_an_address",
            field,
            "An address begins with http:// or https://.",
        )),
    }
}
