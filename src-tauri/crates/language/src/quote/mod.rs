//! Whether a quote stands in a text, and if not, what stands there instead.
//!
//! | state | meaning |
//! |---|---|
//! | verbatim | The bytes of the quote stand in the text, as whole words. White space at the ends of the quote does not count. |
//! | tolerant | The same words stand in the text in another writing; every [`Tolerance`] that was needed is named. |
//! | near | Other words: the nearest passage is shown, with each difference. |
//! | absent | No passage is near, or the quote has no words. |
//!
//! Precision comes first. A quote must begin and end where words of the text do, so that "5 people" is not found
//! in "15 people", "1.5 people" or "-5 people", nor "lethal" in "non-lethal", nor "can" in "can't". Letter case,
//! full-width letters, digits, names, symbols and all other marks are never tolerated. Words that a quote leaves
//! out with `…` or `[…]` are tolerated within [`MOST_LEFT_OUT`] bytes, unless a negation is among those beside
//! the cut in their sentences. A note in brackets, such as `[sic]`, is tolerated where nothing stands in the text
//! in its place, unless it holds a number or a negation. A comma or full stop may stand on the other side of a closing
//! quotation mark, as American and British writers put it.
//!
//! Absent on purpose: translation, synonyms and stems. All answers are deterministic, take no time limit and
//! grow with the length of the text.

mod apart;
mod borders;
mod cuts;
mod differences;
mod gaps;
mod hits;
mod near;
mod snapshot;
mod stops;

pub use crate::folding::Tolerance;
pub use cuts::MOST_LEFT_OUT;
pub use snapshot::Snapshot;

use crate::span::Span;

/// How well a quote is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Exactly so, byte by byte.
    Verbatim,
    /// The same words in another writing.
    Tolerant,
    /// Other words; the nearest passage.
    Near,
    /// Nothing like it.
    Absent,
}

impl State {
    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Tolerant => "tolerant",
            Self::Near => "near",
            Self::Absent => "absent",
        }
    }

    /// Whether the text says what the quote says.
    pub fn is_proved(self) -> bool {
        matches!(self, Self::Verbatim | Self::Tolerant)
    }
}

/// How quote and text differ at one place, seen from the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DifferenceKind {
    /// The text has words that the quote leaves out.
    Missing,
    /// The quote has words that are not in the text.
    Added,
    /// The quote has other words than the text.
    Changed,
}

impl DifferenceKind {
    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Added => "added",
            Self::Changed => "changed",
        }
    }
}

/// One place at which quote and text differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How.
    pub kind: DifferenceKind,
    /// The words of the quote; empty when `Missing`.
    pub quote: String,
    /// The words of the text; empty when `Added`.
    pub text: String,
    /// Where the words of the text stand; `None` when `Added`.
    pub span: Option<Span>,
}

/// The answer to one quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// How well it is proved.
    pub state: State,
    /// Where it stands, or the nearest passage; `None` when absent.
    pub span: Option<Span>,
    /// What had to be tolerated, each once, in the order of [`Tolerance`]; not empty exactly when tolerant.
    pub tolerances: Vec<Tolerance>,
    /// What differs, in order of the text; not empty exactly when near.
    pub differences: Vec<Difference>,
    /// What the quote leaves out and marks as left out, in order; for tolerant quotes with cuts.
    pub left_out: Vec<Span>,
    /// How many places of the text hold it; the first one is given, or the nearest to the hint. 1 when near.
    pub count: usize,
    /// How alike quote and passage are: 1000 when proved, 0 when absent.
    pub score_permille: u16,
}

impl Check {
    fn absent() -> Self {
        Self {
            state: State::Absent,
            span: None,
            tolerances: Vec::new(),
            differences: Vec::new(),
            left_out: Vec::new(),
            count: 0,
            score_permille: 0,
        }
    }

    fn found(state: State, span: Span, count: usize) -> Self {
        Self {
            state,
            span: Some(span),
            count,
            score_permille: 1000,
            ..Self::absent()
        }
    }

    fn tolerant(span: Span, count: usize, mut tolerances: Vec<Tolerance>) -> Self {
        tolerances.sort_unstable();
        tolerances.dedup();
        Self {
            tolerances,
            ..Self::found(State::Tolerant, span, count)
        }
    }
}

/// Looks for `quote` in `text`. For many quotes of one text, keep a [`Snapshot`].
pub fn check(text: &str, quote: &str) -> Check {
    Snapshot::new(text).check(quote)
}
