//! What the archive should hold, and how each file of it is.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use factdesk_domain::{CaseId, TimestampMs};
use rusqlite::{Connection, Row, named_params};

use super::verify::{Check, Checks, checks, last, stored};
use super::{CopyState, FileState, Looked};
use crate::{Desk, Error, Result};

/// How a file is, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// There; its bytes had their hash when they were looked at last.
    Fine,
    /// There; its bytes have another hash.
    Damaged,
    /// Not there.
    Missing,
    /// Erased by a person, for a reason.
    Removed,
    /// There; nobody has looked at its bytes since they were stored.
    Unchecked,
}

impl State {
    /// The name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Damaged => "damaged",
            Self::Missing => "missing",
            Self::Removed => "removed",
            Self::Unchecked => "unchecked",
        }
    }
}

/// How a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The bytes.
    pub state: State,
    /// The texts drawn from them.
    pub copy_state: CopyState,
    /// When they were looked at last, in milliseconds since 1970.
    pub checked_ms: Option<i64>,
}

impl Standing {
    /// Whether a text drawn from the file is damaged or lost.
    #[must_use]
    pub const fn copy_is_bad(&self) -> bool {
        matches!(self.copy_state, CopyState::Damaged | CopyState::Missing)
    }

    fn of(removed: bool, stored: bool, check: Option<&Check>) -> Self {
        let checked_ms = check.map(|check| check.at_ms);
        let looked = check.map(|check| check.looked);
        let state = match (removed, stored, looked) {
            (true, _, _) => State::Removed,
            (_, false, _) => State::Missing,
            (
                _,
                _,
                Some(Looked {
                    state: FileState::Fine,
                    ..
                }),
            ) => State::Fine,
            (
                _,
                _,
                Some(Looked {
                    state: FileState::Damaged,
                    ..
                }),
            ) => State::Damaged,
            // It was missing then, and is there again.
            (
                _,
                _,
                Some(Looked {
                    state: FileState::Missing,
                    ..
                })
                | None,
            ) => State::Unchecked,
        };
        let copy_state = match (removed, looked) {
            (false, Some(looked)) => looked.copy_state,
            _ => CopyState::None,
        };
        Self {
            state,
            copy_state,
            checked_ms,
        }
    }
}

/// The whole archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// Files that anything names, erased ones included.
    pub files: usize,
    /// Bytes of those that are there.
    pub size_bytes: u64,
    /// How many are in each state.
    pub fine: usize,
    /// See [`State::Damaged`]; a damaged or missing working copy counts here too.
    pub damaged: usize,
    /// See [`State::Missing`].
    pub missing: usize,
    /// See [`State::Removed`].
    pub removed: usize,
    /// See [`State::Unchecked`].
    pub unchecked: usize,
    /// When any file was looked at last.
    pub last: Option<TimestampMs>,
    /// What is wrong, by hash.
    pub problems: Vec<Entry>,
}

/// A file of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The file.
    pub sha256: String,
    /// The name it came under.
    pub name: Option<String>,
    /// How many bytes it has; 0 for one that nothing names.
    pub size_bytes: u64,
    /// How it is.
    pub standing: Standing,
    /// The cases that name it.
    pub cases: Vec<CaseId>,
}

/// What is known of a file that something names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub name: Option<String>,
    pub size_bytes: u64,
    pub cases: BTreeSet<CaseId>,
    /// Hashes of the texts that captures name.
    pub copies: Vec<String>,
    pub removed: bool,
}

const WANTED: &str = "SELECT sha256, name, size_bytes, case_id, text_sha256, removed FROM (
        SELECT sha256, name, size_bytes, case_id, copy ->> 'text_sha256' AS text_sha256, 0 AS removed FROM capture
        UNION ALL SELECT captured ->> 'sha256', captured ->> 'name', captured ->> 'size_bytes', case_id, NULL, 0
        FROM evidence WHERE captured IS NOT NULL
        UNION ALL SELECT original ->> 'sha256', original ->> 'name', original ->> 'size_bytes', case_id, NULL, 0
        FROM article_version WHERE original IS NOT NULL
        UNION ALL SELECT sha256, NULL, 0, case_id, NULL, 1 FROM erasure
    )";

/// Every file that something names, by hash.
pub(super) fn wanted(c: &Connection) -> Result<BTreeMap<String, Wanted>> {
    let mut files: BTreeMap<String, Wanted> = BTreeMap::new();
    let mut statement = c.prepare_cached(WANTED)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let sha256 = row.get_ref("sha256")?.as_str().map_err(rusqlite::Error::from)?;
        match files.get_mut(sha256) {
            Some(file) => file.take(row)?,
            None => files.entry(sha256.to_owned()).or_default().take(row)?,
        }
    }
    Ok(files)
}

/// What is known of one file; nothing for one that nobody names.
pub(super) fn wanted_one(c: &Connection, sha256: &str) -> Result<Wanted> {
    let mut file = Wanted::default();
    let mut statement = c.prepare_cached(&[WANTED, " WHERE sha256 = :sha256"].concat())?;
    let mut rows = statement.query(named_params! { ":sha256": sha256 })?;
    while let Some(row) = rows.next()? {
        file.take(row)?;
    }
    Ok(file)
}

