//! Many reviewers, each offline, exchange bundles in whatever order, with doubles and losses.

use factdesk_domain::CaseId;
use factdesk_domain::reviewer::Role;
use factdesk_hub::Vector;
use proptest::prelude::*;

use crate::support::{Bench, Lot, desk};

const RATINGS: [&str; 4] = ["true", "false", "mostly-false", "mixed"];

/// A case with claims, and reviewers who know it and each other's devices.
fn begin(reviewers: usize, claims: usize) -> (Vec<Bench>, CaseId) {
    let mut desks = vec![desk("Editor", Role::Editor)];
    let case = desks[0].case();
    for claim in 0..claims {
        desks[0].claim(case, &format!("Claim number {claim} says how many were there."));
    }
    let bundle = desks[0].write(case, "begin.factdesk", |_| {});
    for reviewer in 1..reviewers {
        let one = desk(&format!("Reviewer {reviewer}"), Role::Checker);
        let words = desks[0].words();
        assert!(one.take(&bundle, Some(&words)).unwrap().is_whole());
        desks.push(one);
    }
    for one in &desks {
        for other in &desks {
            if one.me != other.me {
                one.trusts(other);
            }
        }
    }
    (desks, case)
}

fn judge_all(desks: &[Bench], case: CaseId) {
    for (nth, one) in desks.iter().enumerate() {
        let claims = one.desk.read(|c| factdesk_desk::claim::list(c, case)).unwrap();
        for (at, card) in claims.iter().enumerate() {
            one.judge(
                card.claim.id,
                RATINGS[(nth + at) % RATINGS.len()],
                &format!("Reason {nth} for {at}."),
            );
        }
    }
}

/// What a desk knows, as an import or export prints it.
fn vector(one: &Bench, case: CaseId) -> Vector {
    Vector(one.desk.read(|c| factdesk_desk::exchange::ends(c, case)).unwrap())
}

/// Exchanges at random until all have the same; every third bundle is lost, every third comes twice.
fn gossip(desks: &[Bench], case: CaseId, lot: &mut Lot) -> usize {
    let mut exchanges = 0;
    while desks.iter().any(|one| one.digest(case) != desks[0].digest(case)) || exchanges < desks.len() {
        exchanges += 1;
        assert!(exchanges < 100 * desks.len(), "they never come to the same");
        let (from, to) = (lot.below(desks.len()), lot.below(desks.len()));
        if from == to {
            continue;
        }
        let known = if lot.below(2) == 0 {
            vector(&desks[to], case)
        } else {
            Vector::default()
        };
        let bundle = desks[from].write(case, "gossip.factdesk", |wanted| wanted.since = known);
        match lot.below(3) {
            0 => {}
            1 => {
                assert!(desks[to].take(&bundle, None).unwrap().refused.is_empty());
                let again = desks[to].take(&bundle, None).unwrap();
                assert_eq!((again.applied, again.filled), (0, 0), "twice is once");
            }
            _ => assert!(desks[to].take(&bundle, None).unwrap().refused.is_empty()),
        }
    }
    exchanges
}

fn verdicts(one: &Bench, case: CaseId) -> i64 {
    let count = "SELECT count(*) FROM verdict WHERE case_id = ?1";
    one.desk
        .read(|c| Ok(c.query_row(count, [case.to_string()], |row| row.get(0))?))
        .unwrap()
}

/// In every test run a few reviewers; `FACTDESK_CAMPAIGN=10x500` makes it ten with 500 verdicts each.
#[test]
fn reviewers_who_work_offline_come_to_the_same() {
    let size = std::env::var("FACTDESK_CAMPAIGN").unwrap_or_else(|_| "4x6".to_owned());
    let (reviewers, claims) = size.split_once('x').unwrap();
    let (reviewers, claims): (usize, usize) = (reviewers.parse().unwrap(), claims.parse().unwrap());
    let begun = std::time::Instant::now();
    let (desks, case) = begin(reviewers, claims);
    judge_all(&desks, case);
    let judged = begun.elapsed();
    let exchanges = gossip(&desks, case, &mut Lot(0x5EED));
    for one in &desks {
        one.assert_sound();
        assert_eq!(verdicts(one, case), i64::try_from(reviewers * claims).unwrap());
        assert_eq!(
            one.desk.case_head(case).unwrap(),
            desks[0].desk.case_head(case).unwrap()
        );
    }
    println!(
        "{size}: {exchanges} exchanges; judged in {judged:?}, all in {:?}",
        begun.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 4 } else { 40 }))]

    /// Bundles that begin anywhere come in any order: what has a hole before it waits, and in the end nothing does.
    #[test]
    fn the_order_of_bundles_is_of_no_account(
        order in prop::collection::vec(any::<prop::sample::Index>(), 8),
        cuts in prop::collection::vec(1..6_u64, 3),
    ) {
        let (desks, case) = begin(2, 4);
        let (here, there) = (&desks[0], &desks[1]);
        let mut bundles = Vec::new();
        let mut since = vector(here, case);
        for (at, cut) in cuts.iter().enumerate() {
            for n in 0..*cut {
                here.claim(case, &format!("Later claim {at} {n}."));
            }
            let from = since.clone();
            bundles.push(here.write(case, &format!("{at}.factdesk"), |wanted| wanted.since = from));
            since = vector(here, case);
        }
        for (at, other) in order.iter().enumerate() {
            let length = bundles.len();
            bundles.swap(at % length, other.index(length));
        }
        for bundle in bundles.iter().chain(&bundles) {
            prop_assert!(there.take(bundle, None).unwrap().refused.is_empty());
            there.assert_sound();
        }
        prop_assert_eq!(there.digest(case), here.digest(case));
    }
}
