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

/// Whether the clauses name different places, different members of a row, or things of different number
/// ("silo 4", "silo 2").
pub(super) fn conflict(p: &Line, a: Span, q: &Line, b: Span) -> bool {
    let (a, b) = (clause(p, a), clause(q, b));
    let apart = |first: BTreeSet<String>, second: BTreeSet<String>| {
        !first.is_empty() && !second.is_empty() && first.is_disjoint(&second)
    };
    apart(places(&a), places(&b))
        || ROWS.iter().any(|row| apart(members(&a, row), members(&b, row)))
        || numbered(&a).iter().any(|(noun, n)| {
            let other = numbered(&b);
            other.iter().any(|(m, _)| m == noun) && !other.contains(&(noun.clone(), n.clone()))
        })
}

fn clause<'l, 'a>(line: &'l Line<'a>, span: Span) -> Vec<&'l Token<'a>> {
    line.sentence
        .tokens
        .iter()
        .filter(|t| span.contains(&t.span))
        .collect()
}

/// Names after "in", "at", "near".
fn places(tokens: &[&Token]) -> BTreeSet<String> {
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

fn is_time(token: &Token) -> bool {
    grammar::is_calendar(&token.lower) || token.is_any(&["march", "may"])
}

fn members(tokens: &[&Token], row: &[&str]) -> BTreeSet<String> {
    let limit = |i: usize| {
        tokens[i.saturating_sub(2)..i]
            .iter()
            .any(|t| t.is_any(&["by", "before", "until", "since", "after"]))
    };
    (0..tokens.len())
        .filter(|i| tokens[*i].is_any(row) && !limit(*i))
        .map(|i| tokens[i].lower.to_string())
        .collect()
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
