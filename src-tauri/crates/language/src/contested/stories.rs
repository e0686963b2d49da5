//! Which articles can tell of one event.
//!
//! In a small pile every two articles are looked at. In a large one only those that share a name which
//! few articles have, so that the work grows with the pile and not with its square.

use super::Document;
use super::article::{Article, name_key};
use crate::lexicon::grammar;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Up to this many articles all are looked at.
const SMALL_PILE: usize = 80;
/// A name in more articles than this tells nothing about the story.
const RARE: usize = 200;
/// An article looks for so many neighbours; those that look for it come on top.
const MOST_NEIGHBOURS: usize = 40;
/// Of one article this many places are compared with a place at most.
const MOST_IN_ARTICLE: usize = 200;

/// For each article those that can tell of the same event, itself included, ascending.
pub(crate) struct Stories {
    near: Vec<Vec<usize>>,
}

impl Stories {
    pub fn of(articles: &[Article]) -> Self {
        let all = articles.len();
        let mut near: Vec<Vec<usize>> = if all <= SMALL_PILE {
            (0..all)
                .map(|a| (0..all).filter(|b| can_meet(articles, a, *b)).collect())
                .collect()
        } else {
            by_rare_names(articles)
        };
        for article in 0..all {
            for other in near[article].clone() {
                near[other].push(article);
            }
            near[article].push(article);
        }
        for others in &mut near {
            others.sort_unstable();
            others.dedup();
        }
        Self { near }
    }

    /// Whether the pile is small enough to show every pair.
    pub fn is_small(&self) -> bool {
        self.near.len() <= SMALL_PILE
    }

    /// The articles near `article`.
    pub fn near(&self, article: usize) -> &[usize] {
        &self.near[article]
    }

    /// Each two of `places` (in the order of their articles) that stand in near articles, once.
    pub fn pairs<'p, P>(&self, places: &'p [P], article: impl Fn(&P) -> usize) -> Vec<(&'p P, &'p P)> {
        let mut found = Vec::new();
        for (i, a) in places.iter().enumerate() {
            let own = article(a);
            for &other in self.near[own].iter().filter(|n| **n >= own) {
                let start = places.partition_point(|p| article(p) < other).max(i + 1);
                let rivals = places[start.min(places.len())..]
                    .iter()
                    .take(MOST_IN_ARTICLE)
                    .take_while(|p| article(p) == other);
                found.extend(rivals.map(|b| (a, b)));
            }
        }
        found
    }
}

/// The documents of `new` and those that may tell of the same events, ascending. Found by words with a capital
/// alone, so that most documents need not be read.
pub(super) fn around(documents: &[Document], new: &[usize]) -> Vec<usize> {
    let mut near: BTreeSet<usize> = new.iter().copied().filter(|n| *n < documents.len()).collect();
    if documents.len() <= SMALL_PILE {
        return (0..documents.len()).collect();
    }
    let own: Vec<BTreeSet<String>> = near.iter().map(|n| capitals(documents[*n].text)).collect();
    let known: BTreeSet<&String> = own.iter().flatten().collect();
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, document) in documents.iter().enumerate() {
        for name in capitals(document.text) {
            if let Some(known) = known.get(&name) {
                index.entry(known).or_default().push(n);
            }
        }
    }
    for names in &own {
        let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
        let lists = names.iter().filter_map(|name| index.get(name.as_str()));
        for list in lists.filter(|list| list.len() <= RARE) {
            list.iter()
                .for_each(|n| *weights.entry(*n).or_default() += 1.0 / list.len() as f64);
        }
        let mut met: Vec<(usize, f64)> = weights.into_iter().collect();
        met.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        near.extend(met.iter().take(MOST_NEIGHBOURS + 1).map(|(n, _)| *n));
    }
    near.into_iter().collect()
}

/// Keys of the words that begin with a capital and are no small words.
fn capitals(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let names = words.filter(|w| w.len() > 2 && w.starts_with(char::is_uppercase));
    let lower = names.map(str::to_lowercase);
    lower
        .filter(|w| !grammar::is_function_word(w) && !grammar::is_calendar(w))
        .map(|w| name_key(&w))
        .collect()
}

fn can_meet(articles: &[Article], a: usize, b: usize) -> bool {
    a != b && articles[a].is_related(&articles[b])
}

/// For each article those with which it shares most names that few articles have. A name weighs the more the
/// fewer have it.
fn by_rare_names(articles: &[Article]) -> Vec<Vec<usize>> {
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, article) in articles.iter().enumerate() {
        for name in article.names() {
            index.entry(name).or_default().push(n);
        }
    }
    let mut weights = vec![0.0; articles.len()];
    let nearest = |(a, article): (usize, &Article)| {
        let lists = article.names().filter_map(|name| index.get(name));
        let mut met = Vec::new();
        for list in lists.filter(|list| list.len() <= RARE) {
            for &b in list.iter().filter(|b| **b != a) {
                if weights[b] == 0.0 {
                    met.push(b);
                }
                weights[b] += 1.0 / list.len() as f64;
            }
        }
        met.sort_by(|x, y| weights[*y].total_cmp(&weights[*x]).then(x.cmp(y)));
        met.iter().for_each(|b| weights[*b] = 0.0);
        let related = met.into_iter().filter(|b| can_meet(articles, a, *b));
        related.take(MOST_NEIGHBOURS).collect()
    };
    articles.iter().enumerate().map(nearest).collect()
}
