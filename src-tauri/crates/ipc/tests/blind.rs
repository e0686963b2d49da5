//! What a second reader is told through the contract before their own verdict is saved: of the first one, nothing.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::{Desk, system_clock};
use factdesk_domain::case::CaseChange;
use factdesk_domain::{CaseId, ClaimId, ReviewerId};
use factdesk_ipc::Host;
use factdesk_ipc::commands::COMMANDS;
use factdesk_ipc::wire::claim::{ByClaim, ClaimFind, CommentAdd, WalkStep};
use factdesk_ipc::wire::common::{ByCase, ById, WireError};
use factdesk_ipc::wire::desk::{Draft, ReviewerAdd, Search};
use factdesk_ipc::wire::evidence::EvidenceAdd;
use factdesk_ipc::wire::history::HistoryList;
use factdesk_ipc::wire::house::{RuleOverride, RulesPreset};
use factdesk_ipc::wire::model::SimilarFind;
use factdesk_ipc::wire::review::AgreementAsk;
use factdesk_ipc::wire::signed::RecheckAsk;
use factdesk_ipc::wire::verdict::VerdictGive;
use serde::Serialize;

/// Words that nothing else holds: conclusion, rationale, what would change it, comment, override, summary, draft.
const CANARIES: [&str; 7] = [
    "kestrel", "bittern", "dunlin", "plover", "osprey", "avocet", "whimbrel",
];

struct Read {
    _folder: tempfile::TempDir,
    host: Host,
    case: String,
    claim: String,
    first: ReviewerId,
    second: String,
}

fn with_first_verdict() -> Read {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("desk"), system_clock()).unwrap();
    let first = desk.me().unwrap();
    let title = "Harbour".to_owned();
    let new = NewCase {
        title,
        ..NewCase::default()
    };
    let case = case::create(&desk, first, new).unwrap().value;
    let new = NewClaim {
        text: Some("Eleven people were treated at the harbour.".to_owned()),
        ..NewClaim::default()
    };
    let claim = claim::create(&desk, first, case, new).unwrap().value.to_string();
    let host = Host::new(desk, folder.path().join("exports"));
    let case = case.to_string();
    let preset = RulesPreset {
        case_id: case.clone(),
        preset: "ifcn".to_owned(),
    };
    host.rules_preset(&preset).unwrap();
    let evidence = EvidenceAdd {
        source_name: Some("Port clinic".to_owned()),
        ..evidence(&case, &claim)
    };
    host.evidence_add(evidence).unwrap();
    let second = ReviewerAdd {
        name: "Bea".to_owned(),
        role: Some("second_reader".to_owned()),
        initials: None,
        colour: None,
    };
    let second = host.reviewer_add(&second).unwrap().id.unwrap();
    let read = Read {
        _folder: folder,
        host,
        case,
        claim,
        first,
        second,
    };
    read.first_verdict();
    read
}

fn evidence(case: &str, claim: &str) -> EvidenceAdd {
    serde_json::from_value(serde_json::json!({
        "caseId": case, "claimId": claim, "quote": "We treated eleven people.", "stance": "supports",
    }))
    .unwrap()
}

impl Read {
    fn by_case(&self) -> ByCase {
        ByCase {
            case_id: self.case.clone(),
        }
    }

    fn by_claim(&self) -> ByClaim {
        ByClaim {
            case_id: self.case.clone(),
            claim_id: self.claim.clone(),
        }
    }

    fn verdict(&self, rating: &str, words: [&str; 3]) -> VerdictGive {
        VerdictGive {
            case_id: self.case.clone(),
            claim_id: self.claim.clone(),
            rating: Some(rating.to_owned()),
            not_checkable: None,
            conclusion: Some(words[0].to_owned()),
            rationale: format!("{} [E1]", words[1]),
            confidence: Some("high".to_owned()),
            would_change: Some(words[2].to_owned()),
            scale_version: None,
        }
    }