impl Wanted {
    fn take(&mut self, row: &Row<'_>) -> Result<()> {
        self.name = self.name.take().or(row.get("name")?);
        self.size_bytes = self.size_bytes.max(crate::row::number(row, "size_bytes")?);
        self.cases.insert(crate::row::parsed(row, "case_id")?);
        self.removed |= row.get::<_, bool>("removed")?;
        if let Some(copy) = row.get::<_, Option<String>>("text_sha256")?
            && !self.copies.contains(&copy)
        {
            self.copies.push(copy);
        }
        Ok(())
    }
}

/// Up to this many files are looked up one by one, more all at once.
const ONE_BY_ONE: usize = 200;

/// How some files stand, by hash. Nothing is hashed for it; a missing file is known at once.
///
/// # Errors
/// The database.
pub fn standings(desk: &Desk, files: &[&str]) -> Result<HashMap<String, Standing>> {
    let some = (files.len() <= ONE_BY_ONE).then_some(files);
    let removed = desk.read(|c| match some {
        Some(files) => removed(c, files),
        None => every_removed(c),
    })?;
    desk.store().archive_read(|archive| {
        let known = checks(archive, some)?;
        let there = match some {
            Some(files) => of_these(archive, files)?,
            None => stored(archive)?.into_iter().collect(),
        };
        let standing = |sha256: &&str| {
            let (gone, there) = (removed.contains(*sha256), there.contains(*sha256));
            (
                (*sha256).to_owned(),
                Standing::of(gone, there, known.get(*sha256)),
            )
        };
        Ok::<_, Error>(files.iter().map(standing).collect())
    })
}

fn of_these(archive: &Connection, files: &[&str]) -> Result<HashSet<String>> {
    let mut there = HashSet::new();
    for sha256 in files {
        if super::has(archive, sha256)? {
            there.insert((*sha256).to_owned());
        }
    }
    Ok(there)
}

fn every_removed(c: &Connection) -> Result<HashSet<String>> {
    let mut all = c.prepare_cached("SELECT DISTINCT sha256 FROM erasure")?;
    let found = all.query_map([], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn removed(c: &Connection, files: &[&str]) -> Result<HashSet<String>> {
    let mut one = c.prepare_cached("SELECT EXISTS (SELECT 1 FROM erasure WHERE sha256 = ?1)")?;
    let mut found = HashSet::new();
    for sha256 in files {
        if one.query_row([sha256], |row| row.get(0))? {
            found.insert((*sha256).to_owned());
        }
    }
    Ok(found)
}

/// Every file that anything names, by hash, as it is known, or, with what a verification has just found, as it found
/// it. Bytes that nothing names are spoken of only when they are not what they were.
///
/// # Errors
/// The database.
pub fn entries(desk: &Desk, fresh: &Checks) -> Result<Vec<Entry>> {
    let mut files = desk.read(wanted)?;
    let (stored, known) = desk
        .store()
        .archive_read::<_, Error>(|a| Ok((stored(a)?, checks(a, None)?)))?;
    let stored: HashSet<String> = stored.into_iter().collect();
    for (sha256, _) in fresh.iter().filter(|(_, check)| !check.looked.is_fine()) {
        files.entry(sha256.clone()).or_default();
    }
    let entry = |(sha256, file): (String, Wanted)| {
        let check = fresh.get(&sha256).or_else(|| known.get(&sha256));
        Entry {
            standing: Standing::of(file.removed, stored.contains(&sha256), check),
            name: file.name,
            size_bytes: file.size_bytes,
            cases: file.cases.into_iter().collect(),
            sha256,
        }
    };
    Ok(files.into_iter().map(entry).collect())
}

/// The whole archive, counted.
///
/// # Errors
/// The database.
pub fn overview(desk: &Desk, fresh: &Checks) -> Result<Overview> {
    let entries = entries(desk, fresh)?;
    let last = desk.store().archive_read(last)?;
    let mut all = Overview {
        files: entries.len(),
        last: fresh
            .values()
            .map(|check| TimestampMs::from_i64(check.at_ms))
            .max()
            .or(last),
        ..Overview::default()
    };
    for entry in entries {
        all.count(entry);
    }
    Ok(all)
}

impl Overview {
    fn count(&mut self, entry: Entry) {
        if !matches!(entry.standing.state, State::Missing | State::Removed) {
            self.size_bytes += entry.size_bytes;
        }
        let copy_is_bad = entry.standing.copy_is_bad();
        match entry.standing.state {
            State::Missing => self.missing += 1,
            State::Removed => self.removed += 1,
            State::Damaged => self.damaged += 1,
            State::Fine | State::Unchecked if copy_is_bad => self.damaged += 1,
            State::Fine => self.fine += 1,
            State::Unchecked => self.unchecked += 1,
        }
        if copy_is_bad || matches!(entry.standing.state, State::Damaged | State::Missing) {
            self.problems.push(entry);
        }
    }
}
