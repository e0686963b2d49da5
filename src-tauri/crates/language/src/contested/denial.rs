//! What one side denies and the other says.

use super::article::{Article, Line, name_key, shared};
use super::{ContestedKind, ContestedPair, DocSpan, wording};
use crate::attributions::{Attribution, Stance};
use crate::lexicon::{events, grammar};
use crate::reading::{Token, stem};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Acts of war under one head: whoever denies one answers a report of another.
const HOSTILE: &[&str] = &[
    "attack",
    "provoke",
    "buildup",
    "kill",
    "wound",
    "shoot",
    "involve",
    "breach",
    "violat",
    "aggression",
];
/// A denial is compared with this many statements at most; keeps a large pile linear.
const MOST_RIVALS: usize = 64;
/// Words too common to show that two sentences speak of one thing.
const COMMON: &[&str] = &[
    "military",
    "force",
    "armed",
    "area",
    "region",
    "people",
    "person",
    "country",
    "government",
    "official",
    "report",
    "situation",
    "ministry",
    "conflict",
    "year",
    "new",
    "be",
    "have",
    "engag",
    "claim",
    "say",
    "territor",
    "territory",
];

/// A proposition that someone denies.
struct Denied {
    article: usize,
    line: usize,
    /// The clause of the denial, its source included.
    clause: Span,
    /// The words denied.
    content: Span,
    who: String,
    /// Keys of the names of the one who denies.
    actors: BTreeSet<String>,
    words: BTreeSet<String>,
    names: BTreeSet<String>,
}

/// Denials against statements of what they deny, and against the claim they answer in their own sentence.
pub(super) fn pairs(articles: &[Article]) -> Vec<ContestedPair> {
    let index = index(articles);
    let denied: Vec<Denied> = articles
        .iter()
        .enumerate()
        .flat_map(|(n, article)| in_article(n, article))
        .collect();
    let mut found = Vec::new();
    for denial in &denied {
        found.extend(own_sentence(articles, denial));
        found.extend(rivals(articles, &index, denial));
    }
    for (i, a) in denied.iter().enumerate() {
        found.extend(
            denied[i + 1..]
                .iter()
                .filter_map(|b| mutual(articles, a, b))
                .take(MOST_RIVALS),
        );
    }
    found
}

/// Sentences by concept.
fn index(articles: &[Article]) -> BTreeMap<String, Vec<(usize, usize)>> {
    let mut index: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (article, read) in articles.iter().enumerate() {
        for (line, sentence) in read.sentences.iter().enumerate() {
            for word in &sentence.words {
                index.entry(word.clone()).or_default().push((article, line));
            }
        }
    }
    index
}

fn in_article(n: usize, article: &Article) -> Vec<Denied> {
    let mut found = Vec::new();
    for (line, sentence) in article.sentences.iter().enumerate() {
        let explicit = sentence
            .attributions
            .iter()
            .filter(|a| a.stance == Stance::Denies)
            .filter_map(|a| explicit(n, line, article, sentence, a));
        found.extend(explicit);
        found.extend(
            sentence
                .attributions
                .iter()
                .filter_map(|a| negated(n, line, article, sentence, a)),
        );
    }
    found
}

/// "X denied …".
fn explicit(n: usize, line: usize, article: &Article, sentence: &Line, a: &Attribution) -> Option<Denied> {
    let source = a.source.as_ref()?.first().copied()?;
    let content = *a.content.first()?;
    let clause = a.extent()?;
    Some(made(n, line, article, sentence, clause, content, source))
}

/// "X said that its forces were not involved".
fn negated(n: usize, line: usize, article: &Article, sentence: &Line, a: &Attribution) -> Option<Denied> {
    if !matches!(a.stance, Stance::Asserts | Stance::Reports) {
        return None;
    }
    let source = a.source.as_ref()?.first().copied()?;
    let content = *a.content.first()?;
    let tokens: Vec<&Token> = inside(sentence, content);
    let at = tokens
        .iter()
        .position(|t| grammar::is_negation(&t.lower) && !t.is_any(&["no", "without", "nor", "neither"]))?;
    let verb = at > 0 && grammar::is_auxiliary(&tokens[at - 1].lower)
        || tokens[at].lower.ends_with("n't")
        || tokens[at].is("never");
    let quoted = tokens
        .get(at + 1)
        .is_some_and(|t| t.is_any(&["only", "just", "yet"]));
    (verb && !quoted).then(|| {
        made(
            n,
            line,
            article,
            sentence,
            a.extent().unwrap_or(content),
            content,
            source,
        )
    })
}

