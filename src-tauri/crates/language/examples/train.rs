//! Learns the weights of check-worthiness from sentences with labels and prints the table.
//!
//! `cargo run --release -p factdesk-language --example train -- FILE.jsonl > src/worth/weights.tsv`
//! Rows: `{"id": number as text, "text", "label": 0 or 1}`; ids run in time. Whole stretches of time are
//! left out in turn to set the threshold and to say on standard error what to expect elsewhere.

use factdesk_language::worth_features;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Error, Write};

const FOLDS: usize = 8;
const EPOCHS: usize = 12;
const RATE: f64 = 0.08;
/// Pulls the weights of words to nothing; visible features, which travel, hardly.
const DECAY_WORDS: f64 = 0.04;
const DECAY_VISIBLE: f64 = 0.001;
/// A word must stand in this many sentences and this many stretches of time.
const LEAST_SENTENCES: usize = 10;
const LEAST_FOLDS: usize = 4;

/// Debates are talk: there a plain statement is a claim less often than in speeches and articles, of which
/// no labels are at hand. So much is added to its learned weight, chosen on the debates left out: as much
/// as costs nothing there.
const STATEMENT: (&str, f64) = ("f:statement", 0.5);

struct Row {
    features: Vec<usize>,
    yes: bool,
    fold: usize,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or_else(|| Error::other("name the file with the sentences"))?;
    let (rows, names) = read(&std::fs::read_to_string(path)?)?;
    let mut held_out = vec![0.0; rows.len()];
    for fold in 0..FOLDS {
        let weights = learn(&rows, &names, |row| row.fold != fold);
        for (n, row) in rows.iter().enumerate().filter(|(_, row)| row.fold == fold) {
            held_out[n] = sum(&weights, row);
        }
    }
    let shift = best_shift(&rows, &held_out);
    let mut err = std::io::stderr().lock();
    for fold in 0..FOLDS {
        let at = |t: f64| f1(rows.iter().zip(&held_out).filter(|(r, _)| r.fold == fold), t);
        writeln!(
            err,
            "stretch {fold} left out: F1 {:.3} (unshifted {:.3})",
            at(-shift),
            at(0.0)
        )?;
    }
    let all = |t: f64| f1(rows.iter().zip(&held_out), t);
    writeln!(
        err,
        "all left out in turn: F1 {:.3} (unshifted {:.3}), shift {shift:.2}",
        all(-shift),
        all(0.0)
    )?;
    let weights = learn(&rows, &names, |_| true);
    let mut out = std::io::stdout().lock();
    writeln!(out, "base\t{:.3}", weights[names.len()] + shift)?;
    for (name, weight) in names.iter().zip(&weights).filter(|(_, w)| w.abs() >= 0.02) {
        writeln!(out, "{name}\t{weight:.3}")?;
    }
    Ok(())
}

type Table = (Vec<Row>, Vec<String>);

fn read(text: &str) -> Result<Table, Box<dyn std::error::Error>> {
    let mut read = Vec::new();
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let id: u64 = row["id"].as_str().unwrap_or("0").parse()?;
        read.push((
            id,
            worth_features(row["text"].as_str().unwrap_or("")),
            row["label"] == 1,
        ));
    }
    read.sort_by_key(|(id, ..)| *id);
    let fold_of = |n: usize| n * FOLDS / read.len();
    let mut uses: BTreeMap<&str, (usize, BTreeSet<usize>)> = BTreeMap::new();
    for (n, (_, features, _)) in read.iter().enumerate() {
        for name in features {
            let entry = uses.entry(name).or_default();
            entry.0 += 1;
            entry.1.insert(fold_of(n));
        }
    }
    let kept = uses
        .iter()
        .filter(|(_, (n, folds))| *n >= LEAST_SENTENCES && folds.len() >= LEAST_FOLDS);
    let names: Vec<String> = kept.map(|(name, _)| (*name).to_owned()).collect();
    let number: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, n)| (n.as_str(), i)).collect();
    let rows = read.iter().enumerate().map(|(n, (_, features, yes))| Row {
        features: features
            .iter()
            .filter_map(|f| number.get(f.as_str()).copied())
            .collect(),
        yes: *yes,
        fold: fold_of(n),
    });
    Ok((rows.collect(), names))
}

fn sum(weights: &[f64], row: &Row) -> f64 {
    weights[weights.len() - 1] + row.features.iter().map(|f| weights[*f]).sum::<f64>()
}

/// Logistic regression by AdaGrad; the last weight is that of every sentence. The order of the rows is a
/// fixed stride, so that two runs give one table.
fn learn(rows: &[Row], names: &[String], takes: impl Fn(&Row) -> bool) -> Vec<f64> {
    let taken: Vec<&Row> = rows.iter().filter(|r| takes(r)).collect();
    let decay: Vec<f64> = names
        .iter()
        .map(|n| {
            if n.starts_with("f:") {
                DECAY_VISIBLE
            } else {
                DECAY_WORDS
            }
        })
        .collect();
    let mut weights = vec![0.0; names.len() + 1];
    let mut squares = vec![1e-2; names.len() + 1];
    let mut stride = 7919;
    while taken.len().is_multiple_of(stride) {
        stride += 2;
    }
    for _ in 0..EPOCHS {
        for i in 0..taken.len() {
            let row = taken[i * stride % taken.len()];
            let guess = 1.0 / (1.0 + (-sum(&weights, row)).exp());
            let error = guess - f64::from(u8::from(row.yes));
            for f in row.features.iter().copied().chain([names.len()]) {
                let pull = decay.get(f).copied().unwrap_or(0.0) * weights[f];
                let gradient = error + pull;
                squares[f] += gradient * gradient;
                weights[f] -= RATE * gradient / f64::sqrt(squares[f]);
            }
        }
    }
    if let Ok(n) = names.binary_search_by(|name| name.as_str().cmp(STATEMENT.0)) {
        weights[n] += STATEMENT.1;
    }
    weights
}

/// What to add to every sum so that 0 is a good border on sentences of other times: of all shifts that are
/// as good as the best one, the highest, since other texts are fuller of claims than debates.
fn best_shift(rows: &[Row], sums: &[f64]) -> f64 {
    const AS_GOOD: f64 = 0.002;
    let shifts = (-30..=30).map(|n| f64::from(n) * 0.1);
    let tried: Vec<(f64, f64)> = shifts
        .map(|shift| (shift, f1(rows.iter().zip(sums), -shift)))
        .collect();
    let best = tried.iter().map(|(_, f1)| *f1).fold(0.0, f64::max);
    let good = tried
        .iter()
        .filter(|(_, f1)| *f1 >= best - AS_GOOD)
        .map(|(shift, _)| *shift);
    good.fold(0.0, f64::max)
}

fn f1<'a>(rows: impl Iterator<Item = (&'a Row, &'a f64)>, border: f64) -> f64 {
    let (mut hit, mut miss, mut alarm) = (0.0, 0.0, 0.0);
    for (row, sum) in rows {
        match (row.yes, *sum >= border) {
            (true, true) => hit += 1.0,
            (true, false) => miss += 1.0,
            (false, true) => alarm += 1.0,
            (false, false) => {}
        }
    }
    2.0 * hit / f64::max(2.0 * hit + miss + alarm, 1.0)
}
