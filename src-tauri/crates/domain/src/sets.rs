//! Contested sets: claims joined by *contradicts*, and the rival answers among them.
//!
//! Two claims belong to one set when they are joined over the same open question; claims that a *same claim*
//! relation joins give one answer together. Rejected relations join nothing.

use std::collections::{BTreeMap, BTreeSet};

/// A link between two claims that may contradict each other or say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<K> {
    /// One claim.
    pub a: K,
    /// The other.
    pub b: K,
    /// Whether it says that they say the same (else: that they contradict each other).
    pub same: bool,
    /// The question that it leaves open; links over different questions join no sets.
    pub question: Option<String>,
}

/// A contested set: at least two rival answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<K> {
    /// The question, where the links name one.
    pub question: Option<String>,
    /// Rival answers, each the claims that give it; in the order of the smallest claim.
    pub answers: Vec<Vec<K>>,
    /// Indices into the given links of every contradiction in the set.
    pub links: Vec<usize>,
}

impl<K: Copy + Ord> Set<K> {
    /// Every claim of the set, answer by answer.
    pub fn claims(&self) -> impl Iterator<Item = K> + '_ {
        self.answers.iter().flatten().copied()
    }
}

/// Groups contradictions into sets, in the order of their first link.
#[must_use]
pub fn contested_sets<K: Copy + Ord>(links: &[Link<K>]) -> Vec<Set<K>> {
    let same = Union::over(links.iter().filter(|link| link.same).map(|link| (link.a, link.b)));
    let mut questions: Vec<Option<&String>> = Vec::new();
    for link in links.iter().filter(|link| !link.same) {
        let question = link.question.as_ref();
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    let mut sets: Vec<Set<K>> = questions
        .iter()
        .flat_map(|question| sets_of(links, *question, &same))
        .collect();
    sets.sort_by_key(|set| set.links.first().copied());
    sets
}

fn sets_of<K: Copy + Ord>(links: &[Link<K>], question: Option<&String>, same: &Union<K>) -> Vec<Set<K>> {
    let own = || {
        links
            .iter()
            .enumerate()
            .filter(move |(_, link)| !link.same && link.question.as_ref() == question)
    };
    let joined = Union::over(own().map(|(_, link)| (same.root(link.a), same.root(link.b))));
    let mut by_root: BTreeMap<K, Set<K>> = BTreeMap::new();
    for (index, link) in own() {
        let set = by_root
            .entry(joined.root(same.root(link.a)))
            .or_insert_with(|| Set {
                question: question.cloned(),
                answers: Vec::new(),
                links: Vec::new(),
            });
        set.links.push(index);
    }
    for (root, set) in &mut by_root {
        let members: BTreeSet<K> = joined.members(*root);
        set.answers = members
            .into_iter()
            .map(|answer| same.members(answer).into_iter().collect())
            .collect();
    }
    by_root
        .into_values()
        .filter(|set| set.answers.len() > 1)
        .collect()
}

/// Claims that are the same for a purpose, by their smallest member.
struct Union<K> {
    root: BTreeMap<K, K>,
    members: BTreeMap<K, BTreeSet<K>>,
}

impl<K: Copy + Ord> Union<K> {
    fn over(pairs: impl Iterator<Item = (K, K)>) -> Self {
        let mut union = Union {
            root: BTreeMap::new(),
            members: BTreeMap::new(),
        };
        for (a, b) in pairs {
            let (a, b) = (union.root(a), union.root(b));
            let (keep, gone) = (a.min(b), a.max(b));
            let moved = union
                .members
                .remove(&gone)
                .unwrap_or_else(|| BTreeSet::from([gone]));
            for member in &moved {
                union.root.insert(*member, keep);
            }
            union
                .members
                .entry(keep)
                .or_insert_with(|| BTreeSet::from([keep]))
                .extend(moved);
        }
        union
    }

    fn root(&self, of: K) -> K {
        self.root.get(&of).copied().unwrap_or(of)
    }

    fn members(&self, root: K) -> BTreeSet<K> {
        self.members
            .get(&root)
            .cloned()
            .unwrap_or_else(|| BTreeSet::from([root]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn against(a: u8, b: u8, question: &str) -> Link<u8> {
        Link {
            a,
            b,
            same: false,
            question: Some(question.to_owned()),
        }
    }

    fn same(a: u8, b: u8) -> Link<u8> {
        Link {
            a,
            b,
            same: true,
            question: None,
        }
    }

    #[test]
    fn three_answers_to_one_question_are_one_set() {
        let sets = contested_sets(&[against(1, 2, "How many?"), against(2, 3, "How many?")]);
        assert_eq!(sets.len(), 1);
        assert_eq!(sets[0].answers, [vec![1], vec![2], vec![3]]);
        assert_eq!(sets[0].links, [0, 1]);
    }

    #[test]
    fn one_claim_may_stand_in_two_sets_over_two_questions() {
        let sets = contested_sets(&[against(1, 2, "How many?"), against(1, 3, "Whose fault?")]);
        assert_eq!(
            sets.iter().map(|set| set.answers.len()).collect::<Vec<_>>(),
            [2, 2]
        );
    }

    #[test]
    fn claims_that_say_the_same_give_one_answer() {
        let sets = contested_sets(&[against(1, 2, "How many?"), same(1, 7), against(7, 9, "How many?")]);
        assert_eq!(sets.len(), 1);
        assert_eq!(sets[0].answers, [vec![1, 7], vec![2], vec![9]]);
    }

    #[test]
    fn rivals_later_found_the_same_are_no_set() {
        assert!(contested_sets(&[against(1, 2, "How many?"), same(1, 2)]).is_empty());
    }
}
