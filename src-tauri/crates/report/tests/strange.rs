//! What another program may write and no rule of this one lets pass: it is shown as it is, and the rest is readable.
#![allow(clippy::unwrap_used, reason = "in a test a failure is a panic")]

use factdesk_desk::article::{self, NewArticle};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::view::{self, Layouts};
use factdesk_desk::{Act, Desk, orphan, system_clock};
use factdesk_domain::passage::PassageMark;
use factdesk_domain::scale::DEFAULT;
use factdesk_domain::statement::{Stance, StatementAdd};
use factdesk_domain::text::{Anchor, ByteOffset};
use factdesk_domain::verdict::{Outcome, VerdictGive};
use factdesk_domain::{MarkId, Operation, ScaleId, StatementId, VerdictId};
use factdesk_report::{load, markdown};

const TEXT: &str = "The harbour master said eleven people were hurt. The crews were magnificent.";

#[test]
fn ratings_off_the_scale_and_places_outside_of_the_text_are_shown_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("desk"), system_clock()).unwrap();
    let me = desk.me().unwrap();
    let new = NewCase {
        title: "Fire".into(),
        ..NewCase::default()
    };
    let case = case::create(&desk, me, new).unwrap().value;
    let new = NewArticle {
        title: "Night".into(),
        text: TEXT.into(),
        ..NewArticle::default()
    };
    let added = article::add(&desk, me, case, new).unwrap().value;
    let new = NewClaim {
        text: Some("Eleven people were hurt.".into()),
        ..NewClaim::default()
    };
    let claim = claim::create(&desk, me, case, new).unwrap().value;
    let anchor = |start, end| Anchor {
        article: added.article,
        version: added.version,
        start: ByteOffset::new(start),
        end: ByteOffset::new(end),
        exact: format!("words at {start}"),
        prefix: String::new(),
        suffix: String::new(),
    };
    let verdict = |n: u8, scale, scale_version, rating: &str| {
        Operation::VerdictGive(VerdictGive {
            verdict: VerdictId::from_bytes([n; 16]),
            claim,
            outcome: Outcome::Rated {
                scale,
                scale_version,
                rating: rating.into(),
            },
            conclusion: None,
            rationale: "Counted.".into(),
            confidence: None,
            would_change: None,
            pinned_text: "Eleven people were hurt.".into(),
            pinned_versions: vec![],
            supersedes: vec![],
            blind: false,
        })
    };
    let statement = |n: u8, start, end| {
        Operation::StatementAdd(StatementAdd {
            statement: StatementId::from_bytes([n; 16]),
            claim,
            anchor: Some(anchor(start, end)),
            words: None,
            speaker: None,
            speaker_role: None,
            outlet: None,
            cue: None,
            stance: Stance::Asserts,
            date: None,
        })
    };
    let mark = |n: u8, start, end| {
        Operation::PassageMark(PassageMark {
            mark: MarkId::from_bytes([n; 16]),
            anchor: anchor(start, end),
            reason: None,
        })
    };
    let strange = [
        verdict(1, DEFAULT, 1, "splendid"),
        verdict(2, DEFAULT, 77, "false"),
        verdict(3, ScaleId::from_bytes([9; 16]), 1, "false"),
        statement(4, 1_000_000, 1_000_005),
        statement(5, 9, 3),
        mark(6, 500, 600),
    ];
    let operations = strange.into_iter().map(|one| (case, one)).collect();
    desk.transact(Act { by: me, operations }).unwrap();

    let report = load(&desk, case).unwrap();
    let text = markdown(&report);
    for words in ["splendid (not on this scale)", "false (not on this scale)"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let orphans = desk.read(|c| orphan::list(c, case)).unwrap();
    let words: Vec<&str> = orphans.iter().map(|one| one.anchor.exact.as_str()).collect();
    assert_eq!(words, ["words at 9", "words at 1000000", "words at 500"]);
    assert_eq!(report.orphans.len(), 3);
    assert!(report.passages.is_empty());
    let view = desk.read(|c| view::load(c, case, &Layouts::default())).unwrap();
    assert_eq!(view.orphans(), 3);
}
