//! How long something lasted: "under control within 40 minutes" against "after five hours".

use super::article::{Article, Line, shared};
use super::same::Signs;
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, wording};
use crate::lexicon::{events, grammar};
use crate::quantities::{Amount, amounts};
use crate::reading::{Token, covering, stem};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What goes on, and what brings it to an end: lengths of one course compare.
const COURSES: &[(&str, &str, &str)] = &[
    (
        "burning",
        "burn rage blaze smoulder smolder",
        "control extinguish contain put-out doused douse tame",
    ),
    (
        "going on",
        "last continue go-on drag run take",
        "end finish over conclude complete adjourn",
    ),
    (
        "gap",
        "closed close block cut outage interrupt without down dark shut suspend",
        "restore reopen resume repair clear",
    ),
    ("wait", "wait queue delay", "arrive reach come respond show-up"),
    (
        "holding",
        "hold trap detain captive strand",
        "rescue free release",
    ),
];
/// Rounding of a length of time that is told without a bound, as a share of it.
const SLACK: f64 = 0.15;
/// A verb stands at most this many words from its length.
const NEAR: usize = 10;
/// With fewer nouns and names in common two lengths are a weaker suggestion.
const LEAST_IN_COMMON: usize = 2;

struct Spell {
    article: usize,
    line: usize,
    course: String,
    nouns: BTreeSet<String>,
    low: f64,
    high: f64,
    clause: Span,
    /// The length with its preposition.
    span: Span,
}

/// Lengths of one thing that cannot both hold.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let mut by_course: BTreeMap<String, Vec<Spell>> = BTreeMap::new();
    for (article, read) in articles.iter().enumerate() {
        for (line, sentence) in read.sentences.iter().enumerate() {
            for (course, spell) in spells(sentence) {
                let spell = Spell {
                    article,
                    line,
                    course: course.clone(),
                    ..spell
                };
                by_course.entry(course).or_default().push(spell);
            }
        }
    }
    let mut found = Vec::new();
    for spells in by_course.values() {
        let rivals = stories.pairs(spells, |s| s.article).into_iter();
        found.extend(
            rivals
                .filter(|(a, b)| a.high < b.low || b.high < a.low)
                .filter_map(|(a, b)| pair(articles, a, b)),
        );
    }
    found
}

fn spells(line: &Line) -> Vec<(String, Spell)> {
    let tokens = &line.sentence.tokens;
    let timed = |a: &Amount| a.unit.is_some_and(|u| u.kind == "time");
    let amounts = amounts(tokens, &line.dates);
    amounts
        .iter()
        .filter(|a| timed(a))
        .filter_map(|a| spell(tokens, a))
        .collect()
}

fn spell(tokens: &[Token], amount: &Amount) -> Option<(String, Spell)> {
    let before = amount.first.checked_sub(1)?;
    let aside = tokens.get(amount.last + 1).is_some_and(|t| {
        t.is_any(&[
            "ago", "old", "later", "earlier", "before", "after", "of", "'s", "in", "per", "away", "from",
            "more",
        ])
    });
    if aside {
        return None;
    }
    let (from, to) = clause(tokens, amount);
    let preposition = &tokens[before];
    let ends = preposition.is_any(&["within", "after", "in"]);
    let lasts = preposition.is_any(&[
        "for", "lasted", "lasting", "took", "taking", "burned", "raged", "waited",
    ]);
    let course = if ends {
        nearest(tokens, from, to, amount, true)?
    } else if lasts {
        nearest(tokens, from, to, amount, false)?
    } else {
        return None;
    };
    let factor = amount.unit.map_or(1.0, |u| u.factor);
    let exact = amount
        .value
        .is_some_and(|v| (amount.low - v).abs() < 1e-9 && (amount.high - v).abs() < 1e-9);
    let slack = if exact { SLACK } else { 0.0 };
    let low = if preposition.is("within") {
        0.0
    } else {
        amount.low * factor * (1.0 - slack)
    };
    let high = amount.high * factor * (1.0 + slack);
    let first = if preposition.is_any(&["within", "after", "in", "for"]) {
        before
    } else {
        amount.first
    };
    Some((
        course,
        Spell {
            article: 0,
            line: 0,
            course: String::new(),
            nouns: nouns(&tokens[from..to], tokens[0].span),
            low,
            high,
            clause: covering(&tokens[from..to])?,
            span: covering(&tokens[first..=amount.last])?,
        },
    ))
}

