//! How far reviewers agree, over the verdicts of a desk.

use factdesk_desk::agreement::{Filter, table};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{claim, reviewer};
use factdesk_domain::agreement::{Agreement, Cell, Level};
use factdesk_domain::reviewer::Role;
use factdesk_domain::verdict::NotCheckable;
use factdesk_domain::{CaseId, ClaimId, ReviewerId, TimestampMs, scale};

use crate::support::{Bench, desk, rating};

struct Two {
    bench: Bench,
    case: CaseId,
    other: ReviewerId,
}

/// A case with two reviewers and the claims of these ratings, theirs and the other's; a dash is no verdict.
fn two(ratings: &[(&str, &str)]) -> (Two, Vec<ClaimId>) {
    let bench = desk();
    let case = bench.case();
    let other = reviewer::add(&bench.desk, bench.me, "Second", Role::SecondReader).unwrap();
    let two = Two {
        other: other.value,
        bench,
        case,
    };
    let claims = ratings
        .iter()
        .map(|(first, second)| two.judged(first, second))
        .collect();
    (two, claims)
}

impl Two {
    fn judged(&self, first: &str, second: &str) -> ClaimId {
        let number = self
            .bench
            .desk
            .read(|c| Ok(claim::list(c, self.case)?.len()))
            .unwrap();
        let claim = self
            .bench
            .claim(self.case, &format!("The harbour has {number} berths."));
        self.rate(self.bench.me, claim, first);
        self.rate(self.other, claim, second);
        claim
    }

    fn rate(&self, by: ReviewerId, claim: ClaimId, value: &str) {
        if value != "-" {
            verdict::give(&self.bench.desk, by, rating(claim, value, "Counted.")).unwrap();
        }
    }

    fn filter(&self) -> Filter {
        Filter::of(self.case, scale::DEFAULT)
    }

    fn found(&self, filter: &Filter, level: Level) -> Agreement {
        let compared = self.bench.desk.read(|c| table(c, filter, level)).unwrap();
        compared.table.agreement(level)
    }
}

#[test]
fn current_verdicts_make_the_table_and_unproven_lies_on_no_line() {
    let (two, claims) = two(&[
        ("true", "mostly-true"),
        ("false", "true"),
        ("unproven", "false"),
        ("mixed", "-"),
    ]);
    two.rate(two.other, claims[1], "false");
    let gone = two.judged("true", "false");
    verdict::give(&two.bench.desk, two.other, not_checkable(claims[3])).unwrap();
    claim::retract(&two.bench.desk, two.bench.me, gone, None).unwrap();
    let ordinal = two.found(&two.filter(), Level::Ordinal);
    assert_eq!(
        (ordinal.claims, ordinal.percent, ordinal.within_one),
        (2, Some(0.5), Some(1.0))
    );
    assert_eq!(ordinal.coverage, Some(0.5), "two of four live claims");
    let compared = two
        .bench
        .desk
        .read(|c| table(c, &two.filter(), Level::Ordinal))
        .unwrap();
    assert_eq!(
        compared.table.left_out().off_line,
        2,
        "unproven, and not checkable"
    );
    let nominal = two.found(&two.filter(), Level::Nominal);
    assert_eq!((nominal.claims, nominal.percent), (4, Some(0.25)));
}

fn not_checkable(claim: ClaimId) -> NewVerdict {
    NewVerdict {
        finding: Finding::NotCheckable(NotCheckable::Opinion, None),
        ..rating(claim, "true", "")
    }
}

#[test]
fn a_withdrawn_or_undone_verdict_is_in_no_figure() {
    let (two, claims) = two(&[("true", "-"), ("false", "false")]);
    let given = verdict::give(&two.bench.desk, two.other, rating(claims[0], "true", "So it is.")).unwrap();
    assert_eq!(two.found(&two.filter(), Level::Nominal).claims, 2);
    verdict::withdraw(&two.bench.desk, two.other, given.value, None).unwrap();
    assert_eq!(two.found(&two.filter(), Level::Nominal).claims, 1);
    two.rate(two.other, claims[0], "true");
    two.bench.desk.undo(two.other, Some(two.case)).unwrap();
    assert_eq!(two.found(&two.filter(), Level::Nominal).claims, 1);
}

#[test]
fn tags_times_reviewers_and_scales_narrow_it_down() {
    let (two, claims) = two(&[("true", "true"), ("false", "true"), ("true", "-")]);
    let third = reviewer::add(&two.bench.desk, two.bench.me, "Third", Role::Editor)
        .unwrap()
        .value;
    two.rate(third, claims[2], "true");
    let tagged = Filter {
        tag: Some("port".into()),
        ..two.filter()
    };
    claim::tag_add(&two.bench.desk, two.bench.me, claims[0], "port").unwrap();
    let claims_of = |filter: &Filter| two.found(filter, Level::Nominal).claims;
    assert_eq!((claims_of(&two.filter()), claims_of(&tagged)), (3, 1));
    assert_eq!(two.found(&tagged, Level::Nominal).coverage, Some(1.0));
    assert_eq!(
        claims_of(&Filter {
            reviewer: Some(third),
            ..two.filter()
        }),
        1
    );
    let given = two.bench.desk.read(|c| verdict::list(c, claims[1])).unwrap();
    let late = Filter {
        from: Some(given[1].at),
        ..two.filter()
    };
    let early = Filter {
        to: Some(given[1].at),
        ..two.filter()
    };
    assert_eq!(
        (claims_of(&late), claims_of(&early)),
        (1, 1),
        "the second claim lost one verdict in each"
    );
    let first = Filter {
        to: Some(TimestampMs::from_i64(0)),
        ..two.filter()
    };
    assert_eq!(claims_of(&first), 0);
    let steps = Filter {
        scale: scale::SIX_STEPS,
        ..two.filter()
    };
    let compared = two.bench.desk.read(|c| table(c, &steps, Level::Nominal)).unwrap();
    assert_eq!((compared.other_scale, claims_of(&steps)), (6, 0));
}

#[test]
fn two_reviewers_are_set_beside_each_other_from_worst_to_best() {
    let (two, _) = two(&[
        ("true", "true"),
        ("false", "true"),
        ("false", "mixed"),
        ("true", "true"),
    ]);
    let compared = two
        .bench
        .desk
        .read(|c| table(c, &two.filter(), Level::Nominal))
        .unwrap();
    let pairs = compared.table.pairs(Level::Nominal);
    assert_eq!(
        (pairs.len(), pairs[0].a, pairs[0].b),
        (1, two.bench.me, two.other),
        "in the order of their coming"
    );
    let cell = |a: &str, b: &str, claims| Cell {
        a: a.to_owned(),
        b: b.to_owned(),
        claims,
    };
    assert_eq!(
        pairs[0].matrix,
        [
            cell("false", "mixed", 1),
            cell("false", "true", 1),
            cell("true", "true", 2)
        ]
    );
    assert_eq!(
        compared.table.line()[..2],
        ["false".to_owned(), "mostly-false".to_owned()]
    );
}
