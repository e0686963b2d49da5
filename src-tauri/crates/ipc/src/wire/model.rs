//! The sentence model, and the claims that are similar to one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::claim::ClaimCard;

/// Which sentence model is in use, and how far it is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModelInUse {
    /// What the person chose: `built-in`, `folder` or `off`.
    pub choice: String,
    /// Whether a model runs. If not, similar claims are found by their words alone.
    pub running: bool,
    /// Folder it was read from, for display.
    pub folder: Option<String>,
    /// Name of its files: the beginning of their SHA-256.
    pub id: Option<String>,
    /// Whether this program came with a model.
    pub has_built_in: bool,
    /// Why the chosen model does not run, one sentence.
    pub trouble: Option<String>,
    /// Claims of this desk whose meaning is known already.
    pub ready: u32,
    /// Claims of this desk.
    pub claims: u32,
}

/// Chooses among the models that need no folder.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModelUse {
    /// `built-in` or `off`.
    pub choice: String,
}

/// Asks for the claims nearest to one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarFind {
    /// Case of the claim.
    pub case_id: String,
    /// The claim.
    pub claim_id: String,
    /// At most this many.
    pub top: u32,
}

/// A claim that says something similar, in this case or another.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarClaim {
    /// Its case.
    pub case_id: String,
    /// Title of that case.
    pub case_title: String,
    /// The claim with its state and sign.
    pub card: ClaimCard,
    /// How near, in per mille; a hint where to look, no verdict.
    pub score: u32,
}

/// The claims nearest to one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarClaims {
    /// Nearest first; empty where nothing is near.
    pub claims: Vec<SimilarClaim>,
    /// Whether a sentence model helped; else the words alone.
    pub by_meaning: bool,
    /// Claims that the model has not read yet; they are found by their words until then.
    pub waiting: u32,
}
