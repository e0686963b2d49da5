//! Until where a device counts, and who said so.

use std::collections::BTreeMap;

use factdesk_domain::device::DeviceRevoke;
use factdesk_domain::fold::Content;
use factdesk_domain::{CaseId, DeviceId, Operation, ReviewerId, TimestampMs, rules};
use rusqlite::{Connection, Row, named_params};

use crate::{Desk, Done, Error, Result, log, reviewer};

/// Who revoked a device, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revocation {
    /// The device.
    pub device: DeviceId,
    /// Names of the reviewers who wrote on it, where they are known here.
    pub of: String,
    /// The name of who revoked it.
    pub by: String,
    /// When.
    pub at: TimestampMs,
    /// Why.
    pub reason: String,
    /// The last of its operations that counts in the case.
    pub after: u64,
}

impl Revocation {
    /// "The device of Ben Reader (ID) was revoked by Ada Editor on 2026-03-04 (“lost”)", without a full stop.
    #[must_use]
    pub fn words(&self) -> String {
        let of = match self.of.as_str() {
            "" => "somebody",
            name => name,
        };
        let day: String = self.at.to_rfc3339().chars().take(10).collect();
        let reason = self.reason.trim();
        format!(
            "the device of {of} ({}) was revoked by {} on {day} (“{reason}”)",
            self.device, self.by
        )
    }
}

/// The revocation of a device in a case that counts; none where it is not revoked there. Where several were made
/// without knowing of each other, the one that cuts most.
///
/// # Errors
/// The database.
pub fn revocation(c: &Connection, case: CaseId, device: DeviceId) -> Result<Option<Revocation>> {
    let mut statement = c.prepare_cached(
        "SELECT DISTINCT position FROM op_object JOIN op ON op.position = op_object.op
         WHERE op_object.object = :device AND op.kind = 'device_revoke' AND op.case_id = :case
           AND op.position NOT IN (SELECT op FROM op_waiting) AND op.position NOT IN (SELECT op FROM op_silent)
         ORDER BY position",
    )?;
    let named = named_params! { ":device": device.as_bytes(), ":case": case.as_bytes() };
    let positions = statement
        .query_map(named, |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut found: Option<Revocation> = None;
    for position in positions {
        let record = log::record_at(c, position)?;
        if let Content::Known(operation) = &record.content
            && let Operation::DeviceRevoke(p) = &**operation
            && found.as_ref().is_none_or(|known| p.after < known.after)
        {
            found = Some(Revocation {
                device,
                of: super::reviewers_on(c, device)?.join(", "),
                by: reviewer::name(c, record.envelope.reviewer_id)?,
                at: record.envelope.hlc.timestamp(),
                reason: p.reason.clone(),
                after: p.after,
            });
        }
    }
    Ok(found)
}

/// The revocation of a device by this desk in every case; none where its words may still let it in.
///
/// # Errors
/// The database.
pub fn everywhere(desk: &Desk, device: DeviceId) -> Result<Option<Revocation>> {
    let by_desk = desk.read(|c| revocation(c, desk.desk_case(), device))?;
    if by_desk.is_some() {
        return Ok(by_desk);
    }
    let known = super::list(desk)?;
    match known.iter().find(|one| one.id == device && one.everywhere) {
        Some(one) => desk.read(|c| {
            let mut all = one.revoked.keys().map(|case| revocation(c, *case, device));
            all.find_map(Result::transpose).transpose()
        }),
        None => Ok(None),
    }
}

/// The keys of the devices that were revoked in a case and wrote in it on this desk: what they wrote before still
/// counts, and what they wrote after is kept.
///
/// # Errors
/// The database.
pub fn former(c: &Connection, case: CaseId) -> Result<BTreeMap<DeviceId, [u8; 32]>> {
    let mut statement = c.prepare_cached(
        "SELECT device_id, version, bytes FROM enrolled_device
         JOIN op ON op.case_id = :bytes AND op.device_id = unhex(replace(enrolled_device.id, '-', ''))
                AND op.kind = 'reviewer_add'
         JOIN op_payload ON op_payload.op = op.position
         WHERE enrolled_device.case_id = :case AND enrolled_device.revoked = 1 ORDER BY op.seq DESC",
    )?;
    let mut rows = statement.query(named_params! { ":case": case.to_string(), ":bytes": case.as_bytes() })?;
    let mut keys = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let device = DeviceId::from_bytes(row.get("device_id")?);
        let bytes = row.get_ref("bytes")?.as_blob().map_err(rusqlite::Error::from)?;
        // A device says its own key, and a card that was stored was signed with it.
        if let Ok(Some(Operation::ReviewerAdd(card))) =
            Operation::decode("reviewer_add", row.get("version")?, bytes)
            && card.device == device
            && let Some(key) = log::card_key(&card.public_key)
        {
            keys.insert(device, key);
        }
    }
    Ok(keys)
}

