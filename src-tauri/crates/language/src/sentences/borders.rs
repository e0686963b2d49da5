//! Where a sentence ends inside running text.

use super::abbreviations::{self, Use};
use super::marks::{ByteSet, is_closing, is_opening, is_strong};
use crate::span::Span;
use std::collections::HashMap;

/// How far back a word before a full stop is read, in bytes: no abbreviation is longer, and the bound
/// keeps a text without blanks linear.
const LONGEST_WORD: usize = 40;
/// A sentence shorter than this does not end with an abbreviation ("At 5 a.m. Mr. Smith went").
const WORDS_BEFORE_ABBREVIATION: usize = 4;
/// A full-width bracket open for longer than this is taken for a slip of the pen, in bytes.
const LONGEST_BRACKET: usize = 600;

/// Every byte that a mark of any language can begin with.
const MARKS: ByteSet = ByteSet::new(b".!?;:", true);
/// What addresses and dividing rules are told by.
const LINE_END_SIGNS: ByteSet = ByteSet::new(b"@/-_=", false);

/// Cuts paragraphs into sentences.
pub(super) struct Splitter<'a> {
    text: &'a str,
    table: &'static HashMap<&'static str, Use>,
    greek: bool,
    armenian: bool,
}

/// A run of marks that may end a sentence.
struct Stop {
    /// First mark.
    start: usize,
    /// One past the last mark.
    marks_end: usize,
    /// One past the closing quotes and brackets after it.
    end: usize,
    first: char,
    dots: usize,
    quoted: bool,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(text: &'a str, lang: Option<&str>) -> Self {
        let is = |code: &str| {
            lang.is_some_and(|l| l.len() >= 2 && l.as_bytes()[..2].eq_ignore_ascii_case(code.as_bytes()))
        };
        Self {
            text,
            table: abbreviations::table(lang),
            greek: is("el"),
            armenian: is("hy"),
        }
    }

    /// Adds the sentences inside `within` to `found`.
    pub(super) fn split(&self, within: Span, found: &mut Vec<Span>) {
        let mut start = within.start;
        let mut at = within.start + marker_length(within.of(self.text));
        while let Some(stop) = self.next_stop(at, within.end) {
            at = stop.end;
            if stop.end < within.end && self.ends_here(start, &stop, within.end) {
                self.add(Span::new(start, stop.end), found);
                start = stop.end;
            }
        }
        self.add(Span::new(start, within.end), found);
    }

    /// Adds one sentence, cut once more after addresses, dividing rules and times of mail headers,
    /// which end a line that lost its line break.
    fn add(&self, sentence: Span, found: &mut Vec<Span>) {
        let mut start = sentence.start;
        let inside = sentence.of(self.text);
        if holds_line_end(inside) {
            let mut at = sentence.start;
            for word in inside.split_inclusive(char::is_whitespace) {
                at += word.len();
                let next = self.text[at..sentence.end].trim_start();
                if ends_line(word.trim_end())
                    && (next.starts_with(char::is_uppercase) || next.starts_with("http"))
                {
                    found.extend(Span::new(start, at).trimmed(self.text));
                    start = at;
                }
            }
        }
        found.extend(Span::new(start, sentence.end).trimmed(self.text));
    }

