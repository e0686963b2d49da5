//! Operations of others come in: checked one by one, stored as they came, folded when nothing is missing before them.

mod ahead;
mod check;
mod here;
mod settle;
mod take;

use std::collections::BTreeMap;

use factdesk_domain::envelope::{self, Payload, Signed};
use factdesk_domain::{CaseId, DeviceId, TimestampMs};
use rusqlite::{Connection, Row, named_params};

use crate::{Change, Desk, Error, Result, archive, behind, log, search};
pub use ahead::ahead;
pub use check::{Vetted, Vetting};
use settle::{Fresh, Settled, count_waiting, settle};
use take::{Known, Taken, keys, take};

/// So many are checked at a time by one thread.
const BLOCK: usize = 128;

/// An operation of another device, as it came.
#[derive(Debug, Clone)]
pub struct Received {
    /// The envelope with hash and signature; see [`envelope::read`].
    pub signed: Signed,
    /// The payload; none when it is withheld.
    pub payload: Option<Payload>,
}

impl Received {
    fn size_bytes(&self) -> usize {
        self.signed.bytes.len() + self.payload.as_ref().map_or(0, |payload| payload.bytes.len())
    }
}

/// What came of operations from elsewhere.
#[derive(Debug, Default)]
pub struct Reception {
    /// How many were new.
    pub stored: usize,
    /// How many were here already.
    pub known: usize,
    /// How many of those that were here had been withheld, and say something now.
    pub filled: usize,
    /// Those that were refused, and why; the others were taken.
    pub refused: Vec<Refused>,
    /// How many wait at present, of all that ever came.
    pub waiting: usize,
    /// What changed; sorted, each once.
    pub changes: Vec<Change>,
}

/// An operation that was not taken.
#[derive(Debug)]
pub struct Refused {
    /// Its place among those that were handed over, from 0.
    pub index: usize,
    /// The operation.
    pub operation: Received,
    /// Why.
    pub error: Error,
}

impl Refused {
    /// The stable name of the reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.error.code()
    }
}

impl Desk {
    /// Takes operations of other devices, in whatever order. An operation that was forged, or forks its stream, is
    /// refused by itself; one with something missing before it waits.
    ///
    /// # Errors
    /// The database; nothing is taken then.
    pub fn receive(&self, operations: Vec<Received>) -> Result<Reception> {
        let keys = self.read(|c| keys(c, &operations))?;
        self.receive_from(operations, &keys)
    }

    /// The same for who knows with which keys the operations must be signed: one of another device is refused.
    ///
    /// # Errors
    /// The database; nothing is taken then.
    pub fn receive_from(
        &self,
        operations: Vec<Received>,
        keys: &BTreeMap<DeviceId, [u8; 32]>,
    ) -> Result<Reception> {
        let vetting = self.vetting(keys);
        let mut operations = operations.into_iter().peekable();
        let blocks = std::iter::from_fn(|| {
            operations.peek()?;
            Some(operations.by_ref().take(BLOCK).collect())
        });
        let vet = |block| match vetting.vet(block) {
            Ok(vetted) => vetted.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        };
        let weigh = |block: &Vec<Received>| block.iter().map(Received::size_bytes).sum();
        ahead(blocks, weigh, vet, |blocks| self.take_in(&mut blocks.flatten()))
    }

    /// Checks operations with these keys, for [`Desk::take_in`].
    #[must_use]
    pub fn vetting(&self, keys: &BTreeMap<DeviceId, [u8; 32]>) -> Vetting<'_> {
        Vetting::new(self, keys)
    }

    /// Takes operations that were checked, all of them in one transaction. They may be checked while others are taken:
    /// see [`ahead`].
    ///
    /// # Errors
    /// The first error among them; the database. Nothing is taken then.
    pub fn take_in(&self, operations: &mut dyn Iterator<Item = Result<Vetted>>) -> Result<Reception> {
        let now = self.now();
        let (reception, files, erased) = self.write(|tx, pen| {
            // From here on what changes is known from the folding, and nobody reads the new operations back for it.
            behind::catch_up(tx, &search::Objects::new())?;
            let (mut reception, fresh) = take_each(tx, pen, operations, now)?;
            tx.execute("UPDATE desk SET clock = max(clock, ?1)", [pen.clock.to_string()])?;
            let Settled {
                changes,
                files,
                erased,
            } = settle(tx, fresh)?;
            reception.changes = changes;
            reception.waiting = count_waiting(tx)?;
            Ok((reception, files, erased))
        })?;
        if erased {
            self.store().shed()?;
        }
        // As with an erasure of one's own, the log says so before the bytes go.
        for sha256 in files {
            self.store()
                .archive::<_, Error>(|a| Ok(archive::erase(a, &sha256)?))?;
        }
        Ok(reception)
    }

    /// The operations of a case as they can be given to another desk, in the order of arrival.
    ///
    /// # Errors
    /// The database; an operation that is damaged.
    pub fn operations_of(&self, case: CaseId) -> Result<Vec<Received>> {
        self.read(|c| given(c, case))
    }
}

/// Stores operations, each by itself; what they change is folded later.
fn take_each(
    c: &Connection,
    pen: &mut log::Pen,
    operations: &mut dyn Iterator<Item = Result<Vetted>>,
    now: TimestampMs,
) -> Result<(Reception, Fresh)> {
    let (mut reception, mut fresh, mut known) = (Reception::default(), Fresh::default(), Known::default());
    for (index, vetted) in operations.enumerate() {
        match take(c, vetted?, &mut known, now).map_err(|refused| *refused) {
            Ok(Taken::Ready(position, record)) => {
                pen.clock = pen.clock.receive(record.envelope.hlc, now);
                fresh.built.push((position, record.envelope.deps.clone()));
                fresh.ready.push((position, *record));
            }
            Ok(Taken::Waiting(position, record)) => {
                pen.clock = pen.clock.receive(record.envelope.hlc, now);
                fresh.built.push((position, record.envelope.deps.clone()));
                fresh.waiting.insert(position, *record);
            }
            Ok(Taken::Filled(position)) => fresh.filled.push(position),
            Ok(Taken::Known) => reception.known += 1,
            Err((
                error @ (Error::Forged { .. } | Error::Fork { .. } | Error::UnknownDevice { .. }),
                operation,
            )) => {
                reception.refused.push(Refused {
                    index,
                    operation,
                    error,
                });
            }
            Err((other, _)) => return Err(other),
        }
    }
    reception.stored = fresh.ready.len() + fresh.waiting.len();
    reception.filled = fresh.filled.len();
    fresh.here = known.here;
    fresh.spare = known.spare;
    Ok((reception, fresh))
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
        operations.push(received(row)?);
    }
    Ok(operations)
}

/// The operation of a row with `envelope, hash, signature, salt, bytes`.
pub(crate) fn received(row: &Row<'_>) -> Result<Received> {
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
    Ok(Received { signed, payload })
}
