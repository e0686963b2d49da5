//! What makes a statement worth checking, by visible features.

use super::StatementKind;
use crate::attributions::Stance;
use crate::dates::DateMention;
use crate::lexicon::{events, grammar};
use crate::quantities::Quantity;
use crate::reading::{Token, stem};

/// What the words of a statement show.
#[derive(Debug, Clone, Default)]
pub(super) struct Features {
    figures: usize,
    share: bool,
    names: usize,
    dates: usize,
    event: bool,
    causal: bool,
    comparison: bool,
    prediction: bool,
    opinion: bool,
    question: bool,
    quoted: bool,
    personal: bool,
    attributed: bool,
    position: bool,
    short: bool,
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
    pub fn of(
        _text: &str,
        tokens: &[&Token],
        quantities: &[Quantity],
        dates: &[DateMention],
        attributed: bool,
        stance: Stance,
    ) -> Self {
        let has = |words: &[&str]| tokens.iter().any(|t| t.is_any(words));
        let names = tokens
            .windows(2)
            .filter(|pair| pair[1].is_capitalised() && !grammar::is_function_word(&pair[1].lower))
            .count();
        Self {
            figures: quantities.len(),
            share: quantities.iter().any(|q| q.unit.is_some()),
            names,
            dates: dates.len(),
            event: tokens
                .iter()
                .any(|t| t.is_word() && events::concept(&stem(&t.lower)) != stem(&t.lower)),
            causal: has(CAUSAL),
            comparison: has(COMPARISON),
            prediction: has(PREDICTION),
            opinion: has(OPINION),
            question: tokens.last().is_some_and(|t| t.is("?")) || stance == Stance::Asks,
            quoted: tokens.iter().filter(|t| t.is_quote()).count() > 1,
            personal: has(&["i", "my", "me", "you", "we"]),
            attributed,
            position: matches!(stance, Stance::Demands | Stance::Denies),
            short: tokens.iter().filter(|t| t.is_word()).count() < 5,
        }
    }

    /// The kind of claim; the strongest sign wins.
    pub fn kind(&self) -> StatementKind {
        match self {
            _ if self.position => StatementKind::Position,
            _ if self.figures > 0 => StatementKind::Number,
            _ if self.causal => StatementKind::Causal,
            _ if self.prediction && !self.event => StatementKind::Prediction,
            _ if self.opinion && self.names < 2 => StatementKind::Opinion,
            _ if self.comparison => StatementKind::Comparison,
            _ if self.quoted && self.attributed => StatementKind::Quote,
            _ => StatementKind::Event,
        }
    }

    /// 0 to 1000, and the reasons in words; never without a reason.
    pub fn score(&self) -> (u16, Vec<String>) {
        let mut score: i32 = 250;
        let mut reasons = Vec::new();
        let mut add = |holds: bool, points: i32, why: &str| {
            if holds {
                score += points;
                reasons.push(why.to_owned());
            }
        };
        add(self.figures > 0, 300, "gives a specific number");
        add(self.share, 60, "gives a measured amount");
        add(self.names > 0, 80, "names someone or somewhere");
        add(self.dates > 0, 80, "gives a date");
        add(self.event, 120, "tells of an event that happened or not");
        add(self.causal, 100, "says what caused what");
        add(self.comparison, 80, "compares");
        add(self.attributed, 60, "someone in particular says so");
        add(self.position, 60, "takes a position that can be documented");
        add(self.prediction, -120, "speaks of what may come");
        add(self.opinion, -150, "sounds like a judgement of value");
        add(self.personal, -80, "speaks of oneself or to the reader");
        add(self.question, -300, "is a question");
        add(self.short, -120, "is very short");
        if reasons.is_empty() {
            reasons.push("nothing in it that could be looked up stands out".to_owned());
        }
        (u16::try_from(score.clamp(0, 1000)).unwrap_or(0), reasons)
    }
}
