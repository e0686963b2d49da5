//! A table over one text that turns each unit into each other in O(log n), built once.

use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

use super::{ByteOffset, CharOffset, Span, Utf16Offset};

/// Why a position has no equal in another unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PositionError {
    /// Behind the end of the text.
    #[error("position {found} is behind the end of the text at {end}")]
    Outside {
        /// The position asked for, in its own unit.
        found: usize,
        /// The end of the text in the same unit.
        end: usize,
    },
    /// Between the parts of one character.
    #[error("position {found} lies inside a character")]
    InsideCharacter {
        /// The position asked for, in its own unit.
        found: usize,
    },
    /// A span without a byte in it, or with its end before its start.
    #[error("the span from {start} to {end} is empty")]
    Empty {
        /// Its start.
        start: usize,
        /// Its end.
        end: usize,
    },
}

/// The three positions of one character that is longer than one byte.
#[derive(Debug, Clone, Copy)]
struct Mark {
    byte: usize,
    utf16: usize,
    chars: usize,
    bytes_long: usize,
    utf16_long: usize,
}

/// The conversion table of one text.
///
/// Only characters longer than one byte have an entry: a text in ASCII costs nothing.
#[derive(Debug)]
pub struct TextIndex<'t> {
    text: &'t str,
    marks: Vec<Mark>,
    utf16_end: usize,
    chars_end: usize,
}

impl<'t> TextIndex<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let (mut utf16, mut chars, mut marks) = (0, 0, Vec::new());
        for (byte, c) in text.char_indices() {
            if c.len_utf8() > 1 {
                marks.push(Mark {
                    byte,
                    utf16,
                    chars,
                    bytes_long: c.len_utf8(),
                    utf16_long: c.len_utf16(),
                });
            }
            utf16 += c.len_utf16();
            chars += 1;
        }
        Self {
            text,
            marks,
            utf16_end: utf16,
            chars_end: chars,
        }
    }

    /// The text itself.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The last long character that starts at or before a position, found in the unit that `of` reads.
    fn before(&self, position: usize, of: impl Fn(&Mark) -> usize) -> Option<&Mark> {
        let after = self.marks.partition_point(|mark| of(mark) <= position);
        after.checked_sub(1).map(|i| &self.marks[i])
    }

    /// Byte, UTF-16 and code-point positions of a place given in one unit.
    fn locate(
        &self,
        found: usize,
        end: usize,
        start: impl Fn(&Mark) -> usize,
        long: impl Fn(&Mark) -> usize,
    ) -> Result<(usize, usize, usize), PositionError> {
        if found > end {
            return Err(PositionError::Outside { found, end });
        }
        let Some(mark) = self.before(found, &start) else {
            return Ok((found, found, found));
        };
        let into = found - start(mark);
        if into == 0 {
            return Ok((mark.byte, mark.utf16, mark.chars));
        }
        let rest = into
            .checked_sub(long(mark))
            .ok_or(PositionError::InsideCharacter { found })?;
        Ok((
            mark.byte + mark.bytes_long + rest,
            mark.utf16 + mark.utf16_long + rest,
            mark.chars + 1 + rest,
        ))
    }

    fn of_byte(&self, at: ByteOffset) -> Result<(usize, usize, usize), PositionError> {
        self.locate(at.get(), self.text.len(), |m| m.byte, |m| m.bytes_long)
    }

    fn of_utf16(&self, at: Utf16Offset) -> Result<(usize, usize, usize), PositionError> {
        self.locate(at.get(), self.utf16_end, |m| m.utf16, |m| m.utf16_long)
    }

    fn of_char(&self, at: CharOffset) -> Result<(usize, usize, usize), PositionError> {
        self.locate(at.get(), self.chars_end, |m| m.chars, |_| 1)
    }

    /// Bytes to UTF-16 units.
    ///
    /// # Errors
    /// Behind the end of the text, or inside a character.
    pub fn byte_to_utf16(&self, at: ByteOffset) -> Result<Utf16Offset, PositionError> {
        self.of_byte(at).map(|(_, utf16, _)| Utf16Offset::new(utf16))
    }

    /// Bytes to code points.
    ///
    /// # Errors
    /// Behind the end of the text, or inside a character.
    pub fn byte_to_char(&self, at: ByteOffset) -> Result<CharOffset, PositionError> {
        self.of_byte(at).map(|(_, _, chars)| CharOffset::new(chars))
    }

    /// UTF-16 units to bytes.
    ///
    /// # Errors
    /// Behind the end of the text, or between two halves of a surrogate pair.
    pub fn utf16_to_byte(&self, at: Utf16Offset) -> Result<ByteOffset, PositionError> {
        self.of_utf16(at).map(|(byte, _, _)| ByteOffset::new(byte))
    }

    /// UTF-16 units to code points.
    ///
    /// # Errors
    /// Behind the end of the text, or between two halves of a surrogate pair.
    pub fn utf16_to_char(&self, at: Utf16Offset) -> Result<CharOffset, PositionError> {
        self.of_utf16(at).map(|(_, _, chars)| CharOffset::new(chars))
    }

    /// Code points to bytes.
    ///
    /// # Errors
    /// Behind the end of the text.
    pub fn char_to_byte(&self, at: CharOffset) -> Result<ByteOffset, PositionError> {
        self.of_char(at).map(|(byte, _, _)| ByteOffset::new(byte))
    }

    /// Code points to UTF-16 units.
    ///
    /// # Errors
    /// Behind the end of the text.
    pub fn char_to_utf16(&self, at: CharOffset) -> Result<Utf16Offset, PositionError> {
        self.of_char(at).map(|(_, utf16, _)| Utf16Offset::new(utf16))
    }

    /// The byte span between two code points.
    ///
    /// # Errors
    /// Behind the end of the text, or empty.
    pub fn span_of_chars(&self, start: CharOffset, end: CharOffset) -> Result<Span, PositionError> {
        self.checked(Span {
            start: self.char_to_byte(start)?,
            end: self.char_to_byte(end)?,
        })
    }

    /// The byte span between two UTF-16 positions.
    ///
    /// # Errors
    /// Behind the end of the text, between surrogates, or empty.
    pub fn span_of_utf16(&self, start: Utf16Offset, end: Utf16Offset) -> Result<Span, PositionError> {
        self.checked(Span {
            start: self.utf16_to_byte(start)?,
            end: self.utf16_to_byte(end)?,
        })
    }

    fn checked(&self, span: Span) -> Result<Span, PositionError> {
        if span.is_empty() {
            return Err(PositionError::Empty {
                start: span.start.get(),
                end: span.end.get(),
            });
        }
        self.of_byte(span.start)?;
        self.of_byte(span.end)?;
        Ok(span)
    }

    /// The smallest span of whole graphemes (what a reader sees as one letter) around the given one.
    ///
    /// # Errors
    /// Behind the end of the text, inside a character, or empty.
    pub fn snap(&self, span: Span) -> Result<Span, PositionError> {
        let span = self.checked(span)?;
        Ok(Span {
            start: ByteOffset::new(self.border(span.start.get(), false)),
            end: ByteOffset::new(self.border(span.end.get(), true)),
        })
    }

    /// The grapheme border at a position, else the next one after it, or the one before it.
    fn border(&self, at: usize, forward: bool) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        let on_border = cursor.is_boundary(self.text, 0);
        let moved = match on_border {
            Ok(true) => return at,
            Ok(false) if forward => cursor.next_boundary(self.text, 0),
            Ok(false) => cursor.prev_boundary(self.text, 0),
            Err(e) => Err(e),
        };
        moved.unwrap_or_else(whole_text_given).unwrap_or(at)
    }
}

