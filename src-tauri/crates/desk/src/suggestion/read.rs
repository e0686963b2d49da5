//! Reads suggestions back.

use std::str::FromStr;

use factdesk_domain::{CaseId, ClaimId, VersionId};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use super::{SuggestedClaim, SuggestedRelation};

pub(super) const CLAIM: &str = "SELECT
    id, case_id, article_id, version_id, span_start, span_end, exact, text, claim_type,
    speaker, cue, stance, outlet, said, worth, reasons, facts, analyser
FROM suggestion_claim ";

const RELATION: &str = "SELECT
    case_id, claim_a, claim_b, kind, difference, basis, reason, question, score,
    label_a, label_b, a_start, a_end, b_start, b_end, analyser
FROM suggestion_relation ";

/// Every suggested claim of a case, in no promised order.
///
/// # Errors
/// Whatever SQLite reports; a row that does not parse is an error, never skipped.
pub fn of_case(connection: &Connection, case: CaseId) -> rusqlite::Result<Vec<SuggestedClaim>> {
    connection
        .prepare_cached(&[CLAIM, "WHERE case_id = ?1"].concat())?
        .query_map([case.to_string()], row_to_claim)?
        .collect()
}

/// Analyser and version that last went over a case here; none when it was never analysed: the program ended between
/// an import and its analysis, or the case came from another laptop.
///
/// # Errors
/// Whatever SQLite reports.
pub fn made_by(connection: &Connection, case: CaseId) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT analyser FROM suggestion_run WHERE case_id = ?1")?
        .query_row([case.to_string()], |row| row.get(0))
        .optional()
}

/// Whether claims are suggested in a text.
///
/// # Errors
/// Whatever SQLite reports.
pub fn is_there_for(connection: &Connection, version: VersionId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM suggestion_claim WHERE version_id = ?1)")?
        .query_row([version.to_string()], |row| row.get(0))
}

/// One suggested claim.
///
/// # Errors
/// Whatever SQLite reports.
pub fn one(connection: &Connection, claim: ClaimId) -> rusqlite::Result<Option<SuggestedClaim>> {
    connection
        .prepare_cached(&[CLAIM, "WHERE id = ?1"].concat())?
        .query_row([claim.to_string()], row_to_claim)
        .optional()
}

/// Every suggested relation of a case, the surest first; those that say the same come last.
///
/// # Errors
/// Whatever SQLite reports.
pub fn relations_of_case(connection: &Connection, case: CaseId) -> rusqlite::Result<Vec<SuggestedRelation>> {
    connection
        .prepare_cached(
            &[
                RELATION,
                "WHERE case_id = ?1 ORDER BY kind = 'same_claim', score DESC, claim_a, claim_b",
            ]
            .concat(),
        )?
        .query_map([case.to_string()], row_to_relation)?
        .collect()
}

/// Every suggested relation of one claim, in the same order.
///
/// # Errors
/// Whatever SQLite reports.
pub fn relations_of_claim(
    connection: &Connection,
    claim: ClaimId,
) -> rusqlite::Result<Vec<SuggestedRelation>> {
    connection
        .prepare_cached(
            &[
                RELATION,
                "WHERE claim_a = ?1 OR claim_b = ?1 ORDER BY kind = 'same_claim', score DESC, claim_a, claim_b",
            ]
            .concat(),
        )?
        .query_map([claim.to_string()], row_to_relation)?
        .collect()
}

pub(super) fn row_to_claim(row: &Row<'_>) -> rusqlite::Result<SuggestedClaim> {
    Ok(SuggestedClaim {
        id: id(row, "id")?,
        case: id(row, "case_id")?,
        article: id(row, "article_id")?,
        version: id(row, "version_id")?,
        start: bytes(row, "span_start")?,
        end: bytes(row, "span_end")?,
        exact: row.get("exact")?,
        text: row.get("text")?,
        claim_type: row.get("claim_type")?,
        speaker: row.get("speaker")?,
        cue: row.get("cue")?,
        stance: row.get("stance")?,
        outlet: row.get("outlet")?,
        said: row.get("said")?,
        worth: row.get("worth")?,
        reasons: json(row, "reasons")?,
        facts: json(row, "facts")?,
        analyser: row.get("analyser")?,
    })
}

fn row_to_relation(row: &Row<'_>) -> rusqlite::Result<SuggestedRelation> {
    Ok(SuggestedRelation {
        case: id(row, "case_id")?,
        a: id(row, "claim_a")?,
        b: id(row, "claim_b")?,
        kind: row.get("kind")?,
        difference: row.get("difference")?,
        basis: row.get("basis")?,
        reason: row.get("reason")?,
        question: row.get("question")?,
        score: row.get("score")?,
        label_a: row.get("label_a")?,
        label_b: row.get("label_b")?,
        differs_a: span(row, "a_start", "a_end")?,
        differs_b: span(row, "b_start", "b_end")?,
        analyser: row.get("analyser")?,
    })
}

fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
}

fn id<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<T> {
    row.get::<_, String>(column)?.parse().map_err(damaged)
}

fn bytes(row: &Row<'_>, column: &str) -> rusqlite::Result<usize> {
    usize::try_from(row.get::<_, i64>(column)?).map_err(damaged)
}

fn span(row: &Row<'_>, start: &str, end: &str) -> rusqlite::Result<Option<(usize, usize)>> {
    match (row.get::<_, Option<i64>>(start)?, row.get::<_, Option<i64>>(end)?) {
        (Some(start), Some(end)) => Ok(Some((
            usize::try_from(start).map_err(damaged)?,
            usize::try_from(end).map_err(damaged)?,
        ))),
        _ => Ok(None),
    }
}

fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    serde_json::from_str(&row.get::<_, String>(column)?).map_err(damaged)
}
