//! A fact-check from the first article to the report, by command line alone.

use serde_json::{Value, json};

use crate::support::{self, Desk, array, articles, text};

/// A contested pair of a case: the two claims.
fn contested_pair(desk: &Desk, case: &str) -> (Value, String) {
    let contested = array(&desk.ask(&["claims", "--case", case, "--contested"])["claims"]);
    let rivals = |claim: &Value| {
        array(&claim["relations"])
            .into_iter()
            .find(|relation| relation["kind"] == "contradicts")
    };
    let (claim, relation) = contested
        .iter()
        .find_map(|claim| rivals(claim).map(|relation| (claim.clone(), relation)))
        .expect("the sample articles contradict each other");
    (claim, text(&relation["claim"]))
}

/// A desk with the sample articles in one case.
fn checked_desk() -> (Desk, String) {
    let desk = Desk::new();
    let case = desk.case("The blast in Port Ostra");
    desk.import(&case, &articles::sample());
    (desk, case)
}

#[test]
fn a_fact_check_runs_from_articles_to_report() {
    let (desk, case) = checked_desk();
    let (claim, rival) = contested_pair(&desk, &case);
    let claim = text(&claim["id"]);

    desk.ask(&["relation", "confirm", "--claim", &claim, "--other", &rival]);
    let source = text(
        &desk.ask(&[
            "source",
            "add",
            "--name",
            "Hospital register",
            "--kind",
            "primary",
        ])["source"],
    );
    let quote = "Thirty-one patients were entered between nine and noon.";
    let evidence = [
        "evidence", "add", "--claim", &claim, "--source", &source, "--quote", quote,
    ];
    let evidence =
        text(&desk.ask(&[&evidence[..], &["--stance", "refutes", "--locator", "p. 3"]].concat())["evidence"]);
    let rationale = "The register [E1] counts otherwise; nobody has shown it to be wrong.";
    let give = [
        "verdict",
        "give",
        "--claim",
        &claim,
        "--rating",
        "mostly-false",
        "--confidence",
        "high",
    ];
    let verdict = text(&desk.ask(&[&give[..], &["--rationale", rationale]].concat())["verdict"]);
    assert_ne!(evidence, verdict);

    let now = find(&desk, &case, &claim);
    assert_eq!(now["state"], "decided");
    let confirmed = json!({"claim": rival, "kind": "contradicts", "status": "confirmed"});
    let relations = array(&now["relations"]);
    assert!(
        relations.iter().any(|relation| holds(relation, &confirmed)),
        "{relations:?}"
    );

    let file = desk.beside("report.md");
    let path = file.to_str().expect("a UTF-8 path");
    desk.ask(&["report", "--case", &case, "--format", "markdown", "-o", path]);
    let report = std::fs::read_to_string(&file).expect("the report was written");
    for part in [
        "nobody has shown it to be wrong",
        "Thirty-one patients",
        "Hospital register",
    ] {
        assert!(
            report.contains(part),
            "“{part}” is missing from the report:\n{report}"
        );
    }
    let printed = desk.run(&["report", "--case", &case, "--format", "markdown", "-o", "-"]);
    assert_eq!(
        (printed.code, printed.stdout),
        (0, report),
        "same data, same bytes, wherever it goes"
    );
}

#[test]
fn undo_and_redo_survive_the_end_of_the_program() {
    let (desk, case) = checked_desk();
    let claim = text(&desk.claims(&case)[0]["id"]);
    let before = desk.digest();
    let rationale = "Both registers say so.";
    desk.ask(&[
        "verdict",
        "give",
        "--claim",
        &claim,
        "--rating",
        "true",
        "--rationale",
        rationale,
    ]);
    let given = desk.digest();
    assert_ne!(before, given);
    assert_eq!(find(&desk, &case, &claim)["state"], "decided");

    desk.ask(&["undo", "--case", &case]);
    let undone = find(&desk, &case, &claim);
    assert_eq!(
        (&undone["state"], &undone["origin"]),
        (&json!("open"), &json!("suggested")),
        "one act, one undo"
    );
    desk.ask(&["redo", "--case", &case]);
    assert_eq!(find(&desk, &case, &claim)["state"], "decided");
    let report = desk.run(&["report", "--case", &case]).stdout;
    assert!(report.contains(rationale), "{report}");
}

#[test]
fn the_tables_can_be_drawn_from_the_log_again() {
    let (desk, case) = checked_desk();
    for (claim, rating) in desk.claims(&case).iter().zip(["true", "false", "mixed"]) {
        let claim = text(&claim["id"]);
        desk.ask(&[
            "verdict",
            "give",
            "--claim",
            &claim,
            "--rating",
            rating,
            "--rationale",
            "As measured.",
        ]);
    }
    desk.ask(&["undo", "--case", &case]);
    let (whole, one) = (desk.digest(), desk.ask(&["digest", "--case", &case]));
    desk.ask(&["rebuild"]);
    assert_eq!(desk.digest(), whole);
    assert_eq!(desk.ask(&["digest", "--case", &case]), one);
    desk.ask(&["check"]);
}

