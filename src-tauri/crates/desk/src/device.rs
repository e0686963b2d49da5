//! Devices: whose key is whose, who vouches for it, and until where it counts.
//!
//! Trust is not the log's to give. A desk takes operations of its own devices, of devices whose six words a person at
//! it compared, and of devices that an editor whom it trusts enrolled in the case.

mod revoke;

use std::collections::BTreeMap;

use factdesk_domain::device::{DeviceEnrol, are_words, words};
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, DeviceId, Operation, ReviewerId, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::log::{self, own_keys, vouched_keys};
use crate::{Desk, Error, Outcome, Result, reviewer, store};
pub(crate) use revoke::is_revoked;
pub use revoke::{Revocation, everywhere, former, kept_unused, revocation, revoke};

/// Why a device is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// It is this desk, now or earlier.
    Own,
    /// A person at this desk compared its words.
    Words,
    /// An editor enrolled it in the case.
    Enrolled,
    /// Nobody vouches for it here.
    None,
}

impl Trust {
    /// The name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Words => "words",
            Self::Enrolled => "enrolled",
            Self::None => "none",
        }
    }
}

/// A device that wrote in a case, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// The device.
    pub id: DeviceId,
    /// Its Ed25519 public key.
    pub public_key: [u8; 32],
    /// Why it is trusted.
    pub trust: Trust,
    /// Names of the reviewers who wrote on it.
    pub reviewers: Vec<String>,
    /// The last of its operations that counts, by case, where it was revoked.
    pub revoked: BTreeMap<CaseId, u64>,
    /// Whether this desk revoked it in every case, those to come too: its words do not let it in again.
    pub everywhere: bool,
}

impl Device {
    /// Its six words.
    #[must_use]
    pub fn words(&self) -> String {
        words(&self.public_key).join(" ")
    }
}

/// The keys that a bundle of a case is checked with: of this desk, of devices whose words were compared here, and of
/// devices that a trusted editor enrolled in the case.
///
/// # Errors
/// The database.
pub fn trusted(c: &Connection, case: CaseId) -> Result<BTreeMap<DeviceId, ([u8; 32], Trust)>> {
    let with = |keys: BTreeMap<DeviceId, [u8; 32]>, trust| {
        keys.into_iter().map(move |(device, key)| (device, (key, trust)))
    };
    let mut keys: BTreeMap<_, _> = with(vouched_keys(c)?, Trust::Words).collect();
    keys.extend(with(own_keys(c)?, Trust::Own));
    let enrolments = enrolments(c, case)?;
    // Who was enrolled may have enrolled others, so this goes round until nobody is added.
    loop {
        let before = keys.len();
        for (by, enrolment) in &enrolments {
            if keys.contains_key(by)
                && let Some(key) = log::card_key(&enrolment.public_key)
            {
                keys.entry(enrolment.device).or_insert((key, Trust::Enrolled));
            }
        }
        if keys.len() == before {
            return Ok(keys);
        }
    }
}

/// The enrolments in a case that an editor made, with the device of each editor.
fn enrolments(c: &Connection, case: CaseId) -> Result<Vec<(DeviceId, DeviceEnrol)>> {
    let mut statement = c.prepare_cached(
        "SELECT op.device_id, op.reviewer_id, op.version, op_payload.bytes
         FROM enrolled_device
         JOIN op_object ON op_object.object = unhex(replace(enrolled_device.id, '-', ''))
                       AND op_object.reach = 2 AND op_object.noun = 'device'
         JOIN op ON op.position = op_object.op AND op.kind = 'device_enrol'
         JOIN op_payload ON op_payload.op = op.position
         WHERE enrolled_device.case_id = :case AND op.position NOT IN (SELECT op FROM op_waiting)
         ORDER BY op.position",
    )?;
    let mut rows = statement.query(named_params! { ":case": case.to_string() })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let by = ReviewerId::from_bytes(row.get("reviewer_id")?);
        let bytes = row.get_ref("bytes")?.as_blob().map_err(rusqlite::Error::from)?;
        let decoded = Operation::decode("device_enrol", row.get("version")?, bytes);
        if let Ok(Some(Operation::DeviceEnrol(enrolment))) = decoded
            && role_in(c, case, by)? == Some(Role::Editor)
        {
            found.push((DeviceId::from_bytes(row.get("device_id")?), enrolment));
        }
    }
    Ok(found)
}

fn role_in(c: &Connection, case: CaseId, id: ReviewerId) -> Result<Option<Role>> {
    let all = reviewer::list(c, case)?;
    Ok(all.into_iter().find(|one| one.id == id).map(|one| one.role))
}

/// Every device that the desk or a case of it knows, this one first.
///
/// # Errors
/// The database.
pub fn list(desk: &Desk) -> Result<Vec<Device>> {
    let (me, here) = (desk.device(), desk.desk_case());
    desk.read(|c| {
        let mut trust = BTreeMap::new();
        for case in cases(c)? {
            for (device, (_, why)) in trusted(c, case)? {
                let known = trust.entry(device).or_insert(why);
                *known = why.min(*known);
            }
        }
        let mut devices = Vec::new();
        for (id, public_key) in log::known_keys(c)? {
            let mut revoked = revoked(c, id)?;
            let by_desk = revoked.remove(&here).is_some();
            let trust = trust.get(&id).copied().unwrap_or(Trust::None);
            devices.push(Device {
                id,
                public_key,
                trust,
                reviewers: reviewers_on(c, id)?,
                // Earlier releases only took the trust away.
                everywhere: by_desk || (trust == Trust::None && !revoked.is_empty()),
                revoked,
            });
        }
        devices.sort_by_key(|device| (Some(device.id) != me, device.trust, device.id));
        Ok(devices)
    })
}

