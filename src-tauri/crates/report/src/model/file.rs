//! Captured files: what evidence rests on, how it came in, and whether its quotes stand in it.

use factdesk_domain::TimestampMs;
use factdesk_domain::capture::{CaptureHow, WorkingCopy};

/// What a piece of evidence has in its captured file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// Place of the file in [`Report::files`](super::Report::files).
    pub file: usize,
    /// The capture that the evidence was taken from.
    pub taken: Taken,
    /// Whether the quote stands in the file.
    pub proof: Proof,
}

/// One time that a file came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// When.
    pub at: TimestampMs,
    /// Who took it in.
    pub by: String,
    /// How; none where it came in together with the evidence.
    pub how: Option<CaptureHow>,
    /// The address that answered, or under which the text was found; never printed for a confidential source.
    pub address: Option<String>,
}

/// Whether a quote stands in a captured file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Whether it does, word for word or with named tolerances.
    pub holds: bool,
    /// The same in words, without a full stop.
    pub words: String,
}

/// A captured file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// The beginning of that, long enough to tell it from every other file of the report.
    pub short: String,
    /// The name that it came under; never printed for a confidential source.
    pub name: Option<String>,
    /// What the bytes are, such as `application/pdf`.
    pub media_type: Option<String>,
    /// How many they are.
    pub bytes: u64,
    /// Each time that it came in, the first one first; at least one.
    pub taken: Vec<Taken>,
    /// The text that quotes are looked for in.
    pub copy: Option<WorkingCopy>,
    /// When and why it was erased.
    pub erased: Option<(TimestampMs, String)>,
    /// The evidence that rests on it: number of the claim and of the evidence.
    pub evidence: Vec<(u32, u32)>,
    /// Whether evidence of a confidential source rests on it; its name and origin would give that source away.
    pub confidential: bool,
}
