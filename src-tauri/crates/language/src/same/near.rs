//! Which statements are worth comparing: those that share something rare.

use super::SameClaim;
use super::saying::{Figure, Saying};
use crate::contested::DocSpan;
use crate::contested::stories::Stories;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A statement is looked up under so many of its rarest keys.
const RAREST: usize = 5;
/// A key of more statements than this finds none.
const COMMON: usize = 150;
/// A statement is compared with so many others at most.
const MOST_COMPARED: usize = 24;
/// A statement has so many partners at most.
const MOST_PARTNERS: usize = 4;
/// A statement of one article is at least so many sentences from another that says the same.
const FAR: usize = 2;

/// How much each key tells: the more, the fewer statements have it.
pub(super) struct Weights {
    all: f64,
    known: HashMap<String, usize>,
}

impl Weights {
    pub fn of(sayings: &[Saying]) -> Self {
        let mut known: HashMap<String, usize> = HashMap::new();
        for key in sayings.iter().flat_map(keys) {
            *known.entry(key).or_default() += 1;
        }
        Self {
            all: sayings.len() as f64,
            known,
        }
    }

    pub fn of_key(&self, key: &str) -> f64 {
        // A word that stands only once is no surer sign of a difference than one that stands twice.
        let known = self.count(key).max(2) as f64;
        (1.0 + self.all / known).ln()
    }

    fn count(&self, key: &str) -> usize {
        self.known.get(key).copied().unwrap_or(0)
    }
}

/// Everything by which a statement can be found.
pub(super) fn keys(saying: &Saying) -> BTreeSet<String> {
    let words = saying.words.keys().cloned();
    let names = saying.names.iter().map(|(name, _)| name_of(name));
    words
        .chain(names)
        .chain(saying.figures.iter().map(figure))
        .collect()
}

fn name_of(key: &str) -> String {
    format!("@{key}")
}

/// The key of a figure: its number and what it counts.
fn figure(figure: &Figure) -> String {
    format!("#{}..{} {}", figure.low, figure.high, figure.thing)
}

/// Pairs of statements, as places in `sayings`, that share something rare and may speak of one event.
pub(super) fn candidates(
    sayings: &[Saying],
    weights: &Weights,
    stories: &Stories,
) -> BTreeSet<(usize, usize)> {
    let rare: Vec<Vec<String>> = sayings.iter().map(|s| rarest(s, weights)).collect();
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, keys) in rare.iter().enumerate() {
        keys.iter().for_each(|key| index.entry(key).or_default().push(n));
    }
    let mut found = BTreeSet::new();
    for (n, keys) in rare.iter().enumerate() {
        let mut met: BTreeMap<usize, f64> = BTreeMap::new();
        for key in keys {
            let weight = weights.of_key(key);
            index[key.as_str()]
                .iter()
                .for_each(|other| *met.entry(*other).or_default() += weight);
        }
        let mut met: Vec<(usize, f64)> = met
            .into_iter()
            .filter(|(other, _)| can_meet(sayings, stories, n, *other))
            .collect();
        met.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        found.extend(
            met.iter()
                .take(MOST_COMPARED)
                .map(|(other, _)| (n.min(*other), n.max(*other))),
        );
    }
    found
}

fn rarest(saying: &Saying, weights: &Weights) -> Vec<String> {
    let mut keys: Vec<String> = keys(saying)
        .into_iter()
        .filter(|key| (2..=COMMON).contains(&weights.count(key)))
        .collect();
    keys.sort_by(|x, y| weights.count(x).cmp(&weights.count(y)).then_with(|| x.cmp(y)));
    keys.truncate(RAREST);
    keys
}

fn can_meet(sayings: &[Saying], stories: &Stories, n: usize, other: usize) -> bool {
    let (a, b) = (&sayings[n], &sayings[other]);
    if a.article == b.article {
        return a.line.abs_diff(b.line) >= FAR;
    }
    stories.near(a.article).binary_search(&b.article).is_ok()
}

/// The pairs without repeats, best first, with few partners for each statement.
pub(super) fn best(mut pairs: Vec<SameClaim>) -> Vec<SameClaim> {
    pairs.sort_by(|x, y| {
        y.score_permille
            .cmp(&x.score_permille)
            .then_with(|| (x.a, x.b).cmp(&(y.a, y.b)))
    });
    pairs.dedup_by_key(|pair| (pair.a, pair.b));
    let mut partners: HashMap<DocSpan, usize> = HashMap::new();
    pairs.retain(|pair| {
        let free = [pair.a, pair.b]
            .iter()
            .all(|side| partners.get(side).is_none_or(|n| *n < MOST_PARTNERS));
        if free {
            [pair.a, pair.b]
                .iter()
                .for_each(|side| *partners.entry(*side).or_default() += 1);
        }
        free
    });
    pairs
}
