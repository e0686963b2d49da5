//! What is found for a claim, through the contract: evidence, flags, the search log, replies, sources.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use factdesk_desk::article::{self, NewArticle};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim, NewStatement, Place};
use factdesk_desk::{Desk, system_clock};
use factdesk_domain::text::Span;
use factdesk_ipc::Host;
use factdesk_ipc::wire::claim::{ByClaim, ClaimDetail};
use factdesk_ipc::wire::common::ById;
use factdesk_ipc::wire::desk::Search;
use factdesk_ipc::wire::evidence::{EvidenceAdd, EvidenceFlag};
use factdesk_ipc::wire::lookup::LookupAdd;
use factdesk_ipc::wire::reply::{ReplyAsk, ReplyEdit};
use factdesk_ipc::wire::source::{SourceAdd, SourceEdit};

/// The words of the claim, as an article of 14 May 2026 has them.
const WORDS: &str = "Eleven people were treated at the harbour.";

/// A desk with one article and one claim in it.
struct Sample {
    _folder: tempfile::TempDir,
    host: Host,
    case: String,
    claim: String,
}

impl Sample {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(&folder.path().join("desk"), system_clock()).unwrap();
        let me = desk.me().unwrap();
        let new = NewCase {
            title: "Harbour".to_owned(),
            ..NewCase::default()
        };
        let case = case::create(&desk, me, new).unwrap().value;
        let new = NewArticle {
            title: "Night at the harbour".to_owned(),
            text: WORDS.to_owned(),
            published: Some("2026-05-14".parse().unwrap()),
            ..NewArticle::default()
        };
        let article = article::add(&desk, me, case, new).unwrap().value.article;
        let place = Place {
            article,
            version: None,
            span: Span::new(0, WORDS.len()),
        };
        let new = NewClaim {
            statements: vec![NewStatement {
                place: Some(place),
                ..NewStatement::default()
            }],
            ..NewClaim::default()
        };
        let claim = claim::create(&desk, me, case, new).unwrap().value.to_string();
        Self {
            host: Host::new(desk, folder.path().join("exports")),
            _folder: folder,
            case: case.to_string(),
            claim,
        }
    }

    fn show(&self, claim: &str) -> ClaimDetail {
        let input = ByClaim {
            case_id: self.case.clone(),
            claim_id: claim.to_owned(),
        };
        self.host.claim_show(&input).unwrap()
    }

    fn evidence(&self, claim: &str) -> EvidenceAdd {
        EvidenceAdd {
            case_id: self.case.clone(),
            claim_id: claim.to_owned(),
            source_id: None,
            source_name: Some("Regional hospital".to_owned()),
            source_kind: Some("primary".to_owned()),
            quote: "elf wurden behandelt".to_owned(),
            stance: "refutes".to_owned(),
            locator: Some("p. 2".to_owned()),
            url: None,
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

#[test]
fn evidence_shows_who_translated_when_it_was_read_and_whether_it_came_too_late() {
    let sample = Sample::open();
    let claim = sample.claim.clone();
    let added = sample.host.evidence_add(sample.evidence(&claim)).unwrap();
    let shown = sample.show(&claim).evidence.remove(0);
    assert_eq!(
        (shown.translator.as_deref(), shown.language.as_deref()),
        (Some("Noor"), Some("de"))
    );
    assert_eq!(
        (shown.accessed.as_deref(), shown.credibility),
        (Some("2026-05-20"), Some(2))
    );
    assert!(
        shown.after_claim,
        "published a day after the article that makes the claim"
    );
    let flag = |on| EvidenceFlag {
        case_id: sample.case.clone(),
        evidence_id: added.id.clone().unwrap(),
        flag: "not_supported".to_owned(),
        on,
    };
    sample.host.evidence_flag(&flag(true)).unwrap();
    let problems = sample.show(&claim).evidence.remove(0).problems;
    assert!(problems.len() == 1 && problems[0].me && problems[0].flag == "not_supported");
    assert_eq!(
        sample.host.evidence_flag(&flag(true)).unwrap_err().code,
        "nothing_changes"
    );
    sample.host.evidence_flag(&flag(false)).unwrap();
    assert!(sample.show(&claim).evidence.remove(0).problems.is_empty());
}

#[test]
fn the_search_log_and_replies_stand_on_the_claim_and_are_found() {
    let sample = Sample::open();
    let claim = sample.claim.clone();
    let looked = LookupAdd {
        case_id: sample.case.clone(),
        claim_id: claim.clone(),
        query: "ambulance ledger".to_owned(),
        place: "city archive".to_owned(),
        on: Some("2026-05-16".to_owned()),
        found: false,
        note: None,
    };
    let entry = sample.host.lookup_add(looked).unwrap();
    let asked = ReplyAsk {
        case_id: sample.case.clone(),
        claim_id: claim.clone(),
        from: "The harbour office".to_owned(),
        source_id: None,
        how: "mail".to_owned(),
        asked_on: Some("2026-05-16".to_owned()),
        deadline: Some("2026-05-18".to_owned()),
        question: Some("How many were treated?".to_owned()),
        note: None,
    };
    let asked = sample.host.reply_ask(asked).unwrap().id.unwrap();
    let edit = |state: Option<&str>, answer: Option<&str>| ReplyEdit {
        reply_id: asked.clone(),
        state: state.map(str::to_owned),
        answer: answer.map(str::to_owned),
        answered_on: Some("2026-05-17".to_owned()),
        deadline: None,
        how: None,
        note: None,
    };
    let silent = sample.host.reply_edit(edit(Some("answered"), None)).unwrap_err();
    assert_eq!(
        (silent.code.as_str(), silent.field.as_deref()),
        ("empty", Some("answer"))
    );
    sample
        .host
        .reply_edit(edit(None, Some("Twelve, says the stretcher list.")))
        .unwrap();
    let shown = sample.show(&claim);
    assert_eq!(
        (shown.lookups[0].on.as_str(), shown.lookups[0].found),
        ("2026-05-16", false)
    );
    assert_eq!(
        (shown.replies[0].state.as_str(), shown.replies[0].overdue),
        ("answered", false)
    );
    for (query, noun) in [("ledger", "lookup"), ("stretcher", "reply")] {
        let found = sample.host.search(&Search {
            query: query.to_owned(),
            case_id: None,
            limit: 5,
        });
        let hit = found.unwrap().hits.remove(0);
        assert_eq!(
            (hit.noun.as_str(), hit.claim_id.as_deref()),
            (noun, Some(claim.as_str()))
        );
    }
    sample
        .host
        .lookup_retract(&ById {
            id: entry.id.unwrap(),
        })
        .unwrap();
    sample.host.reply_retract(&ById { id: asked }).unwrap();
    let shown = sample.show(&claim);
    assert!(shown.lookups.is_empty() && shown.replies.is_empty());
}

#[test]
fn only_the_page_of_a_source_tells_who_it_is() {
    let sample = Sample::open();
    let add = SourceAdd {
        name: "Source Heron".to_owned(),
        what: "person".to_owned(),
        kind: "primary".to_owned(),
        reliability: Some("B".to_owned()),
        confidential: Some(true),
        interests: None,
        origin_group: Some("Harbour Wire".to_owned()),
        url: None,
        wikidata: None,
        real_name: Some("Ilse Brandvold".to_owned()),
        contact: Some("ilse@harbour.example".to_owned()),
        private_notes: None,
    };
    let id = sample.host.source_add(add).unwrap().id.unwrap();
    let list = sample.host.source_list().unwrap();
    let known = list.sources.iter().find(|one| one.id == id).unwrap();
    assert!(known.confidential && known.has_contact);
    assert!(!serde_json::to_string(&list).unwrap().contains("Ilse"));
    let groups = sample.host.origin_group_list().unwrap().groups;
    assert!(
        groups
            .iter()
            .any(|group| group.name == "Harbour Wire" && group.sources == [id.clone()])
    );
    let edit: SourceEdit = serde_json::from_value(serde_json::json!({
        "sourceId": id, "privateNotes": "meets on Tuesdays", "interests": "Works for Ilse Brandvold's employer.",
    }))
    .unwrap();
    let refused = sample.host.source_edit(edit).unwrap_err();
    assert_eq!(
        (refused.code.as_str(), refused.field.as_deref()),
        ("names_source", Some("interests"))
    );
    let edit: SourceEdit =
        serde_json::from_value(serde_json::json!({ "sourceId": id, "privateNotes": "meets on Tuesdays" }))
            .unwrap();
    let done = sample.host.source_edit(edit).unwrap();
    assert!(
        done.act.is_none() && done.changes.len() == 1,
        "the vault is in no act, and the screen loads again"
    );
    let page = sample.host.source_show(&ById { id }).unwrap();
    assert_eq!(page.real_name.as_deref(), Some("Ilse Brandvold"));
    assert_eq!(page.private_notes.as_deref(), Some("meets on Tuesdays"));
}
