//! Operations of another laptop come in, in any order.

use std::collections::BTreeSet;

use factdesk_desk::claim::Part;
use factdesk_desk::removal::{self, NewRemoval};
use factdesk_desk::{Desk, Received, claim, reviewer, verdict};
use factdesk_domain::capture::ErasureGround;
use factdesk_domain::claim::{ClaimChange, WorkState};
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, ClaimId, ReviewerId};

use crate::support::{Bench, desk, rating};

/// Two desks that know one case.
fn two() -> (Bench, Bench, CaseId, ClaimId, ReviewerId) {
    let (here, there) = (desk(), desk());
    let case = here.case();
    let claim = here.claim(case, "Eleven were wounded.");
    let other = there.me;
    exchange(&here.desk, &there.desk, case);
    (here, there, case, claim, other)
}

fn exchange(from: &Desk, to: &Desk, case: CaseId) {
    let reception = to.receive(from.operations_of(case).unwrap()).unwrap();
    assert!(
        reception.refused.is_empty() && reception.waiting == 0,
        "{reception:?}"
    );
}

fn assert_same(a: &Desk, b: &Desk, case: CaseId) {
    assert_eq!(a.digest(Some(case)).unwrap(), b.digest(Some(case)).unwrap());
    assert_eq!(a.case_head(case).unwrap(), b.case_head(case).unwrap());
    for desk in [a, b] {
        let checked = desk.check().unwrap();
        assert!(checked.is_sound(), "{checked:?}");
    }
}

#[test]
fn concurrent_wordings_are_both_kept_and_one_is_shown() {
    let (here, there, case, claim, other) = two();
    let reword = |desk: &Desk, by, text: &str| {
        claim::edit(desk, by, claim, vec![ClaimChange::Text(text.into())]).unwrap();
    };
    reword(&here.desk, here.me, "Twelve were wounded.");
    reword(&there.desk, other, "Thirteen were wounded.");
    exchange(&here.desk, &there.desk, case);
    exchange(&there.desk, &here.desk, case);
    assert_same(&here.desk, &there.desk, case);
    let shown = here.desk.read(|c| claim::show(c, claim)).unwrap();
    let kept = shown.alternatives.unwrap()["text"].as_array().unwrap().len();
    assert_eq!(kept, 1, "the other wording is one click away");
    reword(&here.desk, here.me, "Fourteen were wounded.");
    let shown = here.desk.read(|c| claim::show(c, claim)).unwrap();
    assert_eq!(shown.alternatives, None, "who saw both has settled it");
}

#[test]
fn a_tag_added_again_elsewhere_outlives_its_removal() {
    let (here, there, case, claim, other) = two();
    claim::tag_add(&here.desk, here.me, claim, "harbour").unwrap();
    exchange(&here.desk, &there.desk, case);
    claim::tag_remove(&here.desk, here.me, claim, "harbour").unwrap();
    claim::tag_remove(&there.desk, other, claim, "harbour").unwrap();
    claim::tag_add(&there.desk, other, claim, "harbour").unwrap();
    exchange(&here.desk, &there.desk, case);
    exchange(&there.desk, &here.desk, case);
    assert_same(&here.desk, &there.desk, case);
    assert_eq!(
        here.desk.read(|c| claim::show(c, claim)).unwrap().tags,
        ["harbour"]
    );
}

#[test]
fn an_edit_brings_back_what_was_retracted_without_it() {
    let (here, there, case, claim, other) = two();
    claim::retract(&here.desk, here.me, claim, None).unwrap();
    claim::flag(&there.desk, other, claim, true).unwrap();
    exchange(&here.desk, &there.desk, case);
    exchange(&there.desk, &here.desk, case);
    assert_same(&here.desk, &there.desk, case);
    let shown = here.desk.read(|c| claim::show(c, claim)).unwrap();
    assert!(!shown.retracted && shown.revived);
}

#[test]
fn verdicts_of_two_laptops_stand_side_by_side() {
    let (here, there, case, claim, other) = two();
    verdict::give(&here.desk, here.me, rating(claim, "true", "a")).unwrap();
    verdict::give(&there.desk, other, rating(claim, "false", "b")).unwrap();
    exchange(&here.desk, &there.desk, case);
    exchange(&there.desk, &here.desk, case);
    assert_same(&here.desk, &there.desk, case);
    assert_eq!(here.state(claim), WorkState::Disputed);
    assert_eq!(there.state(claim), WorkState::Disputed);
    assert_eq!(
        here.desk.read(|c| reviewer::list(c, case)).unwrap().len(),
        2,
        "cards travel with the case"
    );
}

#[test]
fn what_comes_out_of_order_waits_and_is_not_built_upon() {
    let (here, there, case, claim, _) = two();
    claim::flag(&here.desk, here.me, claim, true).unwrap();
    claim::tag_add(&here.desk, here.me, claim, "late").unwrap();
    let mut all = here.desk.operations_of(case).unwrap();
    let last = all.pop().unwrap();
    let reception = there.desk.receive(vec![last.clone()]).unwrap();
    assert_eq!(
        (reception.stored, reception.waiting, reception.changes.len()),
        (1, 1, 0)
    );
    assert!(
        there
            .desk
            .read(|c| claim::show(c, claim))
            .unwrap()
            .tags
            .is_empty()
    );
    claim::park(&there.desk, there.me, claim, None).unwrap();
    assert!(
        there.desk.check().unwrap().tables_match_log,
        "what waits is in no table"
    );
    let again = there.desk.receive(vec![last]).unwrap();
    assert_eq!((again.stored, again.known), (0, 1));
    let reception = there.desk.receive(all).unwrap();
    assert_eq!(reception.waiting, 0);
    assert_eq!(there.desk.read(|c| claim::show(c, claim)).unwrap().tags, ["late"]);
    exchange(&there.desk, &here.desk, case);
    assert_same(&here.desk, &there.desk, case);
}

