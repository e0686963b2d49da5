//! How much a sentence is worth checking, by a linear model over features that can be named.
//!
//! The weights stand in `weights.tsv`, learned by `cargo run -p factdesk-language --example train`.

mod features;
mod words;

use crate::lexicon::grammar;
use crate::reading::{stem, tokens};
use crate::span::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

pub use features::worth_features;

/// How much something is worth checking.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// 0 to 1; from 0.5 on a checker should look at it.
    pub score: f64,
    /// Why, in words, the weightiest first; never empty.
    pub reasons: Vec<String>,
}

/// Weight of a feature that stands in the table under this name for every sentence.
const BASE: &str = "base";
/// A reason must move the score by at least this weight to be given.
const TELLING: f64 = 0.15;
/// More reasons than this nobody reads.
const MOST_REASONS: usize = 4;

static WEIGHTS: LazyLock<HashMap<&'static str, f64>> = LazyLock::new(|| {
    let rows = include_str!("weights.tsv")
        .lines()
        .filter_map(|row| row.split_once('\t'));
    rows.filter_map(|(name, weight)| Some((name, weight.parse().ok()?)))
        .collect()
});

/// How much a sentence is worth checking. English; other languages are judged by their figures.
pub fn check_worthiness(text: &str) -> Worth {
    let features = worth_features(text);
    let weighted: Vec<(&str, f64)> = features
        .iter()
        .filter_map(|name| Some((name.as_str(), *WEIGHTS.get(name.as_str())?)))
        .collect();
    let sum: f64 = WEIGHTS.get(BASE).copied().unwrap_or(0.0) + weighted.iter().map(|(_, w)| w).sum::<f64>();
    let nothing = !text.chars().any(char::is_alphabetic);
    let score = if nothing { 0.0 } else { 1.0 / (1.0 + (-sum).exp()) };
    Worth {
        score,
        reasons: reasons(text, weighted, score >= 0.5),
    }
}

/// The visible features that speak for the answer, then those against it.
fn reasons(text: &str, mut weighted: Vec<(&str, f64)>, yes: bool) -> Vec<String> {
    let side = |w: f64| if yes { w } else { -w };
    weighted.retain(|(_, w)| w.abs() >= TELLING);
    weighted.sort_by(|a, b| side(b.1).total_cmp(&side(a.1)).then(a.0.cmp(b.0)));
    let mut said: Vec<String> = Vec::new();
    for (name, weight) in weighted.into_iter().filter(|(_, w)| side(*w) > 0.0) {
        let reason = in_words(text, name, weight > 0.0);
        if let Some(reason) = reason.filter(|r| !said.contains(r)) {
            said.push(reason);
        }
        if said.len() == MOST_REASONS {
            break;
        }
    }
    if said.is_empty() {
        said.push(if yes {
            "states something that can be looked up".to_owned()
        } else {
            "nothing in it that could be looked up stands out".to_owned()
        });
    }
    said
}

/// Feature and the reason as a checker would say it.
const REASONS: &[(&str, &str)] = &[
    ("f:number", "gives a specific number"),
    ("f:numbers", "gives several numbers"),
    ("f:digits", "gives a specific number"),
    ("f:percent", "gives a share in per cent"),
    ("f:money", "gives a sum of money"),
    ("f:duration", "gives a length of time"),
    ("f:large-number", "gives a large number"),
    ("f:date", "gives a date"),
    ("f:name", "names someone or somewhere"),
    ("f:names", "names several people or places"),
    ("f:past", "tells what happened"),
    ("f:own-past", "tells what the speaker did"),
    ("f:others-past", "tells what others did"),
    ("f:our-past", "tells what “we” did"),
    ("f:i", "speaks of oneself"),
    ("f:we", "speaks of “us”"),
    ("f:you", "speaks to the listener"),
    ("f:they", "speaks of others"),
    ("f:comparison", "compares"),
    ("f:comparison-number", "compares in numbers"),
    ("f:trend", "says that something rose, fell or changed"),
    ("f:causal", "says what caused what"),
    ("f:opinion", "judges by taste or value"),
    ("f:i-think", "says what the speaker thinks or wants"),
    ("f:future", "speaks of what may come"),
    ("f:commitment", "promises or announces"),
    ("f:duty", "says what should be"),
    ("f:greeting", "is politeness"),
    ("f:record", "says what someone did on record"),
    (
        "f:public-matter",
        "is about something that is counted or recorded",
    ),
    ("f:statement", "is put as a plain statement"),
    ("f:question", "is a question"),
    ("f:asks-first", "begins like a question"),
];

fn in_words(text: &str, feature: &str, speaks_for: bool) -> Option<String> {
    if let Some((_, reason)) = REASONS.iter().find(|(name, _)| *name == feature) {
        return Some((*reason).to_owned());
    }
    let base = feature.strip_prefix("w:")?;
    // As it stands in the text; small words say nothing to a reader.
    let words = tokens(text, Span::new(0, text.len()));
    let mut content = words
        .iter()
        .filter(|t| t.is_word() && !grammar::is_function_word(&t.lower));
    let word = content.find(|t| t.lower.len() > 3 && stem(&t.lower) == base)?;
    let side = if speaks_for {
        "to check"
    } else {
        "of little to check"
    };
    Some(format!(
        "the word “{}” often stands in sentences {side}",
        word.lower
    ))
}
