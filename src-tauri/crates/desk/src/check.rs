//! Looks at the whole desk and says what is wrong with it.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::archive::{self, FileState};
use crate::log::{self, HeadCheck, Verified};
use crate::{Desk, Error, Result, project};

impl Desk {
    /// Looks at everything: both files, the references in them, captured files, log, and whether the shared tables
    /// are what the log says.
    ///
    /// # Errors
    /// The database, when a file is damaged beyond reading.
    pub fn check(&self) -> Result<Checked> {
        let archive = self.store().archive::<_, Error>(|a| check_archive(a))?;
        self.read_whole(|c| {
            let wanted = captured(c)?;
            let verified = log::verify(c, None)?;
            let rebuilt = match &verified.broken {
                None => Some(project::in_memory(c)?.digest(None)),
                Some(_) => None,
            };
            Ok(Checked {
                desk_file: pragma_says_ok(c, "PRAGMA integrity_check")?,
                archive_file: archive.sound,
                references: no_rows(c, "PRAGMA foreign_key_check")?,
                missing_files: wanted
                    .into_iter()
                    .filter(|file| !archive.files.contains(file))
                    .collect(),
                damaged_files: archive.damaged,
                tables_match_log: rebuilt
                    .is_some_and(|digest| project::digest(c, None).is_ok_and(|d| d == digest)),
                verified,
            })
        })
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Whether `desk.db` is sound, else what is wrong with it.
    pub desk_file: std::result::Result<(), String>,
    /// Whether `archive.db` is sound, else what is wrong with it.
    pub archive_file: std::result::Result<(), String>,
    /// Whether every reference in `desk.db` has its goal.
    pub references: bool,
    /// Captured files that an operation names and the archive does not have, by SHA-256.
    pub missing_files: Vec<String>,
    /// Captured files whose bytes are not the ones that were stored, by SHA-256.
    pub damaged_files: Vec<String>,
    /// Whether the shared tables are what the log says.
    pub tables_match_log: bool,
    /// The log.
    pub verified: Verified,
}

impl Checked {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.desk_file.is_ok()
            && self.archive_file.is_ok()
            && self.references
            && self.missing_files.is_empty()
            && self.damaged_files.is_empty()
            && self.tables_match_log
            && self.verified.broken.is_none()
            && self.verified.head != HeadCheck::Missing
    }
}

struct ArchiveChecked {
    sound: std::result::Result<(), String>,
    files: BTreeSet<String>,
    damaged: Vec<String>,
}

fn check_archive(a: &Connection) -> Result<ArchiveChecked> {
    let names = a
        .prepare("SELECT sha256 FROM file ORDER BY sha256")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<BTreeSet<String>>>()?;
    let mut damaged = Vec::new();
    for name in &names {
        if archive::state(a, name)? != FileState::Fine {
            damaged.push(name.clone());
        }
    }
    Ok(ArchiveChecked {
        sound: pragma_says_ok(a, "PRAGMA integrity_check")?,
        files: names,
        damaged,
    })
}

/// The captured files that must be here: those that rows name which were written here, and those that came in a
/// bundle. What was erased is removed, not missing; what other desks captured and did not send is with them.
fn captured(c: &Connection) -> Result<Vec<String>> {
    let mut statement = c.prepare(
        "WITH named (sha256, id) AS (
             SELECT original ->> 'sha256', id FROM article_version WHERE original IS NOT NULL
             UNION SELECT captured ->> 'sha256', id FROM evidence WHERE captured IS NOT NULL
             UNION SELECT sha256, id FROM capture)
         SELECT sha256 FROM named
         WHERE sha256 IN (SELECT sha256 FROM file_arrival) OR EXISTS (
             SELECT 1 FROM op_object WHERE object = unhex(replace(named.id, '-', '')) AND reach = 2
                AND op NOT IN (SELECT op FROM op_arrival))
         EXCEPT SELECT sha256 FROM erasure",
    )?;
    Ok(statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

fn pragma_says_ok(c: &Connection, pragma: &str) -> Result<std::result::Result<(), String>> {
    let said: Vec<String> = c
        .prepare(pragma)?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(if said == ["ok"] {
        Ok(())
    } else {
        Err(said.join("; "))
    })
}

fn no_rows(c: &Connection, pragma: &str) -> Result<bool> {
    Ok(c.prepare(pragma)?.query([])?.next()?.is_none())
}
