//! Sign-off, corrections, and claims to look at again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{CorrectedView, ReviewerCard};

/// How a case stands before its sign-off, or after it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffCheck {
    /// The sign-off, where there is one.
    pub signed: Option<SignOffView>,
    /// What stops it.
    pub blocks: Vec<SignOffItem>,
    /// What it names as open.
    pub open: Vec<SignOffItem>,
    /// The overrides that it names.
    pub overrides: Vec<SignOffItem>,
    /// How many claims have a verdict or decision that is published.
    pub decided: u32,
    /// How many claims there are.
    pub claims: u32,
    /// The head of the case, to be handed back with the sign-off.
    pub head: String,
    /// Whether who sits at the desk can sign now.
    pub can_sign: bool,
    /// Why not, in words.
    pub why_not: Option<String>,
}

/// Something that stops a sign-off, or is named by it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffItem {
    /// `rule`, `disputed`, `undecided`, `own-verdict`, `stale`, `draft`, `withheld`, `blind`, `open`, `sentence`, `orphan`,
    /// `override` or `waiting`.
    pub kind: String,
    /// Claim to go to.
    pub claim_id: Option<String>,
    /// Its place in the walk, from 1.
    pub number: Option<u32>,
    /// What it is.
    pub words: String,
    /// What to do; may be empty.
    pub fix: String,
}

/// A sign-off.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffView {
    /// Id.
    pub id: String,
    /// Who signed.
    pub by: ReviewerCard,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// The head that was signed.
    pub head: String,
    /// What the signer said to it; may be empty.
    pub statement: String,
    /// What was open.
    pub open: Vec<SignOffItem>,
    /// The overrides that stood.
    pub overrides: Vec<SignOffItem>,
    /// How many entries came after it that it does not cover.
    pub after_count: u32,
    /// Those, each in words.
    pub after: Vec<String>,
}

/// That a case is signed off: what every screen of it says at once, without the check of every claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignedView {
    /// Who signed.
    pub by: ReviewerCard,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// The head that was signed.
    pub head: String,
    /// What the signer said to it; may be empty.
    pub statement: String,
    /// How many entries came after it that it does not cover.
    pub after_count: u32,
}

/// Signs a case off.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOff {
    /// Case.
    pub case_id: String,
    /// What the signer says to it; may be empty.
    pub statement: String,
    /// The head as it was shown.
    pub head: String,
}

/// What was said of a case after its sign-off.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionList {
    /// Corrections, the first one first.
    pub corrections: Vec<CorrectionView>,
    /// What came in from elsewhere and changes nothing, in the order of arrival.
    pub after: Vec<AfterSignOff>,
}

/// An entry that the sign-off does not cover.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AfterSignOff {
    /// Operation.
    pub operation_id: String,
    /// What it did, in words.
    pub words: String,
    /// Who.
    pub by: String,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Claim to go to.
    pub claim_id: Option<String>,
    /// Whether a correction on its claim was made later.
    pub printed: bool,
}

/// A correction.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionView {
    /// Id.
    pub id: String,
    /// Claim; none for the whole case.
    pub claim_id: Option<String>,
    /// Its wording.
    pub claim_text: Option<String>,
    /// `correction`, `update` or `retraction`.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// What readers are told.
    pub notice: String,
    /// Who made it.
    pub by: ReviewerCard,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// What was published before.
    pub old_label: Option<String>,
    /// What is published from then on; none where that stays.
    pub new_label: Option<String>,
    /// Requests to outlets.
    pub requests: Vec<CorrectionRequestView>,
}

/// A request to an outlet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionRequestView {
    /// Id.
    pub id: String,
    /// Who was asked.
    pub outlet: String,
    /// When.
    pub asked_on: Option<String>,
    /// How.
    pub how: String,
    /// `waiting`, `corrected`, `refused` or `none`.
    pub outcome: String,
    /// When the answer came.
    pub answered_on: Option<String>,
}

/// Corrects a case that was signed off.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionMake {
    /// Case.
    pub case_id: String,
    /// Claim; none for the whole case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub claim_id: Option<String>,
    /// `correction`, `update` or `retraction`.
    pub kind: String,
    /// Why, for the record.
    pub reason: String,
    /// What readers are told.
    pub notice: String,
    /// What is published from now on; neither this nor `noRating` where that stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rating: Option<String>,
    /// That no rating can be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub no_rating: Option<bool>,
}

/// Enters that an outlet was asked to correct what it printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionRequest {
    /// Case.
    pub case_id: String,
    /// Correction.
    pub correction_id: String,
    /// Who was asked.
    pub outlet: String,
    /// `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub asked_on: Option<String>,
    /// How.
    pub how: String,
}

/// Enters what came of a request.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionRequestEdit {
    /// Case.
    pub case_id: String,
    /// Request.
    pub request_id: String,
    /// `waiting`, `corrected`, `refused` or `none`.
    pub outcome: String,
    /// `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub answered_on: Option<String>,
}

/// Asks what is to be looked at again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecheckAsk {
    /// Case; none for every case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case_id: Option<String>,
}

/// What is to be looked at again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecheckList {
    /// Claims whose day has come, what is due longest first.
    pub claims: Vec<RecheckItem>,
}

/// A claim whose day has come.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecheckItem {
    /// Case.
    pub case_id: String,
    /// Its title.
    pub case_title: String,
    /// Claim.
    pub claim_id: String,
    /// Its place in the walk, from 1.
    pub number: u32,
    /// Its wording.
    pub text: String,
    /// What is published on it; may be empty.
    pub label: String,
    /// The date that was named.
    pub due: String,
    /// How many days ago.
    pub overdue_days: i32,
    /// What may have changed by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub why: Option<String>,
    /// What it says since it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub corrected: Option<CorrectedView>,
}
