//! Hand-over, devices, erasures and second readings through the contract, as the window uses them.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use std::fs;
use std::path::PathBuf;

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{Desk, reviewer, system_clock};
use factdesk_domain::reviewer::Role;
use factdesk_ipc::Host;
use factdesk_ipc::wire::bundle::{
    BundleDiscard, BundleExport, BundleImport, BundleImported, DeviceRevoke, PayloadErase, SecondReadingAsk,
};
use factdesk_ipc::wire::claim::ByClaim;
use factdesk_ipc::wire::common::ByCase;
use factdesk_ipc::wire::history::HistoryList;

const CANARY: &str = "Two counts of the wounded, both by the clinic.";

struct Room {
    folder: tempfile::TempDir,
    host: Host,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(&folder.path().join("desk"), system_clock()).unwrap();
        let host = Host::new(desk, folder.path().join("exports"));
        Self { folder, host }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn words(&self) -> String {
        self.host.device_list().unwrap().words.join(" ")
    }

    /// The claims that wait for who sits here.
    fn waits(&self, case: &str) -> Vec<String> {
        let case_id = case.to_owned();
        let queue = self.host.review_queue(&ByCase { case_id }).unwrap();
        let missing = queue.missing.into_iter().filter(|one| one.waits_for_me);
        missing.map(|one| one.claim_id).collect()
    }

    fn take(&self, path: PathBuf, words: Option<&str>) -> Result<BundleImported, String> {
        let token = self.host.bundle_offer(path).unwrap().token;
        self.take_token(token, words)
    }

    fn take_token(&self, token: String, words: Option<&str>) -> Result<BundleImported, String> {
        let words = words.map(str::to_owned);
        let input = BundleImport { token, words };
        self.host.bundle_import(&input).map_err(|error| error.code)
    }
}

struct Handed {
    ana: Room,
    case: String,
    claim: String,
    verdict: String,
}

/// A case with a claim that its checker rated.
fn handed() -> Handed {
    let ana = Room::new();
    let desk = ana.host.desk();
    let me = desk.me().unwrap();
    let new = NewCase {
        title: "The harbour, once more".to_owned(),
        ..NewCase::default()
    };
    let case = case::create(desk, me, new).unwrap().value;
    let new = NewClaim {
        text: Some("Eleven people were treated at the harbour.".to_owned()),
        ..NewClaim::default()
    };
    let claim = claim::create(desk, me, case, new).unwrap().value;
    let given = NewVerdict {
        claim,
        finding: Finding::Rating("false".into()),
        conclusion: None,
        rationale: CANARY.to_owned(),
        confidence: None,
        would_change: None,
    };
    let verdict = verdict::give(desk, me, given).unwrap().value;
    Handed {
        ana,
        case: case.to_string(),
        claim: claim.to_string(),
        verdict: verdict.to_string(),
    }
}

impl Handed {
    fn ask(&self, back: Option<bool>, from: Option<String>) -> Result<(), String> {
        let input = SecondReadingAsk {
            case_id: self.case.clone(),
            claim_id: self.claim.clone(),
            from,
            why: "The counts differ.".to_owned(),
            fresh: false,
            back,
        };
        self.ana
            .host
            .second_reading_ask(input)
            .map(drop)
            .map_err(|error| error.code)
    }

    fn export(&self, blind: bool) -> PathBuf {
        let input = BundleExport {
            case_id: self.case.clone(),
            blind,
            files: true,
        };
        let to = self.ana.file(&self.ana.host.bundle_file_name(&input).unwrap());
        let made = self.ana.host.bundle_write(&input, &to).unwrap();
        assert_eq!(
            made.bytes,
            i64::try_from(fs::metadata(&to).unwrap().len()).unwrap()
        );
        assert_eq!(made.withheld > 0, blind);
        to
    }

    fn by_claim(&self) -> ByClaim {
        ByClaim {
            case_id: self.case.clone(),
            claim_id: self.claim.clone(),
        }
    }
}

