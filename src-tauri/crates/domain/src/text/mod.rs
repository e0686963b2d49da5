//! Positions in a text: three units that the compiler keeps apart, spans, and quotes that find them again.

mod index;
mod offset;
mod quote;
mod scripts;

pub use index::{PositionError, TextIndex};
pub use offset::{ByteOffset, CharOffset, Span, Utf16Offset};
pub use quote::{Anchor, CONTEXT_CHARS, QuoteSelector};
pub use scripts::mixes_scripts;

/// The form in which an article's text is kept and hashed: newlines as LF, no byte order mark, no NUL.
/// Nothing else changes; in particular no letter is composed or decomposed.
pub fn normalise(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\0' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newlines_become_lf_and_mark_and_nul_go() {
        assert_eq!(normalise("\u{feff}a\r\nb\rc\0\n\r\n"), "a\nb\nc\n\n");
        assert_eq!(
            normalise("e\u{301}\u{feff}"),
            "e\u{301}\u{feff}",
            "only a leading mark is a byte order mark"
        );
    }
}
