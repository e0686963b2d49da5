//! The history by command line: who, what, when, and in which words.

use serde_json::Value;

use crate::support::{Desk, array, text};

/// A desk with two claims, on which two reviewers gave verdicts.
struct Told {
    desk: Desk,
    case: String,
    claims: [String; 2],
}

fn told() -> Told {
    let desk = Desk::new();
    let case = desk.case("Harbour");
    desk.ask(&["reviewer", "add", "Ben Checker"]);
    let claims = ["Eleven people were wounded.", "The bridge was closed."].map(|words| {
        let article = desk
            .import(&case, &[desk.file(&format!("{}.txt", words.len()), words)])
            .remove(0);
        let end = words.len().to_string();
        let place = ["--article", &article, "--start", "0", "--end", &end];
        text(&desk.ask(&[&["claim", "add"], &place[..]].concat())["claim"])
    });
    for (claim, by) in claims.iter().zip(["Ben Checker", "ada"]) {
        let given = ["verdict", "give", "--claim", claim, "--rating", "true"];
        let more = [
            "--rationale",
            "The clinic\u{2019}s list says so.",
            "--reviewer",
            by,
        ];
        desk.ask(&[&given[..], &more].concat());
    }
    Told { desk, case, claims }
}

impl Told {
    fn entries(&self, more: &[&str]) -> Vec<Value> {
        let line = [&["history", "--case", &self.case], more].concat();
        array(&self.desk.ask(&line)["entries"])
    }

    fn kinds(&self, more: &[&str]) -> Vec<String> {
        self.entries(more).iter().map(|one| text(&one["kind"])).collect()
    }
}

#[test]
fn the_history_is_narrowed_by_reviewer_claim_kind_and_words() {
    let told = told();
    let all = told.entries(&[]);
    let of_ben = told.entries(&["--reviewer", "ben  checker", "--kind", "verdict-give"]);
    assert_eq!(of_ben.len(), 1);
    assert_eq!(of_ben[0]["name"], "Ben Checker");
    let both = told.entries(&["--reviewer", "Ben Checker", "--reviewer", "ada"]);
    assert_eq!(both.len(), all.len());
    let on_bridge = told.kinds(&["--claim", &told.claims[1]]);
    let created = on_bridge.iter().filter(|kind| *kind == "claim_create");
    assert_eq!((on_bridge[0].as_str(), created.count()), ("verdict_give", 1));
    assert_eq!(
        told.kinds(&["--kind", "claim_create", "--kind", "case_create"]),
        ["claim_create", "claim_create", "case_create"]
    );
    assert_eq!(
        told.kinds(&["--words", "BRIDGE closed"]),
        ["verdict_give", "statement_add", "claim_create", "article_add"],
        "the claim of a verdict counts as the window shows it"
    );
    assert_eq!(
        told.kinds(&["--words", "bridge", "--limit", "1"]),
        ["verdict_give"]
    );
    assert_eq!(told.entries(&["--words", "nobody said this"]).len(), 0);
}

#[test]
fn the_history_is_narrowed_by_days() {
    let told = told();
    let all = told.entries(&[]).len();
    let today = text(&told.entries(&[])[0]["at"])[..10].to_owned();
    let first = text(&told.entries(&[])[all - 1]["at"])[..10].to_owned();
    assert_eq!(told.entries(&["--since", &first, "--until", &today]).len(), all);
    assert_eq!(told.entries(&["--until", "2001-02-03"]).len(), 0);
    assert_eq!(told.entries(&["--since", "2999-01-01"]).len(), 0);
    let last = text(&told.entries(&[])[0]["at"]);
    assert!(told.entries(&["--since", &last]).len() < all);
    assert_eq!(
        told.desk.refused(2, &["history", "--since", "yesterday"])["field"],
        "since"
    );
}

#[test]
fn what_names_nothing_is_refused_and_kinds_are_listed() {
    let told = told();
    let refused = told.desk.refused(2, &["history", "--kind", "verdict"]);
    assert_eq!(refused["field"], "kind");
    assert!(text(&refused["message"]).contains("verdict_give"), "{refused}");
    let refused = told.desk.refused(3, &["history", "--reviewer", "Nobody"]);
    assert_eq!(refused["code"], "unknown_reviewer");
    let refused = told.desk.refused(3, &["history", "--claim", &told.case]);
    assert_eq!(refused["code"], "unknown_claim");
}

#[test]
fn what_came_after_a_sign_off_is_marked() {
    let told = told();
    let desk = &told.desk;
    let ben = Desk::new();
    let words = |desk: &Desk| text(&desk.ask(&["device", "words"])["words"]);
    let bundle = |desk: &Desk, name: &str| {
        let file = desk.beside(name).display().to_string();
        desk.ask(&["bundle", "export", "--case", &told.case, "-o", &file]);
        file
    };
    let begun = bundle(desk, "begun.factdesk");
    ben.ask(&["bundle", "import", &begun, "--words", &words(desk)]);
    ben.ask(&["tag", "add", "--claim", &told.claims[0], "--tag", "late"]);
    desk.ask(&["reviewer", "add", "Ines", "--role", "editor"]);
    desk.ask(&["sign-off", "--case", &told.case, "--reviewer", "Ines"]);
    let late = bundle(&ben, "late.factdesk");
    desk.ask(&["bundle", "import", &late, "--words", &words(&ben)]);
    let marked: Vec<Value> = told
        .entries(&[])
        .into_iter()
        .filter(|one| one["after_sign_off"] == true)
        .collect();
    assert_eq!(marked.len(), 1, "{marked:?}");
    assert_eq!(marked[0]["kind"], "tag_add");
    let shown = desk.run(&["history", "--case", &told.case]).stdout;
    assert_eq!(shown.matches("[after sign-off]").count(), 1, "{shown}");
}
