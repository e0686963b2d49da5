//! Words that left their place in the order of the text.

use super::alignment::{Alignment, Run};
use super::slides::strength;
use crate::words::Word;
use std::collections::HashMap;

/// So many words in a row must be the same for a run to be looked at.
const GRAM: usize = 4;
/// A moved run weighs at least this, about four words.
const LEAST: u32 = 8;

/// Runs of words that are nowhere in the alignment and the same in both versions, once in each.
pub(super) fn runs(alignment: &Alignment, old: (&str, &[Word]), new: (&str, &[Word])) -> Vec<Run> {
    let (left, right) = (
        grams(old.1, |at| alignment.new_of(at).is_none()),
        grams(new.1, |at| alignment.old_of(at).is_none()),
    );
    let mut seeds: Vec<(usize, usize)> = left
        .iter()
        .filter_map(|(gram, places)| match (places, right.get(gram)) {
            (Some(old), Some(Some(new))) => Some((*old, *new)),
            _ => None,
        })
        .collect();
    seeds.sort_unstable();
    let mut found = Found {
        alignment,
        old,
        new,
        taken_old: vec![false; old.1.len()],
        taken_new: vec![false; new.1.len()],
    };
    let mut runs: Vec<Run> = seeds.into_iter().filter_map(|seed| found.run(seed)).collect();
    runs.sort_unstable_by_key(|run| run.old);
    runs
}

/// The places of all runs of four free words; `None` for those that stand twice.
fn grams(words: &[Word], is_free: impl Fn(usize) -> bool) -> HashMap<[u32; GRAM], Option<usize>> {
    let mut found = HashMap::new();
    for (at, gram) in words.windows(GRAM).enumerate() {
        if (at..at + GRAM).all(&is_free) && gram.iter().filter(|w| !w.is_mark()).count() >= GRAM - 1 {
            let key = [gram[0].exact, gram[1].exact, gram[2].exact, gram[3].exact];
            found
                .entry(key)
                .and_modify(|place| *place = None)
                .or_insert(Some(at));
        }
    }
    found
}

struct Found<'a> {
    alignment: &'a Alignment,
    old: (&'a str, &'a [Word]),
    new: (&'a str, &'a [Word]),
    taken_old: Vec<bool>,
    taken_new: Vec<bool>,
}

impl Found<'_> {
    fn is_free(&self, old: usize, new: usize) -> bool {
        let inside = old < self.old.1.len() && new < self.new.1.len();
        inside
            && self.old.1[old].exact == self.new.1[new].exact
            && !(self.taken_old[old] || self.taken_new[new])
            && self.alignment.new_of(old).is_none()
            && self.alignment.old_of(new).is_none()
    }

    /// The longest run around a seed.
    fn run(&mut self, (old, new): (usize, usize)) -> Option<Run> {
        if !self.is_free(old, new) {
            return None;
        }
        let mut back = 0;
        while old > back && new > back && self.is_free(old - back - 1, new - back - 1) {
            back += 1;
        }
        let mut ahead = 1;
        while self.is_free(old + ahead, new + ahead) {
            ahead += 1;
        }
        let run = Run {
            old: old - back,
            new: new - back,
            len: back + ahead,
        };
        let weight: u32 = self.old.1[run.old..run.old + run.len]
            .iter()
            .map(|w| w.weight)
            .sum();
        // Statements of one kind share many words by chance, but not a whole sentence.
        let is_whole = has_sentence(self.old, run.old, run.len) && has_sentence(self.new, run.new, run.len);
        if weight < LEAST || !is_whole {
            return None;
        }
        self.taken_old[run.old..run.old + run.len].fill(true);
        self.taken_new[run.new..run.new + run.len].fill(true);
        Some(run)
    }
}

/// Whether at least one whole sentence lies in a run.
pub(super) fn has_sentence((text, words): (&str, &[Word]), first: usize, len: usize) -> bool {
    let borders = (first..=first + len).filter(|at| strength(text, words, *at) > 0);
    let mut borders = borders.peekable();
    while let Some(start) = borders.next() {
        let Some(end) = borders.peek() else { return false };
        if words[start..*end].iter().filter(|w| !w.is_mark()).count() > 1 {
            return true;
        }
    }
    false
}
