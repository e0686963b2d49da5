//! From folded text to words.

use super::{Vocabulary, Word};
use crate::folding::{Folded, What};
use crate::span::Span;
use unicode_normalization::char::is_combining_mark;

/// The words and marks of a folded text, in order. Linear.
pub(crate) fn read(folded: &Folded, vocabulary: &mut Vocabulary<'_>) -> Vec<Word> {
    let mut breaks = folded
        .traces
        .iter()
        .filter(|t| t.what == What::Hyphen(true))
        .map(|t| t.at as usize)
        .peekable();
    let mut found = Vec::with_capacity(folded.text.len() / 5);
    let mut at = 0;
    while at < folded.text.len() {
        while breaks.next_if(|b| *b <= at).is_some() {}
        let rest = &folded.text[at..];
        let long = length(rest);
        // A dash parts "said–they", although folding leaves it out.
        let long = breaks.peek().map_or(long, |b| long.min(b - at));
        let word = &rest[..long];
        if word != " " {
            found.extend(stored(folded, at, word, vocabulary));
        }
        at += long;
    }
    found
}

fn stored(folded: &Folded, at: usize, word: &str, vocabulary: &mut Vocabulary<'_>) -> Option<Word> {
    let (exact, loose) = vocabulary.ids(word);
    // A ligature across two words gives no span; none is left between letters that fold to one word.
    let span: Span = folded.source(at, at + word.len())?;
    Some(Word {
        span,
        exact,
        loose,
        weight: weight(word),
    })
}

/// Bytes of the word or mark at the start of `rest`; at least one character.
fn length(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else {
        return 0;
    };
    let marks = |from: usize| {
        let tail = &rest[from..];
        from + (tail.len() - tail.trim_start_matches(is_combining_mark).len())
    };
    let one = first.len_utf8();
    if is_unspaced(first) || !is_inside(first) {
        return if rest.starts_with("...") { 3 } else { marks(one) };
    }
    let mut end = one;
    let mut last = first;
    let mut chars = rest[one..].chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let joins = match c {
            '\'' => last.is_alphabetic() && next.is_some_and(char::is_alphabetic),
            '.' | ',' | ':' => last.is_numeric() && next.is_some_and(char::is_numeric),
            c => is_inside(c) && !is_unspaced(c),
        };
        if !joins {
            break;
        }
        end += c.len_utf8();
        last = c;
    }
    end
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining_mark(c)
}

/// Whether a script puts no spaces between its words, so that each character stands for itself.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{f00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn weight(word: &str) -> u32 {
    let Some(first) = word.chars().next() else {
        return 0;
    };
    if is_unspaced(first) {
        return 1;
    }
    if !is_inside(first) {
        // Question marks, currencies, per cent and the like are part of what is said.
        return u32::from(!matches!(
            first,
            '!' | '.' | ',' | ';' | ':' | '"' | '\'' | '(' | ')' | '[' | ']' | '-' | '\u{3001}' | '\u{3002}'
        ));
    }
    if first.is_numeric() {
        return 4;
    }
    match word.chars().take(6).count() {
        0..=3 => 1,
        4..=5 => 2,
        _ => 3,
    }
}