    fn next_stop(&self, from: usize, end: usize) -> Option<Stop> {
        let start = self.next_mark(from, end)?;
        let rest = &self.text[start..end];
        let first = rest.chars().next()?;
        let mut length = 0;
        let mut dots = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let spaced = c == ' ' && dots > 0 && matches!(chars.peek(), Some((_, '.' | '…')));
            if !self.is_mark(c) && !spaced {
                break;
            }
            dots += usize::from(c == '.') + 3 * usize::from(c == '…');
            length = i + c.len_utf8();
        }
        let closing: usize = rest[length..]
            .chars()
            .take_while(|&c| is_closing(c))
            .map(char::len_utf8)
            .sum();
        let closing = self.whole_closing(&rest[length..], closing);
        let quoted = rest[length..length + closing].contains(['"', '”', '’', '\'', '»', '」', '』', '“']);
        let closing = closing + footnotes(&rest[length + closing..]);
        let closing = closing + raised(&self.text[from..start], dots, &rest[length + closing..]);
        let marks_end = start + length;
        Some(Stop {
            start,
            marks_end,
            end: marks_end + closing,
            first,
            dots,
            quoted,
        })
    }

    /// Where the next mark stands; plain letters are passed over byte by byte.
    fn next_mark(&self, from: usize, end: usize) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..end];
        let mut at = from;
        while let Some(found) = MARKS.find(bytes, at) {
            let c = self.text[found..end].chars().next()?;
            if self.is_mark(c) {
                return Some(found);
            }
            at = found + c.len_utf8();
        }
        None
    }

    /// A straight quote before a word opens a quotation; it does not close one.
    fn whole_closing(&self, after: &str, closing: usize) -> usize {
        let next = after[closing..].chars().next();
        let straight = after[..closing].ends_with(['"', '\'']);
        if straight && next.is_some_and(char::is_alphanumeric) {
            closing - 1
        } else {
            closing
        }
    }

    fn is_mark(&self, c: char) -> bool {
        matches!(c, '.' | '!' | '?' | '…' | '‽' | '⁉' | '⁈')
            || is_strong(c)
            || (c == ';' && self.greek)
            || (c == ':' && self.armenian)
    }

    /// Whether the sentence that began at `start` is over at `stop`.
    fn ends_here(&self, start: usize, stop: &Stop, end: usize) -> bool {
        let after = &self.text[stop.end..end];
        let rest = after.trim_start();
        let gap = rest.len() < after.len();
        let Some(next) = rest.chars().next() else {
            return false;
        };
        if stop.first == '．' && next.is_numeric() {
            return false;
        }
        if is_strong(stop.first) {
            let quoted_on = stop.quoted && !gap;
            return !quoted_on
                && !matches!(next, '、' | '，' | ',' | '・')
                && !self.is_bracketed(start, stop);
        }
        if matches!(next, ',' | ';' | ':' | ')' | ']' | '}' | '、') || self.text[..stop.start].ends_with('[')
        {
            return false;
        }
        if gap && is_lettered(rest) {
            return true;
        }
        // "“Why?” — he asked": the dash and its blank are passed over.
        let letter = rest
            .chars()
            .take(LONGEST_WORD)
            .find(|c| !is_opening(*c) && !c.is_whitespace())
            .unwrap_or(next);
        if !gap {
            return self.ends_without_blank(stop, rest, letter);
        }
        if letter.is_lowercase() {
            return self.ends_before_lower(stop, next);
        }
        match stop.first {
            '.' if stop.dots == 1 => self.full_stop_ends(start, stop, rest),
            '.' | '…' => letter.is_alphanumeric() || is_opening(next),
            _ => true,
        }
    }

    /// `Hello world.Today`: a whole word, a stop, and a capitalised word; `really?yes`.
    fn ends_without_blank(&self, stop: &Stop, rest: &str, letter: char) -> bool {
        let word = self.word_before(stop.start);
        let chunk = self.chunk_before(stop.start);
        let next_word: String = rest
            .chars()
            .take(LONGEST_WORD)
            .take_while(|c| !c.is_whitespace())
            .collect();
        if chunk.contains(is_address) || next_word.contains(is_address) || chunk.starts_with("www") {
            return false;
        }
        let whole = word
            .chars()
            .next_back()
            .is_some_and(|c| c.is_lowercase() || c.is_numeric())
            && word.chars().count() > 2
            && !self.table.contains_key(word.to_lowercase().as_str());
        let mut chars = next_word.chars().skip_while(|c| is_opening(*c)).skip(1);
        let second = chars.next();
        if letter.is_uppercase() {
            return whole && second.is_none_or(char::is_lowercase);
        }
        whole && stop.first != '.' && letter.is_lowercase() && second.is_some_and(char::is_lowercase)
    }

    /// Informal text begins sentences in lower case; that counts after a stop that is surely one.
    fn ends_before_lower(&self, stop: &Stop, next: char) -> bool {
        if stop.end > stop.marks_end || !next.is_lowercase() || stop.dots > 1 {
            return false;
        }
        let word = self.word_before(stop.start);
        let first = word.chars().next();
        match stop.first {
            '?' => true,
            '!' => first.is_some_and(char::is_lowercase),
            '.' => {
                word.chars().count() > 2
                    && first.is_some_and(char::is_lowercase)
                    && word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’')
                    && !self.table.contains_key(word)
            }
            _ => false,
        }
    }

    fn full_stop_ends(&self, start: usize, stop: &Stop, rest: &str) -> bool {
        if stop.end > stop.marks_end {
            return true;
        }
        let word = self.word_before(stop.start);
        // "Finally: 2. The second item": a number alone is no sentence.
        if self.text[start..stop.start].trim() == word
            && word.len() <= 3
            && word.bytes().all(|b| b.is_ascii_digit())
        {
            return false;
        }
        let next = first_word(rest);
        let number = next.starts_with(|c: char| c.is_numeric());
        let opens = || !number && self.has_words(start, stop.start) && abbreviations::opens(next);
        let lower = word.to_lowercase();
        if is_initial(word) {
            return word == "I" && opens();
        }
        if word.chars().count() == 1
            && is_initial(next)
            && rest
                .split_once(next)
                .is_some_and(|(_, after)| after.starts_with('.'))
        {
            return false;
        }
        if matches!(lower.as_str(), "a.m" | "p.m") {
            return !number && self.has_words(start, stop.start) && !abbreviations::follows_time(next);
        }
        match self.table.get(lower.as_str()) {
            Some(Use::Title | Use::Inner) => false,
            Some(Use::BeforeNumber) => {
                !number && (!word.starts_with(char::is_uppercase) || abbreviations::opens(next))
            }
            Some(Use::Either) => opens(),
            None if is_dotted(&lower) => opens(),
            None => !self.is_ordinal(word, next),
        }
    }

    fn has_words(&self, start: usize, end: usize) -> bool {
        self.text[start..end]
            .split_whitespace()
            .nth(WORDS_BEFORE_ABBREVIATION - 1)
            .is_some()
    }

    /// Whether a full-width bracket opened since the sentence began is still open.
    fn is_bracketed(&self, start: usize, stop: &Stop) -> bool {
        let mut from = start.max(stop.start.saturating_sub(LONGEST_BRACKET));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let mut depth = 0i32;
        for c in self.text[from..stop.end].chars() {
            match c {
                '（' | '《' | '〈' | '「' | '『' => depth += 1,
                '）' | '》' | '〉' | '」' | '』' => depth = (depth - 1).max(0),
                _ => {}
            }
        }
        depth > 0
    }

    /// `3. Oktober`: a number with a stop in a language that writes ordinals so.
    fn is_ordinal(&self, word: &str, next: &str) -> bool {
        const MONTHS: &str = " januar februar märz april mai juni juli august september oktober november dezember \
            marts maj december oktober jahrhundert jh ";
        word.len() <= 2
            && word.bytes().all(|b| b.is_ascii_digit())
            && MONTHS.contains(&format!(" {} ", next.to_lowercase()))
    }

    /// What stands before `end` back to the last blank.
    fn chunk_before(&self, end: usize) -> &'a str {
        let mut from = end.saturating_sub(LONGEST_WORD);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text[from..end]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or("")
    }

    /// The word that ends at `end`, without what is glued to its front.
    fn word_before(&self, end: usize) -> &'a str {
        let chunk = self.chunk_before(end);
        let glued = |c: char| is_opening(c) || matches!(c, '’' | '”' | '/' | ',');
        let word = chunk.rsplit(glued).next().unwrap_or("");
        // "Tuesday.Mr" is two words, "U.S" is one.
        match word.rsplit_once('.') {
            Some((before, last)) if before.chars().rev().take_while(|c| c.is_alphabetic()).count() > 3 => {
                last
            }
            _ => word,
        }
    }
}

