//! A claim in parts through the contract: what its parts suggest for the whole, and to whom that is told.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim, Part};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{Desk, reviewer, system_clock};
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, ClaimId, ReviewerId};
use factdesk_ipc::Host;
use factdesk_ipc::wire::claim::ByClaim;
use factdesk_ipc::wire::common::{ById, Sign, WireError};
use factdesk_ipc::wire::house::{ScaleDefine, ScaleShow, ScaleUse};
use serde::Serialize;

struct Split {
    _folder: tempfile::TempDir,
    host: Host,
    case: CaseId,
    whole: ClaimId,
    parts: [ClaimId; 2],
    first: ReviewerId,
    second: ReviewerId,
}

/// A claim in two parts, a first reviewer, and one who reads blind.
fn split() -> Split {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("desk"), system_clock()).unwrap();
    let first = desk.me().unwrap();
    let new = NewCase {
        title: "Harbour".to_owned(),
        ..NewCase::default()
    };
    let case = case::create(&desk, first, new).unwrap().value;
    let new = NewClaim {
        text: Some("Nine came on Monday, all by boat.".to_owned()),
        ..NewClaim::default()
    };
    let whole = claim::create(&desk, first, case, new).unwrap().value;
    let part = |text: &str| Part {
        text: text.to_owned(),
        evidence: Vec::new(),
    };
    let parts = vec![part("Nine came on Monday."), part("All came by boat.")];
    let parts = claim::split(&desk, first, whole, parts).unwrap().value;
    let second = reviewer::add(&desk, first, "Bea", Role::SecondReader)
        .unwrap()
        .value;
    let host = Host::new(desk, folder.path().join("exports"));
    with_rule(&host, case);
    Split {
        _folder: folder,
        host,
        case,
        whole,
        parts: parts.try_into().unwrap(),
        first,
        second,
    }
}

/// Gives the case a scale that says what parts suggest.
fn with_rule(host: &Host, case: CaseId) {
    let scale = host.scale_list().unwrap().scales.remove(0).id;
    let asked = ScaleShow {
        scale_id: scale.clone(),
        case_id: None,
    };
    let version = host.scale_show(&asked).unwrap().versions.remove(0);
    let define = ScaleDefine {
        scale_id: Some(scale),
        name: "House scale".to_owned(),
        language: "en".to_owned(),
        rollup: "mixed_when_parts_differ".to_owned(),
        values: version.values,
    };
    let scale_id = host.scale_define(define).unwrap().id.unwrap();
    let case_id = case.to_string();
    host.scale_use(&ScaleUse { case_id, scale_id }).unwrap();
}

impl Split {
    fn sits(&self, who: ReviewerId) {
        self.host.reviewer_use(&ById { id: who.to_string() }).unwrap();
    }

    fn rate(&self, by: ReviewerId, part: usize, rating: &str) {
        let new = NewVerdict {
            claim: self.parts[part],
            finding: Finding::Rating(rating.to_owned()),
            conclusion: None,
            rationale: "The harbour's list.".to_owned(),
            confidence: None,
            would_change: None,
        };
        verdict::give(self.host.desk(), by, new).unwrap();
    }

    fn by(&self, claim: ClaimId) -> ByClaim {
        ByClaim {
            case_id: self.case.to_string(),
            claim_id: claim.to_string(),
        }
    }

    /// What is told of the whole beside each part, and when it is asked for.
    fn told(&self) -> [String; 3] {
        let beside = |part| told(self.host.claim_show(&self.by(part)).map(|shown| shown.whole));
        let asked = told(self.host.claim_rollup(&self.by(self.whole)));
        [beside(self.parts[0]), beside(self.parts[1]), asked]
    }
}

fn told<T: Serialize>(reply: Result<T, WireError>) -> String {
    serde_json::to_string(&reply.unwrap()).unwrap()
}

#[test]
fn each_part_tells_of_the_whole_and_what_its_parts_suggest() {
    let split = split();
    split.rate(split.first, 0, "true");
    split.rate(split.first, 1, "false");
    let shown = split.host.claim_show(&split.by(split.parts[1])).unwrap();
    let whole = shown.whole.unwrap();
    assert_eq!(
        (whole.claim_id, whole.text.as_str(), whole.part, whole.parts),
        (
            split.whole.to_string(),
            "Nine came on Monday, all by boat.",
            Some(2),
            2
        )
    );
    assert_eq!(
        (whole.label.as_deref(), whole.sign, whole.tally.as_str()),
        (Some("Mixed"), Some(Sign::Mixed), "1 True, 1 False")
    );
    assert_eq!(whole.why, "The parts are rated differently.");
}

#[test]
fn the_parts_tell_a_blind_reader_nothing_of_what_others_found_on_them() {
    let split = split();
    split.sits(split.second);
    let before = split.told();
    assert!(
        before[0].contains("2 parts wait for your own verdict."),
        "{before:?}"
    );
    split.rate(split.first, 0, "true");
    split.rate(split.first, 1, "false");
    assert_eq!(split.told(), before, "nothing new is told");
    split.sits(split.first);
    let open = split.told();
    assert!(
        open[0].contains("1 True, 1 False") && open[2].contains("mixed"),
        "{open:?}"
    );
    split.sits(split.second);
    split.rate(split.second, 0, "true");
    let half = split.told();
    assert!(
        half.iter()
            .all(|said| !said.contains("False") && !said.contains("ixed")),
        "{half:?}"
    );
    assert!(
        half[1].contains("1 True") && half[1].contains("1 part waits for your own verdict."),
        "{half:?}"
    );
    split.rate(split.second, 1, "false");
    assert_eq!(split.told(), open);
}
