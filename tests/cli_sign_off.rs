//! Sign-off, corrections, and what is due, by command line.

use crate::support::{Desk, array, text};

const SILO: &str = "date 2026-03-04 Silo wall gives way at Port Ostra\n\n\
The ministry said that 11 people were wounded when a silo wall gave way.\n";

/// A case with one claim, a verdict of who sits at the desk, and an editor named Ines.
fn story() -> (Desk, String, String) {
    let desk = Desk::new();
    let case = desk.case("The silo in Port Ostra");
    let file = desk.file("silo.txt", SILO);
    desk.import(&case, &[file]);
    let claims = desk.claims(&case);
    let wounded = claims.iter().find(|one| text(&one["text"]).contains("wounded"));
    let claim = text(&wounded.expect("a suggested claim")["id"]);
    desk.ask(&["claim", "accept", &claim]);
    desk.ask(&["reviewer", "add", "Ines", "--role", "editor"]);
    desk.ask(&[
        "verdict",
        "give",
        "--claim",
        &claim,
        "--rating",
        "false",
        "--rationale",
        "Both lists agree.",
    ]);
    (desk, case, claim)
}

#[test]
fn what_stops_a_sign_off_is_printed_and_then_it_is_signed_and_corrected() {
    let (desk, case, claim) = story();
    desk.ask(&[
        "rules",
        "set",
        "primary_source",
        "--case",
        &case,
        "--level",
        "block",
    ]);
    let stopped = desk.run(&["sign-off", "--case", &case, "--reviewer", "Ines", "--json"]);
    assert_eq!(stopped.code, 1);
    let blocks = stopped.json()["blocks"].clone();
    assert_eq!(blocks[0]["kind"], "rule");
    assert_eq!(text(&blocks[0]["claim"]), claim);
    desk.ask(&[
        "override",
        "--claim",
        &claim,
        "--rule",
        "primary_source",
        "--reason",
        "It burnt down.",
    ]);

    let check = desk.run(&[
        "sign-off",
        "--case",
        &case,
        "--reviewer",
        "Ines",
        "--check",
        "--json",
    ]);
    assert_eq!(check.code, 0);
    let check = check.json();
    assert!(text(&check["overrides"][0]["words"]).contains("It burnt down."));
    let wrong = desk.run(&["sign-off", "--case", &case, "--json"]);
    assert_eq!(
        (wrong.code, text(&wrong.json()["error"]["code"])),
        (3, "editor_only".into())
    );
    let early = [
        "correct",
        "--case",
        &case,
        "--kind",
        "update",
        "--reason",
        "r",
        "--notice",
        "n",
        "--reviewer",
        "Ines",
        "--json",
    ];
    assert_eq!(text(&desk.run(&early).json()["error"]["code"]), "not_signed_off");

    let head = text(&check["head"]);
    let words = [
        "sign-off",
        "--case",
        &case,
        "--reviewer",
        "Ines",
        "--statement",
        "Read twice.",
        "--head",
        &head,
    ];
    desk.ask(&words);
    let verdict = [
        "verdict",
        "give",
        "--claim",
        &claim,
        "--rating",
        "true",
        "--rationale",
        "x",
        "--json",
    ];
    let refused = desk.run(&verdict);
    assert_eq!(
        (refused.code, text(&refused.json()["error"]["code"])),
        (3, "case_signed_off".into())
    );
    assert!(text(&refused.json()["error"]["message"]).contains("make a correction instead"));
    let analyse = desk.refused(3, &["case", "analyse", "--case", &case]);
    assert_eq!(analyse, refused.json()["error"], "in the same words");

    let made = desk.ask(&[
        "correct",
        "--case",
        &case,
        "--claim",
        &claim,
        "--kind",
        "correction",
        "--reason",
        "A third list.",
        "--notice",
        "We rated this False; it is Mixed.",
        "--rating",
        "mixed",
        "--reviewer",
        "Ines",
    ]);
    let correction = text(&made["correction"]);
    let listed = desk.ask(&["claims", "--case", &case]);
    let listed = array(&listed["claims"]);
    let one = listed.iter().find(|one| one["id"] == claim.as_str()).unwrap();
    assert_eq!(text(&one["published"]), "Mixed");
    assert_eq!(
        (text(&one["corrected"]["kind"]), text(&one["corrected"]["was"])),
        ("correction".into(), "False".into())
    );
    let shown = desk.run(&["claim", "show", &claim]).stdout;
    assert!(
        shown.contains("published: Mixed (corrected; was: False)"),
        "{shown}"
    );
    let asked = desk.ask(&[
        "correct",
        "request",
        "--correction",
        &correction,
        "--outlet",
        "Ostra Post",
        "--how",
        "by mail",
        "--on",
        "2026-11-02",
        "--reviewer",
        "Ines",
    ]);
    let request = text(&asked["request"]);
    desk.ask(&[
        "correct",
        "answered",
        "--request",
        &request,
        "--result",
        "refused",
        "--reviewer",
        "Ines",
    ]);
    let list = desk.ask(&["correct", "list", "--case", &case]);
    let one = &array(&list["corrections"])[0];
    assert_eq!(
        (text(&one["old"]), text(&one["new"])),
        ("False".into(), "Mixed".into())
    );
    assert_eq!(text(&one["requests"][0]["result"]), "refused");

    let report = desk.run(&["report", "--case", &case]);
    for words in [
        "Signed off by Ines on ",
        "Read twice.",
        "Was: False; now: Mixed.",
        "Ostra Post was asked to correct it on 2 November 2026, by mail: the outlet refused.",
        "One house rule was overridden",
    ] {
        assert!(report.stdout.contains(words), "{words}: {}", report.stdout);
    }
    assert!(!report.stdout.contains("Not signed off"));
    let (clean, sound) = (desk.run(&["verify"]), desk.run(&["check"]));
    assert_eq!((clean.code, sound.code), (0, 0));
}

#[test]
fn what_is_due_is_listed_by_a_day() {
    let (desk, case, claim) = story();
    desk.ask(&[
        "recheck",
        "--claim",
        &claim,
        "--on",
        "2026-05-01",
        "--why",
        "New register",
    ]);
    let due = |by: &str| desk.ask(&["recheck", "list", "--case", &case, "--by", by]);
    assert!(array(&due("2026-04-30")["claims"]).is_empty());
    let found = due("2026-05-11");
    let one = &array(&found["claims"])[0];
    assert_eq!(
        (text(&one["claim"]), one["overdue_days"].as_i64()),
        (claim.clone(), Some(10))
    );
    assert_eq!(text(&one["label"]), "False");
}
