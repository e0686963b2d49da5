//! Statements that contradict each other, within one article and between articles.
//!
//! Every pair is a suggestion with its reason in words. Nothing is decided by a single number: two
//! figures must be figures of the same thing in the same event, two names must name the same thing.
//! Candidates come from indexes (what is counted, what is named, what is denied), never from comparing
//! all with all, so the work grows with the text.

mod actors;
pub(crate) mod article;
mod contrary;
mod denial;
mod denied;
mod durations;
pub(crate) mod facts;
mod figures;
mod measures;
mod moments;
mod narrower;
mod opposed;
pub(crate) mod polarity;
pub(crate) mod proposition;
pub(crate) mod same;
mod selection;
mod settings;
pub(crate) mod stories;
mod targets;
pub(crate) mod wording;

use crate::span::Span;
use article::Article;
use chrono::NaiveDate;
use std::thread;
use stories::Stories;

/// One article to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document<'a> {
    /// The caller's id; not read here.
    pub id: &'a str,
    /// The text.
    pub text: &'a str,
    /// Day of publication, if known; a leading date of the text is used without it.
    pub published: Option<NaiveDate>,
    /// BCP 47 tag, if known.
    pub lang: Option<&'a str>,
}

/// A stretch of one of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocSpan {
    /// Place of the document in the slice that was given.
    pub document: usize,
    /// The stretch of its text.
    pub span: Span,
}

/// How two statements contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContestedKind {
    /// Two figures for one thing.
    DifferentNumber,
    /// Two dates for one event.
    DifferentDate,
    /// Two places for one event.
    DifferentPlace,
    /// Two answers to who did it or to whom it happened.
    DifferentActor,
    /// One says what the other denies or rules out.
    Denial,
    /// One thing under two names that judge it differently.
    OpposedWording,
    /// Two figures for one thing, the later one higher: likely news, not contradiction.
    NewerFigure,
    /// One says what the other says, and more; no contradiction. Only the narrower one has words that differ.
    Narrower,
}

impl ContestedKind {
    /// The word of the contract, in snake case.
    pub fn as_str(self) -> &'static str {
        match self {
            ContestedKind::DifferentNumber => "different_number",
            ContestedKind::DifferentDate => "different_date",
            ContestedKind::DifferentPlace => "different_place",
            ContestedKind::DifferentActor => "different_actor",
            ContestedKind::Denial => "denial",
            ContestedKind::OpposedWording => "opposed_wording",
            ContestedKind::NewerFigure => "newer_figure",
            ContestedKind::Narrower => "narrower",
        }
    }
}

/// Two statements that contradict each other, as far as the rules see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContestedPair {
    /// The statement that comes first in the order of documents and text; at least its clause.
    pub a: DocSpan,
    /// The other statement.
    pub b: DocSpan,
    /// How they differ.
    pub kind: ContestedKind,
    /// How sure the rules are, 0 to 1000.
    pub score_permille: u16,
    /// Why, in a sentence or two of plain English.
    pub reason: String,
    /// What differs, in short: "wounded: 11 against 23".
    pub basis: String,
    /// The words of `a` that differ, inside its document.
    pub a_differs: Option<Span>,
    /// The words of `b` that differ, inside its document.
    pub b_differs: Option<Span>,
    /// The question to which the two are rival answers.
    pub question: String,
}

/// The contested pairs among the documents, best first; ties in the order of the text. English only. As many
/// threads are used as the machine has cores.
///
/// The list is short and still holds every dispute. A stretch of text appears in at most 4 pairs of a kind. A figure
/// has at most 12 rivals; among more than 80 documents at most 5, and two documents give one pair for one thing. Of
/// so many documents each is compared with the 40 that share most of its rare names, and with those of which it is
/// one of the 40, so the work grows with the number of documents.
pub fn contested(documents: &[Document]) -> Vec<ContestedPair> {
    let articles = read(documents);
    let stories = Stories::of(&articles);
    among(&articles, &stories)
}

/// The contested pairs among articles that were read.
pub(crate) fn among(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let found = thread::scope(|scope| {
        let threads: Vec<_> = KINDS
            .iter()
            .map(|pairs| scope.spawn(|| pairs(articles, stories)))
            .collect();
        let found = threads.into_iter().map(|one| one.join().expect(PANICKED));
        found.collect::<Vec<_>>()
    });
    selection::best(found.into_iter().flatten().collect())
}

const PANICKED: &str = "BUG: the comparison of articles panicked";

type Comparison = fn(&[Article], &Stories) -> Vec<ContestedPair>;

/// Every kind of comparison; each looks at all articles by an index of its own.
const KINDS: &[Comparison] = &[
    figures::pairs,
    contrary::pairs,
    denial::pairs,
    targets::pairs,
    opposed::pairs,
    durations::pairs,
    moments::pairs,
    settings::pairs,
    narrower::pairs,
    actors::pairs,
];

/// The contested pairs in which at least one of the `new` documents takes part (places in `documents`; others are
/// ignored), best first, as [`contested`] gives them. Among more than 80 documents only those are read that share
/// most rare names with a new one, so a new article costs little beside a hundred thousand stored statements.
pub fn contested_by(documents: &[Document], new: &[usize]) -> Vec<ContestedPair> {
    let near = stories::around(documents, new);
    let chosen: Vec<Document> = near.iter().map(|n| documents[*n]).collect();
    let mut pairs = contested(&chosen);
    for side in pairs.iter_mut().flat_map(|pair| [&mut pair.a, &mut pair.b]) {
        side.document = near[side.document];
    }
    pairs.retain(|pair| [pair.a, pair.b].iter().any(|side| new.contains(&side.document)));
    pairs
}

/// The articles, read on as many threads as the machine has cores.
pub(crate) fn read<'a>(documents: &[Document<'a>]) -> Vec<Article<'a>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = documents.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = documents
            .chunks(share)
            .map(|part| scope.spawn(|| part.iter().map(Article::read).collect::<Vec<_>>()))
            .collect();
        let read = parts.into_iter().map(|part| part.join().expect(PANICKED));
        read.flatten().collect()
    })
}