#[test]
fn an_undo_on_another_laptop_arrives_as_one() {
    let (here, there, case, claim, _) = two();
    verdict::give(&here.desk, here.me, rating(claim, "true", "a")).unwrap();
    exchange(&here.desk, &there.desk, case);
    assert_eq!(there.state(claim), WorkState::Decided);
    here.desk.undo(here.me, Some(case)).unwrap();
    exchange(&here.desk, &there.desk, case);
    assert_eq!(there.state(claim), WorkState::Open);
    assert_same(&here.desk, &there.desk, case);
}

#[test]
fn forged_and_forked_operations_are_refused_and_the_others_taken() {
    let (here, there, case, claim, _) = two();
    claim::flag(&here.desk, here.me, claim, true).unwrap();
    claim::tag_add(&here.desk, here.me, claim, "real").unwrap();
    let new = here.desk.operations_of(case).unwrap().split_off(3);
    let mut forged: Received = new[1].clone();
    forged.signed.signature[5] ^= 1;
    let reception = there.desk.receive(vec![new[0].clone(), forged]).unwrap();
    assert_eq!(
        (reception.stored, reception.refused[0].code()),
        (1, "operation_forged")
    );
    let mut payload = new[1].clone();
    payload.payload.as_mut().unwrap().bytes.push(b' ');
    assert_eq!(
        there.desk.receive(vec![payload]).unwrap().refused[0].code(),
        "operation_forged"
    );

    let mut fork = new[0].clone();
    fork.signed.hash = factdesk_domain::envelope::Hash::of(b"another");
    assert_eq!(
        there.desk.receive(vec![fork]).unwrap().refused[0].code(),
        "operation_fork"
    );
    assert!(
        there
            .desk
            .receive(vec![new[1].clone()])
            .unwrap()
            .refused
            .is_empty()
    );
    exchange(&there.desk, &here.desk, case);
    assert_same(&here.desk, &there.desk, case);
}

#[test]
fn a_stranger_cannot_write_under_a_known_device() {
    let (here, there, case, ..) = two();
    let stranger = desk();
    let theirs = stranger.case();
    let first = stranger.desk.operations_of(theirs).unwrap();
    let without_card = first.into_iter().skip(1).collect();
    assert_eq!(
        there.desk.receive(without_card).unwrap().refused[0].code(),
        "operation_device"
    );
    assert_same(&here.desk, &there.desk, case);
}

#[test]
fn a_second_reviewer_on_one_laptop_does_not_share_an_undo() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let other = reviewer::add(&bench.desk, bench.me, "Second", Role::Checker)
        .unwrap()
        .value;
    assert_eq!(
        bench.desk.undo(other, Some(case)).unwrap_err().code(),
        "nothing_to_undo"
    );
    claim::flag(&bench.desk, other, claim, true).unwrap();
    assert_eq!(
        bench.desk.undo_step(other, Some(case)).unwrap().unwrap().label,
        "Flag set"
    );
}

/// Parts of a claim are made on another laptop than the claim, and arrive without it: nothing that they stand on is
/// missing. When it comes they say what they are parts of, and when it goes, they no longer do.
#[test]
fn a_part_says_what_it_is_a_part_of_as_soon_as_that_is_there() {
    let (here, there, case, claim, other) = two();
    let third = desk();
    let part = |text: &str| Part {
        text: text.into(),
        evidence: vec![],
    };
    let parts = claim::split(
        &there.desk,
        other,
        claim,
        vec![part("In the port."), part("In the square.")],
    );
    let first = parts.unwrap().value[0];
    let operations = there.desk.operations_of(case).unwrap();
    let mine = operations
        .iter()
        .filter(|one| one.signed.envelope.reviewer_id == other);
    let reception = third.desk.receive(mine.cloned().collect()).unwrap();
    assert!(reception.refused.is_empty(), "{reception:?}");
    let part_of = || third.desk.read(|c| claim::show(c, first)).unwrap().split_from;
    assert_eq!(part_of(), None, "what it is a part of is not here");
    exchange(&there.desk, &third.desk, case);
    assert_eq!(part_of(), Some(claim));
    assert_same(&there.desk, &third.desk, case);

    let written = |one: &&Received| one.signed.envelope.objects == [claim.into()];
    let created = operations.iter().find(written).unwrap().signed.envelope.op_id;
    let new = NewRemoval {
        case,
        ops: [created].into(),
        files: BTreeSet::new(),
        reason: "A name was in it.".into(),
        ground: ErasureGround::Law,
    };
    removal::erase(&here.desk, here.me, new).unwrap();
    exchange(&here.desk, &third.desk, case);
    assert_eq!(part_of(), None, "it is gone");
    exchange(&there.desk, &here.desk, case);
    assert_same(&here.desk, &third.desk, case);
    third.assert_rebuild_changes_nothing();
}
