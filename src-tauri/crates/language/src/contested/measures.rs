//! Figures of things that are not people: magnitudes, populations, sums, lengths, counts.

use super::facts::{Fact, Needs, span};
use crate::lexicon::{events, grammar};
use crate::quantities::{Amount, counted};
use crate::reading::{Token, stem};

/// Magnitudes, populations, and numbers of a relation ("mother of 13").
pub(super) fn measure(tokens: &[Token], amount: &Amount) -> Option<Fact> {
    let near = |from: isize, to: isize, words: &[&str]| {
        let base = |offset: isize, at: usize| at.checked_add_signed(offset);
        (from..=to).any(|offset| {
            let at = if offset < 0 {
                base(offset, amount.first)
            } else {
                base(offset, amount.last)
            };
            at.and_then(|at| tokens.get(at)).is_some_and(|t| t.is_any(words))
        })
    };
    let fact = |key: &str, dimension: &str, needs: Needs| Fact {
        key: key.to_owned(),
        dimension: dimension.to_owned(),
        group: None,
        noun: None,
        low: amount.low,
        high: amount.high,
        cumulative: false,
        needs,
        span: span(tokens, amount),
    };
    let quake = near(-3, -1, &["magnitude"])
        || near(1, 3, &["magnitude", "richter"])
        || near(1, 5, &["richter"])
        || near(1, 1, &["earthquake", "quake"]);
    if quake && amount.unit.is_none() && (1.0..10.0).contains(&amount.low) {
        let mut fact = fact("magnitude", "magnitude", Needs::Story);
        if near(-5, -3, &["least"]) {
            fact.high = f64::INFINITY;
        }
        return Some(fact);
    }
    let back = |n: usize| amount.first.checked_sub(n).map(|i| &tokens[i]);
    let home = back(1).is_some_and(|t| t.is("to")) && back(2).is_some_and(|t| t.is("home"))
        || near(-3, -1, &["population"]);
    if home && amount.unit.is_none() {
        return Some(fact("population", "inhabitants", Needs::Name));
    }
    let relation = back(1).filter(|t| t.is("of")).and(back(2)).filter(|t| {
        t.is_any(&[
            "mother",
            "father",
            "mom",
            "mum",
            "dad",
            "parent",
            "parents",
            "grandmother",
            "grandfather",
            "mother-of",
            "veteran",
        ])
    });
    if let Some(relation) = relation {
        let parent = matches!(&*relation.lower, "mom" | "mum");
        let name = if parent { "mother" } else { &*relation.lower };
        return Some(fact(
            &format!("relation:{name}"),
            &format!("{name} of"),
            Needs::Story,
        ));
    }
    None
}

/// Money that several countries call by one name.
const MONEY: &[&str] = &[
    "dollar", "pound", "franc", "crown", "krona", "kroner", "krone", "kronor", "peso", "dinar", "rupee",
    "lira", "rial", "riyal", "shilling", "dirham", "won", "yen",
];

/// Any other count or amount.
pub(super) fn plain(tokens: &[Token], amount: &Amount) -> Option<Fact> {
    // "up from 28%": what was before.
    let earlier = amount.first.checked_sub(1).is_some_and(|i| tokens[i].is("from"));
    if earlier {
        return None;
    }
    let noun = counted(tokens, amount);
    let (key, dimension) = match (&amount.unit, &noun) {
        (Some(unit), _) if matches!(unit.kind, "time" | "points") => return None,
        (Some(unit), _) => {
            let anchor = anchor(tokens, amount)?;
            let concept = events::concept(&stem(&anchor)).to_owned();
            (format!("unit:{}:{concept}", unit.kind), anchor)
        }
        (None, Some(noun)) => {
            let head = &tokens[noun.head].lower;
            if head.starts_with("point") {
                return None;
            }
            // Swedish and Czech crowns are two currencies.
            let counted = if MONEY.contains(&head.trim_end_matches('s')) {
                noun.words.clone()
            } else {
                stem(head).to_string()
            };
            (format!("count:{counted}"), noun.words.clone())
        }
        (None, None) => return None,
    };
    let factor = amount.unit.map_or(1.0, |unit| unit.factor);
    // Converted figures are rounded ones.
    let slack = if amount
        .unit
        .is_some_and(|unit| unit.kind == "length" || unit.kind == "mass" || unit.kind == "area")
    {
        0.05
    } else {
        0.0
    };
    Some(Fact {
        key,
        dimension,
        group: None,
        noun: None,
        low: amount.low * factor * (1.0 - slack),
        high: amount.high * factor * (1.0 + slack),
        cumulative: false,
        needs: Needs::Words,
        span: span(tokens, amount),
    })
}

/// The word that a measured amount belongs to: the nearest content word before it, else after it.
fn anchor(tokens: &[Token], amount: &Amount) -> Option<String> {
    let content = |t: &Token| {
        t.is_word()
            && !grammar::is_function_word(&t.lower)
            && !t.is_possessive()
            && !t.is_capitalised()
            && !t.is_any(&[
                "year", "years", "month", "months", "week", "weeks", "day", "days", "quarter",
            ])
    };
    let before = tokens[..amount.first].iter().rev().take(4).find(|t| content(t));
    let after = tokens[amount.last + 1..].iter().take(3).find(|t| content(t));
    let token = before.or(after)?;
    Some(token.lower.to_string())
}
