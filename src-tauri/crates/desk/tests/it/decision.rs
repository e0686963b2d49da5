//! What editors decide, on which verdicts, and when it no longer holds.

use factdesk_desk::decision::{self, Deciding, Decision, NewDecision};
use factdesk_desk::history::{Filter, find};
use factdesk_desk::view::{Sign, Views};
use factdesk_desk::{article, reviewer, search, verdict};
use factdesk_domain::claim::WorkState;
use factdesk_domain::reviewer::{ReviewerChange, Role};
use factdesk_domain::verdict::NotCheckable;
use factdesk_domain::{CaseId, ClaimId, DecisionId, Noun, ReviewerId, VerdictId};

use crate::support::{Bench, REPORT, desk, rating};

/// An editor, and two checkers who disagree on a claim.
struct Three {
    bench: Bench,
    case: CaseId,
    claim: ClaimId,
    editor: ReviewerId,
    ben: ReviewerId,
    first: VerdictId,
    second: VerdictId,
}

fn three() -> Three {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let add = |name: &str, role| reviewer::add(&bench.desk, bench.me, name, role).unwrap().value;
    let (editor, ben) = (add("Edda", Role::Editor), add("Ben", Role::Checker));
    let give = |by, value: &str| {
        let new = rating(claim, value, "Both counts were read.");
        verdict::give(&bench.desk, by, new).unwrap().value
    };
    let (first, second) = (give(bench.me, "false"), give(ben, "mixed"));
    Three {
        bench,
        case,
        claim,
        editor,
        ben,
        first,
        second,
    }
}

impl Three {
    fn decide(
        &self,
        deciding: Deciding,
        change: impl FnOnce(&mut NewDecision),
    ) -> factdesk_desk::Result<DecisionId> {
        self.decide_as(self.editor, deciding, change)
    }

    fn decide_as(
        &self,
        by: ReviewerId,
        deciding: Deciding,
        change: impl FnOnce(&mut NewDecision),
    ) -> factdesk_desk::Result<DecisionId> {
        let mut new = NewDecision {
            claim: self.claim,
            deciding,
            reason: "The clinic counts nine.".into(),
            dissent: vec![],
            seen: None,
            panel: None,
        };
        change(&mut new);
        Ok(decision::make(&self.bench.desk, by, new)?.value)
    }

    fn taken(&self) -> DecisionId {
        self.decide(Deciding::Take(self.first), |new| new.dissent = vec![self.second])
            .unwrap()
    }

    fn show(&self, id: DecisionId) -> Decision {
        self.bench.desk.read(|c| decision::show(c, id)).unwrap()
    }

    fn stale(&self, id: DecisionId) -> Option<String> {
        let one = self.show(id);
        let why = self.bench.desk.read(|c| decision::stale(c, &one)).unwrap();
        let of_case = self.bench.desk.read(|c| decision::stale_of_case(c, self.case));
        assert_eq!(of_case.unwrap().get(&id).cloned(), why);
        why
    }

    fn sign(&self) -> (WorkState, Sign) {
        let view = self.bench.desk.read(|c| Views::default().of(c, self.case));
        let view = view.unwrap();
        let claim = view.claim(self.claim).unwrap();
        assert_eq!(claim.state(), self.bench.state(self.claim));
        (claim.state(), claim.sign())
    }
}

#[test]
fn a_verdict_that_says_what_is_decided_is_no_dissent() {
    let three = three();
    let refused = three.decide(Deciding::Take(three.first), |new| new.dissent = vec![three.first]);
    assert_eq!(refused.unwrap_err().code(), "dissent_agrees");
    let refused = three.decide(Deciding::Take(three.first), |new| {
        new.dissent = vec![three.first, three.second];
    });
    assert_eq!(refused.unwrap_err().code(), "dissent_agrees");
}

