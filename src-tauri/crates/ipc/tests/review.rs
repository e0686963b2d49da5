//! Verdicts side by side, decisions and agreement through the contract, as the window uses them.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::second_reading::{self, NewAsk};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{Desk, reviewer, system_clock};
use factdesk_domain::case::CaseChange;
use factdesk_domain::reviewer::Role;
use factdesk_domain::second_reading::SecondReadings;
use factdesk_domain::{CaseId, ClaimId, ReviewerId};
use factdesk_ipc::Host;
use factdesk_ipc::wire::claim::{ByClaim, WorkState};
use factdesk_ipc::wire::common::{ByCase, ById, Sign};
use factdesk_ipc::wire::review::{AgreementAsk, DecisionMake, DecisionWithdraw, ReviewClaim, ReviewQueue};
use factdesk_ipc::wire::signed::SignOff;

const CANARY: &str = "zebrafinchlantern";

struct Sample {
    _folder: tempfile::TempDir,
    host: Host,
    case: CaseId,
    claim: ClaimId,
    me: ReviewerId,
    editor: ReviewerId,
    second: ReviewerId,
}

fn sample() -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("desk"), system_clock()).unwrap();
    let me = desk.me().unwrap();
    let new = NewCase {
        title: "Harbour".to_owned(),
        ..NewCase::default()
    };
    let case = case::create(&desk, me, new).unwrap().value;
    let add = |name: &str, role| reviewer::add(&desk, me, name, role).unwrap().value;
    let (editor, second) = (add("Edda", Role::Editor), add("Ben", Role::SecondReader));
    let host = Host::new(desk, folder.path().join("exports"));
    let claim = write(&host, me, case, "Eleven people were treated at the harbour.");
    Sample {
        _folder: folder,
        host,
        case,
        claim,
        me,
        editor,
        second,
    }
}

fn write(host: &Host, by: ReviewerId, case: CaseId, text: &str) -> ClaimId {
    let new = NewClaim {
        text: Some(text.to_owned()),
        ..NewClaim::default()
    };
    claim::create(host.desk(), by, case, new).unwrap().value
}

impl Sample {
    fn give(&self, by: ReviewerId, claim: ClaimId, rating: &str) -> String {
        let new = NewVerdict {
            claim,
            finding: Finding::Rating(rating.to_owned()),
            conclusion: None,
            rationale: format!("{CANARY} was read."),
            confidence: None,
            would_change: None,
        };
        verdict::give(self.host.desk(), by, new)
            .unwrap()
            .value
            .to_string()
    }

    fn sit(&self, who: ReviewerId) {
        self.host.reviewer_use(&ById { id: who.to_string() }).unwrap();
    }

    fn queue(&self) -> ReviewQueue {
        let case_id = self.case.to_string();
        self.host.review_queue(&ByCase { case_id }).unwrap()
    }

    fn show(&self) -> ReviewClaim {
        let by = ByClaim {
            case_id: self.case.to_string(),
            claim_id: self.claim.to_string(),
        };
        self.host.review_show(&by).unwrap()
    }

    fn ask(&self) -> DecisionMake {
        DecisionMake {
            case_id: self.case.to_string(),
            claim_id: self.claim.to_string(),
            take: None,
            rating: None,
            scale_version: None,
            not_checkable: None,
            no_rating: None,
            reason: "The clinic's list is whole.".to_owned(),
            dissent: vec![],
            seen: None,
            panel_needed: None,
        }
    }
}

#[test]
fn claims_that_wait_for_a_reader_are_told_apart_from_those_that_agree() {
    let sample = sample();
    sample.give(sample.me, sample.claim, "false");
    sample.sit(sample.editor);
    assert_eq!((sample.queue().missing.len(), sample.queue().agree.len()), (0, 1));
    let all = vec![CaseChange::SecondReading(SecondReadings::All)];
    case::edit(sample.host.desk(), sample.editor, sample.case, all).unwrap();
    let queue = sample.queue();
    assert_eq!((queue.missing.len(), queue.agree.len()), (1, 0));
    let item = &queue.missing[0];
    assert_eq!(
        (item.hidden, item.waits_for_me, item.note.as_str()),
        (false, false, "False, waits for a reader")
    );

    sample.give(sample.second, sample.claim, "mixed");
    assert_eq!(sample.queue().disagree.len(), 1);
    let ask = NewAsk {
        fresh: true,
        ..NewAsk::default()
    };
    second_reading::ask(sample.host.desk(), sample.editor, sample.claim, ask).unwrap();
    let queue = sample.queue();
    assert_eq!((queue.missing.len(), queue.disagree.len()), (1, 0));
    assert_eq!(sample.show().claim.card.state, WorkState::NeedsSecondReader);
}

