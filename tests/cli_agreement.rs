//! `agreement --table`: the figures of a table, without a desk.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Desk, text};

/// The four observers of Krippendorff (2011): a row a claim, a column an observer.
const FOUR_OBSERVERS: &str = "\
A,B,C,D\n1,1,,1\n2,2,3,2\n3,3,3,3\n3,3,3,3\n2,2,2,2\n1,2,3,4\n4,4,4,4\n1,1,2,1\n2,2,2,2\n,5,5,5\n,,1,1\n,3,,\n";

fn line<'t>(table: &'t Path, level: &'t str) -> [&'t str; 5] {
    let path = table.to_str().expect("a path of the test");
    ["agreement", "--table", path, "--level", level]
}

fn near(found: &Value, exact: f64) -> bool {
    found.as_f64().is_some_and(|found| (found - exact).abs() < 1e-9)
}

#[test]
fn the_worked_example_has_its_figures_and_makes_no_desk() {
    let desk = Desk::new();
    let table = desk.file("observers.csv", FOUR_OBSERVERS);
    for (level, alpha) in [("nominal", 113.0 / 152.0), ("ordinal", 108_577.0 / 133_160.0)] {
        let answer = desk.ask(&line(&table, level));
        assert!(near(&answer["alpha"], alpha), "{answer}");
        assert!(near(&answer["percent"], 43.0 / 55.0), "{answer}");
        assert_eq!((&answer["pairable"], &answer["n"]), (&json!(40), &json!(11)));
        assert_eq!(answer.as_object().map(serde_json::Map::len), Some(4), "{answer}");
    }
    let said = desk.run(&line(&table, "ordinal")).stdout;
    for words in ["78.2 %", "94.5 %", "0.815", "11", "40", "Below 20 claims"] {
        assert!(said.contains(words), "{words} is not in: {said}");
    }
    assert!(!desk.path().exists(), "a table needs no desk");
}

#[test]
fn numbers_are_compared_by_value_and_names_by_their_letters() {
    let desk = Desk::new();
    let table = desk.file(
        "spelled.csv",
        "\u{feff}\"Ada\",Ben\r\n1,1.0\r\n\" 10 \",1e1\r\n9,9.50\r\n",
    );
    let ordinal = desk.ask(&line(&table, "ordinal"));
    let nominal = desk.ask(&line(&table, "nominal"));
    assert!(near(&ordinal["percent"], 2.0 / 3.0), "{ordinal}");
    assert!(near(&nominal["percent"], 0.0), "{nominal}");
}

#[test]
fn what_has_no_value_is_null() {
    let desk = Desk::new();
    let same = desk.file("same.csv", "Ada,Ben\ntrue,true\ntrue,true\n");
    let expected = json!({"percent": 1.0, "alpha": null, "pairable": 4, "n": 2});
    assert_eq!(desk.ask(&line(&same, "nominal")), expected);
    let apart = desk.file("apart.csv", "Ada,Ben\n1,\n,2\n");
    let expected = json!({"percent": null, "alpha": null, "pairable": 0, "n": 0});
    assert_eq!(desk.ask(&line(&apart, "ordinal")), expected);
}

#[test]
fn a_bad_table_is_refused_with_its_row_and_column() {
    let desk = Desk::new();
    let tables: [(&str, &[u8], &[&str]); 8] = [
        (
            "word.csv",
            b"Ada,Ben\n1,2\n3,true\n",
            &["Row 3, column 2", "Ben", "“true” is no number"],
        ),
        (
            "comma.csv",
            b"Ada,Ben\n1,\"2,5\"\n",
            &["Row 2, column 2", "“2,5” is no number"],
        ),
        (
            "short.csv",
            b"Ada,Ben,Cleo\n1,2\n",
            &["Row 2 has 2 cells", "column 3", "Cleo"],
        ),
        (
            "long.csv",
            b"Ada,Ben\n1,2\n1,2,3\n",
            &["Row 3 has 3 cells", "column 3"],
        ),
        ("twice.csv", b"Ada,Ben,Ada\n1,2,3\n", &["Row 1, column 3", "Ada"]),
        ("one.csv", b"Ada\n1\n", &["Row 1 has one column"]),
        ("none.csv", b"Ada,Ben\n", &["no row"]),
        ("empty.csv", b"", &["empty"]),
    ];
    for (name, bytes, words) in tables {
        let table = desk.file(name, bytes);
        let error = desk.refused(5, &line(&table, "ordinal"));
        let said = error["message"].as_str().unwrap_or_default();
        for words in words.iter().chain([&name]) {
            assert!(said.contains(words), "{words} is not in: {said}");
        }
        assert_eq!(error["field"], "table");
    }
    desk.refused(5, &line(&desk.beside("nowhere.csv"), "nominal"));
    desk.refused(2, &line(&desk.file("any.csv", FOUR_OBSERVERS), "interval"));
    desk.refused(2, &["agreement"]);
}

