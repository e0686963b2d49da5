//! The search log.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was looked for, where, when, and whether it was found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookupView {
    /// Id.
    pub id: String,
    /// What was looked for.
    pub query: String,
    /// Where: a search engine, an archive, a register.
    pub place: String,
    /// When: `YYYY-MM-DD`.
    pub on: String,
    /// Whether anything was found.
    pub found: bool,
    /// What was found, or what else is worth knowing.
    pub note: Option<String>,
    /// Who entered it.
    pub by: String,
    /// When it was entered, in milliseconds since 1970.
    pub at_ms: i64,
}

/// Enters what was looked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookupAdd {
    /// Case.
    pub case_id: String,
    /// Claim; a suggested one is accepted by it.
    pub claim_id: String,
    /// What was looked for, not blank.
    pub query: String,
    /// Where, not blank.
    pub place: String,
    /// When: `YYYY-MM-DD`; none means today.
    pub on: Option<String>,
    /// Whether anything was found.
    pub found: bool,
    /// What was found, or what else is worth knowing.
    pub note: Option<String>,
}
