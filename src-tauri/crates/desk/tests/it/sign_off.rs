//! Sign-off: what stops it, what it closes, and what comes after it.

use factdesk_desk::correction::{self, NewCorrection, NewRating};
use factdesk_desk::history::{self, Filter};
use factdesk_desk::lint::Lints;
use factdesk_desk::second_reading::{self, NewAsk};
use factdesk_desk::sign_off::{self, Check, NewSignOff};
use factdesk_desk::view::Views;
use factdesk_desk::{Desk, Done, Error, claim, comment, house_rule, local, overriding, reviewer, verdict};
use factdesk_domain::case::CaseChange;
use factdesk_domain::claim::{ClaimChange, WorkState};
use factdesk_domain::correction::CorrectionKind;
use factdesk_domain::house_rule::{HouseRule, Level, RuleKey};
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, ClaimId, ReviewerId, SignOffId};

use crate::support::{Bench, desk, rating};

/// A desk with a case, one claim with a verdict, a second checker who gave it, and an editor.
pub struct Room {
    pub bench: Bench,
    pub case: CaseId,
    pub claim: ClaimId,
    pub editor: ReviewerId,
}

pub fn room() -> Room {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let editor = reviewer::add(&bench.desk, bench.me, "Ines", Role::Editor)
        .unwrap()
        .value;
    verdict::give(
        &bench.desk,
        bench.me,
        rating(claim, "false", "Two counts say so."),
    )
    .unwrap();
    Room {
        bench,
        case,
        claim,
        editor,
    }
}

impl Room {
    pub fn desk(&self) -> &Desk {
        &self.bench.desk
    }

    fn check(&self, by: ReviewerId) -> Check {
        sign_off::check(self.desk(), by, self.case, (&Lints::default(), &Views::default())).unwrap()
    }

    pub fn sign(&self, by: ReviewerId) -> Result<Done<SignOffId>, Error> {
        sign(self.desk(), by, self.case)
    }

    fn refused(&self, by: ReviewerId) -> (&'static str, String) {
        let error = self.sign(by).unwrap_err();
        (error.code(), error.to_string())
    }

    pub fn correct(
        &self,
        by: ReviewerId,
        rating: Option<NewRating>,
    ) -> Result<Done<factdesk_domain::CorrectionId>, Error> {
        let new = NewCorrection {
            case: self.case,
            claim: Some(self.claim),
            kind: CorrectionKind::Correction,
            reason: "A third count came.".into(),
            notice: "We rated this False; it is Mixed.".into(),
            rating,
        };
        correction::make(self.desk(), by, new)
    }
}

fn sign(desk: &Desk, by: ReviewerId, case: CaseId) -> Result<Done<SignOffId>, Error> {
    sign_off::make(
        desk,
        by,
        case,
        NewSignOff::default(),
        (&Lints::default(), &Views::default()),
    )
}

#[test]
fn an_editor_signs_off_and_the_case_is_read_only_but_for_corrections() {
    let room = room();
    let before = room.desk().case_head(room.case).unwrap();
    room.sign(room.editor).unwrap();
    let signed = room
        .desk()
        .read(|c| sign_off::show(c, room.case))
        .unwrap()
        .unwrap();
    assert_eq!((signed.head, signed.by), (before, room.editor));
    assert!(!signed.only_reviewer);

    let code = |error: Error| (error.code(), error.to_string());
    let (desk, me) = (room.desk(), room.bench.me);
    let refused = [
        verdict::give(desk, me, rating(room.claim, "mixed", "Again.")).map(drop),
        claim::edit(desk, me, room.claim, vec![ClaimChange::Text("Twelve.".into())]).map(drop),
        comment::add(desk, me, comment::About::Claim(room.claim), "Hm.", None).map(drop),
        factdesk_desk::case::edit(desk, me, room.case, vec![CaseChange::Title("Other".into())]).map(drop),
        desk.undo(me, Some(room.case)).map(drop),
        room.sign(room.editor).map(drop),
    ];
    for one in refused {
        let (code, words) = code(one.unwrap_err());
        assert_eq!(code, "case_signed_off");
        assert!(words.contains("make a correction instead"), "{words}");
    }
    reviewer::edit(
        desk,
        me,
        me,
        vec![factdesk_domain::reviewer::ReviewerChange::Initials(Some(
            "MM".into(),
        ))],
    )
    .unwrap();
    room.correct(room.editor, Some(NewRating::Rating("mixed".into())))
        .unwrap();
    room.bench.assert_rebuild_changes_nothing();
}

