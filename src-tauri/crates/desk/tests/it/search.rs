//! Search over what the desk holds.

use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::{article, claim, search, verdict};
use factdesk_domain::Noun;
use factdesk_domain::claim::ClaimChange;
use factdesk_domain::evidence::EvidenceStance;

use crate::support::{REPORT, desk, rating, suggestions};

#[test]
fn every_noun_is_found_in_any_script_and_however_short() {
    let bench = desk();
    let case = bench.case();
    bench.article(case, REPORT);
    let claim = bench.claim(case, "The EU counted eleven.");
    let source = bench.source("Zürich register");
    let quote = NewEvidence::quoting(claim, source, "onze blessés", EvidenceStance::Supports);
    evidence::add(&bench.desk, bench.me, quote).unwrap();
    verdict::give(
        &bench.desk,
        bench.me,
        rating(claim, "true", "Counted by two hospitals."),
    )
    .unwrap();
    let found = |query: &str| {
        let hits = bench.desk.read(|c| search::find(c, query, None, 10)).unwrap();
        hits.iter().map(|hit| hit.noun).collect::<Vec<_>>()
    };
    assert_eq!(found("eu"), [Noun::Claim]);
    assert_eq!(found("火災"), [Noun::Article]);
    assert_eq!(
        found("zurich"),
        [Noun::Source],
        "the copy in the case is not a second hit"
    );
    assert_eq!(found("blesses"), [Noun::Evidence]);
    assert_eq!(found("hospitals"), [Noun::Verdict]);
    assert_eq!(found("\" OR * ^ NEAR("), [], "search syntax is only words");
    assert_eq!(found(""), []);
    bench.desk.rebuild().unwrap();
    assert_eq!(found("eu"), [Noun::Claim], "a rebuild makes the index again");
}

#[test]
fn a_suggested_claim_is_found_once_before_and_after_it_is_accepted() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let (suggested, _) = suggestions(&bench, case, article);
    let found = || {
        let hits = bench
            .desk
            .read(|c| search::find(c, "Wounded PEOPLE 11", Some(case), 10))
            .unwrap();
        let claims = hits.iter().filter(|hit| hit.noun == Noun::Claim);
        claims.map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(found(), [suggested[0].id.into()]);
    claim::accept(&bench.desk, bench.me, suggested[0].id).unwrap();
    assert_eq!(found(), [suggested[0].id.into()]);
    claim::retract(&bench.desk, bench.me, suggested[0].id, None).unwrap();
    assert_eq!(found(), []);
}

#[test]
fn a_suggestion_of_an_article_that_was_taken_out_is_not_found() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    suggestions(&bench, case, article);
    let found = || {
        let hits = bench.desk.read(|c| search::find(c, "wounded", Some(case), 10));
        hits.unwrap().len()
    };
    assert!(found() > 1, "the article and what is suggested in it");
    article::retract(&bench.desk, bench.me, article, None).unwrap();
    assert_eq!(found(), 0);
    bench.desk.undo(bench.me, Some(case)).unwrap();
    assert!(found() > 1);
}

#[test]
fn what_is_gone_is_not_found() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "The lighthouse fell.");
    let found = |query: &str| {
        bench
            .desk
            .read(|c| search::find(c, query, Some(case), 10))
            .unwrap()
            .len()
    };
    assert_eq!(found("lighthouse"), 1);
    claim::edit(
        &bench.desk,
        bench.me,
        claim,
        vec![ClaimChange::Text("The tower fell.".into())],
    )
    .unwrap();
    assert_eq!((found("lighthouse"), found("tower")), (0, 1));
    claim::retract(&bench.desk, bench.me, claim, None).unwrap();
    assert_eq!(found("tower"), 0);
    bench.desk.undo(bench.me, None).unwrap();
    assert_eq!(found("tower"), 1);
}
