//! Receipts: what left the desk or came in, when, and to where.

use rusqlite::{Connection, OptionalExtension};

/// One receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Case, as text.
    pub case: Option<String>,
    /// `report`, `backup`, ...
    pub kind: String,
    /// Where to or from.
    pub path: String,
    /// SHA-256 of the file.
    pub sha256: Option<String>,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
}

/// Keeps a receipt.
///
/// # Errors
/// Whatever SQLite reports.
pub fn receipt_add(c: &Connection, receipt: &Receipt) -> rusqlite::Result<()> {
    c.prepare_cached("INSERT INTO receipt (case_id, kind, path, sha256, at_ms) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((
            &receipt.case,
            &receipt.kind,
            &receipt.path,
            &receipt.sha256,
            receipt.at_ms,
        ))?;
    Ok(())
}

/// The latest receipt of a kind.
///
/// # Errors
/// Whatever SQLite reports.
pub fn last_receipt(c: &Connection, kind: &str) -> rusqlite::Result<Option<Receipt>> {
    c.prepare_cached(
        "SELECT case_id, kind, path, sha256, at_ms FROM receipt WHERE kind = ?1 ORDER BY id DESC LIMIT 1",
    )?
    .query_row([kind], |row| {
        Ok(Receipt {
            case: row.get(0)?,
            kind: row.get(1)?,
            path: row.get(2)?,
            sha256: row.get(3)?,
            at_ms: row.get(4)?,
        })
    })
    .optional()
}
