//! New texts of an article: what stands in it finds its place, or waits as an orphan.

use factdesk_desk::article::{self, NewVersion, Updated};
use factdesk_desk::claim::{self, NewClaim, NewStatement, Place};
use factdesk_desk::orphan::{self, Waiting};
use factdesk_desk::view::{Layouts, load, sentence_states};
use factdesk_desk::{Desk, Done, passage, search, statement, verdict};
use factdesk_domain::claim::WorkState;
use factdesk_domain::placed::PlacedHow;
use factdesk_domain::{ArticleId, CaseId, ClaimId, ReviewerId};

use crate::support::{Bench, desk, rating, span};

/// Written by us for these tests.
const FIRST: &str = "Fire crews worked through the night at the grain terminal in Port Ostra.\n\n\
The ministry said 11 people were wounded when a silo wall gave way. \
Divers searched the basin until the tide turned.\n\n\
Residents counted 23 wounded in the streets behind the customs house. \
A school was opened for families who could not go home.\n\n\
The mayor denied any shelling of the harbour. 東京都で火災 \u{1F525} was unrelated.\n\n\
The terminal handles a third of the barley that leaves the bay.";

/// The paragraph with the ministry went to the end, the count of the residents changed, what the mayor said is gone,
/// and a paragraph is new.
const LATER: &str = "Fire crews worked through the night at the grain terminal in Port Ostra.\n\n\
A crane fell into the dock at noon and nobody stood near it.\n\n\
Residents counted 27 wounded in the streets behind the customs house. \
A school was opened for families who could not go home.\n\n\
東京都で火災 \u{1F525} was unrelated.\n\n\
The terminal handles a third of the barley that leaves the bay.\n\n\
The ministry said 11 people were wounded when a silo wall gave way. \
Divers searched the basin until the tide turned.";

const MINISTRY: &str = "The ministry said 11 people were wounded when a silo wall gave way.";
const RESIDENTS: &str = "Residents counted 23 wounded in the streets behind the customs house.";
const MAYOR: &str = "The mayor denied any shelling of the harbour.";
const NOTHING: &str = "東京都で火災 \u{1F525} was unrelated.";

fn claim_in(bench: &Bench, case: CaseId, article: ArticleId, words: &str) -> ClaimId {
    let place = Some(Place {
        article,
        version: None,
        span: span(FIRST, words),
    });
    let said = NewStatement {
        place,
        ..NewStatement::default()
    };
    let new = NewClaim {
        statements: vec![said],
        ..NewClaim::default()
    };
    claim::create(&bench.desk, bench.me, case, new).unwrap().value
}

fn update_by(desk: &Desk, by: ReviewerId, article: ArticleId, text: &str) -> Done<Updated> {
    let new = NewVersion {
        bytes: Some(text.as_bytes().to_vec()),
        file_name: Some("later.txt".into()),
        media_type: Some("text/plain".into()),
        text: text.into(),
        reason: Some("The agency corrected it.".into()),
        byline: Some("Ida Stern".into()),
        ..NewVersion::default()
    };
    article::update(desk, by, article, new).unwrap()
}

fn update(bench: &Bench, article: ArticleId, text: &str) -> Updated {
    update_by(&bench.desk, bench.me, article, text).value
}

fn how(bench: &Bench, claim: ClaimId) -> Option<PlacedHow> {
    let said = bench.desk.read(|c| statement::list(c, claim)).unwrap();
    said[0].placed.map(|placed| placed.how)
}

fn exact(bench: &Bench, claim: ClaimId) -> String {
    let said = bench.desk.read(|c| statement::list(c, claim)).unwrap();
    said[0].exact().to_owned()
}

fn decide(bench: &Bench, claim: ClaimId) {
    verdict::give(&bench.desk, bench.me, rating(claim, "true", "Both lists agree.")).unwrap();
}

struct Story {
    bench: Bench,
    case: CaseId,
    article: ArticleId,
    ministry: ClaimId,
    residents: ClaimId,
    mayor: ClaimId,
}

/// An article with three claims, each decided, and a marked passage.
fn story() -> Story {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, FIRST);
    let claims = [MINISTRY, RESIDENTS, MAYOR].map(|words| claim_in(&bench, case, article, words));
    for claim in claims {
        decide(&bench, claim);
    }
    let place = Place {
        article,
        version: None,
        span: span(FIRST, NOTHING),
    };
    passage::mark(&bench.desk, bench.me, place, None).unwrap();
    let [ministry, residents, mayor] = claims;
    Story {
        bench,
        case,
        article,
        ministry,
        residents,
        mayor,
    }
}

