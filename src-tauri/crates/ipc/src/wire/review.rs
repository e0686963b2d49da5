//! Reviewers side by side: the queue, verdicts that differ, decisions, agreement.

use super::claim::ClaimDetail;
use super::common::{CorrectedView, ReviewerCard, Sign};
use super::desk::ScaleValue;
use super::verdict::VerdictView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What waits for me in a case, by my role.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewQueue {
    /// My role: `checker`, `second_reader` or `editor`.
    pub role: String,
    /// Claims whose verdicts differ, with two decisions, or with one that no longer holds.
    pub disagree: Vec<ReviewItem>,
    /// Claims that wait for a second verdict.
    pub missing: Vec<ReviewItem>,
    /// The other claims with a verdict.
    pub agree: Vec<ReviewItem>,
    /// Claims with a verdict and no decision.
    pub undecided: u32,
    /// Claims with one decision.
    pub decided: u32,
    /// Who works on the case.
    pub reviewers: Vec<ReviewerCard>,
}

/// A claim of the queue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewItem {
    /// Claim.
    pub claim_id: String,
    /// Place in the walk, from 1.
    pub number: u32,
    /// The claim in words.
    pub text: String,
    /// Whether what others found is withheld from me until my own verdict is saved.
    pub hidden: bool,
    /// Whether I owe a verdict.
    pub waits_for_me: bool,
    /// Labels of the verdicts in an order that tells nothing; none while hidden.
    pub labels: Vec<String>,
    /// Label of the current decision.
    pub decision: Option<String>,
    /// Words below the claim: "Mixed, Mostly false"; "True, decided".
    pub note: String,
    /// What it says since it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub corrected: Option<CorrectedView>,
}

/// A claim with its verdicts side by side.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewClaim {
    /// The claim.
    pub claim: ClaimDetail,
    /// Whether what others found is withheld from me until my own verdict is saved.
    pub hidden: bool,
    /// How far the verdicts lie apart: "Disagree by one step".
    pub difference: Option<String>,
    /// The same as history, where one decision stands and still holds: "Disagreed by one step".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub differed: Option<String>,
    /// Verdicts that stand, in an order that tells nothing until it is decided; none while hidden.
    pub verdicts: Vec<ReviewVerdict>,
    /// What differs besides the rating: "Only A cites E4."; by name where names are shown.
    pub notes: Vec<String>,
    /// How similar claims were judged here; none while hidden.
    pub precedents: Vec<Precedent>,
    /// Decisions, the one that stands first, then the latest first.
    pub decisions: Vec<DecisionView>,
    /// Whether two decisions stand.
    pub disputed: bool,
    /// Whether I may decide now.
    pub can_decide: bool,
    /// Why not, in words.
    pub why_not: Option<String>,
}

/// A verdict beside others.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewVerdict {
    /// `A`, `B`, ...
    pub letter: String,
    /// "Reviewer A" until it is decided or signed off, then the name.
    pub who: String,
    /// The verdict; its reviewer is nameless until it is decided or signed off.
    pub verdict: VerdictView,
    /// Whether it was given while the others were hidden.
    pub blind: bool,
    /// 1 for the one given first.
    pub order: u32,
    /// What its rationale cites: `E4`.
    pub cites: Vec<String>,
}

/// How a similar claim was judged.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Precedent {
    /// Its case.
    pub case_id: String,
    /// Title of that case.
    pub case_title: String,
    /// The claim.
    pub claim_id: String,
    /// The claim in words.
    pub text: String,
    /// What a correction put in its place, else what was decided, else what its verdicts say: "False"; "Disputed".
    pub label: String,
    /// Sign.
    pub sign: Sign,
    /// Whether an editor decided.
    pub decided: bool,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// How near, in per mille; a hint where to look.
    pub score: u32,
    /// What it says since it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub corrected: Option<CorrectedView>,
}

/// A decision.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionView {
    /// Id.
    pub id: String,
    /// Label: "Mostly true"; "Not checkable"; "No rating can be given".
    pub label: String,
    /// Sign.
    pub sign: Sign,
    /// Value on the scale.
    pub rating: Option<String>,
    /// Whether no rating can be given.
    pub no_rating: bool,
    /// `opinion`, `prediction`, `too_vague`, `personal_experience`, `satire` or `other`.
    pub not_checkable: Option<String>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: ReviewerCard,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Ids of the verdicts that it rests on.
    pub rests_on: Vec<String>,
    /// Ids of the verdicts that are printed as dissent.
    pub dissent: Vec<String>,
    /// Why it no longer holds, in a sentence.
    pub stale: Option<String>,
    /// Whether it stands.
    pub current: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Whether who decided gave every verdict that it rests on.
    pub single_reviewer: bool,
    /// The vote: "2 of 3".
    pub panel: Option<String>,
}

