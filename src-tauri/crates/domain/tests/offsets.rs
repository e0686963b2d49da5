//! Positions hold over emoji, combining letters, right-to-left text, Chinese and every newline.

use factdesk_domain::text::{
    Anchor, ByteOffset, CharOffset, QuoteSelector, Span, TextIndex, Utf16Offset, normalise,
};
use factdesk_domain::{ArticleId, VersionId};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Texts of what breaks offsets, mixed with anything.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z ]{0,6}",
        Just("🙂".to_owned()),
        Just("👨‍👩‍👧‍👦".to_owned()),
        Just("🇫🇷🇩🇪".to_owned()),
        Just("e\u{301}o\u{308}\u{323}".to_owned()),
        Just("مرحبا بالعالم".to_owned()),
        Just("東京都、火災".to_owned()),
        Just("\r\n".to_owned()),
        Just("\r".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("\0".to_owned()),
        Just("क्षि".to_owned()),
        ".{0,3}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_character_border_is_found_in_each_unit_and_back(text in text()) {
        let index = TextIndex::new(&text);
        let borders = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        for (chars, byte) in borders.enumerate() {
            let utf16 = text[..byte].encode_utf16().count();
            let (b, u, c) = (ByteOffset::new(byte), Utf16Offset::new(utf16), CharOffset::new(chars));
            prop_assert_eq!(index.byte_to_utf16(b), Ok(u));
            prop_assert_eq!(index.byte_to_char(b), Ok(c));
            prop_assert_eq!(index.utf16_to_byte(u), Ok(b));
            prop_assert_eq!(index.utf16_to_char(u), Ok(c));
            prop_assert_eq!(index.char_to_byte(c), Ok(b));
            prop_assert_eq!(index.char_to_utf16(c), Ok(u));
        }
    }

    #[test]
    fn what_is_no_border_is_refused_and_never_rounded(text in text(), at in 0..400_usize) {
        let index = TextIndex::new(&text);
        prop_assert_eq!(index.byte_to_char(ByteOffset::new(at)).is_ok(), text.is_char_boundary(at));
        let units: Vec<u16> = text.encode_utf16().collect();
        let inside_pair = at < units.len() && (0xDC00..0xE000).contains(&units[at]);
        let known = at <= units.len() && !inside_pair;
        prop_assert_eq!(index.utf16_to_byte(Utf16Offset::new(at)).is_ok(), known);
        prop_assert_eq!(index.char_to_byte(CharOffset::new(at)).is_ok(), at <= text.chars().count());
    }

    #[test]
    fn a_snapped_span_is_the_smallest_of_whole_letters_around(text in text(), a in 0..200_usize, b in 0..200_usize) {
        let index = TextIndex::new(&text);
        let length = text.chars().count();
        prop_assume!(length > 0);
        let (start, end) = ((a % length).min(b % length), (a % length).max(b % length) + 1);
        let span = index.span_of_chars(CharOffset::new(start), CharOffset::new(end)).unwrap();
        let snapped = index.snap(span).unwrap();
        let borders: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).chain([text.len()]).collect();
        let before = borders.iter().rev().find(|border| **border <= span.start.get()).unwrap();
        let after = borders.iter().find(|border| **border >= span.end.get()).unwrap();
        prop_assert_eq!(snapped, Span::new(*before, *after));
        prop_assert_eq!(index.snap(snapped), Ok(snapped));
    }

    #[test]
    fn a_quote_and_its_surroundings_lie_in_the_text_as_they_say(text in text(), a in 0..200_usize, b in 0..200_usize) {
        let length = text.chars().count();
        prop_assume!(length > 0);
        let (start, end) = ((a % length).min(b % length), (a % length).max(b % length) + 1);
        let index = TextIndex::new(&text);
        let span = index.span_of_chars(CharOffset::new(start), CharOffset::new(end)).unwrap();
        let quote = QuoteSelector::of(&text, span).unwrap();
        let whole = format!("{}{}{}", quote.prefix, quote.exact, quote.suffix);
        let from = span.start.get() - quote.prefix.len();
        prop_assert_eq!(&text[from..from + whole.len()], whole);
        prop_assert_eq!(quote.prefix.chars().count(), start.min(32));
        prop_assert_eq!(quote.suffix.chars().count(), (length - end).min(32));
        let anchor = Anchor::new(ArticleId::from_bytes([1; 16]), VersionId::from_bytes([2; 16]), &text, span).unwrap();
        prop_assert_eq!(anchor.span().of(&text), Some(anchor.exact.as_str()));
    }

    #[test]
    fn normalising_twice_changes_nothing_and_loses_no_letter(text in text()) {
        let once = normalise(&text);
        prop_assert!(!once.contains('\r') && !once.contains('\0'));
        let letters = |t: &str| {
            let t = t.strip_prefix('\u{feff}').unwrap_or(t);
            t.chars().filter(|c| !['\r', '\n', '\0'].contains(c)).collect::<String>()
        };
        prop_assert_eq!(letters(&text), once.chars().filter(|c| *c != '\n').collect::<String>());
    }
}
