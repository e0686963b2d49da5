//! One statement says what another says, and more.
//!
//! No contradiction: whoever proves the narrower one has proved the other. Of the two only the narrower has words
//! that differ, those it says beyond the other.

use super::article::{Article, shared};
use super::polarity::Polarity;
use super::proposition::{Proposition, propositions};
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, wording};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words with a meaning of their own that the wider clause needs.
const WORDS_OF_A_CLAUSE: usize = 3;
/// Words that the narrower one adds, when it adds neither a name nor a number.
const WORDS_MORE: usize = 3;

/// Pairs of clauses from different articles of which one says more.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    // In a large pile nearly everything is said more fully somewhere.
    if !stories.is_small() {
        return Vec::new();
    }
    let all = articles.iter().enumerate().flat_map(|(n, a)| propositions(n, a));
    let all: Vec<Proposition> = all
        .filter(|p| p.polarity == Polarity::Asserted && !p.leans)
        .collect();
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, p) in all.iter().enumerate() {
        p.words
            .iter()
            .for_each(|word| index.entry(word).or_default().push(n));
    }
    let mut found = Vec::new();
    for wide in all.iter().filter(|p| is_whole(p)) {
        let rarest = wide.words.iter().filter_map(|word| index.get(word.as_str()));
        let Some(places) = rarest.min_by_key(|list| list.len()) else {
            continue;
        };
        let mut best: BTreeMap<usize, &Proposition> = BTreeMap::new();
        for &near in stories
            .near(wide.article)
            .iter()
            .filter(|near| **near != wide.article)
        {
            let start = places.partition_point(|n| all[*n].article < near);
            let mut inside = places[start..].iter().take_while(|n| all[**n].article == near);
            if let Some(n) = inside.find(|n| says_more(articles, wide, &all[**n])) {
                best.entry(all[*n].words.len()).or_insert(&all[*n]);
            }
        }
        // The nearest of them: it adds least.
        found.extend(best.values().next().map(|narrow| build(articles, wide, narrow)));
    }
    found
}

fn is_whole(p: &Proposition) -> bool {
    let words = p.words.len() >= 2 && p.words.len() + p.names.len() >= WORDS_OF_A_CLAUSE;
    words && !p.verbs.is_empty() && (p.head.is_some() || !p.names.is_empty())
}

fn says_more(articles: &[Article], wide: &Proposition, narrow: &Proposition) -> bool {
    let inside = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.is_subset(b);
    let more = narrow.names.len() > wide.names.len()
        || narrow.numbers.len() > wide.numbers.len()
        || narrow.words.len() >= wide.words.len() + WORDS_MORE;
    let line = |p: &Proposition| &articles[p.article].sentences[p.line];
    more && wide.head == narrow.head
        && inside(&wide.words, &narrow.words)
        && inside(&wide.names, &narrow.names)
        && inside(&wide.numbers, &narrow.numbers)
        && inside(&wide.verbs, &narrow.verbs)
        && line(wide).dates_fit(line(narrow))
        && !wide.signs.conflict(&narrow.signs)
}

fn build(articles: &[Article], wide: &Proposition, narrow: &Proposition) -> ContestedPair {
    let (x, y) = (&articles[wide.article], &articles[narrow.article]);
    let (p, q) = (&x.sentences[wide.line], &y.sentences[narrow.line]);
    let (less, more) = (
        wording::bare(x.words(wide.span)),
        wording::bare(y.words(narrow.span)),
    );
    let stretch = q.doc_span(narrow.article, narrow.span);
    ContestedPair {
        a: p.doc_span(wide.article, wide.span),
        b: stretch,
        kind: ContestedKind::Narrower,
        score_permille: wording::score(360, shared(&wide.words, &narrow.words)),
        reason: format!(
            "One says what the other says, and more: {} ({}) beside {} ({}).",
            wording::quote(more),
            wording::who(y, q, narrow.span),
            wording::quote(less),
            wording::who(x, p, wide.span)
        ),
        basis: "one says more than the other".to_owned(),
        a_differs: None,
        b_differs: Some(super::contrary::within(stretch.span, narrow.span)),
        question: format!("Is all of it so: {}?", wording::quote(more)),
    }
}
