//! Opens a desk folder, or makes one.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;

use super::connection::{Use, named, open};
use super::migrate::{FORMAT, format, migrate, refuse_newer};
use super::{ARCHIVE_FILE, DESK_FILE, Error, LOCK_FILE, Store, backup};

/// Connections that read beside the one that writes; two cores do not carry more.
const READERS: usize = 3;

/// What a desk is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To read and write; a missing or empty folder becomes a new desk.
    Write,
    /// To read only, also while another program writes.
    Read,
}

impl Store {
    /// Opens the desk in `folder`.
    ///
    /// # Errors
    /// [`Error::InUse`] when another program holds it for writing; [`Error::NotADesk`], [`Error::Foreign`],
    /// [`Error::Damaged`], [`Error::Newer`] when it is no desk, or none of this release; nothing is touched then.
    pub fn open(folder: &Path, mode: Mode, now_ms: i64) -> Result<Self, Error> {
        match mode {
            Mode::Write => open_to_write(folder, now_ms),
            Mode::Read => open_to_read(folder),
        }
    }
}

fn open_to_write(folder: &Path, now_ms: i64) -> Result<Store, Error> {
    std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
    refuse_other_folder(folder)?;
    let lock = lock(folder)?;
    let desk_path = folder.join(DESK_FILE);
    let mut writer = open(&desk_path, Use::Write)?;
    let found = format(&writer).map_err(|error| named(&desk_path, error))?;
    refuse_newer(found)?;
    let archive_path = folder.join(ARCHIVE_FILE);
    let archive = open(&archive_path, Use::Write)?;
    prepare_archive(&archive).map_err(|error| named(&archive_path, error))?;
    if found < FORMAT {
        if found > 0 {
            backup::before_migration(&writer, &archive, folder, found, now_ms)?;
        }
        migrate(&mut writer, found)?;
    }
    let readers = readers(&desk_path)?;
    let archive_reader = open(&archive_path, Use::Read)?;
    let archive_hasher = open(&archive_path, Use::Read)?;
    Ok(Store {
        folder: folder.to_owned(),
        writer: Some(Mutex::new(writer)),
        readers,
        archive: Mutex::new(archive),
        archive_reader: Some(Mutex::new(archive_reader)),
        archive_hasher: Some(Mutex::new(archive_hasher)),
        turn: AtomicUsize::new(0),
        _lock: Some(lock),
    })
}

fn open_to_read(folder: &Path) -> Result<Store, Error> {
    let desk_path = folder.join(DESK_FILE);
    if !desk_path.is_file() {
        return Err(Error::Missing {
            path: folder.to_owned(),
        });
    }
    let readers = readers(&desk_path)?;
    let found = format(&super::held(&readers[0])).map_err(|error| named(&desk_path, error))?;
    refuse_newer(found)?;
    if found < FORMAT {
        return Err(Error::Older {
            found,
            supported: FORMAT,
        });
    }
    let archive = open(&folder.join(ARCHIVE_FILE), Use::Read)?;
    Ok(Store {
        folder: folder.to_owned(),
        writer: None,
        readers,
        archive: Mutex::new(archive),
        archive_reader: None,
        archive_hasher: None,
        turn: AtomicUsize::new(0),
        _lock: None,
    })
}

fn readers(path: &Path) -> Result<Vec<Mutex<rusqlite::Connection>>, Error> {
    (0..READERS)
        .map(|_| open(path, Use::Read).map(Mutex::new))
        .collect()
}

/// A folder that holds other things is no place for a new desk.
fn refuse_other_folder(folder: &Path) -> Result<(), Error> {
    if folder.join(DESK_FILE).exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder).map_err(Error::io(folder))? {
        let name = entry.map_err(Error::io(folder))?.file_name();
        if ![LOCK_FILE, ARCHIVE_FILE].iter().any(|own| name == *own) {
            return Err(Error::NotADesk {
                path: folder.to_owned(),
            });
        }
    }
    Ok(())
}

fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join(LOCK_FILE);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(Error::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse),
        Err(TryLockError::Error(source)) => Err(Error::io(path)(source)),
    }
}

