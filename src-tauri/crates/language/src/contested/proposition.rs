//! What a clause says to be so or not to be so.

use super::article::{Article, name_key};
use super::denied::clause;
use super::polarity::{Polarity, polarity};
use super::same::Signs;
use crate::attributions::{Attribution, Stance};
use crate::lexicon::{cues, events, grammar};
use crate::reading::{Kind, Token, stem};
use crate::span::Span;
use std::collections::{BTreeSet, HashSet};
use std::sync::OnceLock;

/// A clause with its words and whether it denies.
pub(super) struct Proposition {
    pub article: usize,
    pub line: usize,
    pub span: Span,
    /// The words with those that attribute them.
    pub clause: Span,
    /// Concepts of the content words.
    pub words: BTreeSet<String>,
    /// Those among them that are verbs, or nouns of an event.
    pub verbs: BTreeSet<String>,
    pub names: BTreeSet<String>,
    /// Numbers, as written.
    pub numbers: BTreeSet<String>,
    /// The subject's noun, when it is one.
    pub head: Option<String>,
    /// Whether it leans on the sentence before: "them", "it".
    pub leans: bool,
    pub polarity: Polarity,
    /// What tells its things apart from others.
    pub signs: Signs,
}

/// A list of words, split and brought to their stems once.
pub(crate) struct Listed {
    list: &'static str,
    words: OnceLock<HashSet<String>>,
}

impl Listed {
    pub const fn new(list: &'static str) -> Self {
        let words = OnceLock::new();
        Self { list, words }
    }

    /// Whether `word` is one of the words or the stem of one.
    pub fn has(&self, word: &str) -> bool {
        let split = || {
            let words = self.list.split_whitespace();
            words.flat_map(|w| [w.to_owned(), stem(w)]).collect()
        };
        self.words.get_or_init(split).contains(word)
    }
}

/// Verbs and nouns that say nothing of their own.
pub(crate) static EMPTY: Listed = Listed::new(
    "say tell have be do take make get come go put give see find keep hold set call claim report allegation statement \
    sign evidence indication trace proof hint record register detect observe notice identify discover reason act case describe \
    speak time day week month year hour minute morning evening afternoon noon night today place thing way people person able \
    still late early ago more most other only much many several brought bring suggestion accusation rumour rumor insist",
);
/// Words that leave open whether something is so.
pub(crate) const OPEN: &[&str] = &[
    "whether",
    "if",
    "could",
    "may",
    "might",
    "would",
    "should",
    "will",
    "possible",
    "possibly",
    "suspected",
    "alleged",
    "feared",
    "fears",
    "fear",
    "risk",
    "investigate",
    "investigates",
    "investigated",
    "investigating",
    "investigation",
    "inquiry",
    "rule",
    "ruled",
    "probe",
    "search",
    "searched",
    "searching",
    "looking",
    "warned",
    "warn",
    "warning",
    "threat",
    "threatened",
    "asked",
    "unless",
    "until",
    "denied",
    "denies",
    "rejected",
    "?",
    "plans",
    "planned",
    "wants",
    "wanted",
    "prevent",
    "prevented",
    "avoid",
    "avoided",
    "against",
    "suspect",
    "suspects",
];

/// The concept of a token among its neighbours: "to safety" is an evacuation.
pub(crate) fn concept(tokens: &[&Token], at: usize) -> String {
    let token = tokens[at];
    if token.lower.starts_with("evacuat") || token.is("safety") && at > 0 && tokens[at - 1].is("to") {
        return "evacuate".to_owned();
    }
    events::concept(&stem(&token.lower)).to_owned()
}

/// The propositions of an article, in reading order.
pub(super) fn propositions(article: usize, read: &Article) -> Vec<Proposition> {
    let mut found = Vec::new();
    for (line, sentence) in read.sentences.iter().enumerate() {
        let all: Vec<&Token> = sentence.sentence.tokens.iter().collect();
        let inside = |a: &&Attribution| {
            a.content
                .first()
                .is_some_and(|c| sentence.sentence.span.contains(c))
        };
        let mine: Vec<&Attribution> = sentence.attributions.iter().filter(inside).collect();
        let denied: Vec<Span> = mine
            .iter()
            .filter(|a| a.stance == Stance::Denies)
            .filter_map(|a| a.content.first().copied())
            .collect();
        for a in &mine {
            let content = a.content[0];
            let shadowed = denied.iter().any(|d| *d != content && d.contains(&content));
            if shadowed
                || matches!(a.stance, Stance::Doubts | Stance::Demands | Stance::Asks)
                || is_negated(read, a)
            {
                continue;
            }
            let tokens: Vec<&Token> = all
                .iter()
                .copied()
                .filter(|t| content.contains(&t.span))
                .collect();
            let stance = a.stance == Stance::Denies;
            let made = clauses(&tokens)
                .into_iter()
                .filter_map(|c| made(article, line, c, stance));
            found.extend(made.map(|p| Proposition {
                clause: clause(sentence, a, p.span),
                signs: Signs::of(sentence, p.span),
                ..p
            }));
        }
        if mine.is_empty() {
            let made = clauses(&all)
                .into_iter()
                .filter_map(|c| made(article, line, c, false));
            found.extend(made.map(|p| Proposition {
                signs: Signs::of(sentence, p.span),
                ..p
            }));
        }
    }
    found
}

