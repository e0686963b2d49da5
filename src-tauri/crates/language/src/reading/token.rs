//! Words, numbers and marks.

use crate::span::Span;
use std::borrow::Cow;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with apostrophes and hyphens between letters.
    Word,
    /// Digits with separators between them.
    Number,
    /// Anything else, one character at a time.
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone)]
pub(crate) struct Token<'a> {
    /// Where it stands in the whole text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// As written.
    pub text: &'a str,
    /// In lower case, apostrophes made straight.
    pub lower: Cow<'a, str>,
}

impl Token<'_> {
    /// Whether it is the given lower-case word or mark.
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    /// Whether it is one of the given lower-case words or marks.
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&&*self.lower)
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.kind == Kind::Word && self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it is the possessive `'s` or a lone apostrophe after a plural.
    pub fn is_possessive(&self) -> bool {
        self.lower == "'s"
    }

    /// Whether it is an opening double quotation mark, or a straight one.
    pub fn is_quote(&self) -> bool {
        matches!(self.text, "\"" | "“" | "”" | "„" | "«" | "»" | "‟")
    }
}

/// The tokens of `within`. Linear.
pub(crate) fn tokens<'a>(text: &'a str, within: Span) -> Vec<Token<'a>> {
    let mut found = Vec::new();
    let mut at = within.start;
    while let Some(c) = text[at..within.end].chars().next() {
        let rest = &text[at..within.end];
        let (length, kind) = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if c.is_ascii_digit() {
            (number_length(rest), Kind::Number)
        } else if is_letter(c) {
            (word_length(rest), Kind::Word)
        } else if is_apostrophe(c)
            && is_possessive(rest, c)
            && found.last().is_some_and(|t: &Token| t.span.end == at)
        {
            (c.len_utf8() + 1, Kind::Word)
        } else {
            (c.len_utf8(), Kind::Mark)
        };
        let span = Span::new(at, at + length);
        found.push(Token {
            span,
            kind,
            text: span.of(text),
            lower: lower(span.of(text)),
        });
        at = span.end;
    }
    found
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c == '_' || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_possessive(rest: &str, apostrophe: char) -> bool {
    let mut after = rest[apostrophe.len_utf8()..].chars();
    matches!(after.next(), Some('s' | 'S')) && after.next().is_none_or(|c| !c.is_alphanumeric())
}

fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let joins = match c {
            '\'' | '’' => next.is_some_and(is_letter) && !is_possessive(&rest[i..], c),
            '-' | '‐' | '‑' => next.is_some_and(is_letter),
            // "U.S." and "a.m." are one word with their stops.
            '.' => {
                (next.is_some_and(is_letter) && is_single(rest, i))
                    || (is_single(rest, i) && rest[..i].contains('.'))
            }
            _ => is_letter(c) || (c.is_ascii_digit() && i > 0),
        };
        if !joins {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

/// Whether exactly one letter stands between the last stop (or the beginning) and `at`.
fn is_single(rest: &str, at: usize) -> bool {
    let mut back = rest[..at].chars().rev();
    back.next().is_some_and(is_letter) && back.next().is_none_or(|c| c == '.')
}

fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let separator =
            matches!(bytes[end], b',' | b'.' | b':') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[end].is_ascii_digit() && !separator {
            break;
        }
        end += 1;
    }
    end
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase().replace('’', "'"))
    }
}
