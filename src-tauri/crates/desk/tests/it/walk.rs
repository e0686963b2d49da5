//! The walk from import to verdict.

use factdesk_desk::article::Status;
use factdesk_desk::claim::{self, NewClaim, NewStatement, Part, Place};
use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::{article, case, comment, passage, relation, reviewer, source, statement, verdict};
use factdesk_domain::claim::WorkState;
use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::relation::{RelationKind, RelationStatus};
use factdesk_domain::reviewer::Role;
use factdesk_domain::text::Span;

use crate::support::{REPORT, desk, rating, span, suggestions};

#[test]
fn a_new_desk_has_one_reviewer_and_an_intact_log() {
    let bench = desk();
    let reviewers = bench
        .desk
        .read(|c| reviewer::list(c, bench.desk.desk_case()))
        .unwrap();
    assert_eq!(reviewers.len(), 1);
    assert_eq!(reviewers[0].name, reviewer::login_name());
    let verified = bench.desk.verify(None).unwrap();
    assert!(verified.is_intact() && verified.operations == 1, "{verified:?}");
}

#[test]
fn from_article_to_verdict() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let claim = bench.claim_in(case, article, "11 people were wounded");
    assert_eq!(bench.state(claim), WorkState::Open);
    let source = bench.source("Hospital register");
    let quote = NewEvidence::quoting(claim, source, "eleven admitted", EvidenceStance::Supports);
    let found = evidence::add(&bench.desk, bench.me, quote).unwrap().value;
    assert_eq!(bench.state(claim), WorkState::InProgress);
    let given = verdict::give(
        &bench.desk,
        bench.me,
        rating(claim, "true", "The register says so [E1]."),
    )
    .unwrap()
    .value;
    assert_eq!(bench.state(claim), WorkState::Decided);
    let verdict = bench.desk.read(|c| verdict::show(c, given)).unwrap();
    assert_eq!(verdict.rationale, format!("The register says so [[{found}]]."));
    assert_eq!(verdict.pinned_text, "11 people were wounded");
    assert_eq!(verdict.pinned_versions.len(), 1);
    let copied = bench.desk.read(|c| source::list(c, case)).unwrap();
    assert_eq!(copied.len(), 1, "the case took the source's card along");
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_later_verdict_takes_the_place_of_the_earlier_and_both_stay() {
    let bench = desk();
    let claim = bench.claim(bench.case(), "Eleven were wounded.");
    let first = verdict::give(&bench.desk, bench.me, rating(claim, "true", "a"))
        .unwrap()
        .value;
    let second = verdict::give(&bench.desk, bench.me, rating(claim, "false", "b"))
        .unwrap()
        .value;
    let all = bench.desk.read(|c| verdict::list(c, claim)).unwrap();
    let current: Vec<_> = all.iter().filter(|v| v.is_current()).map(|v| v.id).collect();
    assert_eq!(current, [second]);
    assert_eq!(all[0].superseded_by, [second]);
    assert_eq!(all[1].supersedes, [first]);
    assert_eq!(
        bench.state(claim),
        WorkState::Decided,
        "one reviewer does not dispute with himself"
    );
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn two_reviewers_who_differ_dispute() {
    let bench = desk();
    let claim = bench.claim(bench.case(), "Eleven were wounded.");
    let other = reviewer::add(&bench.desk, bench.me, "Second Reader", Role::SecondReader)
        .unwrap()
        .value;
    verdict::give(&bench.desk, bench.me, rating(claim, "true", "a")).unwrap();
    let theirs = verdict::give(&bench.desk, other, rating(claim, "false", "b"))
        .unwrap()
        .value;
    assert_eq!(bench.state(claim), WorkState::Disputed);
    assert!(
        verdict::withdraw(&bench.desk, bench.me, theirs, None).is_err(),
        "only who gave it withdraws"
    );
    verdict::withdraw(&bench.desk, other, theirs, Some("misread".into())).unwrap();
    assert_eq!(bench.state(claim), WorkState::Decided);
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_verdict_on_a_suggestion_accepts_it_in_one_act() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let (claims, _) = suggestions(&bench, case, article);
    let before = bench.desk.read(|c| claim::list(c, case)).unwrap();
    assert_eq!(before.len(), 2);
    assert!(before.iter().all(|card| card.contested && !card.claim.accepted));
    verdict::give(&bench.desk, bench.me, rating(claims[0].id, "true", "a")).unwrap();
    let accepted = bench.desk.read(|c| claim::show(c, claims[0].id)).unwrap();
    assert!(accepted.accepted);
    assert_eq!(accepted.facts()[0].value, "11");
    let said = bench.desk.read(|c| statement::list(c, claims[0].id)).unwrap();
    assert_eq!(
        (said[0].exact(), said[0].speaker.as_deref()),
        ("11 people were wounded", Some("The ministry"))
    );
    assert_eq!(
        bench.desk.read(|c| claim::list(c, case)).unwrap().len(),
        2,
        "an accepted one is not listed twice"
    );
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_rejected_relation_is_not_suggested_again() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    suggestions(&bench, case, article);
    let known = bench.desk.read(|c| relation::list_of_case(c, case)).unwrap();
    assert_eq!(known[0].status, RelationStatus::Suggested);
    relation::reject(&bench.desk, bench.me, known[0].id).unwrap();
    suggestions(&bench, case, article);
    let known = bench.desk.read(|c| relation::list_of_case(c, case)).unwrap();
    assert_eq!((known.len(), known[0].status), (1, RelationStatus::Rejected));
    assert!(
        bench
            .desk
            .read(|c| claim::list(c, case))
            .unwrap()
            .iter()
            .all(|card| !card.contested)
    );
    relation::confirm(&bench.desk, bench.me, known[0].id).unwrap();
    let cards = bench.desk.read(|c| claim::list(c, case)).unwrap();
    assert!(
        cards.iter().all(|card| card.contested && card.claim.accepted),
        "a confirmation accepts both"
    );
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn the_same_text_is_recognised_and_not_added_again() {
    let bench = desk();
    let case = bench.case();
    let first = bench.article(case, REPORT);
    let again = article::NewArticle {
        title: "Other title".into(),
        text: format!("\u{feff}{}", REPORT.replace('\n', "\r\n")),
        ..Default::default()
    };
    let done = article::add(&bench.desk, bench.me, case, again).unwrap();
    assert_eq!(
        (done.value.article, done.value.status),
        (first, Status::Duplicate)
    );
    assert!(
        done.outcome.is_empty(),
        "an import that adds nothing appends nothing"
    );
    let head = bench.desk.case_head(case).unwrap();
    assert!(bench.desk.verify(Some(head)).unwrap().is_intact());
}

#[test]
fn a_split_leaves_the_whole_readable_and_moves_evidence() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let claim = bench.claim_in(
        case,
        article,
        "11 people were wounded. Residents counted 23 wounded",
    );
    let source = bench.source("Register");
    let quote = NewEvidence::quoting(claim, source, "eleven", EvidenceStance::Supports);
    let found = evidence::add(&bench.desk, bench.me, quote).unwrap().value;
    let parts = vec![
        Part {
            text: "Eleven were wounded.".into(),
            evidence: vec![found],
        },
        Part {
            text: "23 were wounded.".into(),
            evidence: vec![],
        },
    ];
    let made = claim::split(&bench.desk, bench.me, claim, parts).unwrap().value;
    let listed: Vec<_> = bench
        .desk
        .read(|c| claim::list(c, case))
        .unwrap()
        .iter()
        .map(|card| card.claim.id)
        .collect();
    assert!(
        listed.len() == 2 && made.iter().all(|part| listed.contains(part)),
        "{listed:?}"
    );
    assert_eq!(
        bench.desk.read(|c| evidence::list(c, made[0])).unwrap()[0].id,
        found
    );
    assert_eq!(bench.desk.read(|c| statement::list(c, made[1])).unwrap().len(), 1);
    let refused = verdict::give(&bench.desk, bench.me, rating(claim, "true", "x")).unwrap_err();
    assert_eq!(refused.code(), "gone");
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_merge_takes_statements_and_evidence_along() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let (into, from) = (
        bench.claim(case, "Eleven were wounded."),
        bench.claim_in(case, article, "11 people were wounded"),
    );
    let source = bench.source("Register");
    let quote = NewEvidence::quoting(from, source, "eleven", EvidenceStance::Supports);
    evidence::add(&bench.desk, bench.me, quote).unwrap();
    let given = verdict::give(&bench.desk, bench.me, rating(from, "true", "See [E1]."))
        .unwrap()
        .value;
    claim::merge(&bench.desk, bench.me, into, vec![from]).unwrap();
    assert_eq!(bench.desk.read(|c| evidence::list(c, into)).unwrap().len(), 1);
    assert_eq!(bench.desk.read(|c| statement::list(c, into)).unwrap().len(), 1);
    assert_eq!(
        bench.desk.read(|c| verdict::show(c, given)).unwrap().claim,
        from,
        "a verdict stays on its wording"
    );
    assert!(claim::merge(&bench.desk, bench.me, into, vec![into]).is_err());
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn park_flag_tag_recheck_comment_and_passage() {
    let bench = desk();
    let (desk, me) = (&bench.desk, bench.me);
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let claim = bench.claim(case, "Eleven were wounded.");
    claim::park(desk, me, claim, Some("waits for the register".into())).unwrap();
    assert_eq!(bench.state(claim), WorkState::Parked);
    claim::unpark(desk, me, claim).unwrap();
    claim::flag(desk, me, claim, true).unwrap();
    claim::tag_add(desk, me, claim, "harbour").unwrap();
    claim::tag_add(desk, me, claim, "count").unwrap();
    claim::tag_remove(desk, me, claim, "harbour").unwrap();
    claim::recheck(desk, me, claim, Some("2024-01-01".parse().unwrap()), None).unwrap();
    let said = comment::add(desk, me, comment::About::Claim(claim), "Ask again.", None)
        .unwrap()
        .value;
    comment::edit(desk, me, said, "Ask the ministry again.").unwrap();
    let place = Place {
        article,
        version: None,
        span: span(REPORT, "東京都で火災"),
    };
    let mark = passage::mark(desk, me, place, Some("another story".into()))
        .unwrap()
        .value;
    let shown = desk.read(|c| claim::show(c, claim)).unwrap();
    assert_eq!(
        (shown.flagged, shown.parked, shown.tags),
        (true, false, vec!["count".to_owned()])
    );
    assert_eq!(
        desk.read(|c| comment::list(c, comment::About::Claim(claim)))
            .unwrap()[0]
            .text,
        "Ask the ministry again."
    );
    assert_eq!(desk.read(|c| passage::list(c, article)).unwrap().len(), 1);
    passage::unmark(desk, me, mark).unwrap();
    assert!(desk.read(|c| passage::list(c, article)).unwrap().is_empty());
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn relations_that_a_person_sets() {
    let bench = desk();
    let case = bench.case();
    let (a, b) = (bench.claim(case, "Eleven."), bench.claim(case, "Twenty-three."));
    let new = |kind| relation::NewRelation {
        from: a,
        to: b,
        kind,
        basis: None,
        reason: None,
    };
    let id = relation::set(&bench.desk, bench.me, new(RelationKind::Contradicts))
        .unwrap()
        .value;
    assert!(
        bench
            .desk
            .read(|c| claim::list(c, case))
            .unwrap()
            .iter()
            .all(|card| card.contested)
    );
    relation::set(&bench.desk, bench.me, new(RelationKind::NewerFigure)).unwrap();
    let known = bench.desk.read(|c| relation::list_of_claim(c, b)).unwrap();
    assert_eq!(
        (known.len(), known[0].id, known[0].kind),
        (1, id, RelationKind::NewerFigure)
    );
    let itself = relation::NewRelation {
        to: a,
        ..new(RelationKind::SameClaim)
    };
    assert_eq!(
        relation::set(&bench.desk, bench.me, itself).unwrap_err().code(),
        "relation_to_itself"
    );
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn what_is_not_there_is_refused_with_a_code() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let claim = bench.claim(case, "Eleven were wounded.");
    let head = bench.desk.case_head(case).unwrap();
    let statement = |span| NewClaim {
        statements: vec![NewStatement {
            place: Some(Place {
                article,
                version: None,
                span,
            }),
            ..Default::default()
        }],
        ..Default::default()
    };
    let refused = |result: Result<(), factdesk_desk::Error>| result.unwrap_err().code();
    let me = bench.me;
    let desk = &bench.desk;
    assert_eq!(
        refused(claim::create(desk, me, case, statement(Span::new(0, 9999))).map(drop)),
        "span_outside_text"
    );
    assert_eq!(
        refused(claim::create(desk, me, case, statement(Span::new(5, 5))).map(drop)),
        "span_outside_text"
    );
    assert_eq!(
        refused(verdict::give(desk, me, rating(claim, "very-true", "x")).map(drop)),
        "rating_not_on_scale"
    );
    assert_eq!(
        refused(verdict::give(desk, me, rating(claim, "true", "")).map(drop)),
        "rationale_missing"
    );
    let nobody = factdesk_domain::ClaimId::from_bytes([7; 16]);
    assert_eq!(
        refused(verdict::give(desk, me, rating(nobody, "true", "x")).map(drop)),
        "unknown_claim"
    );
    let stranger = factdesk_domain::ReviewerId::from_bytes([7; 16]);
    assert_eq!(
        refused(claim::flag(desk, stranger, claim, true).map(drop)),
        "unknown_reviewer"
    );
    let nowhere = NewEvidence::quoting(
        claim,
        factdesk_domain::SourceId::from_bytes([7; 16]),
        "x",
        EvidenceStance::Context,
    );
    assert_eq!(
        refused(evidence::add(desk, me, nowhere).map(drop)),
        "unknown_source"
    );
    assert_eq!(
        refused(
            desk.read(|c| case::show(c, factdesk_domain::CaseId::from_bytes([7; 16])))
                .map(drop)
        ),
        "unknown_case"
    );
    assert_eq!(desk.case_head(case).unwrap(), head, "a refusal writes nothing");
}
