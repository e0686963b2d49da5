//! Relations between claims and contested sets.

use super::claim::{StatementView, WorkState};
use super::common::{CorrectedView, Sign, Utf16Range};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
/// Another claim as seen from the one at hand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rival {
    /// Id of the relation.
    pub relation_id: String,
    /// The other claim.
    pub claim_id: String,
    /// Its wording.
    pub text: String,
    /// `contradicts`, `same_claim`, `narrower`, `newer_figure`, `depends_on` or `unrelated`.
    pub kind: String,
    /// `suggested`, `confirmed` or `rejected`.
    pub status: String,
    /// What differs, in a few words: "wounded: 11 against 23".
    pub basis: String,
    /// Why it was suggested or set, in words.
    pub reason: String,
    /// Kind of difference in words: "Different number for the same thing".
    pub difference: String,
    /// What this claim says, in a few words: "11 wounded".
    pub here: String,
    /// What the other says: "23 wounded".
    pub there: String,
    /// Who confirmed or rejected it.
    pub by: Option<String>,
    /// Statement of the other claim that the relation is about.
    pub statement: Option<StatementView>,
    /// Work state of the other claim.
    pub state: WorkState,
    /// Sign of the other claim.
    pub sign: Sign,
    /// What the other claim says since it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub corrected: Option<CorrectedView>,
}

/// Confirms, rejects or changes a relation, or makes one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RelationSet {
    /// Case.
    pub case_id: String,
    /// Claim at hand; a suggested one is accepted by it.
    pub claim_id: String,
    /// The other claim; a suggested one is accepted by it.
    pub other_id: String,
    /// `contradicts`, `same_claim`, `narrower`, `newer_figure`, `depends_on` or `unrelated`.
    pub kind: String,
    /// `confirmed` or `rejected`.
    pub status: String,
    /// Why, in words; none keeps what the suggestion said.
    pub reason: Option<String>,
}

/// Confirms or rejects several relations as they stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RelationsDecide {
    /// Case.
    pub case_id: String,
    /// Both claims of each relation.
    pub pairs: Vec<(String, String)>,
    /// `confirmed` or `rejected`.
    pub status: String,
}

/// Claims joined by *contradicts*.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContestedSet {
    /// Names the set on the screen; not kept over changes.
    pub id: String,
    /// The question it leaves open.
    pub question: String,
    /// What differs: "Different number for the same thing".
    pub difference: String,
    /// Whether at least one link is confirmed.
    pub confirmed: bool,
    /// Whether every claim in it has a verdict.
    pub settled: bool,
    /// Rival answers, one for each group of claims that say the same.
    pub answers: Vec<Answer>,
    /// Suggested links that wait.
    pub suggested_links: u32,
    /// Reasons of its links, in words.
    pub reasons: Vec<String>,
    /// What happened when.
    pub timeline: Vec<TimePoint>,
}

/// One answer of a contested set.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Claim that gives it.
    pub claim_id: String,
    /// The answer in a few words: "11 wounded".
    pub label: String,
    /// The part of the label that differs.
    pub differs: Vec<Utf16Range>,
    /// Who said it where.
    pub statements: Vec<StatementView>,
    /// Evidence on it.
    pub evidence: Vec<AnswerEvidence>,
    /// Sign of the claim.
    pub sign: Sign,
    /// Work state of the claim.
    pub state: WorkState,
    /// What the claim says since it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub corrected: Option<CorrectedView>,
}

/// Evidence on an answer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerEvidence {
    /// `E1`.
    pub label: String,
    /// `supports`, `refutes` or `context`.
    pub stance: String,
}

/// A point of the time strip.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimePoint {
    /// `said`, `published`, `evidence` or `verdict`.
    pub kind: String,
    /// What happened.
    pub label: String,
    /// `YYYY-MM-DD`.
    pub date: String,
}

/// All contested sets of a case, confirmed ones first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContestedSets {
    /// Sets.
    pub sets: Vec<ContestedSet>,
    /// How many are open.
    pub open: u32,
    /// How many are settled.
    pub settled: u32,
    /// Suggested links that wait for a person.
    pub suggested_links: u32,
}
