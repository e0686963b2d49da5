//! What an operation may stand on: what is here and waits for nothing.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use factdesk_domain::envelope::{Envelope, Hash};
use factdesk_domain::fold::Link;
use factdesk_domain::{CaseId, DeviceId, OpId};
use rusqlite::{Connection, named_params};

use crate::{Result, log};

/// Which operations are known to be here and not to wait. The database is asked once of each; what does not wait never
/// does again.
#[derive(Debug, Default)]
pub struct Here {
    ops: HashSet<OpId>,
    ends: HashMap<(CaseId, DeviceId), (u64, Hash)>,
}

impl Here {
    /// Whether the operation before it in its stream and all that its author had seen are here and do not wait. From
    /// then on others may stand on it.
    pub fn takes(&mut self, c: &Connection, link: &Link) -> Result<bool> {
        let ready = self.follows(c, link)? && self.has_all(c, &link.deps)?;
        if ready {
            self.ops.insert(link.op);
            self.ends.insert(link.stream, (link.seq, link.hash));
        }
        Ok(ready)
    }

    /// Whether the last operation of the stream that was taken is the one before this.
    pub fn ends_before(&self, stream: (CaseId, DeviceId), seq: u64, prev_hash: Hash) -> bool {
        self.ends
            .get(&stream)
            .is_some_and(|(last, hash)| last + 1 == seq && *hash == prev_hash)
    }

    fn follows(&self, c: &Connection, link: &Link) -> Result<bool> {
        if self.ends_before(link.stream, link.seq, link.prev_hash) {
            return Ok(true);
        }
        let before = match link.seq.checked_sub(1) {
            None => return Ok(false),
            Some(0) => return Ok(link.prev_hash == Hash::ZERO),
            Some(before) => before,
        };
        Ok(c.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM op WHERE case_id = :case AND device_id = :device AND seq = :seq
                 AND hash = :hash AND position NOT IN (SELECT op FROM op_waiting))",
        )?
        .query_row(
            named_params! {
                ":case": link.stream.0.as_bytes(), ":device": link.stream.1.as_bytes(),
                ":seq": i64::try_from(before).unwrap_or(i64::MAX), ":hash": link.prev_hash.as_bytes(),
            },
            |row| row.get(0),
        )?)
    }

    fn has_all(&mut self, c: &Connection, deps: &[OpId]) -> Result<bool> {
        let mut here = c.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM op WHERE op_id = ?1 AND position NOT IN (SELECT op FROM op_waiting))",
        )?;
        for dep in deps {
            if self.ops.contains(dep) {
                continue;
            }
            if !here.query_row([dep.as_bytes()], |row| row.get::<_, bool>(0))? {
                return Ok(false);
            }
            self.ops.insert(*dep);
        }
        Ok(true)
    }
}

/// How far the streams go that are here, whether what is there waits or not. The database is asked once of each.
#[derive(Debug, Default)]
pub struct Ends(HashMap<(CaseId, DeviceId), u64>);

impl Ends {
    /// Whether an operation stands behind all of its stream that is here, so that its place is free.
    pub fn is_behind(&mut self, c: &Connection, envelope: &Envelope) -> Result<bool> {
        let stream = (envelope.case_id, envelope.device_id);
        let end = match self.0.entry(stream) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(unknown) => *unknown.insert(log::stream_end(c, stream.0, stream.1)?.0),
        };
        Ok(envelope.seq > end)
    }

    /// Notes an operation that was stored.
    pub fn note(&mut self, envelope: &Envelope) {
        let end = self.0.entry((envelope.case_id, envelope.device_id)).or_default();
        *end = envelope.seq.max(*end);
    }
}
