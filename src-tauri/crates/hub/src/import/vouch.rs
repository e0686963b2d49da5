//! Vouches for a device, and takes in what waited for it.

use factdesk_desk::{Desk, device, exchange};
use factdesk_domain::device::are_words;
use factdesk_domain::{DeviceId, ReviewerId};

use super::{Imported, import, not_of_other};
use crate::open::Bundle;
use crate::{Error, Result, inbox};

/// Takes in once more what waits in the inbox, after somebody vouched for a device. What a device made that was revoked
/// goes on waiting.
///
/// # Errors
/// The desk; a bundle of the inbox that can no longer be read.
pub fn import_again(desk: &Desk, by: ReviewerId) -> Result<Vec<Imported>> {
    let mut came = Vec::new();
    for one in desk.read(exchange::waiting)? {
        match import(desk, by, &inbox::path(desk, &one.sha256), None) {
            Err(Error::Desk(factdesk_desk::Error::RevokedDevice(_))) => {}
            done => came.push(done?),
        }
    }
    Ok(came)
}

/// What the words of a device let in.
#[derive(Debug)]
pub struct Vouched {
    /// The device.
    pub device: DeviceId,
    /// Whether it is trusted from now on; one that was revoked in a case is not, and only what it wrote before is let
    /// in.
    pub trusted: bool,
    /// What had waited for it.
    pub imported: Vec<Imported>,
}

/// Trusts the device with these six words, of those that wait in the inbox or have written on this desk, and takes in
/// what waited for it.
///
/// # Errors
/// [`factdesk_desk::Error::WordsDiffer`]; a device that was revoked; the desk.
pub fn trust(desk: &Desk, by: ReviewerId, words: &str) -> Result<Vouched> {
    let waiting = desk.read(exchange::waiting)?;
    for one in &waiting {
        for (device, key, name) in &one.devices {
            let mut bytes = [0; 32];
            if hex::decode_to_slice(key, &mut bytes).is_ok() && are_words(words, &bytes) {
                return vouch(desk, by, (one, words), (*device, bytes, name));
            }
        }
    }
    for known in device::list(desk)? {
        if are_words(words, &known.public_key) {
            refuse_everywhere(desk, known.id)?;
            let name = known.reviewers.join(", ");
            device::trust(desk, (known.id, known.public_key), words, &name)?;
            return Ok(vouched(known.id, import_again(desk, by)?));
        }
    }
    for one in &waiting {
        if let Ok(mut bundle) = Bundle::open(&inbox::path(desk, &one.sha256)) {
            not_of_other(desk, &mut bundle, words)?;
        }
    }
    Err(factdesk_desk::Error::WordsDiffer.into())
}

/// Lets in what a device wrote that waits in the inbox.
fn vouch(
    desk: &Desk,
    by: ReviewerId,
    (waiting, words): (&exchange::Waiting, &str),
    (device, key, name): (DeviceId, [u8; 32], &str),
) -> Result<Vouched> {
    if desk
        .read(|c| device::revocation(c, waiting.case, device))?
        .is_some()
    {
        let came = import(desk, by, &inbox::path(desk, &waiting.sha256), Some(words))?;
        return Ok(Vouched {
            device,
            trusted: false,
            imported: vec![came],
        });
    }
    refuse_everywhere(desk, device)?;
    device::trust(desk, (device, key), words, name)?;
    Ok(vouched(device, import_again(desk, by)?))
}

fn vouched(device: DeviceId, imported: Vec<Imported>) -> Vouched {
    Vouched {
        device,
        trusted: true,
        imported,
    }
}

fn refuse_everywhere(desk: &Desk, device: DeviceId) -> Result<()> {
    match device::everywhere(desk, device)? {
        Some(revocation) => Err(factdesk_desk::Error::RevokedDevice(Box::new(revocation)).into()),
        None => Ok(()),
    }
}