/// The words between the commas and conjunctions around an amount.
fn clause(tokens: &[Token], amount: &Amount) -> (usize, usize) {
    let border = |t: &Token| t.is_any(&[";", ":", ",", "but", "while", "that", "and"]) || t.is_quote();
    let from = (0..amount.first)
        .rev()
        .find(|i| border(&tokens[*i]))
        .map_or(0, |i| i + 1);
    let to = (amount.last + 1..tokens.len())
        .find(|i| border(&tokens[*i]))
        .unwrap_or(tokens.len());
    (from, to)
}

/// The course whose verb stands nearest to the length; a lasting verb of no course is one by itself.
fn nearest(tokens: &[Token], from: usize, to: usize, amount: &Amount, ends: bool) -> Option<String> {
    let near = (from..to).filter(|i| i.abs_diff(amount.first).min(i.abs_diff(amount.last)) <= NEAR);
    let mut near: Vec<usize> = near.filter(|i| *i < amount.first || *i > amount.last).collect();
    near.sort_by_key(|i| i.abs_diff(amount.first));
    let known = near.iter().find_map(|i| course(tokens, *i, ends));
    let own = || {
        let verb = |t: &Token| {
            grammar::looks_participle(&t.lower)
                || grammar::is_finite(&t.lower) && !grammar::is_auxiliary(&t.lower)
        };
        let at = near
            .iter()
            .copied()
            .find(|i| *i < amount.first && verb(&tokens[*i]))?;
        let stem = stem(&tokens[at].lower);
        Some(format!("verb:{}", events::concept(&stem)))
    };
    known
        .map(str::to_owned)
        .or_else(|| if ends { None } else { own() })
}

fn course(tokens: &[Token], at: usize, ends: bool) -> Option<&'static str> {
    let word = stem(&tokens[at].lower);
    let two = tokens.get(at + 1).map(|t| format!("{word}-{}", t.lower));
    let names = |list: &str| {
        list.split_whitespace()
            .any(|w| stem(w) == word || two.as_deref() == Some(w))
    };
    COURSES
        .iter()
        .find(|(_, lasting, ending)| names(if ends { ending } else { lasting }))
        .map(|(course, ..)| *course)
}

/// What the clause is about: its content words that are neither names, verbs nor measures.
fn nouns(tokens: &[Token], opening: Span) -> BTreeSet<String> {
    const EMPTY: &[&str] = &[
        "hour", "hours", "minute", "minutes", "day", "days", "week", "weeks", "month", "months", "year",
        "years", "people", "time", "control", "second", "seconds",
    ];
    let noun = |t: &&Token| {
        t.is_word()
            && !t.is_possessive()
            && (!t.is_capitalised() || t.span == opening)
            && !grammar::is_function_word(&t.lower)
            && !grammar::looks_participle(&t.lower)
            && !grammar::is_finite(&t.lower)
            && !t.is_any(EMPTY)
    };
    tokens.iter().filter(noun).map(|t| stem(&t.lower)).collect()
}

fn pair(articles: &[Article], a: &Spell, b: &Spell) -> Option<ContestedPair> {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let (p, q) = (&x.sentences[a.line], &y.sentences[b.line]);
    let same_article = a.article == b.article;
    let topic = a.nouns.intersection(&b.nouns).next()?;
    if same_article && a.line == b.line
        || !p.dates_fit(q)
        || Signs::of(p, a.clause).conflict(&Signs::of(q, b.clause))
    {
        return None;
    }
    let (first, second) = (wording::who(x, p, a.span), wording::who(y, q, b.span));
    if same_article && first == second {
        return None;
    }
    let (left, right) = (x.words(a.span), y.words(b.span));
    let common = shared(&a.nouns, &b.nouns) + shared(&p.names, &q.names);
    let thing = word(&p.sentence.tokens, topic);
    Some(ContestedPair {
        a: p.doc_span(a.article, a.span),
        b: q.doc_span(b.article, b.span),
        kind: ContestedKind::DifferentNumber,
        score_permille: wording::score(if common >= LEAST_IN_COMMON { 640 } else { 560 }, common),
        reason: format!(
            "Two lengths of time for one thing ({thing}): {left} according to {first}, {right} according to {second}."
        ),
        basis: format!("{thing}, how long: {left} against {right}"),
        a_differs: Some(a.span),
        b_differs: Some(b.span),
        question: question(&a.course, &thing),
    })
}

fn question(course: &str, thing: &str) -> String {
    match course {
        "burning" => format!("How long did the {thing} burn?"),
        "going on" => format!("How long did the {thing} last?"),
        "wait" => format!("How long was the wait ({thing})?"),
        _ => format!("For how long was it ({thing})?"),
    }
}

/// A word as the sentence writes it.
fn word(tokens: &[Token], base: &str) -> String {
    let written = tokens.iter().find(|t| t.is_word() && stem(&t.lower) == base);
    written.map_or_else(|| base.to_owned(), |t| t.lower.to_string())
}
