//! The history as a person reads it.

use factdesk_desk::history::{Filter, find};
use factdesk_desk::{claim, verdict};
use factdesk_domain::claim::ClaimChange;

use crate::support::{REPORT, desk, rating};

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
    let filter = Filter {
        case: Some(case),
        ..Filter::default()
    };
    let entries = bench.desk.read(|c| find(c, &filter, 100)).unwrap();
    let told: Vec<&str> = entries.iter().map(|entry| entry.sentence.as_str()).collect();
    assert_eq!(
        told[..5],
        [
            "Undone",
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
            reviewer: Some(factdesk_domain::ReviewerId::from_bytes([1; 16])),
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
