//! Which characters stand for each other.

use super::Tolerance;

/// The plain mark for a typographic one, and what it is.
pub(super) fn plain(c: char) -> Option<(char, Tolerance)> {
    let found = match c {
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{2039}'
        | '\u{203a}' | '`' | '\u{b4}' => ('\'', Tolerance::QuotationMarks),
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => {
            ('"', Tolerance::QuotationMarks)
        }
        c if super::hyphens::is_dash(c) => ('-', Tolerance::Dashes),
        _ => return None,
    };
    Some(found)
}

/// The letters of a ligature of type. `æ` and `œ` are letters, not ligatures.
pub(super) fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

/// Why a character that is not shown is left out.
pub(super) fn left_out(c: char) -> Option<Tolerance> {
    match c {
        '\u{ad}' => Some(Tolerance::SoftHyphens),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => {
            Some(Tolerance::Invisible)
        }
        '\u{61c}' | '\u{feff}' | '\u{180e}' => Some(Tolerance::Invisible),
        _ => None,
    }
}

/// The length of the three dots at the start of `rest`, whatever their form.
pub(crate) fn ellipsis(rest: &str) -> Option<usize> {
    if rest.starts_with('\u{2026}') {
        return Some('\u{2026}'.len_utf8());
    }
    if !rest.starts_with('.') {
        return None;
    }
    if rest.starts_with("...") {
        return Some(3);
    }
    let mut at = 1;
    for _ in 0..2 {
        let space = rest[at..]
            .chars()
            .next()
            .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))?;
        at += space.len_utf8();
        if !rest[at..].starts_with('.') {
            return None;
        }
        at += 1;
    }
    Some(at)
}
