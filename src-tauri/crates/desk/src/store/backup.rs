//! Backups: one file that holds both databases, looked at again before it counts as one.
//!
//! The file is a copy of `desk.db` with two tables more, `backup_file` and `backup_copy`, that hold the archive: the
//! bytes and the texts that were drawn from them. So it holds the vault too, as the desk does.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::connection::{Use, named, open};
use super::{ARCHIVE_FILE, DESK_FILE, Error, Store};

impl Store {
    /// Writes a backup of the whole desk to `to`, verifies it, and only then lets it take that name.
    /// Returns its size in bytes.
    ///
    /// # Errors
    /// [`Error::DiskFull`], [`Error::Io`], [`Error::BackupDiffers`]; nothing is left behind then.
    pub fn backup(&self, to: &Path) -> Result<u64, Error> {
        let source = self.free_reader();
        // The copy is written through this connection, into another file than the desk's.
        source.pragma_update(None, "query_only", "OFF")?;
        let written = write(&source, &super::held(&self.archive), to);
        source.pragma_update(None, "query_only", "ON")?;
        written
    }
}

/// Backs up an older desk before it is brought to this release's format.
pub(super) fn before_migration(
    desk: &Connection,
    archive: &Connection,
    folder: &Path,
    format: u32,
    now_ms: i64,
) -> Result<PathBuf, Error> {
    let path = folder.join(format!("before-format-{format}-{now_ms}.factdesk-backup"));
    write(desk, archive, &path)?;
    Ok(path)
}

fn write(desk: &Connection, archive: &Connection, to: &Path) -> Result<u64, Error> {
    let folder = to
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let place = tempfile::Builder::new()
        .prefix(".backup-")
        .tempdir_in(folder)
        .map_err(Error::io(folder))?;
    let made = place.path().join(DESK_FILE);
    desk.execute("VACUUM INTO ?1", [made.to_string_lossy()])?;
    let files = add_archive(&made, archive)?;
    verify(desk, &made, files).map_err(|detail| Error::BackupDiffers {
        path: to.to_owned(),
        detail,
    })?;
    let size = std::fs::metadata(&made).map_err(Error::io(&made))?.len();
    std::fs::rename(&made, to).map_err(Error::io(to))?;
    Ok(size)
}

fn add_archive(made: &Path, archive: &Connection) -> Result<i64, Error> {
    let mut copy = Connection::open(made)?;
    let transaction = copy.transaction()?;
    transaction.execute_batch(
        "CREATE TABLE backup_file (sha256 TEXT PRIMARY KEY, size_bytes INTEGER, stored_ms INTEGER, bytes BLOB) STRICT;
         CREATE TABLE backup_copy (sha256 TEXT, text_sha256 TEXT, extractor TEXT, made_ms INTEGER, text TEXT, map TEXT,
                                   PRIMARY KEY (sha256, text_sha256)) STRICT;",
    )?;
    let mut files = 0;
    {
        let mut put = transaction.prepare("INSERT INTO backup_file VALUES (?1, ?2, ?3, ?4)")?;
        let mut all =
            archive.prepare("SELECT sha256, size_bytes, stored_ms, bytes FROM file ORDER BY sha256")?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?;
            put.execute((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, i64>(2)?,
                bytes,
            ))?;
            files += 1;
        }
    }
    add_copies(&transaction, archive)?;
    transaction.commit()?;
    // A backup is moved and copied as one file, so nothing may wait beside it.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    Ok(files)
}

/// Puts the texts that were drawn from captured files into a backup.
fn add_copies(backup: &Connection, archive: &Connection) -> Result<(), Error> {
    let mut put = backup.prepare("INSERT INTO backup_copy VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    let mut all = archive.prepare(
        "SELECT sha256, text_sha256, extractor, made_ms, text, map FROM working_copy ORDER BY sha256, text_sha256",
    )?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        put.execute((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, i64>(3)?,
            row.get::<_, String>(4)?,
            row.get::<_, String>(5)?,
        ))?;
    }
    Ok(())
}

fn verify(desk: &Connection, made: &Path, files: i64) -> Result<(), String> {
    let told = |error: rusqlite::Error| error.to_string();
    let copy = Connection::open(made).map_err(told)?;
    let sound: String = copy
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .map_err(told)?;
    if sound != "ok" {
        return Err(sound);
    }
    for table in ["op", "op_payload"] {
        let rows = |c: &Connection| {
            let known = "SELECT count(*) FROM sqlite_schema WHERE name = ?1";
            match c.query_row(known, [table], |row| row.get::<_, i64>(0))? {
                0 => Ok(0),
                _ => c.query_row(&["SELECT count(*) FROM ", table].concat(), [], |row| {
                    row.get::<_, i64>(0)
                }),
            }
        };
        let (there, here) = (rows(&copy).map_err(told)?, rows(desk).map_err(told)?);
        if there < here {
            return Err(format!("{there} of {here} rows in {table}"));
        }
    }
    let kept: i64 = copy
        .query_row("SELECT count(*) FROM backup_file", [], |row| row.get(0))
        .map_err(told)?;
    if kept == files {
        Ok(())
    } else {
        Err(format!("{kept} of {files} captured files"))
    }
}

