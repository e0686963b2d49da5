//! "Only military targets" against civilians hit.

use super::article::{Article, Line, name_key};
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, wording};
use crate::lexicon::frames::COMPLEMENTS;
use crate::lexicon::grammar;
use crate::reading::{Token, stem};
use crate::span::Span;
use std::collections::BTreeSet;

/// Words for doing harm, as concepts.
const HARM: &[&str] = &[
    "attack",
    "kill",
    "wound",
    "shoot",
    "damage",
    "incapacitat",
    "harm",
    "endanger",
    "destroy",
    "trap",
];

struct Place {
    article: usize,
    line: usize,
    words: Span,
}

/// Claims that only one class was aimed at, against reports of harm to the other.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let mut found = Vec::new();
    for (class, inside, complement, outside) in COMPLEMENTS {
        let inside = stems(inside);
        let outside = stems(outside);
        let (mut spared, mut harmed) = (Vec::new(), Vec::new());
        for (article, read) in articles.iter().enumerate() {
            for (line, sentence) in read.sentences.iter().enumerate() {
                if let Some(words) = claims_only(sentence, &inside, &outside) {
                    spared.push(Place { article, line, words });
                } else if let Some(words) = harms(sentence, &outside) {
                    harmed.push(Place { article, line, words });
                }
            }
        }
        for a in &spared {
            for &near in stories.near(a.article) {
                let start = harmed.partition_point(|b| b.article < near);
                let rivals = harmed[start..]
                    .iter()
                    .take(MOST_RIVALS)
                    .take_while(|b| b.article == near);
                found.extend(rivals.filter_map(|b| build(articles, a, b, class, complement)));
            }
        }
    }
    found
}

/// A claim is compared with this many reports of one article at most; keeps a long text linear.
const MOST_RIVALS: usize = 40;

fn stems(words: &str) -> BTreeSet<String> {
    words.split_whitespace().map(stem).collect()
}

fn has(tokens: &[Token], set: &BTreeSet<String>) -> Option<usize> {
    tokens.iter().position(|t| {
        t.is_word()
            && (set.contains(&stem(&t.lower)) || t.lower.split('-').any(|part| set.contains(&stem(part))))
    })
}

fn is_harm(token: &Token) -> bool {
    HARM.contains(&crate::lexicon::events::concept(&stem(&token.lower)))
}

/// "only legitimate military targets were attacked", "civilian areas will not be targeted".
fn claims_only(line: &Line, inside: &BTreeSet<String>, outside: &BTreeSet<String>) -> Option<Span> {
    let tokens = &line.sentence.tokens;
    if !tokens.iter().any(is_harm) {
        return None;
    }
    let only = tokens
        .iter()
        .position(|t| t.is_any(&["only", "solely", "exclusively", "purely", "strictly"]));
    if let Some(at) = only {
        let end = tokens.len().min(at + 9);
        let words = has(&tokens[at..end], inside).filter(|_| has(&tokens[at..end], outside).is_none())?;
        return Some(Span::new(
            tokens[at].span.start,
            tokens[(at + words + 1).min(end - 1)].span.end,
        ));
    }
    let victim = has(tokens, outside)?;
    let denied = tokens
        .iter()
        .enumerate()
        .skip(victim.saturating_sub(8))
        .take(18)
        .find(|(_, t)| {
            grammar::is_negation(&t.lower) || t.is_any(&["avoid", "avoids", "avoiding", "spare", "spared"])
        })?
        .0;
    // "Did not mean to shoot": the harm is granted.
    let meant = |t: &Token| t.is_any(&["mean", "meant", "intend", "intended", "want", "wanted", "plan"]);
    if tokens.iter().skip(denied).take(3).any(meant) {
        return None;
    }
    let harm = tokens
        .iter()
        .enumerate()
        .skip(denied.min(victim))
        .find(|(_, t)| is_harm(t))?
        .0;
    let (first, last) = (victim.min(denied), harm.max(denied).max(victim));
    (last - first < 16).then(|| Span::new(tokens[first].span.start, tokens[last].span.end))
}

