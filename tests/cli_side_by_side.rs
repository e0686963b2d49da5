//! Verdicts side by side on the command line: what differs, what waits for a reader, what was decided.

use serde_json::{Value, json};

use crate::support::{Desk, array, text};

/// A desk with a checker, a second checker and an editor; a case with two claims.
struct Room {
    desk: Desk,
    case: String,
    claim: String,
    other: String,
}

fn room() -> Room {
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let words = "Eleven people were treated at the clinic. The pier was closed for three days.\n";
    let article = desk.import(&case, &[desk.file("report.txt", words)]).remove(0);
    let add = |start: &str, end: &str| {
        let line = [
            "claim",
            "add",
            "--article",
            &article,
            "--start",
            start,
            "--end",
            end,
        ];
        text(&desk.ask(&line)["claim"])
    };
    let (claim, other) = (add("0", "40"), add("42", "76"));
    for (name, role) in [("Ben Berg", "checker"), ("Edda Eich", "editor")] {
        desk.ask(&["reviewer", "add", name, "--role", role]);
    }
    Room {
        desk,
        case,
        claim,
        other,
    }
}

impl Room {
    fn give(&self, claim: &str, rating: &str, rationale: &str, more: &[&str]) -> String {
        let line = [
            "verdict",
            "give",
            "--claim",
            claim,
            "--rating",
            rating,
            "--rationale",
            rationale,
        ];
        text(&self.desk.ask(&[&line[..], more].concat())["verdict"])
    }

    fn evidence(&self) {
        let source = ["source", "add", "--name", "Clinic register", "--kind", "primary"];
        let source = text(&self.desk.ask(&source)["source"]);
        let add = ["evidence", "add", "--claim", &self.claim, "--source", &source];
        let quote = ["--quote", "Nine were entered that night.", "--stance", "refutes"];
        self.desk.ask(&[&add[..], &quote].concat());
    }

    fn list(&self) -> Value {
        self.desk.ask(&["review", "list", "--case", &self.case])
    }

    fn show(&self) -> Value {
        self.desk.ask(&["review", "show", "--claim", &self.claim])
    }
}

/// Which claims stand under a heading.
fn under(list: &Value, heading: &str) -> Vec<String> {
    array(&list[heading])
        .iter()
        .map(|item| text(&item["claim"]))
        .collect()
}

#[test]
fn verdicts_that_differ_stand_side_by_side_without_names_until_an_editor_decides() {
    let room = room();
    room.evidence();
    room.give(&room.claim, "false", "The register has nine [E1].", &[]);
    let second = room.give(
        &room.claim,
        "mixed",
        "Two came a day later.",
        &["--reviewer", "Ben Berg"],
    );
    room.give(&room.other, "true", "The port said so.", &[]);
    room.desk.ask(&["reviewer", "use", "Edda Eich"]);
    let list = room.list();
    assert_eq!(
        (
            under(&list, "disagree"),
            under(&list, "agree"),
            under(&list, "missing")
        ),
        (vec![room.claim.clone()], vec![room.other.clone()], vec![])
    );
    assert_eq!((&list["undecided"], &list["role"]), (&json!(2), &json!("editor")));

    let shown = room.show();
    assert_eq!(shown["difference"], "Disagree by 2 steps", "{shown}");
    let verdicts = array(&shown["verdicts"]);
    let citing = verdicts.iter().find(|one| one["cites"] == json!(["E1"]));
    let letter = text(&citing.expect("one cites the register")["letter"]);
    assert_eq!(shown["notes"], json!([format!("Only {letter} cites E1.")]));
    assert_eq!(shown["can_decide"], true, "{shown}");
    let words = room.desk.run(&["review", "show", "--claim", &room.claim]).stdout;
    for all in [words.as_str(), &shown.to_string()] {
        assert!(all.contains("Reviewer A") && all.contains("Reviewer B"), "{all}");
        assert!(!all.contains("Ben Berg"), "nobody is named: {all}");
    }

    let decide = ["decide", "--claim", &room.claim, "--take", &second];
    room.desk
        .ask(&[&decide[..], &["--reason", "Two came later."]].concat());
    let list = room.list();
    assert_eq!((under(&list, "disagree"), &list["decided"]), (vec![], &json!(1)));
    let shown = room.show();
    assert_eq!(shown["decisions"][0]["label"], "Mixed", "{shown}");
    assert_eq!(shown["decisions"][0]["name"], "Edda Eich");
    assert_eq!(shown["differed"], "Disagreed by 2 steps");
    let verdicts = array(&shown["verdicts"]);
    let citing = verdicts.iter().find(|one| one["cites"] == json!(["E1"]));
    let who = text(&citing.expect("one cites the register")["who"]);
    assert!(!who.starts_with("Reviewer"), "names are shown now: {who}");
    assert_eq!(shown["notes"], json!([format!("Only {who} cites E1.")]));
    let words = room.desk.run(&["review", "show", "--claim", &room.claim]).stdout;
    assert!(
        words.contains("Disagreed by 2 steps, decided.") && words.contains("Decided by Edda Eich: Mixed."),
        "{words}"
    );
}