/// "Did not say that".
fn is_negated(read: &Article, a: &Attribution) -> bool {
    let cue = a.cue.iter().flatten().map(|c| c.of(read.text).to_lowercase());
    cue.flat_map(|c| c.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .any(|w| grammar::is_negation(&w))
}

/// Clauses by semicolons, "but", "while" and "and that".
fn clauses<'t, 'a>(tokens: &'t [&'t Token<'a>]) -> Vec<&'t [&'t Token<'a>]> {
    let border = |i: usize| {
        tokens[i].is_any(&[";", ":", "but", "while", "whereas", "although"])
            || tokens[i].is("and") && tokens.get(i + 1).is_some_and(|t| t.is("that"))
    };
    let mut found = Vec::new();
    let mut start = 0;
    for end in (0..tokens.len()).filter(|i| border(*i)).chain([tokens.len()]) {
        if end > start {
            found.push(&tokens[start..end]);
        }
        start = end + 1;
    }
    found
}

fn made(article: usize, line: usize, tokens: &[&Token], denies: bool) -> Option<Proposition> {
    let polarity = polarity(tokens, denies)?;
    if polarity == Polarity::Asserted && tokens.iter().any(|t| t.is_any(OPEN)) {
        return None;
    }
    let (mut words, mut verbs, mut names, mut numbers) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Number {
            numbers.insert(token.text.to_owned());
        }
        if !is_content(token) {
            continue;
        }
        let concept = concept(tokens, i);
        if token.is_capitalised() && i > 0 {
            names.insert(name_key(&token.lower));
        } else if !EMPTY.has(&concept) {
            if is_verb(tokens, i) || events::is_event(&stem(&token.lower)) || concept == "evacuate" {
                verbs.insert(concept.clone());
            }
            words.insert(concept);
        }
    }
    let polarity = if denies && words.len() == 1 && tokens.iter().any(|t| t.is_any(&["any", "all"])) {
        Polarity::Any
    } else {
        polarity
    };
    let span = Span::new(tokens.first()?.span.start, tokens.last()?.span.end);
    Some(Proposition {
        article,
        line,
        span,
        clause: span,
        words,
        verbs,
        names,
        numbers,
        head: head(tokens),
        leans: tokens
            .iter()
            .any(|t| t.is_any(&["them", "they", "it", "their", "its"])),
        polarity,
        signs: Signs::default(),
    })
}

pub(crate) fn is_content(token: &Token) -> bool {
    token.is_word()
        && !token.is_possessive()
        && !grammar::is_function_word(&token.lower)
        && !grammar::is_calendar(&token.lower)
}

/// The noun before the first verb, unless that is a name or a pronoun.
pub(crate) fn head(tokens: &[&Token]) -> Option<String> {
    let verb = (0..tokens.len()).find(|i| grammar::is_auxiliary(&tokens[*i].lower) || is_verb(tokens, *i))?;
    let at = (0..verb).rev().find(|i| !grammar::is_adverb(&tokens[*i].lower))?;
    let noun = is_content(tokens[at]) && !tokens[at].is_capitalised();
    noun.then(|| concept(tokens, at)).filter(|w| !EMPTY.has(w))
}

/// A verb by its form, or by the auxiliary before it.
pub(crate) fn is_verb(tokens: &[&Token], at: usize) -> bool {
    let word = &tokens[at].lower;
    if grammar::is_adverb(word) {
        return false;
    }
    let led = tokens[..at]
        .iter()
        .rev()
        .find(|t| !grammar::is_adverb(&t.lower))
        .is_some_and(|t| t.is_any(&["to", "nobody"]) || grammar::is_auxiliary(&t.lower));
    grammar::looks_participle(word)
        || grammar::is_finite(word)
        || led
        || cues::cue(word).is_some_and(|c| !c.noun)
}
