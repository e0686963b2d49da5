//! Payloads that are not here: which of them may be missing.

use std::collections::BTreeSet;

use factdesk_domain::envelope::Envelope;
use factdesk_domain::removal::is_erasable;
use factdesk_domain::{CaseId, DeviceId, OpId, Operation};
use rusqlite::Connection;

use super::keys::own_keys;
use crate::Result;

/// What erasures in the log name, and what came without its payload.
pub struct Absent {
    erasures: BTreeSet<(CaseId, OpId)>,
    withheld_ops: BTreeSet<i64>,
    own: BTreeSet<DeviceId>,
    /// How many were counted that came without their payload.
    pub withheld: u64,
    /// How many were counted that an erasure names.
    pub erased: u64,
}

impl Absent {
    /// Reads them. What is erased is taken from the erasures in the log themselves, never from a mark beside it.
    pub fn load(c: &Connection) -> Result<Self> {
        let mut withheld = c.prepare("SELECT op FROM op_silent WHERE why IN ('withheld', 'revoked')")?;
        let withheld_ops = withheld
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Self {
            erasures: erasures(c)?,
            withheld_ops,
            own: own_keys(c)?.into_keys().collect(),
            withheld: 0,
            erased: 0,
        })
    }

    /// Counts an operation without its payload, or says that it should have one. What this folder's own devices wrote
    /// was here once, so it can only have been erased.
    pub fn count(&mut self, position: i64, envelope: &Envelope) -> std::result::Result<(), String> {
        let named = self.erasures.contains(&(envelope.case_id, envelope.op_id));
        let may_be_gone = named && is_erasable(&envelope.kind);
        let withheld = self.withheld_ops.contains(&position);
        if may_be_gone && !withheld {
            self.erased += 1;
        } else if withheld && (may_be_gone || !self.own.contains(&envelope.device_id)) {
            // Of what an erasure names too: one that counts no longer took words that may come again.
            self.withheld += 1;
        } else {
            return Err("its payload is missing".to_owned());
        }
        Ok(())
    }
}

fn erasures(c: &Connection) -> Result<BTreeSet<(CaseId, OpId)>> {
    let mut statement = c.prepare(
        "SELECT op.case_id, op.version, op_payload.bytes FROM op JOIN op_payload ON op_payload.op = op.position
         WHERE op.kind = 'payload_erase'",
    )?;
    let mut rows = statement.query([])?;
    let mut erased = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let case = CaseId::from_bytes(row.get("case_id")?);
        let bytes = row.get_ref("bytes")?.as_blob().map_err(rusqlite::Error::from)?;
        // One that cannot be read erases nothing, and its own step says what is wrong with it.
        if let Ok(Some(Operation::PayloadErase(p))) =
            Operation::decode("payload_erase", row.get("version")?, bytes)
        {
            erased.extend(p.ops.into_iter().map(|op| (case, op)));
        }
    }
    Ok(erased)
}
