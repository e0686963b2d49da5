//! What the articles deny.

use super::article::{Article, Line, name_key};
use super::wording;
use crate::attributions::{Attribution, Stance};
use crate::lexicon::{cues, events, grammar};
use crate::reading::{Token, stem};
use crate::span::Span;
use std::collections::BTreeSet;

/// Acts of war under one head: whoever denies one answers a report of another.
const HOSTILE: &[&str] = &[
    "attack", "provoke", "buildup", "kill", "wound", "shoot", "breach", "violat",
];

/// Capitalised words of offices, which opponents have alike: "Prime Minister", "Defence Ministry".
pub(super) const OFFICES: &[&str] = &[
    "prime",
    "minister",
    "ministry",
    "president",
    "secretary",
    "general",
    "chief",
    "spokesman",
    "spokeswoman",
    "mayor",
    "governor",
    "department",
    "government",
    "agency",
    "office",
    "defense",
    "defence",
    "foreign",
    "interior",
    "officials",
    "police",
];

/// A negation further inside than this denies only a part of what is said, in words and marks.
const NEGATION_WITHIN: usize = 9;

/// A proposition that someone denies.
pub(super) struct Denied {
    pub article: usize,
    pub line: usize,
    /// The words denied.
    pub content: Span,
    /// The words denied with the words that deny.
    pub clause: Span,
    /// Who denies, in words.
    pub who: String,
    /// Keys of the names of the one who denies.
    pub actors: BTreeSet<String>,
    /// Concepts of the denied words.
    pub words: BTreeSet<String>,
    /// Keys of the names in the denied words.
    pub names: BTreeSet<String>,
    /// How it is denied: "denies", or "says" for words that hold the negation themselves.
    pub verb: &'static str,
    /// Whether a hostile act is denied.
    pub hostile: bool,
}

/// The denials of one article.
pub(super) fn denials(n: usize, article: &Article) -> Vec<Denied> {
    let mut found: Vec<Denied> = Vec::new();
    for (line, sentence) in article.sentences.iter().enumerate() {
        for a in &sentence.attributions {
            let content = explicit(a).or_else(|| negated(sentence, a));
            let inside = content.filter(|c| sentence.sentence.span.contains(c));
            let source = a.source.as_ref().and_then(|s| s.first());
            if let (Some(content), Some(source)) = (inside, source) {
                let verb = if a.stance == Stance::Denies {
                    "denies"
                } else {
                    "says"
                };
                let denied = made(n, line, article, clause(sentence, a, content), content, *source);
                found.push(Denied { verb, ..denied });
            }
        }
    }
    found
}

/// "X denied …".
fn explicit(a: &Attribution) -> Option<Span> {
    (a.stance == Stance::Denies)
        .then(|| a.content.first().copied())
        .flatten()
}

/// "X said that its forces were not involved".
fn negated(sentence: &Line, a: &Attribution) -> Option<Span> {
    if !matches!(a.stance, Stance::Asserts | Stance::Reports) {
        return None;
    }
    let content = *a.content.first()?;
    let tokens: Vec<&Token> = inside(sentence, content);
    let at = tokens
        .iter()
        .position(|t| grammar::is_negation(&t.lower) && !t.is_any(&["no", "without", "nor", "neither"]))?;
    let verb = at > 0 && grammar::is_auxiliary(&tokens[at - 1].lower)
        || tokens[at].lower.ends_with("n't")
        || tokens[at].is("never");
    let weak = tokens
        .get(at + 1)
        .is_some_and(|t| t.is_any(&["only", "just", "yet", "to"]));
    // "We said that it would not be easy" tells of words, and denies nothing now.
    let told = tokens[..at]
        .iter()
        .any(|t| cues::cue(&t.lower).is_some_and(|c| !c.noun));
    // A negation deep inside a long sentence denies a part of it at most.
    (verb && !weak && !told && at < NEGATION_WITHIN).then_some(content)
}

/// Cue and content, as far as they stand in the sentence.
pub(super) fn clause(sentence: &Line, a: &Attribution, content: Span) -> Span {
    let cues = a
        .cue
        .iter()
        .flatten()
        .filter(|cue| sentence.sentence.span.contains(cue));
    cues.fold(content, |all, cue| {
        Span::new(all.start.min(cue.start), all.end.max(cue.end))
    })
}

fn made(article: usize, line: usize, read: &Article, clause: Span, content: Span, source: Span) -> Denied {
    let sentence = &read.sentences[line];
    let (names, words) = vocabulary(&inside(sentence, content));
    let source_words = crate::reading::tokens(read.text, source);
    let (actors, _) = vocabulary(&source_words.iter().collect::<Vec<_>>());
    // "not involved in the fighting" denies a part in an attack.
    let hostile = words.iter().any(|w| HOSTILE.contains(&w.as_str()));
    Denied {
        article,
        line,
        content,
        clause,
        who: wording::named(read.words(source)),
        actors,
        words,
        names,
        hostile,
        verb: "denies",
    }
}

fn inside<'l, 'a>(line: &'l Line<'a>, span: Span) -> Vec<&'l Token<'a>> {
    line.sentence
        .tokens
        .iter()
        .filter(|t| span.contains(&t.span))
        .collect()
}

fn vocabulary(tokens: &[&Token]) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut names, mut words) = (BTreeSet::new(), BTreeSet::new());
    for token in tokens
        .iter()
        .filter(|t| t.is_word() && !t.is_possessive() && !grammar::is_function_word(&t.lower))
    {
        if token.is_capitalised() && token.is_any(OFFICES) {
            continue;
        }
        if token.is_capitalised() {
            names.insert(name_key(&token.lower));
        } else {
            words.insert(events::concept(&stem(&token.lower)).to_owned());
        }
    }
    (names, words)
}
