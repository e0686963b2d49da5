//! Two dates for one event.
//!
//! An event must be a single one: the last or first of its kind, or of a kind that happens once (founded,
//! born, signed). Two quakes in two years are no contradiction.

use super::article::{Article, Line, shared};
use super::same::Signs;
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, wording};
use crate::dates::DateMention;
use crate::lexicon::{events, grammar};
use crate::reading::{Token, covering, stem};
use crate::span::Span;
use std::collections::BTreeMap;

/// Words that single one event out of its kind, with the word under which they compare.
const SINGLING: &[(&str, &str)] = &[
    ("last", "last"),
    ("latest", "last"),
    ("recent", "last"),
    ("final", "final"),
    ("first", "first"),
    ("earliest", "first"),
    ("originally", "first"),
];
/// What happens to one thing once.
const ONCE: &[&str] = &[
    "found",
    "establish",
    "born",
    "die",
    "kill",
    "sign",
    "begin",
    "start",
    "end",
    "resign",
    "inaugurat",
    "marry",
    "launch",
    "open",
    "close",
    "elect",
    "appoint",
    "adopt",
    "arrest",
    "collapse",
    "collaps",
    "sink",
    "crash",
    "notic",
    "discover",
    "inform",
    "break",
];
/// Units and names of time after which "last" is no event: "last week".
const TIMES: &[&str] = &[
    "week", "weeks", "month", "months", "year", "years", "day", "days", "night", "time", "spring", "summer",
    "autumn", "fall", "winter", "weekend", "decade", "century", "few", "two", "three", "four", "five", "six",
    "ten",
];
/// Share of the shorter sentence that two reports of an event that happens once have in common, in fifths.
const FIFTHS: usize = 2;

struct Moment {
    article: usize,
    line: usize,
    singled: bool,
    date: DateMention,
    clause: Span,
    event: String,
}

/// Pairs of sentences that date one event differently.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let mut by_event: BTreeMap<String, Vec<Moment>> = BTreeMap::new();
    for (article, read) in articles.iter().enumerate() {
        for (line, sentence) in read.sentences.iter().enumerate() {
            for (key, moment) in moments(sentence) {
                by_event.entry(key).or_default().push(Moment {
                    article,
                    line,
                    ..moment
                });
            }
        }
    }
    let mut found = Vec::new();
    for moments in by_event.values() {
        let rivals = stories.pairs(moments, |m| m.article).into_iter();
        found.extend(
            rivals
                .filter(|(a, b)| !a.date.fits(&b.date))
                .filter_map(|(a, b)| pair(articles, a, b)),
        );
    }
    found
}

fn moments(line: &Line) -> Vec<(String, Moment)> {
    // With two dates in a sentence it is open which one belongs to the event.
    let [date] = line.dates[..] else { return Vec::new() };
    let tokens = &line.sentence.tokens;
    let Some(at) = tokens.iter().position(|t| t.span.start >= date.span.start) else {
        return Vec::new();
    };
    let (from, to) = clause(tokens, at);
    let open = tokens[from..to]
        .iter()
        .any(|t| grammar::is_negation(&t.lower) || t.is_any(&["since", "until", "by", "before", "after"]));
    let Some(clause) = covering(&tokens[from..to]).filter(|_| !open) else {
        return Vec::new();
    };
    let moment = |singled: bool, event: String| Moment {
        article: 0,
        line: 0,
        singled,
        date,
        clause,
        event,
    };
    let mut found = Vec::new();
    for i in from..to {
        if let Some((single, event)) = singled(tokens, i, to) {
            found.push((
                format!("{single} {}", base(event)),
                moment(true, format!("{single} {}", event.lower)),
            ));
        } else if is_once(&tokens[i]) {
            found.push((base(&tokens[i]), moment(false, tokens[i].lower.to_string())));
        }
    }
    found
}

fn base(token: &Token) -> String {
    events::concept(&stem(&token.lower)).to_owned()
}

fn is_once(token: &Token) -> bool {
    let base = stem(&token.lower);
    token.is_word()
        && (grammar::looks_participle(&token.lower) || grammar::is_finite(&token.lower) || token.is("born"))
        && ONCE.contains(&&*base)
}

/// "Last visited", "its last visit", "the most recent inspection".
fn singled<'t, 'a>(tokens: &'t [Token<'a>], at: usize, to: usize) -> Option<(&'static str, &'t Token<'a>)> {
    let (_, single) = SINGLING.iter().find(|(word, _)| tokens[at].is(word))?;
    let next = tokens.get(at + 1)?;
    if next.is_any(TIMES) || grammar::is_calendar(&next.lower) || next.is("may") || next.is("march") {
        return None;
    }
    let event = tokens[at + 1..to.min(at + 4)]
        .iter()
        .find(|t| t.is_word() && !grammar::is_function_word(&t.lower) && !t.is_possessive())?;
    Some((single, event))
}

/// The words between the marks and conjunctions around a date; a comma inside a date does not part it.
fn clause(tokens: &[Token], at: usize) -> (usize, usize) {
    let border =
        |t: &Token| t.is_any(&[";", ":", ",", "but", "while", "that", "and", "who", "which"]) || t.is_quote();
    let from = (0..at).rev().find(|i| border(&tokens[*i])).map_or(0, |i| i + 1);
    let to = (at + 1..tokens.len())
        .find(|i| border(&tokens[*i]))
        .unwrap_or(tokens.len());
    (from, to)
}

fn pair(articles: &[Article], a: &Moment, b: &Moment) -> Option<ContestedPair> {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let (p, q) = (&x.sentences[a.line], &y.sentences[b.line]);
    let same_article = a.article == b.article;
    if same_article && a.line == b.line || Signs::of(p, a.clause).conflict(&Signs::of(q, b.clause)) {
        return None;
    }
    let (words, names) = (shared(&p.words, &q.words), shared(&p.names, &q.names));
    let size = |line: &Line| line.words.len() + line.names.len();
    let enough = if a.singled {
        words + names >= 2
    } else {
        words >= 2 && names >= 1 && (words + names) * 5 >= size(p).min(size(q)) * FIFTHS
    };
    let (first, second) = (wording::who(x, p, a.date.span), wording::who(y, q, b.date.span));
    if !enough || same_article && first == second {
        return None;
    }
    let (left, right) = (x.words(a.date.span), y.words(b.date.span));
    let event = if b.event.len() < a.event.len() {
        &b.event
    } else {
        &a.event
    };
    let verb = event
        .split(' ')
        .any(|w| grammar::looks_participle(w) || grammar::is_finite(w));
    Some(ContestedPair {
        a: p.doc_span(a.article, a.date.span),
        b: q.doc_span(b.article, b.date.span),
        kind: ContestedKind::DifferentDate,
        score_permille: wording::score(if a.singled { 640 } else { 560 }, words + names),
        reason: format!(
            "Two dates for one event ({event}): {left} according to {first}, {right} according to {second}."
        ),
        basis: format!("when ({event}): {left} against {right}"),
        a_differs: Some(a.date.span),
        b_differs: Some(b.date.span),
        question: if verb {
            format!("When was it ({event})?")
        } else {
            format!("When was the {event}?")
        },
    })
}
