//! A case on a real desk, read as a report.
#![allow(clippy::unwrap_used, reason = "a failed arrangement is a failed test")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use factdesk_desk::article::{self, NewArticle};
use factdesk_desk::capture::{self, Fetched, NewCapture, NewCopy};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim, NewStatement, Place};
use factdesk_desk::evidence::{self, Capture, NewEvidence};
use factdesk_desk::lookup::{self, NewLookup};
use factdesk_desk::relation::{self, NewRelation};
use factdesk_desk::reply::{self, NewReply};
use factdesk_desk::source::{self, NewSource, Secret};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{Clock, Desk, passage, reviewer};
use factdesk_domain::capture::{CaptureHow, ErasureGround};
use factdesk_domain::claim::ClaimChange;
use factdesk_domain::evidence::{EvidenceProblem, EvidenceStance};
use factdesk_domain::relation::RelationKind;
use factdesk_domain::reviewer::Role;
use factdesk_domain::source::SourceKind;
use factdesk_domain::text::Span;
use factdesk_domain::verdict::NotCheckable;
use factdesk_domain::{ArticleId, CaseId, ClaimId, ReviewerId, SourceId, TimestampMs};
use factdesk_report::model::{Outcome, Report, Standing};
use factdesk_report::{load, markdown};

#[path = "load/former.rs"]
mod former;

const TEXT: &str = "The night was warm.\n\nThe harbour master said eleven people were hurt. A nurse said 23 people \
were hurt.\n\nThe crews were magnificent.";

struct Bench {
    folder: tempfile::TempDir,
    desk: Desk,
    me: ReviewerId,
    case: CaseId,
    article: ArticleId,
}

/// One second passes at each look.
fn ticking() -> Clock {
    let time = Arc::new(AtomicI64::new(1_750_000_000_000));
    Box::new(move || TimestampMs::from_i64(time.fetch_add(1000, Ordering::SeqCst)))
}

fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("desk"), ticking()).unwrap();
    let me = desk.me().unwrap();
    let new = NewCase {
        title: "Fire at the harbour".to_owned(),
        question: Some("Who was hurt?".to_owned()),
        ..NewCase::default()
    };
    let case = case::create(&desk, me, new).unwrap().value;
    let new = NewArticle {
        bytes: Some(TEXT.as_bytes().to_vec()),
        title: "Night at the harbour".to_owned(),
        outlet: Some("Tidewater Post".to_owned()),
        published: Some("2025-06-15".parse().unwrap()),
        text: TEXT.to_owned(),
        ..NewArticle::default()
    };
    let article = article::add(&desk, me, case, new).unwrap().value.article;
    Bench {
        folder,
        desk,
        me,
        case,
        article,
    }
}

impl Bench {
    fn place(&self, words: &str) -> Place {
        let start = TEXT.find(words).expect("the words are in the text");
        Place {
            article: self.article,
            version: None,
            span: Span::new(start, start + words.len()),
        }
    }

    fn claim(&self, words: &str, speaker: &str) -> ClaimId {
        let statement = NewStatement {
            place: Some(self.place(words)),
            speaker: Some(speaker.to_owned()),
            ..NewStatement::default()
        };
        let new = NewClaim {
            statements: vec![statement],
            ..NewClaim::default()
        };
        claim::create(&self.desk, self.me, self.case, new).unwrap().value
    }

    fn give(
        &self,
        by: ReviewerId,
        claim: ClaimId,
        finding: Finding,
        rationale: &str,
    ) -> factdesk_domain::VerdictId {
        let new = NewVerdict {
            claim,
            finding,
            conclusion: None,
            rationale: rationale.to_owned(),
            confidence: None,
            would_change: None,
        };
        verdict::give(&self.desk, by, new).unwrap().value
    }

    fn rate(
        &self,
        by: ReviewerId,
        claim: ClaimId,
        rating: &str,
        rationale: &str,
    ) -> factdesk_domain::VerdictId {
        self.give(by, claim, Finding::Rating(rating.to_owned()), rationale)
    }

    /// Takes a text in as a file and returns its hash.
    fn capture(&self, text: &str, name: &str, address: Option<&str>) -> String {
        let new = NewCapture {
            bytes: text.as_bytes().to_vec(),
            media_type: Some("text/plain".to_owned()),
            name: Some(name.to_owned()),
            how: address.map_or(CaptureHow::File, |_| CaptureHow::Url),
            address: None,
            fetched: address.map(|address| Fetched {
                address: "https://asked-4718.example".to_owned(),
                final_address: address.to_owned(),
                status: 200,
                headers: Vec::new(),
                redirects: Vec::new(),
            }),
            copy: Some(NewCopy {
                extractor: "text 1".to_owned(),
                text: text.to_owned(),
                pages: None,
                media_type: "text/plain".to_owned(),
                map: "{}".to_owned(),
            }),
            warnings: Vec::new(),
            note: None,
        };
        let done = capture::add_all(&self.desk, self.me, self.case, vec![new]).unwrap();
        let id = *done.value[0].as_ref().unwrap();
        self.desk.read(|c| capture::show(c, id)).unwrap().sha256
    }

