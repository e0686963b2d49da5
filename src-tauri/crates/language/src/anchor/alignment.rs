//! Which word of the new version each word of the old version became.

use super::{moved, slides};
use crate::words::Word;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A run of equal words that weighs less than this is dropped when it stands alone among changes.
const LEAST_RUN: u32 = 6;

/// A run of this weight, about two sentences, stands by itself.
const FIRM: u32 = 40;
/// So many words apart, parts of a changed sentence belong together.
const NEAR: usize = 12;

/// The new place of each word that is in both versions. No new word is taken twice.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    /// For each old word: the new word, and whether it went elsewhere.
    to: Vec<Option<(usize, bool)>>,
    /// For each new word: the old word.
    from: Vec<Option<usize>>,
}

impl Alignment {
    /// Aligns the words of two versions.
    pub fn new(old: (&str, &[Word]), new: (&str, &[Word])) -> Self {
        let mut runs = in_order(old.1, new.1);
        slides::settle(&mut runs, old, new);
        runs.retain(|run| run.len > 0);
        let runs = without_stray(&without_far(&runs, old, new), old.1);
        let mut found = Self {
            to: vec![None; old.1.len()],
            from: vec![None; new.1.len()],
        };
        for run in &runs {
            found.take(*run, false);
        }
        for run in moved::runs(&found, old, new) {
            found.take(run, true);
        }
        found
    }

    fn take(&mut self, run: Run, elsewhere: bool) {
        for n in 0..run.len {
            self.to[run.old + n] = Some((run.new + n, elsewhere));
            self.from[run.new + n] = Some(run.old + n);
        }
    }

    /// The new word of an old one.
    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.to.get(old).copied().flatten().map(|(new, _)| new)
    }

    /// The old word of a new one.
    pub fn old_of(&self, new: usize) -> Option<usize> {
        self.from.get(new).copied().flatten()
    }

    /// Whether an old word went elsewhere.
    pub fn is_elsewhere(&self, old: usize) -> bool {
        self.to
            .get(old)
            .copied()
            .flatten()
            .is_some_and(|(_, elsewhere)| elsewhere)
    }
}

/// Equal words in both versions, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub old: usize,
    pub new: usize,
    pub len: usize,
}

fn in_order(old: &[Word], new: &[Word]) -> Vec<Run> {
    let ids = |words: &[Word]| words.iter().map(|w| w.exact).collect::<Vec<u32>>();
    capture_diff_slices(Algorithm::Patience, &ids(old), &ids(new))
        .into_iter()
        .filter_map(|op| match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => Some(Run {
                old: old_index,
                new: new_index,
                len,
            }),
            _ => None,
        })
        .collect()
}

/// Leaves out words that met by chance: a light run with far more changed words than its own on each side.
fn without_stray(runs: &[Run], old: &[Word]) -> Vec<Run> {
    let changed = |left: Option<&Run>, right: &Run| {
        let end = left.map_or((0, 0), |run| (run.old + run.len, run.new + run.len));
        (right.old - end.0).max(right.new - end.1)
    };
    let stands_alone = |at: usize| {
        let run = &runs[at];
        let weight: u32 = old[run.old..run.old + run.len].iter().map(|w| w.weight).sum();
        let before = changed(at.checked_sub(1).map(|n| &runs[n]), run);
        let after = runs.get(at + 1).map_or(0, |next| changed(Some(run), next));
        weight < LEAST_RUN && before.min(after) > 2 * run.len + 2
    };
    (0..runs.len())
        .filter(|at| !stands_alone(*at))
        .map(|at| runs[at])
        .collect()
}

/// Leaves out parts of sentences that met far from any sentence that is the same: statements of one kind share
/// many words, and a deleted one is not an inserted one.
fn without_far(runs: &[Run], old: (&str, &[Word]), new: (&str, &[Word])) -> Vec<Run> {
    let is_firm = |run: &Run| {
        let weight: u32 = old.1[run.old..run.old + run.len].iter().map(|w| w.weight).sum();
        weight >= FIRM
            || (moved::has_sentence(old, run.old, run.len) && moved::has_sentence(new, run.new, run.len))
    };
    let firm: Vec<bool> = runs.iter().map(is_firm).collect();
    let end = Run {
        old: old.1.len(),
        new: new.1.len(),
        len: 0,
    };
    let gap =
        |left: &Run, right: &Run| (right.old - left.old - left.len).max(right.new - left.new - left.len);
    let mut kept = firm.clone();
    let mut near = true;
    let mut last = Run {
        old: 0,
        new: 0,
        len: 0,
    };
    for (at, run) in runs.iter().enumerate() {
        near = firm[at] || (near && gap(&last, run) <= NEAR);
        kept[at] |= near;
        last = *run;
    }
    (near, last) = (true, end);
    for (at, run) in runs.iter().enumerate().rev() {
        near = firm[at] || (near && gap(run, &last) <= NEAR);
        kept[at] |= near;
        last = *run;
    }
    runs.iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(run, _)| *run)
        .collect()
}
