//! Operations of others come in: checked one by one, stored as they came, folded when nothing is missing before them.

use std::collections::BTreeMap;

use factdesk_domain::envelope::{self, Payload, Signed};
use factdesk_domain::fold::{Content, Link};
use factdesk_domain::{CaseId, DeviceId, Operation, TimestampMs};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::{Change, Desk, Error, Result, behind, log, project};

/// An operation of another device, as it came.
#[derive(Debug, Clone)]
pub struct Received {
    /// The envelope with hash and signature; see [`envelope::read`].
    pub signed: Signed,
    /// The payload; none when it is withheld.
    pub payload: Option<Payload>,
}

/// What came of operations from elsewhere.
#[derive(Debug, Default)]
pub struct Reception {
    /// How many were new.
    pub stored: usize,
    /// How many were here already.
    pub known: usize,
    /// Those that were refused, and why; the others were taken.
    pub refused: Vec<Error>,
    /// How many wait at present, of all that ever came.
    pub waiting: usize,
    /// What changed; sorted, each once.
    pub changes: Vec<Change>,
}

impl Desk {
    /// Takes operations of other devices, in whatever order. An operation that was forged, or forks its stream, is
    /// refused by itself; one with something missing before it waits.
    ///
    /// # Errors
    /// The database; nothing is taken then.
    pub fn receive(&self, operations: Vec<Received>) -> Result<Reception> {
        let now = self.now();
        self.write(|tx, pen| {
            let mut reception = Reception::default();
            let keys = keys(tx, &operations)?;
            for received in &operations {
                match take(tx, received, &keys, now) {
                    Ok(true) => {
                        reception.stored += 1;
                        pen.clock = pen.clock.receive(received.signed.envelope.hlc, now);
                    }
                    Ok(false) => reception.known += 1,
                    Err(
                        error @ (Error::Forged { .. } | Error::Fork { .. } | Error::UnknownDevice { .. }),
                    ) => {
                        reception.refused.push(error);
                    }
                    Err(other) => return Err(other),
                }
            }
            tx.execute("UPDATE desk SET clock = max(clock, ?1)", [pen.clock.to_string()])?;
            reception.changes = settle(tx)?;
            reception.waiting = count_waiting(tx)?;
            Ok(reception)
        })
    }

    /// The operations of a case as they can be given to another desk, in the order of arrival.
    ///
    /// # Errors
    /// The database; an operation that is damaged.
    pub fn operations_of(&self, case: CaseId) -> Result<Vec<Received>> {
        self.read(|c| given(c, case))
    }
}

fn given(c: &Connection, case: CaseId) -> Result<Vec<Received>> {
    let mut statement = c.prepare_cached(
        "SELECT op_id, envelope, hash, signature, op_payload.salt, op_payload.bytes
         FROM op LEFT JOIN op_payload ON op_payload.op = op.position
         WHERE case_id = :case ORDER BY op.position",
    )?;
    let mut rows = statement.query(named_params! { ":case": case.as_bytes() })?;
    let mut operations = Vec::new();
    while let Some(row) = rows.next()? {
        let hash = envelope::Hash::from_bytes(row.get("hash")?);
        let signed = envelope::read(row.get("envelope")?, hash, row.get("signature")?)
            .map_err(|e| Error::damaged("op", e))?;
        let payload = match row.get::<_, Option<[u8; 16]>>("salt")? {
            Some(salt) => Some(Payload {
                salt,
                bytes: row.get("bytes")?,
            }),
            None => None,
        };
        operations.push(Received { signed, payload });
    }
    Ok(operations)
}