    fn quote(&self, claim: ClaimId, source: SourceId, quote: &str, file: &str) {
        let new = NewEvidence {
            file: Some(file.to_owned()),
            ..NewEvidence::quoting(claim, source, quote, EvidenceStance::Supports)
        };
        evidence::add(&self.desk, self.me, new).unwrap();
    }

    fn report(&self) -> Report {
        load(&self.desk, self.case).unwrap()
    }
}

/// Two rivals, confirmed; the first with evidence and verdicts of two reviewers.
fn worked() -> (Bench, ClaimId, ClaimId) {
    let bench = bench();
    let eleven = bench.claim("eleven people were hurt", "The harbour master");
    let rival = bench.claim("23 people were hurt", "A nurse");
    let new = NewRelation {
        from: eleven,
        to: rival,
        kind: RelationKind::Contradicts,
        basis: None,
        reason: Some("Both count the people hurt that night".to_owned()),
    };
    relation::set(&bench.desk, bench.me, new).unwrap();
    let hospital = NewSource::named("Lorn General Hospital", SourceKind::Primary);
    let hospital = source::add(&bench.desk, bench.me, hospital).unwrap().value;
    let quote = NewEvidence {
        captured: Some(Capture {
            bytes: b"register".to_vec(),
            media_type: None,
            name: None,
        }),
        ..NewEvidence::quoting(eleven, hospital, "Eleven admissions", EvidenceStance::Supports)
    };
    evidence::add(&bench.desk, bench.me, quote).unwrap();
    (bench, eleven, rival)
}

#[test]
fn everything_that_was_worked_is_in_the_report() {
    let (bench, eleven, _) = worked();
    let first = bench.rate(bench.me, eleven, "mixed", "A first look");
    bench.rate(bench.me, eleven, "true", "The register lists them [E1].");
    let bo = reviewer::add(&bench.desk, bench.me, "Bo Lindqvist", Role::SecondReader)
        .unwrap()
        .value;
    let second = bench.rate(bo, eleven, "false", "People treated on the spot are missing");
    verdict::withdraw(&bench.desk, bo, second, Some("Wrong claim".to_owned())).unwrap();
    let report = bench.report();
    let claim = report
        .claims
        .iter()
        .find(|claim| claim.id == eleven.to_string())
        .unwrap();
    let standings: Vec<&Standing> = claim.verdicts.iter().map(|verdict| &verdict.standing).collect();
    let withdrawn = Standing::Withdrawn {
        reason: Some("Wrong claim".to_owned()),
    };
    assert_eq!(
        standings,
        [&Standing::Superseded, &Standing::Current, &withdrawn],
        "{first} and all others stay"
    );
    assert_eq!(
        claim.verdicts[1].cites(),
        [1],
        "the citation is shown with its number"
    );
    assert!(matches!(&claim.verdicts[1].outcome, Outcome::Rated { label, .. } if label == "True"));
    assert_eq!(claim.verdicts[2].reviewer, "Bo Lindqvist");
    assert_eq!(claim.statements[0].paragraph, Some(2));
    assert_eq!(claim.statements[0].speaker.as_deref(), Some("The harbour master"));
    let captured = claim.evidence[0].captured.as_ref().unwrap();
    assert_eq!(
        report.files[captured.file].sha256.len(),
        64,
        "the captured file is named"
    );
    assert_eq!(report.scales.len(), 1, "only the scale in use is explained");
    assert_eq!(report.sources.len(), 1);
    assert_eq!(report.people.len(), 2);
    assert_eq!(report.articles[0].sha256.as_deref().map(str::len), Some(64));
}

#[test]
fn a_confirmed_contradiction_is_a_contested_set_with_both_answers() {
    let (bench, ..) = worked();
    let report = bench.report();
    assert_eq!(report.contested.len(), 1);
    let set = &report.contested[0];
    assert!(set.confirmed);
    assert_eq!(set.answers.len(), 2);
    assert_eq!(set.reasons, ["Both count the people hurt that night"]);
    let mut numbers: Vec<u32> = set
        .answers
        .iter()
        .flat_map(|answer| answer.claims.clone())
        .collect();
    numbers.sort_unstable();
    assert_eq!(
        numbers,
        [1, 2],
        "the claims of a confirmed set come first in the walk"
    );
    assert!(markdown(&report).contains("What the evidence says"));
}