fn made(
    article: usize,
    line: usize,
    read: &Article,
    sentence: &Line,
    clause: Span,
    content: Span,
    source: Span,
) -> Denied {
    let (names, words) = vocabulary(&inside(sentence, content));
    let (actors, _) = vocabulary(&inside(sentence, source));
    Denied {
        article,
        line,
        clause,
        content,
        who: wording::tidy(read.words(source)),
        actors,
        words,
        names,
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
        if token.is_capitalised() {
            names.insert(name_key(&token.lower));
        } else {
            words.insert(events::concept(&stem(&token.lower)).to_owned());
        }
    }
    (names, words)
}

/// Statements elsewhere that say what is denied, of the one who denies it.
fn rivals(
    articles: &[Article],
    index: &BTreeMap<String, Vec<(usize, usize)>>,
    denial: &Denied,
) -> Vec<ContestedPair> {
    let hostile = denial.words.iter().any(|w| HOSTILE.contains(&w.as_str()));
    let mut keys: Vec<&str> = denial
        .words
        .iter()
        .map(String::as_str)
        .filter(|w| !COMMON.contains(w))
        .collect();
    if hostile {
        keys.extend(HOSTILE);
    }
    keys.sort_by_key(|k| index.get(*k).map_or(0, Vec::len));
    keys.dedup();
    let mut candidates = BTreeSet::new();
    for key in keys {
        let places = index
            .get(key)
            .into_iter()
            .flatten()
            .filter(|(a, l)| (*a, *l) != (denial.article, denial.line));
        candidates.extend(places.take(MOST_RIVALS));
    }
    candidates
        .into_iter()
        .filter_map(|(article, line)| rival(articles, denial, article, line, hostile))
        .collect()
}

fn rival(
    articles: &[Article],
    denial: &Denied,
    article: usize,
    line: usize,
    hostile: bool,
) -> Option<ContestedPair> {
    let (x, y) = (&articles[denial.article], &articles[article]);
    let q = &y.sentences[line];
    if denial.article != article && !x.is_related(y)
        || q.attributions.iter().any(|a| a.stance == Stance::Denies)
    {
        return None;
    }
    if q.sentence.tokens.iter().any(|t| grammar::is_negation(&t.lower)) {
        return None;
    }
    let words: Vec<&String> = denial
        .words
        .iter()
        .filter(|w| q.words.contains(*w) && !COMMON.contains(&w.as_str()))
        .collect();
    let about: BTreeSet<String> = if denial.names.is_empty() {
        denial.actors.clone()
    } else {
        denial.names.clone()
    };
    let doer = does(q, &about, hostile);
    let same_words =
        words.len() >= 2 && (shared(&about, &q.names) > 0 || about.is_empty()) || words.len() >= 3;
    let same_act = hostile && doer.is_some();
    if !same_words && !same_act {
        return None;
    }
    let at = doer.unwrap_or(q.statement());
    let speaker = wording::who(y, q, at);
    if speaker == denial.who {
        return None;
    }
    let reason = format!(
        "{} denies it ({}); {speaker} says so ({}).",
        denial.who,
        wording::quote(x.words(denial.content)),
        wording::quote(y.words(if doer.is_some() { at } else { q.statement() })),
    );
    let score = wording::score(
        if same_words { 640 } else { 520 },
        words.len() + usize::from(doer.is_some()),
    );
    Some(build(
        denial,
        DocSpan {
            document: article,
            span: q.statement(),
        },
        score,
        reason,
        doer,
        articles,
    ))
}

/// Words that say of one of `actors` that it did a hostile act: "the Azerbaijani military … strikes",
/// "attacks by Azerbaijan".
fn does(line: &Line, actors: &BTreeSet<String>, hostile: bool) -> Option<Span> {
    if !hostile {
        return None;
    }
    let tokens = &line.sentence.tokens;
    let is_actor = |t: &Token| t.is_capitalised() && actors.contains(&name_key(&t.lower));
    let is_act = |t: &Token| {
        matches!(events::concept(&stem(&t.lower)), "attack" | "provoke" | "buildup")
            && t.is_word()
            && !t.is_any(&["target", "targets"])
    };
    for (i, token) in tokens.iter().enumerate().filter(|(_, t)| is_actor(t)) {
        // The subject or "by": the act follows its doer, or "by" stands before the doer.
        let by = tokens[i.saturating_sub(2)..i].iter().any(|t| t.is("by"));
        let range = if by {
            i.saturating_sub(8)..i
        } else {
            i + 1..tokens.len().min(i + 12)
        };
        let object = i > 0
            && tokens[i - 1].is_any(&[
                "against", "on", "to", "in", "of", "from", "with", "between", "and",
            ]);
        if object && !by {
            continue;
        }
        if let Some(act) = range.clone().find(|j| is_act(&tokens[*j])) {
            let (first, last) = (i.min(act), i.max(act));
            let span = Span::new(tokens[first].span.start, tokens[last].span.end);
            let _ = token;
            return Some(span);
        }
    }
    None
}

