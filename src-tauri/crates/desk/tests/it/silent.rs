//! Operations that say nothing: withheld until they come, erased for ever, or of a device that was revoked.

use std::collections::BTreeSet;
use std::path::Path;

use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::removal::{self, NewRemoval};
use factdesk_desk::{Desk, Received, claim, comment, device, verdict};
use factdesk_domain::capture::ErasureGround;
use factdesk_domain::claim::{ClaimChange, WorkState};
use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::{CaseId, ClaimId, DeviceId, OpId, ReviewerId};
use proptest::prelude::*;

use crate::support::{Bench, desk, rating};

const CANARY: &str = "zebrafinchlantern";

/// Two desks that know one case, with a claim, evidence, a comment and a verdict in it.
fn two() -> (Bench, Bench, CaseId, ClaimId) {
    let (here, there) = (desk(), desk());
    let case = here.case();
    let claim = here.claim(case, "Eleven were wounded.");
    let source = here.source("Hospital");
    let new = NewEvidence::quoting(
        claim,
        source,
        &format!("{CANARY} quote"),
        EvidenceStance::Supports,
    );
    evidence::add(&here.desk, here.me, new).unwrap();
    let words = format!("{CANARY} comment");
    comment::add(&here.desk, here.me, comment::About::Claim(claim), &words, None).unwrap();
    verdict::give(
        &here.desk,
        here.me,
        rating(claim, "true", &format!("{CANARY} rationale")),
    )
    .unwrap();
    (here, there, case, claim)
}

fn all(desk: &Desk, case: CaseId) -> Vec<Received> {
    desk.operations_of(case).unwrap()
}

fn withheld(mut operations: Vec<Received>, kinds: &[&str]) -> Vec<Received> {
    for one in &mut operations {
        if kinds.contains(&one.signed.envelope.kind.as_str()) {
            one.payload = None;
        }
    }
    operations
}

fn take(desk: &Desk, operations: Vec<Received>) -> factdesk_desk::Reception {
    let reception = desk.receive(operations).unwrap();
    assert!(reception.refused.is_empty(), "{reception:?}");
    let checked = desk.check().unwrap();
    assert!(checked.is_sound(), "{checked:?}");
    reception
}

fn ops_of(desk: &Desk, case: CaseId, kind: &str) -> BTreeSet<OpId> {
    let found = all(desk, case).into_iter().map(|one| one.signed.envelope);
    found.filter(|e| e.kind == kind).map(|e| e.op_id).collect()
}

fn remove(desk: &Desk, by: ReviewerId, case: CaseId, ops: BTreeSet<OpId>) {
    let new = NewRemoval {
        case,
        ops,
        files: BTreeSet::new(),
        reason: "order 12".into(),
        ground: ErasureGround::Law,
    };
    removal::erase(desk, by, new).unwrap();
}

fn files_hold(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        bytes
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    })
}

#[test]
fn a_withheld_verdict_is_counted_and_told_when_it_comes() {
    let (here, there, case, claim) = two();
    take(
        &there.desk,
        withheld(all(&here.desk, case), &["verdict_give", "comment_add"]),
    );
    let verified = there.desk.verify(None).unwrap();
    assert!(verified.is_intact());
    assert_eq!((verified.withheld, verified.erased), (2, 0));
    assert_eq!(there.state(claim), WorkState::InProgress);
    let hidden = [format!("{CANARY} rationale"), format!("{CANARY} comment")];
    assert!(
        !hidden
            .iter()
            .any(|words| files_hold(&there.place.path().join("desk"), words))
    );

    // What is done meanwhile is done without having seen it, and stays.
    claim::edit(
        &there.desk,
        there.me,
        claim,
        vec![ClaimChange::Text("Twelve were wounded.".into())],
    )
    .unwrap();
    let reception = take(&there.desk, all(&here.desk, case));
    assert_eq!((reception.stored, reception.filled), (0, 2));
    assert_eq!(there.desk.verify(None).unwrap().withheld, 0);
    assert_eq!(there.state(claim), WorkState::Decided);
    take(&here.desk, all(&there.desk, case));
    assert_eq!(
        here.desk.digest(Some(case)).unwrap(),
        there.desk.digest(Some(case)).unwrap()
    );
    there.assert_rebuild_changes_nothing();
}

