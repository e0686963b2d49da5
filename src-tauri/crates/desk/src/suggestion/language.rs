//! The language that a person says the articles of a case are in; otherwise each article's own is taken.

use factdesk_domain::CaseId;
use rusqlite::{Connection, OptionalExtension};

/// The language that every article of a case is read in, as in BCP 47; none where each article's own is taken.
///
/// # Errors
/// Whatever SQLite reports.
pub fn language(c: &Connection, case: CaseId) -> rusqlite::Result<Option<String>> {
    c.prepare_cached("SELECT language FROM analysis_language WHERE case_id = ?1")?
        .query_row([case.to_string()], |row| row.get(0))
        .optional()
}

/// Keeps that language; none forgets it.
///
/// # Errors
/// Whatever SQLite reports.
pub fn language_save(c: &Connection, case: CaseId, language: Option<&str>) -> rusqlite::Result<()> {
    let case = case.to_string();
    match language {
        Some(tag) => c
            .prepare_cached(
                "INSERT INTO analysis_language (case_id, language) VALUES (?1, ?2)
                ON CONFLICT (case_id) DO UPDATE SET language = excluded.language",
            )?
            .execute([case.as_str(), tag])?,
        None => c
            .prepare_cached("DELETE FROM analysis_language WHERE case_id = ?1")?
            .execute([case])?,
    };
    Ok(())
}
