//! What erasures, revocations and sign-offs do to other operations.
//!
//! Which operations of a case say nothing is computed from all of these together, by the same code that a rebuild runs,
//! and then every operation that stands otherwise is brought in line. So the order in which they came is of no account.

use std::collections::BTreeSet;

use factdesk_domain::capture::FileErase;
use factdesk_domain::envelope::{self, Payload};
use factdesk_domain::fold::{Content, Record, SILENCING, Silence, Silenced};
use factdesk_domain::{CaseId, DeviceId, OpId, Operation};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::log::{self, Why};
use crate::project::{self, Objects};
use crate::{Result, history};

/// What is to be folded again, and the claims to look at.
#[derive(Debug, Default)]
pub struct Stirred {
    /// Rows.
    pub rows: Objects,
    /// Claims.
    pub claims: Objects,
    /// Whether words were erased that may lie elsewhere in the desk's file too.
    pub erased: bool,
    /// SHA-256 of files that operations erase which are heard now and were not before.
    pub files: BTreeSet<String>,
}

impl Stirred {
    fn note(&mut self, c: &Connection, case: CaseId, content: &Content) -> Result<()> {
        match content {
            Content::Known(operation) => {
                project::note(c, case, operation, (&mut self.rows, &mut self.claims))
            }
            _ => Ok(()),
        }
    }
}

/// Whether operations of a kind take from others what they say.
pub fn silences(kind: &str) -> bool {
    SILENCING.contains(&kind)
}

/// The files whose bytes go by an operation.
pub fn erased_files(operation: &Operation) -> &[String] {
    match operation {
        Operation::PayloadErase(p) => &p.files,
        Operation::FileErase(FileErase { sha256, .. }) => std::slice::from_ref(sha256),
        _ => &[],
    }
}

/// What silences operations in a case, as far as it does not wait. None where nothing does.
pub fn of(c: &Connection, case: CaseId) -> Result<Option<Silence>> {
    let filter = history::Filter {
        case: Some(case),
        kinds: SILENCING.map(str::to_owned).to_vec(),
        ..history::Filter::default()
    };
    let mut waits = c.prepare_cached("SELECT EXISTS (SELECT 1 FROM op_waiting WHERE op = ?1)")?;
    let mut records = Vec::new();
    for position in history::positions_of_sorts(c, &filter, i64::MAX)? {
        if !waits.query_row([position], |row| row.get::<_, bool>(0))? {
            records.push(log::record_at(c, position)?);
        }
    }
    let ready: Vec<&Record> = records.iter().collect();
    Ok((!ready.is_empty()).then(|| Silence::of(&ready)))
}

/// Brings everything in a case in line, after something came that silences others.
pub fn settle_all(c: &Connection, case: CaseId, silence: &Silence, stirred: &mut Stirred) -> Result<()> {
    note_erasures(c, case, silence)?;
    settle(c, (case, silence), candidates(c, case, silence)?, stirred)
}

/// The same for some operations of a case, where nothing came that silences others.
pub fn settle(
    c: &Connection,
    (case, silence): (CaseId, &Silence),
    positions: BTreeSet<i64>,
    stirred: &mut Stirred,
) -> Result<()> {
    // What is heard again is a head where nothing builds on it, so that must be known of everything.
    if !positions.is_empty() {
        log::note_deps(c)?;
    }
    for position in positions {
        let place = Place::at(c, position)?;
        let wanted = place.wanted(case, silence);
        match (place.silent, wanted) {
            (before, now) if before == now => {}
            (None, Some(Why::Withheld)) => {}
            (_, Some(why)) => fall_silent(c, (case, position), why, stirred)?,
            (Some(_), None) => {
                let content = log::hear(c, position)?;
                stirred.note(c, case, &content)?;
                if let Content::Known(operation) = &content {
                    stirred.files.extend(erased_files(operation).iter().cloned());
                }
            }
            (None, None) => {}
        }
    }
    Ok(())
}

fn fall_silent(
    c: &Connection,
    (case, position): (CaseId, i64),
    why: Why,
    stirred: &mut Stirred,
) -> Result<()> {
    let record = log::record_at(c, position)?;
    if log::why_silent(c, position)?.is_none() {
        stirred.note(c, case, &record.content)?;
    }
    stirred.erased |= why == Why::Erased;
    log::silence(c, position, &record.envelope, why)
}

/// Fills in payloads that came for operations whose words had been erased, where the erasure counts no longer.
pub fn refill(
    c: &Connection,
    (case, silence): (CaseId, &Silence),
    spare: &[(i64, Payload)],
    stirred: &mut Stirred,
) -> Result<()> {
    let mut filled = BTreeSet::new();
    for (position, payload) in spare {
        if log::why_silent(c, *position)? != Some(Why::Withheld) {
            continue;
        }
        let record = log::record_at(c, *position)?;
        let absent = matches!(record.content, Content::Withheld);
        if absent && envelope::verify_payload(&record.envelope, payload).is_ok() {
            log::fill(c, *position, payload)?;
            filled.insert(*position);
        }
    }
    settle(c, (case, silence), filled, stirred)
}

