//! Evidence.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One piece of evidence on a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceView {
    /// Id.
    pub id: String,
    /// `E1`: its number on this claim.
    pub label: String,
    /// `supports`, `refutes` or `context`.
    pub stance: String,
    /// Verbatim quote.
    pub quote: String,
    /// Language of the quote, as in BCP 47.
    pub language: Option<String>,
    /// Translation.
    pub translation: Option<String>,
    /// Who translated.
    pub translator: Option<String>,
    /// Source.
    pub source_id: String,
    /// Its name (or pseudonym).
    pub source_name: String,
    /// `primary`, `secondary` or `tertiary`.
    pub source_kind: String,
    /// Admiralty reliability `A` to `F`.
    pub reliability: Option<String>,
    /// Page, paragraph or time code.
    pub locator: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// `YYYY-MM-DD`.
    pub published: Option<String>,
    /// When it was read: `YYYY-MM-DD`.
    pub accessed: Option<String>,
    /// Whether it was published after the claim was made: not knowable then.
    pub after_claim: bool,
    /// When it was added, in milliseconds since 1970.
    pub added_ms: i64,
    /// Admiralty credibility 1 to 6.
    pub credibility: Option<u32>,
    /// Captured file, SHA-256.
    pub sha256: Option<String>,
    /// The name that the captured file had.
    pub file_name: Option<String>,
    /// How that file is: `fine`, `damaged`, `missing`, `removed` or `unchecked`.
    pub file_state: Option<String>,
    /// Whether the quote stands in that file; none without one.
    pub proof: Option<ProofView>,
    /// Sources of one group count once.
    pub origin_group: Option<String>,
    /// What readers find wrong with it.
    pub problems: Vec<EvidenceProblem>,
    /// Note.
    pub note: Option<String>,
    /// Who added it.
    pub by: String,
    /// Whether the rationale of a current verdict cites it.
    pub cited: bool,
}

/// What one reader finds wrong with a piece of evidence.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceProblem {
    /// `unreadable`, `unrelated`, `not_supported` or `biased`.
    pub flag: String,
    /// Who says so.
    pub by: String,
    /// Whether that is who sits at the desk.
    pub me: bool,
}

/// Adds evidence to a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceAdd {
    /// Case.
    pub case_id: String,
    /// Claim; a suggested one is accepted by it.
    pub claim_id: String,
    /// Source; none makes one from `source_name` and `source_kind`.
    pub source_id: Option<String>,
    /// Name of a new source.
    pub source_name: Option<String>,
    /// Kind of a new source.
    pub source_kind: Option<String>,
    /// Verbatim quote, not blank.
    pub quote: String,
    /// `supports`, `refutes` or `context`.
    pub stance: String,
    /// Page, paragraph or time code.
    pub locator: Option<String>,
    /// Address, http or https.
    pub url: Option<String>,
    /// `YYYY-MM-DD`.
    pub published: Option<String>,
    /// When it was read: `YYYY-MM-DD`.
    pub accessed: Option<String>,
    /// Admiralty credibility 1 to 6; 0 clears when it is changed.
    pub credibility: Option<u32>,
    /// Language of the quote, as in BCP 47.
    pub language: Option<String>,
    /// Translation.
    pub translation: Option<String>,
    /// Who translated.
    pub translator: Option<String>,
    /// SHA-256 of a file that the case has.
    pub sha256: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// Changes evidence; a missing field stays, an empty text clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceEdit {
    /// Case.
    pub case_id: String,
    /// Evidence.
    pub evidence_id: String,
    /// Quote.
    pub quote: Option<String>,
    /// Stance.
    pub stance: Option<String>,
    /// Locator.
    pub locator: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// `YYYY-MM-DD`.
    pub published: Option<String>,
    /// When it was read: `YYYY-MM-DD`.
    pub accessed: Option<String>,
    /// Admiralty credibility 1 to 6; 0 clears when it is changed.
    pub credibility: Option<u32>,
    /// Language of the quote, as in BCP 47.
    pub language: Option<String>,
    /// Translation.
    pub translation: Option<String>,
    /// Who translated.
    pub translator: Option<String>,
    /// SHA-256 of a file that the case has.
    pub sha256: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// Names evidence.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ByEvidence {
    /// Case.
    pub case_id: String,
    /// Evidence.
    pub evidence_id: String,
}

/// Says what is wrong with a piece of evidence, or takes that back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceFlag {
    /// Case.
    pub case_id: String,
    /// Evidence.
    pub evidence_id: String,
    /// `unreadable`, `unrelated`, `not_supported` or `biased`.
    pub flag: String,
    /// Whether it is to be set.
    pub on: bool,
}

/// Whether a quote stands in its captured file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofView {
    /// `verbatim`, `tolerant`, `near`, `absent`, `no_text` or `no_file`.
    pub state: String,
    /// The same as one sentence.
    pub words: String,
}
