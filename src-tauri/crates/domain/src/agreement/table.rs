//! Claims × reviewers, with holes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Agreement, Level, measure};

/// What each reviewer found on each claim.
#[derive(Debug, Clone)]
pub struct Table<R, V> {
    reviewers: Vec<R>,
    line: Vec<V>,
    left_out: LeftOut,
    /// Where the cells of each claim begin; one more than there are claims.
    starts: Vec<usize>,
    /// By claim and reviewer: the reviewer's place in `reviewers`, and apart from it the value's place on the line.
    who: Vec<usize>,
    what: Vec<usize>,
}

/// Values that are in no figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Values that lie on no place of the line, as *unproven* on a line from false to true.
    pub off_line: usize,
    /// Times that one reviewer has several different values on one claim, as after two verdicts on two laptops that
    /// had not met.
    pub in_doubt: usize,
}

impl<R: Ord + Clone, V: Ord + Clone> Table<R, V> {
    /// A table whose line is the values that occur, in their own order. `claims` are all that could have a value;
    /// one that only `given` names is added. The order of neither matters.
    pub fn of<C: Ord + Clone>(
        claims: impl IntoIterator<Item = C>,
        given: impl IntoIterator<Item = (C, R, V)>,
    ) -> Self {
        let given: Vec<_> = given.into_iter().collect();
        let line: BTreeSet<&V> = given.iter().map(|(_, _, value)| value).collect();
        let line: Vec<V> = line.into_iter().cloned().collect();
        Self::on_line(line, claims, given)
    }

    /// The same on a line that is given, the lowest value first. A step that nobody took counts as a step all the
    /// same; a value that is not on the line is left out and counted.
    pub fn on_line<C: Ord + Clone>(
        line: Vec<V>,
        claims: impl IntoIterator<Item = C>,
        given: impl IntoIterator<Item = (C, R, V)>,
    ) -> Self {
        let given: Vec<_> = given.into_iter().collect();
        let claims = distinct(
            claims
                .into_iter()
                .chain(given.iter().map(|(claim, ..)| claim.clone())),
        );
        let reviewers = distinct(given.iter().map(|(_, reviewer, _)| reviewer.clone()));
        let steps: BTreeMap<&V, usize> = line.iter().zip(0..).collect();
        let mut left_out = LeftOut::default();
        let mut cells = Vec::with_capacity(given.len());
        for (claim, reviewer, value) in &given {
            match steps.get(value) {
                Some(step) => cells.push((place(&claims, claim), place(&reviewers, reviewer), *step)),
                None => left_out.off_line += 1,
            }
        }
        left_out.in_doubt = keep_clear(&mut cells);
        let starts = starts(&cells, claims.len());
        let (who, what) = cells.into_iter().map(|(_, who, what)| (who, what)).unzip();
        Self {
            reviewers,
            line,
            left_out,
            starts,
            who,
            what,
        }
    }

    /// The reviewers that gave a value, in their own order.
    pub fn reviewers(&self) -> &[R] {
        &self.reviewers
    }

    /// The values that a cell can have, the lowest first.
    pub fn line(&self) -> &[V] {
        &self.line
    }

    /// What is in no figure.
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// How many claims there are, those without a value among them.
    pub fn claims(&self) -> usize {
        self.starts.len() - 1
    }

    /// The figures over all reviewers.
    pub fn agreement(&self, level: Level) -> Agreement {
        let claims = self.starts.windows(2).map(|ends| &self.what[ends[0]..ends[1]]);
        measure::agreement(claims, self.line.len(), self.claims(), level)
    }

    /// The values of each reviewer by claim, in the order of the reviewers: the claim's place and the value's.
    pub(super) fn columns(&self) -> Vec<Vec<(usize, usize)>> {
        let mut columns = vec![Vec::new(); self.reviewers.len()];
        for (claim, ends) in self.starts.windows(2).enumerate() {
            for cell in ends[0]..ends[1] {
                columns[self.who[cell]].push((claim, self.what[cell]));
            }
        }
        columns
    }
}

fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort();
    all.dedup();
    all
}

fn place<T: Ord>(among: &[T], one: &T) -> usize {
    among
        .binary_search(one)
        .expect("BUG: what is looked up was collected from the same list")
}

/// Sorts the cells and takes out those of a reviewer that has several values on one claim; says how often.
fn keep_clear(cells: &mut Vec<(usize, usize, usize)>) -> usize {
    cells.sort_unstable();
    cells.dedup();
    let same = |a: &(usize, usize, usize), b: &(usize, usize, usize)| (a.0, a.1) == (b.0, b.1);
    let in_doubt = cells.chunk_by(same).filter(|several| several.len() > 1).count();
    if in_doubt > 0 {
        let clear = cells.chunk_by(same).filter(|several| several.len() == 1);
        *cells = clear.flatten().copied().collect();
    }
    in_doubt
}

fn starts(cells: &[(usize, usize, usize)], claims: usize) -> Vec<usize> {
    let mut starts = vec![0; claims + 1];
    for (claim, ..) in cells {
        starts[claim + 1] += 1;
    }
    for claim in 0..claims {
        starts[claim + 1] += starts[claim];
    }
    starts
}
