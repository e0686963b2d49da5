//! Blind reading: what a second reader is not told before their own verdict is saved. This is the one place that says
//! what is kept from whom, and the door through which everything is read ([`Desk::read`]) asks it: on a connection on
//! which a blind reader reads, views stand before the tables, so that a verdict, comment or override of others is not
//! there for anything that asks, be it a list, a search, the history or a report.
//!
//! On one computer this is a courtesy of the program: the files of the desk hold everything. In a bundle it is more,
//! because what is withheld there is not in the file.

mod views;

use factdesk_domain::{CaseId, ClaimId, ReviewerId};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::{Desk, Error, Result};
use views::VIEWS;

/// What stands where something is kept from the reader.
pub const HIDDEN: &str = "Hidden until your own verdict is saved";

const CLAIMS: &str = include_str!("claim.sql");
const VIEW_NAMES: &[&str] = &[
    "op_payload",
    "blind_case",
    "claim_work",
    "decision",
    "rule_override",
    "comment",
    "verdict",
    "blind_claim",
];
const READER: &str = "(SELECT reviewer FROM temp.seat)";

/// Whether what others found on a claim is to be kept from a reader. A claim that is only suggested has nothing yet.
///
/// # Errors
/// The database.
pub fn hides(c: &Connection, case: CaseId, claim: ClaimId, reader: ReviewerId) -> Result<bool> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM ({CLAIMS}) WHERE id = :claim AND case_id = :case)");
    let named = named_params! {
        ":claim": claim.to_string(), ":case": case.to_string(), ":reader": reader.to_string(),
    };
    Ok(c.prepare_cached(&sql)?.query_row(named, |row| row.get(0))?)
}

