//! Captured files: how they came, how they are, what they say, and whether a quote stands in them.

use super::article::FailedFile;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Captures offered files.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureFiles {
    /// Case.
    pub case_id: String,
    /// Stands for the files.
    pub token: String,
}

/// Captures pasted text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapturePaste {
    /// Case.
    pub case_id: String,
    /// The text.
    pub text: String,
    /// What the person calls it.
    pub name: Option<String>,
    /// Where they have it from.
    pub url: Option<String>,
}

/// Fetches an address once and captures what came.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureUrl {
    /// Case.
    pub case_id: String,
    /// Address, http or https.
    pub url: String,
    /// Whether it may lie on this computer or its network.
    pub allow_private: bool,
}

/// How far capturing is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureProgress {
    /// Files done.
    pub done: u32,
    /// Files in all.
    pub total: u32,
    /// The file at hand.
    pub file: String,
    /// `reading` or `storing`.
    pub stage: String,
}

/// What capturing did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureSummary {
    /// What is in.
    pub captures: Vec<CaptureView>,
    /// What is not, and why.
    pub failed: Vec<FailedFile>,
    /// Whether it was stopped.
    pub cancelled: bool,
}

/// A captured file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureView {
    /// Id of the capture.
    pub id: String,
    /// Case.
    pub case_id: String,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// What it is called.
    pub name: String,
    /// What the bytes are.
    pub media_type: String,
    /// `text`, `page`, `pdf`, `image`, `table`, `transcript`, `mail` or `other`.
    pub kind: String,
    /// How many bytes.
    pub size_bytes: i64,
    /// Code points of its text; none without one.
    pub characters: Option<u32>,
    /// Pages, where it has pages.
    pub pages: Option<u32>,
    /// `file`, `paste`, `drop` or `url`.
    pub how: String,
    /// The address that was asked for.
    pub address: Option<String>,
    /// The address that answered.
    pub final_address: Option<String>,
    /// When it was captured, in milliseconds since 1970.
    pub captured_ms: i64,
    /// By whom.
    pub by: String,
    /// What drew the text.
    pub extractor: Option<String>,
    /// What the extractor had to say.
    pub warnings: Vec<String>,
    /// `fine`, `damaged`, `missing`, `removed` or `unchecked`.
    pub state: String,
    /// The same of its text: `fine`, `damaged`, `missing`, `unchecked` or `none`.
    pub copy_state: String,
    /// When it was looked at last.
    pub checked_ms: Option<i64>,
    /// Pieces of evidence of this case that rest on it.
    pub evidence: u32,
    /// Its chain of custody on this desk.
    pub custody: Vec<CustodyStep>,
    /// Headers of the answer it came with.
    pub headers: Vec<HeaderView>,
}

/// One step of a chain of custody.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustodyStep {
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Who; empty for an export, of which only the receipt is kept.
    pub by: String,
    /// What happened, in words.
    pub what: String,
}

/// A header.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeaderView {
    /// Name in lower case.
    pub name: String,
    /// Value.
    pub value: String,
}

/// The captures of a case, the latest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureList {
    /// Captures.
    pub captures: Vec<CaptureView>,
}

/// Asks for the text of a captured file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureShow {
    /// Case.
    pub case_id: String,
    /// The file.
    pub sha256: String,
    /// Evidence whose quote is marked.
    pub evidence_id: Option<String>,
    /// Which part, from 0; none for the one with the quote, else the first.
    pub part: Option<u32>,
}

/// A part of the text of a captured file, ready to draw.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureText {
    /// The capture.
    pub capture: CaptureView,
    /// Which part this is, from 0.
    pub part: u32,
    /// How many there are; 0 for a file without text.
    pub parts: u32,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Its paragraphs.
    pub blocks: Vec<CaptureBlock>,
    /// The proof of the evidence, where one was named.
    pub proof: Option<QuoteProof>,
}

