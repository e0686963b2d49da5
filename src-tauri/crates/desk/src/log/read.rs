//! Reads operations back, as the fold takes them.

use factdesk_domain::envelope::{Envelope, Hash, Payload};
use factdesk_domain::fold::{Content, Link, Record};
use factdesk_domain::{CaseId, OpId};
use rusqlite::{Connection, Row, named_params};

use crate::{Error, Result};

const RECORD: &str = "SELECT op.envelope, op.hash, op_payload.salt, op_payload.bytes
FROM op LEFT JOIN op_payload ON op_payload.op = op.position ";

fn record(row: &Row<'_>) -> Result<Record> {
    let envelope = envelope(row)?;
    let payload = match row.get::<_, Option<[u8; 16]>>("salt")? {
        Some(salt) => Some(Payload {
            salt,
            bytes: row.get("bytes")?,
        }),
        None => None,
    };
    let content = Content::read(&envelope, payload.as_ref());
    Ok(Record {
        hash: Hash::from_bytes(row.get("hash")?),
        content,
        envelope,
    })
}

/// Every operation of a case, or of all, in the order of arrival.
pub fn records(c: &Connection, case: Option<CaseId>) -> Result<Vec<Record>> {
    let mut all = Vec::new();
    let mut statement = c.prepare_cached(
        &[
            RECORD,
            "WHERE :case IS NULL OR op.case_id = :case ORDER BY op.position",
        ]
        .concat(),
    )?;
    let mut rows = statement.query(named_params! { ":case": case.map(|case| *case.as_bytes()) })?;
    while let Some(row) = rows.next()? {
        all.push(record(row)?);
    }
    Ok(all)
}

/// The operation at a position.
pub fn record_at(c: &Connection, position: i64) -> Result<Record> {
    let mut statement = c.prepare_cached(&[RECORD, "WHERE op.position = :position"].concat())?;
    let mut rows = statement.query(named_params! { ":position": position })?;
    match rows.next()? {
        Some(row) => record(row),
        None => Err(nothing_at(position)),
    }
}

/// What an operation stands on; nothing of what it says is read.
pub fn link_at(c: &Connection, position: i64) -> Result<Link> {
    let mut statement = c.prepare_cached("SELECT envelope, hash FROM op WHERE position = ?1")?;
    let mut rows = statement.query([position])?;
    let Some(row) = rows.next()? else {
        return Err(nothing_at(position));
    };
    let hash = Hash::from_bytes(row.get("hash")?);
    Ok(Link::of(&envelope(row)?, hash))
}

fn nothing_at(position: i64) -> Error {
    Error::damaged("op", format_args!("nothing at position {position}"))
}

fn envelope(row: &Row<'_>) -> Result<Envelope> {
    let bytes = row
        .get_ref("envelope")?
        .as_blob()
        .map_err(rusqlite::Error::from)?;
    serde_json::from_slice(bytes).map_err(|e| Error::damaged("op", e))
}

/// Only what an author had seen is read of the envelope here.
pub fn deps(row: &Row<'_>) -> Result<Vec<OpId>> {
    #[derive(serde::Deserialize)]
    struct Deps {
        deps: Vec<OpId>,
    }
    let envelope = row
        .get_ref("envelope")?
        .as_blob()
        .map_err(rusqlite::Error::from)?;
    let read: Deps = serde_json::from_slice(envelope).map_err(|e| Error::damaged("op", e))?;
    Ok(read.deps)
}