#[test]
fn a_second_reading_is_asked_for_and_taken_back() {
    let room = handed();
    let shown = || room.ana.host.claim_show(&room.by_claim()).unwrap().second_reading;
    assert_eq!(room.ask(Some(true), None).unwrap_err(), "nothing_changes");
    room.ask(None, None).unwrap();
    let asked = shown().unwrap();
    assert_eq!(
        (asked.why.as_str(), asked.from.is_some(), asked.done),
        ("The counts differ.", false, false)
    );
    room.ask(Some(true), None).unwrap();
    assert!(shown().is_none());
    let unknown = "018f3c2a-7d11-7a40-9c3e-5b1f0a2d4e6f".to_owned();
    assert_eq!(room.ask(None, Some(unknown)).unwrap_err(), "unknown_reviewer");
}

#[test]
fn a_bundle_of_an_unknown_desk_waits_for_its_words() {
    let room = handed();
    room.ask(None, None).unwrap();
    let file = room.export(true);
    assert!(
        !fs::read(&file)
            .unwrap()
            .windows(CANARY.len())
            .any(|part| part == CANARY.as_bytes())
    );
    let ben = Room::new();
    let offer = ben.host.bundle_offer(file.clone()).unwrap();
    assert_eq!(
        (
            offer.name.as_str(),
            offer.case_title.as_str(),
            offer.blind,
            offer.trusted,
            offer.known_case
        ),
        (
            "the-harbour-once-more.factdesk",
            "The harbour, once more",
            true,
            false,
            false
        )
    );
    let came = ben.take(file, None).unwrap();
    assert!(came.waits && came.applied == 0);
    let waiting = ben.host.inbox_list().unwrap().bundles;
    let [waiting] = waiting.as_slice() else {
        panic!("{waiting:?}")
    };
    assert_eq!(waiting.case_id, room.case);
    let token = || waiting.token.clone();
    assert_eq!(
        ben.take_token(token(), Some(&ben.words())).unwrap_err(),
        "words_differ"
    );
    let came = ben.take_token(token(), Some(&room.ana.words())).unwrap();
    assert!(!came.waits && came.applied > 0, "{came:?}");
    assert!(came.changes.iter().any(|change| change.noun == "case"));
    assert!(ben.host.inbox_list().unwrap().bundles.is_empty());
    let claim = ben.host.claim_show(&room.by_claim()).unwrap();
    assert!(claim.hidden && claim.verdicts.is_empty());
    assert_eq!(ben.waits(&room.case), [room.claim.as_str()]);
    let again = ben.take(room.export(true), None).unwrap();
    assert_eq!((again.applied, again.waits), (0, false));
}

#[test]
fn a_hand_over_that_waits_can_be_thrown_away() {
    let (room, ben) = (handed(), Room::new());
    ben.take(room.export(true), None).unwrap();
    let token = ben.host.inbox_list().unwrap().bundles[0].token.clone();
    let done = ben
        .host
        .bundle_discard(&BundleDiscard { token: token.clone() })
        .unwrap();
    assert_eq!((done.label.as_str(), done.act), ("Hand-over thrown away", None));
    assert!(ben.host.inbox_list().unwrap().bundles.is_empty());
    let again = ben.host.bundle_discard(&BundleDiscard { token }).unwrap_err();
    assert_eq!(again.code, "unknown_bundle");
}

#[test]
fn a_second_reader_meets_every_claim_of_which_nothing_is_told() {
    let room = handed();
    let ben = Room::new();
    let desk = ben.host.desk();
    let reader = reviewer::add(desk, desk.me().unwrap(), "Ben", Role::SecondReader)
        .unwrap()
        .value;
    reviewer::use_(desk, reader).unwrap();
    ben.take(room.export(true), Some(&room.ana.words())).unwrap();
    assert_eq!(ben.waits(&room.case), [room.claim.as_str()]);
    reviewer::use_(
        desk,
        desk.read(|c| reviewer::list(c, desk.desk_case())).unwrap()[0].id,
    )
    .unwrap();
    assert!(ben.waits(&room.case).is_empty(), "a checker was not asked");
}

