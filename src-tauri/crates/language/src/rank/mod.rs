//! Which known claims a text is about, by the words they share (BM25).
//!
//! Words are brought to their stem, numbers in words and digits to one form, hashtags and handles are cut
//! into their words, links are left out. Two words in a row and the beginnings of long words count a
//! little besides, so that phrases weigh more and other forms of a word are not lost.

mod posts;
mod terms;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};
use terms::terms;

/// How fast repeated words stop to count.
const SATURATION: f64 = 0.9;
/// How much long claims are held back.
const LENGTH: f64 = 0.7;
/// Known claims, ready to be searched.
#[derive(Debug, Clone)]
pub struct Index {
    /// For each term the claims that hold it, with its weight there.
    postings: HashMap<String, Vec<(u32, f32)>>,
    /// The words of the claims as written, for reading hashtags without capitals.
    words: HashSet<String>,
    claims: usize,
}

/// Whether two texts share at least two words that carry content, or the only one that the first has. Numbers,
/// small words and word beginnings do not count: two counts of other things share a number and an "and".
#[must_use]
pub fn shares_words(text: &str, other: &str) -> bool {
    let content = |text: &str| -> HashSet<String> {
        let words = terms(text, None).into_iter().filter(|(_, weight)| *weight >= 1.0);
        words
            .map(|(word, _)| word)
            .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains([' ', '*']))
            .collect()
    };
    let (one, other) = (content(text), content(other));
    let shared = one.intersection(&other).count();
    shared > 0 && shared >= one.len().min(2)
}

/// Indexes claims. Linear in their length.
pub fn rank(claims: &[&str]) -> Index {
    let read: Vec<BTreeMap<String, f64>> = claims.iter().map(|claim| terms(claim, None)).collect();
    let size = |terms: &BTreeMap<String, f64>| terms.values().sum::<f64>();
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of claims are far below the limit"
    )]
    let mean = read.iter().map(size).sum::<f64>() / (claims.len().max(1) as f64);
    let mut postings: HashMap<String, Vec<(u32, f32)>> = HashMap::new();
    for (n, terms) in read.iter().enumerate() {
        let length = 1.0 - LENGTH + LENGTH * size(terms) / mean.max(f64::MIN_POSITIVE);
        for (term, count) in terms {
            #[expect(clippy::cast_possible_truncation, reason = "weights need no more digits")]
            let weight = (count * (SATURATION + 1.0) / (count + SATURATION * length)) as f32;
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            postings.entry(term.clone()).or_default().push((n, weight));
        }
    }
    Index {
        postings,
        words: claims
            .iter()
            .flat_map(|claim| posts::plain_words(claim))
            .collect(),
        claims: claims.len(),
    }
}

impl Index {
    /// The `top` claims nearest to `text`, best first, as their place in the list and a score above 0 that
    /// compares only within one answer. Ties stand in the order of the list. Claims that share no word are
    /// left out.
    pub fn nearest(&self, text: &str, top: usize) -> Vec<(usize, f64)> {
        let mut scores = vec![0.0_f64; self.claims];
        let terms = terms(text, Some(&self.words));
        for (term, weight) in terms {
            let Some(list) = self.postings.get(&term) else {
                continue;
            };
            let rarity = self.rarity(list.len()) * weight.min(1.0);
            for (n, held) in list {
                scores[*n as usize] += rarity * f64::from(*held);
            }
        }
        // The worst of the best on top; a score above 0 orders like its bits.
        let mut best: BinaryHeap<Reverse<(u64, Reverse<usize>)>> = BinaryHeap::new();
        for (n, score) in scores.iter().enumerate().filter(|(_, s)| **s > 0.0) {
            best.push(Reverse((score.to_bits(), Reverse(n))));
            if best.len() > top {
                best.pop();
            }
        }
        let ordered = best.into_sorted_vec().into_iter();
        ordered
            .map(|Reverse((bits, Reverse(n)))| (n, f64::from_bits(bits)))
            .collect()
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of claims are far below the limit"
    )]
    fn rarity(&self, held_by: usize) -> f64 {
        let (all, held) = (self.claims as f64, held_by as f64);
        (1.0 + (all - held + 0.5) / (held + 0.5)).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_small_words_in_common_are_no_likeness() {
        let flood = "40 houses were under water and two bridges were closed.";
        assert!(!shares_words(
            flood,
            "Two workers were killed and 14 people were injured."
        ));
        assert!(shares_words(flood, "The flood closed both bridges of the town."));
        assert!(shares_words("Flooding!", "The floods came at night."));
    }
}
