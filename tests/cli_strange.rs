//! What only another program writes: a case stays readable whatever it is.

use std::collections::BTreeMap;

use factdesk_desk::{Act, Desk as Opened, system_clock};
use factdesk_domain::case::{CaseChange, CaseEdit};
use factdesk_domain::decision::{DecisionMake, Ruling};
use factdesk_domain::scale::DEFAULT;
use factdesk_domain::{CaseId, DecisionId, Operation, ScaleId};
use factdesk_ipc::Host;
use factdesk_ipc::wire::claim::ByClaim;
use factdesk_ipc::wire::common::ByCase;
use rusqlite::Connection;
use serde_json::Value;

use crate::support::{Desk, array, text};

/// A case in which Ada, an editor, and Ben judged two claims, and Ada decided the first one.
struct Judged {
    desk: Desk,
    case: String,
    claims: [String; 2],
    ben: String,
}

fn judged() -> Judged {
    let desk = Desk::new();
    desk.ask(&["reviewer", "add", "Ada Editor", "--role", "editor"]);
    desk.ask(&["reviewer", "use", "Ada Editor"]);
    let ben = text(&desk.ask(&["reviewer", "add", "Ben Reader", "--role", "editor"])["reviewer"]);
    let case = desk.case("Harbour");
    let said = "The ministry said 11 people were wounded. The port was closed for two days.\n";
    desk.import(&case, &[desk.file("report.txt", said)]);
    let claims = desk.claims(&case);
    let claims = [text(&claims[0]["id"]), text(&claims[1]["id"])];
    for claim in &claims {
        judge(&desk, claim, "Ada Editor", "true");
        judge(&desk, claim, "Ben Reader", "mixed");
    }
    let decide = [
        "decide",
        "--claim",
        &claims[0],
        "--rating",
        "true",
        "--reason",
        "Counted.",
        "--reviewer",
        "Ben Reader",
    ];
    desk.ask(&decide);
    Judged {
        desk,
        case,
        claims,
        ben,
    }
}

fn judge(desk: &Desk, claim: &str, by: &str, rating: &str) {
    desk.ask(&[
        "verdict",
        "give",
        "--claim",
        claim,
        "--rating",
        rating,
        "--rationale",
        "Counted.",
        "--reviewer",
        by,
    ]);
}

/// Writes what no rule of this program lets pass.
fn write(desk: &Desk, case: &str, operation: Operation) {
    let opened = Opened::open(&desk.path(), system_clock()).expect("the desk");
    let case: CaseId = case.parse().expect("an id");
    let act = Act {
        by: opened.me().expect("somebody"),
        operations: vec![(case, operation)],
    };
    opened.transact(act).expect("it is written");
}

/// Every command that reads a case.
fn read(desk: &Desk, case: &str, claim: &str) -> BTreeMap<String, String> {
    let commands: [&[&str]; 14] = [
        &["case", "show", "--case", case],
        &["claims", "--case", case],
        &["claim", "show", "--claim", claim],
        &["verdict", "list", "--claim", claim],
        &["review", "list", "--case", case],
        &["review", "show", "--claim", claim],
        &["agreement", "--case", case],
        &["agreement", "--case", case, "--level", "ordinal"],
        &["lint", "--case", case],
        &["rules", "list", "--case", case],
        &["coverage", "--case", case],
        &["sign-off", "--case", case, "--check"],
        &["history", "--case", case],
        &["report", "--case", case],
    ];
    let run = |words: &&[&str]| {
        let plain = desk.run(words);
        let json = desk.run(&[words, &["--json"][..]].concat());
        for ran in [&plain, &json] {
            assert!(ran.code == 0 || ran.code == 1, "{ran}");
            assert!(!ran.stdout.contains("\"error\""), "{ran}");
        }
        (
            words.join(" ").replace(case, "").replace(claim, ""),
            plain.stdout + &json.stdout,
        )
    };
    commands.iter().map(run).collect()
}

/// What the window is told of the case and one claim.
fn window(desk: &Desk, case: &str, claim: &str) -> Vec<Value> {
    let host = Host::new(
        Opened::open(&desk.path(), system_clock()).expect("the desk"),
        desk.beside("exports"),
    );
    let by_case = ByCase { case_id: case.into() };
    let by_claim = ByClaim {
        case_id: case.into(),
        claim_id: claim.into(),
    };
    let ask = serde_json::from_value(serde_json::json!({ "caseId": case })).expect("a question");
    let seen = [
        serde_json::to_value(host.case_show(&by_case).expect("the case")),
        serde_json::to_value(host.claim_show(&by_claim).expect("the claim")),
        serde_json::to_value(host.review_show(&by_claim).expect("the verdicts")),
        serde_json::to_value(host.agreement_show(&ask).expect("the agreement")),
        serde_json::to_value(host.report_preview(&by_case).expect("the report")),
    ];
    seen.into_iter().map(|one| one.expect("JSON")).collect()
}