    fn first_verdict(&self) {
        let [
            conclusion,
            rationale,
            would_change,
            comment,
            reason,
            summary,
            draft,
        ] = CANARIES;
        self.host
            .verdict_give(self.verdict("mostly-false", [conclusion, rationale, would_change]))
            .unwrap();
        let comment = CommentAdd {
            case_id: self.case.clone(),
            claim_id: self.claim.clone(),
            text: comment.to_owned(),
        };
        self.host.comment_add(&comment).unwrap();
        let overruled = RuleOverride {
            case_id: self.case.clone(),
            claim_id: self.claim.clone(),
            key: "primary_source".to_owned(),
            reason: reason.to_owned(),
        };
        self.host.rule_override(overruled).unwrap();
        let case: CaseId = self.case.parse().unwrap();
        let change = CaseChange::Summary(Some(summary.to_owned()));
        case::edit(self.host.desk(), self.first, case, vec![change]).unwrap();
        self.host.undo(&self.by_case()).unwrap();
        self.host.redo(&self.by_case()).unwrap();
        let draft = Draft {
            case_id: self.case.clone(),
            key: format!("verdict:{}", self.claim),
            text: draft.to_owned(),
        };
        self.host.draft_save(&draft).unwrap();
    }

    fn sits(&self, who: &str) {
        self.host.reviewer_use(&ById { id: who.to_owned() }).unwrap();
    }

