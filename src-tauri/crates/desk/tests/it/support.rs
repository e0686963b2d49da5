//! Builders that make an arrangement one sentence.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use factdesk_desk::article::{self, NewArticle};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim, NewStatement, Place};
use factdesk_desk::source::{self, NewSource};
use factdesk_desk::suggestion::{SuggestedClaim, SuggestedRelation};
use factdesk_desk::verdict::{Finding, NewVerdict};
use factdesk_desk::{Clock, Desk};
use factdesk_domain::source::SourceKind;
use factdesk_domain::text::Span;
use factdesk_domain::{ArticleId, CaseId, ClaimId, ReviewerId, SourceId, TimestampMs};

/// Written by us for these tests.
pub const REPORT: &str = "The ministry said 11 people were wounded. \
Residents counted 23 wounded. The mayor denied any shelling of the harbour. 東京都で火災 \u{1F525} was unrelated.";

/// A clock that ticks one second at each look.
pub fn ticking() -> Clock {
    let time = Arc::new(AtomicI64::new(1_700_000_000_000));
    Box::new(move || TimestampMs::from_i64(time.fetch_add(1000, Ordering::SeqCst)))
}

pub struct Bench {
    pub place: tempfile::TempDir,
    pub desk: Desk,
    pub me: ReviewerId,
}

pub fn desk() -> Bench {
    let place = tempfile::tempdir().unwrap();
    let desk = Desk::open(&place.path().join("desk"), ticking()).unwrap();
    let me = desk.me().unwrap();
    Bench { place, desk, me }
}

impl Bench {
    pub fn case(&self) -> CaseId {
        let new = NewCase {
            title: "Harbour".into(),
            ..NewCase::default()
        };
        case::create(&self.desk, self.me, new).unwrap().value
    }

    pub fn article(&self, case: CaseId, text: &str) -> ArticleId {
        let new = NewArticle {
            bytes: Some(text.as_bytes().to_vec()),
            file_name: Some("report.txt".into()),
            media_type: Some("text/plain".into()),
            title: "Harbour report".into(),
            text: text.into(),
            ..NewArticle::default()
        };
        article::add(&self.desk, self.me, case, new)
            .unwrap()
            .value
            .article
    }

    pub fn claim(&self, case: CaseId, text: &str) -> ClaimId {
        let new = NewClaim {
            text: Some(text.into()),
            ..NewClaim::default()
        };
        claim::create(&self.desk, self.me, case, new).unwrap().value
    }

    pub fn claim_in(&self, case: CaseId, article: ArticleId, words: &str) -> ClaimId {
        let place = Some(Place {
            article,
            version: None,
            span: span(REPORT, words),
        });
        let statements = vec![NewStatement {
            place,
            ..NewStatement::default()
        }];
        claim::create(
            &self.desk,
            self.me,
            case,
            NewClaim {
                statements,
                ..NewClaim::default()
            },
        )
        .unwrap()
        .value
    }

    pub fn source(&self, name: &str) -> SourceId {
        source::add(&self.desk, self.me, NewSource::named(name, SourceKind::Primary))
            .unwrap()
            .value
    }

    pub fn state(&self, claim: ClaimId) -> factdesk_domain::claim::WorkState {
        self.desk.read(|c| claim::show(c, claim)).unwrap().state
    }

    /// The digest before and after a rebuild are the same, and so is the one of the log in memory.
    pub fn assert_rebuild_changes_nothing(&self) {
        let before = self.desk.digest(None).unwrap();
        self.desk.rebuild().unwrap();
        assert_eq!(
            self.desk.digest(None).unwrap(),
            before,
            "a rebuild changes no row"
        );
        let checked = self.desk.check().unwrap();
        assert!(checked.is_sound(), "{checked:?}");
    }
}

pub fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}

pub fn rating(claim: ClaimId, rating: &str, rationale: &str) -> NewVerdict {
    NewVerdict {
        claim,
        finding: Finding::Rating(rating.into()),
        conclusion: None,
        rationale: rationale.into(),
        confidence: None,
        would_change: None,
    }
}

pub fn suggestions(
    bench: &Bench,
    case: CaseId,
    article: ArticleId,
) -> (Vec<SuggestedClaim>, Vec<SuggestedRelation>) {
    let version = bench
        .desk
        .read(|c| article::show(c, article))
        .unwrap()
        .current_version;
    let made = |words: &str, worth| {
        let span = span(REPORT, words);
        SuggestedClaim {
            id: ClaimId::suggested(case, version, span, words),
            case,
            article,
            version,
            start: span.start.get(),
            end: span.end.get(),
            exact: words.into(),
            text: words.into(),
            claim_type: Some("number".into()),
            speaker: Some("The ministry".into()),
            cue: Some("said".into()),
            stance: "asserts".into(),
            outlet: None,
            said: Some("2023-09-19".into()),
            worth,
            reasons: vec!["It counts people.".into()],
            facts: vec![("Number".into(), "11".into())],
            analyser: "test 1".into(),
        }
    };
    let claims = vec![made("11 people were wounded", 700), made("23 wounded", 600)];
    let relation = SuggestedRelation {
        case,
        a: claims[0].id,
        b: claims[1].id,
        kind: "contradicts".into(),
        difference: "different_number".into(),
        basis: "11 against 23".into(),
        reason: "Both count the wounded.".into(),
        question: "How many were wounded?".into(),
        score: 900,
        label_a: "11".into(),
        label_b: "23".into(),
        differs_a: Some((18, 20)),
        differs_b: None,
        analyser: "test 1".into(),
    };
    let relations = vec![relation.in_order()];
    bench
        .desk
        .write_local(|tx| {
            Ok(factdesk_desk::suggestion::replace(
                tx,
                case,
                "test 1",
                (&claims, &relations),
            )?)
        })
        .unwrap();
    (claims, relations)
}
