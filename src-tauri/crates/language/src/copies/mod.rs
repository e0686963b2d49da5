//! Hints that several texts stem from one wire copy.

use crate::folding::Folded;
use crate::words::{Vocabulary, Word, read};
use std::collections::{BTreeMap, HashMap};

/// Words in a row that two texts hardly share by chance.
const SHINGLE: usize = 8;
/// A row of words that is in more texts than this, such as a legal notice, hints at nothing.
const MOST_TEXTS: usize = 200;
/// Texts share at least so many rows.
const LEAST_SHARED: usize = 12;
/// And at least this share of the smaller text.
const LEAST_PERMILLE: usize = 250;
/// So many pairs are counted at each row of words, in all.
const MOST_PAIRS: usize = 20_000_000;

/// Pairs of texts that share much of their wording, as (first, second, share of the smaller text per mille), in
/// order of their places, first < second.
///
/// Counted are rows of eight words in any writing and letter case. Two reports on one event, written independently,
/// share hardly any; quotes that both carry stay below the least share. Near linear in the length of all texts.
pub fn copies(texts: &[&str]) -> Vec<(usize, usize, u16)> {
    let mut vocabulary = Vocabulary::default();
    let rows: Vec<Vec<u64>> = texts
        .iter()
        .map(|text| rows(&read(&Folded::new(text), &mut vocabulary)))
        .collect();
    let mut shared = shared(&rows).into_iter().collect::<BTreeMap<_, _>>();
    shared.retain(|_, count| *count >= LEAST_SHARED);
    let hint = |((a, b), count): ((usize, usize), usize)| {
        let smaller = rows[a].len().min(rows[b].len()).max(1);
        let share = (1000 * count / smaller).min(1000);
        (share >= LEAST_PERMILLE).then_some((a, b, u16::try_from(share).unwrap_or(1000)))
    };
    shared.into_iter().filter_map(hint).collect()
}

/// The rows of words of a text, each once.
fn rows(words: &[Word]) -> Vec<u64> {
    let said: Vec<u64> = words
        .iter()
        .filter(|w| !w.is_mark())
        .map(|w| u64::from(w.loose))
        .collect();
    let row = |words: &[u64]| {
        words
            .iter()
            .fold(0xcbf2_9ce4_8422_2325, |sum, word| mixed(sum ^ word))
    };
    let mut found: Vec<u64> = said.windows(SHINGLE).map(row).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Spreads a number over all its bits (the finaliser of `SplitMix64`).
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// How many rows each pair of texts shares.
fn shared(rows: &[Vec<u64>]) -> HashMap<(usize, usize), usize> {
    let mut holders: Vec<(u64, usize)> = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    for (text, rows) in rows.iter().enumerate() {
        holders.extend(rows.iter().map(|row| (*row, text)));
    }
    holders.sort_unstable();
    let mut found = HashMap::new();
    let mut left = MOST_PAIRS;
    for holders in holders.chunk_by(|a, b| a.0 == b.0) {
        let pairs = holders.len() * holders.len() / 2;
        if holders.len() < 2 || holders.len() > MOST_TEXTS || pairs > left {
            continue;
        }
        left -= pairs;
        for (n, (_, a)) in holders.iter().enumerate() {
            for (_, b) in &holders[n + 1..] {
                *found.entry((*a, *b)).or_insert(0) += 1;
            }
        }
    }
    found
}
