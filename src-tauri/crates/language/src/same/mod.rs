//! Statements that say the same: two speakers or two articles, one claim.
//!
//! What counts is when they are true, not who says them: the same things with the same names, the same numbers of
//! the same things, the same dates, nothing denied in only one of them, nothing said in only one of them. Who says
//! so and with what verb is left aside. A pair that is not found costs a checker a second look, a wrong one a wrong
//! verdict; so every doubt speaks against a pair.

mod fits;
mod near;
mod saying;
#[cfg(test)]
mod tests;
mod vocabulary;

use crate::contested::article::Article;
use crate::contested::stories::Stories;
use crate::contested::{self, ContestedPair, DocSpan, Document};

/// Two statements that say the same, as far as the rules see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameClaim {
    /// The statement that comes first in the order of documents and text.
    pub a: DocSpan,
    /// The other statement.
    pub b: DocSpan,
    /// How sure the rules are, 0 to 1000.
    pub score_permille: u16,
    /// Why, in a sentence of plain English.
    pub reason: String,
}

/// What the statements of some articles have to do with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Those that contradict each other, as [`contested`](crate::contested()) gives them.
    pub contested: Vec<ContestedPair>,
    /// Those that say the same, as [`same_claims`] gives them.
    pub same: Vec<SameClaim>,
}

/// Both at the cost of reading the articles once.
pub fn related(documents: &[Document]) -> Related {
    let articles = contested::read(documents);
    let stories = Stories::of(&articles);
    Related {
        contested: contested::among(&articles, &stories),
        same: among(&articles, &stories),
    }
}

/// Pairs of statements that say the same, best first; ties in the order of the text. English only.
///
/// The two stand in different articles, or far apart in one. A statement has at most four partners: of twenty
/// articles that repeat one sentence each is tied to a few, and all of them hang together. Candidates come from an
/// index of what is rare in them, so the work grows with the text.
pub fn same_claims(documents: &[Document]) -> Vec<SameClaim> {
    let articles = contested::read(documents);
    let stories = Stories::of(&articles);
    among(&articles, &stories)
}

fn among(articles: &[Article], stories: &Stories) -> Vec<SameClaim> {
    let sayings = articles
        .iter()
        .enumerate()
        .flat_map(|(n, a)| saying::sayings(n, a));
    let sayings: Vec<_> = sayings.collect();
    let weights = near::Weights::of(&sayings);
    let candidates = near::candidates(&sayings, &weights, stories);
    let pairs = candidates.into_iter().filter_map(|(a, b)| {
        let (a, b) = (&sayings[a], &sayings[b]);
        fits::same(articles, &weights, a, b)
    });
    near::best(pairs.collect())
}
