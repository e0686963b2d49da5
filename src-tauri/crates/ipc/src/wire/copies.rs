//! Wire copies: articles and files that share much of their wording.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Hints that texts of a case stem from one wire copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireCopies {
    /// Groups, those that share most first.
    pub groups: Vec<CopyGroup>,
}

/// Texts that share much of their wording.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyGroup {
    /// The texts.
    pub members: Vec<CopyMember>,
    /// The least share of the smaller text that two of them which hang together have in common, 0 to 1.
    pub share: f64,
    /// The origin group of a source that is named like a member's outlet, where there is one.
    pub origin_group: Option<String>,
}

/// One of them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyMember {
    /// `article` or `capture`.
    pub noun: String,
    /// Its id.
    pub id: String,
    /// Its title or name.
    pub title: String,
    /// Who carried it.
    pub outlet: Option<String>,
}