#[test]
fn a_claim_that_a_case_wants_read_twice_is_missing_a_reader_everywhere() {
    let room = room();
    room.give(&room.claim, "false", "The register has nine.", &[]);
    room.desk
        .ask(&["case", "edit", "--case", &room.case, "--second-reading", "all"]);
    let list = room.list();
    assert_eq!(
        (
            under(&list, "missing"),
            under(&list, "agree"),
            &list["waits_for_me"]
        ),
        (vec![room.claim.clone()], vec![], &json!([]))
    );
    let shown = room.desk.ask(&["claim", "show", &room.claim]);
    assert_eq!(
        (&shown["state"], &shown["hidden"]),
        (&json!("needs_second_reader"), &json!(false))
    );
    room.desk.ask(&["reviewer", "use", "Edda Eich"]);
    let check = room
        .desk
        .run(&["sign-off", "--case", &room.case, "--check", "--json"])
        .json();
    let named = array(&check["open"]);
    assert!(
        named.iter().any(|one| one["claim"] == json!(room.claim)
            && text(&one["words"]).contains("waits for a second reader")),
        "{check}"
    );
    room.give(&room.claim, "false", "Nine.", &["--reviewer", "Ben Berg"]);
    assert_eq!(under(&room.list(), "missing"), Vec::<String>::new());
}

#[test]
fn similar_claims_that_were_judged_stand_beside_it() {
    let room = room();
    room.give(&room.claim, "false", "The register has nine.", &[]);
    let case = room.desk.case("A year later");
    let words = "Eleven people were treated at the clinic.\n";
    let article = room
        .desk
        .import(&case, &[room.desk.file("later.txt", words)])
        .remove(0);
    let add = [
        "claim",
        "add",
        "--article",
        &article,
        "--start",
        "0",
        "--end",
        "40",
    ];
    let claim = text(&room.desk.ask(&add)["claim"]);
    let shown = room.desk.ask(&["review", "show", "--claim", &claim]);
    let precedent = &shown["precedents"][0];
    assert_eq!(
        (&precedent["claim"], &precedent["label"], &precedent["case_title"]),
        (&json!(room.claim), &json!("False"), &json!("Harbour")),
        "{shown}"
    );
}

#[test]
fn who_reads_blind_is_told_that_something_is_hidden_and_not_what() {
    let room = room();
    room.give(&room.claim, "mostly-false", "Canarybittern counted nine.", &[]);
    room.desk
        .ask(&["reviewer", "edit", "Ben Berg", "--role", "second-reader"]);
    room.desk.ask(&["reviewer", "use", "Ben Berg"]);
    let list = room.list();
    assert_eq!(list["waits_for_me"], json!([room.claim]));
    assert_eq!(
        (&list["missing"][0]["hidden"], &list["missing"][0]["labels"]),
        (&json!(true), &json!([]))
    );
    let shown = room.show();
    assert_eq!((&shown["hidden"], &shown["verdicts"]), (&json!(true), &json!([])));
    let asked = [
        vec!["review", "show", "--claim", &room.claim],
        vec!["claim", "show", &room.claim],
        vec!["verdict", "list", "--claim", &room.claim],
    ];
    for line in &asked {
        let words = room.desk.run(line).stdout;
        assert!(
            words.contains("Hidden until your own verdict is saved."),
            "{line:?}: {words}"
        );
        assert!(
            !words.contains("bittern") && !words.contains("ostly"),
            "{line:?}: {words}"
        );
        assert_eq!(room.desk.ask(line)["hidden"], true, "{line:?}");
    }
    let nothing = ["verdict", "list", "--claim", &room.other];
    assert_eq!(
        room.desk.ask(&nothing)["hidden"],
        false,
        "nobody said anything on it"
    );
    assert_eq!(room.desk.run(&nothing).stdout.trim(), "");

    room.give(&room.claim, "true", "All were counted.", &[]);
    for line in &asked {
        let words = room.desk.run(line).stdout;
        assert!(
            words.contains("bittern") && !words.contains("Hidden"),
            "{line:?}: {words}"
        );
        assert_eq!(room.desk.ask(line)["hidden"], false, "{line:?}");
    }
}
