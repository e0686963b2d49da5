//! `Name: "…"`.

use super::passage::Passage;
use super::{Attribution, Stance};
use crate::lexicon::cues;
use std::ops::Range;

/// Words a name before a colon may have.
const LONGEST_NAME: usize = 7;

/// Who speaks in a headline without quotation marks: "Sheriff: Two shot at office".
const SPEAKERS: &[&str] = &[
    "police",
    "sheriff",
    "official",
    "officials",
    "report",
    "reports",
    "study",
    "poll",
    "survey",
    "source",
    "sources",
    "prosecutor",
    "prosecutors",
    "lawyer",
    "lawyers",
    "expert",
    "experts",
    "minister",
    "ministry",
    "mayor",
    "president",
    "spokesman",
    "spokeswoman",
    "governor",
    "senator",
    "witness",
    "witnesses",
    "media",
    "agency",
    "authorities",
];

pub(super) fn find(p: &Passage, sentence: &Range<usize>, found: &mut Vec<Attribution>) {
    let near = sentence.end.min(sentence.start + LONGEST_NAME + 1);
    let Some(colon) = (sentence.start..near).find(|i| p.is(*i, &[":"])) else {
        return;
    };
    let name = sentence.start..colon;
    let spoken = name
        .clone()
        .all(|i| !p.is_quoted(i) && cues::cue(&p.tokens[i].lower).is_none())
        && p.tokens.get(name.start).is_some_and(|t| t.is_capitalised());
    let label = spoken && name.len() <= 4 && p.is(colon - 1, SPEAKERS) && colon + 3 < sentence.end;
    let clause = label.then(|| p.trimmed(colon + 1..sentence.end));
    let quote = p
        .quote_from(colon + 1)
        .or(clause)
        .filter(|_| spoken && !name.is_empty());
    let Some(quote) = quote else {
        return;
    };
    let (Some(source), Some(cue), Some(content)) = (p.span(name), p.span(colon..colon + 1), p.span(quote))
    else {
        return;
    };
    found.push(Attribution {
        source: Some(vec![source]),
        cue: Some(vec![cue]),
        content: vec![content],
        stance: Stance::Asserts,
    });
}
