//! One newtype per unit: an emoji is four bytes, two UTF-16 units and one code point.

use serde::{Deserialize, Serialize};

macro_rules! offsets {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(usize);

        impl $name {
            /// The position this many units from the start.
            pub const fn new(units: usize) -> Self {
                Self(units)
            }

            /// Units from the start.
            pub const fn get(self) -> usize {
                self.0
            }
        }
    )*};
}

offsets! {
    /// A position in UTF-8 bytes: what the desk stores.
    ByteOffset,
    /// A position in UTF-16 units: what the window counts in.
    Utf16Offset,
    /// A position in Unicode code points: what interchange formats count in, as W3C asks.
    CharOffset
}

/// A stretch of text in bytes; `start` is inside, `end` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first byte.
    pub start: ByteOffset,
    /// The byte after the last.
    pub end: ByteOffset,
}

impl Span {
    /// The span between two byte positions.
    pub const fn new(start: usize, end: usize) -> Self {
        Self {
            start: ByteOffset::new(start),
            end: ByteOffset::new(end),
        }
    }

    /// Length in bytes; 0 when the span is turned around.
    pub const fn len(self) -> usize {
        self.end.get().saturating_sub(self.start.get())
    }

    /// Whether no byte is inside.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text under the span; none when the span is empty, turned around, outside of the text or cuts a letter.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start.get()..self.end.get())
            .filter(|under| !under.is_empty())
    }

    /// Whether both share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
