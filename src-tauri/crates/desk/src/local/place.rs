//! Where the checker stopped.

use rusqlite::{Connection, OptionalExtension, Row};

/// A place in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Case, as text.
    pub case: String,
    /// Section of the window.
    pub section: String,
    /// Claim that was shown, as text.
    pub claim: Option<String>,
    /// When, in milliseconds since 1970.
    pub updated_ms: i64,
}

/// Keeps a place.
///
/// # Errors
/// Whatever SQLite reports.
pub fn place_save(c: &Connection, place: &Place) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO place (case_id, section, claim_id, updated_ms) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (case_id) DO UPDATE SET
             section = excluded.section, claim_id = excluded.claim_id, updated_ms = excluded.updated_ms",
    )?
    .execute((&place.case, &place.section, &place.claim, place.updated_ms))?;
    Ok(())
}

/// The place in a case.
///
/// # Errors
/// Whatever SQLite reports.
pub fn place_of_case(c: &Connection, case: &str) -> rusqlite::Result<Option<Place>> {
    c.prepare_cached("SELECT case_id, section, claim_id, updated_ms FROM place WHERE case_id = ?1")?
        .query_row([case], row_to_place)
        .optional()
}

/// The place kept last of all cases.
///
/// # Errors
/// Whatever SQLite reports.
pub fn last_place(c: &Connection) -> rusqlite::Result<Option<Place>> {
    c.prepare_cached(
        "SELECT case_id, section, claim_id, updated_ms FROM place ORDER BY updated_ms DESC LIMIT 1",
    )?
    .query_row([], row_to_place)
    .optional()
}

fn row_to_place(row: &Row<'_>) -> rusqlite::Result<Place> {
    Ok(Place {
        case: row.get(0)?,
        section: row.get(1)?,
        claim: row.get(2)?,
        updated_ms: row.get(3)?,
    })
}
