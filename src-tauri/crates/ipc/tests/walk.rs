//! The whole walk through the contract, as the window calls it, on the sample case.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use factdesk_desk::{Desk, system_clock};
use factdesk_ipc::Host;
use factdesk_ipc::wire::article::{ArticlePaste, ByArticle, PassageMark};
use factdesk_ipc::wire::claim::{
    ByClaim, ByClaims, ClaimCreate, ClaimDetail, ClaimFind, ClaimPark, RecheckSet, WalkStep, WorkState,
};
use factdesk_ipc::wire::common::{ByCase, Sign};
use factdesk_ipc::wire::desk::{Draft, Place, Search};
use factdesk_ipc::wire::evidence::EvidenceAdd;
use factdesk_ipc::wire::history::HistoryList;
use factdesk_ipc::wire::relation::RelationSet;
use factdesk_ipc::wire::verdict::VerdictGive;

#[path = "../../../../tests/support/build.rs"]
mod build;

/// The folder of the project.
fn project() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// A desk with the sample case open.
struct Sample {
    folder: tempfile::TempDir,
    host: Host,
    case: String,
}

impl Sample {
    fn open() -> Self {
        build::program(); // reads the files of the sample, beside this test
        let folder = tempfile::tempdir().unwrap();
        let host = host(folder.path());
        let case = host.sample_open().unwrap().id;
        Self { folder, host, case }
    }

    /// Closes the desk and opens it again, as a restart does.
    fn restarted(self) -> Self {
        let Self { folder, host, case } = self;
        drop(host);
        let host = host_of(&folder);
        Self { folder, host, case }
    }

    fn by_case(&self) -> ByCase {
        ByCase {
            case_id: self.case.clone(),
        }
    }

    fn step(&self, from: Option<&str>, step: &str) -> ClaimDetail {
        let input = WalkStep {
            case_id: self.case.clone(),
            from: from.map(str::to_owned),
            step: step.to_owned(),
        };
        self.host
            .walk_step(&input)
            .unwrap()
            .claim
            .expect("the sample has claims")
    }

    fn show(&self, claim: &str) -> ClaimDetail {
        self.host
            .claim_show(&ByClaim {
                case_id: self.case.clone(),
                claim_id: claim.to_owned(),
            })
            .unwrap()
    }

    fn verdict(&self, claim: &str, rating: &str, rationale: &str) -> VerdictGive {
        VerdictGive {
            case_id: self.case.clone(),
            claim_id: claim.to_owned(),
            rating: Some(rating.to_owned()),
            not_checkable: None,
            conclusion: None,
            rationale: rationale.to_owned(),
            confidence: Some("medium".to_owned()),
            would_change: None,
            scale_version: None,
        }
    }

    fn evidence(&self, claim: &str, quote: &str) -> EvidenceAdd {
        EvidenceAdd {
            case_id: self.case.clone(),
            claim_id: claim.to_owned(),
            source_id: None,
            source_name: Some("Regional hospital".to_owned()),
            source_kind: Some("primary".to_owned()),
            quote: quote.to_owned(),
            stance: "refutes".to_owned(),
            locator: Some("p. 2".to_owned()),
            url: Some("https://hospital.example/notice".to_owned()),
            published: Some("2026-05-15".to_owned()),
            accessed: Some("2026-05-20".to_owned()),
            credibility: Some(2),
            language: Some("de".to_owned()),
            translation: Some("Eleven were treated.".to_owned()),
            translator: Some("Noor".to_owned()),
            sha256: None,
            note: None,
        }
    }
}

fn host(folder: &std::path::Path) -> Host {
    Host::new(
        Desk::open(&folder.join("desk"), system_clock()).unwrap(),
        folder.join("exports"),
    )
}

fn host_of(folder: &tempfile::TempDir) -> Host {
    host(folder.path())
}

