//! Many reviewers, each offline, exchange bundles in whatever order, with doubles and losses.

use std::path::Path;

use factdesk_desk::claim;
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, OpId};
use factdesk_hub::{Vector, inbox};
use proptest::prelude::*;
use serde_json::json;

use crate::craft::{envelope, key, line, with_lines};
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
        let claims = one.desk.read(|c| claim::list(c, case)).unwrap();
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

/// Takes a bundle in which something is not as it should be: every refusal is a sentence. Returns their codes and how
/// many operations came in all the same.
fn set_aside(there: &Bench, path: &Path) -> (Vec<String>, usize) {
    let came = there.take(path, None).unwrap();
    for one in &came.refused {
        assert!(
            one.reason.len() > 20 && one.reason.ends_with('.'),
            "{}",
            one.reason
        );
        println!("{}: {}", one.code, one.reason);
    }
    there.assert_sound();
    (
        came.refused.into_iter().map(|one| one.code).collect(),
        came.applied,
    )
}

/// A truncated, a forged, a replayed and a forked bundle, each handed to a desk that has everything.
fn attack(desks: &[Bench], case: CaseId) {
    let (here, there, forker) = (&desks[0], &desks[1], &desks[2]);
    let claim = here.desk.read(|c| claim::list(c, case)).unwrap()[0].claim.id;
    for tag in ["one", "two", "three"] {
        claim::tag_add(&here.desk, here.me, claim, tag).unwrap();
    }
    let bundle = here.write(case, "honest.factdesk", |_| {});
    let bytes = std::fs::read(&bundle).unwrap();
    let (before, cut) = (there.digest(case), here.file("cut.factdesk"));
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let refused = there.take(&cut, None).unwrap_err();
    println!("{}: {refused}", refused.code());
    assert_eq!((refused.code(), there.digest(case)), ("bundle_truncated", before));

    let forged = here.file("forged.factdesk");
    with_lines(here, &bundle, &forged, |lines| {
        lines.last_mut().unwrap()["signature"] = json!("00".repeat(64));
    });
    let expected = (vec!["operation_forged".to_owned()], 2);
    assert_eq!(set_aside(there, &forged), expected, "the rest is applied");
    assert_eq!(set_aside(there, &bundle), (vec![], 1), "the honest one mends it");
    assert_eq!(set_aside(there, &bundle), (vec![], 0), "a replay brings nothing");

    claim::tag_add(&forker.desk, forker.me, claim, "real").unwrap();
    let bundle = forker.write(case, "forker.factdesk", |_| {});
    set_aside(there, &bundle);
    let forked = forker.file("forked.factdesk");
    with_lines(forker, &bundle, &forked, |lines| {
        let mut other = envelope(&lines.pop().unwrap());
        other.op_id = OpId::from_bytes([8; 16]);
        let payload = format!("{{\"claim\":\"{claim}\",\"tag\":\"forked\"}}");
        lines.push(line(&key(forker), other, payload.as_bytes()));
    });
    let before = there.digest(case);
    assert_eq!(set_aside(there, &forked), (vec!["operation_fork".to_owned()], 0));
    assert_eq!(there.digest(case), before, "the first that came stands");
    assert_eq!(
        inbox(&there.desk).unwrap().forked,
        [forker.desk.device().unwrap()]
    );
    set_aside(here, &bundle);
    set_aside(forker, &here.write(case, "last.factdesk", |_| {}));
    for one in [here, forker] {
        assert_eq!(one.digest(case), there.digest(case), "all have the same again");
    }
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
    let exchanged = begun.elapsed();
    attack(&desks, case);
    assert_eq!(
        verdicts(&desks[1], case),
        i64::try_from(reviewers * claims).unwrap()
    );
    println!(
        "{size}: {exchanges} exchanges; judged in {judged:?}, exchanged in {exchanged:?}, attacked and all in {:?}",
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
