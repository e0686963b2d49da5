//! Connections with the desk's settings, each with its reason.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::Error;

/// "FDSK": says whose file this is, so that another program's database is never taken for a desk.
pub const APPLICATION_ID: i32 = 0x4644_534B;

/// Older versions can reset a write-ahead log while another connection reads it, and lose commits.
const OLDEST_SQLITE: i32 = 3_051_003;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Reads and writes; makes the file when it is not there.
    Write,
    /// Reads only.
    Read,
}

pub(super) fn open(path: &Path, how: Use) -> Result<Connection, Error> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::OldSqlite {
            found: rusqlite::version(),
        });
    }
    refuse_foreign(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let flags = if how == Use::Write {
        flags | OpenFlags::SQLITE_OPEN_CREATE
    } else {
        flags
    };
    let connection = Connection::open_with_flags(path, flags).map_err(|error| named(path, error))?;
    settings(&connection, how).map_err(|error| named(path, error))?;
    refuse_other_program(path, &connection)?;
    Ok(connection)
}

fn settings(connection: &Connection, how: Use) -> rusqlite::Result<()> {
    // A reader waits for a checkpoint instead of failing; five seconds outlast any write of ours.
    connection.busy_timeout(Duration::from_secs(5))?;
    let set = |name: &str, value: &str| connection.pragma_update(None, name, value);
    if how == Use::Write {
        // Readers go on while one writes, and a crash leaves the last commit whole.
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        // Pages go into the file after 16 MB, not after 4: a hand-over writes many of them again and again.
        connection.pragma_update_and_check(None, "wal_autocheckpoint", 4000, |_| Ok(()))?;
    } else {
        // A reading connection that is asked to write has met a bug; it must not succeed.
        set("query_only", "ON")?;
    }
    // "Saved" means on the disk: every commit is synced. Measured at about 0.3 ms at the median.
    set("synchronous", &std::env::var("FD_SYNC").unwrap_or("FULL".into()))?;
    if let Ok(n) = std::env::var("FD_WAL") {
        connection.pragma_update_and_check(None, "wal_autocheckpoint", n, |_| Ok(()))?;
    }
    set("foreign_keys", "ON")?;
    // The triggers that guard the log must see the delete hidden in INSERT OR REPLACE.
    set("recursive_triggers", "ON")?;
    // Functions in a damaged or hostile schema are not run.
    set("trusted_schema", "OFF")?;
    // A damaged page is noticed when it is read, not when it has misled something.
    set("cell_size_check", "ON")?;
    // What was erased is overwritten.
    set("secure_delete", "ON")?;
    // No text of the desk lies in temporary files elsewhere on the disk.
    set("temp_store", "MEMORY")?;
    set("cache_size", "-32000")?;
    // A plan never depends on bound values. Without this, prepared statements were planned again at every new value:
    // five of them at each operation, a third of the time of a large import.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// A file that does not begin as SQLite files do is left alone.
fn refuse_foreign(path: &Path) -> Result<(), Error> {
    use std::io::Read;
    let Ok(mut file) = std::fs::File::open(path) else {
        return Ok(());
    };
    let mut head = Vec::with_capacity(16);
    file.by_ref()
        .take(16)
        .read_to_end(&mut head)
        .map_err(Error::io(path))?;
    if head.is_empty() || head == b"SQLite format 3\0" {
        Ok(())
    } else {
        Err(Error::Foreign {
            path: path.to_owned(),
        })
    }
}

fn refuse_other_program(path: &Path, connection: &Connection) -> Result<(), Error> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let id = pragma("application_id").map_err(|error| named(path, error))?;
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(|error| named(path, error))?;
    if id == APPLICATION_ID || (id == 0 && tables == 0) {
        Ok(())
    } else {
        Err(Error::Foreign {
            path: path.to_owned(),
        })
    }
}

/// The error with the file's name in it, where it tells of damage.
pub(super) fn named(path: &Path, error: rusqlite::Error) -> Error {
    match Error::from(error) {
        Error::Damaged { detail, .. } => Error::Damaged {
            path: path.to_owned(),
            detail,
        },
        other => other,
    }
}
