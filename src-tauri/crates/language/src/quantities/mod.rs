//! Numbers in English text, with the interval they allow and what they count.

mod amount;
mod bounds;
mod counted;
mod units;

pub(crate) use amount::{Amount, amounts, small_number};
pub(crate) use counted::counted;

use crate::dates;
use crate::reading::{Reading, Sentence};
use crate::span::Span;

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number with its bound ("at least 5,000") and unit ("60 km"), without what it counts.
    pub span: Span,
    /// The number named, in `unit`; `None` for "dozens" and ranges.
    pub value: Option<f64>,
    /// The least it can be; `None` when unbounded below.
    pub low: Option<f64>,
    /// The most it can be; `None` when unbounded above.
    pub high: Option<f64>,
    /// The unit in a normal form: `%`, `USD`, `km`; `None` for a plain count. Values stay in the unit of
    /// the text.
    pub unit: Option<String>,
    /// What is counted, in the words of the text and lower case: "russian peacekeepers", "wounded".
    pub of: Option<String>,
}

/// The numbers of `text` in reading order, not overlapping. Ordinals, dates, times of day, ages and
/// numbers of articles, rooms or pages are left out. English words and digits of any language.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let reading = Reading::new(text, None);
    reading
        .sentences
        .iter()
        .flat_map(|sentence| in_sentence(sentence))
        .collect()
}

/// The same for one sentence.
pub(crate) fn in_sentence(sentence: &Sentence) -> Vec<Quantity> {
    let tokens = &sentence.tokens;
    let dates = dates::dates_among(tokens, None);
    amounts(tokens, &dates)
        .into_iter()
        .map(|amount| {
            let counted = counted(tokens, &amount);
            Quantity {
                span: Span::new(tokens[amount.first].span.start, tokens[amount.last].span.end),
                value: amount.value,
                low: amount
                    .low
                    .is_finite()
                    .then_some(amount.low)
                    .filter(|low| *low > 0.0 || amount.value == Some(0.0)),
                high: amount.high.is_finite().then_some(amount.high),
                unit: amount.unit.map(|unit| unit.name.to_owned()),
                of: counted.map(|counted| counted.words),
            }
        })
        .collect()
}