    /// Every command, asked where it reads: what it says. A new one must be added here.
    fn said(&self, command: &str) -> Vec<String> {
        let host = &self.host;
        let (case, claim) = (&self.by_case(), &self.by_claim());
        match command {
            "desk_show" => vec![told(host.desk_show())],
            "settings_show" => vec![told(host.settings_show())],
            "model_show" => vec![told(host.model_show())],
            "search" => CANARIES.map(|word| self.searched(word)).to_vec(),
            "reviewer_list" => vec![told(host.reviewer_list())],
            "case_show" => vec![told(host.case_show(case))],
            "copies_list" => vec![told(host.copies_list(case))],
            "walk_step" => ["here", "first", "next", "next-open"]
                .map(|step| self.walked(step))
                .to_vec(),
            "claim_list" => ["all", "open", "contested", "flagged"]
                .map(|only| self.listed(only))
                .to_vec(),
            "claim_show" => vec![told(host.claim_show(claim))],
            "claim_similar" => vec![told(host.claim_similar(&SimilarFind {
                case_id: self.case.clone(),
                claim_id: self.claim.clone(),
                top: 5,
            }))],
            "contested_list" => vec![told(host.contested_list(case))],
            "source_list" => vec![told(host.source_list())],
            "origin_group_list" => vec![told(host.origin_group_list())],
            "capture_list" => vec![told(host.capture_list(case))],
            "archive_show" => vec![told(host.archive_show())],
            "orphan_list" => vec![told(host.orphan_list(case))],
            "claim_rollup" => vec![told(host.claim_rollup(claim))],
            "rules_show" => vec![told(host.rules_show(case))],
            "claim_lint" => vec![told(host.claim_lint(claim))],
            "case_lint" => vec![told(host.case_lint(case))],
            "report_preview" => vec![told(host.report_preview(case))],
            "report_export" => vec![told(host.report_export(case))],
            "history_list" => vec![
                self.history(""),
                self.history("verdict"),
                self.history(CANARIES[0]),
            ],
            "review_queue" => vec![told(host.review_queue(case))],
            "review_show" => vec![told(host.review_show(claim))],
            "agreement_show" => vec![told(host.agreement_show(&AgreementAsk {
                case_id: Some(case.case_id.clone()),
                scale_id: None,
                reviewer_id: None,
                tag: None,
                since_ms: None,
            }))],
            "sign_off_check" => vec![told(host.sign_off_check(case))],
            "correction_list" => vec![told(host.correction_list(case))],
            "recheck_list" => vec![told(host.recheck_list(&RecheckAsk { case_id: None }))],
            "history_verify" => vec![told(host.history_verify(case))],
            "device_list" => vec![told(host.device_list())],
            "inbox_list" => vec![told(host.inbox_list())],
            // Of scales, whose values have labels whatever was found.
            "scale_list" | "scale_show" => Vec::new(),
            // What hangs on articles and files, of which this case has none; none of it stands on a verdict, and all of
            // it is read through the same door.
            "article_show" | "version_list" | "version_compare" | "source_show" | "capture_show"
            | "capture_image" | "capture_save_as" | "claims_table" | "quote_check" | "evidence_prove" => {
                Vec::new()
            }
            // Opens a dialog, or another program.
            "bundle_export"
            | "bundle_choose"
            | "model_choose"
            | "article_choose"
            | "article_update_choose"
            | "capture_choose"
            | "report_save_as"
            | "link_open"
            | "window_close" => Vec::new(),
            // Writes, and answers with ids, words of the caller's own act, or what the caller handed in.
            "second_reading_ask"
            | "device_revoke"
            | "bundle_import"
            | "bundle_discard"
            | "payload_erase"
            | "model_use"
            | "settings_set"
            | "backup_make"
            | "scale_define"
            | "scale_use"
            | "reviewer_edit"
            | "reviewer_add"
            | "reviewer_use"
            | "draft_save"
            | "place_save"
            | "case_create"
            | "case_edit"
            | "case_analyse"
            | "sample_open"
            | "article_import"
            | "import_cancel"
            | "article_paste"
            | "article_edit"
            | "article_retract"
            | "article_update"
            | "statement_place"
            | "passage_place"
            | "statement_retract"
            | "passage_mark"
            | "passage_unmark"
            | "claim_create"
            | "claim_accept"
            | "claim_accept_many"
            | "claim_retract_many"
            | "claim_edit"
            | "claim_split"
            | "claim_merge"
            | "claim_park"
            | "claim_flag"
            | "claim_retract"
            | "statement_edit"
            | "comment_add"
            | "comment_retract"
            | "tag_set"
            | "recheck_set"
            | "relation_set"
            | "relation_decide_many"
            | "source_add"
            | "source_edit"
            | "evidence_add"
            | "evidence_edit"
            | "evidence_flag"
            | "evidence_retract"
            | "lookup_add"
            | "lookup_retract"
            | "reply_ask"
            | "reply_edit"
            | "reply_retract"
            | "capture_files"
            | "capture_paste"
            | "capture_url"
            | "capture_cancel"
            | "capture_retract"
            | "file_erase"
            | "archive_verify"
            | "archive_cancel"
            | "claims_import"
            | "verdict_give"
            | "verdict_withdraw"
            | "rule_set"
            | "rules_preset"
            | "rule_override"
            | "rule_override_withdraw"
            | "declaration_set"
            | "undo"
            | "redo"
            | "decision_make"
            | "decision_withdraw"
            | "sign_off"
            | "correction_make"
            | "correction_request"
            | "correction_request_edit"
            | "undo_act" => Vec::new(),
            other => panic!("does {other} tell a second reader of the first verdict? say so here"),
        }
    }

    fn searched(&self, query: &str) -> String {
        let found = self.host.search(&Search {
            query: query.to_owned(),
            case_id: None,
            limit: 50,
        });
        // The query itself is not repeated.
        told(found)
    }

    fn walked(&self, step: &str) -> String {
        told(self.host.walk_step(&WalkStep {
            case_id: self.case.clone(),
            from: None,
            step: step.to_owned(),
        }))
    }

    fn listed(&self, only: &str) -> String {
        told(self.host.claim_list(&ClaimFind {
            case_id: self.case.clone(),
            query: String::new(),
            only: only.to_owned(),
            offset: 0,
            limit: 100,
        }))
    }

    fn history(&self, query: &str) -> String {
        told(self.host.history_list(HistoryList {
            case_id: Some(self.case.clone()),
            groups: Vec::new(),
            reviewers: Vec::new(),
            claim_id: None,
            query: query.to_owned(),
            before: None,
            limit: 200,
        }))
    }

