//! The next claim of a hundred thousand.

use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion};
use factdesk_ipc::wire::claim::WalkStep;
use factdesk_ipc::wire::verdict::VerdictGive;

use crate::big_case::BigCase;

/// Measures the answer to *next*, while nothing changed and behind a verdict.
pub fn run(criterion: &mut Criterion, group: &str, big: &BigCase) {
    let mut group = criterion.benchmark_group(group);
    group
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3));
    let mut here = first(big);
    group.bench_function("next", |bencher| {
        bencher.iter(|| here = step(big, &here, "next"));
    });
    let mut open = big.claims.iter().map(ToString::to_string);
    group.bench_function("next_after_verdict", |bencher| {
        bencher.iter_batched(
            || {
                let claim = open.next().expect("claims enough for every sample");
                judge(big, &claim);
                claim
            },
            |claim| step(big, &claim, "next-open"),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// Begins the walk, so that the case is in memory as it is while a checker works.
fn first(big: &BigCase) -> String {
    let started = Instant::now();
    let first = step(big, "", "first");
    eprintln!("the first claim of the case: {:.1?}", started.elapsed());
    first
}

fn step(big: &BigCase, from: &str, step: &str) -> String {
    let input = WalkStep {
        case_id: big.case.to_string(),
        from: (!from.is_empty()).then(|| from.to_owned()),
        step: step.to_owned(),
    };
    let there = big.host.walk_step(&input).expect("a step");
    there.claim.expect("the walk has claims").card.id
}

fn judge(big: &BigCase, claim: &str) {
    let verdict = VerdictGive {
        case_id: big.case.to_string(),
        claim_id: claim.to_owned(),
        rating: Some("false".to_owned()),
        not_checkable: None,
        conclusion: None,
        rationale: "The register of the hospital counts eleven.".to_owned(),
        confidence: Some("high".to_owned()),
        would_change: None,
        scale_version: None,
    };
    big.host.verdict_give(verdict).expect("a verdict");
}
