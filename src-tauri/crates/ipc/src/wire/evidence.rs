//! Sources and evidence.

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
    /// Translation.
    pub translation: Option<String>,
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
    /// When it was added, in milliseconds since 1970.
    pub added_ms: i64,
    /// Admiralty credibility 1 to 6.
    pub credibility: Option<u32>,
    /// Captured file, SHA-256.
    pub sha256: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Who added it.
    pub by: String,
    /// Whether the rationale of a current verdict cites it.
    pub cited: bool,
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

/// A source of this desk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceView {
    /// Id.
    pub id: String,
    /// Name (or pseudonym).
    pub name: String,
    /// `person`, `organisation`, `publication` or `dataset`.
    pub what: String,
    /// `primary`, `secondary` or `tertiary`.
    pub kind: String,
    /// Admiralty reliability `A` to `F`.
    pub reliability: Option<String>,
    /// Interests that a reader should know.
    pub interests: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// How many pieces of evidence come from it.
    pub evidence: u32,
    /// How many cases use it.
    pub cases: u32,
}

/// Sources by name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceList {
    /// Sources.
    pub sources: Vec<SourceView>,
}

/// Adds a source.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceAdd {
    /// Name, not blank.
    pub name: String,
    /// `person`, `organisation`, `publication` or `dataset`.
    pub what: String,
    /// `primary`, `secondary` or `tertiary`.
    pub kind: String,
    /// Admiralty reliability `A` to `F`.
    pub reliability: Option<String>,
    /// Interests.
    pub interests: Option<String>,
    /// Address.
    pub url: Option<String>,
}

/// Changes a source; a missing field stays, an empty text clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceEdit {
    /// Source.
    pub source_id: String,
    /// Name.
    pub name: Option<String>,
    /// What it is.
    pub what: Option<String>,
    /// Kind.
    pub kind: Option<String>,
    /// Reliability.
    pub reliability: Option<String>,
    /// Interests.
    pub interests: Option<String>,
    /// Address.
    pub url: Option<String>,
}