/// The cursor asks for more text only when it was given a part.
fn whole_text_given(error: GraphemeIncomplete) -> Option<usize> {
    unreachable!("BUG: the grapheme cursor has the whole text: {error:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILY: &str = "👨‍👩‍👧";

    #[test]
    fn an_emoji_is_four_bytes_two_units_one_point() {
        let index = TextIndex::new("a🙂b");
        assert_eq!(
            index.byte_to_utf16(ByteOffset::new(5)).unwrap(),
            Utf16Offset::new(3)
        );
        assert_eq!(
            index.byte_to_char(ByteOffset::new(5)).unwrap(),
            CharOffset::new(2)
        );
        assert_eq!(
            index.utf16_to_byte(Utf16Offset::new(3)).unwrap(),
            ByteOffset::new(5)
        );
        assert_eq!(
            index.utf16_to_byte(Utf16Offset::new(2)),
            Err(PositionError::InsideCharacter { found: 2 }),
            "half an emoji is no position"
        );
    }

    #[test]
    fn the_end_is_a_position_and_what_follows_is_not() {
        let index = TextIndex::new("né");
        assert_eq!(
            index.char_to_byte(CharOffset::new(2)).unwrap(),
            ByteOffset::new(3)
        );
        assert_eq!(
            index.char_to_byte(CharOffset::new(3)),
            Err(PositionError::Outside { found: 3, end: 2 })
        );
        assert_eq!(
            index.byte_to_char(ByteOffset::new(2)),
            Err(PositionError::InsideCharacter { found: 2 })
        );
    }

    #[test]
    fn a_span_is_widened_to_whole_letters() {
        let text = format!("x{FAMILY}e\u{301}y");
        let index = TextIndex::new(&text);
        let snapped = index.snap(Span::new(5, 1 + FAMILY.len() + 1)).unwrap();
        assert_eq!(snapped.of(&text).unwrap(), format!("{FAMILY}e\u{301}"));
        assert_eq!(
            index.snap(snapped).unwrap(),
            snapped,
            "snapping twice changes nothing"
        );
    }

    #[test]
    fn a_carriage_return_and_its_newline_stay_together() {
        let index = TextIndex::new("a\r\nb");
        assert_eq!(index.snap(Span::new(2, 4)).unwrap(), Span::new(1, 4));
    }

    #[test]
    fn empty_and_turned_spans_are_refused() {
        let index = TextIndex::new("abc");
        assert!(matches!(
            index.snap(Span::new(2, 2)),
            Err(PositionError::Empty { .. })
        ));
        assert!(matches!(
            index.snap(Span::new(2, 1)),
            Err(PositionError::Empty { .. })
        ));
        assert!(matches!(
            index.snap(Span::new(0, 9)),
            Err(PositionError::Outside { .. })
        ));
    }
}
