//! Who was hit: soldiers in one article, police in another, by one cause.

use super::article::{Article, Line, shared};
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, wording};
use crate::lexicon::events;
use crate::lexicon::people::{self, Group};
use crate::span::Span;

/// Causes that single out one event well enough.
const CAUSES: &[&str] = &[
    "landmin",
    "landmine",
    "crash",
    "collision",
    "explosion",
    "blast",
    "avalanch",
    "stampede",
    "ambush",
];

struct Place {
    article: usize,
    line: usize,
    group: Group,
    words: Span,
    cause: &'static str,
}

/// Deaths by one cause that befall people of groups that exclude each other.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let mut places = Vec::new();
    for (article, read) in articles.iter().enumerate() {
        for (line, sentence) in read.sentences.iter().enumerate() {
            places.extend(victims(sentence).map(|(group, words, cause)| Place {
                article,
                line,
                group,
                words,
                cause,
            }));
        }
    }
    let rivals = stories.pairs(&places, |p| p.article).into_iter();
    let rivals =
        rivals.filter(|(a, b)| b.article != a.article && a.cause == b.cause && exclude(a.group, b.group));
    rivals.filter_map(|(a, b)| pair(articles, a, b)).collect()
}

fn exclude(a: Group, b: Group) -> bool {
    matches!(
        (a, b),
        (Group::Military, Group::Police) | (Group::Police, Group::Military)
    )
}

fn victims(line: &Line) -> Option<(Group, Span, &'static str)> {
    let cause = CAUSES.iter().find(|c| line.words.contains(**c))?;
    let tokens = &line.sentence.tokens;
    let harmed = line.words.contains("kill")
        || tokens
            .iter()
            .any(|t| t.is_any(&["loss", "lives"]) || events::state(&t.lower) == Some("kill"));
    let victim = tokens.iter().find_map(|t| {
        people::group(&t.lower)
            .filter(|g| matches!(g, Group::Military | Group::Police))
            .map(|g| (g, t.span))
    })?;
    harmed.then_some((victim.0, victim.1, cause))
}

fn pair(articles: &[Article], a: &Place, b: &Place) -> Option<ContestedPair> {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let (p, q) = (&x.sentences[a.line], &y.sentences[b.line]);
    if !p.dates_fit(q) {
        return None;
    }
    let (first, second) = (x.words(a.words), y.words(b.words));
    Some(ContestedPair {
        a: p.doc_span(a.article, a.words),
        b: q.doc_span(b.article, b.words),
        kind: ContestedKind::DifferentActor,
        score_permille: wording::score(520, shared(&p.words, &q.words)),
        reason: format!(
            "Both tell of deaths by one cause, but not of the same victims: {first} according to {}, {second} according to {}.",
            wording::who(x, p, a.words),
            wording::who(y, q, b.words)
        ),
        basis: format!("victims: {first} against {second}"),
        a_differs: Some(a.words),
        b_differs: Some(b.words),
        question: "Who were the victims?".to_owned(),
    })
}