/// Harm to people or things of the class, said without negation.
fn harms(line: &Line, outside: &BTreeSet<String>) -> Option<Span> {
    let tokens = &line.sentence.tokens;
    let (victim, harm) = nearest(tokens, outside)?;
    // A mine has no aim.
    if line.words.contains("landmin") || line.words.contains("mine") || line.words.contains("landmine") {
        return None;
    }
    let (first, last) = (victim.min(harm), victim.max(harm));
    let negated = tokens[first.saturating_sub(4)..=last]
        .iter()
        .any(|t| grammar::is_negation(&t.lower));
    (!negated).then(|| Span::new(tokens[first].span.start, tokens[last].span.end))
}

/// The victim and the word of harm that stand closest.
fn nearest(tokens: &[Token], outside: &BTreeSet<String>) -> Option<(usize, usize)> {
    const NEAR: usize = 8;
    let victims = tokens
        .iter()
        .enumerate()
        .filter(|(_, t)| t.is_word() && outside.contains(&stem(&t.lower)))
        .map(|(i, _)| i);
    victims
        .flat_map(|v| {
            let from = v.saturating_sub(NEAR);
            (from..tokens.len().min(v + NEAR))
                .filter(|i| is_harm(&tokens[*i]) || lost_life(tokens, *i))
                .map(move |h| (v, h))
        })
        .min_by_key(|(v, h)| v.abs_diff(*h))
}

fn lost_life(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_any(&["lives", "life"])
        && tokens[at.saturating_sub(4)..at]
            .iter()
            .any(|t| t.is_any(&["lost", "loss"]))
}

fn build(articles: &[Article], a: &Place, b: &Place, class: &str, complement: &str) -> Option<ContestedPair> {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let (p, q) = (&x.sentences[a.line], &y.sentences[b.line]);
    let claimant = wording::who(x, p, a.words);
    // Victims of the claimant's own side say nothing about its aim.
    let own: Vec<String> = claimant
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.starts_with(char::is_uppercase))
        .map(|w| name_key(&w.to_lowercase()))
        .collect();
    let tokens = &q.sentence.tokens;
    let victims_own = tokens
        .iter()
        .enumerate()
        .filter(|(_, t)| b.words.contains(&t.span))
        .any(|(i, t)| {
            t.is_capitalised()
                && own.contains(&name_key(&t.lower))
                && !tokens.get(i + 1).is_some_and(|next| next.is_possessive())
                && !tokens[i.saturating_sub(1)].is("by")
        });
    let before = tokens.iter().take_while(|t| t.span.start < b.words.start).last();
    if victims_own
        || before.is_some_and(|t| {
            t.is_capitalised() && own.contains(&name_key(&t.lower)) && t.lower.ends_with(['i', 'n', 'h', 'e'])
        })
    {
        return None;
    }
    let reporter = wording::who(y, q, b.words);
    let figure = q
        .sentence
        .tokens
        .iter()
        .any(|t| b.words.contains(&t.span) && t.kind == crate::reading::Kind::Number)
        || q.words.contains("kill")
        || q.words.contains("wound");
    Some(ContestedPair {
        a: p.doc_span(a.article, a.words),
        b: q.doc_span(b.article, b.words),
        kind: ContestedKind::Denial,
        score_permille: wording::score(
            if figure { 740 } else { 600 },
            super::article::shared(&p.names, &q.names),
        ),
        reason: format!(
            "According to {claimant}, only {class} targets are aimed at, or {complement}s are spared ({}); according to {reporter}, {complement}s were hit ({}). Both can hardly hold for the same attacks.",
            wording::quote(x.words(a.words)),
            wording::quote(y.words(b.words)),
        ),
        basis: format!("targets: only {class} against {complement}s hit"),
        a_differs: Some(a.words),
        b_differs: Some(b.words),
        question: format!("Were {complement}s hit, or only {class} targets?"),
    })
}
