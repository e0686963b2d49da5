//! A statement without its speaker: what it says of what.

use super::vocabulary;
use crate::attributions::{Attribution, Stance};
use crate::contested::DocSpan;
use crate::contested::article::{Article, Line, name_key};
use crate::contested::facts::{self, Fact};
use crate::contested::polarity::{Polarity, polarity};
use crate::contested::proposition::{EMPTY, concept, head, is_content, is_verb};
use crate::contested::same::{Signs, is_time, places};
use crate::dates::DateMention;
use crate::lexicon::people::Group;
use crate::lexicon::{events, grammar};
use crate::quantities::{amounts, counted};
use crate::reading::{Kind, Token, stem};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What a statement does with what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Says,
    Denies,
    Demands,
}

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub thing: String,
    pub group: Option<Group>,
    pub low: f64,
    pub high: f64,
}

/// What a statement says.
pub(super) struct Saying {
    pub article: usize,
    pub line: usize,
    pub at: DocSpan,
    /// The words without the speaker, from the first to the last.
    pub content: Span,
    /// Concepts of the content words that are no names; whether one is a verb, or a noun of an event.
    pub words: BTreeMap<String, bool>,
    /// Keys of the names in the order of the text, with their places among the words.
    pub names: Vec<(String, usize)>,
    pub places: BTreeSet<String>,
    pub figures: Vec<Figure>,
    /// Numbers that count nothing: "silo 4", a year.
    pub numbers: BTreeSet<String>,
    /// Numbers between commas behind a name.
    pub ages: BTreeSet<String>,
    pub dates: Vec<DateMention>,
    /// Names of days and months, in lower case.
    pub calendar: BTreeSet<String>,
    pub family: Family,
    /// Whether it is true of its speaker alone: a demand, an intention, "we", "it will".
    pub own: bool,
    /// Keys of the words that name the speaker.
    pub who: BTreeSet<String>,
    pub polarity: Polarity,
    pub shifts: u32,
    pub opposites: (u32, u32),
    pub signs: Signs,
    pub head: Option<String>,
    /// Whether something is done by someone: "was hit by".
    pub passive: bool,
}

/// The statements of an article of which it is plain what they say.
pub(super) fn sayings(article: usize, read: &Article) -> Vec<Saying> {
    let mut found = Vec::new();
    for (number, line) in read.sentences.iter().enumerate() {
        if line.sentence.tokens.last().is_some_and(|t| t.is("?")) {
            continue;
        }
        let facts = facts::facts(line);
        for span in &line.segments {
            found.extend(saying(read, (article, number), *span, &facts));
        }
    }
    found
}

fn saying(read: &Article, (article, number): (usize, usize), span: Span, facts: &[Fact]) -> Option<Saying> {
    let line = &read.sentences[number];
    let told = told(read, line, span)?;
    let tokens = told.tokens;
    let content = Span::new(tokens.first()?.span.start, tokens.last()?.span.end);
    let polarity = polarity(&tokens, false)?;
    let (figures, counts) = figures(line, content, facts);
    let (ages, figures) = ages(figures, &counts, &tokens);
    let taken: Vec<Span> = counts
        .iter()
        .copied()
        .chain(line.dates.iter().map(|d| d.span))
        .collect();
    let (mut words, names) = vocabulary_of(line, &tokens, &taken);
    // "Killed", "dead", "lost their lives": the figure says it already.
    for state in figures.iter().filter_map(|f| f.thing.strip_prefix("state:")) {
        words.retain(|word, _| word != state && !vocabulary::OF_STATE.has(word));
    }
    let judged = words.keys().cloned().collect();
    let telling = words.len() + names.len() + figures.len();
    let enough = telling >= 4 || telling == 3 && !figures.is_empty();
    if !enough || figures.is_empty() && vocabulary::is_judgement(&judged) {
        return None;
    }
    let loose = |t: &&&Token| t.kind == Kind::Number && !taken.iter().any(|c| c.contains(&t.span));
    let calendar = tokens.iter().filter(|t| grammar::is_calendar(&t.lower));
    let shifting: Vec<&Token> = tokens.iter().chain(&told.cue).copied().collect();
    Some(Saying {
        article,
        line: number,
        at: DocSpan {
            document: article,
            span,
        },
        content,
        places: places(&tokens),
        numbers: tokens.iter().filter(loose).map(|t| t.text.to_owned()).collect(),
        dates: line
            .dates
            .iter()
            .filter(|d| content.contains(&d.span))
            .copied()
            .collect(),
        calendar: calendar.map(|t| t.lower.to_string()).collect(),
        own: told.family != Family::Says || is_own(&tokens),
        family: told.family,
        who: told.who,
        polarity,
        shifts: vocabulary::shifts(&shifting),
        opposites: vocabulary::opposites(&tokens),
        signs: Signs::beside(line, content, &counts),
        head: head(&tokens),
        passive: tokens.iter().any(|t| t.is("by")),
        words,
        names,
        figures,
        ages,
    })
}

