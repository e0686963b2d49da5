//! The proof of a quote as the window shows it.

use factdesk_desk::proof::Proof;
use factdesk_intake::capture::Map;

use super::text::{Utf16, count};
use crate::wire::capture::{QuoteDifference, QuotePassage, QuoteProof};

/// Most characters that are shown before and behind a passage.
const AROUND_CHARS: usize = 80;

/// A text that quotes are proved against.
pub struct Source<'t> {
    /// The text.
    pub text: &'t str,
    /// Its pages and named places.
    pub map: &'t Map,
}

/// A proof; without the text its place stays unnamed.
#[must_use]
pub fn proof(proof: &Proof, source: Option<&Source<'_>>) -> QuoteProof {
    let found = source
        .zip(proof.span)
        .filter(|(source, (start, end))| source.text.get(*start..*end).is_some());
    let utf16 = found.as_ref().map(|(source, _)| Utf16::of(source.text));
    let at = |byte: usize| utf16.as_ref().map(|utf16| utf16.at(byte));
    QuoteProof {
        state: proof.state.as_str().to_owned(),
        words: proof.words.clone(),
        locator: found
            .as_ref()
            .map(|(source, (start, _))| source.map.locator_at(source.text, *start)),
        start: found.as_ref().and_then(|(_, (start, _))| at(*start)),
        end: found.as_ref().and_then(|(_, (_, end))| at(*end)),
        places: count(proof.places),
        tolerances: proof.tolerances.clone(),
        differences: proof
            .differences
            .iter()
            .map(|one| QuoteDifference {
                kind: one.kind.clone(),
                quote: one.quote.clone(),
                text: one.text.clone(),
            })
            .collect(),
        passage: found.map(|(source, (start, end))| passage(source.text, start, end)),
    }
}

fn passage(text: &str, start: usize, end: usize) -> QuotePassage {
    let before = text[..start]
        .char_indices()
        .rev()
        .take(AROUND_CHARS)
        .last()
        .map_or(start, |(at, _)| at);
    let after = text[end..]
        .char_indices()
        .nth(AROUND_CHARS)
        .map_or(text.len(), |(at, _)| end + at);
    QuotePassage {
        before: text[before..start].to_owned(),
        text: text[start..end].to_owned(),
        after: text[end..after].to_owned(),
    }
}
