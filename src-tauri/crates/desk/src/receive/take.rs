//! Stores one operation.

use std::collections::BTreeMap;

use factdesk_domain::envelope::{self, Envelope, Signed};
use factdesk_domain::fold::{Content, Link, Record};
use factdesk_domain::{DeviceId, Operation, TimestampMs};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::Received;
use super::check::{Checked, Vetted};
use super::here::Here;
use crate::log::{self, Why};
use crate::{Error, Result};

/// What came of one operation.
pub enum Taken {
    /// It is new, at this position, and nothing before it is missing.
    Ready(i64, Box<Record>),
    /// It is new, at this position, and waits for what is missing before it.
    Waiting(i64, Box<Record>),
    /// It was here without its payload, at this position, and has it now.
    Filled(i64),
    /// It was here already.
    Known,
}

/// The keys of devices: those that a person or an enrolment vouches for, those that cards in the log have brought,
/// then those that came now. The first key of a device counts; a card that brings another one does not change it.
pub fn keys(c: &Connection, operations: &[Received]) -> Result<BTreeMap<DeviceId, [u8; 32]>> {
    let mut keys = log::known_keys(c)?;
    for received in operations {
        if received.signed.envelope.kind != "reviewer_add" {
            continue;
        }
        let Content::Known(operation) = Content::read(&received.signed.envelope, received.payload.as_ref())
        else {
            continue;
        };
        if let Operation::ReviewerAdd(card) = *operation
            && let Some(key) = log::card_key(&card.public_key)
        {
            keys.entry(card.device).or_insert(key);
        }
    }
    Ok(keys)
}

/// Whether this operation has not come before, and so must be checked whole; a fork of one that came is not new.
pub fn is_new(c: &Connection, received: &Received) -> Result<bool> {
    match here(c, &received.signed) {
        Ok(there) => Ok(there.is_none()),
        Err(Error::Fork { .. }) => Ok(false),
        Err(other) => Err(other),
    }
}

/// Stores one operation that was checked, where it is new.
pub fn take(c: &Connection, vetted: &mut Vetted, here_already: &mut Here, now: TimestampMs) -> Result<Taken> {
    let received = &vetted.received;
    let op = received.signed.envelope.op_id;
    if let Some(position) = here(c, &received.signed)? {
        return fill(c, received, position);
    }
    let Some(checked) = vetted.checked.take() else {
        return Err(Error::Fork { op });
    };
    let Checked { signed, content } = checked?;
    let stream = (signed.envelope.case_id, signed.envelope.device_id);
    if !here_already.ends_before(stream, signed.envelope.seq, signed.envelope.prev_hash) {
        refuse_other_chain(c, &signed.envelope)?;
    }
    let erased = log::is_erased(c, signed.envelope.case_id, op)?;
    let payload = received.payload.as_ref().filter(|_| !erased);
    let content = if erased { Content::Withheld } else { content };
    let ready = here_already.takes(c, &Link::of(&signed.envelope, signed.hash))?;
    let position = log::append(c, &signed, (payload, &content), !ready)?;
    if payload.is_none() {
        let why = if erased { Why::Erased } else { Why::Withheld };
        log::came_silent(c, position, &signed.envelope, why)?;
    }
    if !ready {
        c.prepare_cached("INSERT INTO op_waiting (op) VALUES (?1)")?
            .execute([position])?;
    }
    c.prepare_cached("INSERT INTO op_arrival (op, received_ms, from_the_future) VALUES (?1, ?2, ?3)")?
        .execute((
            position,
            now.as_i64(),
            signed.envelope.hlc.is_from_the_future(now),
        ))?;
    let Signed { envelope, hash, .. } = signed;
    let record = Box::new(Record {
        envelope,
        hash,
        content,
    });
    Ok(match ready {
        true => Taken::Ready(position, record),
        false => Taken::Waiting(position, record),
    })
}

/// The payload of an operation that is here without it.
fn fill(c: &Connection, received: &Received, position: i64) -> Result<Taken> {
    let Some(payload) = &received.payload else {
        return Ok(Taken::Known);
    };
    if log::why_silent(c, position)? != Some(Why::Withheld) {
        return Ok(Taken::Known);
    }
    // The envelope that is here was checked when it came; this one only has the same hash written on it.
    let record = log::record_at(c, position)?;
    envelope::verify_payload(&record.envelope, payload).map_err(|reason| Error::Forged {
        op: record.envelope.op_id,
        reason,
    })?;
    log::fill(c, position, payload)?;
    Ok(Taken::Filled(position))
}

/// The position of this very operation. Another one under its id, or at its place of the stream, makes a fork.
fn here(c: &Connection, signed: &Signed) -> Result<Option<i64>> {
    let envelope = &signed.envelope;
    let seq = i64::try_from(envelope.seq).map_err(|_| Error::Fork { op: envelope.op_id })?;
    let there: Option<(i64, [u8; 32])> = c
        .prepare_cached(
            "SELECT position, hash FROM op
             WHERE op_id = :op OR (case_id = :case AND device_id = :device AND seq = :seq) LIMIT 1",
        )?
        .query_row(
            named_params! {
                ":op": envelope.op_id.as_bytes(), ":case": envelope.case_id.as_bytes(),
                ":device": envelope.device_id.as_bytes(), ":seq": seq,
            },
            |row| Ok((row.get("position")?, row.get("hash")?)),
        )
        .optional()?;
    match there {
        None => Ok(None),
        Some((position, hash)) if hash == *signed.hash.as_bytes() => Ok(Some(position)),
        Some(_) => Err(Error::Fork { op: envelope.op_id }),
    }
}

/// One that follows another operation than the one before its place here goes on from a fork.
fn refuse_other_chain(c: &Connection, envelope: &Envelope) -> Result<()> {
    let before: Option<[u8; 32]> = c
        .prepare_cached("SELECT hash FROM op WHERE case_id = :case AND device_id = :device AND seq = :seq")?
        .query_row(
            named_params! {
                ":case": envelope.case_id.as_bytes(), ":device": envelope.device_id.as_bytes(),
                ":seq": i64::try_from(envelope.seq).unwrap_or(i64::MAX) - 1,
            },
            |row| row.get(0),
        )
        .optional()?;
    match before {
        Some(hash) if hash != *envelope.prev_hash.as_bytes() => Err(Error::Fork { op: envelope.op_id }),
        _ => Ok(()),
    }
}
