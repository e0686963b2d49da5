//! A text that is asked for many quotes.

use std::sync::OnceLock;

use super::cuts;
use super::near;
use super::stops;
use super::{Check, State, Tolerance, apart, borders, hits};
use crate::folding::{Folded, compare};
use crate::span::Span;
use crate::words::Index;

/// A text and what is worked out about it once, when first needed: its folded form, and an index of its words.
///
/// A verbatim quote needs neither. In memory it takes up to about 20 times the text.
#[derive(Debug)]
pub struct Snapshot<'t> {
    text: &'t str,
    folded: OnceLock<Folded>,
    index: OnceLock<Index>,
}

impl<'t> Snapshot<'t> {
    /// Does no work yet.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            folded: OnceLock::new(),
            index: OnceLock::new(),
        }
    }

    /// Looks for a quote.
    pub fn check(&self, quote: &str) -> Check {
        self.check_near(quote, None)
    }

    /// Looks for a quote; of several equal places the one that begins nearest to the byte `hint` is given.
    pub fn check_near(&self, quote: &str, hint: Option<usize>) -> Check {
        let quote = quote.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if !quote.chars().any(apart::is_said) {
            return Check::absent();
        }
        self.proved(quote, hint)
            .or_else(|| self.inside_marks(quote, hint))
            .or_else(|| cuts::find(self, quote, hint))
            .or_else(|| stops::find(self, quote, hint))
            .or_else(|| near::find(self, quote, hint))
            .unwrap_or_else(Check::absent)
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(self.text))
    }

    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.folded()))
    }

    /// Looks for a quote as it stands.
    pub(super) fn proved(&self, quote: &str, hint: Option<usize>) -> Option<Check> {
        self.verbatim(quote, hint).or_else(|| self.tolerant(quote, hint))
    }

    fn verbatim(&self, quote: &str, hint: Option<usize>) -> Option<Check> {
        let span = |at: usize| Span::new(at, at + quote.len());
        let places = hits::all(self.text, quote, |at| borders::are_whole(self.text, span(at)));
        let found = hits::choose(places, hint)?;
        Some(Check::found(State::Verbatim, span(found.at), found.count))
    }

    fn tolerant(&self, quote: &str, hint: Option<usize>) -> Option<Check> {
        let folded = Folded::new(quote);
        let hint = hint.map(|hint| self.folded().folded_at(hint));
        let found = hits::choose(self.places(&folded), hint)?;
        let (span, mut tolerances) = self.writing(&folded, found.at)?;
        if tolerances.is_empty() {
            // Only what lies at the very ends of the quote is left to differ.
            tolerances.push(Tolerance::Invisible);
        }
        Some(Check::tolerant(span, found.count, tolerances))
    }

    /// The folded places of the words of a folded quote.
    pub(super) fn places<'a>(&'a self, quote: &'a Folded) -> impl Iterator<Item = usize> + 'a {
        let text = self.folded();
        hits::all(&text.text, &quote.text, |at| self.writing(quote, at).is_some())
    }

    /// Where a folded quote stands, and in which writing; `None` when its words are cut or hyphenated otherwise.
    pub(super) fn writing(&self, quote: &Folded, at: usize) -> Option<(Span, Vec<Tolerance>)> {
        let (text, end) = (self.folded(), at + quote.text.len());
        let span = text.source(at, end)?;
        let mut needed = Vec::new();
        let same = compare((text, at, end), (quote, 0, quote.text.len()), &mut needed);
        (same && borders::are_whole(self.text, span)).then_some((span, needed))
    }

    /// Looks for what stands between the quotation marks around the quote.
    pub(super) fn inside_marks(&self, quote: &str, hint: Option<usize>) -> Option<Check> {
        let inside = apart::without_marks(quote)?;
        let found = self
            .proved(inside, hint)
            .or_else(|| cuts::find(self, inside, hint))?;
        let (span, mut tolerances) = (found.span?, found.tolerances);
        tolerances.push(Tolerance::EnclosingMarks);
        Some(Check {
            left_out: found.left_out,
            ..Check::tolerant(span, found.count, tolerances)
        })
    }
}
