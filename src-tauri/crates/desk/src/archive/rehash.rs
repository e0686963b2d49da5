//! Hashing again what is stored, in pieces, so that a large file neither fills the memory nor outlasts a cancel.

use std::io::Read;

use rusqlite::{Connection, ErrorCode, MAIN_DB, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::FileState;

/// Read at once.
const PIECE_BYTES: usize = 1 << 20;

/// How the texts drawn from a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyState {
    /// All there, and each hashes to its name.
    Fine,
    /// One of them does not.
    Damaged,
    /// One that a capture names is not there.
    Missing,
    /// There is none, and none is named.
    None,
}

/// How a file and its working copies are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Looked {
    /// The bytes.
    pub state: FileState,
    /// The texts drawn from them.
    pub copy_state: CopyState,
}

impl Looked {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_fine(self) -> bool {
        self.state == FileState::Fine && matches!(self.copy_state, CopyState::Fine | CopyState::None)
    }
}

/// Hashes a file and its working copies; `named` are the hashes of the texts that captures name. None when `stop`
/// said so.
///
/// # Errors
/// Whatever SQLite reports; bytes that SQLite itself finds damaged are an answer, not an error.
pub fn look(
    archive: &Connection,
    sha256: &str,
    named: &[String],
    stop: &dyn Fn() -> bool,
) -> rusqlite::Result<Option<Looked>> {
    let Some(state) = file(archive, sha256, stop).or_else(damaged(Some(FileState::Damaged)))? else {
        return Ok(None);
    };
    let copy_state = copies(archive, sha256, named).or_else(damaged(CopyState::Damaged))?;
    Ok(Some(Looked { state, copy_state }))
}

/// What SQLite itself finds damaged is damaged.
fn damaged<T>(answer: T) -> impl FnOnce(rusqlite::Error) -> rusqlite::Result<T> {
    move |error| match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt) => Ok(answer),
        _ => Err(error),
    }
}

/// Hashes the bytes of a file; none when `stop` said so.
pub(super) fn file(
    archive: &Connection,
    sha256: &str,
    stop: &dyn Fn() -> bool,
) -> rusqlite::Result<Option<FileState>> {
    let row: Option<i64> = archive
        .prepare_cached("SELECT rowid FROM file WHERE sha256 = :sha256")?
        .query_row(named_params! { ":sha256": sha256 }, |row| row.get(0))
        .optional()?;
    let Some(row) = row else {
        return Ok(Some(FileState::Missing));
    };
    let mut bytes = match archive.blob_open(MAIN_DB, "file", "bytes", row, true) {
        Ok(bytes) => bytes,
        // Of another type than it was written with: some byte of the row was changed.
        Err(_) => return Ok(Some(FileState::Damaged)),
    };
    let (mut hasher, mut piece) = (Sha256::new(), vec![0; PIECE_BYTES.min(bytes.len() + 1)]);
    loop {
        if stop() {
            return Ok(None);
        }
        match bytes.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => hasher.update(&piece[..read]),
            Err(_) => return Ok(Some(FileState::Damaged)),
        }
    }
    let fine = hex::encode(hasher.finalize()) == sha256;
    Ok(Some(if fine { FileState::Fine } else { FileState::Damaged }))
}

fn copies(archive: &Connection, sha256: &str, named: &[String]) -> rusqlite::Result<CopyState> {
    let mut statement =
        archive.prepare_cached("SELECT text_sha256, text FROM working_copy WHERE sha256 = :sha256")?;
    let mut rows = statement.query(named_params! { ":sha256": sha256 })?;
    let (mut there, mut damaged) = (Vec::new(), false);
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        let bytes = row.get_ref(1)?;
        let fine = bytes
            .as_bytes()
            .is_ok_and(|bytes| hex::encode(Sha256::digest(bytes)) == name);
        damaged |= !fine;
        there.push(name);
    }
    Ok(match damaged {
        true => CopyState::Damaged,
        false if named.iter().any(|name| !there.contains(name)) => CopyState::Missing,
        false if there.is_empty() => CopyState::None,
        false => CopyState::Fine,
    })
}
