//! Every stored file and every text drawn from one is hashed again: all of them on demand, a few in the background.

use std::collections::{BTreeMap, HashMap};

use factdesk_domain::TimestampMs;
use rusqlite::{Connection, named_params};

use super::overview::{Wanted, wanted, wanted_one};
use super::{CopyState, FileState, Looked, erase, look};
use crate::{Desk, Error, Result};

/// The background looks again at a file that was looked at this long ago: seven days.
pub const CHECK_AGAIN_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Results are kept this often, so that a verification that is stopped was not for nothing.
const KEEP_EVERY: usize = 64;

/// When a file was looked at last, and how it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// In milliseconds since 1970.
    pub at_ms: i64,
    /// How it was.
    pub looked: Looked,
}

/// What was found by hash of the file.
pub type Checks = BTreeMap<String, Check>;

/// Hashes every file and every working copy again. `stop` is asked often; `progress` hears files done and in all.
/// What was found so far is kept on the desk, unless it is open to read only, and returned.
///
/// # Errors
/// The database.
pub fn verify(
    desk: &Desk,
    stop: &dyn Fn() -> bool,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Checks> {
    let mut files = desk.read(wanted)?;
    finish_erasures(desk, &files)?;
    files.retain(|_, file| !file.removed);
    for sha256 in desk.store().archive_read::<_, Error>(stored)? {
        files.entry(sha256).or_default();
    }
    let (mut found, mut kept) = (Checks::new(), Checks::new());
    let total = files.len();
    for (done, (sha256, file)) in files.iter().enumerate() {
        progress(done, total);
        let Some(check) = look_at(desk, sha256, file, stop)? else {
            break;
        };
        kept.insert(sha256.clone(), check);
        if kept.len() >= KEEP_EVERY {
            keep(desk, &kept)?;
            found.append(&mut kept);
        }
    }
    keep(desk, &kept)?;
    found.append(&mut kept);
    progress(found.len(), total);
    Ok(found)
}

/// Hashes the files again that were not looked at for the longest time, a few at a time until `stop` says so. Says
/// how many there were; none is due when that is 0.
///
/// # Errors
/// The database; a desk that is open to read only.
pub fn verify_some(desk: &Desk, most: usize, stop: &dyn Fn() -> bool) -> Result<usize> {
    let before = desk.now().as_i64() - CHECK_AGAIN_MS;
    let due = desk
        .store()
        .archive_read::<_, Error>(|archive| due(archive, before, most))?;
    let mut found = Checks::new();
    for sha256 in due {
        let file = desk.read(|c| wanted_one(c, &sha256))?;
        if file.removed {
            desk.store().archive::<_, Error>(|a| Ok(erase(a, &sha256)?))?;
            continue;
        }
        match look_at(desk, &sha256, &file, stop)? {
            Some(check) => found.insert(sha256, check),
            None => break,
        };
    }
    keep(desk, &found)?;
    Ok(found.len())
}

fn look_at(desk: &Desk, sha256: &str, file: &Wanted, stop: &dyn Fn() -> bool) -> Result<Option<Check>> {
    let looked = desk
        .store()
        .archive_hash::<_, Error>(|archive| Ok(look(archive, sha256, &file.copies, stop)?))?;
    let at_ms = desk.now().as_i64();
    Ok(looked.map(|looked| Check { at_ms, looked }))
}

/// Bytes of files that were erased, on this laptop or another one, and are still here: after a crash, or when the
/// erasure came from elsewhere.
fn finish_erasures(desk: &Desk, files: &BTreeMap<String, Wanted>) -> Result<()> {
    if desk.store().is_read_only() {
        return Ok(());
    }
    for (sha256, _) in files.iter().filter(|(_, file)| file.removed) {
        if desk
            .store()
            .archive_read::<_, Error>(|a| Ok(super::has(a, sha256)?))?
        {
            desk.store().archive::<_, Error>(|a| Ok(erase(a, sha256)?))?;
        }
    }
    Ok(())
}

pub(super) fn stored(archive: &Connection) -> Result<Vec<String>> {
    let mut statement = archive.prepare_cached("SELECT sha256 FROM file ORDER BY sha256")?;
    Ok(statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

fn due(archive: &Connection, before: i64, most: usize) -> Result<Vec<String>> {
    let mut statement = archive.prepare_cached(
        "SELECT file.sha256 FROM file LEFT JOIN file_check ON file_check.sha256 = file.sha256
         WHERE coalesce(checked_ms, 0) < :before ORDER BY coalesce(checked_ms, 0), file.sha256 LIMIT :most",
    )?;
    let found = statement.query_map(
        named_params! { ":before": before, ":most": i64::try_from(most).unwrap_or(i64::MAX) },
        |row| row.get(0),
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn keep(desk: &Desk, checks: &Checks) -> Result<()> {
    if desk.store().is_read_only() || checks.is_empty() {
        return Ok(());
    }
    desk.store().archive::<_, Error>(|archive| {
        let tx = archive.transaction()?;
        for (sha256, check) in checks {
            tx.prepare_cached(
                "INSERT OR REPLACE INTO file_check (sha256, checked_ms, state, copy_state)
                 VALUES (:sha256, :at, :state, :copy_state)",
            )?
            .execute(named_params! {
                ":sha256": sha256, ":at": check.at_ms, ":state": file_word(check.looked.state),
                ":copy_state": copy_word(check.looked.copy_state),
            })?;
        }
        Ok(tx.commit()?)
    })
}

const fn file_word(state: FileState) -> &'static str {
    match state {
        FileState::Fine => "fine",
        FileState::Damaged => "damaged",
        FileState::Missing => "missing",
    }
}

const fn copy_word(state: CopyState) -> &'static str {
    match state {
        CopyState::Fine => "fine",
        CopyState::Damaged => "damaged",
        CopyState::Missing => "missing",
        CopyState::None => "none",
    }
}

/// When each of some files was looked at last; all files for none.
pub(super) fn checks(archive: &Connection, files: Option<&[&str]>) -> Result<HashMap<String, Check>> {
    let mut found = HashMap::new();
    let Some(files) = files else {
        let mut all =
            archive.prepare_cached("SELECT sha256, checked_ms, state, copy_state FROM file_check")?;
        for row in all.query_map([], row_to_check)? {
            let (sha256, check) = row?;
            found.insert(sha256, check);
        }
        return Ok(found);
    };
    let mut one = archive
        .prepare_cached("SELECT sha256, checked_ms, state, copy_state FROM file_check WHERE sha256 = ?1")?;
    for sha256 in files {
        for row in one.query_map([sha256], row_to_check)? {
            let (sha256, check) = row?;
            found.insert(sha256, check);
        }
    }
    Ok(found)
}

fn row_to_check(row: &rusqlite::Row<'_>) -> rusqlite::Result<(String, Check)> {
    let check = Check {
        at_ms: row.get("checked_ms")?,
        looked: Looked {
            state: crate::row::named(row, "state")?,
            copy_state: crate::row::named(row, "copy_state")?,
        },
    };
    Ok((row.get("sha256")?, check))
}

/// The latest check of any file.
pub(super) fn last(archive: &Connection) -> Result<Option<TimestampMs>> {
    let at: Option<i64> = archive
        .prepare_cached("SELECT max(checked_ms) FROM file_check")?
        .query_row([], |row| row.get(0))?;
    Ok(at.map(TimestampMs::from_i64))
}
