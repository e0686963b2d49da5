//! One clause says that something is so, another that it is not.

use super::article::{Article, Line, shared};
use super::polarity::Polarity;
use super::proposition::{Proposition, propositions};
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, wording};
use crate::reading::Token;
use crate::span::Span;
use std::collections::{BTreeSet, HashMap};

/// A negation is set against this many clauses of one article under one word at most.
const MOST_RIVALS: usize = 60;
/// The likeliest of them that are kept.
const MOST_OF_AN_ARTICLE: usize = 4;
/// Lines between a short denial and what it answers.
const ANSWERED_WITHIN: usize = 2;
/// Words too common to show that two clauses speak of one thing.
const COMMON: &[&str] = &[
    "military",
    "forc",
    "armed",
    "area",
    "region",
    "country",
    "government",
    "official",
    "situation",
    "ministry",
    "conflict",
    "new",
    "territory",
    "involve",
    "use",
    "attack",
    "kill",
    "provoke",
    "buildup",
    "civilian",
    "target",
    "soldier",
    "troop",
    "war",
];

/// Asserted clauses, with their article, under their words.
type Index<'p> = HashMap<&'p str, Vec<(usize, usize)>>;

/// Denied clauses against asserted ones with the same verb about the same things.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let all: Vec<Proposition> = articles
        .iter()
        .enumerate()
        .flat_map(|(n, a)| propositions(n, a))
        .collect();
    let mut index = Index::new();
    for (n, p) in all
        .iter()
        .enumerate()
        .filter(|(_, p)| p.polarity == Polarity::Asserted)
    {
        for word in &p.words {
            index.entry(word).or_default().push((p.article, n));
        }
    }
    let mut found = Vec::new();
    for negative in all.iter().filter(|p| p.polarity != Polarity::Asserted) {
        for &near in stories.near(negative.article) {
            let rivals = rivals(&index, negative, near).into_iter();
            let mut scored: Vec<(u16, &Proposition)> = rivals
                .filter_map(|n| Some((against(articles, negative, &all[n])?, &all[n])))
                .collect();
            scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
            scored.truncate(MOST_OF_AN_ARTICLE);
            found.extend(
                scored
                    .iter()
                    .filter_map(|(score, p)| build(articles, negative, p, *score)),
            );
        }
    }
    found
}

/// The clauses of an article that share a word with a negation.
fn rivals(index: &Index, negative: &Proposition, near: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for word in keys(negative) {
        let Some(places) = index.get(word.as_str()) else {
            continue;
        };
        let start = places.partition_point(|(article, _)| *article < near);
        let inside = places[start..].iter().take_while(|(article, _)| *article == near);
        found.extend(inside.take(MOST_RIVALS).map(|(_, n)| *n));
    }
    found
}

fn keys(p: &Proposition) -> &BTreeSet<String> {
    match &p.polarity {
        Polarity::Absent { heads, .. } => heads,
        _ => &p.words,
    }
}

/// How surely one denies what the other asserts; `None` when it does not.
fn against(articles: &[Article], no: &Proposition, yes: &Proposition) -> Option<u16> {
    let (x, y) = (&articles[no.article], &articles[yes.article]);
    let (p, q) = (&x.sentences[no.line], &y.sentences[yes.line]);
    let same_article = no.article == yes.article;
    if same_article && no.line == yes.line || !p.dates_fit(q) {
        return None;
    }
    let names_differ = !no.names.is_empty() && !yes.names.is_empty() && shared(&no.names, &yes.names) == 0;
    if names_differ || !no.numbers.is_subset(&yes.numbers) || no.signs.conflict(&yes.signs) {
        return None;
    }
    match &no.polarity {
        Polarity::Any => answered(no, yes, q),
        Polarity::Absent { heads, sought } => absent(heads, *sought, no, yes),
        _ => opposed(x, no, yes),
    }
}

fn telling<'p>(a: &'p Proposition, b: &Proposition) -> Vec<&'p String> {
    a.words
        .iter()
        .filter(|w| b.words.contains(*w) && !COMMON.contains(&w.as_str()))
        .collect()
}

