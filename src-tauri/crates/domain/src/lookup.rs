//! The search log: what was looked for, where, when, and whether it was found.
//!
//! "Looked for, not found" is a result of its own: without it nobody can tell a search that found nothing from one
//! that was never made.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::id::{ClaimId, LookupId};

/// Payload of `lookup_add`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookupAdd {
    /// The new entry.
    pub lookup: LookupId,
    /// The claim that it was made for.
    pub claim: ClaimId,
    /// What was looked for; never empty.
    pub query: String,
    /// Where: a search engine, an archive, a register; never empty.
    pub place: String,
    /// When.
    pub on: PartialDate,
    /// Whether anything was found.
    pub found: bool,
    /// What was found, or what else is worth knowing.
    pub note: Option<String>,
}

/// Payload of `lookup_retract`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookupRetract {
    /// The entry.
    pub lookup: LookupId,
    /// The claim that it was made for.
    pub claim: ClaimId,
    /// Why it goes.
    pub reason: Option<String>,
}
