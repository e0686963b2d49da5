//! Byte positions to UTF-16, for one text at a time.

use std::ops::Range;

use factdesk_domain::text::{ByteOffset, TextIndex};

use crate::wire::common::Utf16Range;

/// Converts positions of one text.
pub struct Utf16<'t>(TextIndex<'t>);

impl<'t> Utf16<'t> {
    /// Reads the text once.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self(TextIndex::new(text))
    }

    /// A byte position in UTF-16 code units; a position inside a character or behind the end goes to the
    /// nearest border before it.
    #[must_use]
    pub fn at(&self, byte: usize) -> u32 {
        let text = self.0.text();
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let found = self
            .0
            .byte_to_utf16(ByteOffset::new(byte))
            .map_or(0, |at| at.get());
        u32::try_from(found).unwrap_or(u32::MAX)
    }

    /// A byte range in UTF-16 code units.
    #[must_use]
    pub fn range(&self, bytes: &Range<usize>) -> Utf16Range {
        Utf16Range {
            start: self.at(bytes.start),
            end: self.at(bytes.end),
        }
    }
}

/// A byte range of a short text in UTF-16 code units.
#[must_use]
pub fn utf16_range(text: &str, bytes: &Range<usize>) -> Utf16Range {
    Utf16::of(text).range(bytes)
}

/// A count as the wire carries it.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
