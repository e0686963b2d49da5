//! How far ten reviewers agree on ten thousand claims.

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::Criterion;
use factdesk_domain::agreement::{Level, Table};
use factdesk_domain::{ClaimId, ReviewerId, TimestampMs};

use crate::articles::Dice;

const CLAIMS: usize = 10_000;
const REVIEWERS: u8 = 10;
/// Of a rating scale.
const STEPS: usize = 6;

type Given = (ClaimId, ReviewerId, usize);

/// Measures from verdicts to figures, beside one pass that counts the values: over all reviewers, and with every two
/// of them beside each other.
pub fn run(criterion: &mut Criterion, group: &str) {
    let given = verdicts(&mut Dice::new(11));
    let mut group = criterion.benchmark_group(group);
    group.sample_size(20);
    group.bench_function("yardstick", |bencher| bencher.iter(|| counted(black_box(&given))));
    group.bench_function("all", |bencher| {
        bencher.iter(|| {
            let table = Table::of([], black_box(&given).iter().copied());
            let found = [Level::Nominal, Level::Ordinal].map(|level| table.agreement(level));
            assert!(
                found[1].claims == CLAIMS && found[1].alpha > found[0].alpha,
                "{found:?}"
            );
        });
    });
    group.bench_function("all_and_each_two", |bencher| {
        bencher.iter(|| {
            let table = Table::of([], black_box(&given).iter().copied());
            let (found, pairs) = (table.agreement(Level::Ordinal), table.pairs(Level::Ordinal));
            assert!(found.claims == CLAIMS && pairs.len() == 45, "every two of ten");
        });
    });
    group.finish();
}

fn counted(given: &[Given]) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for (_, _, value) in given {
        *counts.entry(*value).or_default() += 1;
    }
    counts
}

/// Reviewer by reviewer, as verdicts come; everybody is at most a step from what the claim deserves.
fn verdicts(dice: &mut Dice) -> Vec<Given> {
    let mut id = |ms: usize| {
        let random = std::array::from_fn(|_| u8::try_from(dice.below(256)).expect("a byte"));
        ClaimId::new(TimestampMs::from_i64(i64::try_from(ms).expect("small")), random)
    };
    let claims: Vec<ClaimId> = (0..CLAIMS).map(&mut id).collect();
    let deserved: Vec<usize> = (0..CLAIMS).map(|_| dice.below(STEPS)).collect();
    let reviewers = (0..REVIEWERS).map(|n| ReviewerId::new(TimestampMs::from_i64(1), [n; 10]));
    let mut given = Vec::new();
    for reviewer in reviewers {
        for (claim, deserved) in claims.iter().zip(&deserved) {
            let value = (deserved + dice.below(3)).saturating_sub(1).min(STEPS - 1);
            given.push((*claim, reviewer, value));
        }
    }
    given
}
