//! Stores one operation.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use factdesk_domain::envelope::{self, Envelope, Payload, Signed};
use factdesk_domain::fold::{Content, Link, Record};
use factdesk_domain::removal::is_erasable;
use factdesk_domain::{CaseId, DeviceId, OpId, Operation, TimestampMs};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::Received;
use super::check::Vetted;
use super::here::{Ends, Here};
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

/// What is known while operations are taken, so that the database is asked of it once.
#[derive(Debug, Default)]
pub struct Known {
    /// What others may stand on.
    pub here: Here,
    /// Payloads that came for operations whose words were erased: they are wanted where the erasure counts no longer
    /// once everything is taken.
    pub spare: Vec<(CaseId, i64, Payload)>,
    ends: Ends,
    erased: HashMap<CaseId, HashSet<OpId>>,
}

impl Known {
    /// The operations of a case that an erasure names. Nothing erases while operations are stored.
    fn erased(&mut self, c: &Connection, case: CaseId) -> Result<&HashSet<OpId>> {
        Ok(match self.erased.entry(case) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(log::erased(c, case)?),
        })
    }
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

/// Stores one operation that was checked, where it is new.
pub fn take(
    c: &Connection,
    vetted: Vetted,
    known: &mut Known,
    now: TimestampMs,
) -> std::result::Result<Taken, Box<(Error, Received)>> {
    let Vetted { received, checked } = vetted;
    match store(c, &received, checked, known, now) {
        Ok(Stored::New {
            position,
            ready,
            content,
        }) => {
            let Signed { envelope, hash, .. } = received.signed;
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
        Ok(Stored::Filled(position)) => Ok(Taken::Filled(position)),
        Ok(Stored::Known) => Ok(Taken::Known),
        Err(error) => Err(Box::new((error, received))),
    }
}

/// What came of storing one.
enum Stored {
    /// It is new.
    New {
        position: i64,
        ready: bool,
        content: Content,
    },
    /// See [`Taken::Filled`].
    Filled(i64),
    /// See [`Taken::Known`].
    Known,
}

fn store(
    c: &Connection,
    received: &Received,
    checked: Option<Result<Content>>,
    known: &mut Known,
    now: TimestampMs,
) -> Result<Stored> {
    let Received { signed, payload } = received;
    let envelope = &signed.envelope;
    let op = envelope.op_id;
    let there = match known.ends.is_behind(c, envelope)? {
        true => with_id(c, signed)?,
        false => here(c, signed)?,
    };
    if let Some(position) = there {
        return fill(c, received, position, known);
    }
    let Some(content) = checked else {
        return Err(Error::Fork { op });
    };
    let content = content?;
    let stream = (envelope.case_id, envelope.device_id);
    if !known.here.ends_before(stream, envelope.seq, envelope.prev_hash) {
        refuse_other_chain(c, envelope)?;
    }
    let erased = is_erasable(&envelope.kind) && known.erased(c, envelope.case_id)?.contains(&op);
    let (payload, spare) = match erased {
        true => (None, payload.clone()),
        false => (payload.as_ref(), None),
    };
    let content = if erased { Content::Withheld } else { content };
    let ready = known.here.takes(c, &Link::of(envelope, signed.hash))?;
    let position = log::append(c, signed, (payload, &content), !ready)?;
    known.ends.note(envelope);
    known
        .spare
        .extend(spare.map(|payload| (envelope.case_id, position, payload)));
    if payload.is_none() {
        let why = if erased { Why::Erased } else { Why::Withheld };
        log::came_silent(c, position, envelope, why)?;
    }
    if !ready {
        c.prepare_cached("INSERT INTO op_waiting (op) VALUES (?1)")?
            .execute([position])?;
    }
    c.prepare_cached("INSERT INTO op_arrival (op, received_ms, from_the_future) VALUES (?1, ?2, ?3)")?
        .execute((position, now.as_i64(), envelope.hlc.is_from_the_future(now)))?;
    Ok(Stored::New {
        position,
        ready,
        content,
    })
}

/// The payload of an operation that is here without it.
fn fill(c: &Connection, received: &Received, position: i64, known: &mut Known) -> Result<Stored> {
    let Some(payload) = &received.payload else {
        return Ok(Stored::Known);
    };
    match log::why_silent(c, position)? {
        Some(Why::Withheld) => {}
        Some(Why::Erased) => {
            let case = received.signed.envelope.case_id;
            known.spare.push((case, position, payload.clone()));
            return Ok(Stored::Known);
        }
        _ => return Ok(Stored::Known),
    }
    // The envelope that is here was checked when it came; this one only has the same hash written on it.
    let record = log::record_at(c, position)?;
    envelope::verify_payload(&record.envelope, payload).map_err(|reason| Error::Forged {
        op: record.envelope.op_id,
        reason,
    })?;
    log::fill(c, position, payload)?;
    Ok(Stored::Filled(position))
}

/// The position of this very operation. Another one under its id, or at its place of the stream, makes a fork.
pub fn here(c: &Connection, signed: &Signed) -> Result<Option<i64>> {
    let envelope = &signed.envelope;
    let seq = i64::try_from(envelope.seq).map_err(|_| Error::Fork { op: envelope.op_id })?;
    let there = c
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
    this_or_fork(signed, there)
}

/// The same where the place of the stream is known to be free.
fn with_id(c: &Connection, signed: &Signed) -> Result<Option<i64>> {
    let there = c
        .prepare_cached("SELECT position, hash FROM op WHERE op_id = ?1")?
        .query_row([signed.envelope.op_id.as_bytes()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    this_or_fork(signed, there)
}

fn this_or_fork(signed: &Signed, there: Option<(i64, [u8; 32])>) -> Result<Option<i64>> {
    match there {
        None => Ok(None),
        Some((position, hash)) if hash == *signed.hash.as_bytes() => Ok(Some(position)),
        Some(_) => Err(Error::Fork {
            op: signed.envelope.op_id,
        }),
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
