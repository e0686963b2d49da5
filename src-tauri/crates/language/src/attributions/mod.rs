//! Who said what: source, cue and content in English text.
//!
//! Not only speech counts: reports, polls and documents that show something, belief, intention, demand,
//! blame and denial are attributions too. The conventions of the spans are those of annotated news
//! corpora: the content holds its quotation marks and a leading "that" or "to", not the stop that only
//! separates it; the cue is the whole verb group with its particles; the source is the noun phrase with
//! title and description.

mod adjective;
mod clause;
mod colon;
mod frame;
mod group;
mod inverted;
mod noun;
mod passage;
mod passive;
mod phrase;
mod quoted;
mod quotes;
mod source;
mod verb;

use crate::sentences;
use crate::span::Span;
use passage::Passage;

/// What a source does with the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Passes on or finds that it is so.
    Reports,
    /// Questions it.
    Doubts,
    /// Wants it done.
    Demands,
    /// Asks it.
    Asks,
}

impl Stance {
    /// The word of the contract, in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            Stance::Asserts => "asserts",
            Stance::Denies => "denies",
            Stance::Reports => "reports",
            Stance::Doubts => "doubts",
            Stance::Demands => "demands",
            Stance::Asks => "asks",
        }
    }
}

/// Someone's words, thoughts or demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Who; `None` when the text does not say. Parts in reading order, never empty.
    pub source: Option<Vec<Span>>,
    /// The verb, noun or colon that attributes; `None` for a quotation that stands alone.
    pub cue: Option<Vec<Span>>,
    /// What, in one part or, when something stands between, in several; in reading order. Empty when only
    /// the stance is known ("a claim that aid groups dispute").
    pub content: Vec<Span>,
    /// What the source does with it.
    pub stance: Stance,
}

impl Attribution {
    /// From the first to the last byte of all parts.
    pub(crate) fn extent(&self) -> Option<Span> {
        let all = self.source.iter().chain(&self.cue).flatten().chain(&self.content);
        all.copied()
            .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
    }
}

/// How far before a verb its speaker or content may begin, in words and marks.
const WORDS_BEFORE: usize = 150;
/// How far after a verb its content may end, in words and marks.
const WORDS_AFTER: usize = 300;

/// The attributions of `text` in reading order of their cues. English only; other text gives little.
pub fn attributions(text: &str) -> Vec<Attribution> {
    let body = crate::dates::leading_date(text).map_or(0, |(_, span)| span.end);
    let mut found = Vec::new();
    for paragraph in sentences::paragraphs(text) {
        let Some(paragraph) = Span::new(paragraph.start.max(body), paragraph.end).trimmed(text) else {
            continue;
        };
        in_passage(&Passage::new(text, paragraph), &mut found);
    }
    found
}

fn in_passage(passage: &Passage, found: &mut Vec<Attribution>) {
    let first = found.len();
    for sentence in &passage.sentences {
        let from = found.len();
        colon::find(passage, sentence, found);
        for at in sentence.clone() {
            if passage.is_quoted(at) {
                continue;
            }
            // Nothing belongs to a verb that stands further away; a text without stops stays linear.
            let near =
                sentence.start.max(at.saturating_sub(WORDS_BEFORE))..sentence.end.min(at + WORDS_AFTER);
            verb::find(passage, &near, at, from, found);
            noun::find(passage, &near, at, found);
            adjective::find(passage, &near, at, found);
            quoted::find(passage, &near, at, found);
        }
    }
    quotes::left_over(passage, first, found);
}