#[test]
fn the_sample_shows_its_contested_statements_with_reasons() {
    let sample = Sample::open();
    assert_eq!(
        sample.host.sample_open().unwrap().id,
        sample.case,
        "opening it again makes no second one"
    );
    let sets = sample.host.contested_list(&sample.by_case()).unwrap();
    assert!(sets.open >= 3, "the sample is contested: {} sets", sets.open);
    for set in &sets.sets {
        assert!(set.answers.len() >= 2, "{} has rival answers", set.question);
        assert!(
            set.reasons.iter().all(|reason| !reason.is_empty()),
            "each link says why"
        );
        assert!(!set.confirmed, "nothing is confirmed before a person did it");
    }
    let first = sample.step(None, "here");
    assert!(first.card.contested, "the walk begins with what is contested");
    assert!(!first.card.accepted && first.card.origin == "suggested");
    assert!(
        first
            .rivals
            .iter()
            .any(|rival| rival.status == "suggested" && !rival.reason.is_empty())
    );
    let mark = &first.statements[0];
    let words: Vec<u16> = mark.exact.encode_utf16().collect();
    for differs in &mark.differs {
        assert!(String::from_utf16(&words[differs.start as usize..differs.end as usize]).is_ok());
    }
}

#[test]
fn a_verdict_is_given_undone_redone_and_printed() {
    let sample = Sample::open();
    let claim = sample.step(None, "here").card.id;
    sample
        .host
        .evidence_add(sample.evidence(&claim, "We counted 31."))
        .unwrap();
    let missing = sample
        .host
        .verdict_give(sample.verdict(&claim, "mixed", "  "))
        .unwrap_err();
    assert_eq!(missing.field.as_deref(), Some("rationale"), "{}", missing.message);
    let wrong = sample
        .host
        .verdict_give(sample.verdict(&claim, "brilliant", "Because."))
        .unwrap_err();
    assert_eq!(wrong.field.as_deref(), Some("rating"), "{}", wrong.message);
    sample
        .host
        .verdict_give(sample.verdict(&claim, "mixed", "Two counts of one day [E1]."))
        .unwrap();
    let shown = sample.show(&claim);
    assert_eq!(
        (shown.card.sign, shown.card.state),
        (Sign::Mixed, WorkState::Decided)
    );
    assert_eq!(
        shown.verdicts[0].rationale, "Two counts of one day [E1].",
        "citations come back as they were typed"
    );
    assert!(shown.evidence[0].cited);
    assert_eq!(
        sample.host.undo(&sample.by_case()).unwrap().claim_id.as_deref(),
        Some(claim.as_str())
    );
    assert!(
        sample
            .show(&claim)
            .verdicts
            .iter()
            .all(|verdict| !verdict.current)
    );

    let sample = sample.restarted();
    sample.host.redo(&sample.by_case()).unwrap();
    assert_eq!(
        sample.show(&claim).card.sign,
        Sign::Mixed,
        "redo survives a restart"
    );
    let exported = sample.host.report_export(&sample.by_case()).unwrap();
    let printed = std::fs::read_to_string(&exported.path).unwrap();
    assert!(printed.contains("Two counts of one day") && printed.contains("Mixed"));
    let preview = sample.host.report_preview(&sample.by_case()).unwrap();
    assert_eq!(preview.markdown, printed, "the preview is what is exported");
    assert!(!preview.blocks.is_empty());
    let verified = sample.host.history_verify(&sample.by_case()).unwrap();
    assert!(verified.intact && verified.entries > 5);
}

