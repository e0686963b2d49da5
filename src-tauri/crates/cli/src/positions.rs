//! Code points for byte offsets, the unit of everything that leaves the program.

use factdesk_language::Span;
use serde::Serialize;

/// Bytes between two entries of the table: a lookup counts at most this many bytes.
const STEP: usize = 64;

/// Counts the code points of a text once, so that each offset costs the same wherever it lies.
pub struct Positions<'a> {
    text: &'a str,
    /// Code points that begin before byte `n * STEP`; empty for ASCII, where both counts are equal.
    table: Vec<usize>,
}

/// A stretch in code points, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A stretch with its words, and with its parts where it has gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    #[serde(flatten)]
    stretch: Stretch,
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Stretch>,
}

impl<'a> Positions<'a> {
    /// Counts once over `text`.
    pub fn of(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self {
                text,
                table: Vec::new(),
            };
        }
        let mut table = Vec::with_capacity(text.len() / STEP + 1);
        let mut seen = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            table.push(seen);
            seen += begun(chunk);
        }
        table.push(seen);
        Self { text, table }
    }

    /// The code point at a byte offset.
    pub fn at(&self, byte: usize) -> usize {
        if self.table.is_empty() {
            return byte;
        }
        let step = byte / STEP;
        self.table[step] + begun(&self.text.as_bytes()[step * STEP..byte])
    }

    /// A span of bytes in code points.
    pub fn stretch(&self, span: Span) -> Stretch {
        Stretch {
            start: self.at(span.start),
            end: self.at(span.end),
        }
    }

    /// Spans in ascending order as one stretch with its words; `None` when there are none.
    pub fn words(&self, spans: &[Span]) -> Option<Words> {
        let whole = Span {
            start: spans.first()?.start,
            end: spans.last()?.end,
        };
        let parts = if spans.len() > 1 {
            spans.iter().map(|part| self.stretch(*part)).collect()
        } else {
            vec![]
        };
        let text = self
            .text
            .get(whole.start..whole.end)
            .unwrap_or_default()
            .to_owned();
        Some(Words {
            stretch: self.stretch(whole),
            text,
            parts,
        })
    }
}

/// How many code points begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_border_of_a_mixed_text_is_counted_as_its_characters_are() {
        let text = "e\u{301} 😀 عربي 漢字\r\n".repeat(40);
        let positions = Positions::of(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(positions.at(byte), count, "byte {byte}");
        }
        assert_eq!(positions.at(text.len()), text.chars().count());
    }

    #[test]
    fn a_text_of_whole_steps_ends_where_it_ends() {
        for length in [0, STEP - 1, STEP, STEP + 1, 4 * STEP] {
            let text = "é".repeat(length);
            assert_eq!(Positions::of(&text).at(text.len()), length);
        }
    }

    #[test]
    fn gaps_are_named_as_parts() {
        let text = "“Yes,” ünd “no.”";
        let positions = Positions::of(text);
        let first = Span { start: 0, end: 10 };
        let second = Span {
            start: text.len() - 9,
            end: text.len(),
        };
        let words = positions.words(&[first, second]).expect("two parts");
        assert_eq!(words.stretch, Stretch { start: 0, end: 16 });
        assert_eq!(words.parts.len(), 2);
        assert_eq!(words.text, text);
        assert_eq!(positions.words(&[first]).expect("one part").parts, vec![]);
        assert_eq!(positions.words(&[]), None);
    }
}
