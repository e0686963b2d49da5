//! New versions of an article, by command line: update, orphans, comparison, undo.

use serde_json::Value;

use crate::support::{Desk, array, text};

const FIRST: &str = "date 2026-03-04 Silo wall gives way at Port Ostra\n\n\
Fire crews worked through the night at the grain terminal in Port Ostra.\n\n\
The ministry said that 11 people were wounded when a silo wall gave way. \
Divers searched the basin until the tide turned.\n\n\
Residents said that 23 people were wounded in the streets behind the customs house. \
A school was opened for families who could not go home.\n\n\
The mayor said that 40 shells had hit the harbour.\n\n\
The operator said that the terminal handles a third of the barley that leaves the bay.\n";

/// The count of the residents is another one, and what the mayor denied is gone.
fn later() -> String {
    FIRST
        .replace("23 people", "27 people")
        .replace("The mayor said that 40 shells had hit the harbour.\n\n", "")
        .replace("A school was opened", "Two schools were opened")
}

struct Story {
    desk: Desk,
    case: String,
    article: String,
}

fn story() -> Story {
    let desk = Desk::new();
    let case = desk.case("The silo in Port Ostra");
    let file = desk.file("first.txt", FIRST);
    let article = desk.import(&case, &[file]).remove(0);
    Story { desk, case, article }
}

impl Story {
    /// The claim in whose wording these words stand.
    fn claim(&self, words: &str) -> Option<String> {
        let claims = self.desk.claims(&self.case);
        let found = claims.iter().find(|claim| text(&claim["text"]).contains(words));
        found.map(|claim| text(&claim["id"]))
    }

    fn decide(&self, words: &str) -> String {
        let claim = self.claim(words).expect("a claim with these words");
        self.desk.ask(&[
            "verdict",
            "give",
            "--claim",
            &claim,
            "--rating",
            "true",
            "--rationale",
            "Both lists agree.",
        ]);
        claim
    }

    fn state(&self, claim: &str) -> String {
        let claims = self.desk.claims(&self.case);
        let found = claims.iter().find(|one| one["id"] == *claim);
        text(&found.expect("a claim of the walk")["state"])
    }

    fn update(&self, name: &str, words: &str) -> Value {
        let file = self.desk.file(name, words);
        let path = file.to_str().expect("a path in UTF-8");
        self.desk.ask(&[
            "article",
            "update",
            "--article",
            &self.article,
            path,
            "--reason",
            "corrected",
        ])
    }

    fn orphans(&self) -> Vec<Value> {
        array(&self.desk.ask(&["orphans", "--case", &self.case])["orphans"])
    }
}

#[test]
fn a_new_version_reopens_what_changed_and_keeps_the_rest() {
    let story = story();
    let ministry = story.decide("11 people");
    let residents = story.decide("23 people");
    let mayor = story.decide("40 shells");
    let before = story.desk.digest();

    let done = story.update("later.txt", &later());
    assert_eq!(
        (done["number"].as_u64(), done["same"].as_bool()),
        (Some(2), Some(false)),
        "{done}"
    );
    assert_eq!(done["fuzzy"], 1, "{done}");
    assert_eq!(done["orphans"], 1, "{done}");
    assert_eq!(array(&done["reopened"]), [Value::from(residents.clone())]);
    assert_eq!(story.state(&ministry), "decided");
    assert_eq!(story.state(&residents), "open");
    assert_eq!(
        story.state(&mayor),
        "decided",
        "an orphan keeps its verdict and waits"
    );
    let orphans = story.orphans();
    assert_eq!(orphans.len(), 1);
    assert_eq!(orphans[0]["claim"], mayor);
    assert_eq!(orphans[0]["version"], 1);
    assert_eq!(orphans[0]["case"], story.case);
    assert_eq!(
        array(&story.desk.ask(&["orphans"])["orphans"]),
        orphans,
        "of every case"
    );

    let after = story.desk.digest();
    story.desk.ask(&["rebuild"]);
    assert_eq!(story.desk.digest(), after);
    story.desk.ask(&["undo", "--case", &story.case]);
    assert_eq!(story.desk.digest(), before);
    assert_eq!(story.state(&residents), "decided");
    story.desk.ask(&["redo", "--case", &story.case]);
    assert_eq!(story.desk.digest(), after);
    story.desk.ask(&["check"]);
}