/// The same verb about the same thing, and most of what is denied said.
fn opposed(x: &Article, no: &Proposition, yes: &Proposition) -> Option<u16> {
    let common = telling(no, yes);
    let verb = no
        .verbs
        .iter()
        .any(|v| yes.verbs.contains(v) && !COMMON.contains(&v.as_str()));
    let size = no.words.len();
    let most = common.len() * 5 >= size * 3 || common.len() >= 3 && common.len() * 5 >= yes.words.len() * 3;
    if no.head.as_ref().is_some_and(|head| !yes.words.contains(head)) {
        return None;
    }
    if verb && common.len() >= 2 && most {
        return Some(wording::score(640, common.len() + shared(&no.names, &yes.names)));
    }
    if common.len() >= 3 && common.len() * 4 >= size * 3 {
        return Some(wording::score(600, common.len()));
    }
    // "The economy is not in a recession": a state, of one subject.
    let state = no.head.is_some() && no.head == yes.head && no.verbs.is_empty() && size <= 3;
    if state && common.len() >= 2 && common.len() + 1 >= size && yes.words.len() <= common.len() + 1 {
        return Some(wording::score(580, common.len()));
    }
    // "Nobody had come to evacuate them": who "them" are stands in the sentence before.
    let before = no.line.checked_sub(1).map(|line| &x.sentences[line].words);
    let known = before.is_some_and(|words| shared(words, &yes.words) >= 2);
    (verb && no.leans && known && most).then(|| wording::score(560, common.len()))
}

/// "Denied any cut", right after someone told of the cut.
fn answered(no: &Proposition, yes: &Proposition, line: &Line) -> Option<u16> {
    let close = no.article == yes.article && yes.line < no.line && no.line - yes.line <= ANSWERED_WITHIN;
    let said = no
        .words
        .iter()
        .all(|w| yes.verbs.contains(w) || line.words.contains(w));
    (close && said && !no.words.is_empty()).then_some(620)
}

/// Nothing of the kind, against the thing itself. One word is enough only where someone looked for it.
fn absent(heads: &BTreeSet<String>, sought: bool, no: &Proposition, yes: &Proposition) -> Option<u16> {
    let all = heads
        .iter()
        .all(|h| yes.words.contains(h) && !COMMON.contains(&h.as_str()));
    let common = telling(no, yes).len();
    (all && (sought || common >= 2)).then(|| wording::score(540, common))
}

fn build(articles: &[Article], no: &Proposition, yes: &Proposition, score: u16) -> Option<ContestedPair> {
    let (x, y) = (&articles[no.article], &articles[yes.article]);
    let (p, q) = (&x.sentences[no.line], &y.sentences[yes.line]);
    let (denier, claimant) = (wording::who(x, p, no.span), wording::who(y, q, yes.span));
    if no.article == yes.article && denier == claimant {
        return None;
    }
    let (denied, said) = (wording::bare(x.words(no.span)), wording::bare(y.words(yes.span)));
    let reason = if denier == claimant {
        format!(
            "{} says both that it is so ({}) and that it is not ({}).",
            wording::sentence_start(&denier),
            wording::quote(said),
            wording::quote(denied)
        )
    } else {
        format!(
            "One says what the other denies: {} according to {claimant}; against it stands {} ({denier}).",
            wording::quote(said),
            wording::quote(denied)
        )
    };
    Some(ContestedPair {
        a: p.doc_span(no.article, no.clause),
        b: q.doc_span(yes.article, yes.span),
        kind: ContestedKind::Denial,
        score_permille: score,
        reason,
        basis: format!("denied and asserted: {}", topic(no, yes, &q.sentence.tokens)),
        a_differs: Some(within(p.doc_span(no.article, no.clause).span, no.span)),
        b_differs: Some(within(q.doc_span(yes.article, yes.span).span, yes.span)),
        question: if y.words(yes.span).starts_with("that ") {
            format!("Is it true that {}?", wording::tidy(said))
        } else {
            format!("Is it true: “{}”?", wording::tidy(said))
        },
    })
}

/// The part of `words` that lies in `stretch`.
pub(super) fn within(stretch: Span, words: Span) -> Span {
    let span = Span::new(
        words.start.max(stretch.start),
        words.end.min(stretch.end).max(stretch.start),
    );
    if span.start < span.end { span } else { stretch }
}

/// The words that both have, as the asserting side writes them.
fn topic(no: &Proposition, yes: &Proposition, tokens: &[Token]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for token in tokens
        .iter()
        .filter(|t| t.is_word() && yes.span.contains(&t.span))
    {
        let concept = crate::lexicon::events::concept(&crate::reading::stem(&token.lower)).to_owned();
        let head = matches!(&no.polarity, Polarity::Absent { heads, .. } if heads.contains(&concept));
        if (head || no.words.contains(&concept)) && !words.contains(&token.text) {
            words.push(token.text);
        }
    }
    words.truncate(4);
    if words.is_empty() {
        let common = no.words.intersection(&yes.words).next();
        return common.map_or_else(|| "the same".to_owned(), Clone::clone);
    }
    words.join(" ")
}
