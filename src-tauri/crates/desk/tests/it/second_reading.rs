//! Claims that wait for a second reader: in the walk, in lists, and beside what a sign-off names.

use factdesk_desk::lint::Lints;
use factdesk_desk::second_reading::{self, NewAsk};
use factdesk_desk::view::{CaseView, Views};
use factdesk_desk::{case, claim, decision, relation, reviewer, sign_off, verdict};
use factdesk_domain::case::CaseChange;
use factdesk_domain::claim::WorkState;
use factdesk_domain::relation::RelationKind;
use factdesk_domain::reviewer::Role;
use factdesk_domain::second_reading::SecondReadings;
use factdesk_domain::{CaseId, ClaimId, ReviewerId, VerdictId};
use std::sync::Arc;

use crate::support::{Bench, REPORT, desk, rating, suggestions};

/// Two checkers and an editor, a case with two claims, and views that are kept from one look to the next.
struct Room {
    bench: Bench,
    views: Views,
    case: CaseId,
    claim: ClaimId,
    other: ClaimId,
    ben: ReviewerId,
    editor: ReviewerId,
}

fn room() -> Room {
    let bench = desk();
    let case = bench.case();
    let (claim, other) = (
        bench.claim(case, "Eleven were wounded."),
        bench.claim(case, "Nine were wounded."),
    );
    let add = |name: &str, role| reviewer::add(&bench.desk, bench.me, name, role).unwrap().value;
    Room {
        ben: add("Ben", Role::Checker),
        editor: add("Edda", Role::Editor),
        views: Views::default(),
        case,
        claim,
        other,
        bench,
    }
}

impl Room {
    fn view(&self) -> Arc<CaseView> {
        self.bench.desk.read(|c| self.views.of(c, self.case)).unwrap()
    }

    /// The state of a claim, which is the same however it is asked for.
    fn state_of(&self, claim: ClaimId) -> WorkState {
        let kept = self.view().claim(claim).unwrap().state();
        let fresh = self.bench.desk.read(|c| Views::default().of(c, self.case));
        assert_eq!(fresh.unwrap().claim(claim).unwrap().state(), kept, "read anew");
        assert_eq!(self.bench.state(claim), kept, "of one claim");
        let cards = self.bench.desk.read(|c| claim::list(c, self.case)).unwrap();
        let card = cards.iter().find(|card| card.claim.id == claim).unwrap();
        assert_eq!(card.claim.state, kept, "in the list");
        kept
    }

    fn state(&self) -> WorkState {
        self.state_of(self.claim)
    }

    fn give(&self, by: ReviewerId, value: &str) -> VerdictId {
        let new = rating(self.claim, value, "Both counts were read.");
        verdict::give(&self.bench.desk, by, new).unwrap().value
    }

    fn want(&self, which: SecondReadings) {
        let changes = vec![CaseChange::SecondReading(which)];
        case::edit(&self.bench.desk, self.bench.me, self.case, changes).unwrap();
    }

    fn ask(&self, from: Option<ReviewerId>, fresh: bool) {
        let new = NewAsk {
            from,
            why: "A third count came.".into(),
            fresh,
        };
        second_reading::ask(&self.bench.desk, self.editor, self.claim, new).unwrap();
    }

    /// What the sign-off names of claims that wait.
    fn named(&self) -> Vec<String> {
        let caches = (&Lints::default(), &Views::default());
        let check = sign_off::check(&self.bench.desk, self.editor, self.case, caches).unwrap();
        let waits = check
            .open
            .into_iter()
            .filter(|item| item.words.contains("waits for"));
        waits.map(|item| item.words).collect()
    }
}

#[test]
fn a_case_that_wants_every_claim_read_twice_waits_for_a_second_reviewer() {
    let room = room();
    room.give(room.bench.me, "false");
    assert_eq!(room.state(), WorkState::Decided);
    room.want(SecondReadings::All);
    assert_eq!(room.state(), WorkState::NeedsSecondReader);
    assert_eq!(
        room.state_of(room.other),
        WorkState::Open,
        "nobody has read it once"
    );
    assert_eq!(
        room.named(),
        ["“Eleven were wounded.”: waits for a second reader, whom the case wants."]
    );

    room.give(room.bench.me, "mixed");
    assert_eq!(
        room.state(),
        WorkState::NeedsSecondReader,
        "the same reviewer again"
    );
    let second = room.give(room.ben, "mixed");
    assert_eq!(room.state(), WorkState::Decided);
    assert!(room.named().is_empty());
    verdict::withdraw(&room.bench.desk, room.ben, second, None).unwrap();
    assert_eq!(room.state(), WorkState::NeedsSecondReader);
    room.want(SecondReadings::None);
    assert_eq!(room.state(), WorkState::Decided);
    room.bench.desk.undo(room.bench.me, Some(room.case)).unwrap();
    assert_eq!(room.state(), WorkState::NeedsSecondReader, "undone");
    room.bench.assert_rebuild_changes_nothing();
    assert_eq!(room.state(), WorkState::NeedsSecondReader, "rebuilt");
}

