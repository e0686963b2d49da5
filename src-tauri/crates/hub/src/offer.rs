//! What a bundle is, before anything of it is taken.

use std::path::Path;

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
    /// Whether its device is trusted in its case.
    pub trusted: bool,
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
    let (keys, known_case) = desk.read(|c| Ok((device::trusted(c, of)?, case::show(c, of).is_ok())))?;
    Ok(Offer {
        trusted: keys.get(&maker).is_some_and(|(key, _)| *key == bundle.public_key),
        known_case,
        size_bytes: bundle.size_bytes,
        manifest: bundle.manifest,
    })
}
