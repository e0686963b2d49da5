//! Sign-off, corrections and what is due through the contract, as the window uses them.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{Desk, reviewer, system_clock};
use factdesk_domain::reviewer::Role;
use factdesk_ipc::Host;
use factdesk_ipc::wire::claim::{ByClaim, ClaimFind, WalkStep};
use factdesk_ipc::wire::common::{ByCase, CorrectedView, Sign};
use factdesk_ipc::wire::desk::Search;
use factdesk_ipc::wire::signed::{
    CorrectionMake, CorrectionRequest, CorrectionRequestEdit, RecheckAsk, SignOff,
};

struct Sample {
    _folder: tempfile::TempDir,
    host: Host,
    case: String,
    claim: String,
    editor: String,
}

/// A case with a claim that the first reviewer rated, and an editor.
fn sample() -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("desk"), system_clock()).unwrap();
    let me = desk.me().unwrap();
    let new = NewCase {
        title: "Harbour".to_owned(),
        ..NewCase::default()
    };
    let case = case::create(&desk, me, new).unwrap().value;
    let new = NewClaim {
        text: Some("Eleven people were treated at the harbour.".to_owned()),
        ..NewClaim::default()
    };
    let claim = claim::create(&desk, me, case, new).unwrap().value;
    let given = NewVerdict {
        claim,
        finding: Finding::Rating("false".into()),
        conclusion: None,
        rationale: "Two counts.".into(),
        confidence: None,
        would_change: None,
    };
    verdict::give(&desk, me, given).unwrap();
    claim::recheck(&desk, me, claim, Some("2024-01-01".parse().unwrap()), None).unwrap();
    let editor = reviewer::add(&desk, me, "Ines", Role::Editor).unwrap().value;
    Sample {
        host: Host::new(desk, folder.path().join("exports")),
        _folder: folder,
        case: case.to_string(),
        claim: claim.to_string(),
        editor: editor.to_string(),
    }
}

impl Sample {
    /// A claim of another case that says much the same, without a verdict.
    fn similar(&self) -> ByClaim {
        let (desk, me) = (self.host.desk(), self.host.desk().me().unwrap());
        let new = NewCase {
            title: "Clinic".to_owned(),
            ..NewCase::default()
        };
        let case = case::create(desk, me, new).unwrap().value;
        let new = NewClaim {
            text: Some("Eleven people were treated at the harbour clinic.".to_owned()),
            ..NewClaim::default()
        };
        let claim = claim::create(desk, me, case, new).unwrap().value;
        ByClaim {
            case_id: case.to_string(),
            claim_id: claim.to_string(),
        }
    }

    fn all(&self) -> ClaimFind {
        ClaimFind {
            case_id: self.case.clone(),
            query: String::new(),
            only: "all".to_owned(),
            offset: 0,
            limit: 10,
        }
    }

    fn by_case(&self) -> ByCase {
        ByCase {
            case_id: self.case.clone(),
        }
    }

    fn sign(&self, head: &str) -> Result<(), String> {
        let input = SignOff {
            case_id: self.case.clone(),
            statement: "Read twice.".to_owned(),
            head: head.to_owned(),
        };
        self.host.sign_off(input).map(drop).map_err(|error| error.code)
    }

    fn correct(&self, rating: Option<&str>, no_rating: Option<bool>) -> Result<String, String> {
        let input = CorrectionMake {
            case_id: self.case.clone(),
            claim_id: Some(self.claim.clone()),
            kind: "correction".to_owned(),
            reason: "A third count.".to_owned(),
            notice: "It is Mixed.".to_owned(),
            rating: rating.map(str::to_owned),
            no_rating,
        };
        let made = self.host.correction_make(input).map_err(|error| error.code)?;
        Ok(made.id.unwrap())
    }
}

