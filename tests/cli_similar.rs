//! `similar` and `model`: what the desk already knows about a claim.

use serde_json::Value;

use crate::support::{Desk, array};

/// A desk with two cases that hold the same claim; the first claim's id.
fn two_cases() -> (Desk, String) {
    let desk = Desk::new();
    let mut first = None;
    for (title, text) in [
        (
            "One",
            "The mayor of Halden said that 12 schools were closed in one year.",
        ),
        (
            "Two",
            "The mayor of Halden said that 12 schools were closed last year.",
        ),
    ] {
        let case = desk.ask(&["case", "new", title])["case"].clone();
        let case = case.as_str().expect("an id").to_owned();
        let file = desk.file(&format!("{title}.txt"), text);
        desk.ask(&["import", "--case", &case, file.to_str().expect("UTF-8")]);
        let claims = array(&desk.ask(&["claims", "--case", &case])["claims"]);
        let id = |one: &Value| one["id"].as_str().expect("an id").to_owned();
        first = first.or_else(|| claims.first().map(id));
    }
    (desk, first.expect("a suggested claim"))
}

#[test]
fn a_claim_that_was_checked_elsewhere_is_found_with_its_state() {
    let (desk, claim) = two_cases();
    let found = desk.ask(&["similar", "--claim", &claim]);
    let found = array(&found["similar"]);
    assert_eq!(found[0]["case_title"], "Two", "{found:?}");
    assert_eq!(found[0]["state"], "open");
    let other = found[0]["claim"].as_str().expect("an id");
    desk.ask(&[
        "verdict",
        "give",
        "--claim",
        other,
        "--rating",
        "false",
        "--rationale",
        "Three were.",
    ]);
    let found = desk.ask(&["similar", "--claim", &claim, "--top", "1"]);
    let found = array(&found["similar"]);
    assert_eq!(
        (found.len(), &found[0]["sign"]),
        (1, &Value::from("false")),
        "{found:?}"
    );
    assert_eq!(found[0]["state"], "decided");
}

#[test]
fn an_unknown_claim_is_refused_and_looking_appends_nothing() {
    let (desk, claim) = two_cases();
    let before = desk.ask(&["history"]);
    desk.ask(&["similar", "--claim", &claim]);
    desk.ask(&["model", "off"]);
    assert_eq!(desk.ask(&["history"]), before);
    let error = desk.refused(3, &["similar", "--claim", "019a0000-0000-7000-8000-000000000000"]);
    assert_eq!(error["code"], "unknown_claim");
}

#[test]
fn the_model_is_chosen_and_a_folder_without_one_is_refused() {
    let desk = Desk::new();
    let shown = desk.ask(&["model", "show"]);
    assert_eq!(shown["choice"], "built-in");
    let empty = desk
        .file("empty.txt", "")
        .parent()
        .expect("a folder")
        .display()
        .to_string();
    let error = desk.refused(5, &["model", "use", &empty]);
    assert_eq!(
        (&error["code"], &error["field"]),
        (&"model_missing".into(), &"folder".into())
    );
    assert_eq!(
        desk.ask(&["model", "show"])["choice"],
        "built-in",
        "nothing was changed"
    );
    let off = desk.ask(&["model", "off"]);
    assert_eq!((&off["choice"], &off["running"]), (&"off".into(), &false.into()));
    assert_eq!(desk.ask(&["model", "show"])["choice"], "off", "it is kept");
}
