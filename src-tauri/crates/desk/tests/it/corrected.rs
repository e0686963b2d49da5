//! Corrections of a case that was signed off, and what is due to be looked at again.

use factdesk_desk::correction::{self, NewCorrection, NewRating, NewRequest};
use factdesk_desk::lint::{self, Lints};
use factdesk_desk::view::{self, Layouts, Sign, Views};
use factdesk_desk::{claim, recheck, reviewer, source};
use factdesk_domain::ClaimId;
use factdesk_domain::claim::WorkState;
use factdesk_domain::correction::{CorrectionKind, CorrectionRequestEdit, RequestResult};
use factdesk_domain::reviewer::Role;
use factdesk_domain::source::SourceChange;

use crate::sign_off::{Room, room};

#[test]
fn a_correction_needs_a_sign_off_an_editor_a_reason_and_a_notice() {
    let room = room();
    let early = room.correct(room.editor, None).unwrap_err();
    assert_eq!(early.code(), "not_signed_off");
    assert!(early.to_string().contains("change the verdict itself"));
    room.sign(room.editor).unwrap();
    assert_eq!(
        room.correct(room.bench.me, None).unwrap_err().code(),
        "editor_only"
    );
    let off = room.correct(room.editor, Some(NewRating::Rating("quite".into())));
    assert_eq!(off.unwrap_err().code(), "rating_not_on_scale");
    let other = room.bench.case();
    let elsewhere = room.bench.claim(other, "Elsewhere.");
    let new = NewCorrection {
        case: room.case,
        claim: Some(elsewhere),
        kind: CorrectionKind::Update,
        reason: "r".into(),
        notice: "n".into(),
        rating: None,
    };
    assert_eq!(
        correction::make(room.desk(), room.editor, new.clone())
            .unwrap_err()
            .code(),
        "unknown_claim"
    );
    for new in [
        NewCorrection {
            claim: None,
            reason: " ".into(),
            ..new.clone()
        },
        NewCorrection {
            claim: None,
            notice: " ".into(),
            ..new
        },
    ] {
        assert_eq!(
            correction::make(room.desk(), room.editor, new)
                .unwrap_err()
                .code(),
            "empty"
        );
    }
}

#[test]
fn what_was_signed_off_is_kept_from_nobody() {
    let room = room();
    let reader = reviewer::add(room.desk(), room.bench.me, "Ben", Role::SecondReader)
        .unwrap()
        .value;
    let told = |who| {
        reviewer::use_(room.desk(), who).unwrap();
        room.desk()
            .read(|c| factdesk_desk::verdict::list(c, room.claim))
            .unwrap()
            .len()
    };
    assert_eq!([told(reader), told(room.editor)], [0, 1]);
    room.sign(room.editor).unwrap();
    room.correct(room.editor, Some(NewRating::Rating("mixed".into())))
        .unwrap();
    assert_eq!([told(reader), told(room.editor)], [1, 1]);
}

#[test]
fn corrections_keep_what_was_published_and_outlets_answer() {
    let room = room();
    room.sign(room.editor).unwrap();
    let first = room
        .correct(room.editor, Some(NewRating::Rating("mixed".into())))
        .unwrap()
        .value;
    room.correct(room.editor, Some(NewRating::NoRating)).unwrap();
    let asked = NewRequest {
        correction: first,
        outlet: "Harbour Post".into(),
        asked_on: Some("2023-11-15".parse().unwrap()),
        how: "by mail to the desk".into(),
    };
    let request = correction::request(room.desk(), room.editor, asked)
        .unwrap()
        .value;
    let change = CorrectionRequestEdit {
        request,
        result: RequestResult::Refused,
        answered_on: Some("2023-11-15".parse().unwrap()),
    };
    correction::answered(room.desk(), room.editor, change.clone()).unwrap();
    let again = correction::answered(room.desk(), room.editor, change).unwrap_err();
    assert_eq!(again.code(), "nothing_changes");
    let list = room.desk().read(|c| correction::list(c, room.case)).unwrap();
    let labels: Vec<_> = list
        .iter()
        .map(|one| (one.old.as_deref(), one.new.as_deref()))
        .collect();
    assert_eq!(
        labels,
        [
            (Some("False"), Some("Mixed")),
            (Some("Mixed"), Some("No rating can be given"))
        ]
    );
    assert_eq!(list[0].requests[0].result, RequestResult::Refused);
    assert_eq!(
        room.desk().undo(room.editor, Some(room.case)).unwrap_err().code(),
        "nothing_to_undo"
    );
    room.bench.assert_rebuild_changes_nothing();
}

#[test]
fn what_is_due_is_listed_until_it_is_corrected() {
    let room = room();
    let day = |text: &str| text.parse().unwrap();
    claim::recheck(
        room.desk(),
        room.bench.me,
        room.claim,
        Some(day("2023-11-01")),
        Some("New census".into()),
    )
    .unwrap();
    let due = |by: &str| {
        let views = Views::default();
        room.desk()
            .read(|c| recheck::due(c, &views, None, &day(by)))
            .unwrap()
    };
    assert!(due("2023-10-31").is_empty());
    let found = due("2023-11-11");
    assert_eq!(
        (found[0].overdue_days, found[0].label.as_str(), found[0].number),
        (10, "False", 1)
    );
    room.sign(room.editor).unwrap();
    room.correct(room.editor, None).unwrap();
    assert!(due("2023-11-20").is_empty(), "it was looked at again");
}