/// The claims of a case on which somebody else's verdict stands and is kept from a reader: those that wait for theirs.
///
/// # Errors
/// The database.
pub fn owed(c: &Connection, case: CaseId, reader: ReviewerId) -> Result<Vec<ClaimId>> {
    let sql = format!(
        "SELECT id FROM ({CLAIMS}) AS hidden WHERE case_id = :case AND EXISTS (
             SELECT 1 FROM main.verdict AS one
             WHERE one.claim = hidden.id AND one.case_id = hidden.case_id AND one.created_by <> :reader
                 AND one.withdrawn = 0 AND one.retracted = 0 AND one.superseded_by = '[]') ORDER BY id"
    );
    let mut statement = c.prepare_cached(&sql)?;
    let named = named_params! { ":case": case.to_string(), ":reader": reader.to_string() };
    let found = statement.query_map(named, |row| crate::row::parsed(row, "id"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The claims of a case that a reader is to read blind: those on which they owe a verdict, those that were asked for,
/// and every hidden one where others' verdicts were withheld from this desk, because nothing here tells on which.
///
/// # Errors
/// The database.
pub fn to_read(c: &Connection, case: CaseId, reader: ReviewerId) -> Result<Vec<ClaimId>> {
    let sql = format!(
        "SELECT hidden.id FROM ({CLAIMS}) AS hidden
         JOIN main.claim AS claim ON claim.id = hidden.id AND claim.case_id = hidden.case_id
         WHERE hidden.case_id = :case AND claim.retracted = 0 AND (
             claim.second_reading IS NOT NULL
             OR EXISTS (
                 SELECT 1 FROM main.verdict AS one
                 WHERE one.claim = hidden.id AND one.case_id = hidden.case_id AND one.created_by <> :reader
                     AND one.withdrawn = 0 AND one.retracted = 0 AND one.superseded_by = '[]')
             OR EXISTS (
                 SELECT 1 FROM main.op_silent AS silent JOIN main.op ON op.position = silent.op
                 WHERE silent.why = 'withheld' AND op.kind = 'verdict_give' AND op.case_id = :case_bytes
                     AND op.reviewer_id <> :reader_bytes)
         ) ORDER BY hidden.id"
    );
    let mut statement = c.prepare_cached(&sql)?;
    let named = named_params! {
        ":case": case.to_string(), ":reader": reader.to_string(),
        ":case_bytes": case.as_bytes(), ":reader_bytes": reader.as_bytes(),
    };
    let found = statement.query_map(named, |row| crate::row::parsed(row, "id"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Refuses where a verdict is kept from who sits at the desk: what would be written out could not be whole.
///
/// # Errors
/// [`Error::BlindOwed`], with how many verdicts they owe; the database.
pub fn refuse_owing(desk: &Desk, case: CaseId) -> Result<()> {
    let me = desk.me()?;
    match desk.read(|c| owed(c, case, me))?.len() {
        0 => Ok(()),
        count => Err(Error::BlindOwed { count }),
    }
}

/// Who reads blind on this connection; none where nothing is kept back on it.
///
/// # Errors
/// Whatever SQLite reports.
pub fn reader(c: &Connection) -> rusqlite::Result<Option<ReviewerId>> {
    match is_seated(c)? {
        true => c
            .prepare_cached("SELECT reviewer FROM temp.seat")?
            .query_row([], |row| crate::row::parsed(row, "reviewer"))
            .map(Some),
        false => Ok(None),
    }
}

/// Whether something on a case is kept from who reads on this connection.
///
/// # Errors
/// Whatever SQLite reports.
pub fn keeps_from(c: &Connection, case: CaseId) -> rusqlite::Result<bool> {
    if !is_seated(c)? {
        return Ok(false);
    }
    c.prepare_cached("SELECT EXISTS (SELECT 1 FROM temp.blind_case WHERE id = ?1)")?
        .query_row([case.to_string()], |row| row.get(0))
}

/// Whether what others found on a claim is kept from who reads on this connection.
///
/// # Errors
/// Whatever SQLite reports.
pub fn is_hidden(c: &Connection, claim: ClaimId) -> rusqlite::Result<bool> {
    if !is_seated(c)? {
        return Ok(false);
    }
    c.prepare_cached("SELECT EXISTS (SELECT 1 FROM temp.blind_claim WHERE id = ?1)")?
        .query_row([claim.to_string()], |row| row.get(0))
}

/// Whether there is anything of others on a claim that is kept from who reads on this connection. What was withheld in
/// its case may be on any claim, so it counts on each.
///
/// # Errors
/// Whatever SQLite reports.
pub fn keeps_on(c: &Connection, claim: ClaimId) -> rusqlite::Result<bool> {
    let Some(reader) = reader(c)? else {
        return Ok(false);
    };
    let named = named_params! { ":claim": claim.to_string(), ":reader": reader.to_string() };
    if !is_hidden(c, claim)? {
        return Ok(false);
    }
    let left = c
        .prepare_cached(include_str!("keeps.sql"))?
        .query_row(named, |row| row.get::<_, bool>(0))
        .optional()?;
    Ok(left.unwrap_or_default() || is_withheld_beside(c, claim)?)
}

/// Whether something on what was found was withheld from this desk in a claim's case.
fn is_withheld_beside(c: &Connection, claim: ClaimId) -> rusqlite::Result<bool> {
    // Few entries are silent, so the search begins with them.
    c.prepare_cached(
        "SELECT EXISTS (
             SELECT 1 FROM main.op_silent AS silent CROSS JOIN main.op AS said ON said.position = silent.op
             WHERE silent.why = 'withheld' AND said.kind <> 'capture_add'
                 AND said.case_id = (SELECT unhex(case_id, '-') FROM main.claim WHERE id = ?1))",
    )?
    .query_row([claim.to_string()], |row| row.get(0))
}

/// What decides beside the log how much is read: two readings of one state with equal sights are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sight {
    reader: Option<ReviewerId>,
    roles: (i64, i64),
    filled: i64,
}

/// How much is read on this connection.
///
/// # Errors
/// Whatever SQLite reports.
pub fn sight(c: &Connection) -> rusqlite::Result<Sight> {
    let mut filled = c.prepare_cached("SELECT filled FROM index_state")?;
    let reader = reader(c)?;
    Ok(Sight {
        reader,
        roles: reader
            .map(|reader| roles(c, reader))
            .transpose()?
            .unwrap_or_default(),
        filled: filled.query_row([], |row| row.get(0))?,
    })
}

/// On how many cards a reader reads second, and on how many they decide: a change of role shows more or less.
fn roles(c: &Connection, reader: ReviewerId) -> rusqlite::Result<(i64, i64)> {
    c.prepare_cached(
        "SELECT count(*) FILTER (WHERE role = 'second_reader'), count(*) FILTER (WHERE role = 'editor')
         FROM main.reviewer WHERE id = ?1",
    )?
    .query_row([reader.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Who reads the claims of a case in an order of their own: who reads on this connection, as long as something on a
/// claim that is worked on is kept from them.
///
/// # Errors
/// Whatever SQLite reports.
pub fn wanders(c: &Connection, case: CaseId) -> rusqlite::Result<Option<ReviewerId>> {
    let Some(reader) = reader(c)? else {
        return Ok(None);
    };
    let hidden: bool = c
        .prepare_cached(
            "SELECT EXISTS (
                 SELECT 1 FROM temp.blind_claim AS hidden
                 JOIN main.claim AS one ON one.case_id = hidden.case_id AND one.id = hidden.id
                 WHERE hidden.case_id = ?1
                     AND one.retracted = 0 AND one.merged_into IS NULL AND one.split_into IS NULL)",
        )?
        .query_row([case.to_string()], |row| row.get(0))?;
    Ok(hidden.then_some(reader))
}

fn is_seated(c: &Connection) -> rusqlite::Result<bool> {
    c.prepare_cached("SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE name = 'seat')")?
        .query_row([], |row| row.get(0))
}

/// Whose eyes a desk is read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// Those of who sits at it.
    Seat,
    /// Those of this reviewer, who acts now.
    Of(ReviewerId),
    /// Nobody's: nothing is kept back.
    Whole,
}

/// Who reads, if they may have to read blind.
fn blind_reader(
    c: &Connection,
    desk_case: CaseId,
    acting: Option<ReviewerId>,
) -> rusqlite::Result<Option<String>> {
    let acting = acting.map(|reviewer| reviewer.to_string());
    c.prepare_cached(include_str!("reader.sql"))?
        .query_row(
            named_params! { ":desk": desk_case.to_string(), ":acting": acting },
            |row| row.get(0),
        )
        .optional()
}

/// Puts the views of who reads before the tables, or takes them away; outside of any transaction.
pub(crate) fn seat(c: &Connection, desk_case: CaseId, eyes: Eyes) -> Result<()> {
    let acting = match eyes {
        Eyes::Whole => return leave(c),
        Eyes::Of(reviewer) => Some(reviewer),
        Eyes::Seat => None,
    };
    match blind_reader(c, desk_case, acting)? {
        Some(wanted) => sit(c, &wanted),
        None => leave(c),
    }
}

fn sit(c: &Connection, wanted: &str) -> Result<()> {
    if reader(c)?.is_some_and(|now| now.to_string() == wanted) {
        return Ok(());
    }
    leave(c)?;
    let claims = CLAIMS.replace(":reader", READER);
    let views = VIEWS.replace("READER", READER).replace("CLAIMS", &claims);
    writing(c, |c| {
        c.execute_batch("CREATE TEMP TABLE seat (reviewer TEXT NOT NULL) STRICT")?;
        c.execute("INSERT INTO temp.seat (reviewer) VALUES (?1)", [wanted])?;
        c.execute_batch(&views)
    })
}

/// Takes the views away: everything is read.
pub(crate) fn leave(c: &Connection) -> Result<()> {
    if !is_seated(c)? {
        return Ok(());
    }
    writing(c, |c| {
        for view in VIEW_NAMES {
            c.execute_batch(&format!("DROP VIEW IF EXISTS temp.{view}"))?;
        }
        c.execute_batch("DROP TABLE temp.seat")
    })
}

/// A reading connection refuses every write, also those of its own memory.
fn writing(c: &Connection, job: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<()> {
    c.pragma_update(None, "query_only", "OFF")?;
    let done = c
        .execute_batch("BEGIN")
        .and_then(|()| job(c))
        .and_then(|()| c.execute_batch("COMMIT"));
    if done.is_err() && !c.is_autocommit() {
        // The first failure is the one to tell; the connection is as it was.
        let _ = c.execute_batch("ROLLBACK");
    }
    c.pragma_update(None, "query_only", "ON")?;
    Ok(done?)
}
