//! Rating scales as versioned data, and verdicts on them.

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, Part};
use factdesk_desk::correction::{self, NewCorrection, NewRating};
use factdesk_desk::decision::{self, Deciding, NewDecision};
use factdesk_desk::history::{Filter, find};
use factdesk_desk::lint::Lints;
use factdesk_desk::scale::{self, NewScale};
use factdesk_desk::sign_off::{self, NewSignOff};
use factdesk_desk::verdict::{self, Finding};
use factdesk_desk::view::{Sign, Views};
use factdesk_desk::{Act, parts, reviewer};
use factdesk_domain::claim::{ClaimSplit, SplitPart};
use factdesk_domain::correction::CorrectionKind;
use factdesk_domain::reviewer::Role;
use factdesk_domain::scale::{BUILT_IN, DEFAULT, RatingValue, Rollup};
use factdesk_domain::{CaseId, ClaimId, Operation, ScaleId};

use crate::support::{Bench, desk, rating};

fn values(retired: &[&str]) -> Vec<RatingValue> {
    let mut values = BUILT_IN[0].values.to_vec();
    for value in &mut values {
        value.label = format!("Our {}", value.label.to_lowercase()).into();
        value.retired = retired.contains(&value.value.as_ref());
    }
    values
}

fn version(of: Option<ScaleId>, retired: &[&str]) -> NewScale {
    NewScale {
        scale: of,
        name: "House scale".into(),
        language: Some("en".into()),
        values: values(retired),
        rollup: Rollup::Worst,
    }
}

fn defined(bench: &Bench, of: Option<ScaleId>, retired: &[&str]) -> scale::Version {
    scale::define(&bench.desk, bench.me, version(of, retired))
        .unwrap()
        .value
}

fn used(bench: &Bench) -> (CaseId, ClaimId, ScaleId) {
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let id = defined(bench, Some(DEFAULT), &[]).scale;
    scale::use_(&bench.desk, bench.me, case, id).unwrap();
    (case, claim, id)
}

fn refused(bench: &Bench, claim: ClaimId, finding: Finding) -> (String, String) {
    let new = verdict::NewVerdict {
        finding,
        ..rating(claim, "", "Both lists say so.")
    };
    let error = verdict::give(&bench.desk, bench.me, new).unwrap_err();
    (error.code().to_owned(), error.to_string())
}

