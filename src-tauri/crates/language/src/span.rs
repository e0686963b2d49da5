//! A stretch of text.

/// A stretch of text as UTF-8 byte offsets, end exclusive, on character borders of the text it was
/// made for. Never empty when a function of this crate returns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The words under the span; empty when the span does not fit `text`.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub fn is_empty(&self) -> bool {
        self.start >= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(&self, other: &Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same stretch without the white space at its ends; `None` when nothing else is in it.
    pub(crate) fn trimmed(self, text: &str) -> Option<Span> {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        let end = start + inside.trim().len();
        (start < end).then_some(Span { start, end })
    }
}
