//! The desk: what the first screen shows, settings, search, drafts.

use super::case::CaseSummary;
use super::common::{CorrectedView, ReviewerCard, Sign, Utf16Range};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
/// Everything the first screen shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskOverview {
    /// Version of the program.
    pub version: String,
    /// Folder of the desk, for display.
    pub path: String,
    /// Bytes of both database files.
    pub size_bytes: i64,
    /// When the last backup was made, in milliseconds since 1970.
    pub backup_at_ms: Option<i64>,
    /// Every reviewer of this desk.
    pub reviewers: Vec<ReviewerCard>,
    /// Cases, the nearest deadline first, then the latest change.
    pub cases: Vec<CaseSummary>,
    /// Where the checker stopped last.
    pub resume: Option<Resume>,
    /// Files named on the command line that wait for a case.
    pub pending: Option<FilesOffered>,
    /// Whether another program holds the desk, so that nothing can be written.
    pub read_only: bool,
}

/// The claim at which the checker stopped.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Resume {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// Question of its contested set, else the claim itself.
    pub headline: String,
    /// Title of the case.
    pub case_title: String,
    /// When it was last worked on, in milliseconds since 1970.
    pub at_ms: i64,
    /// Whether half-typed text waits there.
    pub draft: bool,
}

/// Files that the person dropped, chose or named; script only ever sees a token.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FilesOffered {
    /// Stands for the files until they are imported.
    pub token: String,
    /// File names without folders.
    pub names: Vec<String>,
}

/// One remembered setting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Setting {
    /// `theme`, `marks`, `zoom`, ...
    pub key: String,
    /// Its value.
    pub value: String,
}

/// All settings of this desk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// `light`, `dark`, `system` or `contrast`.
    pub theme: String,
    /// `full` or `quiet`: how loudly spans are drawn in the article.
    pub marks: String,
    /// Zoom in per cent.
    pub zoom: u32,
    /// Folder that exports go to, for display.
    pub export_folder: String,
    /// Every other setting as stored.
    pub others: Vec<Setting>,
}

/// Looks for words in everything.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Search {
    /// What the person typed; never a query language.
    pub query: String,
    /// Only within this case.
    pub case_id: Option<String>,
    /// At most this many hits.
    pub limit: u32,
}

/// One place where the words were found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// `case`, `article`, `claim`, `source`, `evidence` or `verdict`.
    pub noun: String,
    /// Id of the object.
    pub id: String,
    /// Case it belongs to.
    pub case_id: Option<String>,
    /// Title of that case.
    pub case_title: Option<String>,
    /// First line.
    pub title: String,
    /// Words around the hit.
    pub snippet: String,
    /// The hits within the snippet.
    pub hits: Vec<Utf16Range>,
    /// Claim to go to, where there is one.
    pub claim_id: Option<String>,
    /// Article to go to, where there is one.
    pub article_id: Option<String>,
    /// State of the claim.
    pub sign: Sign,
    /// What the claim says since it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub corrected: Option<CorrectedView>,
}

/// Hits, best first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHits {
    /// Hits, best first; empty when nothing was found.
    pub hits: Vec<SearchHit>,
}

/// Half-typed text, kept on this laptop only.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// Case it belongs to.
    pub case_id: String,
    /// What it is a draft of: `verdict:CLAIM`, `wording:CLAIM`, `evidence:CLAIM`, `comment:CLAIM`, ...
    pub key: String,
    /// The text, or a JSON of form fields; empty removes the draft.
    pub text: String,
}

/// Keeps where the checker is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Case.
    pub case_id: String,
    /// `walkthrough`, `contested`, `articles`, `sources`, `report` or `history`.
    pub section: String,
    /// Claim that is shown.
    pub claim_id: Option<String>,
}

/// Adds a reviewer to the desk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewerAdd {
    /// Full name; names are unique on a desk.
    pub name: String,
    /// `checker`, `second_reader` or `editor`; a checker where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub role: Option<String>,
    /// One to three letters for the avatar; those of the name where they are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub initials: Option<String>,
    /// Colour of the avatar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub colour: Option<String>,
}

/// Every rating scale that this desk knows, the one of new cases first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Scales {
    /// Scales.
    pub scales: Vec<Scale>,
}

/// A rating scale.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Scale {
    /// Id.
    pub id: String,
    /// Number of the version in use, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub version: Option<u32>,
    /// Name.
    pub name: String,
    /// Values in the order of the number keys; empty for claim-and-conclusion.
    pub values: Vec<ScaleValue>,
}

/// One value of a scale.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScaleValue {
    /// Stored value: `mostly-true`.
    pub value: String,
    /// Shown label: "Mostly true".
    pub label: String,
    /// What it means.
    pub definition: String,
    /// Its sign.
    pub sign: Sign,
}

/// Where a backup went.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupMade {
    /// Path, for display.
    pub path: String,
    /// Bytes.
    pub size_bytes: i64,
}

/// An address that the person asked to open.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkOpen {
    /// Address, http or https.
    pub url: String,
}