#[test]
fn a_card_changes_on_the_desk_and_stays_in_the_signed_case() {
    let room = room();
    let source = room.bench.source("Hospital");
    let new = factdesk_desk::evidence::NewEvidence::quoting(
        room.claim,
        source,
        "Eleven came.",
        factdesk_domain::evidence::EvidenceStance::Supports,
    );
    factdesk_desk::evidence::add(room.desk(), room.bench.me, new).unwrap();
    room.sign(room.editor).unwrap();
    let change = vec![SourceChange::Name("City hospital".into())];
    source::edit(
        room.desk(),
        room.bench.me,
        source,
        change,
        factdesk_desk::source::SecretChange::default(),
    )
    .unwrap();
    assert_eq!(
        room.desk().read(|c| source::show(c, source)).unwrap().name,
        "City hospital"
    );
    let signed = room.desk().read(|c| source::list(c, room.case)).unwrap();
    assert_eq!(signed[0].name, "Hospital");
}

/// What a claim says: its label where something is published, and its sign.
type Said = (Option<String>, Sign, Option<String>);

fn said(room: &Room, views: &Views) -> Said {
    let view = room.desk().read(|c| views.of(c, room.case)).unwrap();
    let entry = view.claim(room.claim).unwrap();
    assert_eq!(entry.state(), WorkState::Decided, "a correction is no work on it");
    let fresh = room
        .desk()
        .read(|c| view::load(c, room.case, &Layouts::default()));
    assert_eq!(
        fresh.unwrap().claim(room.claim).unwrap().corrected,
        entry.corrected
    );
    let was = entry.corrected.as_ref().and_then(|one| one.was.clone());
    (entry.published().map(str::to_owned), entry.sign(), was)
}

fn correct(room: &Room, kind: CorrectionKind, claim: Option<ClaimId>, rating: Option<&str>) {
    let new = NewCorrection {
        case: room.case,
        claim,
        kind,
        reason: "A third count came.".into(),
        notice: "Read this.".into(),
        rating: rating.map(|value| NewRating::Rating(value.into())),
    };
    correction::make(room.desk(), room.editor, new).unwrap();
}

fn says(label: &str, sign: Sign, was: &str) -> Said {
    (Some(label.into()), sign, Some(was.into()))
}

#[test]
fn a_claim_says_what_its_last_correction_says() {
    use CorrectionKind::{Correction, Retraction, Update};
    let room = room();
    let (views, lints) = (Views::default(), Lints::default());
    let lint = || lint::of_claim(room.desk(), &lints, room.claim).unwrap();
    assert_eq!(said(&room, &views), (None, Sign::False, None));
    room.sign(room.editor).unwrap();
    let before = lint();
    assert_eq!(said(&room, &views), (None, Sign::False, None));
    correct(&room, Update, Some(room.claim), None);
    assert_eq!(
        said(&room, &views),
        (None, Sign::False, None),
        "it leaves what was published"
    );
    correct(&room, Correction, Some(room.claim), Some("mixed"));
    assert_eq!(said(&room, &views), says("Mixed", Sign::Mixed, "False"));
    correct(&room, Update, Some(room.claim), Some("true"));
    correct(&room, Update, Some(room.claim), None);
    assert_eq!(said(&room, &views), says("True", Sign::True, "Mixed"));
    correct(&room, Retraction, Some(room.claim), None);
    assert_eq!(said(&room, &views), says("Retracted", Sign::Retracted, "True"));
    room.correct(room.editor, Some(NewRating::NoRating)).unwrap();
    assert_eq!(
        said(&room, &views),
        says("No rating can be given", Sign::Rated, "Retracted")
    );
    assert_eq!(lint(), before);
    room.bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_case_that_is_taken_back_takes_back_what_its_claims_said() {
    let room = room();
    let open = room.bench.claim(room.case, "Nobody looked at this.");
    let views = Views::default();
    room.sign(room.editor).unwrap();
    correct(&room, CorrectionKind::Update, None, None);
    assert_eq!(said(&room, &views), (None, Sign::False, None));
    correct(&room, CorrectionKind::Retraction, None, None);
    assert_eq!(said(&room, &views), says("Retracted", Sign::Retracted, "False"));
    let view = room.desk().read(|c| views.of(c, room.case)).unwrap();
    assert_eq!(view.claim(open).unwrap().sign(), Sign::Open, "it said nothing");
    correct(&room, CorrectionKind::Correction, Some(room.claim), Some("mixed"));
    assert_eq!(said(&room, &views), says("Mixed", Sign::Mixed, "Retracted"));
    let list = room.desk().read(|c| correction::list(c, room.case)).unwrap();
    let news: Vec<_> = list.iter().map(|one| one.new.as_deref()).collect();
    assert_eq!(news, [None, Some("Retracted"), Some("Mixed")]);
    correct(&room, CorrectionKind::Retraction, None, None);
    assert_eq!(said(&room, &views), says("Retracted", Sign::Retracted, "Mixed"));
}
