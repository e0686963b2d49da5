//! The history as a person reads it.

use factdesk_desk::history::{Entry, Filter, find, kinds};
use factdesk_desk::{claim, relation, reviewer, verdict};
use factdesk_domain::claim::ClaimChange;
use factdesk_domain::relation::RelationStatus;
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, RelationId};

use crate::support::{Bench, REPORT, desk, rating, suggestions};

/// The history of a case, the last entry first.
fn entries_of(bench: &Bench, case: CaseId) -> Vec<Entry> {
    let filter = Filter {
        case: Some(case),
        ..Filter::default()
    };
    bench.desk.read(|c| find(c, &filter, 100)).unwrap()
}

#[test]
fn entries_tell_what_happened_and_what_it_was_before() {
    let bench = desk();
    let case = bench.case();
    bench.article(case, REPORT);
    let claim = bench.claim(case, "Eleven were wounded.");
    claim::edit(
        &bench.desk,
        bench.me,
        claim,
        vec![ClaimChange::Text("Twelve were wounded.".into())],
    )
    .unwrap();
    verdict::give(&bench.desk, bench.me, rating(claim, "mostly-false", "a")).unwrap();
    bench.desk.undo(bench.me, Some(case)).unwrap();
    let entries = entries_of(&bench, case);
    let told: Vec<&str> = entries.iter().map(|entry| entry.sentence.as_str()).collect();
    assert_eq!(
        told[..5],
        [
            "Undone: Verdict given: Mostly false",
            "Verdict given: Mostly false",
            "Claim reworded",
            "Claim written",
            "Article imported: Harbour report",
        ]
    );
    assert_eq!(entries[2].before.as_deref(), Some("Eleven were wounded."));
    assert_eq!(entries[2].after.as_deref(), Some("Twelve were wounded."));
    assert_eq!(entries[1].undone_by, Some(entries[0].number));
    assert_eq!(entries[2].undone_by, None);
    assert!(
        entries.windows(2).all(|pair| pair[0].prev_hash == pair[1].hash),
        "the chain is shown as it is"
    );
}

#[test]
fn an_entry_says_why_and_not_that_something_is_true() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let (suggested, _) = suggestions(&bench, case, article);
    let claim = bench.claim(case, "Eleven were wounded.");
    claim::park(
        &bench.desk,
        bench.me,
        claim,
        Some("waits for the register".into()),
    )
    .unwrap();
    claim::dismiss(&bench.desk, bench.me, suggested[0].id, None).unwrap();
    bench.desk.undo(bench.me, Some(case)).unwrap();
    bench.desk.redo(bench.me, Some(case)).unwrap();
    let entries = entries_of(&bench, case);
    let told: Vec<&str> = entries.iter().map(|entry| entry.sentence.as_str()).collect();
    assert_eq!(
        told[..6],
        [
            "Redone: Suggested claim rejected",
            "Undone: Suggested claim rejected",
            "Suggested claim rejected",
            "Statement added",
            "Suggested claim noted",
            "Claim parked",
        ]
    );
    assert_eq!(entries[5].after.as_deref(), Some("waits for the register"));
    assert_eq!(entries[5].before, None);
}

#[test]
fn an_act_on_several_things_says_how_many() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let (suggested, relations) = suggestions(&bench, case, article);
    let ids: Vec<_> = suggested.iter().map(|claim| claim.id).collect();
    let step = || {
        let step = bench.desk.undo_step(bench.me, Some(case)).unwrap();
        step.unwrap().label
    };
    claim::accept_many(&bench.desk, bench.me, &ids).unwrap();
    assert_eq!(step(), "2 suggested claims accepted");
    let relation = RelationId::between(relations[0].a, relations[0].b);
    relation::decide_many(&bench.desk, bench.me, &[relation], RelationStatus::Rejected).unwrap();
    assert_eq!(step(), "Relation rejected: contradicts");
    claim::retract_many(&bench.desk, bench.me, &ids, None).unwrap();
    assert_eq!(step(), "2 claims taken out");
}