/// The first word of `rest`, without opening marks.
fn first_word(rest: &str) -> &str {
    let word = rest.trim_start_matches(is_opening);
    &word[..word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len())]
}

/// `(b) ` and `2) `: the next item of a list.
fn is_lettered(rest: &str) -> bool {
    let inside = rest.strip_prefix('(').unwrap_or(rest);
    let length = inside
        .bytes()
        .take(3)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let counted = length == 1 || inside.bytes().take(length).all(|b| b.is_ascii_digit());
    length > 0 && counted && inside[length..].starts_with(") ")
}

/// Bytes of reference marks glued to the end of a sentence: `[7][8]`, or `11` before a blank and a
/// capital.
fn footnotes(after: &str) -> usize {
    let mut length = 0;
    while after[length..].starts_with('[') {
        let digits = after[length + 1..]
            .bytes()
            .take(4)
            .take_while(u8::is_ascii_digit)
            .count();
        if digits == 0 || !after[length + 1 + digits..].starts_with(']') {
            break;
        }
        length += digits + 2;
    }
    length
}

/// Bytes of a reference number that was raised in print: "in a consultation.11 Take", "(type 2).3 This".
fn raised(before: &str, dots: usize, after: &str) -> usize {
    let digits = after.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let tail = &after[digits..];
    let follows = tail
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()));
    let letters = before.bytes().rev().take_while(u8::is_ascii_lowercase).count();
    let written = letters > 3 || before.ends_with(')');
    if dots == 1 && (1..=2).contains(&digits) && follows && written {
        digits
    } else {
        0
    }
}

