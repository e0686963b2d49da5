//! The device that this folder is, its signing key and its clock.

use factdesk_domain::envelope::{Signing, public_key};
use factdesk_domain::{DeviceId, Hlc, TimestampMs};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::Result;

/// What signs and stamps operations here.
#[derive(Debug)]
pub struct Pen {
    /// This device.
    pub device: DeviceId,
    /// Its key.
    pub signing: Signing,
    /// The last stamp given or followed.
    pub clock: Hlc,
}

/// The device that wrote last in this folder, when the folder is still the one that it wrote in.
pub fn current_device(c: &Connection, identity: &str) -> Result<Option<(DeviceId, Signing)>> {
    let last = c
        .prepare_cached("SELECT device_id, secret_key, identity FROM device ORDER BY number DESC LIMIT 1")?
        .query_row([], |row| {
            Ok((
                crate::row::parsed(row, "device_id")?,
                row.get::<_, Option<[u8; 32]>>("secret_key")?,
                row.get::<_, String>("identity")?,
            ))
        })
        .optional()?;
    Ok(match last {
        Some((device, Some(secret), known)) if known == identity => Some((device, Signing::new(&secret))),
        _ => None,
    })
}

/// Goes on as a new device. The secrets of earlier ones are dropped: in a copied folder they belong to the other
/// copy, which goes on with them.
pub fn new_device(c: &Connection, identity: &str, now: TimestampMs) -> Result<(DeviceId, Signing)> {
    c.execute("UPDATE device SET secret_key = NULL", [])?;
    let (mut random, mut secret) = ([0; 10], [0; 32]);
    getrandom::fill(&mut random)?;
    getrandom::fill(&mut secret)?;
    let device = DeviceId::new(now, random);
    c.execute(
        "INSERT INTO device (device_id, public_key, secret_key, identity, created_ms)
         VALUES (:device, :public, :secret, :identity, :now)",
        named_params! {
            ":device": device.to_string(),
            ":public": public_key(&secret),
            ":secret": secret,
            ":identity": identity,
            ":now": now.as_i64(),
        },
    )?;
    Ok((device, Signing::new(&secret)))
}
