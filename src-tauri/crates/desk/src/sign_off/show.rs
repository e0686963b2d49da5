//! Sign-offs as they stand, and what came after.

use std::collections::BTreeSet;

use factdesk_domain::envelope::Hash;
use factdesk_domain::sign_off::{OpenItem, SignedEnd};
use factdesk_domain::{CaseId, OverrideId, ReviewerId, SignOffId, TimestampMs};
use rusqlite::{Connection, Row, named_params};

use crate::Result;
use crate::history::{self, Entry};

/// A sign-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Which one.
    pub id: SignOffId,
    /// Its case.
    pub case: CaseId,
    /// Who signed.
    pub by: ReviewerId,
    /// When.
    pub at: TimestampMs,
    /// The head of the case as the signer saw it.
    pub head: Hash,
    /// The ends of the streams that it covers.
    pub ends: Vec<SignedEnd>,
    /// What was open.
    pub open: Vec<OpenItem>,
    /// The overrides that stood.
    pub overrides: Vec<OverrideId>,
    /// What the signer said to it.
    pub statement: Option<String>,
    /// Whether nobody but the signer worked at the desk and in the case.
    pub only_reviewer: bool,
}

fn row_to_signed(row: &Row<'_>) -> rusqlite::Result<Signed> {
    Ok(Signed {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        by: crate::row::parsed(row, "created_by")?,
        at: TimestampMs::from_i64(row.get("created_at")?),
        head: crate::row::parsed(row, "head")?,
        ends: crate::row::json(row, "ends")?,
        open: crate::row::json(row, "open_items")?,
        overrides: crate::row::json(row, "overrides")?,
        statement: row.get("statement")?,
        only_reviewer: row.get("only_reviewer")?,
    })
}

/// Every sign-off of a case, the one that counts first. There are more only where two desks signed without knowing of
/// each other.
///
/// # Errors
/// The database.
pub fn all(c: &Connection, case: CaseId) -> Result<Vec<Signed>> {
    let mut statement = c.prepare_cached(
        "SELECT id, case_id, head, ends, open_items, overrides, statement, only_reviewer, created_by, created_at
         FROM sign_off WHERE case_id = :case ORDER BY created_at, id",
    )?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, row_to_signed)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The sign-off of a case that counts: the first one.
///
/// # Errors
/// The database.
pub fn show(c: &Connection, case: CaseId) -> Result<Option<Signed>> {
    Ok(all(c, case)?.into_iter().next())
}

/// When a case was signed off.
///
/// # Errors
/// The database.
pub fn signed_at(c: &Connection, case: CaseId) -> Result<Option<TimestampMs>> {
    let at: Option<i64> = c
        .prepare_cached("SELECT min(created_at) FROM sign_off WHERE case_id = :case")?
        .query_row(named_params! { ":case": case.to_string() }, |row| row.get(0))?;
    Ok(at.map(TimestampMs::from_i64))
}

/// The cases that were signed off.
pub(crate) fn signed(c: &Connection) -> Result<BTreeSet<CaseId>> {
    let mut statement = c.prepare_cached("SELECT DISTINCT case_id FROM sign_off")?;
    let found = statement.query_map([], |row| crate::row::parsed(row, "case_id"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// How many entries came in after the sign-off of a case and are not covered by it.
///
/// # Errors
/// The database.
pub fn after_count(c: &Connection, case: CaseId) -> Result<u32> {
    let mut statement = c.prepare_cached(
        "SELECT count(*) FROM op_silent JOIN op ON op.position = op_silent.op
         WHERE why = 'late' AND case_id = :case",
    )?;
    Ok(statement.query_row(named_params! { ":case": case.as_bytes() }, |row| row.get(0))?)
}

/// What came in after the sign-off of a case and is not covered by it, in the order of arrival. It changes nothing
/// that is printed.
///
/// # Errors
/// The database.
pub fn after(c: &Connection, case: CaseId) -> Result<Vec<Entry>> {
    let mut statement = c.prepare_cached(
        "SELECT op FROM op_silent JOIN op ON op.position = op_silent.op
         WHERE why = 'late' AND case_id = :case ORDER BY op",
    )?;
    let positions = statement
        .query_map(named_params! { ":case": case.as_bytes() }, |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    positions
        .into_iter()
        .map(|position| history::at(c, position))
        .collect()
}