    /// Which canaries, or words for the rating, each command tells.
    fn heard(&self) -> Vec<(String, String)> {
        let mut heard = Vec::new();
        for command in COMMANDS {
            for said in self.said(command.name) {
                let said = said.to_lowercase();
                // The page of a case lists the values of its scale, whatever was found.
                let ratings: &[&str] = match command.name {
                    // They name the values of the scale.
                    "case_show" | "agreement_show" => &[],
                    _ => &["mostly-false", "mostly false"],
                };
                heard.extend(
                    CANARIES
                        .iter()
                        .chain(ratings)
                        .filter(|word| said.contains(**word))
                        .map(|word| (command.name.to_owned(), (*word).to_owned())),
                );
            }
        }
        heard
    }

    fn claim(&self) -> ClaimId {
        self.claim.parse().unwrap()
    }
}

fn told<T: Serialize>(reply: Result<T, WireError>) -> String {
    match reply {
        Ok(reply) => serde_json::to_string(&reply).unwrap(),
        Err(error) => serde_json::to_string(&error).unwrap(),
    }
}

fn tellers(heard: &[(String, String)], word: &str) -> Vec<String> {
    let tells = heard.iter().filter(|(_, sung)| sung == word);
    tells.map(|(command, _)| command.clone()).collect()
}

#[test]
fn the_first_verdict_is_told_by_no_command_until_the_second_is_saved() {
    let read = with_first_verdict();
    let open = read.heard();
    for (word, teller) in [
        (CANARIES[0], "claim_show"),
        (CANARIES[1], "search"),
        (CANARIES[3], "claim_show"),
        (CANARIES[4], "claim_lint"),
        (CANARIES[5], "report_preview"),
        (CANARIES[6], "claim_show"),
    ] {
        let tellers = tellers(&open, word);
        assert!(
            tellers.iter().any(|one| one == teller),
            "the first reader is told {word}: {tellers:?}"
        );
    }

    read.sits(&read.second);
    assert_eq!(read.heard(), [], "the second reader is told nothing");
    let shown = read.host.claim_show(&read.by_claim()).unwrap();
    assert!(shown.hidden && shown.verdicts.is_empty() && shown.comments.is_empty());
    assert_eq!(
        read.host.report_export(&read.by_case()).unwrap_err().code,
        "blind_owed"
    );
    assert!(
        read.history("")
            .contains("Hidden until your own verdict is saved")
    );
    assert!(
        read.host.history_verify(&read.by_case()).unwrap().intact,
        "the log is whole"
    );

    read.host
        .verdict_give(read.verdict("true", ["So it was.", "They counted", "A roster"]))
        .unwrap();
    let after = read.heard();
    for word in &CANARIES[..6] {
        assert!(
            !tellers(&after, word).is_empty(),
            "{word} is told after the own verdict: {after:?}"
        );
    }
    assert_eq!(
        tellers(&after, CANARIES[6]),
        [""; 0],
        "what another began to type stays theirs"
    );
    let shown = read.host.claim_show(&read.by_claim()).unwrap();
    assert!(!shown.hidden && shown.verdicts.len() == 2);
    read.host.report_export(&read.by_case()).unwrap();
}

#[test]
fn a_verdict_says_whether_it_was_given_blind() {
    let read = with_first_verdict();
    read.sits(&read.second);
    read.host
        .verdict_give(read.verdict("true", ["So it was.", "They counted", "A roster"]))
        .unwrap();
    let claim = read.claim().to_string();
    let blind: Vec<bool> = read
        .host
        .desk()
        .read(|c| {
            let mut statement =
                c.prepare("SELECT blind FROM verdict WHERE claim = ?1 ORDER BY created_at, id")?;
            let found = statement.query_map([claim], |row| row.get(0))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
        .unwrap();
    assert_eq!(blind, [false, true]);
}
