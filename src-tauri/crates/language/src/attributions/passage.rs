//! A paragraph with its words, sentences and quotations.

use crate::reading::{Token, covering, tokens};
use crate::sentences;
use crate::span::Span;
use std::ops::Range;

/// A paragraph, read.
pub(super) struct Passage<'a> {
    pub tokens: Vec<Token<'a>>,
    /// Token ranges of the sentences.
    pub sentences: Vec<Range<usize>>,
    /// Token ranges of the quotations with their marks.
    pub quotes: Vec<Range<usize>>,
    /// For each token the quotation it is in.
    inside: Vec<Option<usize>>,
}

impl<'a> Passage<'a> {
    pub fn new(text: &'a str, paragraph: Span) -> Self {
        let tokens = tokens(text, paragraph);
        let mut ranges = Vec::new();
        let mut at = 0;
        for sentence in sentences::sentences_within(text, paragraph) {
            let start = at;
            while at < tokens.len() && tokens[at].span.start < sentence.end {
                at += 1;
            }
            if start < at {
                ranges.push(start..at);
            }
        }
        let quotes = quotations(&tokens);
        let mut inside = vec![None; tokens.len()];
        for (n, quote) in quotes.iter().enumerate() {
            inside[quote.clone()].fill(Some(n));
        }
        Self {
            tokens,
            sentences: ranges,
            quotes,
            inside,
        }
    }

    /// Whether a token stands inside a quotation, its marks included.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.inside[at].is_some()
    }

    /// The quotation that holds a token.
    pub fn quote_at(&self, at: usize) -> Option<Range<usize>> {
        self.inside
            .get(at)
            .copied()
            .flatten()
            .map(|n| self.quotes[n].clone())
    }

    /// The quotation that begins at a token.
    pub fn quote_from(&self, at: usize) -> Option<Range<usize>> {
        self.quote_at(at).filter(|quote| quote.start == at)
    }

    /// The token at `at`, if there is one before `end`.
    pub fn get(&self, at: usize, end: usize) -> Option<&Token<'a>> {
        self.tokens[..end.min(self.tokens.len())].get(at)
    }

    /// Whether the token at `at` is one of the given words.
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_any(words))
    }

    /// The stretch of a token range.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        covering(&self.tokens[range])
    }

    /// A token range without separating marks at its ends; quotation marks stay.
    pub fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let cut = |t: &Token| t.is_any(&[",", ";", ":", "-", "–", "—"]);
        let (mut start, mut end) = (range.start, range.end);
        while start < end && cut(&self.tokens[start]) {
            start += 1;
        }
        while start < end
            && (cut(&self.tokens[end - 1])
                || self.tokens[end - 1].is_any(&[".", "!", "?"]) && !self.is_quoted(end - 1))
        {
            end -= 1;
        }
        start..end
    }
}

/// Pairs of quotation marks. A straight mark opens and closes in turn; a quotation that is never closed
/// runs to the end.
fn quotations(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (i, token) in tokens.iter().enumerate() {
        let mark = token.text;
        match open {
            Some(start) => {
                let closes = match tokens[start].text {
                    "“" | "”" => mark == "”" || mark == "\"",
                    "„" => mark == "“" || mark == "”",
                    "«" => mark == "»",
                    "»" => mark == "«",
                    "‘" => {
                        mark == "’"
                            || mark == "'"
                                && !tokens
                                    .get(i + 1)
                                    .is_some_and(|t| t.span.start == token.span.end && t.is_word())
                    }
                    _ => mark == "\"" || mark == "”",
                };
                if closes {
                    found.push(start..i + 1);
                    open = None;
                }
            }
            None if matches!(mark, "“" | "\"" | "„" | "«" | "‘") => open = Some(i),
            None => {}
        }
    }
    if let Some(start) = open.filter(|start| tokens[*start].text != "‘" && tokens.len() - start > 1) {
        found.push(start..tokens.len());
    }
    found
}