#[test]
fn filters_and_pages() {
    let bench = desk();
    let case = bench.case();
    let claims: Vec<_> = (0..7)
        .map(|n| bench.claim(case, &format!("Claim {n}.")))
        .collect();
    claim::flag(&bench.desk, bench.me, claims[3], true).unwrap();
    let count = |filter: &Filter| bench.desk.read(|c| find(c, filter, 100)).unwrap().len();
    let kinds = |kind: &str| Filter {
        kinds: vec![kind.into()],
        ..Filter::default()
    };
    assert_eq!(count(&kinds("claim_create")), 7);
    assert_eq!(
        count(&Filter {
            object: Some(claims[3].into()),
            ..Filter::default()
        }),
        2
    );
    assert_eq!(
        count(&Filter {
            reviewers: vec![factdesk_domain::ReviewerId::from_bytes([1; 16])],
            ..Filter::default()
        }),
        0
    );
    let first = bench.desk.read(|c| find(c, &kinds("claim_create"), 4)).unwrap();
    let rest = Filter {
        before: Some(first[3].number),
        ..kinds("claim_create")
    };
    assert_eq!((first.len(), count(&rest)), (4, 3));
    let since = Filter {
        since: Some(first[0].at),
        ..Filter::default()
    };
    assert_eq!(count(&since), 2, "the last claim and the flag");
    assert_eq!(
        count(&Filter {
            until: Some(first[0].at),
            ..kinds("claim_create")
        }),
        7,
        "the end is inside"
    );
}

/// What follows the log in steps holds the first of these operations, and not yet the last ones.
#[test]
fn each_filter_finds_what_a_look_at_every_entry_finds() {
    let bench = desk();
    let other = reviewer::add(&bench.desk, bench.me, "Other", Role::Checker)
        .unwrap()
        .value;
    let cases = [bench.case(), bench.case()];
    let claims = cases.map(|case| bench.claim(case, "Eleven were wounded."));
    for n in 0..40 {
        let (claim, tag) = (claims[n % 2], format!("tag {n}"));
        let by = if n % 3 == 0 { other } else { bench.me };
        claim::tag_add(&bench.desk, by, claim, &tag).unwrap();
        claim::flag(&bench.desk, bench.me, claim, n % 4 < 2).unwrap();
    }
    let every = bench
        .desk
        .read(|c| find(c, &Filter::default(), usize::MAX))
        .unwrap();
    let behind = "SELECT (SELECT max(position) FROM op) - position FROM index_state";
    let late: i64 = bench
        .desk
        .read(|c| Ok(c.query_row(behind, [], |row| row.get(0))?))
        .unwrap();
    assert!(late > 0 && late < 64, "{late} operations are behind");

    for case in [None, Some(cases[0]), Some(cases[1])] {
        for reviewers in [vec![], vec![other], vec![other, bench.me]] {
            for kinds in [
                vec![],
                vec!["tag_add".to_owned()],
                vec!["claim_flag".to_owned(), "claim_create".to_owned()],
            ] {
                let mut filter = Filter {
                    case,
                    reviewers: reviewers.clone(),
                    kinds,
                    ..Filter::default()
                };
                let wanted = |entry: &&Entry| {
                    (case.is_none() || case == Some(entry.case))
                        && (reviewers.is_empty() || reviewers.contains(&entry.reviewer))
                        && (filter.kinds.is_empty() || filter.kinds.contains(&entry.kind))
                };
                let expected: Vec<i64> = every.iter().filter(wanted).map(|entry| entry.number).collect();
                let mut found = Vec::new();
                loop {
                    let page = bench.desk.read(|c| find(c, &filter, 7)).unwrap();
                    found.extend(page.iter().map(|entry| entry.number));
                    let Some(last) = page.last().filter(|_| page.len() == 7) else {
                        break;
                    };
                    filter.before = Some(last.number);
                }
                assert_eq!(found, expected, "{filter:?}");
            }
        }
        let counted: usize = bench
            .desk
            .read(|c| kinds(c, case))
            .unwrap()
            .iter()
            .map(|(_, count)| count)
            .sum();
        let there = every
            .iter()
            .filter(|entry| case.is_none() || case == Some(entry.case))
            .count();
        assert_eq!(counted, there);
    }
}