#[test]
fn what_stands_in_an_article_finds_its_place_in_the_new_text() {
    let story = story();
    let bench = &story.bench;
    let done = update(bench, story.article, LATER);
    assert!(!done.same);
    let placing = done.placing;
    assert_eq!(placing.number, 2);
    assert_eq!(placing.kept + placing.moved, 2, "{placing:?}");
    assert_eq!((placing.changed, placing.orphans), (1, 1), "{placing:?}");
    assert_eq!(done.reopened, [story.residents]);
    assert_eq!(how(bench, story.residents), Some(PlacedHow::Fuzzy));
    assert_eq!(exact(bench, story.residents), RESIDENTS.replace("23", "27"));
    assert_eq!(
        how(bench, story.mayor),
        None,
        "an orphan keeps its place in the old text"
    );

    assert_eq!(bench.state(story.ministry), WorkState::Decided);
    assert_eq!(bench.state(story.residents), WorkState::Open);
    assert_eq!(bench.state(story.mayor), WorkState::Decided);
    let orphans = bench.desk.read(|c| orphan::list(c, story.case)).unwrap();
    assert_eq!(orphans.len(), 1);
    assert!(matches!(orphans[0].waiting, Waiting::Statement(_, claim) if claim == story.mayor));
    assert_eq!(orphans[0].version, 1);

    let known = bench.desk.read(|c| article::show(c, story.article)).unwrap();
    assert_eq!(
        known.byline.as_deref(),
        Some("Ida Stern"),
        "nothing was known before"
    );
    assert_eq!(known.title, "Harbour report");
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn the_walk_the_coverage_and_the_search_work_on_the_new_text() {
    let story = story();
    let bench = &story.bench;
    update(bench, story.article, LATER);
    let layouts = Layouts::default();
    let view = bench.desk.read(|c| load(c, story.case, &layouts)).unwrap();
    assert_eq!(view.orphans(), 1);
    assert_eq!(
        view.claims.len(),
        3,
        "a claim that is only an orphan stays in the walk"
    );
    let residents = view.claim(story.residents).unwrap();
    let reason = residents.reopened.as_deref().unwrap();
    assert!(
        reason.contains("23 wounded") && reason.contains("27 wounded"),
        "{reason}"
    );
    assert!(!residents.is_settled());
    let states = &sentence_states(&view)[0];
    let of = |claim: ClaimId| {
        states
            .iter()
            .filter(|state| state.claims.contains(&claim))
            .count()
    };
    assert_eq!(
        (of(story.ministry), of(story.residents), of(story.mayor)),
        (1, 1, 0)
    );
    assert_eq!(states.iter().filter(|state| state.mark.is_some()).count(), 1);

    let hits = |words: &str| {
        let found = bench
            .desk
            .read(|c| search::find(c, words, Some(story.case), 20))
            .unwrap();
        found
            .iter()
            .filter(|hit| hit.noun == factdesk_domain::Noun::Article)
            .count()
    };
    assert_eq!((hits("crane"), hits("shelling")), (1, 0));
}

#[test]
fn the_text_that_it_has_already_writes_nothing() {
    let story = story();
    let head = story.bench.desk.case_head(story.case).unwrap();
    let done = update_by(
        &story.bench.desk,
        story.bench.me,
        story.article,
        &FIRST.replace('\n', "\r\n"),
    );
    assert!(done.value.same && done.outcome.is_empty());
    assert_eq!(story.bench.desk.case_head(story.case).unwrap(), head);
}

#[test]
fn one_undo_takes_the_new_text_back_and_one_redo_brings_it_again() {
    let story = story();
    let bench = &story.bench;
    let before = bench.desk.digest(None).unwrap();
    update(bench, story.article, LATER);
    let after = bench.desk.digest(None).unwrap();
    let undone = bench.desk.undo(bench.me, Some(story.case)).unwrap();
    assert_eq!(
        undone.value.label.split(':').next(),
        Some("Version 2 of an article")
    );
    assert_eq!(bench.desk.digest(None).unwrap(), before);
    assert_eq!(bench.state(story.residents), WorkState::Decided);
    assert_eq!(bench.desk.read(|c| orphan::list(c, story.case)).unwrap(), []);
    bench.desk.redo(bench.me, Some(story.case)).unwrap();
    assert_eq!(bench.desk.digest(None).unwrap(), after);
    assert_eq!(bench.state(story.residents), WorkState::Open);
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_new_verdict_settles_changed_words_and_the_old_words_bring_the_old_verdict_back() {
    let story = story();
    let bench = &story.bench;
    update(bench, story.article, LATER);
    let third = LATER.replace(
        "A crane fell into the dock at noon and nobody stood near it.\n\n",
        "",
    );
    let done = update(bench, story.article, &third);
    assert_eq!(done.placing.number, 3);
    assert_eq!(
        bench.state(story.residents),
        WorkState::Open,
        "it was never looked at again"
    );
    decide(bench, story.residents);
    assert_eq!(bench.state(story.residents), WorkState::Decided);
    assert_eq!(
        update(bench, story.article, &format!("{third} More follows.")).reopened,
        []
    );

    let other = self::story();
    update(&other.bench, other.article, LATER);
    let back = update(&other.bench, other.article, FIRST);
    assert_eq!(back.placing.orphans, 0, "the orphan is tried again and found");
    assert_eq!(other.bench.state(other.residents), WorkState::Decided);
    assert_eq!(exact(&other.bench, other.mayor), MAYOR);
}

#[test]
fn a_person_shows_the_place_of_an_orphan() {
    let story = story();
    let bench = &story.bench;
    update(bench, story.article, LATER);
    let orphan = bench
        .desk
        .read(|c| orphan::list(c, story.case))
        .unwrap()
        .remove(0);
    let Waiting::Statement(id, _) = orphan.waiting else {
        panic!("{orphan:?}")
    };
    let place = Place {
        article: story.article,
        version: None,
        span: span(
            LATER,
            "A crane fell into the dock at noon and nobody stood near it.",
        ),
    };
    statement::place(&bench.desk, bench.me, id, place).unwrap();
    assert_eq!(bench.desk.read(|c| orphan::list(c, story.case)).unwrap(), []);
    assert_eq!(how(bench, story.mayor), Some(PlacedHow::Person));
    assert_eq!(bench.state(story.mayor), WorkState::Open, "these are other words");
    bench.desk.undo(bench.me, Some(story.case)).unwrap();
    assert_eq!(bench.state(story.mayor), WorkState::Decided);
    statement::retract(&bench.desk, bench.me, id, None).unwrap();
    assert_eq!(bench.desk.read(|c| orphan::list(c, story.case)).unwrap(), []);
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_claim_that_was_taken_out_stays_out_and_takes_its_place_along() {
    let story = story();
    let bench = &story.bench;
    claim::retract(&bench.desk, bench.me, story.ministry, None).unwrap();
    claim::retract(&bench.desk, bench.me, story.residents, None).unwrap();
    let done = update(bench, story.article, LATER);
    assert_eq!(done.placing.kept + done.placing.moved, 1, "only the mark counts");
    let refused = bench
        .desk
        .read(|c| Ok(factdesk_desk::suggestion::refused(c, story.case)?))
        .unwrap();
    let here: Vec<&str> = refused
        .iter()
        .filter(|place| place.version == done.version)
        .map(|place| &LATER[place.span.clone()])
        .collect();
    assert_eq!(here, [MINISTRY], "changed words are new");
    assert!(
        bench
            .desk
            .read(|c| claim::show(c, story.ministry))
            .unwrap()
            .retracted
    );
}

fn exchange(from: &Desk, to: &Desk, case: CaseId) {
    let reception = to.receive(from.operations_of(case).unwrap()).unwrap();
    assert!(
        reception.refused.is_empty() && reception.waiting == 0,
        "{reception:?}"
    );
}

#[test]
fn new_texts_of_two_laptops_are_both_kept_and_one_is_worked_on() {
    let (story, there) = (story(), desk());
    let here = &story.bench;
    exchange(&here.desk, &there.desk, story.case);
    claim::retract(&there.desk, there.me, story.mayor, None).unwrap();
    update(here, story.article, LATER);
    let other = format!("{FIRST} Nothing else is known.");
    update_by(&there.desk, there.me, story.article, &other);
    exchange(&here.desk, &there.desk, story.case);
    exchange(&there.desk, &here.desk, story.case);
    for desk in [&here.desk, &there.desk] {
        let versions = desk.read(|c| article::versions(c, story.article)).unwrap();
        assert_eq!(versions.len(), 3);
        assert!(desk.check().unwrap().tables_match_log);
        let mayor = desk.read(|c| claim::show(c, story.mayor)).unwrap();
        assert!(
            mayor.retracted && !mayor.revived,
            "a new text brings no claim back"
        );
    }
    assert_eq!(
        here.desk.digest(Some(story.case)).unwrap(),
        there.desk.digest(Some(story.case)).unwrap()
    );
    let orphans = |desk: &Desk| desk.read(|c| orphan::list(c, story.case)).unwrap();
    assert_eq!(orphans(&here.desk), orphans(&there.desk));
    // Whoever updates next brings everything that has words there home.
    update(here, story.article, &format!("{other} It rains."));
    assert_eq!(orphans(&here.desk), []);
}
