//! Heads of cases: what a noted head proves.

use std::collections::BTreeMap;

use factdesk_domain::envelope::{self, Hash};
use factdesk_domain::{CaseId, DeviceId};
use rusqlite::Connection;

use super::HeadCheck;
use crate::{Error, Result};

/// Goes through the log in the order of arrival and compares the head after each operation.
pub fn find_head(c: &Connection, wanted: Hash) -> Result<HeadCheck> {
    let mut ends: BTreeMap<CaseId, BTreeMap<DeviceId, (u64, Hash)>> = BTreeMap::new();
    let mut since: Option<(CaseId, u64)> = None;
    let mut statement = c.prepare_cached("SELECT case_id, device_id, seq, hash FROM op ORDER BY position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let case = CaseId::from_bytes(row.get("case_id")?);
        let streams = ends.entry(case).or_default();
        let end = (
            crate::row::number(row, "seq")?,
            Hash::from_bytes(row.get("hash")?),
        );
        streams.insert(DeviceId::from_bytes(row.get("device_id")?), end);
        match &mut since {
            Some((found, after)) if *found == case => *after += 1,
            _ => {}
        }
        if head_of(streams) == wanted {
            since = Some((case, 0));
        }
    }
    Ok(match since {
        None => HeadCheck::Missing,
        Some((case, 0)) => HeadCheck::Current(case),
        Some((case, after)) => HeadCheck::Earlier(case, after),
    })
}

fn head_of(streams: &BTreeMap<DeviceId, (u64, Hash)>) -> Hash {
    let ends: Vec<_> = streams
        .iter()
        .map(|(device, (seq, hash))| (*device, *seq, *hash))
        .collect();
    envelope::head(&ends)
}

/// The last operation of each stream of a case that does not wait, sorted by device.
pub fn stream_ends(c: &Connection, case: CaseId) -> Result<Vec<(DeviceId, u64, Hash)>> {
    let mut statement = c.prepare_cached(
        "SELECT device_id, max(seq) AS seq, hash FROM op
         WHERE case_id = :case AND position NOT IN (SELECT op FROM op_waiting) GROUP BY device_id",
    )?;
    let ends = statement.query_map(rusqlite::named_params! { ":case": case.as_bytes() }, |row| {
        Ok((
            DeviceId::from_bytes(row.get("device_id")?),
            crate::row::number(row, "seq")?,
            Hash::from_bytes(row.get("hash")?),
        ))
    })?;
    let mut ends = ends.collect::<rusqlite::Result<Vec<_>>>()?;
    ends.sort_unstable();
    Ok(ends)
}

/// The head of a case.
pub fn case_head(c: &Connection, case: CaseId) -> Result<Hash> {
    let mut statement = c.prepare_cached(
        "SELECT device_id, max(seq) AS seq, hash FROM op WHERE case_id = :case GROUP BY device_id",
    )?;
    let ends = statement.query_map(rusqlite::named_params! { ":case": case.as_bytes() }, |row| {
        let end: u64 = crate::row::number(row, "seq")?;
        Ok((
            DeviceId::from_bytes(row.get("device_id")?),
            end,
            Hash::from_bytes(row.get("hash")?),
        ))
    })?;
    let ends = ends.collect::<rusqlite::Result<Vec<_>>>().map_err(Error::from)?;
    Ok(envelope::head(&ends))
}
