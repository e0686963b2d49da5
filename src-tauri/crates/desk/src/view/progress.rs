//! How far a case is.

use std::collections::BTreeSet;

use factdesk_domain::claim::WorkState;

use super::coverage::states_of;
use super::{CaseView, ClaimEntry, Sign, StatementEntry};

/// Counts of a case. Suggested claims count like the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Claims that have a rival.
    pub contested: usize,
    /// Of those, how many have a verdict.
    pub contested_settled: usize,
    /// All claims.
    pub claims: usize,
    /// Of those, how many have a verdict.
    pub claims_settled: usize,
    /// Sentences of all articles.
    pub sentences: usize,
    /// Of those, how many are covered by verdicts or marked.
    pub sentences_settled: usize,
    /// Parked claims.
    pub parked: usize,
    /// Flagged claims.
    pub flagged: usize,
}

impl CaseView {
    /// How far the case is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.tally.progress
    }
}

/// The counts of a view, kept up to date claim by claim: counting a hundred thousand takes longer than showing one.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    progress: Progress,
    articles: Vec<InArticle>,
}

/// What is counted of one article.
#[derive(Debug, Clone, Default)]
struct InArticle {
    /// Places in the walk, ascending, of the claims that have a statement in its text.
    claims: Vec<usize>,
    settled: usize,
}

impl Tally {
    /// Counts a view whose claims stand in their places.
    pub(super) fn of(view: &CaseView) -> Self {
        let mut tally = Self {
            progress: Progress::default(),
            articles: vec![InArticle::default(); view.articles.len()],
        };
        for (place, claim) in view.claims.iter().enumerate() {
            tally.progress.add(claim);
            for article in articles_of(view, claim) {
                tally.articles[article].claims.push(place);
            }
        }
        for (article, entry) in view.articles.iter().enumerate() {
            tally.progress.sentences += entry.layout.sentences.len();
            tally.settle(view, article);
        }
        tally
    }

    /// Places in the walk of the claims that have a statement in an article's text.
    pub(super) fn claims_in(&self, article: usize) -> &[usize] {
        self.articles
            .get(article)
            .map_or(&[], |article| article.claims.as_slice())
    }

    /// Counts again what a claim changed by becoming what now stands at its place.
    pub(super) fn replace(&mut self, view: &CaseView, place: usize, before: &ClaimEntry) {
        let now = &view.claims[place];
        self.progress.remove(before);
        self.progress.add(now);
        let (left, entered) = (articles_of(view, before), articles_of(view, now));
        for &article in &left {
            self.articles[article].claims.retain(|known| *known != place);
        }
        for &article in &entered {
            let claims = &mut self.articles[article].claims;
            if let Err(at) = claims.binary_search(&place) {
                claims.insert(at, place);
            }
        }
        for article in left.union(&entered) {
            self.settle(view, *article);
        }
    }

    /// Counts the settled sentences of one article again.
    fn settle(&mut self, view: &CaseView, article: usize) {
        let states = states_of(view, article, self.claims_in(article));
        let settled = states.iter().filter(|state| is_covered(state.sign)).count();
        let before = std::mem::replace(&mut self.articles[article].settled, settled);
        self.progress.sentences_settled = self.progress.sentences_settled - before + settled;
    }
}

impl Progress {
    fn add(&mut self, claim: &ClaimEntry) {
        self.change(claim, |count, by| count + by);
    }

    fn remove(&mut self, claim: &ClaimEntry) {
        self.change(claim, |count, by| count - by);
    }

    fn change(&mut self, claim: &ClaimEntry, change: impl Fn(usize, usize) -> usize) {
        let (one, settled) = (usize::from(claim.contested), usize::from(claim.is_settled()));
        self.claims = change(self.claims, 1);
        self.claims_settled = change(self.claims_settled, settled);
        self.contested = change(self.contested, one);
        self.contested_settled = change(self.contested_settled, one * settled);
        let parked = claim.state() == WorkState::Parked;
        self.parked = change(self.parked, usize::from(parked));
        self.flagged = change(self.flagged, usize::from(claim.flagged));
    }
}

/// The articles in whose text a claim has a statement.
fn articles_of(view: &CaseView, claim: &ClaimEntry) -> BTreeSet<usize> {
    let here = |statement: &StatementEntry| {
        statement
            .article
            .filter(|article| statement.version == Some(view.articles[*article].version))
    };
    claim.statements.iter().filter_map(here).collect()
}

/// Whether a sentence with this sign needs nobody any more.
pub(super) fn is_covered(sign: Sign) -> bool {
    !matches!(sign, Sign::Contested | Sign::Open | Sign::Plain)
}