#[test]
fn the_payload_that_comes_later_must_be_the_one_that_was_signed() {
    let (here, there, case, _) = two();
    take(&there.desk, withheld(all(&here.desk, case), &["verdict_give"]));
    let mut forged = all(&here.desk, case);
    forged.retain(|one| one.signed.envelope.kind == "verdict_give");
    forged[0].payload.as_mut().unwrap().bytes.push(b' ');
    let reception = there.desk.receive(forged).unwrap();
    assert_eq!(
        (reception.filled, reception.refused[0].code()),
        (0, "operation_forged")
    );
    assert_eq!(there.desk.verify(None).unwrap().withheld, 1);
}

#[test]
fn without_its_claim_nothing_hangs_in_the_air() {
    let (here, there, case, claim) = two();
    take(&there.desk, withheld(all(&here.desk, case), &["claim_create"]));
    let count = |table: &str| -> i64 {
        let sql = ["SELECT count(*) FROM ", table].concat();
        there
            .desk
            .read(|c| Ok(c.query_row(&sql, [], |row| row.get(0))?))
            .unwrap()
    };
    for table in ["claim", "evidence", "verdict", "comment", "claim_work"] {
        assert_eq!(count(table), 0, "{table}");
    }
    take(&there.desk, all(&here.desk, case));
    assert_eq!(there.state(claim), WorkState::Decided);
    assert_eq!(count("evidence"), 1);
    assert_eq!(
        here.desk.digest(Some(case)).unwrap(),
        there.desk.digest(Some(case)).unwrap()
    );
}

#[test]
fn what_was_erased_is_in_no_file_of_any_desk_that_heard_of_it() {
    let (here, there, case, claim) = two();
    take(&there.desk, all(&here.desk, case));
    assert!(files_hold(&there.place.path().join("desk"), CANARY));
    let (of, ops) = here.desk.read(|c| removal::reach(c, &claim.to_string())).unwrap();
    assert_eq!((of, ops.len()), (case, 4), "the claim and what hangs on it");
    remove(&here.desk, here.me, case, ops);
    take(&there.desk, all(&here.desk, case));
    for bench in [&here, &there] {
        let verified = bench.desk.verify(None).unwrap();
        assert!(verified.is_intact());
        assert_eq!(verified.erased, 4);
        assert!(!files_hold(&bench.place.path().join("desk"), CANARY));
        assert!(bench.desk.read(|c| claim::show(c, claim)).is_err());
        assert_eq!(bench.desk.read(|c| removal::list(c, case)).unwrap()[0].ops, 4);
        bench.assert_rebuild_changes_nothing();
    }
    assert_eq!(
        here.desk.digest(Some(case)).unwrap(),
        there.desk.digest(Some(case)).unwrap()
    );
}

#[test]
fn what_was_erased_elsewhere_is_not_taken_in_again() {
    let (here, there, case, _) = two();
    let before = all(&here.desk, case);
    let verdicts = ops_of(&here.desk, case, "verdict_give");
    remove(&here.desk, here.me, case, verdicts);
    take(&there.desk, all(&here.desk, case));
    let reception = take(&there.desk, before);
    assert_eq!(reception.filled, 0, "an older copy still has the words");
    assert_eq!(there.desk.verify(None).unwrap().erased, 1);
    let card = ops_of(&there.desk, case, "reviewer_add").pop_first().unwrap();
    let refused = there
        .desk
        .read(|c| removal::reach(c, &card.to_string()))
        .unwrap_err();
    assert_eq!(refused.code(), "not_erasable");
}