/// How many operations of a revoked device are kept in a case and not used.
///
/// # Errors
/// The database.
pub fn kept_unused(c: &Connection, case: CaseId, device: DeviceId) -> Result<usize> {
    let count: i64 = c
        .prepare_cached(
            "SELECT count(*) FROM op JOIN op_silent ON op_silent.op = op.position
             WHERE op.case_id = :case AND op.device_id = :device AND op_silent.why = 'revoked'",
        )?
        .query_row(
            named_params! { ":case": case.as_bytes(), ":device": device.as_bytes() },
            |row| row.get(0),
        )?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Whether a device was revoked in a case.
pub(crate) fn is_revoked(c: &Connection, case: CaseId, device: DeviceId) -> Result<bool> {
    Ok(c.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM enrolled_device WHERE case_id = :case AND id = :device AND revoked = 1)",
    )?
    .query_row(
        named_params! { ":case": case.to_string(), ":device": device.to_string() },
        |row| row.get(0),
    )?)
}

/// Revokes a device: what it wrote up to now, as far as it is here, still counts; what it writes after does not. In
/// one case, or in every one that it wrote in; then its words count no longer at this desk either, and nobody trusts it
/// again by them. Returns the last operation that counts, by case.
///
/// # Errors
/// An unknown device, or the own one; no reason; the database.
pub fn revoke(
    desk: &Desk,
    by: ReviewerId,
    device: DeviceId,
    (case, reason): (Option<CaseId>, &str),
) -> Result<Done<BTreeMap<CaseId, u64>>> {
    let done = desk.act(by, |acting| {
        let mut ends = ends(acting.db(), device)?;
        ends.retain(|of, _| case.is_none_or(|case| *of == case) && *of != acting.desk_case());
        let known = || Ok::<_, Error>(case.is_none() && log::known_keys(acting.db())?.contains_key(&device));
        if ends.is_empty() && !known()? {
            return Err(Error::unknown("device", device));
        }
        // On this desk it stands for every case, those to come too.
        let of_desk = case.is_none().then_some((acting.desk_case(), 0));
        for (case, after) in ends.iter().map(|(case, after)| (*case, *after)).chain(of_desk) {
            let request = DeviceRevoke {
                device,
                after,
                reason: reason.to_owned(),
            };
            let operation = rules::shared::revoke(request, device == acting.device())?;
            acting.push(case, operation)?;
        }
        Ok(ends)
    })?;
    if case.is_none() {
        desk.write_local(|tx| {
            tx.prepare_cached("DELETE FROM trusted_device WHERE device_id = :device")?
                .execute(named_params! { ":device": device.to_string() })?;
            Ok(())
        })?;
    }
    Ok(done)
}

/// The last operation of a device in each case that does not wait.
fn ends(c: &Connection, device: DeviceId) -> Result<BTreeMap<CaseId, u64>> {
    let mut statement = c.prepare_cached(
        "SELECT case_id, max(seq) AS seq FROM op
         WHERE device_id = :device AND position NOT IN (SELECT op FROM op_waiting) GROUP BY case_id",
    )?;
    let end = |row: &Row<'_>| {
        Ok((
            CaseId::from_bytes(row.get("case_id")?),
            crate::row::number(row, "seq")?,
        ))
    };
    Ok(statement
        .query_map(named_params! { ":device": device.as_bytes() }, end)?
        .collect::<rusqlite::Result<_>>()?)
}