#[test]
fn verdicts_stand_side_by_side_without_names_until_an_editor_decides() {
    let sample = sample();
    let first = sample.give(sample.me, sample.claim, "false");
    let second = sample.give(sample.second, sample.claim, "mixed");
    sample.sit(sample.editor);
    let queue = sample.queue();
    assert_eq!(
        (queue.role.as_str(), queue.undecided, queue.decided),
        ("editor", 1, 0)
    );
    assert_eq!(queue.disagree.len(), 1);
    let mut labels = queue.disagree[0].labels.clone();
    labels.sort();
    assert_eq!(labels, ["False", "Mixed"]);
    let shown = sample.show();
    assert_eq!(shown.difference.as_deref(), Some("Disagree by 2 steps"));
    assert_eq!(shown.differed, None);
    assert!(shown.can_decide, "{:?}", shown.why_not);
    assert!(shown.claim.verdicts.is_empty(), "names stand beside these");
    let names: Vec<&str> = shown.verdicts.iter().map(|one| one.who.as_str()).collect();
    assert_eq!(names, ["Reviewer A", "Reviewer B"]);
    assert!(
        shown
            .verdicts
            .iter()
            .all(|one| one.verdict.reviewer.id.is_empty())
    );
    let nobody = serde_json::to_string(&shown.verdicts).unwrap();
    assert!(!nobody.contains("Ben"), "{nobody}");

    let refused = sample.host.decision_make(sample.ask()).unwrap_err();
    assert_eq!(refused.code, "outcome_missing");
    let both = DecisionMake {
        take: Some(first.clone()),
        no_rating: Some(true),
        ..sample.ask()
    };
    assert_eq!(
        sample.host.decision_make(both).unwrap_err().code,
        "outcome_missing"
    );
    let late = DecisionMake {
        take: Some(first.clone()),
        seen: Some(vec![first.clone()]),
        ..sample.ask()
    };
    assert_eq!(
        sample.host.decision_make(late).unwrap_err().code,
        "verdict_changed"
    );
    let taken = DecisionMake {
        take: Some(first.clone()),
        dissent: vec![second.clone()],
        seen: Some(vec![second.clone(), first.clone()]),
        panel_needed: Some(1),
        ..sample.ask()
    };
    let made = sample.host.decision_make(taken).unwrap();
    assert!(made.changes.iter().any(|one| one.noun == "decision"));

    let queue = sample.queue();
    assert_eq!((queue.undecided, queue.decided), (0, 1));
    assert_eq!(queue.agree[0].note, "False, decided");
    let shown = sample.show();
    let names: Vec<&str> = shown.verdicts.iter().map(|one| one.who.as_str()).collect();
    assert!(names.contains(&"Ben"), "{names:?}");
    assert_eq!(shown.differed.as_deref(), Some("Disagreed by 2 steps"));
    let decision = &shown.decisions[0];
    assert_eq!(
        (decision.label.as_str(), decision.sign, decision.panel.as_deref()),
        ("False", Sign::False, Some("1 of 2"))
    );
    assert_eq!(
        (&decision.rests_on, &decision.dissent),
        (&vec![first], &vec![second])
    );
    let withdrawn = DecisionWithdraw {
        case_id: sample.case.to_string(),
        decision_id: decision.id.clone(),
        reason: "One more list came.".to_owned(),
    };
    sample.host.decision_withdraw(withdrawn).unwrap();
    assert!(sample.show().decisions[0].withdrawn);
    assert_eq!(sample.show().differed, None, "it is open again");
    assert_eq!(sample.queue().disagree.len(), 1);
}

