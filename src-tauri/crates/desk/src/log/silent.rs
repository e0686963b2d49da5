//! Operations that are here and say nothing: withheld, erased, of a device that was revoked before, or late for the
//! sign-off of their case.
//!
//! Such an operation keeps its place in the order of what had seen what. One that was heard before stays a head of its
//! objects, because whoever saw it had seen everything before it; one that came silent is none, because nobody here
//! has seen what it says.

use std::collections::HashSet;

use factdesk_domain::envelope::{Envelope, Payload};
use factdesk_domain::fold::Content;
use factdesk_domain::{CaseId, OpId};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::append;
use super::read::record_at;
use crate::Result;

/// The noun under which the objects of a silent operation are listed.
pub const SILENT_NOUN: &str = "silent";

/// Why an operation says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its payload has not come.
    Withheld,
    /// Its payload was erased.
    Erased,
    /// Its device was revoked before.
    Revoked,
    /// Its case was signed off without it.
    Late,
}

impl Why {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Withheld => "withheld",
            Self::Erased => "erased",
            Self::Revoked => "revoked",
            Self::Late => "late",
        }
    }
}

/// Why the operation at a position says nothing; none for one that is heard.
pub fn why_silent(c: &Connection, position: i64) -> Result<Option<Why>> {
    let why: Option<String> = c
        .prepare_cached("SELECT why FROM op_silent WHERE op = ?1")?
        .query_row([position], |row| row.get(0))
        .optional()?;
    Ok(why.map(|why| match why.as_str() {
        "erased" => Why::Erased,
        "revoked" => Why::Revoked,
        "late" => Why::Late,
        _ => Why::Withheld,
    }))
}

/// The operations of a case that an erasure names.
pub fn erased(c: &Connection, case: CaseId) -> Result<HashSet<OpId>> {
    let mut named = c.prepare_cached("SELECT op_id FROM op_erasure WHERE case_id = ?1")?;
    let found = named.query_map([case.as_bytes()], |row| row.get(0).map(OpId::from_bytes))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Marks an operation that was just appended without its payload, and lists its objects.
pub fn came_silent(c: &Connection, position: i64, envelope: &Envelope, why: Why) -> Result<()> {
    mark(c, position, why)?;
    for object in &envelope.objects {
        c.prepare_cached(
            "INSERT INTO op_object (object, noun, op, reach, head) VALUES (:object, :noun, :op, 0, 0)",
        )?
        .execute(named_params! { ":object": object.as_bytes(), ":noun": SILENT_NOUN, ":op": position })?;
    }
    Ok(())
}

fn mark(c: &Connection, position: i64, why: Why) -> Result<()> {
    c.prepare_cached(
        "INSERT INTO op_silent (op, why) VALUES (:op, :why) ON CONFLICT (op) DO UPDATE SET why = excluded.why",
    )?
    .execute(named_params! { ":op": position, ":why": why.as_str() })?;
    Ok(())
}

/// Silences an operation that was heard; the caller folds again what it had changed. The payload of an erased one goes.
pub fn silence(c: &Connection, position: i64, envelope: &Envelope, why: Why) -> Result<()> {
    let heard = why_silent(c, position)?.is_none();
    mark(c, position, why)?;
    for object in envelope.objects.iter().filter(|_| heard) {
        let named = named_params! { ":object": object.as_bytes(), ":op": position };
        let (reach, head): (i64, bool) = c
            .prepare_cached(
                "SELECT coalesce(max(min(reach, 1)), 0), coalesce(max(head), 0) FROM op_object
                 WHERE object = :object AND reach IN (0, 1, 2) AND op = :op",
            )?
            .query_row(named, |row| Ok((row.get(0)?, row.get(1)?)))?;
        c.prepare_cached("DELETE FROM op_object WHERE object = :object AND reach IN (0, 1, 2) AND op = :op")?
            .execute(named)?;
        c.prepare_cached(
            "INSERT INTO op_object (object, noun, op, reach, head) VALUES (:object, :noun, :op, :reach, :head)",
        )?
        .execute(named_params! {
            ":object": object.as_bytes(), ":noun": SILENT_NOUN, ":op": position, ":reach": reach, ":head": head,
        })?;
    }
    for sql in [
        "DELETE FROM op_target WHERE op = ?1",
        "DELETE FROM op_quarantine WHERE op = ?1",
    ] {
        c.prepare_cached(sql)?.execute([position])?;
    }
    if why == Why::Erased {
        c.prepare_cached("DELETE FROM op_payload WHERE op = ?1")?
            .execute([position])?;
    }
    Ok(())
}

/// Puts the payload of a withheld operation in its place. [`hear`] lists its objects.
pub fn fill(c: &Connection, position: i64, payload: &Payload) -> Result<()> {
    c.prepare_cached("INSERT INTO op_payload (op, salt, bytes) VALUES (:op, :salt, :bytes)")?
        .execute(named_params! { ":op": position, ":salt": payload.salt, ":bytes": payload.bytes })?;
    Ok(())
}

/// Lets an operation that was silent be heard from now on; what it says. It is a head where nothing that is heard
/// builds on it. The caller folds what it changes; nothing where it waits.
pub fn hear(c: &Connection, position: i64) -> Result<Content> {
    c.prepare_cached("DELETE FROM op_silent WHERE op = ?1")?
        .execute([position])?;
    let record = record_at(c, position)?;
    for object in &record.envelope.objects {
        c.prepare_cached(
            "DELETE FROM op_object WHERE object = :object AND reach IN (0, 1) AND noun = :noun AND op = :op",
        )?
        .execute(named_params! { ":object": object.as_bytes(), ":noun": SILENT_NOUN, ":op": position })?;
    }
    append::list(c, position, (&record.envelope, &record.content), true)?;
    let waits: bool = c
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM op_waiting WHERE op = ?1)")?
        .query_row([position], |row| row.get(0))?;
    if waits {
        return Ok(Content::Withheld);
    }
    for object in &record.envelope.objects {
        c.prepare_cached(
            "UPDATE op_object SET head = 1 WHERE object = :object AND reach > 0 AND op = :op AND NOT EXISTS (
                 SELECT 1 FROM op_dep JOIN op_object AS later ON later.op = op_dep.op
                 WHERE op_dep.dep = :id AND later.object = :object AND later.reach > 0
                   AND later.op NOT IN (SELECT op FROM op_waiting))",
        )?
        .execute(named_params! {
            ":object": object.as_bytes(), ":op": position, ":id": record.envelope.op_id.as_bytes(),
        })?;
    }
    Ok(record.content)
}
