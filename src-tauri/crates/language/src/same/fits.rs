//! Whether two statements say the same.

use super::SameClaim;
use super::near::{self, Weights};
use super::saying::{Family, Figure, Saying};
use super::vocabulary::LIGHT;
use crate::contested::article::Article;
use crate::contested::wording;
use crate::dates::DateMention;
use crate::lexicon::grammar;
use crate::reading::{Token, tokens};
use std::collections::BTreeSet;

/// Share of the weight of each statement that both have, at least.
const OVERLAP: f64 = 0.6;
/// The same for statements that hold no figure.
const OVERLAP_OF_WORDS: f64 = 0.75;
/// Days between the publication and a day that only one of the two names.
const DAYS_OF_NEWS: i64 = 7;

/// The pair, when the two say the same.
pub(super) fn same(articles: &[Article], weights: &Weights, a: &Saying, b: &Saying) -> Option<SameClaim> {
    let fits = a.family == b.family
        && a.polarity == b.polarity
        && a.shifts == b.shifts
        && a.opposites.0 & b.opposites.1 == 0
        && a.opposites.1 & b.opposites.0 == 0
        && a.numbers == b.numbers
        && (a.ages.is_empty() || b.ages.is_empty() || a.ages == b.ages)
        && same_figures(&a.figures, &b.figures)
        && !a.signs.conflict(&b.signs)
        && same_speaker(a, b)
        && same_time(articles, a, b)
        && same_names(a, b)
        && same_order(a, b)
        && same_words(a, b);
    if !fits {
        return None;
    }
    let overlap = overlap(weights, a, b);
    let least = if a.figures.is_empty() {
        OVERLAP_OF_WORDS
    } else {
        OVERLAP
    };
    (overlap >= least).then(|| build(articles, a, b, overlap))
}

/// The smaller of the two shares that both have.
fn overlap(weights: &Weights, a: &Saying, b: &Saying) -> f64 {
    let (x, y) = (near::keys(a), near::keys(b));
    let sum = |keys: &mut dyn Iterator<Item = &String>| keys.map(|key| weights.of_key(key)).sum::<f64>();
    let both = sum(&mut x.intersection(&y));
    both / sum(&mut x.iter()).max(sum(&mut y.iter())).max(f64::MIN_POSITIVE)
}

/// The same numbers of the same things, each in both.
fn same_figures(a: &[Figure], b: &[Figure]) -> bool {
    let equal = |x: &Figure, y: &Figure| {
        x.thing == y.thing && x.group == y.group && close(x.low, y.low) && close(x.high, y.high)
    };
    a.len() == b.len()
        && a.iter().all(|x| b.iter().any(|y| equal(x, y)))
        && b.iter().all(|y| a.iter().any(|x| equal(x, y)))
}

/// Equal but for what a conversion of units rounds.
fn close(x: f64, y: f64) -> bool {
    x == y || (x - y).abs() <= 1e-9 * x.abs().max(y.abs())
}

/// What is true of its speaker alone must be said of the same one.
fn same_speaker(a: &Saying, b: &Saying) -> bool {
    let known = !a.who.is_empty() && !b.who.is_empty();
    !(a.own || b.own) || known && (a.who.is_subset(&b.who) || b.who.is_subset(&a.who))
}

/// Both name the same days, or one names a day that was news when the other was published.
fn same_time(articles: &[Article], a: &Saying, b: &Saying) -> bool {
    let fit = |x: &[DateMention], y: &[DateMention]| x.iter().all(|d| y.iter().any(|e| d.fits(e)));
    if !a.dates.is_empty() && !b.dates.is_empty() {
        return fit(&a.dates, &b.dates) && fit(&b.dates, &a.dates);
    }
    let news = |dates: &[DateMention], other: &Saying| {
        let published = articles[other.article].published;
        dates.iter().all(|d| {
            d.precision == crate::DatePrecision::Day
                && published.is_some_and(|day| (0..=DAYS_OF_NEWS).contains(&(day - d.date).num_days()))
        })
    };
    let named = a.calendar.is_empty() || b.calendar.is_empty() || a.calendar == b.calendar;
    named && news(&a.dates, b) && news(&b.dates, a)
}

/// The same names; a part of a name, which stands beside another part of it, may be missing.
fn same_names(a: &Saying, b: &Saying) -> bool {
    let keys = |s: &Saying| -> BTreeSet<String> { s.names.iter().map(|(name, _)| name.clone()).collect() };
    let (x, y) = (keys(a), keys(b));
    let part = |one: &Saying, name: &str, other: &BTreeSet<String>| {
        one.names.iter().filter(|(n, _)| n == name).all(|(_, at)| {
            one.names
                .iter()
                .any(|(n, place)| place.abs_diff(*at) == 1 && other.contains(n))
        })
    };
    x.difference(&y).all(|name| part(a, name, &y)) && y.difference(&x).all(|name| part(b, name, &x))
}

/// Who did it to whom: names in the same order, unless one of the two is turned by a passive.
fn same_order(a: &Saying, b: &Saying) -> bool {
    let shared = |s: &Saying, other: &Saying| -> Vec<String> {
        let known = |name: &String| other.names.iter().any(|(n, _)| n == name);
        let mut seen = BTreeSet::new();
        let names = s.names.iter().map(|(name, _)| name.clone()).filter(|n| known(n));
        names.filter(|name| seen.insert(name.clone())).collect()
    };
    let order = shared(a, b) == shared(b, a);
    let turned = a.passive != b.passive;
    let heads = a.head.is_none() || b.head.is_none() || a.head == b.head;
    if turned || !a.figures.is_empty() {
        return order || turned;
    }
    order && heads
}

