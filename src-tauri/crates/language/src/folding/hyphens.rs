//! Hyphens and dashes between two letters.

use super::What;

/// A hyphen or dash between two letters, with the white space around it.
pub(super) struct Joint {
    /// Whether it parts words, belongs to one or breaks a line.
    pub what: What,
    /// Tells this writing from another.
    pub was: u32,
    /// Its length in the source.
    pub bytes: usize,
}

/// The joint at the start of `rest`, where `last` is the character before it.
pub(super) fn joint(last: Option<char>, rest: &str) -> Option<Joint> {
    let first = rest.chars().next()?;
    if !(first.is_whitespace() || is_dash(first) || first == '\u{ad}') {
        return None;
    }
    if !last.is_some_and(is_letter) {
        return None;
    }
    let dash = rest.trim_start();
    let dashes = dash.len() - dash.trim_start_matches(|c| is_dash(c) || c == '\u{ad}').len();
    if dashes == 0 || dashes > 12 {
        return None;
    }
    let after = &dash[dashes..];
    let next = after.trim_start();
    if !next.chars().next().is_some_and(is_letter) {
        return None;
    }
    let bytes = rest.len() - next.len();
    let gap = &after[..after.len() - next.len()];
    let what = what(&rest[..rest.len() - dash.len()], &dash[..dashes], gap)?;
    Some(Joint {
        what,
        was: hash(&rest[..bytes]),
        bytes,
    })
}

/// What a dash is, from the white space before it and after it.
fn what(before: &str, dash: &str, after: &str) -> Option<What> {
    let soft = dash == "\u{ad}";
    let short = soft || matches!(dash, "-" | "\u{2010}" | "\u{2011}");
    let breaks = after.contains(['\n', '\r', '\u{2028}', '\u{85}']) && before.is_empty();
    match (short, before.is_empty(), after.is_empty()) {
        (true, true, false) if breaks => Some(What::Broken),
        _ if soft => None,
        (true, true, true) => Some(What::Hyphen(false)),
        (true, false, false) => Some(What::Hyphen(true)),
        (true, ..) => None,
        (false, true, true) if matches!(dash, "\u{2013}" | "\u{2012}" | "\u{2212}") => {
            Some(What::Hyphen(false))
        }
        (false, ..) => Some(What::Hyphen(true)),
    }
}

pub(super) fn is_dash(c: char) -> bool {
    c == '-' || matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// FNV-1a: the same in every run and on every machine.
pub(super) fn hash(text: &str) -> u32 {
    let step = |sum: u32, byte: u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, step)
}
