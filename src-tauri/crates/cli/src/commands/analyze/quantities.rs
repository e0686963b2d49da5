//! `analyze quantities`.

use serde::Serialize;
use serde_json::{Number, Value};

use super::text::TextRow;
use crate::positions::{Positions, Stretch};

/// The numbers of a row and what they count.
#[derive(Serialize)]
pub struct Found {
    id: Value,
    quantities: Vec<Quantity>,
}

#[derive(Serialize)]
struct Quantity {
    #[serde(flatten)]
    stretch: Stretch,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
}

/// Finds the numbers of one text.
pub fn find(row: TextRow) -> Found {
    let text = &row.text.0;
    let positions = Positions::of(text);
    let found = factdesk_language::quantities(text)
        .into_iter()
        .map(|one| Quantity {
            stretch: positions.stretch(one.span),
            value: one.value.and_then(number),
            low: one.low.and_then(number),
            high: one.high.and_then(number),
            unit: one.unit,
            of: one.of,
        });
    Found {
        id: row.id,
        quantities: found.collect(),
    }
}

/// A whole number without ".0", as a person would write it; `None` for what JSON cannot hold.
#[expect(
    clippy::cast_possible_truncation,
    reason = "only whole numbers within ±2^53, which i64 holds exactly"
)]
fn number(value: f64) -> Option<Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        return Some(Number::from(value as i64));
    }
    Number::from_f64(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_written_as_whole() {
        let written = |value| number(value).map(|number| number.to_string());
        assert_eq!(written(11.0).as_deref(), Some("11"));
        assert_eq!(written(-2.5).as_deref(), Some("-2.5"));
        assert_eq!(written(f64::INFINITY), None);
    }
}
