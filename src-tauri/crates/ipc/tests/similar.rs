//! Similar claims and the choice of a model through the contract, as the window calls it.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use factdesk_desk::{Desk, system_clock};
use factdesk_ipc::Host;
use factdesk_ipc::host::similar::read_in_background;
use factdesk_ipc::wire::article::ArticlePaste;
use factdesk_ipc::wire::case::CaseCreate;
use factdesk_ipc::wire::claim::ClaimFind;
use factdesk_ipc::wire::desk::Setting;
use factdesk_ipc::wire::model::{ModelUse, SimilarClaims, SimilarFind};

fn host(folder: &Path, built_in: Option<PathBuf>) -> Host {
    let desk = Desk::open(&folder.join("desk"), system_clock()).unwrap();
    Host::new(desk, folder.join("exports")).with_built_in_model(built_in)
}

/// The folder of the fetched model, or a loud word that it is not there.
fn model() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model");
    let there = folder.join("model.onnx").exists();
    if !there {
        eprintln!(
            "LEFT OUT: no sentence model in {}; run `cargo xtask model`",
            folder.display()
        );
    }
    there.then_some(folder)
}

/// A case with one pasted article; returns its id.
fn case(host: &Host, title: &str, text: &str) -> String {
    let made = host.case_create(CaseCreate {
        title: title.to_owned(),
        question: None,
        why_chosen: None,
        deadline_ms: None,
    });
    let case_id = made.unwrap().id.unwrap();
    let pasted = host.article_paste(ArticlePaste {
        case_id: Some(case_id.clone()),
        text: text.to_owned(),
    });
    pasted.unwrap();
    case_id
}

/// The id of the claim of a case that holds a word.
fn claim(host: &Host, case_id: &str, word: &str) -> String {
    let list = host.claim_list(&ClaimFind {
        case_id: case_id.to_owned(),
        query: word.to_owned(),
        only: "all".to_owned(),
        offset: 0,
        limit: 10,
    });
    list.unwrap().claims.first().expect("such a claim").id.clone()
}

fn similar(host: &Host, case_id: &str, claim_id: &str) -> SimilarClaims {
    let input = SimilarFind {
        case_id: case_id.to_owned(),
        claim_id: claim_id.to_owned(),
        top: 5,
    };
    host.claim_similar(&input).unwrap()
}

const ONE: &str = "The mayor of Halden said that 12 schools were closed in one year. A new bridge opened in Marlo on Monday.";
const TWO: &str = "The mayor of Halden said that 12 schools were closed last year. The ministry said that bread costs 3 euros in Tavira.";
const OTHER_WORDS: &str =
    "Officials shut a dozen primary and secondary institutions of learning within twelve months.";

#[test]
fn the_same_claim_in_another_case_is_found_by_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let host = host(folder.path(), None);
    let (one, two) = (case(&host, "First", ONE), case(&host, "Second", TWO));
    let schools = claim(&host, &one, "schools");
    let found = similar(&host, &one, &schools);
    assert!(!found.by_meaning);
    let first = found.claims.first().expect("the other mayor's claim");
    assert_eq!(
        (first.case_id.as_str(), first.case_title.as_str()),
        (two.as_str(), "Second")
    );
    assert!(
        first.card.text.contains("schools") && first.score > 350,
        "{first:?}"
    );
    assert!(
        found.claims.iter().all(|near| near.card.id != schools),
        "a claim is not similar to itself"
    );
    assert!(
        found.claims.iter().all(|near| !near.card.text.contains("bread")),
        "{found:?}"
    );
}

#[test]
fn an_unknown_claim_or_case_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let host = host(folder.path(), None);
    let one = case(&host, "First", ONE);
    let two = case(&host, "Second", TWO);
    let ask = |case_id: &str, claim_id: &str| {
        let (case_id, claim_id) = (case_id.to_owned(), claim_id.to_owned());
        host.claim_similar(&SimilarFind {
            case_id,
            claim_id,
            top: 5,
        })
        .unwrap_err()
        .code
    };
    assert_eq!(ask(&two, &claim(&host, &one, "schools")), "unknown_claim");
    assert_eq!(ask("no id", "no id"), "not_an_id");
}

#[test]
fn a_folder_that_holds_no_model_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let host = host(folder.path(), None);
    let before = host.model_show().unwrap();
    assert_eq!(
        (before.choice.as_str(), before.running, before.has_built_in),
        ("built-in", false, false)
    );
    let error = host.model_use_folder(folder.path()).unwrap_err();
    assert_eq!(
        (error.code.as_str(), error.field.as_deref()),
        ("model_missing", Some("folder"))
    );
    std::fs::write(folder.path().join("model.onnx"), "no model").unwrap();
    std::fs::write(folder.path().join("tokenizer.json"), "{}").unwrap();
    assert_eq!(
        host.model_use_folder(folder.path()).unwrap_err().code,
        "model_damaged"
    );
    let choice = |choice: &str| ModelUse {
        choice: choice.to_owned(),
    };
    assert_eq!(
        host.model_use(&choice("built-in")).unwrap_err().code,
        "model_missing"
    );
    assert_eq!(host.model_use(&choice("best")).unwrap_err().code, "unknown_word");
    let past = Setting {
        key: "model".to_owned(),
        value: "folder:/etc".to_owned(),
    };
    assert_eq!(
        host.settings_set(&past).unwrap_err().code,
        "unknown_word",
        "not past the trial"
    );
    assert_eq!(host.model_show().unwrap().choice, "built-in");
    assert_eq!(host.model_use(&choice("off")).unwrap().choice, "off");
}

#[test]
fn the_model_finds_other_words_and_its_vectors_survive_a_restart() {
    let Some(model) = model() else { return };
    let folder = tempfile::tempdir().unwrap();
    let first = host(folder.path(), Some(model.clone()));
    let (one, two) = (case(&first, "First", ONE), case(&first, "Second", OTHER_WORDS));
    let schools = claim(&first, &one, "schools");
    let before = similar(&first, &one, &schools);
    assert!(
        before.by_meaning && before.waiting > 0,
        "nothing was read yet: {before:?}"
    );
    first.claims_read().unwrap();
    let found = similar(&first, &one, &schools);
    assert_eq!(found.waiting, 0);
    assert!(found.claims.iter().any(|near| near.case_id == two), "{found:?}");
    let shown = first.model_show().unwrap();
    assert!(
        shown.running && shown.ready == shown.claims && shown.claims > 2,
        "{shown:?}"
    );
    drop(first);

    let again = host(folder.path(), Some(model));
    assert_eq!(
        similar(&again, &one, &schools).waiting,
        0,
        "read before the restart"
    );
    let off = again
        .model_use(&ModelUse {
            choice: "off".to_owned(),
        })
        .unwrap();
    assert!(!off.running);
    assert!(!similar(&again, &one, &schools).by_meaning);
}

#[test]
fn the_background_reads_every_claim_and_lets_the_desk_go() {
    let Some(model) = model() else { return };
    let folder = tempfile::tempdir().unwrap();
    let host = Arc::new(host(folder.path(), Some(model)));
    let one = case(&host, "First", ONE);
    read_in_background(&host);
    let schools = claim(&host, &one, "schools");
    let deadline = Instant::now() + Duration::from_secs(120);
    while similar(&host, &one, &schools).waiting > 0 {
        assert!(Instant::now() < deadline, "the background does not read");
        std::thread::yield_now();
    }
    let desk = Arc::downgrade(&host);
    drop(host);
    while desk.upgrade().is_some() {
        assert!(Instant::now() < deadline, "the background holds the desk");
        std::thread::yield_now();
    }
}
