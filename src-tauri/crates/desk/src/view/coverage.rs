//! Coverage: every sentence of every article carries a state.

use std::ops::Range;

use factdesk_domain::{ArticleId, CaseId, ClaimId, MarkId, VersionId};
use rusqlite::{Connection, named_params};

use super::rows::{parsed, position};
use super::{CaseView, Layout, Sign};

/// A passage marked as holding nothing to check.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Id of the mark.
    pub id: MarkId,
    /// Article.
    pub article: ArticleId,
    /// Version that the span belongs to.
    pub version: VersionId,
    /// Span in that version's text, in bytes.
    pub span: Range<usize>,
    /// Why.
    pub reason: Option<String>,
}

/// The state of one sentence.
#[derive(Debug, Clone)]
pub struct SentenceState {
    /// The worst sign of its claims; that of a mark, where no claim is open.
    pub sign: Sign,
    /// Its claims in the order of the walk.
    pub claims: Vec<ClaimId>,
    /// A mark that covers it.
    pub mark: Option<MarkId>,
}

/// The state of every sentence, article by article, in reading order.
#[must_use]
pub fn sentence_states(view: &CaseView) -> Vec<Vec<SentenceState>> {
    (0..view.articles.len())
        .map(|article| article_states(view, article))
        .collect()
}

/// The state of every sentence of the article at a place of `articles`, in reading order.
#[must_use]
pub fn article_states(view: &CaseView, article: usize) -> Vec<SentenceState> {
    states_of(view, article, view.tally.claims_in(article))
}

/// The states of an article's sentences, from the claims at these places of the walk.
pub(super) fn states_of(view: &CaseView, article: usize, claims: &[usize]) -> Vec<SentenceState> {
    let plain = || SentenceState {
        sign: Sign::Plain,
        claims: Vec::new(),
        mark: None,
    };
    let entry = &view.articles[article];
    let mut states: Vec<SentenceState> = entry.layout.sentences.iter().map(|_| plain()).collect();
    for claim in claims.iter().map(|place| &view.claims[*place]) {
        for statement in &claim.statements {
            // A span that belongs to an older text lies nowhere in this one.
            if statement.article != Some(article) || statement.version.is_none() || view.is_orphan(statement)
            {
                continue;
            }
            for index in entry.layout.sentences_of(&statement.span) {
                let state = &mut states[index];
                state.sign = state.sign.min(claim.sign());
                if !state.claims.contains(&claim.id) {
                    state.claims.push(claim.id);
                }
            }
        }
    }
    for passage in view
        .passages
        .iter()
        .filter(|passage| entry.holds(passage.version, &passage.span))
    {
        mark(view, passage, &entry.layout, &mut states);
    }
    states
}

/// A mark settles sentences without claims and those that hold only suggested claims nobody has taken up.
fn mark(view: &CaseView, passage: &Passage, layout: &Layout, states: &mut [SentenceState]) {
    for index in layout.sentences_of(&passage.span) {
        let state = &mut states[index];
        state.mark = Some(passage.id);
        let taken_up = |id: &ClaimId| view.claim(*id).is_some_and(|claim| claim.accepted);
        if !state.claims.iter().any(taken_up) {
            state.sign = Sign::NothingToCheck;
        }
    }
}

pub(super) fn passages(c: &Connection, case: CaseId) -> rusqlite::Result<Vec<Passage>> {
    c.prepare_cached(include_str!("passages.sql"))?
        .query_map(named_params! { ":case": case.to_string() }, |row| {
            Ok(Passage {
                id: parsed(row, "id")?,
                article: parsed(row, "article")?,
                version: parsed(row, "version")?,
                span: position(row, "start_byte")?..position(row, "end_byte")?,
                reason: row.get("reason")?,
            })
        })?
        .collect()
}
