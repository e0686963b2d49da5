//! The points that a checker finds in two real articles on one event, when the articles are there.

use factdesk_language::{ContestedPair, Document, contested, statements};
use std::path::PathBuf;

fn seeds() -> Option<Vec<String>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/seeds");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .ok()?
        .filter_map(|e| Some(e.ok()?.path()))
        .collect();
    files.sort();
    let texts: Vec<String> = files
        .iter()
        .filter_map(|f| std::fs::read_to_string(f).ok())
        .collect();
    (texts.len() >= 2).then_some(texts)
}

fn documents(texts: &[String]) -> Vec<Document<'_>> {
    texts
        .iter()
        .map(|text| Document {
            id: "seed",
            text,
            published: None,
            lang: Some("en"),
        })
        .collect()
}

/// Whether one side of a pair holds all words of `first` and the other all of `second`.
fn holds(texts: &[String], pair: &ContestedPair, first: &[&str], second: &[&str]) -> bool {
    let a = pair.a.span.of(&texts[pair.a.document]).to_lowercase();
    let b = pair.b.span.of(&texts[pair.b.document]).to_lowercase();
    let all = |text: &str, words: &[&str]| words.iter().all(|w| text.contains(w));
    all(&a, first) && all(&b, second) || all(&b, first) && all(&a, second)
}

#[test]
fn the_four_disputes_of_the_seed_articles_are_among_at_most_forty_pairs() {
    let Some(texts) = seeds() else {
        eprintln!("SKIPPED: the seed articles are not beside the project; nothing was tested here");
        return;
    };
    let pairs = contested(&documents(&texts));
    assert!(
        pairs.len() <= 40,
        "{} pairs are more than a checker can look through",
        pairs.len()
    );
    let found = |first: &[&str], second: &[&str]| pairs.iter().any(|p| holds(&texts, p, first, second));
    assert!(
        found(&["11", "wounded"], &["23", "wounded"]),
        "11 against 23 wounded"
    );
    assert!(
        found(&["anti-terrorist"], &["large-scale military offensive"]),
        "operation against offensive"
    );
    assert!(
        found(&["anti-terrorist"], &["full-scale aggression"]),
        "operation against aggression"
    );
    assert!(
        found(&["only", "military targets"], &["civilians", "killed"]),
        "military targets against civilians"
    );
    assert!(
        found(&["denied", "military provocations"], &["azerbaijan"]),
        "provocations claimed and denied"
    );
    assert!(
        found(&["refuted", "military buildup"], &["accused", "strikes"]),
        "build-up denied, strikes reported"
    );
    let own = |p: &ContestedPair| p.a.document == p.b.document && p.a.span.contains(&p.b.span);
    assert!(!pairs.iter().any(own), "no denial is set against its own words");
}

#[test]
fn every_contested_stretch_of_the_seeds_lies_on_a_statement() {
    let Some(texts) = seeds() else {
        eprintln!("SKIPPED: the seed articles are not beside the project; nothing was tested here");
        return;
    };
    let documents = documents(&texts);
    let statements: Vec<_> = documents.iter().map(statements).collect();
    for pair in contested(&documents) {
        for side in [pair.a, pair.b] {
            let covered = statements[side.document]
                .iter()
                .any(|s| s.span.overlaps(&side.span));
            assert!(
                covered,
                "no statement under “{}”",
                side.span.of(&texts[side.document])
            );
        }
    }
}
