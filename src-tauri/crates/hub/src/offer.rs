//! What a bundle is, before anything of it is taken.

use std::path::Path;

use factdesk_desk::device::Revocation;
use factdesk_desk::{Desk, case, device};

use crate::files::FILES;
use crate::open::Bundle;
use crate::{Manifest, Result};

/// A bundle whose signature is that of the device it names; nothing else of it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Its size.
    pub size_bytes: u64,
    /// Whether it is taken in without words: its device is trusted in its case, or was until it was revoked.
    pub trusted: bool,
    /// The revocation of its device, in its case or by this desk in every one.
    pub revoked: Option<Revocation>,
    /// Whether its case is on this desk.
    pub known_case: bool,
}

impl Offer {
    /// How many captured files are in it.
    #[must_use]
    pub fn files(&self) -> usize {
        let parts = self.manifest.parts.iter();
        parts.filter(|part| part.name.starts_with(FILES)).count()
    }
}

/// Looks at a bundle; nothing is changed.
///
/// # Errors
/// What is no bundle, or was changed or cut; the file; the desk.
pub fn offer(desk: &Desk, path: &Path) -> Result<Offer> {
    let bundle = Bundle::open(path)?;
    let (of, maker) = (bundle.manifest.case, bundle.manifest.made_by.device);
    let (trusted, former, revoked, known_case) = desk.read(|c| {
        let revoked = device::revocation(c, of, maker)?;
        Ok((
            device::trusted(c, of)?,
            device::former(c, of)?,
            revoked,
            case::show(c, of).is_ok(),
        ))
    })?;
    let key = trusted.get(&maker).map(|(key, _)| key).or(former.get(&maker));
    let trusted = key.is_some_and(|key| *key == bundle.public_key);
    let revoked = match revoked {
        None if !trusted => device::everywhere(desk, maker)?,
        known => known,
    };
    Ok(Offer {
        trusted,
        revoked,
        known_case,
        size_bytes: bundle.size_bytes,
        manifest: bundle.manifest,
    })
}
