//! Evidence on a claim: a verbatim quote, where it is from, and what it speaks for.

use serde::{Deserialize, Serialize};

use crate::article::FileRef;
use crate::date::PartialDate;
use crate::id::{ClaimId, EvidenceId, ReviewerId, SourceId};

/// What a piece of evidence speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceStance {
    /// For the claim.
    Supports,
    /// Against the claim.
    Refutes,
    /// Neither; it helps to understand.
    Context,
}

/// A quote in another language than the original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The translated words; never empty.
    pub text: String,
    /// The language they are in, as in BCP 47.
    pub language: Option<String>,
    /// Who translated.
    pub translator: Option<String>,
}

/// Credibility of what is said in the numbers of the Admiralty code: 1 confirmed, 6 cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Credibility(u8);

/// A credibility outside of 1 to 6.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("credibility is 1 to 6, not {found}")]
pub struct CredibilityError {
    /// The number given.
    pub found: u8,
}

impl TryFrom<u8> for Credibility {
    type Error = CredibilityError;
    fn try_from(found: u8) -> Result<Self, CredibilityError> {
        if (1..=6).contains(&found) {
            Ok(Self(found))
        } else {
            Err(CredibilityError { found })
        }
    }
}

impl From<Credibility> for u8 {
    fn from(credibility: Credibility) -> Self {
        credibility.0
    }
}

/// Payload of `evidence_add`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceAdd {
    /// The new evidence.
    pub evidence: EvidenceId,
    /// The claim it speaks on.
    pub claim: ClaimId,
    /// Whom or what it comes from.
    pub source: SourceId,
    /// The words as they stand there; never empty.
    pub quote: String,
    /// The language of the quote.
    pub language: Option<String>,
    /// The quote in another language.
    pub translation: Option<Translation>,
    /// Page, paragraph, minute.
    pub locator: Option<String>,
    /// What it speaks for.
    pub stance: EvidenceStance,
    /// Where it was found.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// When it was read.
    pub accessed: Option<PartialDate>,
    /// How credible.
    pub credibility: Option<Credibility>,
    /// The captured file.
    pub captured: Option<FileRef>,
    /// A note of the reviewer.
    pub note: Option<String>,
}

/// One field of a piece of evidence and its new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum EvidenceChange {
    /// Whom or what it comes from.
    Source(SourceId),
    /// The words; never empty.
    Quote(String),
    /// The language of the quote.
    Language(Option<String>),
    /// The quote in another language.
    Translation(Option<Translation>),
    /// Page, paragraph, minute.
    Locator(Option<String>),
    /// What it speaks for.
    Stance(EvidenceStance),
    /// Where it was found.
    Url(Option<String>),
    /// When it was published.
    Published(Option<PartialDate>),
    /// When it was read.
    Accessed(Option<PartialDate>),
    /// How credible.
    Credibility(Option<Credibility>),
    /// The captured file.
    Captured(Option<FileRef>),
    /// A note of the reviewer.
    Note(Option<String>),
}

/// Payload of `evidence_edit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceEdit {
    /// The evidence.
    pub evidence: EvidenceId,
    /// The claim it speaks on.
    pub claim: ClaimId,
    /// What changes.
    pub change: EvidenceChange,
}

/// What a second reader finds wrong with a piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceProblem {
    /// It cannot be read or opened.
    Unreadable,
    /// It has nothing to do with the claim.
    Unrelated,
    /// The quote does not say what it is used for.
    NotSupported,
    /// The source is not impartial in this matter.
    Biased,
}

/// One flag of one reader; a member of the set `problems`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProblemFlag {
    /// What is wrong.
    pub flag: EvidenceProblem,
    /// Who says so.
    pub by: ReviewerId,
}

/// Payload of `evidence_flag`: a reader says what is wrong with it, or takes that back. Each reader's flags are
/// their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFlag {
    /// The evidence.
    pub evidence: EvidenceId,
    /// The claim it speaks on.
    pub claim: ClaimId,
    /// What is wrong.
    pub flag: EvidenceProblem,
    /// Who says so: the reviewer of the operation.
    pub by: ReviewerId,
    /// Whether it is set or taken back.
    pub on: bool,
}

/// Payload of `evidence_retract`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRetract {
    /// The evidence.
    pub evidence: EvidenceId,
    /// The claim it speaks on.
    pub claim: ClaimId,
    /// Why it goes.
    pub reason: Option<String>,
}
