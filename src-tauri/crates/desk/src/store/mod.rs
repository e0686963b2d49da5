//! The desk's two files, its connections and its lock. What the files mean is told elsewhere.

mod backup;
mod connection;
mod error;
mod identity;
mod migrate;
mod open;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use backup::restore;
pub use connection::APPLICATION_ID;
pub use error::Error;
pub use identity::identity;
pub use migrate::FORMAT;
pub use open::Mode;

/// The log, the tables and the search index.
pub const DESK_FILE: &str = "desk.db";
/// The original bytes of captured files.
pub const ARCHIVE_FILE: &str = "archive.db";
/// Held by the one program that may write.
pub const LOCK_FILE: &str = "desk.lock";

/// An open desk folder. One connection writes; a few read beside it.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    writer: Option<Mutex<Connection>>,
    readers: Vec<Mutex<Connection>>,
    archive: Mutex<Connection>,
    // Reads the archive while the other one writes; none where nothing is written.
    archive_reader: Option<Mutex<Connection>>,
    // Hashes files again, which takes as long as they are large.
    archive_hasher: Option<Mutex<Connection>>,
    turn: AtomicUsize,
    // Closed last, so that nobody else writes while a checkpoint runs.
    _lock: Option<File>,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic while it was held has rolled its transaction back; the connection itself is sound.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether nothing can be written through it.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.writer.is_none()
    }

    /// Bytes of both files as they lie on the disk.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        let size = |name: &str| std::fs::metadata(self.folder.join(name)).map_or(0, |seen| seen.len());
        [DESK_FILE, "desk.db-wal", ARCHIVE_FILE, "archive.db-wal"]
            .into_iter()
            .map(size)
            .sum()
    }

    /// Reads on one of the reading connections, in a transaction of its own: it sees one state of the desk.
    ///
    /// # Errors
    /// Whatever `job` returns, or the database.
    pub fn read<T, E: From<Error>>(&self, job: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        self.read_after(|_| Ok(()), job)
    }

    /// Reads as [`Store::read`] does, on a connection that was made ready for it before its transaction begins.
    ///
    /// # Errors
    /// Whatever `ready` or `job` return, or the database.
    pub fn read_after<T, E: From<Error>>(
        &self,
        ready: impl FnOnce(&Connection) -> Result<(), E>,
        job: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.free_reader();
        ready(&connection)?;
        let transaction = connection.transaction().map_err(Error::from)?;
        let read = job(&transaction)?;
        transaction.finish().map_err(Error::from)?;
        Ok(read)
    }

    /// Writes in one transaction: all of it is on the disk when this returns, or nothing is.
    ///
    /// # Errors
    /// [`Error::ReadOnly`], whatever `job` returns, or the database.
    pub fn write<T, E: From<Error>>(
        &self,
        job: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let writer = self.writer.as_ref().ok_or(Error::ReadOnly)?;
        let mut connection = held(writer);
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let written = job(&transaction)?;
        transaction.commit().map_err(Error::from)?;
        Ok(written)
    }

    /// Works on the archive, outside any transaction of the desk.
    ///
    /// # Errors
    /// Whatever `job` returns.
    pub fn archive<T, E: From<Error>>(
        &self,
        job: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        job(&mut held(&self.archive))
    }

    /// Reads the archive without standing in the way of who writes it.
    ///
    /// # Errors
    /// Whatever `job` returns.
    pub fn archive_read<T, E: From<Error>>(
        &self,
        job: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        job(&held(self.archive_reader.as_ref().unwrap_or(&self.archive)))
    }

    /// Reads the archive without standing in the way of anybody: for hashing files again.
    ///
    /// # Errors
    /// Whatever `job` returns.
    pub fn archive_hash<T, E: From<Error>>(
        &self,
        job: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        job(&held(self.archive_hasher.as_ref().unwrap_or(&self.archive)))
    }

    /// Empties the log of writes, so that it holds nothing that was erased since.
    ///
    /// # Errors
    /// The database.
    pub fn shed(&self) -> Result<(), Error> {
        let writer = self.writer.as_ref().ok_or(Error::ReadOnly)?;
        Ok(held(writer).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    fn free_reader(&self) -> MutexGuard<'_, Connection> {
        if let Some(free) = self.readers.iter().find_map(|reader| reader.try_lock().ok()) {
            return free;
        }
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.readers.len();
        held(&self.readers[turn])
    }
}

impl Drop for Store {
    /// Leaves one file of each database behind, so that a copy of the folder is whole.
    fn drop(&mut self) {
        let Some(writer) = self.writer.take() else { return };
        self.readers.clear();
        self.archive_reader = None;
        self.archive_hasher = None;
        for connection in [&*held(&writer), &*held(&self.archive)] {
            // Nobody is left to be told; the next start replays the log of writes if this does not work out.
            let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }
}
