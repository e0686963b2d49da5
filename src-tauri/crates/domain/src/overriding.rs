//! Overrides of house rules and declarations on claims: what a person says where a rule alone is not right.

use serde::{Deserialize, Serialize};

use crate::id::{ClaimId, OverrideId};

/// Payload of `rule_override`: a rule does not hold for a claim, with the reason. It is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleOverride {
    /// The new override.
    #[serde(rename = "override")]
    pub id: OverrideId,
    /// The claim.
    pub claim: ClaimId,
    /// Which rule.
    pub key: String,
    /// Why; never empty.
    pub reason: String,
}

/// Payload of `rule_override_withdraw`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleOverrideWithdraw {
    /// The override.
    #[serde(rename = "override")]
    pub id: OverrideId,
    /// Its claim.
    pub claim: ClaimId,
    /// Why it no longer stands.
    pub reason: Option<String>,
}

/// What a reviewer may declare on a claim, with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclarationKind {
    /// Looked for evidence on the other side, and found none.
    NoCounterEvidence,
    /// There is no primary source to be had.
    NoPrimarySource,
    /// Nobody has to be asked for a reply.
    NoReplyNeeded,
}

impl DeclarationKind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::NoCounterEvidence,
        Self::NoPrimarySource,
        Self::NoReplyNeeded,
    ];

    /// The name in data; also the field of the claim.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoCounterEvidence => "no_counter_evidence",
            Self::NoPrimarySource => "no_primary_source",
            Self::NoReplyNeeded => "no_reply_needed",
        }
    }

    /// What it says, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoCounterEvidence => "No counter-evidence was found",
            Self::NoPrimarySource => "No primary source can be had",
            Self::NoReplyNeeded => "No reply is needed",
        }
    }
}

/// Payload of `declaration_set`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclarationSet {
    /// The claim.
    pub claim: ClaimId,
    /// What is declared.
    pub kind: DeclarationKind,
    /// Why; none takes the declaration back.
    pub reason: Option<String>,
}
