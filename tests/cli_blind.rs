//! A second reader on the command line: of the first verdict nothing is told until their own is saved, by no command.

use serde_json::Value;

use crate::support::{Desk, text};

/// Words that nothing else holds: conclusion, rationale, what would change it, comment, override.
const CANARIES: [&str; 5] = ["kestrel", "bittern", "dunlin", "plover", "osprey"];
/// What was rated, as a value and as a label.
const RATING: [&str; 2] = ["mostly-false", "Mostly false"];

struct Read {
    desk: Desk,
    case: String,
    claim: String,
}

/// A case with a first verdict in which every word sings; the second reader sits at the desk.
fn with_first_verdict() -> Read {
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let article = desk.file(
        "report.txt",
        "The ministry said 11 people were wounded. Residents counted 23 wounded.\n",
    );
    desk.import(&case, &[article]);
    let claim = text(&desk.claims(&case)[0]["id"]);
    let [conclusion, rationale, would_change, comment, reason] = CANARIES;
    desk.ask(&[
        "verdict",
        "give",
        "--claim",
        &claim,
        "--rating",
        RATING[0],
        "--conclusion",
        conclusion,
        "--rationale",
        rationale,
        "--would-change",
        would_change,
        "--confidence",
        "high",
    ]);
    desk.ask(&["comment", "add", "--claim", &claim, "--text", comment]);
    desk.ask(&[
        "override",
        "--claim",
        &claim,
        "--rule",
        "primary_source",
        "--reason",
        reason,
    ]);
    desk.ask(&["undo", "--case", &case]);
    desk.ask(&["redo", "--case", &case]);
    desk.ask(&["reviewer", "add", "Bea", "--role", "second-reader"]);
    desk.ask(&["reviewer", "use", "Bea"]);
    Read { desk, case, claim }
}

/// What a command of this noun is asked for; none where it only writes, or reads nothing of a desk. A new one must be
/// added here.
fn reads<'r>(noun: &str, read: &'r Read) -> Vec<Vec<&'r str>> {
    let (case, claim) = (read.case.as_str(), read.claim.as_str());
    match noun {
        "reviewer" => vec![vec!["reviewer", "list"]],
        "case" => vec![vec!["case", "list"], vec!["case", "show", case]],
        "article" => vec![vec!["article", "list", "--case", case]],
        "orphans" => vec![vec!["orphans", "--case", case]],
        "coverage" => vec![vec!["coverage", "--case", case]],
        "claims" => vec![vec!["claims", "--case", case]],
        "claim" => vec![vec!["claim", "show", claim]],
        "relation" => vec![vec!["relation", "list", "--case", case]],
        "source" => vec![vec!["source", "list"]],
        "evidence" => vec![vec!["evidence", "list", "--claim", claim]],
        "lookup" => vec![vec!["lookup", "list", "--claim", claim]],
        "reply" => vec![vec!["reply", "list", "--claim", claim]],
        "archive" => vec![vec!["archive", "list"]],
        "copies" => vec![vec!["copies", "--case", case]],
        "verdict" => vec![vec!["verdict", "list", "--claim", claim]],
        "comment" => vec![vec!["comment", "list", "--claim", claim]],
        "rules" => vec![vec!["rules", "list", "--case", case]],
        "lint" => vec![vec!["lint", "--case", case], vec!["lint", "--claim", claim]],
        "agreement" => vec![vec!["agreement", "--case", case]],
        "report" => vec![vec!["report", "--case", case]],
        "similar" => vec![vec!["similar", "--claim", claim]],
        "search" => CANARIES.iter().map(|word| vec!["search", *word]).collect(),
        "history" => vec![vec!["history"], vec!["history", "--case", case]],
        "verify" => vec![vec!["verify"]],
        "digest" => vec![vec!["digest"]],
        "check" => vec![vec!["check"]],
        "device" => vec![vec!["device", "list"]],
        "review" => vec![
            vec!["review", "list", "--case", case],
            vec!["review", "show", "--claim", claim],
        ],
        "second-reading" => vec![vec!["second-reading", "list", "--case", case]],
        "model" => vec![vec!["model", "show"]],
        "sign-off" => vec![vec!["sign-off", "--case", case, "--check"]],
        "correct" => vec![vec!["correct", "list", "--case", case]],
        "recheck" => vec![vec!["recheck", "list", "--case", case]],
        // The labels of a scale are the same whatever was found.
        "scale" => Vec::new(),
        "decide" | "sample" | "import" | "passage" | "statement" | "capture" | "quote" | "override"
        | "declare" | "tag" | "undo" | "redo" | "rebuild" | "bundle" | "erase" | "backup" | "restore"
        | "analyze" | "help" => Vec::new(),
        other => panic!("does `{other}` tell a second reader of the first verdict? say so here"),
    }
}

