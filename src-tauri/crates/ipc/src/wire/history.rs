//! History, undo and redo.

use super::common::{Change, ReviewerCard};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
/// Which entries to list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryList {
    /// Case; none for the whole desk.
    pub case_id: Option<String>,
    /// Only these groups: `verdict`, `evidence`, `relation`, `wording`, `import`, `undo`, `other`; empty for all.
    pub groups: Vec<String>,
    /// Only these reviewers; empty for all.
    pub reviewers: Vec<String>,
    /// Only entries on this claim.
    pub claim_id: Option<String>,
    /// Words to look for; empty for all.
    pub query: String,
    /// Entries before this cursor.
    pub before: Option<String>,
    /// At most this many.
    pub limit: u32,
}

/// Entries, the latest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryPage {
    /// Entries.
    pub entries: Vec<HistoryEntry>,
    /// Cursor for the next page; none at the end. A page of words may hold few entries, or none, and go on all the
    /// same: it ends where it has looked far enough back for one answer.
    pub next: Option<String>,
    /// How many entries there are in each group.
    pub groups: Vec<GroupCount>,
    /// Who appears.
    pub reviewers: Vec<ReviewerCard>,
    /// Entries in all.
    pub total: u32,
}

/// How many entries a group has.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupCount {
    /// The group.
    pub group: String,
    /// Entries.
    pub count: u32,
}

/// One operation in words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    /// Operation.
    pub id: String,
    /// Act it belongs to.
    pub act: String,
    /// Number in its stream, from 1.
    pub seq: u32,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Who.
    pub reviewer: Option<ReviewerCard>,
    /// Kind: `verdict_give`.
    pub kind: String,
    /// Group of the filter.
    pub group: String,
    /// "Verdict given".
    pub title: String,
    /// What it was done to, in words.
    pub on: String,
    /// Claim to go to.
    pub claim_id: Option<String>,
    /// Text before, for changes of wording.
    pub before: Option<String>,
    /// Text after.
    pub after: Option<String>,
    /// Whether an undo is in force.
    pub undone: bool,
    /// Whether its act can be undone now.
    pub can_undo: bool,
    /// Why not, in words.
    pub why_not: Option<String>,
    /// Hash, SHA-256 in hex.
    pub hash: String,
    /// Hash of the entry before, in the same stream.
    pub prev_hash: String,
    /// That its case was signed off without it, so that it changes nothing there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub after_sign_off: Option<bool>,
    /// That what it said was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub erased: Option<bool>,
    /// Why it is kept and not used, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unused: Option<String>,
    /// On which desk it was signed, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub signed_on: Option<String>,
}

/// What verifying the chain found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    /// Whether everything holds.
    pub intact: bool,
    /// Entries checked.
    pub entries: u32,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// Case head (or desk head), SHA-256 in hex.
    pub head: String,
    /// What is wrong, in words.
    pub problem: Option<String>,
}

/// Undoes one act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoAct {
    /// Case.
    pub case_id: String,
    /// Act.
    pub act: String,
}

/// What undo or redo did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// What was taken back or brought back, in words.
    pub label: String,
    /// What must be loaded again.
    pub changes: Vec<Change>,
    /// Claim to go to, so that the person sees what happened.
    pub claim_id: Option<String>,
}
