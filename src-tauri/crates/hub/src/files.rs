//! The captured files of a bundle, and the texts that were drawn from them.

use std::collections::BTreeSet;
use std::io::Write;

use factdesk_desk::archive::{self, Copy};
use factdesk_desk::{Desk, exchange};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::part::Hashing;
use crate::{Error, Part, Result};

/// Where captured files lie in a bundle.
pub const FILES: &str = "files/";
/// Where the texts drawn from them lie.
pub const TEXTS: &str = "texts/";

/// The largest captured file that a bundle brings.
pub const LARGEST: u64 = 1 << 30;

/// A text that was drawn from a file.
#[derive(Serialize, Deserialize)]
struct Text {
    sha256: String,
    text_sha256: String,
    extractor: String,
    made_ms: i64,
    text: String,
    map: String,
}

/// Adds the hashes of files that a payload names.
pub fn names(payload: &[u8], found: &mut BTreeSet<String>) {
    fn walk(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(sha256)) = members.get("sha256") {
                    found.insert(sha256.clone());
                }
                members.values().for_each(|value| walk(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    if let Ok(value) = serde_json::from_slice(payload) {
        walk(&value, found);
    }
}

/// A file of the archive that goes into a bundle: its bytes and its texts.
pub struct Packed {
    pub bytes: Vec<u8>,
    texts: Vec<Copy>,
}

/// Reads a file for a bundle. None when it is not here, or would give a confidential source away.
///
/// # Errors
/// The archive or the database.
pub fn load(desk: &Desk, sha256: &str) -> Result<Option<Packed>> {
    let read = |a: &mut _| -> factdesk_desk::Result<_> {
        Ok((archive::get(a, sha256)?, archive::copies(a, sha256)?))
    };
    let (Some(bytes), texts) = desk.store().archive(read)? else {
        return Ok(None);
    };
    let words = texts.iter().map(|copy| copy.text.as_str());
    if desk.read(|c| exchange::betrays_source(c, &bytes, words))? {
        return Ok(None);
    }
    Ok(Some(Packed { bytes, texts }))
}

impl Packed {
    /// The texts as parts, each with its name and bytes.
    pub fn texts(&self) -> Vec<(String, Vec<u8>)> {
        let part = |copy: &Copy| {
            let text = Text {
                sha256: copy.sha256.clone(),
                text_sha256: copy.text_sha256.clone(),
                extractor: copy.extractor.clone(),
                made_ms: copy.made_ms,
                text: copy.text.clone(),
                map: copy.map.clone(),
            };
            let bytes = serde_json::to_vec(&text).expect("BUG: a text is an object of texts");
            (format!("{TEXTS}{}-{}", copy.sha256, copy.text_sha256), bytes)
        };
        self.texts.iter().map(part).collect()
    }
}

/// Writes bytes as a part.
///
/// # Errors
/// Writing.
pub fn write(mut to: impl Write, name: &str, bytes: &[u8]) -> std::io::Result<Part> {
    let mut hashing = Hashing::new(&mut to);
    hashing.write_all(bytes)?;
    Ok(hashing.part(name))
}

/// Stores a file of a bundle whose hash was checked. Says whether it is new here; one that was erased here is not
/// taken in again.
///
/// # Errors
/// The archive or the database.
pub fn store(desk: &Desk, sha256: &str, bytes: &[u8]) -> Result<bool> {
    if desk
        .read(|c| factdesk_desk::capture::erasure(c, sha256))?
        .is_some()
    {
        return Ok(false);
    }
    let now = desk.now().as_i64();
    let put = |a: &mut _| -> factdesk_desk::Result<_> {
        let known = archive::has(a, sha256)?;
        if !known {
            archive::put(a, bytes, now)?;
        }
        Ok(!known)
    };
    let new = desk.store().archive(put)?;
    exchange::file_came(desk, sha256)?;
    Ok(new)
}

/// Stores a text of a bundle beside its file.
///
/// # Errors
/// What is no text, or another one than its name says; the archive or the database.
pub fn store_text(desk: &Desk, part: &Part, bytes: &[u8]) -> Result<()> {
    let damaged = || Error::Damaged {
        part: part.name.clone(),
    };
    let text: Text = serde_json::from_slice(bytes).map_err(|_| damaged())?;
    let copy = Copy {
        sha256: text.sha256,
        text_sha256: text.text_sha256,
        extractor: text.extractor,
        made_ms: text.made_ms,
        text: text.text,
        map: text.map,
    };
    let name = format!("{TEXTS}{}-{}", copy.sha256, copy.text_sha256);
    if !copy.is_fine() || name != part.name || serde_json::from_str::<Value>(&copy.map).is_err() {
        return Err(damaged());
    }
    let put = |a: &mut _| -> factdesk_desk::Result<()> {
        if archive::has(a, &copy.sha256)? {
            archive::copy_put(a, &copy)?;
        }
        Ok(())
    };
    Ok(desk.store().archive(put)?)
}