/// The cases on this desk, and the one of the desk itself.
fn cases(c: &Connection) -> Result<Vec<CaseId>> {
    let mut statement = c.prepare_cached("SELECT DISTINCT case_id FROM reviewer ORDER BY case_id")?;
    Ok(statement
        .query_map([], |row| crate::row::parsed(row, "case_id"))?
        .collect::<rusqlite::Result<_>>()?)
}

/// A device in words: this desk, or whose it is as far as any card says.
///
/// # Errors
/// The database.
pub fn called(c: &Connection, device: DeviceId) -> Result<String> {
    if log::own_keys(c)?.contains_key(&device) {
        return Ok("This desk".to_owned());
    }
    let whose = reviewers_on(c, device)?;
    Ok(match whose.is_empty() {
        true => format!("A desk without a card ({device})"),
        false => format!("A desk of {}", whose.join(", ")),
    })
}

fn reviewers_on(c: &Connection, device: DeviceId) -> Result<Vec<String>> {
    let mut statement = c.prepare_cached(
        "SELECT DISTINCT name FROM reviewer, json_each(reviewer.devices) AS key
         WHERE key.value ->> 'device' = :device ORDER BY name",
    )?;
    Ok(statement
        .query_map(named_params! { ":device": device.to_string() }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

fn revoked(c: &Connection, device: DeviceId) -> Result<BTreeMap<CaseId, u64>> {
    let mut statement = c.prepare_cached(
        "SELECT case_id, revoked_after FROM enrolled_device WHERE id = :device AND revoked = 1 ORDER BY case_id",
    )?;
    let end = |row: &Row<'_>| {
        Ok((
            crate::row::parsed(row, "case_id")?,
            crate::row::number(row, "revoked_after")?,
        ))
    };
    Ok(statement
        .query_map(named_params! { ":device": device.to_string() }, end)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Whether the folder is still the one that its last device wrote in, so that a bundle can be signed. A copied or
/// restored one becomes a new device when it is opened to write.
///
/// # Errors
/// The folder; the database.
pub fn signs(desk: &Desk) -> Result<bool> {
    let identity = store::identity(desk.store().folder())?;
    Ok(desk.read(|c| log::current_device(c, &identity))?.is_some())
}

/// The devices that this folder was before it was copied or restored, the last one first, with their keys.
///
/// # Errors
/// The database.
pub fn my_older_keys(desk: &Desk) -> Result<Vec<(DeviceId, [u8; 32])>> {
    desk.read(|c| {
        let mut statement = c.prepare_cached(
            "SELECT device_id, public_key FROM device
             WHERE number < (SELECT max(number) FROM device) ORDER BY number DESC",
        )?;
        let key = |row: &Row<'_>| Ok((crate::row::parsed(row, "device_id")?, row.get("public_key")?));
        Ok(statement.query_map([], key)?.collect::<rusqlite::Result<_>>()?)
    })
}

/// The public key of this device.
///
/// # Errors
/// The database; a folder that no device of this desk ever wrote in.
pub fn my_key(desk: &Desk) -> Result<(DeviceId, [u8; 32])> {
    desk.read(|c| {
        let last = c
            .prepare_cached("SELECT device_id, public_key FROM device ORDER BY number DESC LIMIT 1")?
            .query_row([], |row| {
                Ok((crate::row::parsed(row, "device_id")?, row.get("public_key")?))
            })
            .optional()?;
        last.ok_or_else(|| Error::unknown("device", "of this desk"))
    })
}

/// Trusts a device from now on, because a person compared its six words. `name` says whose it seems to be.
///
/// # Errors
/// [`Error::WordsDiffer`]; the database.
pub fn trust(desk: &Desk, (device, key): (DeviceId, [u8; 32]), typed: &str, name: &str) -> Result<()> {
    if !are_words(typed, &key) {
        return Err(Error::WordsDiffer);
    }
    let now = desk.now().as_i64();
    desk.write_local(|tx| {
        tx.prepare_cached(
            "INSERT INTO trusted_device (device_id, public_key, name, trusted_ms) VALUES (:device, :key, :name, :now)
             ON CONFLICT (device_id) DO UPDATE SET public_key = excluded.public_key, name = excluded.name",
        )?
        .execute(named_params! {
            ":device": device.to_string(), ":key": key, ":name": name, ":now": now,
        })?;
        Ok(())
    })
}

/// Enters in a case that a person compared the words of a device, so that others who trust this editor need not.
/// Nothing is entered for who is no editor, or where the device is enrolled already.
///
/// # Errors
/// The database.
pub fn enrol(desk: &Desk, by: ReviewerId, case: CaseId, request: &DeviceEnrol) -> Result<Option<Outcome>> {
    let known = desk.read(|c| {
        let enrolled = enrolments(c, case)?
            .iter()
            .any(|(_, known)| known.device == request.device);
        Ok(enrolled || reviewer::show(c, by)?.role != Role::Editor)
    })?;
    if known {
        return Ok(None);
    }
    let done = desk.act(by, |acting| {
        acting.push(case, rules::shared::enrol(request.clone(), false)?)
    })?;
    Ok(Some(done.outcome))
}
