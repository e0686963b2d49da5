//! Scales, house rules, overrides, declarations and reviewers' marks, by command line.

use serde_json::{Value, json};

use crate::support::{Desk, array, text};

const SILO: &str = "date 2026-03-04 Silo wall gives way at Port Ostra\n\n\
The ministry said that 11 people were wounded when a silo wall gave way.\n";

struct Story {
    desk: Desk,
    case: String,
    claim: String,
}

fn story() -> Story {
    let desk = Desk::new();
    let case = desk.case("The silo in Port Ostra");
    let file = desk.file("silo.txt", SILO);
    desk.import(&case, &[file]);
    let claims = desk.claims(&case);
    let wounded = claims.iter().find(|one| text(&one["text"]).contains("wounded"));
    let claim = text(&wounded.expect("a suggested claim")["id"]);
    desk.ask(&["claim", "accept", &claim]);
    Story { desk, case, claim }
}

impl Story {
    fn ask(&self, words: &[&str]) -> Value {
        self.desk.ask(words)
    }

    /// The exit code of a lint of the case, and the state of one rule.
    fn lint(&self, key: &str) -> (i32, String) {
        let ran = self.desk.run(&["lint", "--case", &self.case, "--json"]);
        let found = ran.json();
        let findings = array(&found["claims"][0]["findings"]);
        let finding = findings.iter().find(|one| one["key"] == key);
        (
            ran.code,
            text(&finding.expect("each rule has a finding")["state"]),
        )
    }

