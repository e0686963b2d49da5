//! One thing under two names.

use super::article::{Article, Line, shared};
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, wording};
use crate::lexicon::frames::FRAMES;
use crate::lexicon::grammar;
use crate::reading::Token;
use crate::span::Span;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// What two sentences share when no side quotes its name for a thing.
const UNQUOTED_IN_COMMON: usize = 3;

/// Words by which a sentence only supposes, fears or asks for something.
const SUPPOSED: &[&str] = &[
    "whether", "if", "could", "may", "might", "would", "should", "must", "fear", "fears", "feared", "risk",
    "threat", "prevent", "avoid",
];
/// Frames of which a thing has one only.
const CAUSAL_FRAMES: &[&str] = &["cause", "death"];
/// Concepts of events that have a cause.
const EVENTS: &[&str] = &[
    "explosion",
    "crash",
    "collision",
    "derail",
    "derailment",
    "collaps",
    "sink",
    "outag",
    "blaz",
    "kill",
    "leak",
    "spill",
    "flood",
    "failur",
    "drown",
];
/// Lines within which an article speaks of the cause of one event.
const CLOSE: usize = 3;

struct Phrase {
    words: Vec<&'static str>,
    frame: usize,
    pole: usize,
    loaded: bool,
}

/// Phrases by their first word, longest first.
static PHRASES: LazyLock<HashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, Vec<Phrase>> = HashMap::new();
    for (frame, (_, _, poles)) in FRAMES.iter().enumerate() {
        for (pole, list) in poles.iter().enumerate() {
            for entry in list.split('|').map(str::trim) {
                let plain = entry.trim_start_matches('*');
                let words: Vec<&str> = plain.split(' ').collect();
                let phrase = Phrase {
                    frame,
                    pole,
                    loaded: entry.starts_with('*'),
                    words,
                };
                table.entry(phrase.words[0]).or_default().push(phrase);
            }
        }
    }
    for phrases in table.values_mut() {
        phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    }
    table
});

struct Naming {
    article: usize,
    line: usize,
    pole: usize,
    loaded: bool,
    quoted: bool,
    long: bool,
    words: Span,
}

/// Pairs of names from opposite sides for one thing.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let mut by_frame: BTreeMap<usize, Vec<Naming>> = BTreeMap::new();
    for (article, read) in articles.iter().enumerate() {
        for (line, sentence) in read.sentences.iter().enumerate() {
            for (frame, naming) in namings(&sentence.sentence.tokens) {
                by_frame.entry(frame).or_default().push(Naming {
                    article,
                    line,
                    ..naming
                });
            }
        }
    }
    let mut found = Vec::new();
    for (frame, namings) in &by_frame {
        let rivals = stories.pairs(namings, |n| n.article).into_iter();
        let rivals = rivals.filter(|(a, b)| a.pole != b.pole && (a.loaded || b.loaded));
        found.extend(rivals.filter_map(|(a, b)| pair(articles, *frame, a, b)));
    }
    found
}

fn namings(tokens: &[Token]) -> Vec<(usize, Naming)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let phrases = PHRASES.get(&*tokens[at].lower).map_or(&[][..], Vec::as_slice);
        let longest = phrases
            .iter()
            .find_map(|p| fits(tokens, at, p).map(|end| (p.words.len(), end)));
        let Some((words, end)) = longest else {
            at += 1;
            continue;
        };
        let negated = tokens[at.saturating_sub(3)..at]
            .iter()
            .any(|t| grammar::is_negation(&t.lower));
        if !negated {
            // One phrase can stand in several frames: "accident" against "murder", and against "sabotage".
            let all = phrases
                .iter()
                .filter(|p| p.words.len() == words && fits(tokens, at, p).is_some());
            found.extend(all.map(|phrase| (phrase.frame, naming(tokens, at, end, phrase))));
        }
        at = end;
    }
    found
}

