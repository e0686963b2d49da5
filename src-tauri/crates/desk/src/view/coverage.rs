//! Coverage: every sentence of every article carries a state.

use std::ops::Range;

use factdesk_domain::{ArticleId, CaseId, ClaimId, MarkId, VersionId};
use rusqlite::{Connection, named_params};

use super::rows::{parsed, position};
use super::{CaseView, Sign};

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
    let plain = || SentenceState {
        sign: Sign::Plain,
        claims: Vec::new(),
        mark: None,
    };
    let mut states: Vec<Vec<SentenceState>> = view
        .articles
        .iter()
        .map(|article| article.layout.sentences.iter().map(|_| plain()).collect())
        .collect();
    for claim in &view.claims {
        for statement in &claim.statements {
            let Some(article) = statement.article else {
                continue;
            };
            if statement.version != Some(view.articles[article].version) {
                continue; // the span belongs to an older text
            }
            for index in view.articles[article].layout.sentences_of(&statement.span) {
                let state = &mut states[article][index];
                state.sign = state.sign.min(claim.sign());
                if !state.claims.contains(&claim.id) {
                    state.claims.push(claim.id);
                }
            }
        }
    }
    for passage in &view.passages {
        mark(view, passage, &mut states);
    }
    states
}

/// A mark settles sentences without claims and those that hold only suggested claims nobody has taken up.
fn mark(view: &CaseView, passage: &Passage, states: &mut [Vec<SentenceState>]) {
    let Some(article) = view
        .articles
        .iter()
        .position(|article| article.version == passage.version)
    else {
        return;
    };
    for index in view.articles[article].layout.sentences_of(&passage.span) {
        let state = &mut states[article][index];
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
