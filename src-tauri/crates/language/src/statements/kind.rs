//! What kind of claim a statement makes, by visible features.

use super::StatementKind;
use crate::attributions::Stance;
use crate::lexicon::{events, grammar};
use crate::quantities::Quantity;
use crate::reading::{Token, stem};

/// What the words of a statement show.
#[derive(Debug, Clone, Default)]
pub(super) struct Features {
    figures: bool,
    names: usize,
    event: bool,
    causal: bool,
    comparison: bool,
    prediction: bool,
    opinion: bool,
    quoted: bool,
    attributed: bool,
    position: bool,
}

const CAUSAL: &[&str] = &[
    "because",
    "caused",
    "causes",
    "cause",
    "due",
    "resulted",
    "resulting",
    "triggered",
    "prompted",
    "led",
    "sparked",
    "thanks",
];
const COMPARISON: &[&str] = &[
    "more",
    "less",
    "fewer",
    "higher",
    "lower",
    "larger",
    "smaller",
    "greater",
    "most",
    "least",
    "highest",
    "lowest",
    "largest",
    "biggest",
    "smallest",
    "first",
    "record",
    "doubled",
    "tripled",
    "halved",
    "twice",
    "worst",
    "best",
    "than",
    "increasingly",
];
const OPINION: &[&str] = &[
    "should",
    "must",
    "ought",
    "important",
    "crucial",
    "essential",
    "beautiful",
    "terrible",
    "great",
    "wonderful",
    "shame",
    "shameful",
    "disgrace",
    "unfortunately",
    "hopefully",
    "urgently",
    "paramount",
    "believe",
    "think",
    "feel",
    "hope",
    "tragic",
    "best",
    "worst",
    "fragile",
    "concern",
    "love",
    "hate",
    "proud",
];
const PREDICTION: &[&str] = &[
    "will",
    "would",
    "shall",
    "going",
    "expected",
    "forecast",
    "predicts",
    "predicted",
    "plans",
    "planning",
    "planned",
    "may",
    "might",
    "could",
    "tomorrow",
    "likely",
];

impl Features {
    pub fn of(tokens: &[&Token], quantities: &[Quantity], attributed: bool, stance: Stance) -> Self {
        let has = |words: &[&str]| tokens.iter().any(|t| t.is_any(words));
        let names = tokens
            .windows(2)
            .filter(|pair| pair[1].is_capitalised() && !grammar::is_function_word(&pair[1].lower))
            .count();
        Self {
            figures: !quantities.is_empty(),
            names,
            event: tokens
                .iter()
                .any(|t| t.is_word() && events::concept(&stem(&t.lower)) != stem(&t.lower)),
            causal: has(CAUSAL),
            comparison: has(COMPARISON),
            prediction: has(PREDICTION),
            opinion: has(OPINION),
            quoted: tokens.iter().filter(|t| t.is_quote()).count() > 1,
            attributed,
            position: matches!(stance, Stance::Demands | Stance::Denies),
        }
    }

    /// The kind of claim; the strongest sign wins.
    pub fn kind(&self) -> StatementKind {
        match self {
            _ if self.position => StatementKind::Position,
            _ if self.figures => StatementKind::Number,
            _ if self.causal => StatementKind::Causal,
            _ if self.prediction && !self.event => StatementKind::Prediction,
            _ if self.opinion && self.names < 2 => StatementKind::Opinion,
            _ if self.comparison => StatementKind::Comparison,
            _ if self.quoted && self.attributed => StatementKind::Quote,
            _ => StatementKind::Event,
        }
    }
}