/// The nouns that the help lists.
fn nouns(desk: &Desk) -> Vec<String> {
    let help = desk.run(&["--help"]).stdout;
    let listed = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| !line.is_empty());
    listed
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// Which words each command tells.
fn heard(read: &Read) -> Vec<(String, String)> {
    let nouns = nouns(&read.desk);
    assert!(nouns.len() > 30, "the help lists the commands: {nouns:?}");
    let mut heard = Vec::new();
    for noun in &nouns {
        for asked in reads(noun, read) {
            for json in [false, true] {
                let words: Vec<&str> = asked.iter().copied().chain(json.then_some("--json")).collect();
                let ran = read.desk.run(&words);
                // What was asked for may be repeated.
                let said = format!("{}{}", ran.stdout, ran.stderr);
                let sings = CANARIES
                    .iter()
                    .chain(&RATING)
                    .filter(|word| said.contains(**word) && !(noun == "search" && ran.code == 1));
                // The page of a case names the values of its scale.
                let sings = sings.filter(|word| noun != "case" || !RATING.contains(word));
                heard.extend(sings.map(|word| (asked.join(" "), (*word).to_owned())));
            }
        }
    }
    heard
}

#[test]
fn no_command_tells_of_the_first_verdict_until_the_second_is_saved() {
    let read = with_first_verdict();
    assert_eq!(heard(&read), [], "the second reader is told nothing");
    let refused = read.desk.refused(3, &["report", "--case", &read.case]);
    assert_eq!(refused["code"], Value::from("blind_owed"), "{refused}");
    for word in CANARIES {
        let found = read.desk.run(&["search", word, "--json"]).json();
        assert_eq!(found["hits"].as_array().map(Vec::len), Some(0), "{found}");
    }
    let history = read.desk.run(&["history", "--case", &read.case]).stdout;
    assert!(
        history.contains("Hidden until your own verdict is saved"),
        "{history}"
    );
    assert_eq!(read.desk.ask(&["verify"])["intact"], Value::from(true));

    read.desk.ask(&[
        "verdict",
        "give",
        "--claim",
        &read.claim,
        "--rating",
        "true",
        "--rationale",
        "They were counted.",
    ]);
    let after = heard(&read);
    for word in CANARIES.iter().chain(&RATING) {
        assert!(
            after.iter().any(|(_, sung)| sung == word),
            "{word} is told afterwards: {after:?}"
        );
    }
}

#[test]
fn a_bundle_that_a_second_reader_writes_holds_nothing_of_it() {
    let read = with_first_verdict();
    let file = read.desk.beside("case.factdesk");
    let written = read.desk.ask(&[
        "bundle",
        "export",
        "--case",
        &read.case,
        "-o",
        file.to_str().expect("a path"),
    ]);
    assert!(written["withheld"].as_u64() >= Some(4), "{written}");
}

#[test]
fn checkers_and_editors_read_everything() {
    let read = with_first_verdict();
    for role in ["checker", "editor"] {
        read.desk.ask(&["reviewer", "edit", "Bea", "--role", role]);
        let told = heard(&read);
        assert!(
            told.iter().any(|(_, word)| word == CANARIES[1]),
            "{role}: {told:?}"
        );
    }
    read.desk
        .ask(&["reviewer", "edit", "Bea", "--role", "second-reader"]);
    assert_eq!(heard(&read), []);
}

#[test]
fn who_is_named_acts_and_reads_with_their_own_eyes_whoever_sits_at_the_desk() {
    let read = with_first_verdict();
    read.desk.ask(&["reviewer", "add", "Ines", "--role", "editor"]);
    let decided = read.desk.ask(&[
        "decide",
        "--claim",
        &read.claim,
        "--rating",
        "false",
        "--reason",
        "Two counts.",
        "--reviewer",
        "Ines",
    ]);
    assert_eq!(decided["claim"], Value::from(read.claim.as_str()), "{decided}");
    let undone = read
        .desk
        .ask(&["undo", "--case", &read.case, "--reviewer", "Ines"]);
    assert!(text(&undone["label"]).starts_with("Decided"), "{undone}");
    assert_eq!(heard(&read), [], "who sits there is told nothing");

    // The other way round: who names a blind reader is told no more than that reader.
    read.desk.ask(&["reviewer", "use", "Ines"]);
    let check = ["sign-off", "--case", &read.case, "--check", "--reviewer", "Bea"];
    let seen = read.desk.run(&check);
    let said = format!("{}{}", seen.stdout, seen.stderr);
    assert!(!CANARIES.iter().any(|word| said.contains(word)), "{said}");
}
