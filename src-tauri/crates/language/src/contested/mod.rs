//! Statements that contradict each other, within one article and between articles.
//!
//! Every pair is a suggestion with its reason in words. Nothing is decided by a single number: two
//! figures must be figures of the same thing in the same event, two names must name the same thing.
//! Candidates come from indexes (what is counted, what is named, what is denied), never from comparing
//! all with all, so the work grows with the text.

mod actors;
mod article;
mod contrary;
mod denial;
mod denied;
mod durations;
mod facts;
mod figures;
mod measures;
mod moments;
mod opposed;
mod polarity;
mod proposition;
mod same;
mod selection;
mod stories;
mod targets;
mod wording;

use crate::span::Span;
use article::Article;
use chrono::NaiveDate;
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
    /// One says less than the other and does not contradict it.
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

/// The contested pairs among the documents, best first; ties in the order of the text. Each stretch of
/// text appears in a few pairs only, so that a short list holds every dispute. English only.
pub fn contested(documents: &[Document]) -> Vec<ContestedPair> {
    let articles: Vec<Article> = documents.iter().map(Article::read).collect();
    let stories = Stories::of(&articles);
    let mut pairs = figures::pairs(&articles, &stories);
    pairs.extend(targets::pairs(&articles, &stories));
    pairs.extend(opposed::pairs(&articles, &stories));
    pairs.extend(denial::pairs(&articles, &stories));
    pairs.extend(contrary::pairs(&articles, &stories));
    pairs.extend(durations::pairs(&articles, &stories));
    pairs.extend(moments::pairs(&articles, &stories));
    pairs.extend(actors::pairs(&articles, &stories));
    selection::best(pairs)
}
