//! "At least", "about", "up to": what the words around a number make of it.

use crate::reading::Token;

/// How a number is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Exact,
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
}

/// Phrases before a number, longest first where one begins another.
const BEFORE: &[(&str, Bound)] = &[
    ("at least", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("upwards of", Bound::AtLeast),
    ("as few as", Bound::AtLeast),
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("a maximum of", Bound::AtMost),
    ("more than", Bound::MoreThan),
    ("greater than", Bound::MoreThan),
    ("well over", Bound::MoreThan),
    ("just over", Bound::About),
    ("just under", Bound::Nearly),
    ("over", Bound::MoreThan),
    ("above", Bound::MoreThan),
    ("exceeding", Bound::MoreThan),
    ("fewer than", Bound::LessThan),
    ("less than", Bound::LessThan),
    ("under", Bound::LessThan),
    ("below", Bound::LessThan),
    ("close to", Bound::Nearly),
    ("nearly", Bound::Nearly),
    ("almost", Bound::Nearly),
    ("an estimated", Bound::About),
    ("the estimated", Bound::About),
    ("estimated", Bound::About),
    ("in the region of", Bound::About),
    ("approximately", Bound::About),
    ("approx", Bound::About),
    ("roughly", Bound::About),
    ("around", Bound::About),
    ("about", Bound::About),
    ("some", Bound::About),
    ("circa", Bound::About),
    ("~", Bound::About),
    (">", Bound::MoreThan),
    ("<", Bound::LessThan),
];

/// The bound that ends right before token `at`, and the token where it begins.
pub(super) fn before(tokens: &[Token], at: usize) -> (Bound, usize) {
    for (phrase, bound) in BEFORE {
        let words = phrase.split(' ').count();
        if let Some(start) = at.checked_sub(words)
            && phrase
                .split(' ')
                .zip(&tokens[start..at])
                .all(|(word, token)| token.is(word))
        {
            return (*bound, start);
        }
    }
    (Bound::Exact, at)
}

/// The bound written after a number ("or more"), and how many tokens it takes.
pub(super) fn after(tokens: &[Token], at: usize) -> Option<(Bound, usize)> {
    let is = |i: usize, words: &[&str]| tokens.get(at + i).is_some_and(|t| t.is_any(words));
    if is(0, &["+"]) {
        return Some((Bound::AtLeast, 1));
    }
    if is(0, &["-"]) && is(1, &["plus", "odd"]) {
        return Some((
            if is(1, &["plus"]) {
                Bound::AtLeast
            } else {
                Bound::About
            },
            2,
        ));
    }
    if is(0, &["or"]) && is(1, &["more"]) {
        return Some((Bound::AtLeast, 2));
    }
    if is(0, &["or"]) && is(1, &["so"]) {
        return Some((Bound::About, 2));
    }
    if is(0, &["or"]) && is(1, &["less", "fewer"]) {
        return Some((Bound::AtMost, 2));
    }
    None
}

/// The interval that `value` allows under a bound.
pub(super) fn interval(value: f64, bound: Bound) -> (f64, f64) {
    let more = value
        + if value.fract() == 0.0 && value < 1000.0 {
            1.0
        } else {
            value.abs() * 1e-6
        };
    match bound {
        Bound::Exact => (value, value),
        Bound::About => (value * 0.9, value * 1.1),
        Bound::AtLeast => (value, f64::INFINITY),
        Bound::MoreThan => (more, f64::INFINITY),
        Bound::AtMost => (0.0, value),
        Bound::LessThan => (0.0, value - (more - value)),
        Bound::Nearly => (value * 0.9, value),
    }
}