/// The words of a statement without those that attribute it.
struct Told<'t, 'a> {
    tokens: Vec<&'t Token<'a>>,
    cue: Vec<&'t Token<'a>>,
    family: Family,
    who: BTreeSet<String>,
}

fn told<'t, 'a>(read: &Article, line: &'t Line<'a>, span: Span) -> Option<Told<'t, 'a>> {
    let all = line.sentence.tokens.iter().filter(|t| span.contains(&t.span));
    let inside = |a: &&Attribution| {
        let parts = || a.content.iter().chain(a.cue.iter().flatten());
        !a.content.is_empty()
            && parts().all(|part| !line.sentence.span.contains(part) || span.contains(part))
            && a.content.iter().any(|part| span.overlaps(part))
    };
    let mine: Vec<&Attribution> = line.attributions.iter().filter(inside).collect();
    let size = |a: &&&Attribution| a.content.iter().map(Span::len).sum::<usize>();
    let Some(main) = mine.iter().max_by_key(size) else {
        return Some(Told {
            tokens: all.collect(),
            cue: Vec::new(),
            family: Family::Says,
            who: BTreeSet::new(),
        });
    };
    let family = match main.stance {
        Stance::Asserts | Stance::Reports => Family::Says,
        Stance::Denies => Family::Denies,
        Stance::Demands => Family::Demands,
        Stance::Doubts | Stance::Asks => return None,
    };
    let plain = |a: &&Attribution| matches!(a.stance, Stance::Asserts | Stance::Reports);
    if !mine.iter().filter(|a| a.content != main.content).all(plain) {
        return None;
    }
    let holds = |parts: &[Span], t: &Token| parts.iter().any(|part| part.contains(&t.span));
    let frame = |t: &Token| {
        let spans = |a: &&Attribution| {
            let source = a.source.as_deref().unwrap_or_default();
            holds(source, t) || holds(a.cue.as_deref().unwrap_or_default(), t)
        };
        mine.iter().any(spans)
    };
    let cue: Vec<&Token> = all
        .clone()
        .filter(|t| {
            mine.iter()
                .any(|a| holds(a.cue.as_deref().unwrap_or_default(), t))
        })
        .collect();
    if cue.iter().any(|t| grammar::is_negation(&t.lower)) {
        return None;
    }
    let tokens = all.filter(|t| holds(&main.content, t) && !frame(t)).collect();
    Some(Told {
        tokens,
        cue,
        family,
        who: who(read, main),
    })
}

/// Keys of the words that name a speaker.
fn who(read: &Article, a: &Attribution) -> BTreeSet<String> {
    let Some(source) = a.source.as_ref().and_then(|s| s.first()) else {
        return BTreeSet::new();
    };
    let tokens = crate::reading::tokens(read.text, *source);
    let keys = tokens
        .iter()
        .filter(|t| is_content(t))
        .map(|t| match t.is_capitalised() {
            true => name_key(&t.lower),
            false => stem(&t.lower),
        });
    keys.collect()
}

