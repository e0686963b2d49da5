//! Walks the whole log again: bytes, hashes, chain, signatures, payloads, and whether a tail was cut.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use factdesk_domain::envelope::{self, Hash, Payload, Signed, Together, VerifyError, Verifying};
use factdesk_domain::{CaseId, DeviceId};
use rusqlite::{Connection, Row};

use super::absent::Absent;
use super::head::find_head;
use super::keys::{known_keys, own_keys};
use crate::Result;
use crate::act::random;

/// The first operation that is not what it was. What cannot be read any more is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its place in the order of arrival, from 1.
    pub position: i64,
    /// Its case.
    pub case: Option<CaseId>,
    /// Its device.
    pub device: Option<DeviceId>,
    /// Its place in the stream of the two.
    pub seq: Option<u64>,
    /// Its kind, as the table says.
    pub kind: Option<String>,
    /// What is wrong, as a sentence.
    pub reason: String,
}

/// What became of the head that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadCheck {
    /// None was asked for.
    NotAsked,
    /// It is the present head of a case.
    Current(CaseId),
    /// It was the head of a case; this many operations came after it, and none that it covers is missing.
    Earlier(CaseId, u64),
    /// No case has or had it: a tail was cut, or it is the head of another desk.
    Missing,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many operations were looked at.
    pub operations: u64,
    /// How many streams they form.
    pub streams: u64,
    /// How many operations of other devices wait for one that has not come; their chains end before them.
    pub waiting: u64,
    /// How many operations of other devices came without what they say.
    pub withheld: u64,
    /// How many operations lost what they said by an erasure that is in the log.
    pub erased: u64,
    /// The first broken one.
    pub broken: Option<Broken>,
    /// What became of the head that was asked for.
    pub head: HeadCheck,
}

impl Verified {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.broken.is_none() && self.head != HeadCheck::Missing
    }
}

/// A row of the log as it lies there, not yet believed.
struct Raw {
    signed: std::result::Result<Signed, VerifyError>,
    columns: Columns,
    payload: Option<Payload>,
}

/// The columns that the tables are searched by; they must say what the signed bytes say.
#[derive(PartialEq, Eq)]
struct Columns {
    op: [u8; 16],
    case: CaseId,
    device: DeviceId,
    seq: u64,
    act: [u8; 16],
    hlc: String,
    reviewer: [u8; 16],
    kind: String,
    version: u32,
}

impl Columns {
    fn of(signed: &Signed) -> Self {
        let e = &signed.envelope;
        Self {
            op: *e.op_id.as_bytes(),
            case: e.case_id,
            device: e.device_id,
            seq: e.seq,
            act: *e.act_id.as_bytes(),
            hlc: e.hlc.to_string(),
            reviewer: *e.reviewer_id.as_bytes(),
            kind: e.kind.clone(),
            version: e.version,
        }
    }
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let salt: Option<[u8; 16]> = row.get("salt")?;
    let payload = match salt {
        Some(salt) => Some(Payload {
            salt,
            bytes: row.get("bytes")?,
        }),
        None => None,
    };
    Ok(Raw {
        signed: envelope::read(
            row.get("envelope")?,
            Hash::from_bytes(row.get("hash")?),
            row.get("signature")?,
        ),
        columns: Columns {
            op: row.get("op_id")?,
            case: CaseId::from_bytes(row.get("case_id")?),
            device: DeviceId::from_bytes(row.get("device_id")?),
            seq: crate::row::number(row, "seq")?,
            act: row.get("act_id")?,
            hlc: row.get("hlc")?,
            reviewer: row.get("reviewer_id")?,
            kind: row.get("kind")?,
            version: row.get("version")?,
        },
        payload,
    })
}

/// So many signatures are checked together.
const TOGETHER: usize = 256;

/// The keys by device, and the streams as far as they were seen.
struct Walk {
    keys: BTreeMap<DeviceId, std::result::Result<Verifying, VerifyError>>,
    together: Together,
    unproved: Vec<Broken>,
    streams: BTreeMap<(CaseId, DeviceId), BTreeMap<u64, Place>>,
    waiting: BTreeSet<i64>,
    absent: Absent,
}

/// Where an operation lies, its hash, and the hash of the one before it.
struct Place {
    position: i64,
    hash: Hash,
    prev: Hash,
}

impl Walk {
    /// The first of those looked at since the last proof whose signature does not hold.
    fn prove(&mut self) -> Result<Option<Broken>> {
        let (together, unproved) = (mem::take(&mut self.together), mem::take(&mut self.unproved));
        if together.hold(random()?) {
            return Ok(None);
        }
        let mut each = together.each().zip(unproved);
        Ok(each.find_map(|(holds, broken)| (!holds).then_some(broken)))
    }