#[test]
fn a_case_is_checked_signed_and_corrected() {
    let sample = sample();
    let check = sample.host.sign_off_check(&sample.by_case()).unwrap();
    assert_eq!((check.can_sign, check.claims, check.decided), (false, 1, 1));
    assert_eq!(check.why_not.as_deref(), Some("Only an editor signs a case off."));
    assert_eq!(sample.sign(&check.head), Err("editor_only".to_owned()));
    let editor = sample.editor.parse().unwrap();
    reviewer::use_(sample.host.desk(), editor).unwrap();
    let check = sample.host.sign_off_check(&sample.by_case()).unwrap();
    assert!(check.can_sign && check.why_not.is_none(), "{check:?}");
    assert_eq!(sample.sign("no head"), Err("head".to_owned()));
    assert_eq!(sample.sign(&"0".repeat(64)), Err("sign_off_moved".to_owned()));
    assert_eq!(sample.correct(None, None), Err("not_signed_off".to_owned()));
    assert!(sample.host.case_show(&sample.by_case()).unwrap().signed.is_none());
    sample.sign(&check.head).unwrap();
    assert_eq!(sample.sign(&check.head), Err("case_signed_off".to_owned()));

    let check = sample.host.sign_off_check(&sample.by_case()).unwrap();
    let signed = check.signed.unwrap();
    let detail = sample.host.case_show(&sample.by_case()).unwrap().signed.unwrap();
    let listed = sample.host.desk_show().unwrap().cases.remove(0).signed.unwrap();
    for told in [detail, listed] {
        assert_eq!(
            (
                &told.by.id,
                told.at_ms,
                &told.head,
                &told.statement,
                told.after_count
            ),
            (&signed.by.id, signed.at_ms, &signed.head, &signed.statement, 0)
        );
    }
    assert_eq!(
        (signed.by.name.as_str(), signed.statement.as_str()),
        ("Ines", "Read twice.")
    );
    assert_eq!(signed.after_count, 0);
    assert!(!check.can_sign);

    let due = |case: Option<&str>| {
        let input = RecheckAsk {
            case_id: case.map(str::to_owned),
        };
        sample.host.recheck_list(&input).unwrap().claims
    };
    assert_eq!(due(None)[0].due, "2024-01-01");
    assert_eq!(
        sample.correct(Some("mixed"), Some(true)),
        Err("rating_twice".to_owned())
    );
    let made = sample.correct(Some("mixed"), None).unwrap();
    assert!(due(Some(&sample.case)).is_empty(), "it was looked at again");
    let asked = CorrectionRequest {
        case_id: sample.case.clone(),
        correction_id: made,
        outlet: "Harbour Post".to_owned(),
        asked_on: Some("2026-11-02".to_owned()),
        how: "by mail".to_owned(),
    };
    let request = sample.host.correction_request(asked).unwrap().id.unwrap();
    let edit = CorrectionRequestEdit {
        case_id: sample.case.clone(),
        request_id: request,
        outcome: "corrected".to_owned(),
        answered_on: Some("2026-11-05".to_owned()),
    };
    sample.host.correction_request_edit(edit).unwrap();
    let list = sample.host.correction_list(&sample.by_case()).unwrap();
    let one = &list.corrections[0];
    assert_eq!(
        (one.old_label.as_deref(), one.new_label.as_deref()),
        (Some("False"), Some("Mixed"))
    );
    assert_eq!(
        (one.requests[0].outcome.as_str(), one.by.name.as_str()),
        ("corrected", "Ines")
    );
    assert!(list.after.is_empty());
}

#[test]
fn everything_that_shows_a_claim_shows_what_a_correction_says_of_it() {
    let sample = sample();
    let editor = sample.editor.parse().unwrap();
    reviewer::use_(sample.host.desk(), editor).unwrap();
    let other = sample.similar();
    let card = || sample.host.claim_list(&sample.all()).unwrap().claims.remove(0);
    let before = card();
    assert_eq!((before.sign, &before.corrected), (Sign::False, &None));
    let json = serde_json::to_value(&before).unwrap();
    assert!(json.get("corrected").is_none(), "it is left out: {json}");
    let check = sample.host.sign_off_check(&sample.by_case()).unwrap();
    sample.sign(&check.head).unwrap();
    sample.correct(Some("mixed"), None).unwrap();

    let after = card();
    let corrected = after.corrected.clone().unwrap();
    let says = |one: &CorrectedView| (one.kind.clone(), one.label.clone(), one.was.clone());
    let expected = (
        "correction".to_owned(),
        "Mixed".to_owned(),
        Some("False".to_owned()),
    );
    assert_eq!((after.sign, after.state), (Sign::Mixed, before.state));
    assert_eq!(says(&corrected), expected);
    let step = WalkStep {
        case_id: sample.case.clone(),
        from: None,
        step: "first".to_owned(),
    };
    let walk = sample.host.walk_step(&step).unwrap();
    assert_eq!(walk.claim.unwrap().card.corrected, Some(corrected.clone()));
    let hits = sample
        .host
        .search(&Search {
            query: "Eleven people harbour".to_owned(),
            case_id: Some(sample.case.clone()),
            limit: 10,
        })
        .unwrap()
        .hits;
    let hit = hits.iter().find(|one| one.id == sample.claim).unwrap();
    assert_eq!(
        (hit.sign, &hit.corrected),
        (Sign::Mixed, &Some(corrected.clone()))
    );
    let queue = sample.host.review_queue(&sample.by_case()).unwrap();
    assert_eq!(
        (queue.agree[0].note.as_str(), &queue.agree[0].corrected),
        ("Mixed, corrected", &Some(corrected.clone()))
    );
    let near = sample.host.review_show(&other).unwrap().precedents;
    assert_eq!(
        (near[0].label.as_str(), near[0].sign, &near[0].corrected),
        ("Mixed", Sign::Mixed, &Some(corrected))
    );
}
