//! Which articles can tell of one event.
//!
//! In a small pile every two articles are looked at. In a large one only those that share a name which
//! few articles have, so that the work grows with the pile and not with its square.

use super::article::Article;
use std::collections::{BTreeMap, BTreeSet};

/// Up to this many articles all are looked at.
const SMALL_PILE: usize = 80;
/// A name in more articles than this tells nothing about the story.
const RARE: usize = 60;
/// An article has this many neighbours at most.
const MOST_NEIGHBOURS: usize = 60;
/// Of one article this many places are compared with a place at most.
const MOST_IN_ARTICLE: usize = 200;

/// For each article those that can tell of the same event, itself included, ascending.
pub(super) struct Stories {
    near: Vec<Vec<usize>>,
}

impl Stories {
    pub fn of(articles: &[Article]) -> Self {
        let candidates: Vec<BTreeSet<usize>> = if articles.len() <= SMALL_PILE {
            articles.iter().map(|_| (0..articles.len()).collect()).collect()
        } else {
            by_rare_names(articles)
        };
        let near = candidates.iter().enumerate().map(|(a, others)| {
            let related = others
                .iter()
                .copied()
                .filter(|b| a == *b || articles[a].is_related(&articles[*b]));
            let mut near: Vec<usize> = related.take(MOST_NEIGHBOURS.max(SMALL_PILE)).collect();
            if let Err(at) = near.binary_search(&a) {
                near.insert(at, a);
            }
            near
        });
        Self { near: near.collect() }
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

fn by_rare_names(articles: &[Article]) -> Vec<BTreeSet<usize>> {
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, article) in articles.iter().enumerate() {
        for name in article.names() {
            index.entry(name).or_default().push(n);
        }
    }
    let rare = |article: &Article| -> BTreeSet<usize> {
        let lists = article
            .names()
            .filter_map(|name| index.get(name))
            .filter(|list| list.len() <= RARE);
        lists.flatten().copied().collect()
    };
    articles.iter().map(rare).collect()
}