#[test]
fn the_history_says_on_which_desk_an_entry_was_signed() {
    let room = handed();
    let ben = Room::new();
    ben.take(room.export(false), Some(&room.ana.words())).unwrap();
    let signed_on = |host: &Host| {
        let input = HistoryList {
            case_id: Some(room.case.clone()),
            groups: vec!["verdict".to_owned()],
            reviewers: vec![],
            claim_id: None,
            query: String::new(),
            before: None,
            limit: 50,
        };
        let page = host.history_list(input).unwrap();
        page.entries[0].signed_on.clone().unwrap()
    };
    assert_eq!(signed_on(&room.ana.host), "This desk");
    let told = signed_on(&ben.host);
    assert!(told.starts_with("A desk of "), "{told}");
}

#[test]
fn dropped_bundles_are_offered_one_after_the_other() {
    let room = handed();
    let file = room.export(false);
    let ben = Room::new();
    let second = ben.file("Second.FACTDESK");
    fs::copy(&file, &second).unwrap();
    let article = ben.file("article.txt");
    ben.host.hand_over(vec![article, file.clone(), second.clone()]);
    assert_eq!(ben.host.bundle_waiting(), Some(file));
    assert_eq!(ben.host.bundle_waiting(), Some(second));
    assert_eq!(ben.host.bundle_waiting(), None);
    assert_eq!(
        ben.host.desk_show().unwrap().pending.unwrap().names,
        ["article.txt"]
    );
}

#[test]
fn devices_are_revoked_by_an_editor() {
    let room = handed();
    let ben = Room::new();
    ben.take(room.export(false), Some(&room.ana.words())).unwrap();
    let devices = || ben.host.device_list().unwrap();
    let other = devices()
        .devices
        .into_iter()
        .find(|one| one.state == "trusted")
        .unwrap();
    let revoke = |device: &str, reason: &str| {
        let input = DeviceRevoke {
            device_id: device.to_owned(),
            reason: reason.to_owned(),
        };
        ben.host
            .device_revoke(&input)
            .map(drop)
            .map_err(|error| error.code)
    };
    let desk = ben.host.desk();
    let editor = reviewer::add(desk, desk.me().unwrap(), "Ines", Role::Editor)
        .unwrap()
        .value;
    assert_eq!(revoke(&other.id, "Lost").unwrap_err(), "not_editor");
    reviewer::use_(desk, editor).unwrap();
    assert_eq!(revoke(&other.id, " ").unwrap_err(), "empty");
    assert!(revoke(&devices().mine, "Lost").is_err());
    revoke(&other.id, "Lost on a train").unwrap();
    let state = devices()
        .devices
        .into_iter()
        .find(|one| one.id == other.id)
        .unwrap()
        .state;
    assert_eq!(state, "revoked");
}

#[test]
fn what_is_erased_is_said_nowhere_any_more() {
    let room = handed();
    let erase = |case: &str, id: &str| {
        let input = PayloadErase {
            case_id: case.to_owned(),
            operation_ids: vec![id.to_owned()],
            files: Vec::new(),
            reason: "It named a patient.".to_owned(),
            ground: "law".to_owned(),
        };
        room.ana
            .host
            .payload_erase(input)
            .map(drop)
            .map_err(|error| error.code)
    };
    let desk = room.ana.host.desk();
    let other = case::create(
        desk,
        desk.me().unwrap(),
        NewCase {
            title: "Other".to_owned(),
            ..NewCase::default()
        },
    );
    let other = other.unwrap().value.to_string();
    assert_eq!(erase(&other, &room.verdict).unwrap_err(), "unknown_operation");
    erase(&room.case, &room.verdict).unwrap();
    let claim = serde_json::to_string(&room.ana.host.claim_show(&room.by_claim()).unwrap()).unwrap();
    assert!(!claim.contains(CANARY));
    room.ana
        .host
        .history_verify(&ByCase {
            case_id: room.case.clone(),
        })
        .unwrap();
}

#[test]
fn a_token_that_stands_for_nothing_is_refused() {
    let room = Room::new();
    assert_eq!(
        room.take_token("none".to_owned(), None).unwrap_err(),
        "unknown_token"
    );
    let page = room.file("page.factdesk");
    fs::write(&page, "no bundle").unwrap();
    let refused = room.host.bundle_offer(page).unwrap_err();
    assert!(refused.message.contains("not"), "{refused:?}");
}
