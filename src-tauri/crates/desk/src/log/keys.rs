//! The public keys of devices.

use std::collections::BTreeMap;

use factdesk_domain::{DeviceId, Operation};
use rusqlite::Connection;

use crate::Result;

/// The keys of every device that the log knows.
pub fn known_keys(c: &Connection) -> Result<BTreeMap<DeviceId, [u8; 32]>> {
    let mut keys = own_keys(c)?;
    for (device, key) in vouched_keys(c)? {
        keys.entry(device).or_insert(key);
    }
    learn_keys(c, &mut keys)?;
    enrolled_keys(c, &mut keys)?;
    Ok(keys)
}

/// The keys that enrolments name: of devices whose card is withheld.
fn enrolled_keys(c: &Connection, keys: &mut BTreeMap<DeviceId, [u8; 32]>) -> Result<()> {
    let mut statement = c.prepare_cached(
        "SELECT id, public_key FROM enrolled_device WHERE public_key IS NOT NULL ORDER BY case_id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(key) = card_key(&row.get::<_, String>("public_key")?) {
            keys.entry(crate::row::parsed(row, "id")?).or_insert(key);
        }
    }
    Ok(())
}

/// The keys whose words a person at this desk compared.
pub fn vouched_keys(c: &Connection) -> Result<BTreeMap<DeviceId, [u8; 32]>> {
    let mut statement = c.prepare_cached("SELECT device_id, public_key FROM trusted_device")?;
    let keys = statement.query_map([], |row| {
        Ok((crate::row::parsed(row, "device_id")?, row.get("public_key")?))
    })?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// The keys that reviewers' cards brought. Of two keys for one device the first counts, so that the second breaks.
fn learn_keys(c: &Connection, keys: &mut BTreeMap<DeviceId, [u8; 32]>) -> Result<()> {
    let mut statement = c.prepare(
        "SELECT op_payload.bytes FROM op JOIN op_payload ON op_payload.op = op.position
         WHERE op.kind = 'reviewer_add' ORDER BY op.position",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref("bytes")?.as_blob().map_err(rusqlite::Error::from)?;
        // A card that cannot be read brings no key, and its own step says what is wrong with it.
        if let Ok(Some(Operation::ReviewerAdd(card))) = Operation::decode("reviewer_add", 1, bytes)
            && let Some(key) = card_key(&card.public_key)
        {
            keys.entry(card.device).or_insert(key);
        }
    }
    Ok(())
}

/// The public key on a reviewer's card.
pub fn card_key(hexadecimal: &str) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    hex::decode_to_slice(hexadecimal, &mut key).ok().map(|()| key)
}

/// The keys of the devices that this folder was: they hold even when a stream's first payload is withheld.
pub fn own_keys(c: &Connection) -> Result<BTreeMap<DeviceId, [u8; 32]>> {
    let mut statement = c.prepare_cached("SELECT device_id, public_key FROM device")?;
    let keys = statement.query_map([], |row| {
        Ok((crate::row::parsed(row, "device_id")?, row.get("public_key")?))
    })?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}