#[test]
fn a_case_on_a_scale_that_is_not_here_is_read_and_compared_on_the_one_that_its_verdicts_name() {
    let Judged {
        desk, case, claims, ..
    } = judged();
    let before = desk.ask(&["agreement", "--case", &case, "--level", "ordinal"]);
    let absent = CaseEdit {
        case: case.parse().expect("an id"),
        change: CaseChange::Scale(ScaleId::from_bytes([9; 16])),
    };
    write(&desk, &case, Operation::CaseEdit(absent));
    let [first, _] = &claims;
    let seen = read(&desk, &case, first);
    let agreed = desk.ask(&["agreement", "--case", &case, "--level", "ordinal"]);
    for figure in ["n", "percent", "within_one", "claims"] {
        assert_eq!(agreed[figure], before[figure], "{figure}");
    }
    assert_eq!(agreed["n"], 2);
    let told = &seen["agreement --case "];
    assert!(
        told.contains("The rating scale of the case is not here."),
        "{told}"
    );
    let [.., agreement, _] = &window(&desk, &case, first)[..] else {
        panic!("five answers")
    };
    assert_eq!(agreement["n"], 2);
    assert!(text(&agreement["leftOut"]).contains("is not here"), "{agreement}");

    let give = [
        "verdict",
        "give",
        "--claim",
        first,
        "--rating",
        "true",
        "--rationale",
        "x",
    ];
    let refused = desk.refused(3, &give);
    assert_eq!(refused["code"], "unknown_scale");
    assert!(text(&refused["message"]).contains("scale use"), "{refused}");
    let asked = desk.refused(3, &["agreement", "--case", &case, "--scale", "nonsense"]);
    assert_eq!(asked["code"], "unknown_scale");
    let scales = array(&desk.ask(&["scale", "list"])["scales"]);
    desk.ask(&["scale", "use", &text(&scales[0]["id"]), "--case", &case]);
    desk.ask(&give);
}

#[test]
fn a_reviewer_whose_card_never_came_is_called_the_same_everywhere() {
    let Judged {
        desk,
        case,
        claims,
        ben,
    } = judged();
    // As on a desk that was told by another program what Ben did, and never who Ben is.
    let c = Connection::open(desk.path().join("desk.db")).expect("the desk");
    c.execute("DELETE FROM reviewer WHERE id = ?1", [&ben])
        .expect("the card goes");
    drop(c);
    let called = format!("a reviewer without a card ({})", &ben[ben.len() - 6..]);
    let [first, _] = &claims;
    let seen = read(&desk, &case, first);
    for place in [
        "verdict list --claim ",
        "review show --claim ",
        "agreement --case ",
        "history --case ",
        "report --case ",
    ] {
        assert!(seen[place].contains(&called), "{place}: {}", seen[place]);
    }
    for (place, told) in &seen {
        // That Ben was entered is in the log of this arrangement, which the history tells.
        let named = told.contains("Ben Reader") && !place.starts_with("history");
        assert!(!named && !told.contains("damaged"), "{place}: {told}");
    }
    for told in window(&desk, &case, first) {
        let told = told.to_string();
        assert!(told.contains(&called) || !told.contains(&ben), "{told}");
    }
}

#[test]
fn a_decision_on_a_rating_that_its_scale_does_not_have_says_so() {
    let Judged {
        desk, case, claims, ..
    } = judged();
    let [_, second] = &claims;
    let strange = DecisionMake {
        decision: DecisionId::from_bytes([7; 16]),
        claim: second.parse().expect("an id"),
        outcome: Ruling::Rated {
            scale: DEFAULT,
            scale_version: 1,
            rating: "splendid".into(),
        },
        rests_on: vec![],
        reason: "Seen from above.".into(),
        dissent: vec![],
        panel: None,
        supersedes: vec![],
    };
    write(&desk, &case, Operation::DecisionMake(strange));
    let marked = "splendid (not on this scale)";
    let seen = read(&desk, &case, second);
    for place in [
        "review list --case ",
        "review show --claim ",
        "history --case ",
        "report --case ",
    ] {
        assert!(seen[place].contains(marked), "{place}: {}", seen[place]);
    }
    for told in window(&desk, &case, second).iter().map(Value::to_string) {
        // The value itself is told as it is, beside its label.
        let shown = told.replace("\"rating\":\"splendid\"", "");
        assert_eq!(
            shown.matches("splendid").count(),
            shown.matches(marked).count(),
            "{told}"
        );
    }
}
