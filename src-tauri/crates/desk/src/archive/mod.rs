//! The archive: original bytes of every captured file, once under their SHA-256, in `archive.db`.
//!
//! Bytes are stored as they came, uncompressed, and are written before any row of the desk that names them: a
//! crash between the two leaves bytes that nothing names, never a name without bytes.

mod copy;
mod overview;
mod rehash;
mod verify;

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use copy::{Copy, copies, copy_get, copy_newest, copy_put};
pub use overview::{Entry, Overview, Standing, State, entries, overview, standings};
pub use rehash::{CopyState, Looked, look};
pub use verify::{CHECK_AGAIN_MS, Check, Checks, verify, verify_some};

/// What creates the archive's tables.
pub const SCHEMA: &str = include_str!("archive.sql");

/// How the bytes under a hash are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// There, and they hash to their name.
    Fine,
    /// There, and they do not.
    Damaged,
    /// Not there.
    Missing,
}

/// SHA-256 of bytes in lower-case hex.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Stores bytes under their hash, unless they are there already, and returns the hash.
///
/// # Errors
/// Whatever SQLite reports: a full disk, a read-only file, damage.
pub fn put(archive: &Connection, bytes: &[u8], now_ms: i64) -> rusqlite::Result<String> {
    let sha256 = sha256_hex(bytes);
    archive
        .prepare_cached("INSERT OR IGNORE INTO file (sha256, size_bytes, stored_ms, bytes) VALUES (:sha256, :size, :now, :bytes)")?
        .execute(named_params! { ":sha256": sha256, ":size": bytes.len() as i64, ":now": now_ms, ":bytes": bytes })?;
    Ok(sha256)
}

/// The bytes under a hash; none when they are not there.
///
/// # Errors
/// Whatever SQLite reports.
pub fn get(archive: &Connection, sha256: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    archive
        .prepare_cached("SELECT bytes FROM file WHERE sha256 = :sha256")?
        .query_row(named_params! { ":sha256": sha256 }, |row| row.get(0))
        .optional()
}

/// Whether bytes are stored under a hash; they are not looked at.
///
/// # Errors
/// Whatever SQLite reports.
pub fn has(archive: &Connection, sha256: &str) -> rusqlite::Result<bool> {
    archive
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM file WHERE sha256 = :sha256)")?
        .query_row(named_params! { ":sha256": sha256 }, |row| row.get(0))
}

/// Takes the bytes under a hash and every text drawn from them away, and writes the files anew over what they held:
/// deleted pages are overwritten (`secure_delete`), and the log of writes is emptied. Returns whether anything was
/// there. What the disk itself keeps of overwritten blocks is out of reach.
///
/// # Errors
/// Whatever SQLite reports.
pub fn erase(archive: &Connection, sha256: &str) -> rusqlite::Result<bool> {
    let mut gone = 0;
    for sql in [
        "DELETE FROM working_copy WHERE sha256 = :sha256",
        "DELETE FROM file_check WHERE sha256 = :sha256",
        "DELETE FROM file WHERE sha256 = :sha256",
    ] {
        gone = archive
            .prepare_cached(sql)?
            .execute(named_params! { ":sha256": sha256 })?;
    }
    archive.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(gone > 0)
}

/// Reads the bytes under a hash again and compares.
///
/// # Errors
/// Whatever SQLite reports.
pub fn state(archive: &Connection, sha256: &str) -> rusqlite::Result<FileState> {
    Ok(rehash::file(archive, sha256, &|| false)?.unwrap_or(FileState::Missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        connection
    }

    #[test]
    fn bytes_come_back_as_they_went_in_and_are_kept_once() {
        let archive = archive();
        let bytes = [0, 159, 146, 150, 10, 13];
        let first = put(&archive, &bytes, 1).unwrap();
        assert_eq!(put(&archive, &bytes, 2).unwrap(), first);
        assert_eq!(get(&archive, &first).unwrap().unwrap(), bytes);
        let rows: i64 = archive
            .query_row("SELECT count(*) FROM file", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 1);
    }

    #[test]
    fn a_changed_byte_and_a_missing_file_are_told_apart() {
        let archive = archive();
        let sha256 = put(&archive, b"as captured", 1).unwrap();
        assert_eq!(state(&archive, &sha256).unwrap(), FileState::Fine);
        archive
            .execute_batch("DROP TRIGGER file_is_never_changed; UPDATE file SET bytes = x'00'")
            .unwrap();
        assert_eq!(state(&archive, &sha256).unwrap(), FileState::Damaged);
        assert_eq!(state(&archive, "00").unwrap(), FileState::Missing);
    }

    #[test]
    fn stored_bytes_cannot_be_changed_in_place() {
        let archive = archive();
        put(&archive, b"as captured", 1).unwrap();
        assert!(archive.execute("UPDATE file SET bytes = x'00'", []).is_err());
    }
}
