//! Half-typed text.

use rusqlite::{Connection, Row};

/// Text that somebody began to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Case, as text; empty for text that belongs to no case yet.
    pub case: String,
    /// What it is a draft of: `verdict:CLAIM`, ...
    pub key: String,
    /// The text; never empty.
    pub text: String,
    /// When it was typed, in milliseconds since 1970.
    pub updated_ms: i64,
}

/// Keeps a draft; an empty text removes it.
///
/// # Errors
/// Whatever SQLite reports.
pub fn draft_save(c: &Connection, case: &str, key: &str, text: &str, now_ms: i64) -> rusqlite::Result<()> {
    if text.is_empty() {
        c.prepare_cached("DELETE FROM draft WHERE case_id = ?1 AND key = ?2")?
            .execute((case, key))?;
        return Ok(());
    }
    c.prepare_cached(
        "INSERT INTO draft (case_id, key, text, updated_ms) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (case_id, key) DO UPDATE SET text = excluded.text, updated_ms = excluded.updated_ms",
    )?
    .execute((case, key, text, now_ms))?;
    Ok(())
}

/// Every draft of a case, by key.
///
/// # Errors
/// Whatever SQLite reports.
pub fn drafts_of_case(c: &Connection, case: &str) -> rusqlite::Result<Vec<Draft>> {
    c.prepare_cached("SELECT case_id, key, text, updated_ms FROM draft WHERE case_id = ?1 ORDER BY key")?
        .query_map([case], row_to_draft)?
        .collect()
}

/// The drafts of a case whose key ends with `:` and this object.
///
/// # Errors
/// Whatever SQLite reports.
pub fn drafts_of_object(c: &Connection, case: &str, object: &str) -> rusqlite::Result<Vec<Draft>> {
    c.prepare_cached(
        "SELECT case_id, key, text, updated_ms FROM draft
         WHERE case_id = ?1 AND substr(key, instr(key, ':') + 1) = ?2 ORDER BY key",
    )?
    .query_map([case, object], row_to_draft)?
    .collect()
}

fn row_to_draft(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        case: row.get(0)?,
        key: row.get(1)?,
        text: row.get(2)?,
        updated_ms: row.get(3)?,
    })
}