#[test]
fn a_version_of_a_built_in_scale_begins_a_new_one() {
    let bench = desk();
    let (case, _, id) = used(&bench);
    assert_ne!(id, DEFAULT, "what comes with the program is never changed");
    let scales = bench.desk.read(|c| Ok(scale::of_case(c, case)?)).unwrap();
    assert_eq!(scales.find(id).unwrap().version, 1);
    assert_eq!(scales.find(DEFAULT).unwrap().values[0].label, "True");
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn old_verdicts_keep_the_version_that_they_were_given_on() {
    let bench = desk();
    let (case, claim, id) = used(&bench);
    let old = verdict::give(&bench.desk, bench.me, rating(claim, "mixed", "Two counts."))
        .unwrap()
        .value;
    assert_eq!(defined(&bench, Some(id), &["mixed"]).version, 2);
    let other = bench.claim(case, "Nobody was hurt.");
    verdict::give(&bench.desk, bench.me, rating(other, "mixed", "Two counts.")).unwrap();
    scale::use_(&bench.desk, bench.me, case, id).unwrap();
    let (code, words) = refused(&bench, other, Finding::Rating("mixed".into()));
    assert_eq!(code, "rating_retired");
    assert!(
        words.contains("House scale") && words.contains("version 2"),
        "{words}"
    );
    let kept = bench.desk.read(|c| verdict::show(c, old)).unwrap();
    assert!(kept.is_current() && format!("{:?}", kept.outcome).contains("scale_version: 1"));
    let view = bench.desk.read(|c| Views::default().of(c, case)).unwrap();
    assert_eq!(
        view.claim(claim).unwrap().sign(),
        Sign::Mixed,
        "it is still shown as what it was"
    );
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_value_chosen_on_an_older_version_is_looked_at_again() {
    let bench = desk();
    let (case, claim, id) = used(&bench);
    defined(&bench, Some(id), &[]);
    scale::use_(&bench.desk, bench.me, case, id).unwrap();
    let on = |scale_version| Finding::RatingOn {
        rating: "true".into(),
        scale_version,
    };
    let (code, words) = refused(&bench, claim, on(1));
    assert_eq!(code, "rating_retired");
    assert!(
        words.contains("version 1 of the scale “House scale” is older, and version 2 is in force"),
        "{words}"
    );
    let new = verdict::NewVerdict {
        finding: on(2),
        ..rating(claim, "", "Both lists say so.")
    };
    verdict::give(&bench.desk, bench.me, new).unwrap();
}

#[test]
fn a_value_is_never_dropped_and_nothing_is_written_then() {
    let bench = desk();
    let (_, _, id) = used(&bench);
    let before = bench.desk.digest(None).unwrap();
    let mut new = version(Some(id), &[]);
    new.values.remove(0);
    let error = scale::define(&bench.desk, bench.me, new).unwrap_err();
    assert_eq!(error.code(), "rating_dropped");
    assert_eq!(bench.desk.digest(None).unwrap(), before);
}

#[test]
fn history_says_what_was_defined_and_names_a_rating_by_its_label() {
    let bench = desk();
    let (case, claim, _) = used(&bench);
    verdict::give(&bench.desk, bench.me, rating(claim, "true", "Both lists say so.")).unwrap();
    let filter = |case| Filter {
        case: Some(case),
        ..Filter::default()
    };
    let told = |case| {
        let entries = bench.desk.read(|c| find(c, &filter(case), 100)).unwrap();
        entries.into_iter().map(|one| one.sentence).collect::<Vec<_>>()
    };
    assert_eq!(told(case)[0], "Verdict given: Our true");
    assert!(told(case).contains(&"Rating scale taken along: House scale, version 1".to_owned()));
    let of_desk = told(bench.desk.desk_case());
    assert!(
        of_desk.contains(&"Rating scale defined: House scale, version 1".to_owned()),
        "{of_desk:?}"
    );
}

#[test]
fn undoing_the_choice_of_a_scale_leaves_what_the_case_took_along() {
    let bench = desk();
    let (case, _, id) = used(&bench);
    bench.desk.undo(bench.me, Some(case)).unwrap();
    assert_eq!(bench.desk.read(|c| case::scale(c, case)).unwrap(), DEFAULT);
    let scales = bench.desk.read(|c| Ok(scale::of_case(c, case)?)).unwrap();
    assert!(scales.find(id).is_some(), "a copy is no act of a person");
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_case_can_begin_on_a_scale_of_the_house() {
    let bench = desk();
    let id = defined(&bench, None, &[]).scale;
    let new = NewCase {
        title: "Bridge".into(),
        scale: Some(id),
        ..NewCase::default()
    };
    let case = case::create(&bench.desk, bench.me, new).unwrap().value;
    let claim = bench.claim(case, "It closed.");
    verdict::give(&bench.desk, bench.me, rating(claim, "true", "The sign says so.")).unwrap();
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn two_desks_that_give_one_number_agree_on_which_version_it_means() {
    let (here, there) = (desk(), desk());
    let (case, _, id) = used(&here);
    let give = |from: &Bench, to: &Bench| {
        let received = to.desk.receive(from.desk.operations_of(case).unwrap()).unwrap();
        assert!(received.refused.is_empty(), "{received:?}");
    };
    give(&here, &there);
    for (bench, retired) in [(&here, "mixed"), (&there, "unproven")] {
        assert_eq!(defined(bench, Some(id), &[retired]).version, 2);
        scale::use_(&bench.desk, bench.me, case, id).unwrap();
    }
    give(&here, &there);
    give(&there, &here);
    let of = |bench: &Bench| bench.desk.read(|c| Ok(scale::of_case(c, case)?)).unwrap();
    assert_eq!(of(&here).find(id), of(&there).find(id));
    assert_eq!(of(&here).clashes(id), [2], "both stay and the double is named");
    assert_eq!(
        here.desk.digest(Some(case)).unwrap(),
        there.desk.digest(Some(case)).unwrap()
    );
    assert_eq!(
        defined(&here, Some(id), &[]).version,
        3,
        "the next number is free again"
    );
}

#[test]
fn parts_suggest_the_rating_of_the_whole_and_set_nothing() {
    let bench = desk();
    let (case, whole, _) = used(&bench);
    let part = |text: &str| Part {
        text: text.into(),
        evidence: vec![],
    };
    let parts = vec![part("Eleven were hurt."), part("They were hurt by a shell.")];
    let parts = claim::split(&bench.desk, bench.me, whole, parts).unwrap().value;
    let suggested = || bench.desk.read(|c| scale::suggested(c, whole)).unwrap();
    verdict::give(&bench.desk, bench.me, rating(parts[0], "true", "Both lists.")).unwrap();
    assert_eq!(suggested(), None, "one part is open");
    verdict::give(
        &bench.desk,
        bench.me,
        rating(parts[1], "false", "It was a storm."),
    )
    .unwrap();
    let found = suggested().unwrap();
    assert_eq!(found.value, "false", "the worst part counts on this scale");
    assert_eq!(found.why, "The worst part is rated “Our false”.");
    let verdicts = bench.desk.read(|c| verdict::list_of_case(c, case)).unwrap();
    assert!(verdicts.iter().all(|one| one.claim != whole));
}

/// What comes from elsewhere may say anything.
#[test]
fn claims_that_are_parts_of_each_other_or_never_came_suggest_nothing() {
    let bench = desk();
    let (case, whole, _) = used(&bench);
    let other = bench.claim(case, "A shell hurt them.");
    let absent = ClaimId::from_bytes([7; 16]);
    let split = |claim, parts: &[ClaimId]| {
        let parts = parts.iter().map(|part| SplitPart {
            claim: *part,
            evidence: vec![],
        });
        let parts = parts.collect();
        (case, Operation::ClaimSplit(ClaimSplit { claim, parts }))
    };
    let operations = vec![
        split(whole, &[other, absent, whole]),
        split(other, &[whole, other]),
    ];
    bench
        .desk
        .transact(Act {
            by: bench.me,
            operations,
        })
        .unwrap();
    for claim in [whole, other] {
        let found = bench.desk.read(|c| parts::of_whole(c, claim)).unwrap().unwrap();
        assert_eq!(found.suggestion, None);
        assert!(!found.why().is_empty());
    }
}

#[test]
fn parts_count_with_what_is_published_of_them_and_say_why_nothing_follows() {
    let bench = desk();
    let (case, whole, _) = used(&bench);
    let part = |text: &str| Part {
        text: text.into(),
        evidence: vec![],
    };
    let texts = ["Eleven were hurt.", "A shell hurt them.", "It was on Monday."];
    let ids = claim::split(&bench.desk, bench.me, whole, texts.map(part).to_vec())
        .unwrap()
        .value;
    let add = |name, role| reviewer::add(&bench.desk, bench.me, name, role).unwrap().value;
    let (other, editor) = (add("Ben", Role::Checker), add("Ines", Role::Editor));
    let give = |by, on: usize, value| {
        verdict::give(&bench.desk, by, rating(ids[on], value, "Both lists."))
            .unwrap()
            .value
    };
    let now = || {
        let found = bench.desk.read(|c| parts::of_whole(c, whole)).unwrap().unwrap();
        let around = |id| {
            bench
                .desk
                .read(|c| parts::around(c, &claim::show(c, id)?))
                .unwrap()
        };
        assert_eq!(around(ids[1]).as_ref(), Some(&found), "each part tells the same");
        assert_eq!(found.place(ids[1]), Some(2));
        (found.tally(), found.label().map(str::to_owned), found.why())
    };
    let said = |tally: &str, label: Option<&str>, why: &str| {
        (tally.to_owned(), label.map(str::to_owned), why.to_owned())
    };
    assert_eq!(now(), said("", None, "3 parts have no verdict yet."));
    give(bench.me, 0, "true");
    let first = give(bench.me, 1, "true");
    let second = give(other, 1, "false");
    assert_eq!(
        now(),
        said(
            "1 Our true",
            None,
            "1 part has no verdict yet, 1 part is judged differently."
        )
    );
    let decision = NewDecision {
        claim: ids[1],
        deciding: Deciding::Take(first),
        reason: "The first list is whole.".into(),
        dissent: vec![second],
        seen: None,
        panel: None,
    };
    decision::make(&bench.desk, editor, decision).unwrap();
    give(bench.me, 2, "false");
    let worst = "The worst part is rated “Our false”.";
    assert_eq!(now(), said("2 Our true, 1 Our false", Some("Our false"), worst));

    sign_off::make(
        &bench.desk,
        editor,
        case,
        NewSignOff::default(),
        (&Lints::default(), &Views::default()),
    )
    .unwrap();
    let correct = |rating| {
        let new = NewCorrection {
            case,
            claim: Some(ids[2]),
            kind: CorrectionKind::Correction,
            reason: "A list came.".into(),
            notice: "Read this.".into(),
            rating: Some(rating),
        };
        correction::make(&bench.desk, editor, new).unwrap();
    };
    correct(NewRating::Rating("true".into()));
    assert_eq!(
        now(),
        said("3 Our true", Some("Our true"), "Every part is rated “Our true”.")
    );
    correct(NewRating::NoRating);
    assert_eq!(
        now(),
        said("2 Our true", None, "1 part has no rating of the scale.")
    );
}
