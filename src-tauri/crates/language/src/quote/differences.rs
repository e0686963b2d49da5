//! How a quote and the nearest passage differ, word by word.

use super::{Difference, DifferenceKind, borders};
use crate::span::Span;
use crate::words::{Passage, Word};

/// Marks and parts of a picture that may belong to one word.
const MOST_GLUED: usize = 12;

/// A quote and a text, as strings and as words.
pub(super) struct Sides<'a> {
    pub quote: &'a str,
    pub text: &'a str,
    pub words: &'a [Word],
    pub others: &'a [Word],
}

/// The words of the text that the quote is about: the passage, words beside it that stand where the quote has
/// others, and what belongs to a word or number at its ends.
pub(super) fn extended(quote: &[Word], text: &[Word], passage: &Passage, whole: &str) -> (usize, usize) {
    let (mut start, mut end) = passage.range();
    let before = passage.pairs.first().map_or(0, |pair| pair.0);
    let after = quote.len() - passage.pairs.last().map_or(quote.len(), |pair| pair.0 + 1);
    for _ in 0..before {
        if start == 0 || ends_sentence(whole, &text[start - 1], &text[start]) {
            break;
        }
        start -= 1;
    }
    for _ in 0..after {
        if end >= text.len() || ends_sentence(whole, &text[end - 1], &text[end]) {
            break;
        }
        end += 1;
    }
    for _ in 0..MOST_GLUED {
        let span = Span::new(text[start].span.start, text[end - 1].span.end);
        if borders::are_whole(whole, span) {
            break;
        }
        let glued = |a: &Word, b: &Word| {
            whole
                .get(a.span.end..b.span.start)
                .is_some_and(|gap| !gap.contains(char::is_whitespace))
        };
        if start > 0 && glued(&text[start - 1], &text[start]) {
            start -= 1;
        } else if end < text.len() && glued(&text[end - 1], &text[end]) {
            end += 1;
        }
    }
    (start, end)
}

/// Whether a sentence or paragraph ends between two words.
fn ends_sentence(text: &str, left: &Word, right: &Word) -> bool {
    let gap = text.get(left.span.end..right.span.start).unwrap_or("");
    let stop = matches!(left.span.of(text), "." | "?" | "!" | "\u{3002}");
    stop || gap.matches('\n').count() > 1
}

impl Sides<'_> {
    /// What differs, in order. `pairs` are the words that are the same; `range` are the words of the text.
    pub fn between(&self, pairs: &[(usize, usize)], range: (usize, usize)) -> Vec<Difference> {
        let (mut q, mut t) = (0, range.0);
        let mut found = Vec::new();
        let ends = std::iter::once((self.words.len(), range.1));
        for (next_q, next_t) in pairs.iter().copied().chain(ends) {
            found.extend(self.difference((q, next_q), (t, next_t)));
            (q, t) = (next_q + 1, next_t + 1);
        }
        found
    }

    /// A number that stands apart from its mark on one side only: "10 -5" is not "10-5".
    pub fn regrouped(&self, pairs: &[(usize, usize)]) -> Option<Difference> {
        const NUMBER: u32 = 4;
        let glued = |words: &[Word], at: usize| words[at].span.end == words[at + 1].span.start;
        let differs = pairs.windows(2).find(|pair| {
            let ((q, t), next) = (pair[0], pair[1]);
            next == (q + 1, t + 1)
                && self.words[q].weight.max(self.words[q + 1].weight) >= NUMBER
                && glued(self.words, q) != glued(self.others, t)
        })?;
        self.difference((differs[0].0, differs[1].0 + 1), (differs[0].1, differs[1].1 + 1))
    }

    fn difference(&self, quote: (usize, usize), text: (usize, usize)) -> Option<Difference> {
        let span = |words: &[Word], (from, to): (usize, usize)| {
            let (first, last) = (words.get(from)?, words.get(to.checked_sub(1)?)?);
            (from < to).then(|| Span::new(first.span.start, last.span.end))
        };
        let (quoted, said) = (span(self.words, quote), span(self.others, text));
        let kind = match (quoted, said) {
            (None, None) => return None,
            (None, Some(_)) => DifferenceKind::Missing,
            (Some(_), None) => DifferenceKind::Added,
            (Some(_), Some(_)) => DifferenceKind::Changed,
        };
        let words = |span: Option<Span>, of: &str| span.map_or(String::new(), |s| s.of(of).to_owned());
        Some(Difference {
            kind,
            quote: words(quoted, self.quote),
            text: words(said, self.text),
            span: said,
        })
    }
}
