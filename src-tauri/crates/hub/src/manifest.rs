//! What a bundle says of itself, under its signature.

use std::collections::BTreeMap;
use std::str::FromStr;

use factdesk_domain::{CaseId, DeviceId, ReviewerId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Error;

/// The format that this release writes and reads.
pub const FORMAT: u32 = 1;

/// The names of the parts that every bundle has.
pub(crate) const MANIFEST: &str = "manifest.json";
/// See [`MANIFEST`].
pub(crate) const SIGNATURE: &str = "signature.json";
/// See [`MANIFEST`].
pub(crate) const OPERATIONS: &str = "operations.jsonl";

/// What goes before the manifest's bytes under the hash that is signed.
const DOMAIN: &[u8] = b"factdesk/bundle/1\0";

/// Up to which operation each stream is known, by device.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Vector(pub BTreeMap<DeviceId, u64>);

impl Vector {
    /// The last operation of a device; 0 when there is none.
    #[must_use]
    pub fn of(&self, device: DeviceId) -> u64 {
        self.0.get(&device).copied().unwrap_or(0)
    }
}

impl std::fmt::Display for Vector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ends: Vec<String> = self
            .0
            .iter()
            .map(|(device, seq)| format!("{device}={seq}"))
            .collect();
        f.write_str(&ends.join(","))
    }
}

impl FromStr for Vector {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let refused = || Error::Vector {
            found: text.chars().take(80).collect(),
        };
        let mut ends = BTreeMap::new();
        for end in text.split(',').map(str::trim).filter(|end| !end.is_empty()) {
            let (device, seq) = end.split_once('=').ok_or_else(refused)?;
            let device = device.trim().parse().map_err(|_| refused())?;
            ends.insert(device, seq.trim().parse().map_err(|_| refused())?);
        }
        Ok(Self(ends))
    }
}

/// Who made a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maker {
    /// The device.
    pub device: DeviceId,
    /// The reviewer who sat at it.
    pub reviewer: ReviewerId,
    /// That reviewer's name.
    pub name: String,
}

/// A part of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name in the file.
    pub name: String,
    /// SHA-256 of its bytes, inflated.
    pub sha256: String,
    /// How many they are.
    pub size_bytes: u64,
}

/// What a bundle says of itself. Members that a later release adds are passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format; see [`FORMAT`].
    pub format: u32,
    /// The release that wrote it.
    pub program: String,
    /// The case.
    pub case: CaseId,
    /// Its title, to be shown before anything is believed.
    pub title: String,
    /// Who made it.
    pub made_by: Maker,
    /// When, in milliseconds since 1970.
    pub made_ms: i64,
    /// Whether verdicts and comments are withheld.
    pub blind: bool,
    /// Whether captured files are in it.
    pub files: bool,
    /// Each stream begins behind this.
    pub since: Vector,
    /// And ends here.
    pub ends: Vector,
    /// How many operations are in it.
    pub operations: u64,
    /// How many of them came without what they say.
    pub withheld: u64,
    /// Every other part.
    pub parts: Vec<Part>,
}

/// The signature over a manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seal {
    /// The device.
    pub device: DeviceId,
    /// Its Ed25519 public key, 64 hexadecimal digits.
    pub public_key: String,
    /// Ed25519 over the manifest's hash, 128 hexadecimal digits.
    pub signature: String,
}

/// What is signed of a manifest.
pub(crate) fn digest(manifest: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update(DOMAIN)
        .chain_update(manifest)
        .finalize()
        .into()
}