#[test]
fn a_signed_case_names_who_agreed_although_nobody_had_to_decide() {
    let sample = sample();
    sample.give(sample.me, sample.claim, "false");
    sample.give(sample.second, sample.claim, "false");
    sample.sit(sample.editor);
    let who = || -> Vec<String> { sample.show().verdicts.into_iter().map(|one| one.who).collect() };
    assert_eq!(who(), ["Reviewer A", "Reviewer B"]);
    let case_id = sample.case.to_string();
    let check = sample
        .host
        .sign_off_check(&ByCase {
            case_id: case_id.clone(),
        })
        .unwrap();
    let sign = SignOff {
        case_id,
        statement: String::new(),
        head: check.head,
    };
    sample.host.sign_off(sign).unwrap();
    assert_eq!(who()[1], "Ben", "in the order in which they were given");
    let shown = sample.show();
    assert_eq!(
        (shown.difference.as_deref(), shown.differed),
        (Some("Agree"), None)
    );
}

#[test]
fn a_second_reader_sees_nothing_of_others_in_the_queue_before_their_own_verdict() {
    let sample = sample();
    sample.give(sample.me, sample.claim, "false");
    sample.sit(sample.second);
    let queue = sample.queue();
    let waits = &queue.missing[0];
    assert!(waits.hidden && waits.waits_for_me && waits.labels.is_empty());
    assert_eq!(waits.note, "Waits for you");
    let shown = sample.show();
    assert!(shown.hidden && !shown.can_decide);
    let told = [
        serde_json::to_string(&queue).unwrap(),
        serde_json::to_string(&shown).unwrap(),
    ];
    for told in told {
        assert!(!told.contains(CANARY) && !told.contains("False"), "{told}");
    }
    let ask = AgreementAsk {
        case_id: Some(sample.case.to_string()),
        scale_id: None,
        reviewer_id: None,
        tag: None,
        since_ms: None,
    };
    assert!(sample.host.agreement_show(&ask).unwrap().hidden.is_some());
    sample.give(sample.second, sample.claim, "false");
    let shown = sample.show();
    assert!(!shown.hidden);
    assert_eq!(shown.difference.as_deref(), Some("Agree"));
    assert_eq!(
        shown.why_not.as_deref(),
        Some("Only an editor decides; ask one, or have your role changed on your card.")
    );
    assert!(sample.host.agreement_show(&ask).unwrap().hidden.is_none());
}

#[test]
fn agreement_counts_first_against_second_and_hides_alpha_below_the_minimum() {
    let sample = sample();
    let given = [("false", "false"), ("false", "mostly-false"), ("true", "false")];
    for (number, (first, second)) in given.into_iter().enumerate() {
        let claim = write(
            &sample.host,
            sample.me,
            sample.case,
            &format!("Claim number {number}."),
        );
        sample.give(sample.me, claim, first);
        sample.give(sample.second, claim, second);
    }
    let ask = AgreementAsk {
        case_id: Some(sample.case.to_string()),
        scale_id: None,
        reviewer_id: None,
        tag: None,
        since_ms: None,
    };
    let shown = sample.host.agreement_show(&ask).unwrap();
    assert_eq!((shown.n, shown.pairable, shown.minimum), (3, 6, 20));
    assert_eq!((shown.same, shown.within_count), (1, 2));
    assert_eq!(shown.percent, Some(1.0 / 3.0));
    assert_eq!(shown.alpha, None, "three claims are too few");
    let at = |value: &str| shown.values.iter().position(|one| one.value == value).unwrap();
    assert_eq!(shown.matrix[at("true")][at("false")], 1);
    assert_eq!(shown.matrix[at("false")][at("true")], 0);
    assert_eq!(shown.pairs.len(), 1);
    assert_eq!(shown.by_scale[0].n, 3);
    assert_eq!(shown.by_reviewer.len(), 2);
    assert_eq!(shown.over_time.iter().map(|part| part.n).sum::<u32>(), 3);
    assert_eq!(shown.level, "ordinal");
}