fn prepare_archive(archive: &rusqlite::Connection) -> rusqlite::Result<()> {
    archive.execute_batch(crate::archive::SCHEMA)?;
    archive.pragma_update(None, "application_id", super::APPLICATION_ID)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_missing_folder_becomes_a_desk_and_opens_again() {
        let folder = folder();
        let desk = folder.path().join("a/b");
        let store = Store::open(&desk, Mode::Write, 0).unwrap();
        store
            .archive::<_, Error>(|a| Ok(crate::archive::put(a, &[7; 100_000], 1)?))
            .unwrap();
        assert!(
            desk.join("archive.db-wal").exists(),
            "else the next look says nothing"
        );
        drop(store);
        for beside in ["desk.db-wal", "desk.db-shm", "archive.db-wal", "archive.db-shm"] {
            assert!(
                !desk.join(beside).exists(),
                "{beside}: one file of each database is left behind"
            );
        }
        drop(Store::open(&desk, Mode::Write, 0).unwrap());
    }

    #[test]
    fn a_second_writer_is_refused_and_a_reader_is_not() {
        let folder = folder();
        let _first = Store::open(folder.path(), Mode::Write, 0).unwrap();
        assert!(matches!(
            Store::open(folder.path(), Mode::Write, 0),
            Err(Error::InUse)
        ));
        let reader = Store::open(folder.path(), Mode::Read, 0).unwrap();
        assert!(matches!(
            reader.write::<(), Error>(|_| Ok(())),
            Err(Error::ReadOnly)
        ));
    }

    #[test]
    fn a_folder_with_other_files_is_left_alone() {
        let folder = folder();
        std::fs::write(folder.path().join("thesis.txt"), "words").unwrap();
        assert!(matches!(
            Store::open(folder.path(), Mode::Write, 0),
            Err(Error::NotADesk { .. })
        ));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn another_programs_files_are_left_alone() {
        let folder = folder();
        let path = folder.path().join(DESK_FILE);
        std::fs::write(&path, "not a database at all").unwrap();
        assert!(matches!(
            Store::open(folder.path(), Mode::Write, 0),
            Err(Error::Foreign { .. })
        ));
        assert_eq!(std::fs::read(&path).unwrap(), b"not a database at all");
        std::fs::remove_file(&path).unwrap();
        rusqlite::Connection::open(&path)
            .unwrap()
            .execute_batch("CREATE TABLE theirs (x)")
            .unwrap();
        assert!(matches!(
            Store::open(folder.path(), Mode::Write, 0),
            Err(Error::Foreign { .. })
        ));
    }

    #[test]
    fn a_newer_desk_is_refused_with_both_formats() {
        let folder = folder();
        drop(Store::open(folder.path(), Mode::Write, 0).unwrap());
        let newer = FORMAT + 7;
        rusqlite::Connection::open(folder.path().join(DESK_FILE))
            .unwrap()
            .pragma_update(None, "user_version", newer)
            .unwrap();
        let refused = Store::open(folder.path(), Mode::Write, 0).unwrap_err();
        assert!(
            matches!(refused, Error::Newer { found, supported } if found == newer && supported == FORMAT)
        );
    }

    #[test]
    fn a_damaged_desk_is_named_and_not_written() {
        let folder = folder();
        drop(Store::open(folder.path(), Mode::Write, 0).unwrap());
        let path = folder.path().join(DESK_FILE);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[100..4096].fill(0xEE);
        std::fs::write(&path, &bytes).unwrap();
        assert!(matches!(
            Store::open(folder.path(), Mode::Write, 0),
            Err(Error::Damaged { .. })
        ));
    }

    #[test]
    fn a_job_that_fails_writes_nothing() {
        let folder = folder();
        let store = Store::open(folder.path(), Mode::Write, 0).unwrap();
        let failed: Result<(), Error> = store.write(|tx| {
            tx.execute("INSERT INTO setting (key, value) VALUES ('a', 'b')", [])?;
            Err(Error::ReadOnly)
        });
        assert!(failed.is_err());
        let rows: i64 = store
            .read::<_, Error>(|c| Ok(c.query_row("SELECT count(*) FROM setting", [], |row| row.get(0))?))
            .unwrap();
        assert_eq!(rows, 0);
    }
}
