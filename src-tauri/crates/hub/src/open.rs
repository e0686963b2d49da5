//! Opens a bundle and believes nothing of it: first the list of parts, then the manifest with its signature, then the
//! hash of each part. A name in it never becomes a path, and nothing is inflated beyond its signed size.

mod metered;

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use factdesk_domain::envelope::{Hash, verify_digest};
use serde::Deserialize;
use zip::ZipArchive;

use crate::manifest::{MANIFEST, OPERATIONS, SIGNATURE, Seal, digest};
use crate::part::{Hashing, is_part};
use crate::{Error, FORMAT, Manifest, Part, Result};
use metered::Metered;

/// The most parts: more captured files than any case has.
const MOST_PARTS: usize = 50_000;
/// The largest list of parts at the end of the file.
const LARGEST_LIST: u64 = 32 << 20;
/// The largest manifest.
const LARGEST_MANIFEST: u64 = 32 << 20;
/// The most that all parts together inflate to.
const MOST_BYTES: u64 = 16 << 30;

type Archive = ZipArchive<Metered<BufReader<File>>>;

/// A bundle whose manifest was signed by the device that it names.
pub struct Bundle {
    zip: Archive,
    /// What it says of itself.
    pub manifest: Manifest,
    /// The key that signed it.
    pub public_key: [u8; 32],
    /// SHA-256 of the whole file.
    pub sha256: String,
    /// Its size.
    pub size_bytes: u64,
}

impl Bundle {
    /// Opens a file and checks the signature of its manifest.
    ///
    /// # Errors
    /// Whatever makes it no bundle of this format, or one that was changed.
    pub fn open(path: &Path) -> Result<Self> {
        let mut file = File::open(path).map_err(Error::io(path))?;
        look_at_end(&mut file, path)?;
        let mut hashing = Hashing::new(std::io::sink());
        std::io::copy(&mut file, &mut hashing).map_err(Error::io(path))?;
        let whole = hashing.part("");
        file.rewind().map_err(Error::io(path))?;
        let (metered, meter) = Metered::new(BufReader::new(file), LARGEST_LIST);
        let mut zip = ZipArchive::new(metered).map_err(|_| match meter.is_spent() {
            true => too_large("its list of parts".to_owned()),
            false => Error::Truncated,
        })?;
        meter.stop();
        if zip.len() > MOST_PARTS {
            return Err(too_large(format!("{} parts", zip.len())));
        }
        let bytes = small(&mut zip, MANIFEST)?;
        let manifest = manifest(&bytes)?;
        let public_key = signed(&manifest, &bytes, &small(&mut zip, SIGNATURE)?)?;
        Ok(Self {
            zip,
            manifest,
            public_key,
            sha256: whole.sha256,
            size_bytes: whole.size_bytes,
        })
    }

    /// Checks the operations against their hash, and every other part; returns the names of those that are damaged.
    ///
    /// # Errors
    /// Damaged operations: without them nothing can be said of the rest.
    pub fn check(&mut self) -> Result<Vec<String>> {
        let parts = self.manifest.parts.clone();
        let total: u64 = parts
            .iter()
            .map(|part| part.size_bytes)
            .fold(0, u64::saturating_add);
        if total > MOST_BYTES {
            return Err(too_large(format!("{total} bytes")));
        }
        if !parts.iter().any(|part| part.name == OPERATIONS) {
            return Err(Error::Damaged {
                part: OPERATIONS.to_owned(),
            });
        }
        let mut damaged = Vec::new();
        for part in parts {
            let fine = self
                .zip
                .by_name(&part.name)
                .is_ok_and(|stream| is_part(stream, &part));
            if !fine && part.name == OPERATIONS {
                return Err(Error::Damaged { part: part.name });
            } else if !fine {
                damaged.push(part.name);
            }
        }
        Ok(damaged)
    }

    /// The operations as a stream; [`Bundle::check`] has seen to it that they are the signed ones.
    ///
    /// # Errors
    /// The file.
    pub fn operations(&mut self) -> Result<impl std::io::BufRead> {
        let stream = self.zip.by_name(OPERATIONS).map_err(|_| Error::Damaged {
            part: OPERATIONS.to_owned(),
        })?;
        Ok(BufReader::with_capacity(1 << 16, stream))
    }

    /// The bytes of a part that was checked.
    ///
    /// # Errors
    /// The file; a part that is larger than it may be.
    pub fn bytes(&mut self, part: &Part, most: u64) -> Result<Vec<u8>> {
        if part.size_bytes > most {
            return Err(too_large(part.name.clone()));
        }
        let damaged = |_| Error::Damaged {
            part: part.name.clone(),
        };
        let stream = self.zip.by_name(&part.name).map_err(|_| Error::Damaged {
            part: part.name.clone(),
        })?;
        let mut bytes = Vec::new();
        stream
            .take(part.size_bytes)
            .read_to_end(&mut bytes)
            .map_err(damaged)?;
        Ok(bytes)
    }
}

