//! Verdicts.

use super::common::{ReviewerCard, Sign};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
/// One reviewer's verdict.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictView {
    /// Id.
    pub id: String,
    /// Who gave it.
    pub reviewer: ReviewerCard,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Value on the scale; none for not checkable or a conclusion without a scale.
    pub rating: Option<String>,
    /// Label of the value: "Mostly true"; "Not checkable".
    pub label: String,
    /// Sign.
    pub sign: Sign,
    /// `opinion`, `prediction`, `too_vague`, `personal_experience`, `satire` or `other`.
    pub not_checkable: Option<String>,
    /// One line.
    pub conclusion: Option<String>,
    /// Rationale with [E1] as shown.
    pub rationale: String,
    /// `low`, `medium` or `high`.
    pub confidence: Option<String>,
    /// What would change it.
    pub would_change: Option<String>,
    /// Whether it is this reviewer's current verdict.
    pub current: bool,
    /// Whether the wording was changed since.
    pub wording_changed: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// What it was given on; none for not checkable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub scale: Option<GivenOn>,
}

/// The version of a rating scale that a verdict was given on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GivenOn {
    /// Scale.
    pub id: String,
    /// What that version calls itself.
    pub name: String,
    /// Version, from 1.
    pub version: u32,
}

/// Gives a verdict; on a suggested claim it accepts the claim in the same act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictGive {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// Value on the case's scale; none together with `not_checkable`.
    pub rating: Option<String>,
    /// `opinion`, `prediction`, `too_vague`, `personal_experience`, `satire` or `other`.
    pub not_checkable: Option<String>,
    /// One line.
    pub conclusion: Option<String>,
    /// Rationale with [E1] as shown; may be empty only for not checkable.
    pub rationale: String,
    /// `low`, `medium` or `high`.
    pub confidence: Option<String>,
    /// What would change it.
    pub would_change: Option<String>,
    /// The version of the scale that the value was chosen on; refused when a newer one is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub scale_version: Option<u32>,
}

/// Withdraws a verdict.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictWithdraw {
    /// Case.
    pub case_id: String,
    /// Verdict.
    pub verdict_id: String,
    /// Why, not blank.
    pub reason: String,
}