/// Whether words are true of their speaker alone.
fn is_own(tokens: &[&Token]) -> bool {
    const FIRST: &[&str] = &[
        "i",
        "we",
        "me",
        "us",
        "my",
        "our",
        "ours",
        "myself",
        "ourselves",
        "you",
        "your",
    ];
    const LEANING: &[&str] = &[
        "it", "they", "he", "she", "this", "these", "those", "its", "their", "his", "her", "to", "of", "for",
        "how", "what", "why", "there", "here", "such", "who", "which",
    ];
    let mut opening = tokens.iter().filter(|t| t.kind != Kind::Mark && !t.is("that"));
    let first = opening.next();
    tokens
        .iter()
        .any(|t| FIRST.contains(&before_apostrophe(t)) && t.text != "US")
        || first.is_some_and(|t| t.is_any(LEANING) || t.lower.ends_with("ing"))
}

/// "We" of "we'll".
fn before_apostrophe<'t>(token: &'t Token) -> &'t str {
    token.lower.split('\'').next().unwrap_or_default()
}

/// The figures inside `content`, and the stretches in which they stand.
fn figures(line: &Line, content: Span, facts: &[Fact]) -> (Vec<Figure>, Vec<Span>) {
    let tokens = &line.sentence.tokens;
    let mut figures = Vec::new();
    let mut stretches: Vec<Span> = Vec::new();
    for fact in facts.iter().filter(|f| content.contains(&f.span)) {
        stretches.push(fact.span);
        figures.push(Figure {
            thing: thing(&fact.key).to_owned(),
            group: fact.group,
            low: fact.low,
            high: fact.high,
        });
    }
    for amount in amounts(tokens, &line.dates) {
        let span = facts::span(tokens, &amount);
        if !content.contains(&span) || stretches.iter().any(|s| s.overlaps(&span)) {
            continue;
        }
        let factor = amount.unit.map_or(1.0, |unit| unit.factor);
        let noun = counted(tokens, &amount).map(|noun| stem(&tokens[noun.head].lower));
        let thing = amount.unit.map(|unit| unit.kind.to_owned()).or(noun);
        stretches.push(span);
        figures.push(Figure {
            thing: thing.unwrap_or_default(),
            group: None,
            low: amount.low * factor,
            high: amount.high * factor,
        });
    }
    (figures, stretches)
}

/// Figures that are ages apart from those that count something: "Ilan Werth, 20, was arrested".
fn ages(figures: Vec<Figure>, counts: &[Span], tokens: &[&Token]) -> (BTreeSet<String>, Vec<Figure>) {
    let is_age = |span: &Span| {
        let at = tokens
            .iter()
            .position(|t| t.span.start == span.start)
            .unwrap_or(0);
        at > 1 && tokens[at - 1].is(",") && tokens[at - 2].is_capitalised()
    };
    let (mut ages, mut rest) = (BTreeSet::new(), Vec::new());
    for (figure, span) in figures.into_iter().zip(counts) {
        match figure.thing.is_empty() && is_age(span) {
            true => drop(ages.insert(figure.low.to_string())),
            false => rest.push(figure),
        }
    }
    (ages, rest)
}

/// What is counted. The word nearest to a measure differs where the same is said: "climbed by 8%", "8% in March".
fn thing(key: &str) -> &str {
    let measure = key.strip_prefix("unit:").and_then(|rest| rest.find(':'));
    measure.map_or(key, |end| &key["unit:".len()..end + "unit:".len()])
}

type Vocabulary = (BTreeMap<String, bool>, Vec<(String, usize)>);

fn vocabulary_of(line: &Line, tokens: &[&Token], taken: &[Span]) -> Vocabulary {
    let (mut words, mut names) = (BTreeMap::new(), Vec::new());
    for (i, token) in tokens.iter().enumerate() {
        if !is_content(token) || is_time(token) || taken.iter().any(|c| c.contains(&token.span)) {
            continue;
        }
        let key = name_key(&token.lower);
        if token.is_capitalised() && line.names.contains(&key) {
            names.push((key, i));
            continue;
        }
        let concept = concept(tokens, i);
        if !EMPTY.has(&concept) {
            let verb = is_verb(tokens, i) || events::is_event(&stem(&token.lower));
            *words.entry(concept).or_default() |= verb;
        }
    }
    (words, names)
}
