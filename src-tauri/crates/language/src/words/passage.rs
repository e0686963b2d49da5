//! The part of a stretch of text that says most of what a quote says, word by word.

use super::Word;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Up to so many pairs of words are all compared; longer ones are aligned by their differences.
const MOST_CELLS: usize = 1_200_000;

/// A passage, and which of its words are words of the quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Word of the quote and word of the text, both ascending; equal but for letter case.
    pub pairs: Vec<(usize, usize)>,
    /// Weight of the shared words of both sides per mille of the weight of all.
    pub score_permille: u16,
}

impl Passage {
    /// First word of the text and one past the last.
    pub fn range(&self) -> (usize, usize) {
        let first = self.pairs.first().map_or(0, |p| p.1);
        (first, self.pairs.last().map_or(first, |p| p.1 + 1))
    }
}

/// The best passage of `text`; its words count from the start of `text`. `None` when no word is shared.
pub(crate) fn best(quote: &[Word], text: &[Word]) -> Option<Passage> {
    let pairs = if quote.len().saturating_mul(text.len()) <= MOST_CELLS {
        compared(quote, text)
    } else {
        differing(quote, text)
    };
    let pairs = without_stray(quote, text, pairs);
    let (first, last) = (pairs.first()?.1, pairs.last()?.1);
    let sum = |words: &[Word]| words.iter().map(|w| u64::from(w.weight)).sum::<u64>();
    let shared: u64 = pairs.iter().map(|(q, _)| u64::from(quote[*q].weight)).sum();
    let all = sum(quote) + sum(&text[first..=last]);
    let score = (2000 * shared).checked_div(all).unwrap_or(0).min(1000);
    Some(Passage {
        pairs,
        score_permille: u16::try_from(score).unwrap_or(1000),
    })
}

/// Leaves out words at the ends that lie far from the rest and tell little.
fn without_stray(quote: &[Word], text: &[Word], mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let gap = |a: (usize, usize), b: (usize, usize)| {
        let skipped = text[a.1 + 1..b.1].iter().map(|w| w.weight).sum::<u32>();
        skipped > 2 * (quote.len() as u32 / 2 + 4)
    };
    while pairs.len() > 1 && gap(pairs[0], pairs[1]) && quote[pairs[0].0].weight < 3 {
        pairs.remove(0);
    }
    while let [.., before, last] = pairs[..]
        && gap(before, last)
        && quote[last.0].weight < 3
    {
        pairs.pop();
    }
    pairs
}

const MATCH: u8 = 1;
const OTHER: u8 = 2;
const ADDED: u8 = 3;
const MISSING: u8 = 4;

/// Compares every word with every word; the ends of the text are free.
fn compared(quote: &[Word], text: &[Word]) -> Vec<(usize, usize)> {
    let wide = text.len() + 1;
    let mut steps = vec![0_u8; (quote.len() + 1) * wide];
    let mut above = vec![0_i32; wide];
    let mut row = vec![0_i32; wide];
    for (i, q) in quote.iter().enumerate() {
        row[0] = above[0] - cost(q);
        steps[(i + 1) * wide] = ADDED;
        for (j, t) in text.iter().enumerate() {
            let same = q.loose == t.loose;
            let met = if same {
                cost(q) - i32::from(q.exact != t.exact)
            } else {
                -cost(q).max(cost(t)) / 2
            };
            let (diagonal, added, missing) = (above[j] + met, above[j + 1] - cost(q), row[j] - cost(t));
            let best = diagonal.max(added).max(missing);
            row[j + 1] = best;
            steps[(i + 1) * wide + j + 1] = match best {
                b if b == diagonal => {
                    if same {
                        MATCH
                    } else {
                        OTHER
                    }
                }
                b if b == added => ADDED,
                _ => MISSING,
            };
        }
        std::mem::swap(&mut above, &mut row);
    }
    let top = above.iter().max().copied().unwrap_or(0);
    let end = above.iter().position(|score| *score == top).unwrap_or(0);
    walked_back(&steps, wide, quote.len(), end)
}

fn walked_back(steps: &[u8], wide: usize, mut i: usize, mut j: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    while i > 0 {
        match steps[i * wide + j] {
            MATCH => {
                (i, j) = (i - 1, j - 1);
                pairs.push((i, j));
            }
            OTHER => (i, j) = (i - 1, j - 1),
            MISSING => j -= 1,
            _ => i -= 1,
        }
    }
    pairs.reverse();
    pairs
}

/// Marks count a little, so that they are aligned too.
fn cost(word: &Word) -> i32 {
    i32::try_from(4 * word.weight).unwrap_or(16).max(1)
}

fn differing(quote: &[Word], text: &[Word]) -> Vec<(usize, usize)> {
    let loose = |words: &[Word]| words.iter().map(|w| w.loose).collect::<Vec<u32>>();
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &loose(quote), &loose(text)) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            pairs.extend((0..len).map(|n| (old_index + n, new_index + n)));
        }
    }
    pairs
}
