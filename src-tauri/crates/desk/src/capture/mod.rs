//! Captures: files that were taken in as evidence, with how they came, and the erasure of a file.
//!
//! The bytes and the text drawn from them go into the archive first, once under their hash; the row that names them
//! comes after. A crash between the two leaves bytes that nothing names, never a name without bytes.

mod add;
mod custody;
mod erase;

use factdesk_domain::capture::{CaptureHow, Header, WorkingCopy};
use factdesk_domain::rules::capture::CaptureFacts;
use factdesk_domain::{CaptureId, CaseId, ReviewerId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Desk, Done, Error, Result};

pub use add::{Fetched, NewCapture, NewCopy, add_all};
pub use custody::{Step, StepWhat, chains, custody, exported};
pub use erase::{Erasure, erase, erasure};

/// A capture as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Which one.
    pub id: CaptureId,
    /// Its case.
    pub case: CaseId,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// How many they are.
    pub size_bytes: u64,
    /// What they are, such as `application/pdf`.
    pub media_type: Option<String>,
    /// The name they came under.
    pub name: Option<String>,
    /// How they came in.
    pub how: CaptureHow,
    /// The address that was asked for.
    pub address: Option<String>,
    /// The address that answered.
    pub final_address: Option<String>,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// What is kept of its headers.
    pub headers: Vec<Header>,
    /// The addresses between the two.
    pub redirects: Vec<String>,
    /// The text drawn from them.
    pub copy: Option<WorkingCopy>,
    /// What the extractor had to say.
    pub warnings: Vec<String>,
    /// A note of the reviewer.
    pub note: Option<String>,
    /// Who took it in.
    pub created_by: ReviewerId,
    /// When.
    pub created_at: TimestampMs,
    /// Whether it was retracted.
    pub retracted: bool,
}

const SELECT: &str =
    "SELECT id, case_id, sha256, size_bytes, media_type, name, how, address, final_address, status,
    headers, redirects, copy, warnings, note, created_by, created_at, retracted FROM capture ";

fn row_to_capture(row: &Row<'_>) -> rusqlite::Result<Capture> {
    Ok(Capture {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        sha256: row.get("sha256")?,
        size_bytes: crate::row::number(row, "size_bytes")?,
        media_type: row.get("media_type")?,
        name: row.get("name")?,
        how: crate::row::named(row, "how")?,
        address: row.get("address")?,
        final_address: row.get("final_address")?,
        status: crate::row::number_opt(row, "status")?,
        headers: crate::row::json(row, "headers")?,
        redirects: crate::row::json(row, "redirects")?,
        copy: crate::row::json_opt(row, "copy")?,
        warnings: crate::row::json(row, "warnings")?,
        note: row.get("note")?,
        created_by: crate::row::parsed(row, "created_by")?,
        created_at: TimestampMs::from_i64(row.get("created_at")?),
        retracted: row.get("retracted")?,
    })
}

/// The captures of a case that were not retracted, the latest first.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, case: CaseId) -> Result<Vec<Capture>> {
    let of_case = "WHERE case_id = :case AND retracted = 0 ORDER BY created_at DESC, id DESC";
    let mut statement = c.prepare_cached(&[SELECT, of_case].concat())?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, row_to_capture)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The captures of a file in every case, also retracted ones, the first one first.
///
/// # Errors
/// The database.
pub fn of_file(c: &Connection, sha256: &str) -> Result<Vec<Capture>> {
    let of_file = "WHERE sha256 = :sha256 ORDER BY created_at, id";
    let mut statement = c.prepare_cached(&[SELECT, of_file].concat())?;
    let found = statement.query_map(named_params! { ":sha256": sha256 }, row_to_capture)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// One capture, also a retracted one.
///
/// # Errors
/// An unknown capture; the database.
pub fn show(c: &Connection, id: CaptureId) -> Result<Capture> {
    c.prepare_cached(&[SELECT, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_capture)
        .optional()?
        .ok_or_else(|| Error::unknown("capture", id))
}

/// How many pieces of evidence of a case rest on each of its files, by hash.
///
/// # Errors
/// The database.
pub fn evidence_counts(c: &Connection, case: CaseId) -> Result<std::collections::HashMap<String, u32>> {
    let mut statement = c.prepare_cached(
        "SELECT captured ->> 'sha256' AS sha256, count(*) AS uses FROM evidence
         WHERE case_id = :case AND captured IS NOT NULL AND retracted = 0 GROUP BY 1",
    )?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, |row| {
        Ok((row.get("sha256")?, crate::row::number(row, "uses")?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Says that a capture does not belong to its case; the bytes stay.
///
/// # Errors
/// An unknown capture, or one that was retracted; the database.
pub fn retract(desk: &Desk, by: ReviewerId, id: CaptureId, reason: Option<String>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let facts = CaptureFacts {
            id,
            retracted: known.retracted,
        };
        acting.push(known.case, rules::capture::retract(facts, reason)?)
    })
}