fn too_large(what: String) -> Error {
    Error::TooLarge { what }
}

/// Looks at the end of the file before anything is read into memory: it must be there, and the list of parts short.
fn look_at_end(file: &mut File, path: &Path) -> Result<()> {
    let size = file.seek(SeekFrom::End(0)).map_err(Error::io(path))?;
    let mut begin = [0; 4];
    file.rewind().map_err(Error::io(path))?;
    let is_zip = file.read_exact(&mut begin).is_ok() && begin == *b"PK\x03\x04";
    if !is_zip {
        let why = "it does not begin as one".to_owned();
        return Err(Error::NotABundle { why });
    }
    let tail = size.min(22 + 0xFFFF);
    file.seek(SeekFrom::Start(size - tail)).map_err(Error::io(path))?;
    let mut end = Vec::new();
    file.take(tail).read_to_end(&mut end).map_err(Error::io(path))?;
    let at = end
        .windows(4)
        .rposition(|four| four == b"PK\x05\x06")
        .ok_or(Error::Truncated)?;
    let record = end.get(at..at + 22).ok_or(Error::Truncated)?;
    let list = u64::from(u32::from_le_bytes([
        record[12], record[13], record[14], record[15],
    ]));
    if list > LARGEST_LIST && list != u64::from(u32::MAX) {
        return Err(too_large("its list of parts".to_owned()));
    }
    let end_at = size - tail + at as u64;
    look_at_large_end(file, end_at)
        .map_err(Error::io(path))?
        .map_or(Ok(()), |parts| match parts > MOST_PARTS as u64 {
            true => Err(too_large(format!("{parts} parts"))),
            false => Ok(()),
        })
}

/// How many parts the record for large files (ZIP64) says that there are, where one stands before the end.
fn look_at_large_end(file: &mut File, end_at: u64) -> std::io::Result<Option<u64>> {
    let mut locator = [0; 20];
    let Some(before) = end_at.checked_sub(20) else {
        return Ok(None);
    };
    file.seek(SeekFrom::Start(before))?;
    file.read_exact(&mut locator)?;
    let mut record = [0; 40];
    let found = locator.starts_with(b"PK\x06\x07") && {
        file.seek(SeekFrom::Start(number(&locator[8..16])))?;
        file.read_exact(&mut record).is_ok() && record.starts_with(b"PK\x06\x06")
    };
    file.rewind()?;
    Ok(found.then(|| number(&record[32..40])))
}

fn number(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// A part that is read before anything is signed.
fn small(zip: &mut Archive, name: &str) -> Result<Vec<u8>> {
    let missing = |_| Error::NotABundle {
        why: format!("it has no {name}"),
    };
    let stream = zip.by_name(name).map_err(missing)?;
    let mut bytes = Vec::new();
    let damaged = |_| Error::Damaged {
        part: name.to_owned(),
    };
    stream
        .take(LARGEST_MANIFEST + 1)
        .read_to_end(&mut bytes)
        .map_err(damaged)?;
    if bytes.len() as u64 > LARGEST_MANIFEST {
        return Err(too_large(name.to_owned()));
    }
    Ok(bytes)
}

fn manifest(bytes: &[u8]) -> Result<Manifest> {
    // Of a later format only the number is read: everything else may have another shape.
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let damaged = |_| Error::Damaged {
        part: MANIFEST.to_owned(),
    };
    let Format { format } = serde_json::from_slice(bytes).map_err(damaged)?;
    if format > FORMAT {
        return Err(Error::Newer { found: format });
    }
    serde_json::from_slice(bytes).map_err(damaged)
}

fn signed(manifest: &Manifest, bytes: &[u8], seal: &[u8]) -> Result<[u8; 32]> {
    let seal: Seal = serde_json::from_slice(seal).map_err(|_| Error::Forged)?;
    let (mut key, mut signature) = ([0; 32], [0; 64]);
    hex::decode_to_slice(&seal.public_key, &mut key).map_err(|_| Error::Forged)?;
    hex::decode_to_slice(&seal.signature, &mut signature).map_err(|_| Error::Forged)?;
    if seal.device != manifest.made_by.device {
        return Err(Error::Forged);
    }
    verify_digest(&Hash::from_bytes(digest(bytes)), &signature, &key).map_err(|_| Error::Forged)?;
    Ok(key)
}
