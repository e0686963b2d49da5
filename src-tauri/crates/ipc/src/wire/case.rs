//! Cases.

use super::article::ArticleCard;
use super::common::ReviewerCard;
use super::desk::{Place, Scale};
use super::signed::SignedView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
/// A row of the first screen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseSummary {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whether this is the built-in sample.
    pub sample: bool,
    /// Deadline in milliseconds since 1970.
    pub deadline_ms: Option<i64>,
    /// Outlets (or titles) of its articles in the order of import.
    pub outlets: Vec<String>,
    /// How far it is.
    pub progress: Progress,
    /// Who worked on it.
    pub reviewers: Vec<ReviewerCard>,
    /// What happened last, in words.
    pub last_change: Option<String>,
    /// When, in milliseconds since 1970.
    pub changed_ms: i64,
    /// Its sign-off; none while it is worked on.
    #[serde(default)]
    pub signed: Option<SignedView>,
}

/// How far a case is. Every count includes suggested claims.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Claims that have a rival.
    pub contested: u32,
    /// Of those, how many have a verdict.
    pub contested_settled: u32,
    /// All claims.
    pub claims: u32,
    /// Of those, how many have a verdict.
    pub claims_settled: u32,
    /// Sentences of all articles.
    pub sentences: u32,
    /// Of those, how many are covered by a verdict or marked as holding nothing to check.
    pub sentences_settled: u32,
    /// Parked claims.
    pub parked: u32,
    /// Flagged claims.
    pub flagged: u32,
}

/// A case, opened.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseDetail {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The question that the fact-check answers.
    pub question: Option<String>,
    /// Why this was chosen.
    pub why_chosen: Option<String>,
    /// Deadline in milliseconds since 1970.
    pub deadline_ms: Option<i64>,
    /// Language of the report (BCP 47).
    pub language: String,
    /// Whether this is the built-in sample.
    pub sample: bool,
    /// How far it is.
    pub progress: Progress,
    /// Articles in the order of import.
    pub articles: Vec<ArticleCard>,
    /// Scale of new verdicts.
    pub scale: Scale,
    /// Where the checker was.
    pub place: Option<Place>,
    /// Folder that exports go to, for display.
    pub export_folder: String,
    /// What undo would take back, in words.
    pub undo: Option<String>,
    /// What redo would bring back, in words.
    pub redo: Option<String>,
    /// Case head: SHA-256 in hex.
    pub head: String,
    /// Which claims are to be read by a second reader: `none` but those that are asked for, `contested`, `all`.
    pub second_reading: String,
    /// Tags used in the case.
    pub tags: Vec<String>,
    /// How its suggestions were made.
    pub analysis: Analysis,
    /// Statements and marked passages without a place in the present text of their article.
    pub orphans: u32,
    /// Its sign-off; none while it is worked on.
    #[serde(default)]
    pub signed: Option<SignedView>,
}

/// How the suggestions of a case were made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// Analyser and version that made them; none before the first analysis.
    pub analyser: Option<String>,
    /// Whether the rules of this release are other ones, so that a new analysis may find more.
    pub outdated: bool,
    /// Language that every article is read in (BCP 47); none where each article's own is taken.
    pub language: Option<String>,
}

/// Asks for a new analysis.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseAnalyse {
    /// Case.
    pub case_id: String,
    /// Language that every article is read in from now on (BCP 47); empty for each article's own; none leaves it.
    pub language: Option<String>,
}

/// What a new analysis changed. What a person decided stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseAnalysed {
    /// Claims suggested now.
    pub claims: u32,
    /// Relations suggested now.
    pub relations: u32,
    /// Claims that were not suggested before.
    pub new_claims: u32,
    /// Relations that were not suggested before.
    pub new_relations: u32,
    /// Suggested claims that are gone.
    pub gone_claims: u32,
    /// Suggested relations that are gone.
    pub gone_relations: u32,
}

/// Makes a case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseCreate {
    /// Title, not blank.
    pub title: String,
    /// Question.
    pub question: Option<String>,
    /// Why chosen.
    pub why_chosen: Option<String>,
    /// Deadline in milliseconds since 1970.
    pub deadline_ms: Option<i64>,
}

/// Changes a case; a missing field stays, an empty text clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseEdit {
    /// Case.
    pub case_id: String,
    /// Title.
    pub title: Option<String>,
    /// Question.
    pub question: Option<String>,
    /// Why chosen.
    pub why_chosen: Option<String>,
    /// Deadline in milliseconds since 1970; 0 clears.
    pub deadline_ms: Option<i64>,
    /// Which claims are to be read by a second reader: `none`, `contested`, `all`.
    pub second_reading: Option<String>,
}