#[test]
fn a_confirmed_relation_comes_first_and_a_rejected_one_stays_rejected() {
    let sample = Sample::open();
    let first = sample.step(None, "here");
    let rival = &first.rivals[0];
    let set = |other: &str, status: &str| RelationSet {
        case_id: sample.case.clone(),
        claim_id: first.card.id.clone(),
        other_id: other.to_owned(),
        kind: "contradicts".to_owned(),
        status: status.to_owned(),
        reason: None,
    };
    sample
        .host
        .relation_set(set(&rival.claim_id, "confirmed"))
        .unwrap();
    let shown = sample.show(&first.card.id);
    assert_eq!(shown.rivals[0].status, "confirmed");
    assert!(shown.rivals[0].by.is_some(), "a confirmed relation says by whom");
    assert!(
        shown.card.accepted && sample.show(&rival.claim_id).card.accepted,
        "both claims are accepted by it"
    );
    assert!(sample.host.contested_list(&sample.by_case()).unwrap().sets[0].confirmed);
    sample
        .host
        .relation_set(set(&rival.claim_id, "rejected"))
        .unwrap();
    let again = sample.show(&first.card.id);
    let rejected = again.rivals.iter().find(|known| known.claim_id == rival.claim_id);
    assert_eq!(rejected.map(|known| known.status.as_str()), Some("rejected"));
}

#[test]
fn the_place_and_half_typed_text_survive_a_restart() {
    let sample = Sample::open();
    let first = sample.step(None, "here").card.id;
    let second = sample.step(Some(&first), "next").card.id;
    assert_ne!(first, second);
    let place = Place {
        case_id: sample.case.clone(),
        section: "walkthrough".into(),
        claim_id: Some(second.clone()),
    };
    sample.host.place_save(place).unwrap();
    let draft = Draft {
        case_id: sample.case.clone(),
        key: format!("verdict:{second}"),
        text: "half a thou".into(),
    };
    sample.host.draft_save(&draft).unwrap();
    let sample = sample.restarted();
    let shown = sample.step(None, "here");
    assert_eq!(shown.card.id, second);
    assert_eq!(shown.drafts[0].text, "half a thou");
    let resume = sample.host.desk_show().unwrap().resume.unwrap();
    assert!(resume.claim_id == second && resume.draft);
}

#[test]
fn every_sentence_is_drawn_and_carries_a_state() {
    let sample = Sample::open();
    let case = sample.host.case_show(&sample.by_case()).unwrap();
    assert_eq!(case.articles.len(), 3);
    for card in &case.articles {
        let shown = sample
            .host
            .article_show(&ByArticle {
                article_id: card.id.clone(),
            })
            .unwrap();
        assert_eq!(shown.sentences.len() as u32, card.sentences);
        for paragraph in &shown.paragraphs {
            assert!(paragraph.runs.iter().all(|run| !run.text.is_empty()));
            let joined = paragraph
                .runs
                .windows(2)
                .all(|pair| pair[0].start + pair[0].text.encode_utf16().count() as u32 == pair[1].start);
            assert!(joined, "runs follow each other without a gap");
        }
        let cell = shown.sentences.iter().find(|cell| cell.claims.is_empty());
        if let Some(cell) = cell {
            let mark = PassageMark {
                article_id: card.id.clone(),
                start: cell.start,
                end: cell.end,
                reason: String::new(),
            };
            sample.host.passage_mark(mark).unwrap();
        }
    }
}

#[test]
fn a_claim_is_made_from_words_with_emoji_and_parked() {
    let sample = Sample::open();
    let text = "😀 Zwölf 山 people e\u{301}tait hurt. Nobody knows why.";
    let paste = ArticlePaste {
        case_id: Some(sample.case.clone()),
        text: text.to_owned(),
    };
    let article = sample.host.article_paste(paste).unwrap().articles[0].id.clone();
    let start = "😀 ".encode_utf16().count() as u32;
    let end = start + "Zwölf 山 people".encode_utf16().count() as u32;
    let made = sample
        .host
        .claim_create(ClaimCreate {
            article_id: article,
            start,
            end,
            text: None,
        })
        .unwrap();
    let id = made.id.unwrap();
    assert_eq!(sample.show(&id).card.text, "Zwölf 山 people");
    let park = ClaimPark {
        case_id: sample.case.clone(),
        claim_id: id.clone(),
        parked: true,
        reason: "later".into(),
    };
    sample.host.claim_park(park).unwrap();
    assert_eq!(sample.show(&id).card.state, WorkState::Parked);
    let find = ClaimFind {
        case_id: sample.case.clone(),
        query: "zwölf".into(),
        only: "parked".into(),
        offset: 0,
        limit: 9,
    };
    assert_eq!(sample.host.claim_list(&find).unwrap().total, 1);
    let search = Search {
        query: "山".into(),
        case_id: None,
        limit: 9,
    };
    assert!(
        sample
            .host
            .search(&search)
            .unwrap()
            .hits
            .iter()
            .any(|hit| hit.claim_id.as_deref() == Some(id.as_str()))
    );
}