/// Makes a desk folder from a backup. The folder must be missing or empty.
///
/// # Errors
/// [`Error::NotADesk`] when the folder holds anything, [`Error::Foreign`] when the file is no backup.
pub fn restore(backup: &Path, folder: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
    if std::fs::read_dir(folder)
        .map_err(Error::io(folder))?
        .next()
        .is_some()
    {
        return Err(Error::NotADesk {
            path: folder.to_owned(),
        });
    }
    drop(open(backup, Use::Read)?);
    let (desk, archive) = (folder.join(DESK_FILE), folder.join(ARCHIVE_FILE));
    std::fs::copy(backup, &desk).map_err(Error::io(&desk))?;
    split(&desk, &archive).inspect_err(|_| {
        for half in [&desk, &archive] {
            let _ = std::fs::remove_file(half);
        }
    })
}

fn split(desk: &Path, archive: &Path) -> Result<(), Error> {
    let connection = open(desk, Use::Write)?;
    let target = open(archive, Use::Write)?;
    target.execute_batch(crate::archive::SCHEMA)?;
    target.pragma_update(None, "application_id", super::APPLICATION_ID)?;
    drop(target);
    connection.execute("ATTACH DATABASE ?1 AS archive", [archive.to_string_lossy()])?;
    connection
        .execute_batch(
            "INSERT INTO archive.file (sha256, size_bytes, stored_ms, bytes)
             SELECT sha256, size_bytes, stored_ms, bytes FROM backup_file;
             DROP TABLE backup_file;",
        )
        .and_then(|()| split_copies(&connection))
        .map_err(|error| named(desk, error))?;
    Ok(())
}

/// A backup of an earlier release has no texts of captured files.
fn split_copies(connection: &Connection) -> rusqlite::Result<()> {
    let known = "SELECT EXISTS (SELECT 1 FROM main.sqlite_schema WHERE name = 'backup_copy')";
    if connection.query_row(known, [], |row| row.get(0))? {
        connection.execute_batch(
            "INSERT INTO archive.working_copy (sha256, text_sha256, extractor, made_ms, text, map)
             SELECT sha256, text_sha256, extractor, made_ms, text, map FROM backup_copy;
             DROP TABLE backup_copy;",
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::*;

    #[test]
    fn a_backup_brings_both_databases_back() {
        let place = tempfile::tempdir().unwrap();
        let store = Store::open(&place.path().join("desk"), Mode::Write, 0).unwrap();
        let sha256 = store
            .archive::<_, Error>(|a| Ok(crate::archive::put(a, b"original", 1)?))
            .unwrap();
        store
            .write::<_, Error>(|tx| {
                Ok(tx.execute("INSERT INTO setting (key, value) VALUES ('theme', 'dark')", [])?)
            })
            .unwrap();
        store
            .archive::<_, Error>(|a| {
                let copy = "INSERT INTO working_copy (sha256, text_sha256, extractor, made_ms, text, map)
                            VALUES (?1, ?1, 'plain 1', 1, 'its text', '{}')";
                Ok(a.execute(copy, [&sha256])?)
            })
            .unwrap();
        let file = place.path().join("kept.factdesk-backup");
        assert!(store.backup(&file).unwrap() > 0);
        restore(&file, &place.path().join("again")).unwrap();
        let again = Store::open(&place.path().join("again"), Mode::Write, 0).unwrap();
        let theme: String = again
            .read::<_, Error>(|c| Ok(c.query_row("SELECT value FROM setting", [], |row| row.get(0))?))
            .unwrap();
        assert_eq!(theme, "dark");
        let bytes = again
            .archive::<_, Error>(|a| Ok(crate::archive::get(a, &sha256)?))
            .unwrap();
        assert_eq!(bytes.as_deref(), Some(&b"original"[..]));
        let text: String = again
            .archive::<_, Error>(|a| Ok(a.query_row("SELECT text FROM working_copy", [], |row| row.get(0))?))
            .unwrap();
        assert_eq!(text, "its text");
    }

    #[test]
    fn a_backup_never_lands_on_a_desk_that_is_there() {
        let place = tempfile::tempdir().unwrap();
        let store = Store::open(&place.path().join("desk"), Mode::Write, 0).unwrap();
        let file = place.path().join("kept.factdesk-backup");
        store.backup(&file).unwrap();
        assert!(matches!(
            restore(&file, &place.path().join("desk")),
            Err(Error::NotADesk { .. })
        ));
        let other = place.path().join("letter.txt");
        std::fs::write(&other, "words").unwrap();
        assert!(matches!(
            restore(&other, &place.path().join("new")),
            Err(Error::Foreign { .. })
        ));
    }
}