#[test]
fn what_cannot_be_checked_and_what_holds_nothing_are_named_with_reasons() {
    let bench = bench();
    let praise = bench.claim("The crews were magnificent", "Tidewater Post");
    let finding = Finding::NotCheckable(NotCheckable::Opinion, None);
    bench.give(bench.me, praise, finding, "");
    let scene = bench.place("The night was warm.");
    passage::mark(&bench.desk, bench.me, scene, Some("A scene".to_owned())).unwrap();
    let report = bench.report();
    assert!(report.claims[0].is_not_checkable());
    assert_eq!(report.passages[0].exact, "The night was warm.");
    assert_eq!(
        (report.passages[0].article, report.passages[0].paragraph),
        (0, Some(1))
    );
    assert_eq!((report.coverage.settled, report.coverage.sentences), (2, 4));
    assert!(
        report.scales.is_empty(),
        "no rating was given, so no scale is explained"
    );
    let text = markdown(&report);
    assert!(text.contains("## Not checkable") && text.contains("An opinion."));
}

#[test]
fn a_confidential_source_appears_under_its_pseudonym_only() {
    let (bench, eleven, _) = worked();
    let new = NewSource {
        confidential: true,
        secret: Secret {
            real_name: Some("Secret Name 4714".to_owned()),
            contact: Some("secret contact 4711".to_owned()),
            private_notes: Some("secret note 4712".to_owned()),
        },
        ..NewSource::named("Source Heron", SourceKind::Primary)
    };
    let heron = source::add(&bench.desk, bench.me, new).unwrap().value;
    let quote = NewEvidence::quoting(eleven, heron, "I counted eleven", EvidenceStance::Supports);
    let addressed = NewEvidence {
        url: Some("https://secret-4715.example".to_owned()),
        ..quote.clone()
    };
    let refused = evidence::add(&bench.desk, bench.me, addressed).unwrap_err();
    assert_eq!(refused.code(), "identifies_source");
    evidence::add(&bench.desk, bench.me, quote).unwrap();
    let address = Some("https://secret-4716.example");
    let file = bench.capture("I counted eleven beds", "secret 4717.txt", address);
    bench.quote(eleven, heron, "eleven beds", &file);
    let text = markdown(&bench.report());
    assert!(text.contains("Source Heron"), "the pseudonym is printed");
    assert!(text.contains(&file), "the hash of the file is printed");
    for secret in ["4711", "4712", "4714", "4715", "4716", "4717", "4718"] {
        assert!(!text.contains(secret), "{secret} gives the source away");
    }
}

#[test]
fn a_source_whose_name_mixes_scripts_is_marked_and_others_are_not() {
    let (bench, eleven, _) = worked();
    let plain = markdown(&bench.report());
    assert!(!plain.contains("mixes letters of several scripts"), "{plain}");
    let named = NewSource::named("H\u{430}rbour Wire", SourceKind::Secondary);
    let wire = source::add(&bench.desk, bench.me, named).unwrap().value;
    let quote = NewEvidence::quoting(eleven, wire, "eleven beds", EvidenceStance::Supports);
    evidence::add(&bench.desk, bench.me, quote).unwrap();
    let marked = markdown(&bench.report());
    let line = marked
        .lines()
        .find(|line| line.starts_with("- H\u{430}rbour Wire"))
        .unwrap();
    assert!(line.contains("mixes letters of several scripts"), "{line}");
}

#[test]
fn the_same_history_prints_the_same_bytes_after_a_rebuild_and_a_restart() {
    let (bench, eleven, _) = worked();
    bench.rate(bench.me, eleven, "true", "The register lists them [E1].");
    let before = markdown(&bench.report());
    bench.desk.rebuild().unwrap();
    assert_eq!(markdown(&bench.report()), before, "a rebuild changes no byte");
    let Bench {
        folder, desk, case, ..
    } = bench;
    drop(desk);
    let again = Desk::open_read(&folder.path().join("desk"), ticking()).unwrap();
    assert_eq!(
        markdown(&load(&again, case).unwrap()),
        before,
        "nor does a restart"
    );
    assert!(
        before.contains(&again.case_head(case).unwrap().to_string()),
        "the head is printed"
    );
}

#[test]
fn reading_a_report_appends_nothing_to_the_history() {
    let (bench, ..) = worked();
    let head = bench.desk.case_head(bench.case).unwrap();
    bench.report();
    assert_eq!(bench.desk.case_head(bench.case).unwrap(), head);
}

