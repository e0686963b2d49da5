//! Search over what the desk holds.

use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::{Desk, article, claim, search, verdict};
use factdesk_domain::Noun;
use factdesk_domain::claim::ClaimChange;
use factdesk_domain::evidence::EvidenceStance;

use crate::support::{REPORT, desk, rating, suggestions, ticking};

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

/// Operations that the index has not taken in, and whether it has a row of this object.
fn behind(desk: &Desk, id: impl std::fmt::Display) -> (i64, bool) {
    let sql = "SELECT (SELECT max(position) FROM op) - (SELECT position FROM index_state),
                      EXISTS (SELECT 1 FROM search_row WHERE id = ?1)";
    desk.read(|c| Ok(c.query_row(sql, [id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?))
        .unwrap()
}

#[test]
fn a_verdict_is_found_at_once_here_in_another_program_and_after_a_crash() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "The lighthouse fell.");
    let verdict = verdict::give(&bench.desk, bench.me, rating(claim, "true", "A diver saw it."))
        .unwrap()
        .value;
    let found = |desk: &Desk| {
        let hits = desk
            .read(|c| search::find(c, "DIVER saw", Some(case), 10))
            .unwrap();
        hits.iter().map(|hit| (hit.noun, hit.id)).collect::<Vec<_>>()
    };
    let wanted = [(Noun::Verdict, verdict.into())];
    let (operations, indexed) = behind(&bench.desk, verdict);
    assert!(operations > 0 && !indexed, "the index is behind");
    assert_eq!(found(&bench.desk), wanted);
    let folder = bench.place.path().join("desk");
    assert_eq!(found(&Desk::open_read(&folder, ticking()).unwrap()), wanted);

    // The files as a program leaves them that is killed now.
    let crashed = bench.place.path().join("crashed");
    std::fs::create_dir(&crashed).unwrap();
    for name in ["desk.db", "desk.db-wal", "archive.db", "archive.db-wal"] {
        std::fs::copy(folder.join(name), crashed.join(name)).unwrap();
    }
    assert_eq!(found(&Desk::open(&crashed, ticking()).unwrap()), wanted);
}

#[test]
fn the_index_follows_in_steps_and_nothing_is_found_twice_or_missed() {
    let bench = desk();
    let case = bench.case();
    let count = |query: &str| {
        let hits = bench.desk.read(|c| search::find(c, query, Some(case), 500));
        hits.unwrap().len()
    };
    let (mut claims, mut steps) = (Vec::new(), 0);
    for n in 0..200 {
        let claim = bench.claim(case, &format!("Witness number{n} saw the fire."));
        claims.push(claim);
        let (operations, indexed) = behind(&bench.desk, claim);
        assert!(operations <= 64, "{operations} operations are not in the index");
        steps += i32::from(indexed);
        assert_eq!(count(&format!("number{n}")), 1);
    }
    assert!((2..=20).contains(&steps), "{steps} steps");
    assert_eq!(count("witness"), 200);
    // Words that are in the index and are none of the claim any more.
    let reworded = vec![ClaimChange::Text("Nobody saw it.".into())];
    claim::edit(&bench.desk, bench.me, claims[0], reworded).unwrap();
    assert!(behind(&bench.desk, claims[0]).1, "its old words are in the index");
    assert_eq!((count("number0"), count("witness"), count("nobody")), (0, 199, 1));
    bench.desk.undo(bench.me, Some(case)).unwrap();
    assert_eq!((count("number0"), count("witness"), count("nobody")), (1, 200, 0));
}

#[test]
fn what_was_written_last_is_not_pushed_out_by_what_is_in_the_index() {
    let bench = desk();
    let case = bench.case();
    for n in 0..40 {
        bench.claim(case, &format!("The fire number{n}."));
    }
    bench.desk.rebuild().unwrap();
    let last = bench.claim(
        case,
        "Of all that was said of it then, this one was about a fire.",
    );
    let hits = bench
        .desk
        .read(|c| search::find(c, "fire", Some(case), 5))
        .unwrap();
    assert_eq!((hits.len(), hits[0].id), (5, last.into()));
}
