//! Half-typed text.

use factdesk_domain::ReviewerId;
use rusqlite::{Connection, Row};

/// Text that a reviewer began to type. Nobody else is shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Case, as text; empty for text that belongs to no case yet.
    pub case: String,
    /// What it is a draft of: `verdict:CLAIM`, ...
    pub key: String,
    /// Who typed it.
    pub reviewer: ReviewerId,
    /// The text; never empty.
    pub text: String,
    /// When it was typed, in milliseconds since 1970.
    pub updated_ms: i64,
}

/// Keeps a draft of a reviewer; an empty text removes it.
///
/// # Errors
/// Whatever SQLite reports.
pub fn draft_save(
    c: &Connection,
    by: ReviewerId,
    (case, key): (&str, &str),
    text: &str,
    now_ms: i64,
) -> rusqlite::Result<()> {
    let by = by.to_string();
    if text.is_empty() {
        c.prepare_cached("DELETE FROM draft WHERE case_id = ?1 AND key = ?2 AND reviewer = ?3")?
            .execute((case, key, by))?;
        return Ok(());
    }
    c.prepare_cached(
        "INSERT INTO draft (case_id, key, reviewer, text, updated_ms) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (case_id, key, reviewer) DO UPDATE SET text = excluded.text, updated_ms = excluded.updated_ms",
    )?
    .execute((case, key, by, text, now_ms))?;
    Ok(())
}

/// Every draft of a case, whoever typed it, by key: to say who is writing, never to show the words to another.
///
/// # Errors
/// Whatever SQLite reports.
pub fn drafts_of_case(c: &Connection, case: &str) -> rusqlite::Result<Vec<Draft>> {
    c.prepare_cached(
        "SELECT case_id, key, reviewer, text, updated_ms FROM draft WHERE case_id = ?1 ORDER BY key, reviewer",
    )?
    .query_map([case], row_to_draft)?
    .collect()
}

/// The drafts of a reviewer in a case whose key ends with `:` and this object.
///
/// # Errors
/// Whatever SQLite reports.
pub fn drafts_of_object(
    c: &Connection,
    by: ReviewerId,
    (case, object): (&str, &str),
) -> rusqlite::Result<Vec<Draft>> {
    c.prepare_cached(
        "SELECT case_id, key, reviewer, text, updated_ms FROM draft
         WHERE case_id = ?1 AND substr(key, instr(key, ':') + 1) = ?2 AND reviewer = ?3 ORDER BY key",
    )?
    .query_map((case, object, by.to_string()), row_to_draft)?
    .collect()
}

fn row_to_draft(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        case: row.get("case_id")?,
        key: row.get("key")?,
        reviewer: crate::row::parsed(row, "reviewer")?,
        text: row.get("text")?,
        updated_ms: row.get("updated_ms")?,
    })
}
