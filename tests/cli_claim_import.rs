//! `claim import`: claims from tables, with columns that a person assigns, looked at before anything is written.

use serde_json::{Value, json};

use crate::support::{Desk, array, text};

const TABLE: &str = "Behauptung;Wer;Wann;Seite;Warum\n\
    \"31 boats were counted; none was unsafe.\";Harbour office;2026-05-14;https://velm.example/a;widely shared\n\
    ;Nobody;;;\n\
    The storm was the worst in years.;Mayor Ruiz;last week;;\n\
    \"The north gate\nwas open.\";;2026-05;;\n";

const COLUMNS: [&str; 8] = [
    "--column",
    "text=Behauptung",
    "--column",
    "speaker=Wer",
    "--column",
    "date=Wann",
    "--column",
    "note=Warum",
];

struct Bench {
    desk: Desk,
    case: String,
    file: String,
}

fn bench() -> Bench {
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let file = desk.file("claims.csv", TABLE).display().to_string();
    Bench { desk, case, file }
}

impl Bench {
    fn words<'a>(&'a self, more: &[&'a str]) -> Vec<&'a str> {
        let mut words = vec!["claim", "import", "--case", &self.case, &self.file];
        words.extend(more);
        words
    }

    /// Runs and expects the negative answer that bad rows are.
    fn negative(&self, more: &[&str]) -> Value {
        let mut words = self.words(more);
        words.push("--json");
        let ran = self.desk.run(&words);
        assert_eq!(ran.code, 1, "{ran}");
        ran.json()
    }
}

fn rows(bad: &Value) -> Vec<u64> {
    let number = |one: Value| one["row"].as_u64().expect("a number of a row");
    array(bad).into_iter().map(number).collect()
}

#[test]
fn a_preview_shows_columns_first_rows_and_bad_ones_and_writes_nothing() {
    let bench = bench();
    let before = bench.desk.digest();
    let shown = bench.negative(&["--preview"]);
    assert_eq!(
        shown["columns"],
        json!(["Behauptung", "Wer", "Wann", "Seite", "Warum"])
    );
    assert_eq!(shown["mapping"]["text"], "Behauptung", "guessed by its name");
    assert_eq!(shown["rows"], 4);
    assert_eq!(shown["first"][0]["cells"][1], "Harbour office");
    assert_eq!(rows(&shown["bad"]), [3]);
    let assigned = bench.negative(&[&COLUMNS[..], &["--preview"]].concat());
    assert_eq!(assigned["mapping"]["date"], "Wann");
    assert_eq!(rows(&assigned["bad"]), [3, 4], "“last week” is no date");
    let words = bench.desk.run(&bench.words(&["--preview"]));
    assert!(
        words.stdout.contains("text = Behauptung") && words.stdout.contains("bad row 3"),
        "{words}"
    );
    assert!(bench.desk.claims(&bench.case).is_empty());
    assert_eq!(bench.desk.digest(), before);
}

#[test]
fn assigned_columns_make_claims_with_speaker_date_and_reason() {
    let bench = bench();
    let done = bench.negative(&COLUMNS);
    assert_eq!((&done["added"], &done["skipped"]), (&json!(2), &json!(0)));
    assert_eq!(rows(&done["bad"]), [3, 4]);
    assert!(text(&done["bad"][1]["message"]).contains("“last week” is not a date"));
    let id = text(&done["claims"][0]);
    let claim = bench.desk.ask(&["claim", "show", &id]);
    let shown = claim.to_string();
    for words in [
        "31 boats were counted; none was unsafe.",
        "Harbour office",
        "2026-05-14",
        "widely shared",
    ] {
        assert!(shown.contains(words), "{words} is missing: {shown}");
    }
    let second = bench
        .desk
        .ask(&["claim", "show", &text(&done["claims"][1])])
        .to_string();
    assert!(
        second.contains("The north gate was open."),
        "a line break is a space: {second}"
    );
    let again = bench.negative(&COLUMNS);
    assert_eq!(
        (&again["added"], &again["skipped"]),
        (&json!(0), &json!(2)),
        "the same file adds nothing"
    );
    assert_eq!(bench.desk.claims(&bench.case).len(), 2);
    bench.desk.ask(&["undo", "--case", &bench.case]);
    assert!(bench.desk.claims(&bench.case).is_empty(), "one act, one undo");
}

#[test]
fn what_is_assigned_wrongly_is_refused_and_nothing_is_written() {
    let bench = bench();
    let before = bench.desk.digest();
    let refused = |exit: i32, more: &[&str]| bench.desk.refused(exit, &bench.words(more));
    let unknown = refused(3, &["--column", "text=Claim"]);
    assert_eq!(unknown["code"], "unknown_column");
    assert!(text(&unknown["message"]).contains("Behauptung, Wer"), "{unknown}");
    for wrong in ["Behauptung", "words=Behauptung", "speaker=Wer"] {
        assert_eq!(refused(2, &["--column", wrong])["field"], "column", "{wrong}");
    }
    let page = bench
        .desk
        .file("page.html", "<p>There is no table in it.")
        .display()
        .to_string();
    let words = ["claim", "import", "--case", &bench.case, &page, "--preview"];
    let no_table = bench.desk.refused(5, &words);
    assert!(
        text(&no_table["message"]).contains("without a table"),
        "{no_table}"
    );
    assert_eq!(bench.desk.digest(), before);
}