/// Bytes of a list marker at the beginning: its full stop ends nothing.
fn marker_length(item: &str) -> usize {
    let bullet = item.trim_start_matches(['•', '⁃', '◦', '▪', '●', '‣', '*', '-', '(', ' ']);
    let length = bullet
        .bytes()
        .take(3)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let counted = length == 1 && bullet.as_bytes()[0].is_ascii_lowercase()
        || length > 0 && bullet.bytes().take(length).all(|b| b.is_ascii_digit());
    let marks = bullet[length..]
        .bytes()
        .take(2)
        .take_while(|b| matches!(b, b'.' | b')'))
        .count();
    if counted && marks > 0 && bullet[length + marks..].starts_with(' ') {
        item.len() - bullet.len() + length + marks
    } else {
        0
    }
}

/// Whether an address or a dividing rule can stand in a sentence; most have none of their marks.
fn holds_line_end(sentence: &str) -> bool {
    let bytes = sentence.as_bytes();
    let mut at = 0;
    while let Some(found) = LINE_END_SIGNS.find(bytes, at) {
        let sign = bytes[found];
        let held = match sign {
            b'@' => true,
            b'/' => bytes[..found].ends_with(b":") && bytes[found..].starts_with(b"//"),
            _ => bytes[found..].starts_with(&[sign; 4]),
        };
        if held {
            return true;
        }
        at = found + 1;
    }
    false
}

/// An address or a dividing rule, after which a capital begins something new.
fn ends_line(word: &str) -> bool {
    let mail = word.contains('@') && word.ends_with(['>', 'm', 't', 'g', 'u']) && !word.starts_with('@');
    let rule = word.len() > 4
        && word
            .bytes()
            .all(|b| matches!(b, b'-' | b'_' | b'=' | b'*' | b'~'));
    word.starts_with("http") || word.starts_with("www.") || mail || rule
}

fn is_address(c: char) -> bool {
    matches!(c, '@' | '/' | '\\' | '_' | '=' | '&')
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// `U.S`, `a.m`, `z.B`: single letters with stops between.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
}