#[test]
fn who_is_no_editor_signs_only_where_nobody_else_is() {
    let room = room();
    assert_eq!(room.refused(room.bench.me).0, "editor_only");

    let alone = desk();
    let case = alone.case();
    let claim = alone.claim(case, "Eleven were wounded.");
    verdict::give(&alone.desk, alone.me, rating(claim, "false", "Two counts.")).unwrap();
    sign(&alone.desk, alone.me, case).unwrap();
    let signed = alone.desk.read(|c| sign_off::show(c, case)).unwrap().unwrap();
    assert!(signed.only_reviewer);
}

#[test]
fn a_rule_that_blocks_stops_it_until_it_is_overridden() {
    let room = room();
    let rule = HouseRule::plain(RuleKey::PrimarySource, Level::Block);
    house_rule::set(room.desk(), room.bench.me, room.case, vec![rule]).unwrap();
    let (code, words) = room.refused(room.editor);
    assert_eq!(code, "sign_off_blocked");
    assert!(words.contains("Claim 1: Primary source"), "{words}");
    overriding::add(
        room.desk(),
        room.bench.me,
        (room.claim, RuleKey::PrimarySource),
        "The archive burnt down.".into(),
    )
    .unwrap();
    let check = room.check(room.editor);
    assert!(check.overrides[0].words.contains("The archive burnt down."));
    room.sign(room.editor).unwrap();
    let signed = room
        .desk()
        .read(|c| sign_off::show(c, room.case))
        .unwrap()
        .unwrap();
    assert_eq!(signed.overrides.len(), 1);
}

#[test]
fn it_is_decided_on_the_whole_case_whoever_sits_at_the_desk() {
    let room = room();
    let rule = HouseRule::plain(RuleKey::PrimarySource, Level::Block);
    house_rule::set(room.desk(), room.bench.me, room.case, vec![rule]).unwrap();
    let second = reviewer::add(room.desk(), room.bench.me, "Bo", Role::SecondReader)
        .unwrap()
        .value;
    reviewer::use_(room.desk(), second).unwrap();
    let (code, words) = room.refused(room.editor);
    assert_eq!(code, "sign_off_blocked");
    assert!(words.contains("Claim 1: Primary source"), "{words}");
    overriding::add(
        room.desk(),
        room.bench.me,
        (room.claim, RuleKey::PrimarySource),
        "The archive burnt down.".into(),
    )
    .unwrap();
    room.sign(room.editor).unwrap();
    let signed = room.desk().read(|c| sign_off::show(c, room.case));
    let signed = signed.unwrap().unwrap();
    assert_eq!((signed.overrides.len(), signed.open.len()), (1, 0), "{signed:?}");
}

#[test]
fn who_has_yet_to_read_a_claim_blind_does_not_sign() {
    let room = room();
    let ask = NewAsk {
        from: Some(room.editor),
        ..NewAsk::default()
    };
    second_reading::ask(room.desk(), room.bench.me, room.claim, ask).unwrap();
    let (code, words) = room.refused(room.editor);
    assert_eq!(code, "sign_off_blocked");
    assert!(words.contains("You are to read it blind"), "{words}");
    second_reading::take_back(room.desk(), room.bench.me, room.claim).unwrap();
    room.sign(room.editor).unwrap();
}

