//! What a person has already spoken on, so that a new analysis leaves it alone.

use std::ops::Range;

use factdesk_domain::{CaseId, VersionId};
use rusqlite::{Connection, named_params};

use super::SuggestedClaim;
use super::read::{CLAIM, row_to_claim};
use crate::view::rows::{parsed, position};

/// The place of a claim that a person took out of the case, merged into another or split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Version of the article.
    pub version: VersionId,
    /// Bytes of that version's text.
    pub span: Range<usize>,
}

/// Places of the claims that a person took out of a case, merged or split. Nothing is suggested there again, not
/// even in other words.
///
/// # Errors
/// Whatever SQLite reports; a row that does not parse is an error, never skipped.
pub fn refused(c: &Connection, case: CaseId) -> rusqlite::Result<Vec<Refused>> {
    c.prepare_cached(include_str!("refused.sql"))?
        .query_map(named_params! { ":case": case.to_string() }, |row| {
            Ok(Refused {
                version: parsed(row, "version")?,
                span: position(row, "start_byte")?..position(row, "end_byte")?,
            })
        })?
        .collect()
}

/// Suggested claims at the end of a relation that a person rejected. They outlive the analysis that found them:
/// the rejection is of these two, and a new analysis with other words would bring the pair back.
///
/// # Errors
/// Whatever SQLite reports; a row that does not parse is an error, never skipped.
pub fn spoken_of(c: &Connection, case: CaseId) -> rusqlite::Result<Vec<SuggestedClaim>> {
    c.prepare_cached(&[CLAIM, "WHERE id IN (", include_str!("spoken.sql"), ")"].concat())?
        .query_map(named_params! { ":case": case.to_string() }, row_to_claim)?
        .collect()
}