/// The keys of devices: those that cards in the log have brought, then those that came now. The first key of a
/// device counts; a card that brings another one does not change it.
fn keys(c: &Connection, operations: &[Received]) -> Result<BTreeMap<DeviceId, [u8; 32]>> {
    let mut keys = log::known_keys(c)?;
    for received in operations {
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

/// Checks and stores one operation; false when it is here already. It waits until [`settle`] finds it ready.
fn take(
    c: &Connection,
    received: &Received,
    keys: &BTreeMap<DeviceId, [u8; 32]>,
    now: TimestampMs,
) -> Result<bool> {
    let Received { signed, payload } = received;
    let op = signed.envelope.op_id;
    let forged = |reason| Error::Forged { op, reason };
    if is_here(c, signed)? {
        return Ok(false);
    }
    let again = envelope::read(signed.bytes.clone(), signed.hash, signed.signature).map_err(forged)?;
    let key = keys
        .get(&again.envelope.device_id)
        .ok_or(Error::UnknownDevice { op })?;
    envelope::verify(&again, key).map_err(forged)?;
    if let Some(payload) = payload {
        envelope::verify_payload(&again.envelope, payload).map_err(forged)?;
    }
    let content = Content::read(&again.envelope, payload.as_ref());
    let position = log::append(c, &again, (payload.as_ref(), &content), true)?;
    c.prepare_cached("INSERT INTO op_waiting (op) VALUES (?1)")?
        .execute([position])?;
    c.prepare_cached("INSERT INTO op_arrival (op, received_ms, from_the_future) VALUES (?1, ?2, ?3)")?
        .execute((position, now.as_i64(), again.envelope.hlc.is_from_the_future(now)))?;
    Ok(true)
}

/// Whether this very operation is here. Another one under its id, or at its place of the stream, makes a fork.
fn is_here(c: &Connection, signed: &Signed) -> Result<bool> {
    let envelope = &signed.envelope;
    let seq = i64::try_from(envelope.seq).map_err(|_| Error::Fork { op: envelope.op_id })?;
    let there: Option<[u8; 32]> = c
        .prepare_cached(
            "SELECT hash FROM op
             WHERE op_id = :op OR (case_id = :case AND device_id = :device AND seq = :seq) LIMIT 1",
        )?
        .query_row(
            named_params! {
                ":op": envelope.op_id.as_bytes(), ":case": envelope.case_id.as_bytes(),
                ":device": envelope.device_id.as_bytes(), ":seq": seq,
            },
            |row| row.get("hash"),
        )
        .optional()?;
    match there {
        None => Ok(false),
        Some(hash) if hash == *signed.hash.as_bytes() => Ok(true),
        Some(_) => Err(Error::Fork { op: envelope.op_id }),
    }
}

/// Folds every waiting operation that is ready now; what changed.
fn settle(c: &Connection) -> Result<Vec<Change>> {
    let mut waiting: BTreeMap<i64, Link> = BTreeMap::new();
    for position in waiting_positions(c)? {
        waiting.insert(position, log::record_at(c, position)?.link());
    }
    let mut ready = Vec::new();
    loop {
        let before = ready.len();
        for (position, link) in &waiting {
            if is_ready(c, link)? {
                c.prepare_cached("DELETE FROM op_waiting WHERE op = ?1")?
                    .execute([position])?;
                ready.push(*position);
            }
        }
        ready[before..]
            .iter()
            .for_each(|position| drop(waiting.remove(position)));
        if ready.len() == before {
            break;
        }
    }
    let records = ready
        .iter()
        .map(|position| log::record_at(c, *position))
        .collect::<Result<Vec<_>>>()?;
    for (position, record) in ready.iter().zip(&records) {
        log::advance_heads(c, *position, &record.envelope, &record.content)?;
    }
    let contents: Vec<(CaseId, &Content)> = records
        .iter()
        .map(|record| (record.envelope.case_id, &record.content))
        .collect();
    let refolded = project::apply(c, &contents)?;
    behind::catch_up(c, &refolded.objects)?;
    let changes = refolded.objects.into_iter();
    Ok(changes
        .map(|(case, object)| Change {
            case,
            noun: object.noun,
            id: object.id,
        })
        .collect())
}

fn waiting_positions(c: &Connection) -> Result<Vec<i64>> {
    let mut statement = c.prepare_cached("SELECT op FROM op_waiting ORDER BY op")?;
    Ok(statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Whether the operation before it in its stream and all that its author had seen are here and do not wait.
fn is_ready(c: &Connection, link: &Link) -> Result<bool> {
    let follows = match link.seq.checked_sub(1) {
        None => false,
        Some(0) => link.prev_hash == envelope::Hash::ZERO,
        Some(before) => c
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM op WHERE case_id = :case AND device_id = :device AND seq = :seq
                     AND hash = :hash AND position NOT IN (SELECT op FROM op_waiting))",
            )?
            .query_row(
                named_params! {
                    ":case": link.stream.0.as_bytes(), ":device": link.stream.1.as_bytes(),
                    ":seq": i64::try_from(before).unwrap_or(i64::MAX), ":hash": link.prev_hash.as_bytes(),
                },
                |row| row.get(0),
            )?,
    };
    let mut here = c.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM op WHERE op_id = ?1 AND position NOT IN (SELECT op FROM op_waiting))",
    )?;
    for dep in &link.deps {
        if !follows || !here.query_row([dep.as_bytes()], |row| row.get::<_, bool>(0))? {
            return Ok(false);
        }
    }
    Ok(follows)
}

fn count_waiting(c: &Connection) -> Result<usize> {
    let count: i64 = c.query_row("SELECT count(*) FROM op_waiting", [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}