/// A case of two reviewers with their ratings, a claim each; an empty one is no verdict.
fn judged(desk: &Desk, ratings: &[(&str, &str)]) -> String {
    let case = desk.case("Harbour");
    let said: Vec<String> = (0..ratings.len())
        .map(|number| format!("The harbour has {number} berths."))
        .collect();
    let article = desk
        .import(&case, &[desk.file("harbour.txt", said.join("\n\n"))])
        .remove(0);
    desk.ask(&["reviewer", "add", "Second", "--role", "second-reader"]);
    let mut start = 0;
    for (words, (first, second)) in said.iter().zip(ratings) {
        let span = [start.to_string(), (start + words.len()).to_string()];
        start += words.len() + 2;
        let add = [
            "claim",
            "add",
            "--article",
            &article,
            "--start",
            &span[0],
            "--end",
            &span[1],
        ];
        let claim = text(&desk.ask(&add)["claim"]);
        for (rating, by) in [(first, "ada"), (second, "Second")] {
            let give = ["verdict", "give", "--claim", &claim, "--rating", rating];
            if !rating.is_empty() {
                desk.ask(&[&give[..], &["--rationale", "Counted.", "--reviewer", by]].concat());
            }
        }
    }
    case
}

#[test]
fn the_verdicts_of_a_case_are_measured_and_alpha_waits_for_twenty_claims() {
    let desk = Desk::new();
    let mut ratings = vec![("true", "true"); 9];
    ratings.extend([("false", "false"); 9]);
    ratings.extend([("true", "mostly-true"), ("false", ""), ("unproven", "true")]);
    let case = judged(&desk, &ratings);
    let line = |level| ["agreement", "--case", &case, "--level", level].map(str::to_owned);
    let few = desk.ask(&line("ordinal"));
    assert_eq!(
        (&few["n"], &few["alpha"], &few["minimum"]),
        (&json!(19), &json!(null), &json!(20))
    );
    assert_eq!(
        (&few["within_one"], &few["left_out"]["off_line"]),
        (&json!(1.0), &json!(1))
    );
    assert_eq!(
        (&few["claims"], few["by"].as_array().map(Vec::len)),
        (&json!(21), Some(1))
    );
    let enough = desk.ask(&line("nominal"));
    assert_eq!((&enough["n"], &enough["percent"]), (&json!(20), &json!(0.9)));
    // n = 40: true, false, mostly true, unproven; two claims differ.
    let counts = [20.0, 18.0, 1.0, 1.0_f64];
    let expected = 1600.0 - counts.iter().map(|count| count * count).sum::<f64>();
    assert!(near(&enough["alpha"], 1.0 - 39.0 * 4.0 / expected), "{enough}");
    let cell = &enough["by"][0]["matrix"][0];
    assert_eq!(cell, &json!({"a": "false", "b": "false", "claims": 9}));
    let said = desk.run(&line("ordinal")).stdout;
    assert!(
        said.contains("not shown for 19 claims") && said.contains("ada and Second"),
        "{said}"
    );
}

#[test]
fn what_narrows_a_case_is_refused_where_it_names_nothing() {
    let desk = Desk::new();
    let case = judged(&desk, &[("true", "false")]);
    let ask = |more: &[&str]| desk.ask(&[&["agreement", "--case", &case], more].concat())["n"].clone();
    assert_eq!(ask(&["--since", "2001-01-01", "--reviewer", "second"]), json!(1));
    assert_eq!(
        (ask(&["--since", "2999-01-01"]), ask(&["--tag", "port"])),
        (json!(0), json!(0))
    );
    let refused = |exit, more: &[&str]| desk.refused(exit, &[&["agreement", "--case", &case], more].concat());
    refused(3, &["--reviewer", "Nobody"]);
    refused(3, &["--scale", "None such"]);
    refused(2, &["--since", "yesterday"]);
    refused(2, &["--table", "x.csv"]);
    desk.refused(3, &["agreement", "--case", "nowhere"]);
    desk.refused(2, &["agreement", "--table", "x.csv", "--tag", "port"]);
}
