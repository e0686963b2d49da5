//! Words of any script as numbers, so that long texts compare quickly.

mod nearest;
mod passage;
mod read;
mod vocabulary;

use crate::span::Span;
pub(crate) use nearest::Index;
pub(crate) use passage::{Passage, best};
pub(crate) use read::{is_unspaced, read};
pub(crate) use vocabulary::Vocabulary;

/// A word or a mark of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Where it stands in the source.
    pub span: Span,
    /// Equal for equal folded words, letter case included.
    pub exact: u32,
    /// Equal for words that differ in letter case only.
    pub loose: u32,
    /// What it tells about the passage: 0 for marks, 1 for short words, up to 4 for numbers.
    pub weight: u32,
}

impl Word {
    /// Whether it is a mark that carries no meaning of its own: comma, full stop, quotation mark, dash.
    pub fn is_mark(&self) -> bool {
        self.weight == 0
    }
}