#[test]
fn a_revoked_device_counts_up_to_where_it_was_revoked() {
    let (here, there, case, claim) = two();
    take(&there.desk, all(&here.desk, case));
    claim::tag_add(&there.desk, there.me, claim, "before").unwrap();
    take(&here.desk, all(&there.desk, case));
    let other: DeviceId = there.desk.device().unwrap();
    // What the thief wrote before anybody knew, and what comes after.
    claim::tag_add(&there.desk, there.me, claim, "after").unwrap();
    let late = desk();
    take(&late.desk, all(&there.desk, case));
    device::revoke(&here.desk, here.me, other, (Some(case), "stolen")).unwrap();
    claim::tag_add(&there.desk, there.me, claim, "later").unwrap();
    take(&here.desk, all(&there.desk, case));
    take(&late.desk, all(&here.desk, case));
    for bench in [&here, &late] {
        let tags = bench.desk.read(|c| claim::show(c, claim)).unwrap().tags;
        assert_eq!(tags, ["before"]);
    }
    take(&there.desk, all(&here.desk, case));
    assert_eq!(
        here.desk.digest(Some(case)).unwrap(),
        late.desk.digest(Some(case)).unwrap()
    );
    assert_eq!(
        here.desk.digest(Some(case)).unwrap(),
        there.desk.digest(Some(case)).unwrap()
    );
    let refused = claim::tag_add(&there.desk, there.me, claim, "x").unwrap_err();
    assert_eq!(refused.code(), "device_revoked");
    let own = here.desk.device().unwrap();
    let refused = device::revoke(&here.desk, here.me, own, (Some(case), "x")).unwrap_err();
    assert_eq!(refused.code(), "own_device");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 12 } else { 200 }))]

    /// Whatever is withheld, in whatever order it comes and is filled in: the tables are what the log says, and in the
    /// end what the author has.
    #[test]
    fn withheld_payloads_come_in_any_order(
        holes in prop::collection::vec(any::<bool>(), 24),
        order in prop::collection::vec(any::<prop::sample::Index>(), 24),
        erased in prop::option::of(0..6_usize),
    ) {
        let (here, there, case, claim) = two();
        claim::tag_add(&here.desk, here.me, claim, "harbour").unwrap();
        let before = all(&here.desk, case);
        if let Some(nth) = erased {
            let able: Vec<OpId> = before.iter().filter(|one| {
                factdesk_domain::removal::is_erasable(&one.signed.envelope.kind)
            }).map(|one| one.signed.envelope.op_id).collect();
            remove(&here.desk, here.me, case, BTreeSet::from([able[nth % able.len()]]));
        }
        let whole = all(&here.desk, case);
        let mut first = whole.clone();
        for (at, one) in first.iter_mut().enumerate() {
            if holes[at % holes.len()] && one.signed.envelope.kind != "reviewer_add" {
                one.payload = None;
            }
        }
        for (at, other) in order.iter().enumerate() {
            let length = first.len();
            first.swap(at % length, other.index(length));
        }
        // The card must be known before what it signs: whoever hands over operations has seen to that.
        first.sort_by_key(|one| one.signed.envelope.kind != "reviewer_add");
        let half = first.split_off(first.len() / 2);
        for part in [half, first, before, whole] {
            there.desk.receive(part).unwrap();
            let checked = there.desk.check().unwrap();
            prop_assert!(checked.is_sound(), "{checked:?}");
        }
        prop_assert_eq!(here.desk.digest(Some(case)).unwrap(), there.desk.digest(Some(case)).unwrap());
        prop_assert_eq!(there.desk.verify(None).unwrap().withheld, 0);
    }
}

#[test]
fn what_was_removed_is_not_removed_again() {
    let here = desk();
    let case = here.case();
    let claim = here.claim(case, "Eleven were wounded.");
    verdict::give(&here.desk, here.me, rating(claim, "true", "a")).unwrap();
    let ops = ops_of(&here.desk, case, "verdict_give");
    remove(&here.desk, here.me, case, ops.clone());
    let again = NewRemoval {
        case,
        ops: ops.clone(),
        files: BTreeSet::new(),
        reason: "once more".into(),
        ground: ErasureGround::Mistake,
    };
    let refused = removal::erase(&here.desk, here.me, again.clone()).unwrap_err();
    assert_eq!(refused.code(), "already_erased");
    // With something that is still there, only that goes.
    let both = NewRemoval {
        ops: ops
            .into_iter()
            .chain(ops_of(&here.desk, case, "claim_create"))
            .collect(),
        ..again
    };
    removal::erase(&here.desk, here.me, both).unwrap();
    let removals = here.desk.read(|c| removal::list(c, case)).unwrap();
    let told: Vec<(usize, Vec<(String, usize)>)> =
        removals.into_iter().map(|one| (one.ops, one.kinds)).collect();
    let one_of = |kind: &str| (1, vec![(kind.to_owned(), 1)]);
    assert_eq!(told, [one_of("verdict_give"), one_of("claim_create")]);
}