    /// Looks at one operation by itself; its signature is checked with others by [`Walk::prove`].
    fn step(&mut self, position: i64, raw: &Raw) -> std::result::Result<(), String> {
        let signed = raw.signed.as_ref().map_err(ToString::to_string)?;
        if Columns::of(signed) != raw.columns {
            return Err("its columns say something else than what was signed".to_owned());
        }
        match &raw.payload {
            Some(payload) => {
                envelope::verify_payload(&signed.envelope, payload).map_err(|e| e.to_string())?;
            }
            None => self.absent.count(position, &signed.envelope)?,
        }
        let device = signed.envelope.device_id;
        let key = self.keys.get(&device);
        let key = key.ok_or("the key of its device is not known")?;
        let key = key.as_ref().map_err(ToString::to_string)?;
        self.together.add(key, signed);
        self.unproved.push(Broken {
            position,
            case: Some(signed.envelope.case_id),
            device: Some(device),
            seq: Some(signed.envelope.seq),
            kind: Some(signed.envelope.kind.clone()),
            reason: VerifyError::Signature.to_string(),
        });
        let place = Place {
            position,
            hash: signed.hash,
            prev: signed.envelope.prev_hash,
        };
        self.streams
            .entry((signed.envelope.case_id, device))
            .or_default()
            .insert(signed.envelope.seq, place);
        Ok(())
    }

    /// Looks at the chains: no hole, and each operation names the one before it.
    fn chains(&self) -> Option<Broken> {
        self.streams.iter().find_map(|((case, device), places)| {
            let (mut expected, mut before) = (1, Hash::ZERO);
            for (seq, Place { position, hash, prev }) in places {
                if self.waiting.contains(position) {
                    return None;
                }
                let reason = match () {
                    () if *seq != expected => {
                        format!("operation {expected} of its stream is missing before it")
                    }
                    () if *prev != before => "it does not follow the operation before it".to_owned(),
                    () => {
                        (expected, before) = (seq + 1, *hash);
                        continue;
                    }
                };
                let (case, device, seq) = (Some(*case), Some(*device), Some(*seq));
                return Some(Broken {
                    position: *position,
                    case,
                    device,
                    seq,
                    kind: None,
                    reason,
                });
            }
            None
        })
    }
}

/// Verifies the whole log; with `head`, also that nothing is missing that a noted case head covers.
pub fn verify(c: &Connection, head: Option<Hash>) -> Result<Verified> {
    let mut walk = Walk {
        keys: known_keys(c)?
            .into_iter()
            .map(|(device, key)| (device, Verifying::new(&key)))
            .collect(),
        together: Together::default(),
        unproved: Vec::new(),
        streams: BTreeMap::new(),
        waiting: waiting(c)?,
        absent: Absent::load(c)?,
    };
    let waiting = walk.waiting.len() as u64;
    let mut found = Verified {
        operations: 0,
        streams: 0,
        waiting,
        withheld: 0,
        erased: 0,
        broken: None,
        head: HeadCheck::NotAsked,
    };
    // Every column is read from the table itself: an index could still hold what a flipped byte has replaced.
    let mut statement = c.prepare(
        "SELECT op.position, op_id, case_id, device_id, seq, act_id, hlc, reviewer_id, kind, version, envelope, hash,
                signature, op_payload.salt, op_payload.bytes
         FROM op NOT INDEXED LEFT JOIN op_payload ON op_payload.op = op.position
         ORDER BY op.position",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        found.operations += 1;
        let position = row.get("position")?;
        let looked = raw(row).map_err(|e| format!("it cannot be read: {e}"));
        let wrong = looked.and_then(|raw| walk.step(position, &raw)).err();
        if wrong.is_some() || walk.unproved.len() >= TOGETHER {
            found.broken = walk.prove()?;
        }
        if found.broken.is_none() {
            found.broken = wrong.map(|reason| broken(row, position, reason));
        }
        if found.broken.is_some() {
            break;
        }
    }
    if found.broken.is_none() {
        found.broken = walk.prove()?;
    }
    (found.withheld, found.erased) = (walk.absent.withheld, walk.absent.erased);
    found.streams = walk.streams.len() as u64;
    found.broken = found.broken.or_else(|| walk.chains());
    if let Some(head) = head {
        found.head = find_head(c, head)?;
    }
    Ok(found)
}

/// Operations that wait for one that has not come. Those of this folder's own devices never do, so marking one of
/// them as waiting hides no hole in its stream.
fn waiting(c: &Connection) -> Result<BTreeSet<i64>> {
    let own: BTreeSet<[u8; 16]> = own_keys(c)?.keys().map(|device| *device.as_bytes()).collect();
    let mut statement =
        c.prepare("SELECT position, device_id FROM op WHERE position IN (SELECT op FROM op_waiting)")?;
    let found = statement.query_map([], |row| {
        Ok((row.get("position")?, row.get::<_, [u8; 16]>("device_id")?))
    })?;
    let found = found.collect::<rusqlite::Result<Vec<(i64, [u8; 16])>>>()?;
    Ok(found
        .into_iter()
        .filter(|(_, device)| !own.contains(device))
        .map(|(position, _)| position)
        .collect())
}

/// What can still be read of a broken operation.
fn broken(row: &Row<'_>, position: i64, reason: String) -> Broken {
    Broken {
        position,
        case: row.get("case_id").ok().map(CaseId::from_bytes),
        device: row.get("device_id").ok().map(DeviceId::from_bytes),
        seq: crate::row::number(row, "seq").ok(),
        kind: row.get("kind").ok(),
        reason,
    }
}
