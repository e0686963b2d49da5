//! Two places for one event.
//!
//! The event must be a single one: something that happens once to someone whom both name, or that both call by
//! one noun ("the summit will be held in …"). Only names of places compare, and not where an article names the
//! place of the other as well: one may lie in the other.

use super::article::{Article, Line, name_key, shared};
use super::same::is_time;
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, wording};
use crate::lexicon::{events, grammar};
use crate::reading::{Kind, Token, stem};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What happens to one person or thing in one place, as stems.
const ONCE: &[&str] = &[
    "found", "born", "die", "sign", "arrest", "sink", "sank", "sunk", "crash", "land", "collaps", "marry",
    "capture", "captur", "abduct", "discover", "bury", "buri", "derail", "detain", "drown", "emerge",
];
/// Verbs that say of an event that it is: what it is stands before them.
const HAPPEN: &[&str] = &[
    "held",
    "happened",
    "occurred",
    "place",
    "begin",
    "began",
    "start",
    "started",
    "staged",
    "scheduled",
];
/// Words of a place that stand so far behind the verb at most.
const NEAR: usize = 6;
/// Share of the shorter sentence that both have, in fifths.
const FIFTHS: usize = 3;

struct Site {
    article: usize,
    line: usize,
    /// Keys of the names of the place.
    names: BTreeSet<String>,
    /// The place with its preposition.
    words: Span,
    /// Whether the event is a noun that both must have; else both must name someone.
    noun: bool,
    event: String,
}

/// Pairs of sentences that set one event in different places.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let mut by_event: BTreeMap<String, Vec<Site>> = BTreeMap::new();
    for (article, read) in articles.iter().enumerate() {
        for (line, sentence) in read.sentences.iter().enumerate() {
            if sentence.contrary {
                continue;
            }
            for (key, site) in sites(sentence, (article, line)) {
                by_event.entry(key).or_default().push(site);
            }
        }
    }
    let mut found = Vec::new();
    for sites in by_event.values() {
        let rivals = stories.pairs(sites, |s| s.article).into_iter();
        let rivals = rivals.filter(|(a, b)| a.names.is_disjoint(&b.names));
        found.extend(rivals.filter_map(|(a, b)| pair(articles, a, b)));
    }
    found
}

fn sites(line: &Line, (article, number): (usize, usize)) -> Vec<(String, Site)> {
    let tokens = &line.sentence.tokens;
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let Some((key, event, noun)) = event(tokens, at) else {
            continue;
        };
        if let Some((names, words)) = place(tokens, at + 1) {
            let site = Site {
                article,
                line: number,
                names,
                words,
                noun,
                event,
            };
            found.push((key, site));
        }
    }
    found
}

/// The key of the event that the verb at `at` tells of, its word, and whether that is a noun.
fn event(tokens: &[Token], at: usize) -> Option<(String, String, bool)> {
    let token = &tokens[at];
    if token.is_any(HAPPEN) {
        let taken =
            !token.is("place") || at > 0 && tokens[at - 1].is_any(&["take", "took", "takes", "taken"]);
        let noun = subject(tokens, at)?;
        let plain = taken && !noun.is_capitalised() && !grammar::looks_participle(&noun.lower);
        return plain.then(|| {
            (
                format!("noun {}", stem(&noun.lower)),
                noun.lower.to_string(),
                true,
            )
        });
    }
    let base = stem(&token.lower);
    let verb =
        grammar::looks_participle(&token.lower) || grammar::is_finite(&token.lower) || token.is("born");
    (token.is_word() && verb && ONCE.contains(&&*base) && is_of_one(tokens, at)).then(|| {
        let key = format!("verb {}", events::concept(&base));
        (key, token.lower.to_string(), false)
    })
}

/// Whether the subject of a verb has a name and no number: twelve can be arrested in many places.
fn is_of_one(tokens: &[Token], verb: usize) -> bool {
    let border = |t: &Token| t.kind == Kind::Mark || t.is_any(&["that", "and", "but", "when", "while"]);
    let from = (0..verb).rev().find(|i| border(&tokens[*i])).map_or(0, |i| i + 1);
    let subject = &tokens[from..verb];
    subject.iter().any(Token::is_capitalised) && !subject.iter().any(|t| t.kind == Kind::Number)
}