#[test]
fn verdicts_that_differ_and_the_signers_own_stop_it() {
    let room = room();
    let third = reviewer::add(room.desk(), room.bench.me, "Bo", Role::Checker)
        .unwrap()
        .value;
    verdict::give(room.desk(), third, rating(room.claim, "true", "One count.")).unwrap();
    let check = room.check(room.editor);
    assert_eq!(check.blocks[0].kind, "undecided");
    assert_eq!(room.refused(room.editor).0, "sign_off_blocked");
    verdict::give(room.desk(), third, rating(room.claim, "false", "Two counts.")).unwrap();

    let own = room.bench.claim(room.case, "The harbour burnt.");
    verdict::give(room.desk(), room.editor, rating(own, "true", "Seen.")).unwrap();
    let check = room.check(room.editor);
    let kinds: Vec<&str> = check.blocks.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, ["own-verdict"]);
    assert_eq!(check.blocks[0].claim, Some(own));
    verdict::give(room.desk(), third, rating(own, "true", "Seen too.")).unwrap();
    room.sign(room.editor).unwrap();
}

#[test]
fn what_is_open_is_named_and_stops_nothing() {
    let room = room();
    room.bench.claim(room.case, "The mayor resigned.");
    room.sign(room.editor).unwrap();
    let signed = room
        .desk()
        .read(|c| sign_off::show(c, room.case))
        .unwrap()
        .unwrap();
    assert_eq!(signed.open.len(), 1);
    assert!(signed.open[0].words.contains("The mayor resigned."));
}

#[test]
fn a_half_typed_verdict_of_somebody_else_stops_it() {
    let room = room();
    let typed = |who: ReviewerId, text: &str| {
        let (case, key) = (room.case.to_string(), format!("verdict:{}", room.claim));
        room.desk()
            .write_local(|tx| Ok(local::draft_save(tx, who, (&case, &key), text, 1)?))
            .unwrap();
    };
    typed(room.bench.me, "I think");
    let me = room
        .desk()
        .read(|c| reviewer::show(c, room.bench.me))
        .unwrap()
        .name;
    let (code, words) = room.refused(room.editor);
    assert_eq!(code, "sign_off_blocked");
    let wanted = format!("{me} is writing a verdict on claim 1; let them save or discard it.");
    assert!(words.contains(&wanted), "{words}");
    typed(room.bench.me, "");
    typed(room.editor, "My own words");
    assert!(
        room.check(room.editor).blocks.is_empty(),
        "the own draft stops nobody"
    );
    typed(room.bench.me, "");
    room.sign(room.editor).unwrap();
}

#[test]
fn a_case_that_moved_since_it_was_shown_is_not_signed() {
    let room = room();
    let shown = room.desk().case_head(room.case).unwrap();
    claim::flag(room.desk(), room.bench.me, room.claim, true).unwrap();
    let new = NewSignOff {
        head: Some(shown),
        statement: None,
    };
    let kept = (&Lints::default(), &Views::default());
    let refused = sign_off::make(room.desk(), room.editor, room.case, new, kept).unwrap_err();
    assert_eq!(refused.code(), "sign_off_moved");
    let now = room.desk().case_head(room.case).unwrap();
    let new = NewSignOff {
        head: Some(now),
        statement: Some("Read twice.".into()),
    };
    sign_off::make(room.desk(), room.editor, room.case, new, kept).unwrap();
}

fn give_all(from: &Desk, to: &Desk, case: CaseId) {
    let reception = to.receive(from.operations_of(case).unwrap()).unwrap();
    assert!(
        reception.refused.is_empty() && reception.waiting == 0,
        "{reception:?}"
    );
}

