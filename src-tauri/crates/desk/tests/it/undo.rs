//! Undo and redo.

use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::reviewer;
use factdesk_desk::source::SecretChange;
use factdesk_desk::{Desk, case, claim, relation, verdict};
use factdesk_domain::claim::{ClaimChange, WorkState};
use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::relation::RelationStatus;
use factdesk_domain::reviewer::Role;
use factdesk_domain::source::SourceChange;
use factdesk_domain::{CaseId, RelationId};

use crate::support::{Bench, REPORT, desk, rating, suggestions, ticking};

#[test]
fn undo_and_redo_go_back_and_forth() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let text = || bench.desk.read(|c| claim::show(c, claim)).unwrap().text;
    let reword = |text: &str| {
        claim::edit(&bench.desk, bench.me, claim, vec![ClaimChange::Text(text.into())]).unwrap();
    };
    reword("Twelve were wounded.");
    reword("Thirteen were wounded.");
    assert_eq!(
        bench.desk.undo(bench.me, Some(case)).unwrap().value.label,
        "Claim reworded"
    );
    assert_eq!(text(), "Twelve were wounded.");
    bench.desk.undo(bench.me, Some(case)).unwrap();
    assert_eq!(text(), "Eleven were wounded.");
    bench.desk.redo(bench.me, Some(case)).unwrap();
    assert_eq!(text(), "Twelve were wounded.");
    bench.desk.redo(bench.me, Some(case)).unwrap();
    assert_eq!(text(), "Thirteen were wounded.");
    assert_eq!(
        bench.desk.redo(bench.me, Some(case)).unwrap_err().code(),
        "nothing_to_redo"
    );
    bench.desk.undo(bench.me, Some(case)).unwrap();
    reword("Fourteen were wounded.");
    assert_eq!(
        bench.desk.redo(bench.me, Some(case)).unwrap_err().code(),
        "nothing_to_redo",
        "something was done since"
    );
    assert_eq!(text(), "Fourteen were wounded.");
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn undo_survives_a_restart() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    verdict::give(&bench.desk, bench.me, rating(claim, "true", "a")).unwrap();
    bench.desk.undo(bench.me, None).unwrap();
    let (folder, me) = (bench.place.path().join("desk"), bench.me);
    drop(bench.desk);
    let again = Desk::open(&folder, ticking()).unwrap();
    assert!(again.read(|c| verdict::list(c, claim)).unwrap().is_empty());
    assert_eq!(again.redo(me, None).unwrap().value.label, "Verdict given: True");
    assert_eq!(again.read(|c| verdict::list(c, claim)).unwrap().len(), 1);
    assert!(again.check().unwrap().is_sound());
}

#[test]
fn undoing_a_verdict_on_a_suggestion_leaves_the_suggestion() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let (claims, _) = suggestions(&bench, case, article);
    verdict::give(&bench.desk, bench.me, rating(claims[0].id, "true", "a")).unwrap();
    bench.desk.undo(bench.me, Some(case)).unwrap();
    let shown = bench.desk.read(|c| claim::show(c, claims[0].id)).unwrap();
    assert!(!shown.accepted, "acceptance and verdict are one step");
    bench.desk.redo(bench.me, Some(case)).unwrap();
    assert_eq!(bench.state(claims[0].id), WorkState::Decided);
    bench.assert_rebuild_changes_nothing();
}

/// The relations of a case, each with how it stands.
fn standing(bench: &Bench, case: CaseId) -> Vec<(RelationId, RelationStatus)> {
    let all = bench.desk.read(|c| relation::list_of_case(c, case)).unwrap();
    all.into_iter().map(|one| (one.id, one.status)).collect()
}

#[test]
fn accepting_a_claim_is_undone_though_a_relation_of_it_was_rejected_before() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let (claims, relations) = suggestions(&bench, case, article);
    let relation = RelationId::between(relations[0].a, relations[0].b);
    let start = standing(&bench, case);
    relation::reject(&bench.desk, bench.me, relation).unwrap();
    relation::confirm(&bench.desk, bench.me, relation).unwrap();
    bench.desk.undo(bench.me, Some(case)).unwrap();
    assert_eq!(standing(&bench, case), [(relation, RelationStatus::Rejected)]);
    bench.desk.undo(bench.me, Some(case)).unwrap();
    assert_eq!(standing(&bench, case), start);

    relation::reject(&bench.desk, bench.me, relation).unwrap();
    claim::accept(&bench.desk, bench.me, claims[1].id).unwrap();
    bench.desk.undo(bench.me, Some(case)).unwrap();
    let shown = bench.desk.read(|c| claim::show(c, claims[1].id)).unwrap();
    assert!(!shown.accepted, "it is a suggestion again");
    assert_eq!(standing(&bench, case), [(relation, RelationStatus::Rejected)]);
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn the_earlier_verdict_counts_again_when_the_later_is_undone() {
    let bench = desk();
    let claim = bench.claim(bench.case(), "Eleven were wounded.");
    let first = verdict::give(&bench.desk, bench.me, rating(claim, "true", "a"))
        .unwrap()
        .value;
    verdict::give(&bench.desk, bench.me, rating(claim, "false", "b")).unwrap();
    bench.desk.undo(bench.me, None).unwrap();
    let all = bench.desk.read(|c| verdict::list(c, claim)).unwrap();
    assert!(all.len() == 1 && all[0].id == first && all[0].is_current());
}

