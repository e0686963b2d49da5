//! Settings of this laptop.

use rusqlite::{Connection, OptionalExtension};

/// Keeps a setting.
///
/// # Errors
/// Whatever SQLite reports.
pub fn setting_save(c: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute((key, value))?;
    Ok(())
}

/// One setting.
///
/// # Errors
/// Whatever SQLite reports.
pub fn setting(c: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    c.prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

/// Every setting, by key.
///
/// # Errors
/// Whatever SQLite reports.
pub fn settings(c: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    c.prepare_cached("SELECT key, value FROM setting ORDER BY key")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