#[test]
fn what_another_desk_wrote_without_the_sign_off_is_kept_and_changes_nothing() {
    let (room, there) = (room(), desk());
    give_all(room.desk(), &there.desk, room.case);
    // Both go on without each other: one signs, the other gives a verdict, rewords, and makes a claim.
    verdict::give(
        &there.desk,
        there.me,
        rating(room.claim, "true", "They miscounted."),
    )
    .unwrap();
    claim::edit(
        &there.desk,
        there.me,
        room.claim,
        vec![ClaimChange::Text("Twelve.".into())],
    )
    .unwrap();
    let new = there.claim(room.case, "A late claim.");
    room.sign(room.editor).unwrap();
    let signed = room.desk().digest(Some(room.case)).unwrap();
    let before = room.desk().read(|c| claim::show(c, room.claim)).unwrap();

    give_all(&there.desk, room.desk(), room.case);
    give_all(room.desk(), &there.desk, room.case);
    for desk in [room.desk(), &there.desk] {
        let checked = desk.check().unwrap();
        assert!(checked.is_sound(), "{checked:?}");
        assert_eq!(
            desk.read(|c| claim::show(c, room.claim)).unwrap().text,
            before.text
        );
        assert_eq!(desk.read(|c| verdict::list(c, room.claim)).unwrap().len(), 1);
        assert!(
            desk.read(|c| claim::show(c, new)).is_err(),
            "it says nothing here"
        );
        let late = desk.read(|c| sign_off::after(c, room.case)).unwrap();
        let kinds: Vec<&str> = late.iter().map(|entry| entry.kind.as_str()).collect();
        assert_eq!(kinds, ["verdict_give", "claim_edit", "claim_create"]);
        let filter = Filter {
            case: Some(room.case),
            kinds: vec!["verdict_give".into()],
            ..Filter::default()
        };
        let told = desk.read(|c| history::find(c, &filter, 10)).unwrap();
        let mut marks: Vec<(bool, &str)> = told
            .iter()
            .map(|entry| (entry.after_sign_off, entry.sentence.as_str()))
            .collect();
        marks.sort_unstable();
        assert_eq!(
            marks,
            [(false, "Verdict given: False"), (true, "Verdict given: True")]
        );
    }
    assert_eq!(
        room.desk().digest(Some(room.case)).unwrap(),
        there.desk.digest(Some(room.case)).unwrap()
    );
    // Only the card of who wrote there came in; what was signed is what it was.
    assert_ne!(room.desk().digest(Some(room.case)).unwrap(), signed);
    assert_ne!(room.bench.state(room.claim), WorkState::Disputed);
    room.bench.assert_rebuild_changes_nothing();
    // A correction is how its effect is published.
    room.correct(room.editor, Some(NewRating::Rating("true".into())))
        .unwrap();
    give_all(room.desk(), &there.desk, room.case);
    let list = there.desk.read(|c| correction::list(c, room.case)).unwrap();
    assert_eq!(
        (list[0].old.as_deref(), list[0].new.as_deref()),
        (Some("False"), Some("True"))
    );
}

#[test]
fn of_two_sign_offs_the_first_counts_on_every_desk() {
    let (room, there) = (room(), desk());
    give_all(room.desk(), &there.desk, room.case);
    let editor = reviewer::add(&there.desk, there.me, "Zoe", Role::Editor)
        .unwrap()
        .value;
    room.sign(room.editor).unwrap();
    claim::flag(&there.desk, there.me, room.claim, true).unwrap();
    sign(&there.desk, editor, room.case).unwrap();
    give_all(room.desk(), &there.desk, room.case);
    give_all(&there.desk, room.desk(), room.case);
    for desk in [room.desk(), &there.desk] {
        let all = desk.read(|c| sign_off::all(c, room.case)).unwrap();
        assert_eq!(all.len(), 2);
        assert!(all[0].at <= all[1].at);
        let checked = desk.check().unwrap();
        assert!(checked.is_sound(), "{checked:?}");
    }
    assert_eq!(
        room.desk().digest(Some(room.case)).unwrap(),
        there.desk.digest(Some(room.case)).unwrap()
    );
}
