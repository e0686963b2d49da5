//! How an imported article was read.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension};

/// How the bytes of an article version became its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Encoding that was read.
    pub encoding: String,
    /// What drew the text from the bytes.
    pub extractor: String,
    /// Byte at which the body begins; what stands before is no statement.
    pub body_start: usize,
    /// Sentences to the person.
    pub warnings: Vec<String>,
}

/// Keeps how a version was read.
///
/// # Errors
/// Whatever SQLite reports.
pub fn reading_save(c: &Connection, version: &str, reading: &Reading) -> rusqlite::Result<()> {
    let warnings = serde_json::to_string(&reading.warnings)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let body = i64::try_from(reading.body_start)
        .map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))?;
    c.prepare_cached(
        "INSERT INTO reading (version_id, encoding, extractor, body_start, warnings) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (version_id) DO NOTHING",
    )?
    .execute((version, &reading.encoding, &reading.extractor, body, warnings))?;
    Ok(())
}

/// How a version was read; none when it came from another laptop.
///
/// # Errors
/// Whatever SQLite reports.
pub fn reading_of(c: &Connection, version: &str) -> rusqlite::Result<Option<Reading>> {
    c.prepare_cached("SELECT encoding, extractor, body_start, warnings FROM reading WHERE version_id = ?1")?
        .query_row([version], |row| {
            let damaged = |error: Box<dyn std::error::Error + Send + Sync>| {
                rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error)
            };
            Ok(Reading {
                encoding: row.get(0)?,
                extractor: row.get(1)?,
                body_start: usize::try_from(row.get::<_, i64>(2)?).map_err(|e| damaged(e.into()))?,
                warnings: serde_json::from_str(&row.get::<_, String>(3)?).map_err(|e| damaged(e.into()))?,
            })
        })
        .optional()
}
