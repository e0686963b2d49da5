//! What two people decide without knowing of each other.

use factdesk_desk::decision::{self, Deciding, NewDecision};
use factdesk_desk::view::Views;
use factdesk_desk::{claim, lint, sign_off, verdict};
use factdesk_domain::claim::WorkState;
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, ClaimId, DecisionId};

use crate::support::{Bench, desk};

/// Two editors' desks with one claim, on which a checker's and the second editor's verdicts differ.
fn two_editors() -> (Bench, Bench, CaseId, ClaimId) {
    let (ada, eve) = (desk("Ada", Role::Editor), desk("Eve", Role::Editor));
    ada.trusts(&eve);
    eve.trusts(&ada);
    let case = ada.case();
    let claim = ada.claim(case, "Eleven were wounded.");
    let (cleo, ben) = (desk("Cleo", Role::Checker), desk("Ben", Role::Checker));
    let begun = ada.write(case, "begun.factdesk", |_| {});
    for (reader, rating) in [(&cleo, "true"), (&ben, "false")] {
        reader.take(&begun, Some(&ada.words())).unwrap();
        reader.judge(claim, rating, "The register of the clinic.");
        let told = reader.write(case, "told.factdesk", |_| {});
        for editor in [&ada, &eve] {
            editor.trusts(reader);
            editor.take(&told, None).unwrap();
        }
    }
    (ada, eve, case, claim)
}

fn decide(who: &Bench, claim: ClaimId, rating: &str) -> DecisionId {
    let new = NewDecision {
        claim,
        deciding: Deciding::Rating(rating.into()),
        reason: "The register counts who was treated.".into(),
        dissent: Vec::new(),
        seen: None,
        panel: None,
    };
    decision::make(&who.desk, who.me, new).unwrap().value
}

/// Both take what the other wrote, and come to the same.
fn meet(one: &Bench, other: &Bench, case: CaseId) {
    let (there, back) = (
        one.write(case, "there.factdesk", |_| {}),
        other.write(case, "back.factdesk", |_| {}),
    );
    assert!(other.take(&there, None).unwrap().is_whole());
    assert!(one.take(&back, None).unwrap().is_whole());
    assert_eq!(one.digest(case), other.digest(case));
    one.assert_sound();
    other.assert_sound();
}

fn state(who: &Bench, claim: ClaimId) -> WorkState {
    who.desk.read(|c| claim::show(c, claim)).unwrap().state
}

#[test]
fn two_decisions_that_did_not_know_of_each_other_both_stand_until_one_gives_way() {
    let (ada, eve, case, claim) = two_editors();
    assert_eq!(state(&ada, claim), WorkState::Disputed);
    decide(&ada, claim, "mostly-true");
    let hers = decide(&eve, claim, "mixed");
    assert_eq!(state(&ada, claim), WorkState::Decided);
    meet(&ada, &eve, case);
    for who in [&ada, &eve] {
        let all = who.desk.read(|c| decision::list(c, claim)).unwrap();
        assert_eq!(all.iter().filter(|one| one.is_current()).count(), 2);
        assert_eq!(state(who, claim), WorkState::Disputed);
    }
    let blocks = |who: &Bench| {
        let tools = (&lint::Lints::default(), &Views::default());
        let check = sign_off::check(&who.desk, who.me, case, tools).unwrap();
        check
            .blocks
            .iter()
            .filter(|item| item.claim == Some(claim))
            .count()
    };
    assert!(blocks(&ada) > 0);
    decision::withdraw(&eve.desk, eve.me, hers, "Ada counted better.").unwrap();
    meet(&eve, &ada, case);
    assert_eq!((state(&ada, claim), blocks(&ada)), (WorkState::Decided, 0));
}

#[test]
fn a_decision_on_a_verdict_that_was_withdrawn_meanwhile_says_so() {
    let (ada, eve, case, claim) = two_editors();
    let given = ada.desk.read(|c| verdict::list(c, claim)).unwrap();
    let new = NewDecision {
        claim,
        deciding: Deciding::Take(given[0].id),
        reason: "The register counts who was treated.".into(),
        dissent: vec![given[1].id],
        seen: None,
        panel: None,
    };
    let decided = decision::make(&ada.desk, ada.me, new).unwrap().value;
    // On the other desk the verdict goes before the decision is heard of.
    verdict::withdraw(
        &eve.desk,
        given[0].reviewer,
        given[0].id,
        Some("I misread the list.".into()),
    )
    .unwrap();
    meet(&ada, &eve, case);
    for who in [&ada, &eve] {
        let stale = who
            .desk
            .read(|c| decision::stale(c, &decision::show(c, decided)?))
            .unwrap();
        assert!(stale.is_some_and(|why| why.contains("withdrew")), "it says why");
        let tools = (&lint::Lints::default(), &Views::default());
        let check = sign_off::check(&who.desk, who.me, case, tools).unwrap();
        assert!(
            check
                .blocks
                .iter()
                .chain(&check.open)
                .any(|item| item.claim == Some(claim)),
            "{check:?}"
        );
    }
}