#[test]
fn an_unknown_case_is_refused() {
    let bench = bench();
    let unknown: CaseId = "00000000-0000-7000-8000-000000000000".parse().unwrap();
    let error = load(&bench.desk, unknown).unwrap_err();
    assert_eq!(error.code(), "unknown_case");
}

#[test]
fn searches_replies_flags_and_what_came_too_late_are_printed() {
    let (bench, eleven, _) = worked();
    let (desk, me) = (&bench.desk, bench.me);
    let looked = NewLookup {
        claim: eleven,
        query: "roster of the ward".to_owned(),
        place: "city archive".to_owned(),
        on: Some("2025-06-20".parse().unwrap()),
        found: false,
        note: None,
    };
    lookup::add(desk, me, looked).unwrap();
    let asked = NewReply {
        claim: eleven,
        from: "The harbour master".to_owned(),
        source: None,
        how: "mail".to_owned(),
        asked_on: Some("2025-06-20".parse().unwrap()),
        deadline: Some("2025-06-22".parse().unwrap()),
        question: None,
        note: None,
    };
    reply::ask(desk, me, asked).unwrap();
    let register = source::add(desk, me, NewSource::named("Late register", SourceKind::Primary))
        .unwrap()
        .value;
    let quote = NewEvidence {
        published: Some("2025-06-16".parse().unwrap()),
        ..NewEvidence::quoting(
            eleven,
            register,
            "eleven, counted later",
            EvidenceStance::Supports,
        )
    };
    let late = evidence::add(desk, me, quote).unwrap().value;
    evidence::flag(desk, me, late, EvidenceProblem::Biased, true).unwrap();
    let text = markdown(&bench.report());
    for printed in [
        "20 June 2025: looked for “roster of the ward” in city archive. **Not found.**",
        "**The harbour master**, asked on 20 June 2025 (mail), with an answer asked for by 22 June 2025. \
         **No answer is on record yet.**",
        "Published after the claim: not knowable then.",
        ": biased.",
    ] {
        assert!(text.contains(printed), "{printed} is missing in:\n{text}");
    }
    assert!(
        !text.contains("overdue"),
        "what depends on the day of reading is not printed"
    );
}

#[test]
fn each_quote_says_what_it_rests_on_and_whether_it_stands_there() {
    let (bench, eleven, _) = worked();
    let clinic = NewSource::named("Clinic of Lorn", SourceKind::Primary);
    let clinic = source::add(&bench.desk, bench.me, clinic).unwrap().value;
    let words = "Eleven people were admitted. Two went home in the “night”.";
    let page = bench.capture(
        words,
        "admissions.html",
        Some("https://clinic.example/admissions"),
    );
    let file = bench.capture(words, "again.html", None);
    assert_eq!(file, page, "the same bytes are the same file");
    bench.quote(eleven, clinic, "Eleven people were admitted.", &page);
    bench.quote(eleven, clinic, "Two went home in the \"night\".", &page);
    bench.quote(eleven, clinic, "Three went home in the “night”.", &page);
    let none = NewEvidence::quoting(eleven, clinic, "All is well", EvidenceStance::Context);
    evidence::add(&bench.desk, bench.me, none).unwrap();
    let text = markdown(&bench.report());
    let line = |words: &str| format!("- {words}\n");
    let short = &page[..12];
    for printed in [
        line("Quote: found word for word in the captured file."),
        line("Quote: found in the captured file; quotation marks differ."),
        line("**Quote: NOT in the captured file; the nearest passage differs by 1 word.**"),
        line("Quote: not proved, because nothing was captured."),
        format!("- Captured file: `{short}` “"),
        format!("- `{page}`: “"),
        " from `https://clinic.example/admissions`, by ".to_owned(),
        " UTC as a file, by ".to_owned(),
        "Its text was drawn by text 1; SHA-256 of the text: `".to_owned(),
        "Evidence: claim 1 E2, claim 1 E3 and claim 1 E4.".to_owned(),
    ] {
        assert!(text.contains(&printed), "{printed} is missing in:\n{text}");
    }
    assert_eq!(
        text,
        markdown(&bench.report()),
        "a proof from memory reads the same"
    );
    let gone = ("The clinic asked for it".to_owned(), ErasureGround::Request);
    capture::erase(&bench.desk, bench.me, &page, gone).unwrap();
    let text = markdown(&bench.report());
    assert!(
        text.contains("- **Quote: the captured file was erased.**"),
        "{text}"
    );
    assert!(text.contains("UTC: The clinic asked for it.**"), "{text}");
}