#[test]
fn a_case_that_wants_contested_claims_read_twice_asks_who_has_a_rival() {
    let room = room();
    let (desk, me) = (&room.bench.desk, room.bench.me);
    room.want(SecondReadings::Contested);
    room.give(me, "false");
    assert_eq!(room.state(), WorkState::Decided, "it has no rival");

    let rivals = relation::NewRelation {
        from: room.claim,
        to: room.other,
        kind: RelationKind::Contradicts,
        basis: None,
        reason: None,
    };
    let link = relation::set(desk, me, rivals).unwrap().value;
    assert_eq!(room.state(), WorkState::NeedsSecondReader);
    relation::reject(desk, me, link).unwrap();
    assert_eq!(room.state(), WorkState::Decided, "the rival was rejected");
    relation::confirm(desk, me, link).unwrap();
    assert_eq!(room.state(), WorkState::NeedsSecondReader);
    claim::retract(desk, me, room.other, None).unwrap();
    assert_eq!(room.state(), WorkState::Decided, "the rival is gone");
    desk.undo(me, Some(room.case)).unwrap();
    assert_eq!(room.state(), WorkState::NeedsSecondReader, "it came back");
    room.give(room.ben, "mixed");
    assert_eq!(room.state(), WorkState::Disputed);
}

#[test]
fn a_rival_that_is_only_suggested_counts_until_somebody_takes_it_out() {
    let room = room();
    let (desk, me) = (&room.bench.desk, room.bench.me);
    let article = room.bench.article(room.case, REPORT);
    let (claims, _) = suggestions(&room.bench, room.case, article);
    let (one, rival) = (claims[0].id, claims[1].id);
    room.want(SecondReadings::Contested);
    verdict::give(desk, me, rating(one, "false", "Two counts say so.")).unwrap();
    assert_eq!(room.state_of(one), WorkState::NeedsSecondReader);
    claim::dismiss(desk, me, rival, None).unwrap();
    assert_eq!(room.state_of(one), WorkState::Decided);
    desk.undo(me, Some(room.case)).unwrap();
    assert_eq!(room.state_of(one), WorkState::NeedsSecondReader);
    let nothing = desk.write_local(|tx| {
        Ok(factdesk_desk::suggestion::replace(
            tx,
            room.case,
            "test 2",
            (&[], &[]),
        )?)
    });
    nothing.unwrap();
    assert_eq!(
        room.state_of(one),
        WorkState::Decided,
        "an analysis found it no more"
    );
}

#[test]
fn who_was_asked_by_name_is_waited_for_until_they_read_it() {
    let room = room();
    room.give(room.bench.me, "false");
    room.ask(Some(room.ben), false);
    assert_eq!(room.state(), WorkState::NeedsSecondReader);
    assert_eq!(
        room.named(),
        ["“Eleven were wounded.”: waits for Ben, who was asked to read it."]
    );
    room.give(room.editor, "mixed");
    assert_eq!(room.state(), WorkState::NeedsSecondReader, "another one read it");
    room.give(room.ben, "mixed");
    assert_eq!(room.state(), WorkState::Disputed);
}

#[test]
fn anybody_else_does_and_an_ask_can_be_undone_or_taken_back() {
    let room = room();
    room.give(room.bench.me, "false");
    room.ask(None, false);
    assert_eq!(room.state(), WorkState::NeedsSecondReader);
    room.bench.desk.undo(room.editor, Some(room.case)).unwrap();
    assert_eq!(room.state(), WorkState::Decided, "undone");
    room.bench.desk.redo(room.editor, Some(room.case)).unwrap();
    assert_eq!(room.state(), WorkState::NeedsSecondReader, "asked again");
    second_reading::take_back(&room.bench.desk, room.editor, room.claim).unwrap();
    assert_eq!(room.state(), WorkState::Decided, "taken back");
    room.ask(None, false);
    room.give(room.ben, "false");
    assert_eq!(room.state(), WorkState::Decided, "read by anybody");
}

#[test]
fn a_fresh_reading_is_waited_for_although_two_verdicts_stand_until_it_comes_or_an_editor_decides() {
    let room = room();
    let (first, second) = (room.give(room.bench.me, "false"), room.give(room.ben, "mixed"));
    assert_eq!(room.state(), WorkState::Disputed);
    room.ask(None, true);
    assert_eq!(room.state(), WorkState::NeedsSecondReader);
    let new = decision::NewDecision {
        claim: room.claim,
        deciding: decision::Deciding::Take(first),
        reason: "The ministry’s count was taken back.".into(),
        dissent: vec![second],
        seen: None,
        panel: None,
    };
    let decided = decision::make(&room.bench.desk, room.editor, new).unwrap().value;
    assert_eq!(room.state(), WorkState::Decided);
    assert_eq!(
        room.named(),
        ["“Eleven were wounded.”: waits for a fresh reading, which was asked for."],
        "what was asked for and did not come is named although it is decided"
    );
    decision::withdraw(&room.bench.desk, room.editor, decided, "Too early.").unwrap();
    assert_eq!(room.state(), WorkState::NeedsSecondReader);
    room.give(room.bench.me, "mixed");
    assert_eq!(room.state(), WorkState::Decided, "both say the same now");
    assert!(room.named().is_empty());
}
