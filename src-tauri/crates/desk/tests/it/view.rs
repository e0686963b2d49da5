//! A view that follows the log counts what one that is read anew counts.

use factdesk_desk::claim::{self, NewStatement, Place};
use factdesk_desk::view::{self, CaseView, Layouts, Progress, Sign, Views};
use factdesk_desk::{passage, statement, verdict};
use factdesk_domain::statement::StatementChange;

use crate::support::{Bench, REPORT, desk, rating, span, suggestions};

fn signs(view: &CaseView) -> Vec<Vec<Sign>> {
    let of_article = |states: Vec<view::SentenceState>| states.iter().map(|state| state.sign).collect();
    view::sentence_states(view).into_iter().map(of_article).collect()
}

/// The counts of the view that follows, after comparing it with one read anew.
fn counted(bench: &Bench, views: &Views, case: factdesk_domain::CaseId) -> Progress {
    let (kept, fresh) = bench
        .desk
        .read(|c| Ok((views.of(c, case)?, view::load(c, case, &Layouts::default())?)))
        .unwrap();
    assert_eq!(kept.progress(), fresh.progress());
    assert_eq!(signs(&kept), signs(&fresh));
    kept.progress()
}

#[test]
fn counts_follow_each_change() {
    let bench = desk();
    let (case, views) = (bench.case(), Views::default());
    let report = bench.article(case, REPORT);
    let longer = format!("{REPORT} Nobody else was there.");
    let second = bench.article(case, &longer);
    let (desk, me) = (&bench.desk, bench.me);
    suggestions(&bench, case, report);
    let before = counted(&bench, &views, case);
    assert_eq!(
        (before.claims, before.contested, before.sentences_settled),
        (2, 2, 0)
    );

    let denial = bench.claim_in(case, report, "denied any shelling");
    counted(&bench, &views, case);
    let one = verdict::give(desk, me, rating(denial, "false", "Shells were found."))
        .unwrap()
        .value;
    let after = counted(&bench, &views, case);
    assert_eq!(
        (after.claims, after.claims_settled, after.sentences_settled),
        (3, 1, 1)
    );

    claim::flag(desk, me, denial, true).unwrap();
    claim::park(desk, me, denial, None).unwrap();
    let parked = counted(&bench, &views, case);
    assert_eq!((parked.flagged, parked.parked), (1, 1));

    let place = Some(Place {
        article: second,
        version: None,
        span: span(&longer, "Nobody else was there"),
    });
    let said = statement::add(
        desk,
        me,
        denial,
        NewStatement {
            place,
            ..NewStatement::default()
        },
    )
    .unwrap()
    .value;
    assert_eq!(
        counted(&bench, &views, case).sentences_settled,
        2,
        "the verdict covers the other article too"
    );
    let back = Place {
        article: second,
        version: None,
        span: span(&longer, "Residents counted 23 wounded"),
    };
    statement::anchor(desk, me, said, back).unwrap();
    statement::edit(
        desk,
        me,
        denial,
        Some(said),
        vec![StatementChange::Speaker(Some("The mayor".into()))],
    )
    .unwrap();
    assert_eq!(counted(&bench, &views, case).sentences_settled, 2);

    passage::mark(
        desk,
        me,
        Place {
            article: second,
            version: None,
            span: span(&longer, "東京都で火災"),
        },
        None,
    )
    .unwrap();
    assert_eq!(counted(&bench, &views, case).sentences_settled, 3);
    verdict::withdraw(desk, me, one, None).unwrap();
    let withdrawn = counted(&bench, &views, case);
    assert_eq!((withdrawn.claims_settled, withdrawn.sentences_settled), (0, 1));
}
