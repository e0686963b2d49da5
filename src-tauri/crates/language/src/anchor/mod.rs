//! Where the spans of an old version stand in a new version of a text.
//!
//! | placement | meaning | what a desk does |
//! |---|---|---|
//! | exact | The same words, and the text around them is aligned with them. | keeps the verdict |
//! | moved | The same words, and they went elsewhere, alone or with the text around them. | keeps the verdict |
//! | fuzzy | Words changed, and it is sure which passage it is. | opens the verdict again |
//! | orphan | The words are gone, or it is not sure where they went. | shows it in the tray |
//!
//! The law is that no span is ever put on another statement. Phrases that stand in a text several times are told
//! apart by the text around them; where that does not decide, the span is an orphan. A word of the new version
//! stands for at most one of the old, so that a deleted statement is never put on one like it that was there
//! before. A changed number, name, negation, currency, minus sign or question mark is a changed word; commas, full
//! stops, brackets and what [`crate::quote`] tolerates are not.
//!
//! Absent on purpose: stems, synonyms and a model of meaning. A statement in other words is an orphan.

mod alignment;
mod around;
mod changed;
mod context;
mod fuzzy;
mod moved;
mod occurrences;
mod place;
mod slides;
mod units;

use crate::folding::Folded;
use crate::span::Span;
use crate::words::{Index, Vocabulary, read};
use alignment::Alignment;
use units::Units;

/// Where a span stands in the new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// The same words in the aligned place.
    Exact {
        /// Where.
        span: Span,
    },
    /// The same words elsewhere.
    Moved {
        /// Where.
        span: Span,
    },
    /// Other words, surely the same passage.
    Fuzzy {
        /// Where.
        span: Span,
        /// How alike the words and what is around them are, 0 to 999.
        score_permille: u16,
        /// By how much it is more alike than the second best passage of the text.
        margin_permille: u16,
    },
    /// Gone, or not sure.
    Orphan {
        /// The passage most like it, with the share of words in common; only where to look first.
        nearest: Option<(Span, u16)>,
    },
}

impl Placement {
    /// The name in data.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Exact { .. } => "exact",
            Self::Moved { .. } => "moved",
            Self::Fuzzy { .. } => "fuzzy",
            Self::Orphan { .. } => "orphan",
        }
    }

    /// The span in the new version; `None` for an orphan.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Exact { span } | Self::Moved { span } | Self::Fuzzy { span, .. } => Some(*span),
            Self::Orphan { .. } => None,
        }
    }
}

/// Two versions of a text, aligned once for any number of spans.
#[derive(Debug)]
pub struct Anchors<'t> {
    old: Side<'t>,
    new: Side<'t>,
    alignment: Alignment,
    units: Units,
}

/// One version.
#[derive(Debug)]
struct Side<'t> {
    text: &'t str,
    folded: Folded,
    index: Index,
}

impl<'t> Anchors<'t> {
    /// Aligns two versions. Linear for versions of one text; bounded for any two texts.
    pub fn new(old: &'t str, new: &'t str) -> Self {
        let (before, after) = (Folded::new(old), Folded::new(new));
        let mut vocabulary = Vocabulary::default();
        let (old_words, new_words) = (read(&before, &mut vocabulary), read(&after, &mut vocabulary));
        let alignment = Alignment::new((old, &old_words), (new, &new_words));
        let units = Units::new(&alignment, (old, &old_words), (new, &new_words));
        let old = Side {
            text: old,
            folded: before,
            index: Index::of(vocabulary.clone(), old_words),
        };
        let new = Side {
            text: new,
            folded: after,
            index: Index::of(vocabulary, new_words),
        };
        Self {
            old,
            new,
            alignment,
            units,
        }
    }

    /// Where a span of the old version stands in the new one. A span without words is an orphan, unless both
    /// versions are the same text.
    pub fn place(&self, span: Span) -> Placement {
        if span.of(self.old.text).is_empty() {
            return Placement::Orphan { nearest: None };
        }
        if self.old.text == self.new.text {
            return Placement::Exact { span };
        }
        place::place(self, span)
    }
}
