//! A text cut into sentences and words, made once and read by every other part.

mod stem;
mod token;

pub(crate) use stem::stem;
pub(crate) use token::{Kind, Token, tokens};

use crate::span::Span;

/// A text with its sentences and their words.
pub(crate) struct Reading<'a> {
    /// Sentences in order.
    pub sentences: Vec<Sentence<'a>>,
}

/// One sentence with its words.
pub(crate) struct Sentence<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its words, numbers and marks in order.
    pub tokens: Vec<Token<'a>>,
}

impl<'a> Reading<'a> {
    /// Reads `text`, leaving out a leading date that is no statement.
    pub fn new(text: &'a str, lang: Option<&str>) -> Self {
        let body = crate::dates::leading_date(text).map_or(0, |(_, span)| span.end);
        let sentences = crate::sentences::sentences(text, lang)
            .into_iter()
            .filter_map(|span| Span::new(span.start.max(body), span.end).trimmed(text))
            .map(|span| Sentence {
                span,
                tokens: tokens(text, span),
            })
            .collect();
        Self { sentences }
    }
}

/// The stretch from the first to the last of some words; `None` when there are none.
pub(crate) fn covering(tokens: &[Token]) -> Option<Span> {
    Some(Span::new(tokens.first()?.span.start, tokens.last()?.span.end))
}
