//! Two reviewers beside each other.

use super::{Agreement, Level, Table, measure};

/// Two reviewers, and how they agree on the claims that both judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<R, V> {
    /// The first in the order of the reviewers.
    pub a: R,
    /// The other.
    pub b: R,
    /// Their figures, from their values alone.
    pub agreement: Agreement,
    /// What stands against what, by the order of the line, `a` first; only what occurs.
    pub matrix: Vec<Cell<V>>,
}

/// How often one value of a reviewer stands against one of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<V> {
    /// The value of the first.
    pub a: V,
    /// The value of the other.
    pub b: V,
    /// On how many claims, at least 1.
    pub claims: usize,
}

impl<R: Ord + Clone, V: Ord + Clone> Table<R, V> {
    /// Every two reviewers, in order; also those that have no claim in common.
    pub fn pairs(&self, level: Level) -> Vec<Pair<R, V>> {
        let columns = self.columns();
        let mut pairs = Vec::new();
        for a in 0..columns.len() {
            for b in a + 1..columns.len() {
                let mut both = joined(&columns[a], &columns[b]);
                // The order of claims does not matter to any figure, and equal pairs are counted as runs.
                both.sort_unstable();
                let claims = both.iter().map(<[usize; 2]>::as_slice);
                pairs.push(Pair {
                    a: self.reviewers()[a].clone(),
                    b: self.reviewers()[b].clone(),
                    agreement: measure::agreement(claims, self.line().len(), self.claims(), level),
                    matrix: self.matrix(&both),
                });
            }
        }
        pairs
    }

    fn matrix(&self, sorted: &[[usize; 2]]) -> Vec<Cell<V>> {
        let cell = |run: &[[usize; 2]]| Cell {
            a: self.line()[run[0][0]].clone(),
            b: self.line()[run[0][1]].clone(),
            claims: run.len(),
        };
        sorted.chunk_by(|a, b| a == b).map(cell).collect()
    }
}

/// The values of two reviewers on the claims that both have.
fn joined(a: &[(usize, usize)], b: &[(usize, usize)]) -> Vec<[usize; 2]> {
    let mut both = Vec::with_capacity(a.len().min(b.len()));
    let mut rest = b.iter().peekable();
    for (claim, value) in a {
        while rest.next_if(|(other, _)| other < claim).is_some() {}
        if let Some((_, other)) = rest.next_if(|(other, _)| other == claim) {
            both.push([*value, *other]);
        }
    }
    both
}