/// An operation as it stands.
struct Place {
    device: DeviceId,
    seq: u64,
    op: OpId,
    kind: String,
    silent: Option<Why>,
    payload: bool,
    waits: bool,
}

impl Place {
    fn at(c: &Connection, position: i64) -> Result<Self> {
        let mut statement = c.prepare_cached(
            "SELECT device_id, seq, op_id, kind, EXISTS (SELECT 1 FROM op_payload WHERE op = position) AS payload,
                    EXISTS (SELECT 1 FROM op_waiting WHERE op = position) AS waits
             FROM op WHERE position = ?1",
        )?;
        let silent = log::why_silent(c, position)?;
        Ok(statement.query_row([position], |row| {
            Ok(Self {
                device: DeviceId::from_bytes(row.get("device_id")?),
                seq: crate::row::number(row, "seq")?,
                op: OpId::from_bytes(row.get("op_id")?),
                kind: row.get("kind")?,
                silent,
                payload: row.get("payload")?,
                waits: row.get("waits")?,
            })
        })?)
    }

    /// Why it should say nothing; none where it should be heard.
    fn wanted(&self, case: CaseId, silence: &Silence) -> Option<Why> {
        let cause = silence.cause((case, self.device), (self.seq, self.op), &self.kind);
        match cause {
            Some(Silenced::Erased) => Some(Why::Erased),
            _ if !self.payload => Some(Why::Withheld),
            // It is not folded yet, so nothing but an erasure can reach it.
            _ if self.waits => None,
            Some(Silenced::Revoked) => Some(Why::Revoked),
            Some(Silenced::Late) => Some(Why::Late),
            None => None,
        }
    }
}

/// What can stand otherwise than it should: everything that says nothing, and everything that is silenced now.
fn candidates(c: &Connection, case: CaseId, silence: &Silence) -> Result<BTreeSet<i64>> {
    let mut found = BTreeSet::new();
    let mut silent = c.prepare_cached(
        "SELECT op FROM op_silent CROSS JOIN op ON op.position = op_silent.op WHERE case_id = ?1",
    )?;
    for position in silent.query_map([case.as_bytes()], |row| row.get(0))? {
        found.insert(position?);
    }
    let mut named = c.prepare_cached("SELECT position FROM op WHERE op_id = ?1 AND case_id = ?2")?;
    for (_, op) in silence.erased() {
        let position = named.query_row((op.as_bytes(), case.as_bytes()), |row| row.get::<_, i64>(0));
        found.extend(position.optional()?);
    }
    let mut ends: Vec<(DeviceId, u64)> = silence
        .cuts()
        .iter()
        .map(|((_, device), after)| (*device, *after))
        .collect();
    if let Some(signed) = silence.signed(case) {
        let end = |device: DeviceId| (device, signed.ends.get(&device).copied().unwrap_or_default());
        ends.extend(devices(c, case)?.into_iter().map(end));
    }
    let mut behind =
        c.prepare_cached("SELECT position FROM op WHERE case_id = ?1 AND device_id = ?2 AND seq > ?3")?;
    for (device, after) in ends {
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        let positions = behind.query_map((case.as_bytes(), device.as_bytes(), after), |row| row.get(0))?;
        for position in positions {
            found.insert(position?);
        }
    }
    Ok(found)
}

fn devices(c: &Connection, case: CaseId) -> Result<Vec<DeviceId>> {
    let mut statement = c.prepare_cached("SELECT DISTINCT device_id FROM op WHERE case_id = ?1")?;
    let found = statement.query_map([case.as_bytes()], |row| row.get(0).map(DeviceId::from_bytes))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Notes what erasures name, also where it has not come yet, and forgets what none names any more.
fn note_erasures(c: &Connection, case: CaseId, silence: &Silence) -> Result<()> {
    let mut noted = log::erased(c, case)?;
    for (_, op) in silence.erased() {
        if !noted.remove(op) {
            c.prepare_cached("INSERT INTO op_erasure (op_id, case_id) VALUES (:op, :case)")?
                .execute(named_params! { ":op": op.as_bytes(), ":case": case.as_bytes() })?;
        }
    }
    for op in noted {
        c.prepare_cached("DELETE FROM op_erasure WHERE op_id = :op AND case_id = :case")?
            .execute(named_params! { ":op": op.as_bytes(), ":case": case.as_bytes() })?;
    }
    Ok(())
}