    fn verdict(&self, rating: &str) -> Vec<String> {
        [
            "verdict",
            "give",
            "--claim",
            &self.claim,
            "--rating",
            rating,
            "--rationale",
            "Both lists agree.",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    fn scale(&self, name: &str, scale: Option<&str>, retired: bool) -> std::path::PathBuf {
        let value = |value: &str, numeric: u32, retired: bool| {
            json!({
                "value": value, "label": format!("It {value}"), "definition": "As we say.", "numeric": numeric,
                "retired": retired,
            })
        };
        let written = json!({
            "scale": scale, "name": "House scale", "language": "en", "rollup": "worst",
            "values": [value("holds", 3, false), value("wavers", 2, retired), value("fails", 1, false)],
        });
        self.desk.file(name, written.to_string())
    }

    fn define(&self, file: &std::path::Path) -> Value {
        self.ask(&["scale", "define", file.to_str().expect("a path in UTF-8")])
    }
}

#[test]
fn a_scale_is_defined_used_and_followed_by_a_version() {
    let story = story();
    let first = story.define(&story.scale("one.json", None, false));
    assert_eq!(first["version"], 1);
    story.ask(&["scale", "use", "House scale", "--case", &story.case]);
    story.desk.ask(&story.verdict("wavers"));
    let id = text(&first["scale"]);
    let second = story.define(&story.scale("two.json", Some(&id), true));
    assert_eq!(second, json!({ "scale": id, "version": 2 }));
    let used = story.ask(&["scale", "use", "house scale", "--case", &story.case]);
    assert_eq!(used["version"], 2);
    let refused = story.desk.refused(3, &story.verdict("wavers"));
    assert_eq!(refused["code"], "rating_retired");
    assert!(text(&refused["message"]).contains("version 2"), "{refused}");
    let older = [story.verdict("holds"), vec!["--scale-version".into(), "1".into()]].concat();
    let refused = story.desk.refused(3, &older);
    assert_eq!(refused["code"], "rating_retired");
    let said = text(&refused["message"]);
    assert!(
        said.starts_with("Version 1") && said.contains("version 2 is in force"),
        "{said}"
    );
    let ninth = [story.verdict("holds"), vec!["--scale-version".into(), "9".into()]].concat();
    let refused = story.desk.refused(3, &ninth);
    assert_eq!(
        (&refused["code"], &refused["field"]),
        (&"unknown_scale".into(), &"scale_version".into())
    );
    assert!(text(&refused["message"]).contains("no version 9; its newest is version 2"));
    let shown = story.ask(&["scale", "show", "House scale", "--case", &story.case]);
    assert_eq!(array(&shown["versions"]).len(), 2);
    let report = story.desk.run(&["report", "--case", &story.case]);
    assert!(
        report.stdout.contains("It wavers"),
        "the verdict keeps its value: {report}"
    );
    assert!(report.stdout.contains("House scale, version 1"), "{report}");
    let listed = array(&story.ask(&["scale", "list"])["scales"]);
    assert!(
        listed
            .iter()
            .any(|one| one["name"] == "House scale" && one["version"] == 2)
    );
}

#[test]
fn two_scales_of_one_name_are_told_apart() {
    let (here, there) = (story(), story());
    let first = here.define(&here.scale("one.json", None, false));
    let again = here.scale("two.json", None, false);
    let refused = here
        .desk
        .refused(3, &["scale", "define", again.to_str().expect("a path in UTF-8")]);
    assert_eq!(refused["code"], "scale_name_taken");
    assert!(
        text(&refused["message"]).contains(&text(&first["scale"])),
        "{refused}"
    );
    // A mark before the first byte, as some editors put it, and the next version of the same scale.
    let scale = text(&first["scale"]);
    let next = std::fs::read(here.scale("next.json", Some(&scale), true)).expect("written");
    let marked = here
        .desk
        .file("marked.json", [b"\xEF\xBB\xBF", next.as_slice()].concat());
    assert_eq!(here.define(&marked)["version"], 2);

    // Another desk brings a scale of the same name along.
    there.define(&there.scale("one.json", None, false));
    there.ask(&["scale", "use", "House scale", "--case", &there.case]);
    let bundle = there.desk.beside("there.factdesk").display().to_string();
    there.ask(&["bundle", "export", "--case", &there.case, "-o", &bundle]);
    let words = text(&there.ask(&["device", "words"])["words"]);
    here.ask(&["bundle", "import", &bundle, "--words", &words]);
    for line in [
        &["scale", "use", "house  scale", "--case", &here.case][..],
        &["case", "new", "Another", "--scale", "House scale"],
    ] {
        let refused = here.desk.refused(3, line);
        assert_eq!(refused["code"], "ambiguous_scale");
        assert!(text(&refused["message"]).contains(&scale), "{refused}");
    }
    here.ask(&["scale", "use", &scale, "--case", &here.case]);
}

#[test]
fn a_file_that_is_no_scale_is_refused_with_what_is_wrong() {
    let story = story();
    let before = story.desk.digest();
    let cases = [
        ("[]", "not_a_scale"),
        (r#"{"name": "A", "values": [], "colours": 3}"#, "not_a_scale"),
        (r#"{"name": " ", "values": []}"#, "empty"),
        (
            r#"{"name": "A", "values": [{"value": "a", "label": "A", "definition": "a"}]}"#,
            "not_a_scale",
        ),
        (
            r#"{"name": "A", "language": "no such language", "values": []}"#,
            "language",
        ),
        (
            r#"{"scale": "nobody knows", "name": "A", "values": []}"#,
            "unknown_scale",
        ),
    ];
    for (words, code) in cases {
        let file = story.desk.file("bad.json", words);
        let path = file.to_str().expect("a path in UTF-8");
        let refused = story.desk.refused(3, &["scale", "define", path]);
        assert_eq!(refused["code"], code, "{words}");
    }
    assert_eq!(story.desk.digest(), before);
    story.desk.refused(5, &["scale", "define", "no/such/file.json"]);
}

#[test]
fn a_rule_blocks_until_it_is_kept_or_overridden() {
    let story = story();
    assert_eq!(
        story.lint("primary_source"),
        (0, "off".into()),
        "a new case has the light rules"
    );
    let set = story.ask(&["rules", "preset", "ifcn", "--case", &story.case]);
    assert_eq!(set["preset"], "ifcn");
    assert_eq!(story.lint("primary_source"), (1, "block".into()));
    story.desk.ask(&story.verdict("true"));
    let over = story.ask(&[
        "override",
        "--claim",
        &story.claim,
        "--rule",
        "primary-source",
        "--reason",
        "The archive burnt down.",
    ]);
    assert_eq!(story.lint("primary_source").1, "overridden");
    story.ask(&[
        "declare",
        "no-reply-needed",
        "--claim",
        &story.claim,
        "--reason",
        "It is a public record.",
    ]);
    assert_eq!(story.lint("reply_sought").1, "pass");
    let report = story.desk.run(&["report", "--case", &story.case]).stdout;
    for printed in [
        "House rules overridden",
        "The archive burnt down.",
        "It is a public record.",
        "“IFCN”",
    ] {
        assert!(report.contains(printed), "{printed}:\n{report}");
    }
    story.ask(&["override", "--withdraw", &text(&over["override"])]);
    assert_eq!(story.lint("primary_source").1, "block");
    story.ask(&["declare", "no-reply-needed", "--claim", &story.claim, "--remove"]);
    assert_eq!(story.lint("reply_sought").1, "block");
    story.ask(&["rules", "preset", "light", "--case", &story.case]);
    assert_eq!(story.lint("primary_source"), (0, "off".into()));
}

#[test]
fn a_rule_is_set_with_what_it_needs_to_know() {
    let story = story();
    let case = story.case.as_str();
    let set = story.ask(&[
        "rules",
        "set",
        "independent_origins",
        "--case",
        case,
        "--level",
        "block",
        "--n",
        "3",
    ]);
    assert_eq!(set["parameters"], json!({ "n": 3 }));
    assert_eq!(story.lint("independent_origins"), (1, "block".into()));
    let hosts = [
        "rules",
        "set",
        "known_bad_hosts",
        "--case",
        case,
        "--host",
        "www.Rumour.example",
    ];
    assert_eq!(
        story.ask(&hosts)["parameters"],
        json!({ "hosts": ["rumour.example"] })
    );
    assert_eq!(story.desk.refused(3, &hosts)["code"], "nothing_changes");
    let refused = story
        .desk
        .refused(3, &["rules", "set", "quotes", "--case", case, "--level", "off"]);
    assert_eq!(refused["code"], "unknown_rule");
    let wrong = [
        "rules",
        "set",
        "known_bad_hosts",
        "--case",
        case,
        "--host",
        "http://a.example/",
    ];
    assert_eq!(story.desk.refused(3, &wrong)["code"], "rule_parameter");
    let listed = story.ask(&["rules", "list", "--case", case]);
    assert_eq!(
        (array(&listed["rules"]).len(), &listed["preset"]),
        (10, &Value::Null)
    );
}

#[test]
fn an_override_without_words_and_a_claim_of_another_case_are_refused() {
    let story = story();
    let rule = ["override", "--claim", &story.claim, "--rule", "reply_sought"];
    assert_eq!(story.desk.refused(3, &rule)["code"], "empty");
    let other = story.desk.case("Another");
    let lint = ["lint", "--case", &other, "--claim", &story.claim];
    assert_eq!(story.desk.refused(3, &lint)["code"], "unknown_claim");
    story.desk.refused(2, &["lint"]);
}

#[test]
fn reviewers_have_marks_of_their_own() {
    let desk = Desk::new();
    let add = |name: &str| {
        vec![
            "reviewer",
            "add",
            name,
            "--role",
            "second-reader",
            "--initials",
            "mx",
            "--colour",
            "teal",
        ]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>()
    };
    desk.ask(&add("Mara Lindqvist"));
    assert_eq!(desk.refused(3, &add(" mara lindqvist "))["code"], "name_taken");
    desk.ask(&[
        "reviewer",
        "edit",
        "Mara Lindqvist",
        "--role",
        "editor",
        "--name",
        "Mara Brink",
    ]);
    let listed = array(&desk.ask(&["reviewer", "list"])["reviewers"]);
    let mara = listed
        .iter()
        .find(|one| one["name"] == "Mara Brink")
        .expect("her card");
    assert_eq!(
        (&mara["role"], &mara["initials"]),
        (&json!("editor"), &json!("mx"))
    );
    let refused = desk.refused(3, &["reviewer", "edit", "Mara Brink", "--initials", "long"]);
    assert_eq!(refused["code"], "not_initials");
}
