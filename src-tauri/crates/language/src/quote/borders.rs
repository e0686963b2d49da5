//! Whether a stretch of text begins and ends where words do.

use crate::span::Span;
use crate::words::is_unspaced;
use unicode_segmentation::GraphemeCursor;

/// Whether no word, number or visible character of `text` is cut by the ends of `span`.
pub(super) fn are_whole(text: &str, span: Span) -> bool {
    let inside = span.of(text);
    if inside.is_empty() || !is_border(text, span.start) || !is_border(text, span.end) {
        return false;
    }
    !joins_before(&text[..span.start], inside) && !joins_after(inside, &text[span.end..])
}

/// Whether a visible character begins or ends here.
fn is_border(text: &str, at: usize) -> bool {
    let beside_ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii() && c != '\r' && c != '\n');
    if beside_ascii(text[..at].chars().next_back()) && beside_ascii(text[at..].chars().next()) {
        return true;
    }
    GraphemeCursor::new(at, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(false)
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_dash(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\u{2012}'..='\u{2014}' | '\u{2212}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '\u{66b}' | '\u{66c}')
}

/// Whether a mark is part of one word or number: "1." is cut out of "1.5", and "well-" out of "well-known".
fn is_glued(before: Option<char>, mark: char, after: Option<char>) -> bool {
    let both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    is_separator(mark) && both(char::is_numeric)
        || (is_hyphen(mark) || is_apostrophe(mark)) && both(char::is_alphabetic)
}

/// Whether the text before goes on into the first word inside.
fn joins_before(before: &str, inside: &str) -> bool {
    let Some(first) = inside.chars().find(|c| !is_hidden(*c)) else {
        return false;
    };
    let mut back = before.chars().rev().filter(|c| !is_hidden(*c));
    let Some(last) = back.next() else { return false };
    let second = inside.chars().filter(|c| !is_hidden(*c)).nth(1);
    if is_glued(Some(last), first, second) {
        return true;
    }
    if !first.is_alphanumeric() || (is_unspaced(first) && is_unspaced(last)) {
        return false;
    }
    if last.is_alphanumeric() {
        return true;
    }
    let other = back.next();
    let letter = other.is_some_and(char::is_alphanumeric);
    let digit = first.is_numeric() && other.is_some_and(char::is_numeric);
    let negative =
        first.is_numeric() && is_dash(last) && other.is_none_or(|c| c.is_whitespace() || is_open(c));
    let broken = last.is_whitespace() && ends_broken(before) && first.is_alphabetic();
    (is_hyphen(last) && letter)
        || (is_dash(last) && digit)
        || (is_separator(last) && digit)
        || (is_apostrophe(last) && letter && first.is_alphabetic())
        || negative
        || broken
}

/// Whether the last word inside goes on into the text after it.
fn joins_after(inside: &str, after: &str) -> bool {
    let Some(last) = inside.chars().rev().find(|c| !is_hidden(*c)) else {
        return false;
    };
    let mut ahead = after.chars().filter(|c| !is_hidden(*c));
    let Some(first) = ahead.next() else { return false };
    let second_last = inside.chars().rev().filter(|c| !is_hidden(*c)).nth(1);
    if is_glued(second_last, last, Some(first)) {
        return true;
    }
    if !last.is_alphanumeric() || (is_unspaced(first) && is_unspaced(last)) {
        return false;
    }
    if first.is_alphanumeric() {
        return true;
    }
    let (other, beyond) = (ahead.next(), ahead.next());
    let letter = other.is_some_and(char::is_alphanumeric);
    let digit = last.is_numeric() && other.is_some_and(char::is_numeric);
    let possessive = matches!(other, Some('s' | 'S')) && !beyond.is_some_and(char::is_alphanumeric);
    (is_hyphen(first) && (letter || starts_broken(after)))
        || (is_dash(first) && digit)
        || (is_separator(first) && digit)
        || (is_apostrophe(first) && letter && last.is_alphabetic() && !possessive)
        || (last.is_numeric() && matches!(first, '%' | '\u{2030}'))
}

fn is_open(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '"' | '\u{201c}' | '\u{2018}' | '$' | '\u{20ac}' | '\u{a3}'
    )
}

/// Whether a word before is broken at the end of its line.
fn ends_broken(before: &str) -> bool {
    let line = before.trim_end();
    let mut back = line.chars().rev();
    before[line.len()..].contains('\n')
        && back.next().is_some_and(|c| is_hyphen(c) || c == '\u{ad}')
        && back.next().is_some_and(char::is_alphabetic)
}

/// Whether a hyphen, a line break and a letter follow.
fn starts_broken(after: &str) -> bool {
    let rest = after.trim_start_matches(|c| is_hyphen(c) || c == '\u{ad}');
    let next = rest.trim_start();
    rest[..rest.len() - next.len()].contains('\n') && next.chars().next().is_some_and(char::is_alphabetic)
}
