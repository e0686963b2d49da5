//! A text is looked up among a hundred thousand known claims, by words and by meaning.

use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use factdesk_meaning::{Known, Vector};

use crate::articles::Dice;

const CLAIMS: usize = 100_000;
/// Of all-MiniLM-L6-v2.
const DIMENSIONS: usize = 384;
const TOP: usize = 20;
const PEOPLE: &[&str] = &[
    "The mayor",
    "A minister",
    "The harbour master",
    "A nurse",
    "The governor",
    "An engineer",
];
const DID: &[&str] = &[
    "closed", "paid for", "promised", "denied", "counted", "moved", "lost", "repaired",
];
const COUNTED: &[&str] = &[
    "schools", "bridges", "beds", "voters", "buses", "wells", "houses", "trains", "ballots",
];
const QUERY: &str = "Did the mayor of Velsund really close 37 schools in the spring?";

/// Measures one look-up beside the bare comparison of as many vectors. Vectors are drawn by lot: their values do
/// not change the work, and no model has to be here.
pub fn run(criterion: &mut Criterion, group: &str) {
    let mut dice = Dice::new(7);
    let claims: Vec<String> = (0..CLAIMS).map(|_| claim(&mut dice)).collect();
    let texts: Vec<&str> = claims.iter().map(String::as_str).collect();
    let vectors: Vec<Vector> = (0..CLAIMS).map(|_| vector(&mut dice)).collect();
    let (words, meaning) = (Known::of(&texts), vector(&mut dice));
    let both = words.clone().with_vectors(vectors.clone());
    let mut group = criterion.benchmark_group(group);
    group.sample_size(20).measurement_time(Duration::from_secs(6));
    group.bench_function("yardstick", |bencher| {
        bencher.iter(|| vectors.iter().map(|one| one.cosine(&meaning)).fold(0.0, f32::max));
    });
    group.bench_function("words", |bencher| {
        bencher.iter(|| found(&words, None));
    });
    group.bench_function("words and meaning", |bencher| {
        bencher.iter(|| found(&both, Some(&meaning)));
    });
    group.finish();
}

fn found(known: &Known, meaning: Option<&Vector>) -> usize {
    let found = black_box(known.nearest(QUERY, meaning, TOP));
    assert_eq!(found.len(), TOP, "many claims speak of mayors and schools");
    found.len()
}

fn claim(dice: &mut Dice) -> String {
    let (who, did, what) = (dice.of(PEOPLE), dice.of(DID), dice.of(COUNTED));
    let (count, place, year) = (dice.below(900), dice.below(4_000), 1990 + dice.below(35));
    format!("{who} of {} {did} {count} {what} in {year}", name(place))
}

/// One of four thousand places.
fn name(n: usize) -> String {
    const SYLLABLES: &[&str] = &[
        "vel", "ost", "kar", "tol", "bren", "sor", "dun", "ilv", "luz", "mar", "nor", "ole", "pel", "tarn",
        "hal", "dek",
    ];
    let at = |n: usize| SYLLABLES[n % SYLLABLES.len()];
    format!("{}{}{}", at(n), at(n / 16), at(n / 256)).replacen(|_: char| true, "V", 1)
}

fn vector(dice: &mut Dice) -> Vector {
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let values: Vec<f32> = (0..DIMENSIONS)
        .map(|_| dice.below(2_001) as f32 - 1_000.0)
        .collect();
    Vector::of(&values)
}