#[test]
fn reading_adds_nothing_to_the_log() {
    let (desk, case) = checked_desk();
    let head = |desk: &Desk| text(&desk.ask(&["verify", "--case", &case])["head"]);
    let before = (head(&desk), desk.digest());
    let article = text(&desk.ask(&["article", "list", "--case", &case])["articles"][0]["id"]);
    for line in [
        vec!["claims", "--case", &case],
        vec!["coverage", "--case", &case],
        vec!["article", "show", &article],
        vec!["case", "show", &case],
        vec!["history", "--case", &case],
        vec!["report", "--case", &case],
        vec!["search", "harbour"],
        vec!["scale", "list"],
        vec!["reviewer", "list"],
        vec!["check"],
        vec!["rebuild"],
    ] {
        desk.ask(&line);
    }
    let again = desk.ask(&support::import_words(&case, &articles::sample()));
    let statuses: Vec<&Value> = again["articles"]
        .as_array()
        .expect("articles")
        .iter()
        .map(|a| &a["status"])
        .collect();
    assert!(statuses.iter().all(|status| *status == "duplicate"), "{again}");
    assert_eq!((head(&desk), desk.digest()), before);
}

#[test]
fn the_first_reviewer_is_named_after_the_login_and_others_can_be_added() {
    let desk = Desk::new();
    let first = desk.ask(&["reviewer", "list"]);
    assert_eq!(array(&first["reviewers"]).len(), 1, "{first}");
    assert_eq!(first["reviewers"][0]["name"], "ada");
    text(&desk.ask(&["reviewer", "add", "Grace Holm"])["reviewer"]);
    desk.ask(&["reviewer", "use", "Grace Holm"]);
    let now = array(&desk.ask(&["reviewer", "list"])["reviewers"]);
    let current: Vec<&Value> = now
        .iter()
        .filter(|one| one["current"] == true)
        .map(|one| &one["name"])
        .collect();
    assert_eq!(current, vec!["Grace Holm"]);
    desk.refused(3, &["reviewer", "use", "Nobody Known"]);
}

#[test]
fn two_reviewers_of_two_minds_dispute_a_claim() {
    let (desk, case) = checked_desk();
    desk.ask(&["reviewer", "add", "Grace Holm"]);
    let claim = text(&desk.claims(&case)[0]["id"]);
    let give = [
        "verdict",
        "give",
        "--claim",
        &claim,
        "--rationale",
        "As I read it.",
        "--rating",
    ];
    desk.ask(&[&give[..], &["true"]].concat());
    desk.ask(&[&give[..], &["false", "--reviewer", "Grace Holm"]].concat());
    assert_eq!(find(&desk, &case, &claim)["state"], "disputed");
    let unknown = desk.refused(3, &[&give[..], &["true", "--reviewer", "Nobody Known"]].concat());
    assert!(
        unknown["message"]
            .as_str()
            .is_some_and(|said| said.contains("Nobody Known")),
        "{unknown}"
    );
}

#[test]
fn json_and_desk_stand_anywhere_on_the_line() {
    let desk = Desk::new();
    let path = desk.path();
    let path = path.to_str().expect("a UTF-8 path");
    let run = |words: &[&str]| {
        let mut command = std::process::Command::new(support::build::program());
        command.args(words);
        support::finish(command)
    };
    for words in [
        vec!["--desk", path, "--json", "case", "new", "One"],
        vec!["case", "--json", "new", "--desk", path, "Two"],
        vec!["case", "new", "Three", "--json", "--desk", path],
    ] {
        let ran = run(&words);
        assert_eq!(ran.code, 0, "{ran}");
        assert!(ran.json()["case"].is_string(), "{ran}");
    }
    assert_eq!(array(&desk.ask(&["case", "list"])["cases"]).len(), 3);
    let wrong = run(&["case", "new", "--json"]);
    assert_eq!(
        (wrong.code, wrong.json()["error"]["code"].clone()),
        (2, json!("usage")),
        "{wrong}"
    );
    assert_eq!(wrong.stderr, "", "with --json everything goes to standard output");
    let wrong = run(&["case", "new"]);
    assert_eq!((wrong.code, wrong.stdout.as_str()), (2, ""), "{wrong}");
}

#[test]
fn a_search_without_hits_is_a_negative_answer() {
    let (desk, case) = checked_desk();
    let hits = array(&desk.ask(&["search", "ammonia", "--case", &case])["hits"]);
    assert!(!hits.is_empty());
    let ran = desk.run(&["search", "zeppelin", "--json"]);
    assert_eq!((ran.code, ran.json()), (1, json!({"hits": []})), "{ran}");
}

#[test]
fn the_sample_case_is_made_once() {
    let desk = Desk::new();
    let case = text(&desk.ask(&["sample"])["case"]);
    assert_eq!(text(&desk.ask(&["sample"])["case"]), case);
    assert!(!desk.claims(&case).is_empty());
    let printed = desk.run(&["sample"]);
    assert_eq!(printed.stdout.trim(), case, "scripts read the bare id");
}

#[test]
fn a_backup_brings_the_whole_desk_back() {
    let (desk, case) = checked_desk();
    let file = desk.beside("kept.factdesk-backup");
    let name = file.to_str().expect("a UTF-8 path");
    desk.ask(&["backup", "-o", name]);
    let again = Desk::new();
    again.ask(&["restore", name]);
    assert_eq!(again.digest(), desk.digest());
    assert_eq!(again.claims(&case), desk.claims(&case));
    again.ask(&["check"]);
    again.refused(4, &["restore", name]);
    again.refused(5, &["restore", "no/such/file"]);
}

fn find(desk: &Desk, case: &str, claim: &str) -> Value {
    let claims = desk.claims(case);
    claims
        .into_iter()
        .find(|one| one["id"] == claim)
        .unwrap_or_else(|| panic!("{claim} is gone from {case}"))
}

/// Whether `value` has at least what `part` has.
fn holds(value: &Value, part: &Value) -> bool {
    part.as_object()
        .expect("an object")
        .iter()
        .all(|(key, wanted)| value.get(key) == Some(wanted))
}
