//! Signs that two clauses speak of different things although their words are alike.

use super::article::{Line, name_key};
use crate::lexicon::grammar;
use crate::reading::{Kind, Token, stem};
use crate::span::Span;
use std::collections::BTreeSet;

/// Words of one row exclude each other: what is said of the first half is not said of the second.
const ROWS: &[&[&str]] = &[
    &["first", "second", "third", "fourth", "fifth"],
    &[
        "north", "south", "northern", "southern", "east", "west", "eastern", "western",
    ],
    &["morning", "noon", "afternoon", "evening", "night", "midnight"],
    &["upper", "lower"],
    &["left", "right"],
    &["men", "women", "children"],
    &["home", "away"],
    &["local", "national", "regional"],
];

/// What tells the things of one clause apart from those of another.
#[derive(Debug, Clone, Default)]
pub(crate) struct Signs {
    places: BTreeSet<String>,
    /// Per row of [`ROWS`] the members that stand in the clause, one bit each.
    rows: [u16; ROWS.len()],
    numbered: BTreeSet<(String, String)>,
}

impl Signs {
    pub fn of(line: &Line, span: Span) -> Self {
        let tokens = clause(line, span);
        let mut rows = [0; ROWS.len()];
        for (bits, row) in rows.iter_mut().zip(ROWS) {
            *bits = members(&tokens, row);
        }
        Self {
            places: places(&tokens),
            rows,
            numbered: numbered(&tokens),
        }
    }

    /// The signs of a clause that holds `figures`; "killed 12" gives nothing a number as "silo 4" does.
    pub fn beside(line: &Line, span: Span, figures: &[Span]) -> Self {
        let mut signs = Self::of(line, span);
        let tokens = clause(line, span);
        let counts = tokens
            .iter()
            .filter(|t| figures.iter().any(|f| f.contains(&t.span)));
        let counts: Vec<&str> = counts.map(|t| t.text).collect();
        signs
            .numbered
            .retain(|(_, number)| !counts.contains(&number.as_str()));
        signs
    }

    /// Whether the clauses name different places, different members of a row, or things of different number
    /// ("silo 4", "silo 2").
    pub fn conflict(&self, other: &Signs) -> bool {
        let apart =
            |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_empty() && !b.is_empty() && a.is_disjoint(b);
        let mut rows = self.rows.iter().zip(&other.rows);
        rows.any(|(a, b)| *a != 0 && *b != 0 && a & b == 0)
            || apart(&self.places, &other.places)
            || self.numbered.iter().any(|thing| {
                other.numbered.iter().any(|(noun, _)| *noun == thing.0) && !other.numbered.contains(thing)
            })
    }
}

fn clause<'l, 'a>(line: &'l Line<'a>, span: Span) -> Vec<&'l Token<'a>> {
    line.sentence
        .tokens
        .iter()
        .filter(|t| span.contains(&t.span))
        .collect()
}

/// Names after "in", "at", "near".
pub(crate) fn places(tokens: &[&Token]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for i in 0..tokens.len() {
        if !tokens[i].is_any(&["in", "at", "near", "outside", "inside"]) {
            continue;
        }
        let the = usize::from(tokens.get(i + 1).is_some_and(|t| t.is("the")));
        let names = tokens[i + 1 + the..]
            .iter()
            .take_while(|t| t.is_capitalised() && !is_time(t));
        found.extend(names.map(|t| name_key(&t.lower)));
    }
    found
}

pub(crate) fn is_time(token: &Token) -> bool {
    grammar::is_calendar(&token.lower) || token.is_any(&["march", "may"])
}

fn members(tokens: &[&Token], row: &[&str]) -> u16 {
    let limit = |i: usize| {
        tokens[i.saturating_sub(2)..i]
            .iter()
            .any(|t| t.is_any(&["by", "before", "until", "since", "after"]))
    };
    let bits = tokens.iter().enumerate().filter_map(|(i, token)| {
        let place = row.iter().position(|word| token.is(word))?;
        (!limit(i)).then_some(1 << place)
    });
    bits.fold(0, |all, bit: u16| all | bit)
}

/// "Silo 4", "gate 12".
fn numbered(tokens: &[&Token]) -> BTreeSet<(String, String)> {
    let pairs = tokens.windows(2).filter(|pair| {
        pair[0].is_word()
            && !grammar::is_function_word(&pair[0].lower)
            && !is_time(pair[0])
            && pair[1].kind == Kind::Number
    });
    pairs
        .map(|pair| (stem(&pair[0].lower), pair[1].text.to_owned()))
        .collect()
}
