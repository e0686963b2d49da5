//! The figures of a list of claims, each with the places of its values on the line.
//!
//! Sums are kept in whole numbers, apart for each number of values on a claim, because alpha divides by that number
//! less one. So a rounding happens once for each such number, and not once a claim.

use std::collections::BTreeMap;

use super::{Agreement, Level};

/// Measures claims. `steps` is how many places the line has, `all` how many claims there are, claims without a
/// value among them.
pub(super) fn agreement<'v>(
    claims: impl Iterator<Item = &'v [usize]> + Clone,
    steps: usize,
    all: usize,
    level: Level,
) -> Agreement {
    let claims = claims.filter(|values| values.len() > 1);
    let line = Line::of(claims.clone(), steps);
    let mut sums = Sums::default();
    let mut sorted = Vec::new();
    for values in claims {
        sorted.clear();
        sorted.extend_from_slice(values);
        sorted.sort_unstable();
        sums.add(&sorted, &line, level);
    }
    Agreement {
        percent: share(sums.agreeing, sums.pairs),
        within_one: share(sums.near, sums.pairs).filter(|_| level == Level::Ordinal),
        alpha: alpha(&sums, &line, level),
        pairable: line.pairable,
        claims: sums.claims,
        coverage: share(wide(sums.claims), wide(all)),
    }
}

/// How often each value stands in a pair, and where that puts it.
struct Line {
    pairable: usize,
    counts: Vec<u128>,
    /// Twice the middle rank of each value: all values below it twice, and its own once. The distance of two values
    /// in the ordinal metric is half the difference of these.
    ranks: Vec<u128>,
}

impl Line {
    fn of<'v>(claims: impl Iterator<Item = &'v [usize]>, steps: usize) -> Self {
        let mut counts = vec![0; steps];
        for value in claims.flatten() {
            counts[*value] += 1;
        }
        let mut below = 0;
        let rank = |count: &u128| {
            let rank = 2 * below + count;
            below += count;
            rank
        };
        let ranks = counts.iter().map(rank).collect();
        let pairable = counts.iter().sum::<u128>();
        Self {
            pairable: usize::try_from(pairable).expect("BUG: more values than fit into memory"),
            counts,
            ranks,
        }
    }

    /// The difference that chance would give: over all ordered pairs of pairable values, whatever their claim.
    fn expected(&self, level: Level) -> u128 {
        let n = wide(self.pairable);
        match level {
            Level::Nominal => n * n - self.counts.iter().map(|count| count * count).sum::<u128>(),
            Level::Ordinal => {
                let ranked = || self.counts.iter().zip(&self.ranks);
                let sum: u128 = ranked().map(|(count, rank)| count * rank).sum();
                let squares: u128 = ranked().map(|(count, rank)| count * rank * rank).sum();
                2 * (n * squares - sum * sum)
            }
        }
    }
}

/// Sums over claims, all over ordered pairs of values on one claim.
#[derive(Default)]
struct Sums {
    claims: usize,
    pairs: u128,
    agreeing: u128,
    near: u128,
    /// The differences, by how many values their claim has.
    differences: BTreeMap<usize, u128>,
}

impl Sums {
    fn add(&mut self, sorted: &[usize], line: &Line, level: Level) {
        let m = wide(sorted.len());
        let (agreeing, next_to) = neighbours(sorted);
        self.claims += 1;
        self.pairs += m * (m - 1);
        self.agreeing += agreeing;
        self.near += agreeing + next_to;
        let difference = match level {
            Level::Nominal => m * (m - 1) - agreeing,
            Level::Ordinal => {
                let ranks = || sorted.iter().map(|value| line.ranks[*value]);
                let sum: u128 = ranks().sum();
                2 * (m * ranks().map(|rank| rank * rank).sum::<u128>() - sum * sum)
            }
        };
        *self.differences.entry(sorted.len()).or_default() += difference;
    }
}

/// Ordered pairs of equal values, and of values that lie one step apart.
fn neighbours(sorted: &[usize]) -> (u128, u128) {
    let (mut equal, mut next_to) = (0, 0);
    let mut before: Option<(usize, u128)> = None;
    for run in sorted.chunk_by(|a, b| a == b) {
        let (value, count) = (run[0], wide(run.len()));
        equal += count * (count - 1);
        if let Some((_, fewer)) = before.filter(|(earlier, _)| earlier + 1 == value) {
            next_to += 2 * count * fewer;
        }
        before = Some((value, count));
    }
    (equal, next_to)
}

fn alpha(sums: &Sums, line: &Line, level: Level) -> Option<f64> {
    let expected = line.expected(level);
    if expected == 0 {
        return None;
    }
    let observed: f64 = sums
        .differences
        .iter()
        .map(|(values, difference)| *difference as f64 / (values - 1) as f64)
        .sum();
    Some(1.0 - (line.pairable - 1) as f64 * observed / expected as f64)
}

fn share(part: u128, whole: u128) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn wide(count: usize) -> u128 {
    u128::try_from(count).expect("BUG: a count is wider than 128 bits")
}