/// Decides what is published on a claim: exactly one of `take`, `rating`, `not_checkable` and `no_rating`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionMake {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// A verdict, whose outcome is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub take: Option<String>,
    /// Value on the case's scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rating: Option<String>,
    /// The version of the scale that the value was chosen on; refused when a newer one is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub scale_version: Option<u32>,
    /// `opinion`, `prediction`, `too_vague`, `personal_experience`, `satire` or `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_checkable: Option<String>,
    /// Whether no rating can be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub no_rating: Option<bool>,
    /// Why, not blank.
    pub reason: String,
    /// Ids of the verdicts to print as dissent.
    pub dissent: Vec<String>,
    /// Ids of the verdicts that were shown; refused when others stand now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seen: Option<Vec<String>>,
    /// How many verdicts have to say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub panel_needed: Option<u32>,
}

/// Withdraws a decision.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionWithdraw {
    /// Case.
    pub case_id: String,
    /// Decision.
    pub decision_id: String,
    /// Why, not blank.
    pub reason: String,
}

/// Which verdicts to compare.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementAsk {
    /// Case; without it every case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case_id: Option<String>,
    /// Scale; without it the one of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub scale_id: Option<String>,
    /// Only claims that this reviewer judged too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reviewer_id: Option<String>,
    /// Only claims with this tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tag: Option<String>,
    /// Only verdicts since then, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub since_ms: Option<i64>,
}

/// How far reviewers agree.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementView {
    /// Why nothing is shown, in words: I owe blind verdicts here.
    pub hidden: Option<String>,
    /// Claims with two verdicts that it takes before alpha is shown.
    pub minimum: u32,
    /// Claims with two verdicts or more.
    pub n: u32,
    /// Verdicts on them.
    pub pairable: u32,
    /// `n` as a share of the claims, 0 to 1.
    pub coverage: f64,
    /// Share of agreeing pairs, 0 to 1.
    pub percent: Option<f64>,
    /// Claims whose first two verdicts are the same.
    pub same: u32,
    /// Share of pairs at most one step apart, 0 to 1.
    pub within: Option<f64>,
    /// Claims whose first two verdicts lie at most one step apart.
    pub within_count: u32,
    /// Krippendorff's alpha; none below the minimum, or where it is undefined.
    pub alpha: Option<f64>,
    /// `nominal` or `ordinal`.
    pub level: String,
    /// What is in no figure, in words.
    pub left_out: String,
    /// The values of the matrix.
    pub values: Vec<ScaleValue>,
    /// Claims by the value of the first verdict (row) and of the second (column).
    pub matrix: Vec<Vec<u32>>,
    /// Every two reviewers with a claim in common.
    pub pairs: Vec<AgreementPair>,
    /// By rating scale.
    pub by_scale: Vec<AgreementPart>,
    /// By reviewer: the claims that they judged.
    pub by_reviewer: Vec<AgreementPart>,
    /// By tag.
    pub by_tag: Vec<AgreementPart>,
    /// By month of the verdicts, the first month first.
    pub over_time: Vec<AgreementPart>,
}

/// Two reviewers.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementPair {
    /// One.
    pub a: ReviewerCard,
    /// The other.
    pub b: ReviewerCard,
    /// Claims that both judged.
    pub n: u32,
    /// Share of agreeing pairs, 0 to 1.
    pub percent: Option<f64>,
    /// Krippendorff's alpha; none below the minimum.
    pub alpha: Option<f64>,
}

/// A part of the verdicts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementPart {
    /// Its name: a scale, a reviewer, a tag, `2026-11`.
    pub name: String,
    /// Claims with two verdicts or more.
    pub n: u32,
    /// Share of agreeing pairs, 0 to 1.
    pub percent: Option<f64>,
    /// Krippendorff's alpha; none below the minimum.
    pub alpha: Option<f64>,
}