#[test]
fn everything_can_be_undone_step_by_step() {
    let bench = desk();
    let start = bench.desk.digest(None).unwrap();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let claim = bench.claim_in(case, article, "11 people were wounded");
    let source = bench.source("Register");
    let quote = NewEvidence::quoting(claim, source, "eleven", EvidenceStance::Supports);
    evidence::add(&bench.desk, bench.me, quote).unwrap();
    factdesk_desk::source::edit(
        &bench.desk,
        bench.me,
        source,
        vec![SourceChange::Name("Hospital".into())],
        SecretChange::default(),
    )
    .unwrap();
    let mut steps = 0;
    while bench.desk.undo_step(bench.me, None).unwrap().is_some() {
        bench.desk.undo(bench.me, None).unwrap();
        steps += 1;
    }
    assert_eq!(steps, 6, "case, article, claim, source, evidence, card");
    assert!(bench.desk.read(case::list).unwrap().is_empty());
    assert_eq!(
        bench.desk.digest(Some(bench.desk.desk_case())).unwrap(),
        start,
        "nothing is left on the desk itself"
    );
    for _ in 0..steps {
        bench.desk.redo(bench.me, None).unwrap();
    }
    assert_eq!(bench.desk.read(|c| evidence::list(c, claim)).unwrap().len(), 1);
    assert_eq!(
        bench
            .desk
            .read(|c| factdesk_desk::source::show(c, source))
            .unwrap()
            .name,
        "Hospital"
    );
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn what_anothers_work_stands_on_cannot_be_undone() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let other = reviewer::add(&bench.desk, bench.me, "Second", Role::SecondReader)
        .unwrap()
        .value;
    let theirs = verdict::give(&bench.desk, other, rating(claim, "true", "a")).unwrap();
    assert_eq!(
        bench.desk.undo(bench.me, Some(case)).unwrap_err().code(),
        "undo_depended_on"
    );
    assert_eq!(
        bench
            .desk
            .undo_act(bench.me, theirs.outcome.act_id)
            .unwrap_err()
            .code(),
        "undo_other_reviewer"
    );
    bench.desk.undo(other, Some(case)).unwrap();
    bench.desk.undo(bench.me, Some(case)).unwrap();
    assert!(bench.desk.read(|c| claim::list(c, case)).unwrap().is_empty());
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn an_act_out_of_order_is_undone_unless_later_work_stands_on_it() {
    let bench = desk();
    let case = bench.case();
    let new = claim::NewClaim {
        text: Some("Eleven.".into()),
        ..Default::default()
    };
    let made = claim::create(&bench.desk, bench.me, case, new).unwrap();
    let flagged = claim::flag(&bench.desk, bench.me, made.value, true).unwrap();
    claim::tag_add(&bench.desk, bench.me, made.value, "harbour").unwrap();
    assert_eq!(
        bench
            .desk
            .undo_act(bench.me, made.outcome.act_id)
            .unwrap_err()
            .code(),
        "undo_later_first"
    );
    bench.desk.undo_act(bench.me, flagged.outcome.act_id).unwrap();
    let shown = bench.desk.read(|c| claim::show(c, made.value)).unwrap();
    assert_eq!(
        (shown.flagged, shown.tags.len()),
        (false, 1),
        "only the one act is out of force"
    );
    assert_eq!(
        bench
            .desk
            .undo_act(bench.me, flagged.outcome.act_id)
            .unwrap_err()
            .code(),
        "already_undone"
    );
    let nothing = factdesk_domain::ActId::from_bytes([7; 16]);
    assert_eq!(
        bench.desk.undo_act(bench.me, nothing).unwrap_err().code(),
        "unknown_act"
    );
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_new_desk_has_nothing_to_undo() {
    let bench = desk();
    assert_eq!(
        bench.desk.undo(bench.me, None).unwrap_err().code(),
        "nothing_to_undo"
    );
    assert_eq!(
        bench.desk.redo(bench.me, None).unwrap_err().code(),
        "nothing_to_redo"
    );
    assert_eq!(bench.desk.undo_step(bench.me, None).unwrap(), None);
}