/// "Contrary to X's claims, Y denied …", "Y has refuted claims of …": the claim that the denial answers
/// stands in its own sentence.
fn own_sentence(articles: &[Article], denial: &Denied) -> Option<ContestedPair> {
    let article = &articles[denial.article];
    let line = &article.sentences[denial.line];
    let tokens = &line.sentence.tokens;
    let claim = |t: &&Token| {
        t.is_any(&[
            "claims",
            "claim",
            "accusations",
            "accusation",
            "allegations",
            "allegation",
            "reports",
            "suggestions",
            "charges",
        ])
    };
    let inside = tokens
        .iter()
        .filter(|t| denial.content.contains(&t.span))
        .find(claim);
    let before = tokens
        .iter()
        .take_while(|t| t.span.start < denial.clause.start)
        .find(claim);
    let (rival, words, who) = match (inside, before) {
        (Some(word), _) => {
            let span = Span::new(word.span.start, denial.content.end);
            (span, span, "others".to_owned())
        }
        (None, Some(word)) => {
            let opens = tokens
                .first()
                .is_some_and(|t| t.is_any(&["contrary", "despite", "rejecting", "denying"]));
            let clause = Span::new(line.sentence.span.start, denial.clause.start)
                .trimmed(article.text)
                .filter(|_| opens)?;
            let owner = article.words(Span::new(clause.start, word.span.start));
            let owner = owner
                .trim_start_matches("Contrary to ")
                .trim_start_matches("Despite ")
                .trim()
                .trim_end_matches("'s")
                .trim_end_matches("’s");
            (line.sentence.span, clause, wording::tidy(owner))
        }
        _ => return None,
    };
    let reason = format!(
        "One sentence holds claim and denial: {} denies {}, which {who} claim{}.",
        denial.who,
        wording::quote(article.words(denial.content)),
        if who == "others" { "" } else { "s" }
    );
    let mut pair = build(
        denial,
        DocSpan {
            document: denial.article,
            span: rival,
        },
        700,
        reason,
        Some(words),
        articles,
    );
    pair.a.span = denial.clause;
    Some(pair)
}

/// Two opponents each deny what the other says of them.
fn mutual(articles: &[Article], a: &Denied, b: &Denied) -> Option<ContestedPair> {
    let related = a.article == b.article || articles[a.article].is_related(&articles[b.article]);
    let hostile = |d: &Denied| d.words.iter().any(|w| HOSTILE.contains(&w.as_str()));
    let apart = shared(&a.actors, &b.actors) == 0 && !a.actors.is_empty() && !b.actors.is_empty();
    let place = (a.article, a.line) != (b.article, b.line);
    if !related || !apart || !place || !hostile(a) || !hostile(b) {
        return None;
    }
    let read = |d: &Denied| wording::quote(articles[d.article].words(d.content));
    let reason = format!(
        "Each side denies what the other lays to its charge: {} denies {}, {} denies {}.",
        a.who,
        read(a),
        b.who,
        read(b)
    );
    let rival = DocSpan {
        document: b.article,
        span: articles[b.article].sentences[b.line].statement(),
    };
    Some(build(a, rival, 560, reason, Some(b.content), articles))
}

fn build(
    denial: &Denied,
    rival: DocSpan,
    score: u16,
    reason: String,
    differs: Option<Span>,
    articles: &[Article],
) -> ContestedPair {
    let line = &articles[denial.article].sentences[denial.line];
    let content = wording::tidy(articles[denial.article].words(denial.content));
    let content = content
        .trim_start_matches("that ")
        .trim_end_matches('.')
        .to_owned();
    ContestedPair {
        a: line.doc_span(denial.article),
        b: rival,
        kind: ContestedKind::Denial,
        score_permille: score,
        reason,
        basis: format!("denied: {content}"),
        a_differs: Some(denial.content),
        b_differs: differs.filter(|span| rival.span.contains(span)),
        question: format!("Is it so: {content}?"),
    }
}
