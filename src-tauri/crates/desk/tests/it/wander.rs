//! The way of a blind reader through the claims of a case: their own, and the same each time.

use std::collections::BTreeSet;
use std::sync::Arc;

use factdesk_desk::second_reading::{self, NewAsk};
use factdesk_desk::view::{CaseView, Views};
use factdesk_desk::{relation, reviewer, verdict};
use factdesk_domain::relation::RelationKind;
use factdesk_domain::reviewer::{ReviewerChange, Role};
use factdesk_domain::{CaseId, ClaimId, ReviewerId, VerdictId};

use crate::support::{Bench, desk, rating};

/// Ten claims, of which the third and the eighth are rivals; the first four have a verdict.
struct Ten {
    bench: Bench,
    views: Views,
    case: CaseId,
    claims: Vec<ClaimId>,
}

fn ten() -> Ten {
    let bench = desk();
    let case = bench.case();
    let claims: Vec<ClaimId> = (1..=10)
        .map(|n| bench.claim(case, &format!("{n} were wounded.")))
        .collect();
    let rivals = relation::NewRelation {
        from: claims[2],
        to: claims[7],
        kind: RelationKind::Contradicts,
        basis: None,
        reason: None,
    };
    relation::set(&bench.desk, bench.me, rivals).unwrap();
    let ten = Ten {
        bench,
        views: Views::default(),
        case,
        claims,
    };
    for claim in &ten.claims[..4] {
        ten.give(ten.bench.me, *claim);
    }
    ten
}

impl Ten {
    fn give(&self, by: ReviewerId, claim: ClaimId) -> VerdictId {
        let new = rating(claim, "false", "Both counts were read.");
        verdict::give(&self.bench.desk, by, new).unwrap().value
    }

    fn add(&self, name: &str, role: Role) -> ReviewerId {
        reviewer::add(&self.bench.desk, self.bench.me, name, role)
            .unwrap()
            .value
    }

    fn sit(&self, who: ReviewerId) {
        reviewer::use_(&self.bench.desk, who).unwrap();
    }

    fn view(&self) -> Arc<CaseView> {
        self.bench.desk.read(|c| self.views.of(c, self.case)).unwrap()
    }

    /// The claims in the order in which who sits at the desk walks them; the same when it is read anew.
    fn walk(&self) -> Vec<ClaimId> {
        let ids = |view: &CaseView| view.claims.iter().map(|claim| claim.id).collect::<Vec<_>>();
        let kept = self.view();
        let fresh = self.bench.desk.read(|c| Views::default().of(c, self.case));
        assert_eq!(ids(&kept), ids(&fresh.unwrap()));
        let places = kept.claims.iter().map(|claim| kept.place(claim.id));
        assert!(places.eq((0..kept.claims.len()).map(Some)));
        ids(&kept)
    }

    fn reading_order(&self) -> Vec<ClaimId> {
        let (one, other) = (self.claims[2], self.claims[7]);
        let others = self.claims.iter().filter(|claim| ![one, other].contains(claim));
        [one, other].into_iter().chain(others.copied()).collect()
    }
}

#[test]
fn second_readers_walk_each_in_an_order_of_their_own_and_checkers_in_reading_order() {
    let ten = ten();
    let (ben, cem) = (
        ten.add("Ben", Role::SecondReader),
        ten.add("Cem", Role::SecondReader),
    );
    let reading = ten.reading_order();
    assert_eq!(ten.walk(), reading);

    ten.sit(ben);
    let of_ben = ten.walk();
    ten.sit(cem);
    let of_cem = ten.walk();
    assert!(of_ben != reading && of_cem != reading && of_ben != of_cem);
    for walked in [&of_ben, &of_cem] {
        assert_eq!(
            walked.iter().collect::<BTreeSet<_>>(),
            reading.iter().collect::<BTreeSet<_>>()
        );
        let place = |n: usize| walked.iter().position(|claim| *claim == ten.claims[n]).unwrap();
        assert_eq!(place(2).abs_diff(place(7)), 1, "rivals stand together");
    }

    ten.sit(ben);
    for claim in &ten.claims[..9] {
        ten.give(ben, *claim);
        assert_eq!(ten.walk(), of_ben, "the order stays while they read");
    }
    let last = ten.give(ben, ten.claims[9]);
    assert_eq!(ten.walk(), reading, "nothing is kept from them any more");
    verdict::withdraw(&ten.bench.desk, ben, last, None).unwrap();
    assert_eq!(ten.walk(), of_ben);
    ten.sit(ten.bench.me);
    assert_eq!(ten.walk(), reading);
}

#[test]
fn who_was_asked_to_read_again_walks_so_until_they_did() {
    let ten = ten();
    let (ben, editor) = (ten.add("Ben", Role::Checker), ten.add("Edda", Role::Editor));
    let ask = NewAsk {
        from: Some(ben),
        ..NewAsk::default()
    };
    second_reading::ask(&ten.bench.desk, editor, ten.claims[1], ask).unwrap();
    ten.sit(ben);
    assert_ne!(ten.walk(), ten.reading_order());
    ten.sit(editor);
    assert_eq!(ten.walk(), ten.reading_order(), "who asks reads on");
    ten.sit(ben);
    ten.give(ben, ten.claims[1]);
    assert_eq!(ten.walk(), ten.reading_order());
}

#[test]
fn a_new_role_is_felt_at_once_by_who_reads_blind_already() {
    let ten = ten();
    let (ben, editor) = (ten.add("Ben", Role::Checker), ten.add("Edda", Role::Editor));
    let ask = NewAsk {
        from: Some(ben),
        ..NewAsk::default()
    };
    second_reading::ask(&ten.bench.desk, editor, ten.claims[1], ask).unwrap();
    ten.sit(ben);
    let heads = |n: usize| ten.view().claim(ten.claims[n]).unwrap().heads.len();
    assert_eq!((heads(0), heads(1)), (1, 0));
    let second = vec![ReviewerChange::Role(Role::SecondReader)];
    reviewer::edit(&ten.bench.desk, ben, ben, second).unwrap();
    assert_eq!(
        (heads(0), heads(1)),
        (0, 0),
        "every verdict of others is kept back now"
    );
}