#[test]
fn a_decision_settles_verdicts_that_differ_and_withdrawing_it_opens_them_again() {
    let three = three();
    assert_eq!(three.sign(), (WorkState::Disputed, Sign::Contested));
    let id = three.taken();
    let one = three.show(id);
    assert_eq!(
        (one.rests_on.clone(), one.dissent.clone()),
        (vec![three.first], vec![three.second])
    );
    assert_eq!(three.sign(), (WorkState::Decided, Sign::False));
    assert_eq!(three.stale(id), None);
    three.bench.assert_rebuild_changes_nothing();

    decision::withdraw(&three.bench.desk, three.editor, id, "one more source came").unwrap();
    assert_eq!(three.sign(), (WorkState::Disputed, Sign::Contested));
    let again = decision::withdraw(&three.bench.desk, three.editor, id, "again").unwrap_err();
    assert_eq!(again.code(), "gone");
    three.bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_later_decision_takes_the_place_of_the_earlier_and_an_undo_brings_it_back() {
    let three = three();
    let first = three.taken();
    let second = three.decide(Deciding::NoRating, |_| {}).unwrap();
    assert_eq!(three.show(second).supersedes, [first]);
    assert!(!three.show(first).is_current());
    assert_eq!(three.sign(), (WorkState::Decided, Sign::Rated));
    three.bench.desk.undo(three.editor, Some(three.case)).unwrap();
    assert!(three.show(first).is_current());
    assert_eq!(three.sign(), (WorkState::Decided, Sign::False));
    three.bench.assert_rebuild_changes_nothing();
    three.bench.desk.redo(three.editor, Some(three.case)).unwrap();
    assert!(three.show(second).is_current() && !three.show(first).is_current());
    let why = Deciding::NotCheckable(NotCheckable::Satire, None);
    three.decide(why, |_| {}).unwrap();
    assert_eq!(three.sign(), (WorkState::NotCheckable, Sign::NotCheckable));
    three.bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_verdict_that_was_decided_on_is_withdrawn_and_not_undone() {
    let three = three();
    let id = three.taken();
    let undone = three.bench.desk.undo(three.ben, Some(three.case)).unwrap_err();
    assert_eq!(undone.code(), "undo_depended_on");
    verdict::withdraw(&three.bench.desk, three.ben, three.second, None).unwrap();
    let why = three.stale(id).unwrap();
    assert_eq!(why, "The decision prints as dissent a verdict that Ben withdrew.");
    assert_eq!(
        three.sign().0,
        WorkState::Decided,
        "it stands until it is decided again"
    );
    let took = three.decide(Deciding::Take(three.second), |_| {}).unwrap_err();
    assert_eq!(took.code(), "verdict_changed");
    assert!(took.to_string().contains("changed meanwhile"), "{took}");
    let again = three.decide(Deciding::Take(three.first), |_| {}).unwrap();
    assert_eq!(three.stale(again), None);
}

#[test]
fn a_decision_no_longer_holds_when_a_verdict_is_replaced_or_another_one_comes() {
    let three = three();
    let id = three.taken();
    let give = |by, value: &str| {
        let new = rating(three.claim, value, "Read again.");
        verdict::give(&three.bench.desk, by, new).unwrap()
    };
    let cleo = reviewer::add(&three.bench.desk, three.bench.me, "Cleo", Role::Checker).unwrap();
    give(cleo.value, "false");
    assert_eq!(three.stale(id), None, "it says the same");
    give(cleo.value, "true");
    let why = three.stale(id).unwrap();
    assert_eq!(
        why,
        "The decision does not know a verdict of Cleo that says something else."
    );
    give(three.bench.me, "false");
    let why = three.stale(id).unwrap();
    assert!(
        why.contains("rests on a verdict") && why.contains("replaced"),
        "{why}"
    );
}

#[test]
fn new_words_of_the_article_open_what_was_decided() {
    let three = three();
    let bench = &three.bench;
    let source = bench.article(three.case, REPORT);
    let claim = bench.claim_in(three.case, source, "The ministry said 11 people were wounded.");
    let given = verdict::give(&bench.desk, bench.me, rating(claim, "true", "Counted.")).unwrap();
    let new = NewDecision {
        claim,
        deciding: Deciding::Take(given.value),
        reason: "Counted twice.".into(),
        dissent: vec![],
        seen: Some(vec![given.value]),
        panel: None,
    };
    let id = decision::make(&bench.desk, three.editor, new.clone())
        .unwrap()
        .value;
    assert_eq!(three.stale(id), None);
    let text = REPORT.replace("11 people", "12 people");
    let update = article::NewVersion {
        bytes: Some(text.clone().into_bytes()),
        file_name: Some("later.txt".into()),
        media_type: Some("text/plain".into()),
        text,
        ..article::NewVersion::default()
    };
    article::update(&bench.desk, bench.me, source, update).unwrap();
    let one = three.show(id);
    let why = bench.desk.read(|c| decision::stale(c, &one)).unwrap().unwrap();
    assert!(why.contains("words that the article no longer has"), "{why}");
    let view = bench.desk.read(|c| Views::default().of(c, three.case)).unwrap();
    let entry = view.claim(claim).unwrap();
    assert!(
        entry.decisions.is_empty() && entry.reopened.is_some(),
        "it is open again"
    );
    let again = decision::make(&bench.desk, three.editor, new).unwrap_err();
    assert_eq!(again.code(), "verdict_changed");
}

#[test]
fn who_may_not_decide_is_told_why() {
    let three = three();
    let code = |got: factdesk_desk::Result<DecisionId>| got.unwrap_err().code();
    let take = || Deciding::Take(three.first);
    assert_eq!(code(three.decide_as(three.ben, take(), |_| {})), "not_editor");
    assert_eq!(code(three.decide(take(), |new| new.reason = " ".into())), "empty");
    assert_eq!(
        code(three.decide(take(), |new| new.panel = Some(2))),
        "panel_short"
    );
    let seen = |new: &mut NewDecision| new.seen = Some(vec![three.first]);
    assert_eq!(code(three.decide(take(), seen)), "verdict_changed");
    let rating = Deciding::Rating("very-false".into());
    assert_eq!(code(three.decide(rating, |_| {})), "rating_not_on_scale");
    let elsewhere = Deciding::Take(VerdictId::from_bytes([7; 16]));
    assert_eq!(code(three.decide(elsewhere, |_| {})), "unknown_verdict");
    let other = three.bench.claim(three.case, "A harbour burnt.");
    assert_eq!(
        code(three.decide(Deciding::NoRating, |new| new.claim = other)),
        "nothing_to_decide"
    );
    let own = rating_of(&three, other, three.editor);
    let alone = |new: &mut NewDecision| new.claim = other;
    assert_eq!(
        code(three.decide(Deciding::Take(own), alone)),
        "own_verdict_alone"
    );
    let made = three.taken();
    let withdrawn = decision::withdraw(&three.bench.desk, three.ben, made, "no").unwrap_err();
    assert_eq!(withdrawn.code(), "not_editor");
    let silent = decision::withdraw(&three.bench.desk, three.editor, made, " ").unwrap_err();
    assert_eq!(silent.code(), "empty");
}

fn rating_of(three: &Three, claim: ClaimId, by: ReviewerId) -> VerdictId {
    let new = rating(claim, "true", "Seen from the pier.");
    verdict::give(&three.bench.desk, by, new).unwrap().value
}

#[test]
fn who_is_alone_at_a_desk_decides_as_a_single_reviewer() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let given = verdict::give(&bench.desk, bench.me, rating(claim, "false", "Counted.")).unwrap();
    let new = NewDecision {
        claim,
        deciding: Deciding::Rating("mostly-false".into()),
        reason: "Nine of eleven.".into(),
        dissent: vec![],
        seen: None,
        panel: Some(1),
    };
    let short = decision::make(&bench.desk, bench.me, new.clone()).unwrap_err();
    assert_eq!(short.code(), "panel_short", "nobody said mostly false");
    let new = NewDecision { panel: None, ..new };
    let id = decision::make(&bench.desk, bench.me, new).unwrap().value;
    let (one, given_all) = bench
        .desk
        .read(|c| Ok((decision::show(c, id)?, verdict::list(c, claim)?)))
        .unwrap();
    assert_eq!(one.rests_on, [given.value]);
    assert!(one.is_of_single_reviewer(&given_all));
    assert_eq!(bench.state(claim), WorkState::Decided);
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn history_and_search_know_what_was_decided_and_why() {
    let three = three();
    let first = three.taken();
    three
        .decide(Deciding::Rating("mostly-false".into()), |new| {
            new.reason = "A zebrafinch was counted.".into();
        })
        .unwrap();
    let filter = Filter {
        case: Some(three.case),
        ..Filter::default()
    };
    let told = three.bench.desk.read(|c| find(c, &filter, 2)).unwrap();
    assert_eq!(
        told[0].sentence,
        "Decided: Mostly false, resting on 2 verdicts: A zebrafinch was counted."
    );
    assert_eq!(
        (told[0].before.as_deref(), told[0].after.as_deref()),
        (Some("False"), Some("Mostly false"))
    );
    assert_eq!(
        told[1].sentence,
        "Decided: False, resting on 1 verdict, 1 dissent: The clinic counts nine."
    );
    assert_eq!(told[1].before, None);
    let hits = three
        .bench
        .desk
        .read(|c| search::find(c, "zebrafinch", Some(three.case), 9))
        .unwrap();
    assert_eq!(
        hits.iter().map(|hit| hit.noun).collect::<Vec<_>>(),
        [Noun::Decision]
    );

    let change = vec![ReviewerChange::Role(Role::Checker)];
    reviewer::edit(&three.bench.desk, three.bench.me, three.editor, change).unwrap();
    let no_longer = three.decide(Deciding::NoRating, |_| {}).unwrap_err();
    assert_eq!(no_longer.code(), "not_editor");
    assert!(!three.show(first).is_current());
}
