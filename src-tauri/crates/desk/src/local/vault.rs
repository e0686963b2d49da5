//! The vault: who a confidential source is. Read by the source's own page and by nothing else.

use rusqlite::{Connection, OptionalExtension};

/// What is known of a source and must never leave this laptop. No `Debug`, so that no log prints it.
#[derive(Clone, PartialEq, Eq)]
pub struct VaultEntry {
    /// Real name.
    pub real_name: String,
    /// How to reach them.
    pub contact: String,
    /// Private notes.
    pub private_notes: String,
}

/// Keeps an entry.
///
/// # Errors
/// Whatever SQLite reports.
pub fn vault_save(c: &Connection, source: &str, entry: &VaultEntry) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO vault (source_id, real_name, contact, private_notes) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (source_id) DO UPDATE SET
             real_name = excluded.real_name, contact = excluded.contact, private_notes = excluded.private_notes",
    )?
    .execute((source, &entry.real_name, &entry.contact, &entry.private_notes))?;
    Ok(())
}

/// The entry of a source.
///
/// # Errors
/// Whatever SQLite reports.
pub fn vault_entry(c: &Connection, source: &str) -> rusqlite::Result<Option<VaultEntry>> {
    c.prepare_cached("SELECT real_name, contact, private_notes FROM vault WHERE source_id = ?1")?
        .query_row([source], |row| {
            Ok(VaultEntry {
                real_name: row.get(0)?,
                contact: row.get(1)?,
                private_notes: row.get(2)?,
            })
        })
        .optional()
}