#[test]
fn suggested_claims_are_listed_and_accepted_together() {
    let sample = Sample::open();
    let find = ClaimFind {
        case_id: sample.case.clone(),
        query: String::new(),
        only: "suggested".into(),
        offset: 0,
        limit: 500,
    };
    let before = sample.host.claim_list(&find).unwrap();
    assert!(before.total > 2 && before.claims.iter().all(|claim| !claim.accepted));
    let two = ByClaims {
        case_id: sample.case.clone(),
        claim_ids: before.claims[..2].iter().map(|claim| claim.id.clone()).collect(),
    };
    let done = sample.host.claim_accept_many(&two).unwrap();
    assert_eq!(done.label, "2 claims accepted");
    assert_eq!(sample.host.claim_list(&find).unwrap().total, before.total - 2);
    sample.host.undo(&sample.by_case()).unwrap();
    assert_eq!(sample.host.claim_list(&find).unwrap().total, before.total);
}

#[test]
fn history_tells_what_was_done_and_by_whom() {
    let sample = Sample::open();
    let claim = sample.step(None, "here").card.id;
    sample
        .host
        .verdict_give(sample.verdict(&claim, "false", "It was not so."))
        .unwrap();
    let list = |groups: &[&str]| {
        let groups = groups.iter().map(|group| (*group).to_owned()).collect();
        let case_id = Some(sample.case.clone());
        let input = HistoryList {
            case_id,
            groups,
            reviewers: vec![],
            claim_id: None,
            query: String::new(),
            before: None,
            limit: 50,
        };
        sample.host.history_list(input).unwrap()
    };
    let verdicts = list(&["verdict"]);
    assert_eq!(verdicts.entries.len(), 1);
    assert!(verdicts.entries[0].can_undo && verdicts.entries[0].claim_id.as_deref() == Some(claim.as_str()));
    assert_eq!(list(&["import"]).entries.len(), 3, "one entry for each article");
    let all = list(&[]);
    assert_eq!(all.total as usize, all.entries.len());
}

#[test]
fn a_day_to_look_again_is_moved_without_losing_its_reason() {
    let sample = Sample::open();
    let claim = sample.step(None, "here").card.id;
    let set = |date: &str, why: Option<&str>| {
        let input = RecheckSet {
            case_id: sample.case.clone(),
            claim_id: claim.clone(),
            date: date.into(),
            why: why.map(str::to_owned),
        };
        sample.host.recheck_set(&input).unwrap();
        let shown = sample.show(&claim);
        (shown.recheck, shown.recheck_why)
    };
    let why = Some("The final list comes out".to_owned());
    let on = |date: &str| Some(date.to_owned());
    assert_eq!(set("2023-12-01", why.as_deref()), (on("2023-12-01"), why.clone()));
    assert_eq!(set("2023-11-01", None), (on("2023-11-01"), why.clone()));
    assert_eq!(set("2023-11-01", Some(" ")), (on("2023-11-01"), None));
    set("2023-11-02", why.as_deref());
    assert_eq!(
        set("", None),
        (None, None),
        "what is not to be looked at has no reason"
    );
}