/// The noun before a verb: "the summit" of "the summit of the river states will be held".
fn subject<'t, 'a>(tokens: &'t [Token<'a>], verb: usize) -> Option<&'t Token<'a>> {
    let border = |t: &Token| t.kind == Kind::Mark || t.is_any(&["that", "who", "which", "and", "but"]);
    let from = (0..verb).rev().find(|i| border(&tokens[*i])).map_or(0, |i| i + 1);
    let of = (from..verb).find(|i| tokens[*i].is("of")).unwrap_or(verb);
    let light = &["take", "took", "takes", "taken", "due", "set"];
    tokens[from..of].iter().rev().find(|t| {
        let small = grammar::is_function_word(&t.lower) || grammar::is_adverb(&t.lower) || t.is_any(light);
        t.is_word() && !small && !t.is_possessive()
    })
}

/// The first place named behind the verb, in the same clause.
fn place(tokens: &[Token], from: usize) -> Option<(BTreeSet<String>, Span)> {
    let end = tokens.len().min(from + NEAR);
    let border =
        |t: &Token| t.is_any(&[",", ";", ":", "that", "who", "which", "but", "while"]) || t.is_quote();
    let clause = (from..end).take_while(|i| !border(&tokens[*i]));
    for i in clause {
        if !tokens[i].is_any(&["in", "at", "near", "outside", "off"]) {
            continue;
        }
        let the = usize::from(tokens.get(i + 1).is_some_and(|t| t.is("the")));
        let rest = &tokens[(i + 1 + the).min(tokens.len())..];
        let names: Vec<&Token> = rest
            .iter()
            .take_while(|t| t.is_capitalised() && !is_time(t))
            .collect();
        // "In Lindel province" may hold the other place.
        let region = rest
            .get(names.len())
            .is_some_and(|t| t.is_word() && !grammar::is_function_word(&t.lower));
        if let Some(last) = names.last().filter(|_| !region) {
            let keys = names.iter().map(|t| name_key(&t.lower)).collect();
            return Some((keys, Span::new(tokens[i].span.start, last.span.end)));
        }
    }
    None
}

fn pair(articles: &[Article], a: &Site, b: &Site) -> Option<ContestedPair> {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let (p, q) = (&x.sentences[a.line], &y.sentences[b.line]);
    if (a.article, a.line) == (b.article, b.line) || !p.dates_fit(q) || may_hold(articles, a, b) {
        return None;
    }
    let beside = |line: &Line, site: &Site| -> BTreeSet<String> {
        line.names.difference(&site.names).cloned().collect()
    };
    let (own, other) = (beside(p, a), beside(q, b));
    let (names, words) = (shared(&own, &other), shared(&p.words, &q.words));
    let size = (own.len() + p.words.len()).min(other.len() + q.words.len());
    let someone = if a.noun { words >= 2 } else { names >= 1 };
    if !someone || (names + words) * 5 < size * FIFTHS {
        return None;
    }
    let (first, second) = (wording::who(x, p, a.words), wording::who(y, q, b.words));
    if a.article == b.article && first == second {
        return None;
    }
    let (left, right) = (x.words(a.words), y.words(b.words));
    let thing = if a.noun {
        format!("the {}", a.event)
    } else {
        a.event.clone()
    };
    Some(ContestedPair {
        a: p.doc_span(a.article, a.words),
        b: q.doc_span(b.article, b.words),
        kind: ContestedKind::DifferentPlace,
        score_permille: wording::score(540, names + words),
        reason: format!(
            "Two places for one event ({thing}): {left} according to {first}, {right} according to {second}."
        ),
        basis: format!("{thing}, where: {left} against {right}"),
        a_differs: Some(a.words),
        b_differs: Some(b.words),
        question: if a.noun {
            format!("Where was {thing}?")
        } else {
            format!("Where did it happen ({thing})?")
        },
    })
}

/// Whether one place may lie in the other: someone names both. One article with two sources names both anyway;
/// there it is the sentence that counts.
fn may_hold(articles: &[Article], a: &Site, b: &Site) -> bool {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let names_in = |line: &Line, site: &Site| site.names.iter().any(|n| line.names.contains(n));
    if a.article == b.article {
        return names_in(&x.sentences[a.line], b) || names_in(&y.sentences[b.line], a);
    }
    let told = |article: &Article, site: &Site| article.names().any(|n| site.names.contains(n));
    told(x, b) || told(y, a)
}