/// Nothing of weight in one that the other has not, and no word in the place of another.
fn same_words(a: &Saying, b: &Saying) -> bool {
    let only = |x: &Saying, y: &Saying| -> Vec<(String, bool)> {
        let words = x.words.iter().filter(|(word, _)| !y.words.contains_key(*word));
        words.map(|(word, verb)| (word.clone(), *verb)).collect()
    };
    let (more, other) = (only(a, b), only(b, a));
    let counted = !a.figures.is_empty();
    let heavy = |(word, verb): &(String, bool)| *verb && !(counted && LIGHT.has(word));
    if more.iter().chain(&other).any(heavy) {
        return false;
    }
    let size = a.words.len().min(b.words.len()) + a.names.len().min(b.names.len()) + 2 * a.figures.len();
    let free = if counted {
        1 + size / 5
    } else {
        usize::from(size > 3) + size / 8
    };
    let replaced = !more.is_empty() && !other.is_empty();
    let shared = a.words.len() - more.len();
    let anchored = counted && (a.figures.len() > 1 || !a.names.is_empty() || shared > 2);
    more.len().max(other.len()) <= free && (!replaced || anchored)
}

fn build(articles: &[Article], a: &Saying, b: &Saying, overlap: f64) -> SameClaim {
    let (a, b) = if a.at <= b.at { (a, b) } else { (b, a) };
    let bonus = 20 * a.figures.len().min(3) + 10 * a.names.len().min(4);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the share lies between 0 and 1"
    )]
    let share = (overlap.clamp(0.0, 1.0) * 1000.0) as usize;
    let score = (share * 9 / 10 + bonus).min(980);
    SameClaim {
        a: a.at,
        b: b.at,
        score_permille: u16::try_from(score).unwrap_or(980),
        reason: reason(articles, a, b),
    }
}

/// "Both say that 11 people were wounded in Port Ostra: same number, same place."
fn reason(articles: &[Article], a: &Saying, b: &Saying) -> String {
    let verb = match a.family {
        Family::Says => "say",
        Family::Denies => "deny",
        Family::Demands => "demand",
    };
    let plain = [a, b].into_iter().find_map(|s| clause(articles, s));
    let said = match plain.filter(|_| a.family == Family::Says) {
        Some(clause) => format!("Both say that {clause}"),
        None => format!("Both {verb} the same, {}", wording::quote(words(articles, a))),
    };
    format!("{said}: {}.", grounds(a, b).join(", "))
}

fn words<'a>(articles: &[Article<'a>], saying: &Saying) -> &'a str {
    wording::bare(articles[saying.article].words(saying.content))
}

/// The words as they go on after "that"; none when they are no whole clause, or long.
fn clause(articles: &[Article], saying: &Saying) -> Option<String> {
    const LONGEST: usize = 160;
    let words = words(articles, saying);
    let line = &articles[saying.article].sentences[saying.line];
    let inside = || {
        line.sentence
            .tokens
            .iter()
            .filter(|t| saying.content.contains(&t.span))
    };
    let verb = |t: &Token| {
        let past = grammar::looks_participle(&t.lower) && t.lower.ends_with("ed");
        grammar::is_finite(&t.lower) || past
    };
    let whole = inside().any(verb);
    let plain = tokens(words, crate::Span::new(0, words.len()))
        .iter()
        .all(|t| !t.is_quote());
    if !whole || !plain || saying.own || words.len() > LONGEST {
        return None;
    }
    let joins = |t: &&Token| t.is_any(&["but", "and", "or", "so", ","]);
    let first = inside().find(|t| !joins(t))?;
    let from = first.span.start.checked_sub(saying.content.start)?;
    let tidy = wording::tidy(words.get(from..).filter(|_| from < 6).unwrap_or(words));
    let opens = saying.names.first().is_some_and(|(_, at)| *at < 2);
    let keeps =
        first.is_capitalised() && (opens || is_people(first)) && !grammar::is_function_word(&first.lower)
            || first.text.chars().skip(1).any(char::is_uppercase);
    Some(if keeps { tidy } else { wording::clause_start(&tidy) })
}

/// "Americans", "Japanese": a name also where it opens a sentence.
fn is_people(token: &Token) -> bool {
    ["ans", "ese", "ish"].iter().any(|end| token.lower.ends_with(end))
}

/// What the two have in common, in words.
fn grounds(a: &Saying, b: &Saying) -> Vec<&'static str> {
    let mut grounds = Vec::new();
    match a.figures.len() {
        0 => {}
        1 => grounds.push("same number"),
        _ => grounds.push("same numbers"),
    }
    if !a.places.is_disjoint(&b.places) {
        grounds.push("same place");
    } else if !a.names.is_empty() && !b.names.is_empty() {
        grounds.push(if a.names.len() == 1 {
            "same name"
        } else {
            "same names"
        });
    }
    if !a.dates.is_empty() && !b.dates.is_empty() {
        grounds.push("same date");
    }
    if grounds.is_empty() {
        grounds.push("the same words");
    }
    grounds
}
