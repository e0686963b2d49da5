//! What the screens and the command line read: a case as the checker walks it.
//!
//! A [`CaseView`] joins what persons confirmed (the projection of the log) with what an analysis suggests (local
//! tables) and lets the log win. It is a value: built by reading, refreshed claim by claim, never written to.

mod article;
mod cache;
mod claim;
mod coverage;
mod load;
mod progress;
mod relation;
pub(crate) mod rows;
mod sets;

use std::collections::HashMap;
use std::sync::Arc;

use factdesk_domain::{CaseId, ClaimId, ReviewerId};

pub use article::{ArticleEntry, Layout, Layouts, Original};
pub use cache::{Moment, Views, moment};
pub use claim::{ClaimEntry, Head, OriginKind, Sign, StatementEntry, sign_of};
pub use coverage::{Passage, SentenceState, article_states, sentence_states};
pub use load::{load, refresh};
pub use progress::Progress;
pub use relation::{RelationEntry, RelationStanding};
pub use sets::SetEntry;

/// A case as the checker walks it.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// The case.
    pub case: CaseId,
    /// Its articles in the order of import.
    pub articles: Vec<ArticleEntry>,
    /// Its claims in the order of the walk; suggested ones too.
    pub claims: Vec<ClaimEntry>,
    /// Relations between its claims, suggested and rejected ones too.
    pub relations: Vec<RelationEntry>,
    /// Contested sets, those with a confirmed link first.
    pub sets: Vec<SetEntry>,
    /// Passages marked as holding nothing to check.
    pub passages: Vec<Passage>,
    /// Who reads them in an order of their own, because something is kept from them; else they are in reading order.
    pub wanderer: Option<ReviewerId>,
    places: HashMap<ClaimId, usize>,
    relations_of: HashMap<ClaimId, Vec<usize>>,
    tally: progress::Tally,
}

impl CaseView {
    /// The place of a claim in the walk, from 0.
    #[must_use]
    pub fn place(&self, claim: ClaimId) -> Option<usize> {
        self.places.get(&claim).copied()
    }

    /// One claim.
    #[must_use]
    pub fn claim(&self, claim: ClaimId) -> Option<&ClaimEntry> {
        self.place(claim).map(|place| &self.claims[place])
    }

    /// The relations of a claim, in the order of `relations`.
    pub fn relations_of(&self, claim: ClaimId) -> impl Iterator<Item = &RelationEntry> {
        self.relations_of
            .get(&claim)
            .into_iter()
            .flatten()
            .map(|&index| &self.relations[index])
    }

    /// The contested set that a claim stands in.
    #[must_use]
    pub fn set_of(&self, claim: ClaimId) -> Option<&SetEntry> {
        self.claim(claim)?.set.map(|index| &self.sets[index])
    }

    /// Whether a statement stands in an earlier text of its article and found no place in the one that is worked on. One
    /// that names a place outside of the text has none either.
    #[must_use]
    pub fn is_orphan(&self, statement: &StatementEntry) -> bool {
        let article = statement.article.map(|index| &self.articles[index]);
        let placed = article.zip(statement.version);
        placed.is_some_and(|(article, version)| !article.holds(version, &statement.span))
    }

    /// How many statements and marked passages are orphans.
    #[must_use]
    pub fn orphans(&self) -> usize {
        let statements = self.claims.iter().flat_map(|claim| &claim.statements);
        let current = |passage: &Passage| {
            let article = self.articles.iter().find(|article| article.id == passage.article);
            article.is_none_or(|article| article.holds(passage.version, &passage.span))
        };
        statements.filter(|statement| self.is_orphan(statement)).count()
            + self.passages.iter().filter(|passage| !current(passage)).count()
    }

    /// An article by its place in `articles`.
    #[must_use]
    pub fn layout(&self, article: usize) -> &Arc<Layout> {
        &self.articles[article].layout
    }
}