fn naming(tokens: &[Token], at: usize, end: usize, phrase: &Phrase) -> Naming {
    Naming {
        article: 0,
        line: 0,
        pole: phrase.pole,
        loaded: phrase.loaded,
        quoted: at > 0 && tokens[at - 1].is_quote() || tokens.get(end).is_some_and(Token::is_quote),
        long: phrase.words.len() > 1,
        words: Span::new(tokens[at].span.start, tokens[end - 1].span.end),
    }
}

/// Whether a phrase stands at token `at`, quotation marks inside it aside; the token after it.
fn fits(tokens: &[Token], at: usize, phrase: &Phrase) -> Option<usize> {
    let mut i = at;
    for (n, word) in phrase.words.iter().enumerate() {
        while n > 0 && tokens.get(i).is_some_and(Token::is_quote) {
            i += 1;
        }
        let token = tokens.get(i)?;
        let same = token.is(word)
            || n + 1 == phrase.words.len() && token.lower.strip_suffix('s').is_some_and(|one| one == *word);
        if !same {
            return None;
        }
        i += 1;
    }
    Some(i)
}

fn pair(articles: &[Article], frame: usize, a: &Naming, b: &Naming) -> Option<ContestedPair> {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let (p, q) = (&x.sentences[a.line], &y.sentences[b.line]);
    // "Fears of inflation out of control" name nothing that is.
    let supposed = |line: &Line, naming: &Naming| {
        !naming.quoted && line.sentence.tokens.iter().any(|t| t.is_any(SUPPOSED))
    };
    if !p.dates_fit(q) || supposed(p, a) || supposed(q, b) {
        return None;
    }
    let (names, words) = (shared(&p.names, &q.names), shared(&p.words, &q.words));
    // Quotation marks show that someone chose the name; without them more must be shared, unless both
    // names answer what brought about one event.
    let cause = CAUSAL_FRAMES.contains(&FRAMES[frame].0);
    let of_event = |line: &Line, e: &str| line.words.contains(e);
    let event = cause && EVENTS.iter().any(|e| of_event(p, e) && of_event(q, e));
    // One tells of an event and the other of something else.
    if cause && !event && EVENTS.iter().any(|e| of_event(p, e) || of_event(q, e)) && a.article != b.article {
        return None;
    }
    let close = cause && a.article == b.article && a.line.abs_diff(b.line) <= CLOSE;
    let needed = match (a.quoted || b.quoted, event, close) {
        (_, _, true) => 0,
        (true, ..) | (_, true, _) => 1,
        _ => UNQUOTED_IN_COMMON,
    };
    if names + words < needed {
        return None;
    }
    let same_line = a.article == b.article && a.line == b.line;
    let (left, right) = (p.doc_span(a.article, a.words), q.doc_span(b.article, b.words));
    let (first, second) = (wording::who(x, p, a.words), wording::who(y, q, b.words));
    if left == right || !same_line && a.article == b.article && first == second {
        return None;
    }
    let (_, question, _) = FRAMES[frame];
    let quoted = u16::from(a.quoted) * 60
        + u16::from(b.quoted) * 60
        + u16::from(a.loaded && b.loaded) * 100
        + u16::from(a.long && b.long) * 40;
    let (name_a, name_b) = (wording::quote(x.words(a.words)), wording::quote(y.words(b.words)));
    let reason = if same_line {
        format!(
            "One sentence gives the same thing two names that judge it differently: {name_a} and {name_b}."
        )
    } else {
        format!(
            "The same thing under two names that judge it differently: {name_a} ({first}) and {name_b} ({second})."
        )
    };
    Some(ContestedPair {
        a: left,
        b: right,
        kind: ContestedKind::OpposedWording,
        score_permille: wording::score(480 + quoted, names + words),
        reason,
        basis: format!("wording: {name_a} against {name_b}"),
        a_differs: Some(a.words),
        b_differs: Some(b.words),
        question: question.to_owned(),
    })
}
