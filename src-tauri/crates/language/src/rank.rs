//! Which known claims a text is about, by the words they share (BM25).
//!
//! Words are brought to their stem, numbers in words and digits to one form, hashtags are cut into their
//! words, links and handles are left out. Two words in a row and the beginnings of long words count a
//! little besides, so that phrases weigh more and other forms of a word are not lost.

use crate::lexicon::grammar;
use crate::quantities::amounts;
use crate::reading::{Kind, Token, stem, tokens};
use crate::span::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

/// How fast repeated words stop to count.
const SATURATION: f64 = 0.9;
/// How much long claims are held back.
const LENGTH: f64 = 0.7;
/// Weight of two words in a row, beside that of a word.
const OF_PAIR: f64 = 0.25;
/// Weight of the beginning of a word.
const OF_START: f64 = 0.35;
/// Letters of a word's beginning.
const START: usize = 5;
/// Weight of a small word that carries no content.
const OF_SMALL: f64 = 0.1;

/// Known claims, ready to be searched.
#[derive(Debug, Clone)]
pub struct Index {
    /// For each term the claims that hold it, with its weight there.
    postings: HashMap<String, Vec<(u32, f32)>>,
    claims: usize,
}

/// Indexes claims. Linear in their length.
pub fn rank(claims: &[&str]) -> Index {
    let read: Vec<BTreeMap<String, f64>> = claims.iter().map(|claim| terms(claim)).collect();
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
        claims: claims.len(),
    }
}

impl Index {
    /// The `top` claims nearest to `text`, best first, as their place in the list and a score above 0 that
    /// compares only within one answer. Ties stand in the order of the list. Claims that share no word are
    /// left out.
    pub fn nearest(&self, text: &str, top: usize) -> Vec<(usize, f64)> {
        let mut scores = vec![0.0_f64; self.claims];
        for (term, weight) in terms(text) {
            let Some(list) = self.postings.get(&term) else {
                continue;
            };
            let rarity = self.rarity(list.len()) * weight.min(1.5);
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

/// The terms of a text with their weights.
fn terms(text: &str) -> BTreeMap<String, f64> {
    let plain = plain(text);
    let tokens = tokens(&plain, Span::new(0, plain.len()));
    let mut found: BTreeMap<String, f64> = BTreeMap::new();
    let mut add = |term: String, weight: f64| *found.entry(term).or_default() += weight;
    let mut before: Option<String> = None;
    for (word, small) in words(&tokens) {
        if small {
            add(word, OF_SMALL);
            continue;
        }
        let start: String = word.chars().take(START).collect();
        add(format!("{start}*"), OF_START);
        if let Some(before) = before {
            add(format!("{before} {word}"), OF_PAIR);
        }
        add(word.clone(), 1.0);
        before = Some(word);
    }
    found
}

/// Words and numbers in their normal form, with whether they are small words.
fn words(tokens: &[Token]) -> Vec<(String, bool)> {
    let amounts = amounts(tokens, &[]);
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let amount = amounts.iter().find(|a| a.first <= i && i <= a.last);
        if let Some(amount) = amount.filter(|a| i == a.first && a.value.is_some_and(|v| v > 0.0)) {
            found.push((format!("{}", amount.value.unwrap_or(0.0)), false));
        }
        match token.kind {
            Kind::Number if amount.is_none() => found.push((token.text.replace(',', ""), false)),
            Kind::Word if !token.is_possessive() => {
                let parts = token.lower.split(['-', '.']).filter(|p| !p.is_empty());
                let small = grammar::is_function_word(&token.lower);
                found.extend(parts.map(|part| (stem(part), small)));
            }
            _ => {}
        }
    }
    found
}

/// Without links and handles; hashtags and words glued together cut where a capital begins.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.") {
            continue;
        }
        if word.starts_with('@') && word.len() > 1 {
            continue;
        }
        match word.strip_prefix('#') {
            Some(tag) => apart(tag, &mut out),
            None => out.push_str(word),
        }
        out.push(' ');
    }
    out
}

fn apart(tag: &str, out: &mut String) {
    let mut last_lower = false;
    for c in tag.chars() {
        let breaks = c == '_' || c.is_uppercase() && last_lower;
        if breaks {
            out.push(' ');
        }
        if c != '_' {
            out.push(c);
        }
        last_lower = c.is_lowercase();
    }
}
