//! The inbox: bundles that wait for words, and operations that were not taken.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use factdesk_desk::Desk;
use factdesk_desk::device::{self, Revocation};
use factdesk_desk::exchange::{self, NotTaken, Waiting};
use factdesk_domain::DeviceId;

use crate::open::Bundle;
use crate::{Error, Result, Stranger};

/// At most so many operations that were not taken are shown.
const MOST_SHOWN: usize = 10_000;

/// What waits, and what was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbox {
    /// Bundles that wait for the words of a device.
    pub waiting: Vec<Waiting>,
    /// Operations that were not taken, with their reasons.
    pub refused: Vec<NotTaken>,
    /// Devices that wrote two different operations at one place: a copy of a desk went on as the same one, or a key
    /// is in other hands.
    pub forked: Vec<DeviceId>,
}

/// What waits on a desk, and what was not taken.
///
/// # Errors
/// The desk.
pub fn inbox(desk: &Desk) -> Result<Inbox> {
    Ok(desk.read(|c| {
        Ok(Inbox {
            waiting: exchange::waiting(c)?,
            refused: exchange::not_taken(c, MOST_SHOWN)?,
            forked: exchange::forked(c)?,
        })
    })?)
}

/// The revocations for which the words of devices let nothing of a bundle in that waits: of the device that made it, or
/// by this desk in every case. Those of another one that was revoked in the case let in what it wrote before.
///
/// # Errors
/// The desk.
pub fn barred(desk: &Desk, waiting: &Waiting) -> Result<Vec<Revocation>> {
    let mut found = Vec::new();
    for (device, ..) in &waiting.devices {
        match desk.read(|c| device::revocation(c, waiting.case, *device))? {
            None => found.extend(device::everywhere(desk, *device)?),
            Some(revocation) if is_maker(desk, waiting, *device) => found.push(revocation),
            Some(_) => {}
        }
    }
    Ok(found)
}

/// Whether a device made a bundle that waits. One that can no longer be read lets nothing in either.
fn is_maker(desk: &Desk, waiting: &Waiting, device: DeviceId) -> bool {
    Bundle::open(&path(desk, &waiting.sha256)).map_or(true, |bundle| bundle.manifest.made_by.device == device)
}

/// Throws away a bundle that waits: it is not on this desk any more, and comes back only from who has it. Returns what
/// it was.
///
/// # Errors
/// A bundle that does not wait; the folder of the desk; the database.
pub fn discard(desk: &Desk, sha256: &str) -> Result<Waiting> {
    let waiting = desk.read(exchange::waiting)?;
    let Some(one) = waiting.into_iter().find(|one| one.sha256 == sha256.trim()) else {
        return Err(Error::NotWaiting {
            sha256: sha256.chars().take(64).collect(),
        });
    };
    forget(desk, &one.sha256)?;
    Ok(one)
}

/// Where the bytes of a bundle that waits lie.
pub fn path(desk: &Desk, sha256: &str) -> PathBuf {
    desk.store()
        .folder()
        .join("inbox")
        .join(format!("{sha256}.factdesk"))
}

/// Keeps a bundle until the words of its devices are compared; its bytes are there before the row that names them.
///
/// # Errors
/// The folder of the desk; the database.
pub fn keep(desk: &Desk, from: &Path, bundle: &Bundle, strangers: &[Stranger]) -> Result<()> {
    let to = path(desk, &bundle.sha256);
    if !to.exists() {
        copy(from, &to)?;
    }
    let name = from
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let known = desk.read(exchange::waiting)?;
    let earlier = known.into_iter().find(|one| one.sha256 == bundle.sha256);
    let devices = strangers.iter().map(|one| {
        let key = one.public_key.map(hex::encode).unwrap_or_default();
        (one.device, key, one.name.clone())
    });
    let waiting = Waiting {
        sha256: bundle.sha256.clone(),
        name: earlier.as_ref().map_or(name, |one| one.name.clone()),
        size_bytes: bundle.size_bytes,
        case: bundle.manifest.case,
        title: bundle.manifest.title.clone(),
        made_by: bundle.manifest.made_by.name.clone(),
        devices: devices.collect(),
        received_ms: earlier.map_or_else(|| desk.now().as_i64(), |one| one.received_ms),
    };
    Ok(exchange::wait(desk, &waiting)?)
}

/// Forgets a bundle that waits no longer.
///
/// # Errors
/// The folder of the desk; the database.
pub fn forget(desk: &Desk, sha256: &str) -> Result<()> {
    exchange::wait_no_longer(desk, sha256)?;
    let path = path(desk, sha256);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io(path)(error)),
        _ => Ok(()),
    }
}

/// Copies a file so that it is there whole or not at all.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().expect("BUG: the inbox is a folder of the desk");
    std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
    let mut place = tempfile::NamedTempFile::new_in(folder).map_err(Error::io(folder))?;
    let mut source = std::fs::File::open(from).map_err(Error::io(from))?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = source.read(&mut buffer).map_err(Error::io(from))?;
        if read == 0 {
            break;
        }
        place.write_all(&buffer[..read]).map_err(Error::io(to))?;
    }
    place.as_file().sync_all().map_err(Error::io(to))?;
    place.persist(to).map_err(|error| Error::io(to)(error.error))?;
    Ok(())
}
