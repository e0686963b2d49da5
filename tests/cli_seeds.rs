//! The two seed articles, where they are there.

use std::time::Instant;

use serde_json::Value;

use crate::support::{Desk, array, articles, text};

/// Both articles in one case, and the contested pairs as their two exact wordings.
fn contested_pairs(desk: &Desk, case: &str) -> Vec<[String; 2]> {
    let claims = array(&desk.ask(&["claims", "--case", case, "--contested"])["claims"]);
    let words = |claim: &Value| {
        let said = array(&claim["statements"]);
        format!("{} {}", text(&claim["text"]), text(&said[0]["exact"])).to_lowercase()
    };
    let mut pairs = Vec::new();
    for claim in &claims {
        let differing = ["contradicts", "newer_figure", "narrower"];
        let relations = array(&claim["relations"]).into_iter();
        for relation in relations.filter(|one| differing.contains(&text(&one["kind"]).as_str())) {
            let other = claims.iter().find(|one| one["id"] == relation["claim"]);
            // Each pair is listed on both of its claims.
            if let Some(other) = other.filter(|other| other["id"].as_str() > claim["id"].as_str()) {
                pairs.push([words(claim), words(other)]);
            }
        }
    }
    pairs
}

fn holds(pairs: &[[String; 2]], one: &[&str], other: &[&str]) -> bool {
    let any = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    pairs
        .iter()
        .any(|[a, b]| (any(a, one) && any(b, other)) || (any(b, one) && any(a, other)))
}

#[test]
fn the_seeds_contradict_each_other_where_a_reader_sees_it() {
    let Some(files) = articles::seeds() else { return };
    let desk = Desk::new();
    let case = desk.case("The seeds");
    let begun = Instant::now();
    assert_eq!(desk.import(&case, &files).len(), files.len());
    let imported = begun.elapsed();
    let begun = Instant::now();
    let pairs = contested_pairs(&desk, &case);
    eprintln!(
        "import {imported:?}, claims {:?}, {} pairs",
        begun.elapsed(),
        pairs.len()
    );

    assert!(
        pairs.len() <= 40,
        "{} pairs are too many to walk through",
        pairs.len()
    );
    let expected: [(&[&str], &[&str]); 4] = [
        (&["11 ", "eleven"], &["23 ", "twenty-three"]),
        (&["anti-terror"], &["offensive", "aggression"]),
        (
            &["only military", "military targets", "military personnel"],
            &["civilian"],
        ),
        (
            &["provocation", "build-up", "buildup", "accumulat"],
            &["denied", "denies", "rejected", "does not correspond"],
        ),
    ];
    for (one, other) in expected {
        assert!(
            holds(&pairs, one, other),
            "{one:?} against {other:?} is missing in {pairs:#?}"
        );
    }
}

#[test]
fn a_leading_date_is_the_article_s_and_no_statement() {
    let Some(files) = articles::seeds() else { return };
    let desk = Desk::new();
    let case = desk.case("The seeds");
    let mut dated = 0;
    for (article, file) in desk.import(&case, &files).iter().zip(&files) {
        let original = std::fs::read_to_string(file).expect("a seed is text");
        let shown = desk.ask(&["article", "show", article]);
        assert_eq!(shown["text"], original, "the text stays as it is");
        if let Some(date) = original.trim_start().strip_prefix("date ") {
            assert_eq!(shown["published"], date[..10], "{}", file.display());
            dated += 1;
        }
    }
    assert!(dated > 0, "one of the seeds begins with its date");
    for claim in desk.claims(&case) {
        for statement in array(&claim["statements"]) {
            let exact = text(&statement["exact"]);
            assert!(!exact.trim_start().starts_with("date 20"), "{exact}");
        }
    }
}