/// A paragraph, or a piece of a very long one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureBlock {
    /// From 1, over the whole text.
    pub number: u32,
    /// Where it starts in the whole text, in UTF-16 code units.
    pub start: u32,
    /// Page, time code, row or paragraph; none where it is that of the block before.
    pub locator: Option<String>,
    /// Whether it is a heading.
    pub heading: bool,
    /// Runs that together are its text.
    pub runs: Vec<CaptureRun>,
}

/// A stretch of text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureRun {
    /// The text.
    pub text: String,
    /// `quote` where the quote or the passage nearest to it stands, `differs` where that has other words.
    pub mark: Option<String>,
}

/// Asks for a picture of a captured file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureImageAsk {
    /// The file.
    pub sha256: String,
    /// Page, from 1; of no account for pictures.
    pub page: u32,
    /// Width in pixels, for pages.
    pub width: u32,
}

/// A picture that the reader process drew.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureImage {
    /// A PNG as a data address.
    pub data_url: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
}

/// Names a captured file of a case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ByFile {
    /// Case.
    pub case_id: String,
    /// The file.
    pub sha256: String,
}

/// Where a copy of a file was written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileSaved {
    /// Path, for display.
    pub path: String,
}

/// Erases a file for ever.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileErase {
    /// Case.
    pub case_id: String,
    /// The file.
    pub sha256: String,
    /// Why; not blank.
    pub reason: String,
    /// `mistake`, `law` or `request`.
    pub ground: String,
}

/// The archive of this desk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveState {
    /// Files that anything names, erased ones included.
    pub files: u32,
    /// Bytes of those that are there.
    pub size_bytes: i64,
    /// Files that were fine when they were looked at last.
    pub fine: u32,
    /// Files with other bytes than they had, or whose text is damaged or missing.
    pub damaged: u32,
    /// Files that are not there.
    pub missing: u32,
    /// Files that were erased.
    pub removed: u32,
    /// Files that nobody has looked at since they were stored.
    pub unchecked: u32,
    /// Whether everything is being hashed again now.
    pub running: bool,
    /// When any file was looked at last.
    pub last_ms: Option<i64>,
    /// What is wrong.
    pub problems: Vec<ArchiveProblem>,
}

/// A file with which something is wrong.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveProblem {
    /// The file.
    pub sha256: String,
    /// What it is called.
    pub name: String,
    /// `damaged` or `missing`; `copy_damaged` or `copy_missing` where it is the text drawn from it.
    pub state: String,
    /// Titles of the cases that name it.
    pub cases: Vec<String>,
}

/// How far the verification is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveProgress {
    /// Files done.
    pub done: u32,
    /// Files in all.
    pub total: u32,
}

/// Asks whether a quote stands in a captured file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuoteCheck {
    /// Case.
    pub case_id: String,
    /// The file.
    pub sha256: String,
    /// The quote.
    pub quote: String,
}

/// Whether a quote stands in a captured file, and if not, what stands there.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuoteProof {
    /// `verbatim`, `tolerant`, `near`, `absent`, `no_text` or `no_file`.
    pub state: String,
    /// The same as one sentence.
    pub words: String,
    /// Page, paragraph or time code of the place.
    pub locator: Option<String>,
    /// Where it begins in the whole text, in UTF-16 code units.
    pub start: Option<u32>,
    /// Where it ends.
    pub end: Option<u32>,
    /// How many places hold it.
    pub places: u32,
    /// What was tolerated, in words.
    pub tolerances: Vec<String>,
    /// What differs from the nearest passage.
    pub differences: Vec<QuoteDifference>,
    /// The passage with what stands around it.
    pub passage: Option<QuotePassage>,
}

/// One place at which quote and text differ.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuoteDifference {
    /// `missing`, `added` or `changed`, seen from the quote.
    pub kind: String,
    /// The words of the quote.
    pub quote: String,
    /// The words of the text.
    pub text: String,
}

/// A passage of a captured text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuotePassage {
    /// What stands before it.
    pub before: String,
    /// The passage.
    pub text: String,
    /// What stands behind it.
    pub after: String,
}
