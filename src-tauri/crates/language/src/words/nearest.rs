//! The stretches of a long text that share the telling words of a short one, in about the same order.

use super::{Vocabulary, Word, read};
use crate::folding::Folded;

/// Most stretches that are given.
const MOST: usize = 10;
/// Pairs of equal words that are looked at, beside one for each word of the text.
const MOST_PAIRS: usize = 200_000;

/// The words of a text, and where each stands.
#[derive(Debug)]
pub(crate) struct Index {
    /// The numbers of its words.
    pub vocabulary: Vocabulary<'static>,
    /// Its words and marks, in order.
    pub words: Vec<Word>,
    /// Where the places of each loose number begin in `places`.
    starts: Vec<u32>,
    places: Vec<u32>,
}

/// A stretch of words, and how much speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// First word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
    /// Weight of the words shared.
    pub votes: u64,
}

impl Index {
    /// Reads a folded text. Linear.
    pub fn new(folded: &Folded) -> Self {
        let mut vocabulary = Vocabulary::default();
        let words = read(folded, &mut vocabulary);
        Self::of(vocabulary, words)
    }

    /// Of words that were read with this vocabulary.
    pub fn of(vocabulary: Vocabulary<'static>, words: Vec<Word>) -> Self {
        let mut starts = vec![0_u32; vocabulary.len() + 1];
        for word in &words {
            starts[word.loose as usize + 1] += 1;
        }
        for id in 1..starts.len() {
            starts[id] += starts[id - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0_u32; words.len()];
        for (at, word) in words.iter().enumerate() {
            let slot = &mut next[word.loose as usize];
            places[*slot as usize] = u32::try_from(at).unwrap_or(u32::MAX);
            *slot += 1;
        }
        Self {
            vocabulary,
            words,
            starts,
            places,
        }
    }

    /// Where words stand that are equal to this one but for letter case.
    pub fn places(&self, loose: u32) -> &[u32] {
        let id = loose as usize;
        match (self.starts.get(id), self.starts.get(id + 1)) {
            (Some(start), Some(end)) => &self.places[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The stretches most like `quote`, best first; of equal ones the first in the text.
    pub fn nearest(&self, quote: &[Word]) -> Vec<Stretch> {
        let width = (quote.len() / 2).max(8);
        let half = width.div_ceil(2);
        let mut votes = vec![0_u64; (self.words.len() + quote.len()) / half + 2];
        for (i, word) in self.seeds(quote) {
            let places = self.places(word.loose);
            let rarity = (self.words.len() / places.len().max(1) + 1).ilog2() + 1;
            for place in places {
                // Equal for all words of one passage, whatever their place in it.
                let diagonal = *place as usize + quote.len() - i;
                let bucket = diagonal / half;
                votes[bucket] += u64::from(word.weight * rarity);
                votes[bucket.saturating_sub(1)] += u64::from(word.weight * rarity);
            }
        }
        self.stretches(&votes, half, quote.len())
    }

    /// The words of the quote to look for, rarest first, within what may be looked at.
    fn seeds<'q>(&self, quote: &'q [Word]) -> Vec<(usize, &'q Word)> {
        let mut seeds: Vec<(usize, &Word)> = quote
            .iter()
            .enumerate()
            .filter(|(_, word)| !word.is_mark() && !self.places(word.loose).is_empty())
            .collect();
        seeds.sort_by_key(|(i, word)| (self.places(word.loose).len(), *i));
        let mut left = MOST_PAIRS + self.words.len();
        let within = seeds.iter().take_while(|(_, word)| {
            let pairs = self.places(word.loose).len();
            let fits = pairs <= left;
            left = left.saturating_sub(pairs);
            fits
        });
        let count = within.count();
        seeds.truncate(count);
        seeds
    }

    fn stretches(&self, votes: &[u64], half: usize, long: usize) -> Vec<Stretch> {
        let mut order: Vec<usize> = (0..votes.len()).filter(|b| votes[*b] > 0).collect();
        let by_votes = |b: &usize| (std::cmp::Reverse(votes[*b]), *b);
        if order.len() > 4 * MOST {
            order.select_nth_unstable_by_key(4 * MOST, by_votes);
            order.truncate(4 * MOST);
        }
        order.sort_unstable_by_key(by_votes);
        let slack = long / 4 + 6;
        let mut chosen: Vec<(usize, Stretch)> = Vec::new();
        for bucket in order {
            if chosen.len() == MOST {
                break;
            }
            // A neighbour covers the same words.
            if chosen.iter().any(|(other, _)| other.abs_diff(bucket) <= 1) {
                continue;
            }
            let start = (bucket * half).saturating_sub(long + slack).min(self.words.len());
            let end = ((bucket + 2) * half + slack).min(self.words.len());
            chosen.push((
                bucket,
                Stretch {
                    start,
                    end,
                    votes: votes[bucket],
                },
            ));
        }
        chosen.into_iter().map(|(_, stretch)| stretch).collect()
    }
}