#[test]
fn suggestions_follow_the_text_and_what_was_rejected_stays_rejected() {
    let story = story();
    let rejected = story.claim("11 people").expect("a suggestion");
    story.desk.ask(&["claim", "retract", &rejected]);
    let barley = story.claim("barley").expect("a suggestion");
    let all = story.desk.claims(&story.case).len();
    story.update("later.txt", &later());
    assert_eq!(
        story.claim("11 people"),
        None,
        "it was rejected, and its words are there unchanged"
    );
    assert!(story.claim("27 people").is_some() && story.claim("23 people").is_none());
    assert!(
        story.claim("barley").is_some_and(|now| now != barley),
        "it is suggested in the new text"
    );
    story.desk.ask(&["undo", "--case", &story.case]);
    assert_eq!(story.desk.claims(&story.case).len(), all);
    assert_eq!(story.claim("barley"), Some(barley));
    assert_eq!(story.claim("11 people"), None);
}

#[test]
fn a_person_shows_the_place_of_an_orphan_or_takes_it_out() {
    let story = story();
    let mayor = story.decide("40 shells");
    let moved = later() + "\nAsked again in the evening, officials in Port Ostra spoke of thunder.\n";
    story.update("later.txt", &moved);
    let orphans = story.orphans();
    assert_eq!(orphans.len(), 1, "{orphans:?}");
    let statement = text(&orphans[0]["statement"]);
    let whole = text(&story.desk.ask(&["article", "show", &story.article])["text"]);
    let start = whole[..whole.find("officials").expect("the words")]
        .chars()
        .count();
    let (start, end) = (
        start.to_string(),
        (start + "officials in Port Ostra spoke of thunder".len()).to_string(),
    );
    let place = [
        "statement",
        "place",
        "--statement",
        &statement,
        "--start",
        &start,
        "--end",
        &end,
    ];
    story.desk.ask(&place);
    assert_eq!(story.orphans(), Vec::<Value>::new());
    assert_eq!(story.state(&mayor), "open", "these are other words");
    story.desk.ask(&["undo", "--case", &story.case]);
    assert_eq!(story.orphans().len(), 1);
    story
        .desk
        .ask(&["statement", "retract", "--statement", &statement]);
    assert_eq!(story.orphans(), Vec::<Value>::new());
    story.desk.refused(3, &place);
}

#[test]
fn versions_are_listed_and_compared() {
    let story = story();
    let same = story.update("again.txt", FIRST);
    assert_eq!(same["same"], true);
    story.update("later.txt", &later());
    let versions = array(&story.desk.ask(&["article", "versions", &story.article])["versions"]);
    let current: Vec<bool> = versions.iter().map(|one| one["current"] == true).collect();
    assert_eq!(current, [false, true]);
    assert_eq!(versions[1]["reason"], "corrected");
    let ran = story.desk.run(&["article", "compare", &story.article]);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.stdout.contains("[-23-] {+27+} people"), "{ran}");
    let runs = array(
        &story
            .desk
            .ask(&["article", "compare", &story.article, "--from", "2", "--to", "1"])["runs"],
    );
    let words = |kind: &str| -> String {
        let of = runs.iter().filter(|run| run["kind"] == kind);
        of.map(|run| text(&run["text"])).collect()
    };
    assert!(
        words("added").contains("mayor") && words("removed").contains("27"),
        "{runs:?}"
    );
    let unknown = story
        .desk
        .refused(3, &["article", "compare", &story.article, "--from", "9"]);
    assert_eq!(unknown["code"], "unknown_version");

    let empty = story.desk.file("empty.txt", "");
    let path = empty.to_str().expect("a path in UTF-8");
    story
        .desk
        .refused(5, &["article", "update", "--article", &story.article, path]);
    let report = story.desk.run(&["report", "--case", &story.case]);
    assert!(report.stdout.contains("Version 2"), "{report}");
}
