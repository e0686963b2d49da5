//! A capture: a file that was taken in as evidence, with how it came; and the erasure of a file.
//!
//! The bytes lie in the desk's archive once under their SHA-256. The same bytes captured again are a second capture,
//! because who took them in, when and from where is another fact.

use serde::{Deserialize, Serialize};

use crate::article::FileRef;
use crate::id::CaptureId;

/// How a file came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaptureHow {
    /// Chosen from a folder.
    File,
    /// Pasted as text.
    Paste,
    /// Dropped on the window.
    Drop,
    /// Fetched once from an address, when a person asked for it.
    Url,
}

/// One header of the answer that a fetched file came with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The name in lower case, one of [`KEPT_HEADERS`].
    pub name: String,
    /// The value as it was sent.
    pub value: String,
}

/// The headers that are kept. Every other one stays out of the log, cookies above all.
pub const KEPT_HEADERS: [&str; 7] = [
    "content-length",
    "content-type",
    "date",
    "etag",
    "last-modified",
    "location",
    "server",
];

/// The text that was drawn from a file: who drew it, and its hash, so that it can be verified as the file is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingCopy {
    /// The extractor and its version, such as `pdf 1`.
    pub extractor: String,
    /// SHA-256 of the text, 64 hexadecimal digits.
    pub text_sha256: String,
    /// Its length in code points.
    pub characters: u64,
    /// How many pages the file has, where it has pages.
    pub pages: Option<u32>,
    /// What the bytes are, such as `application/pdf`.
    pub media_type: String,
}

/// Payload of `capture_add`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaptureAdd {
    /// The new capture.
    pub capture: CaptureId,
    /// The file in the archive.
    pub file: FileRef,
    /// How it came in.
    pub how: CaptureHow,
    /// The address that was asked for.
    pub address: Option<String>,
    /// The address that answered, after redirects.
    pub final_address: Option<String>,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// What is kept of its headers, by name.
    pub headers: Vec<Header>,
    /// The addresses between the one that was asked and the one that answered, in order.
    pub redirects: Vec<String>,
    /// The text drawn from it; none for an image, or a file that cannot be read.
    pub copy: Option<WorkingCopy>,
    /// What the extractor had to say, each a sentence.
    pub warnings: Vec<String>,
    /// A note of the reviewer.
    pub note: Option<String>,
}

impl CaptureAdd {
    /// Whether it says from which address the file came.
    pub fn names_address(&self) -> bool {
        self.address.is_some() || self.final_address.is_some() || !self.redirects.is_empty()
    }
}

/// Payload of `capture_retract`: it does not belong to this case. The bytes stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaptureRetract {
    /// The capture.
    pub capture: CaptureId,
    /// Why it goes.
    pub reason: Option<String>,
}

/// On what ground a file is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErasureGround {
    /// It was taken in by mistake.
    Mistake,
    /// A law or an order demands it.
    Law,
    /// Somebody concerned asked for it.
    Request,
}

/// Payload of `file_erase`: the bytes and the text drawn from them leave the archive for ever. Their hash, who took
/// them in and this reason stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileErase {
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Why; never empty.
    pub reason: String,
    /// On what ground.
    pub ground: ErasureGround,
}
