//! Imported text on a terminal: harmless and in columns.
//!
//! A page may hold escape sequences that recolour, retitle or rewrite a terminal, and marks that turn
//! the direction of the text around. Both are shown instead of obeyed.

use std::fmt::{Display, Write as _};

/// Text on one line: blanks folded, control and direction characters made visible.
pub fn line(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        harmless(word, &mut shown);
    }
    shown
}

/// Text over several lines: newlines and tabs stay, everything else as in [`line`].
pub fn lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for part in text.split_inclusive(['\n', '\t']) {
        harmless(part.trim_end_matches(['\n', '\t']), &mut shown);
        shown.push_str(&part[part.trim_end_matches(['\n', '\t']).len()..]);
    }
    shown
}

/// A number with what it counts: "1 case", "2 cases".
pub fn count<N: Display + PartialEq + From<u8>>(number: N, one: &str, more: &str) -> String {
    match number {
        ref number if *number == N::from(1) => format!("1 {one}"),
        _ => format!("{number} {more}"),
    }
}

/// The same on one line of at most `limit` characters, with an ellipsis where it was cut.
pub fn short(text: &str, limit: usize) -> String {
    let text = line(text);
    match text.char_indices().nth(limit) {
        None => text,
        Some(_) => {
            let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
            format!("{}…", kept.trim_end())
        }
    }
}

/// Rows as columns two blanks apart; the last column is not padded.
pub fn columns(rows: &[Vec<String>]) -> String {
    let widths = widths(rows);
    let lines = rows.iter().map(|row| {
        let mut text = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(text, "{cell:<width$}  ");
        }
        text.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
    };
    (0..columns).map(|column| width(column).unwrap_or(0)).collect()
}

fn harmless(text: &str, shown: &mut String) {
    for character in text.chars() {
        if character.is_control() || turns(character) {
            let _ = write!(shown, "‹U+{:04X}›", u32::from(character));
        } else {
            shown.push(character);
        }
    }
}

/// Characters that turn the direction of what follows, or hide.
fn turns(character: char) -> bool {
    matches!(
        character,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_obeys_no_imported_text() {
        assert_eq!(
            line("red \u{1b}[31malert\u{7}\nnext"),
            "red ‹U+001B›[31malert‹U+0007› next"
        );
        assert_eq!(line("abc\u{202e}fed"), "abc‹U+202E›fed");
        assert_eq!(lines("one\r\n\ttwo\u{9b}"), "one‹U+000D›\n\ttwo‹U+009B›");
    }

    #[test]
    fn a_cut_text_says_so() {
        assert_eq!(short("one two three", 20), "one two three");
        assert_eq!(short("one two three", 8), "one two…");
        assert_eq!(short("漢字漢字", 3), "漢字…");
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [
            vec!["a".into(), "bb".into(), "c".into()],
            vec!["äöü".into(), String::new(), "d".into()],
        ];
        assert_eq!(columns(&rows), "a    bb  c\näöü      d");
        assert_eq!(columns(&[]), "");
    }
}
