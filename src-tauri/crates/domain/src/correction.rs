//! Corrections: what is said of a case after its sign-off. What was published before stays readable.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::id::{ClaimId, CorrectionId, CorrectionRequestId, ObjectId, ScaleId};

/// What a correction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// Something was wrong.
    Correction,
    /// Something became known later.
    Update,
    /// What was published no longer stands.
    Retraction,
}

impl CorrectionKind {
    /// Every kind.
    pub const ALL: &[Self] = &[Self::Correction, Self::Update, Self::Retraction];

    /// The name in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Update => "update",
            Self::Retraction => "retraction",
        }
    }

    /// The word that a notice begins with.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Correction => "Correction",
            Self::Update => "Update",
            Self::Retraction => "Retraction",
        }
    }
}

/// What is published on a claim from a correction on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub enum Published {
    /// A rating on a version of a scale.
    Rated {
        /// The scale.
        scale: ScaleId,
        /// Its version, from 1.
        scale_version: u32,
        /// The value on it.
        rating: String,
    },
    /// No rating can be given on what is known.
    NoRating {},
}

/// Payload of `correction_make`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionMake {
    /// The new correction.
    pub correction: CorrectionId,
    /// The claim; none for the whole case.
    pub claim: Option<ClaimId>,
    /// What it is.
    pub kind: CorrectionKind,
    /// Why, for the record; never empty.
    pub reason: String,
    /// What readers are told; never empty.
    pub notice: String,
    /// What is published on the claim from now on; none where that stays.
    pub published: Option<Published>,
    /// The decision that was published until now.
    pub old_decision: Option<ObjectId>,
}

/// Payload of `correction_request`: an outlet was asked to correct what it printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionRequest {
    /// The new request.
    pub request: CorrectionRequestId,
    /// The correction that the outlet was told of.
    pub correction: CorrectionId,
    /// Who was asked; never empty.
    pub outlet: String,
    /// When.
    pub asked_on: Option<PartialDate>,
    /// How, as "by mail to the desk".
    pub how: String,
    /// What came of it.
    pub result: RequestResult,
}

/// What came of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestResult {
    /// Nothing yet.
    Waiting,
    /// The outlet corrected it.
    Corrected,
    /// The outlet refused.
    Refused,
    /// No answer came.
    None,
}

impl RequestResult {
    /// Every result.
    pub const ALL: &[Self] = &[Self::Waiting, Self::Corrected, Self::Refused, Self::None];

    /// The name in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Corrected => "corrected",
            Self::Refused => "refused",
            Self::None => "none",
        }
    }

    /// What came of it, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Waiting => "no answer yet",
            Self::Corrected => "the outlet corrected it",
            Self::Refused => "the outlet refused",
            Self::None => "no answer came",
        }
    }
}

/// Payload of `correction_request_edit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionRequestEdit {
    /// The request.
    pub request: CorrectionRequestId,
    /// What came of it.
    pub result: RequestResult,
    /// When the answer came.
    pub answered_on: Option<PartialDate>,
}
