//! The sign-off, and what was said after it.

use factdesk_domain::correction::{CorrectionKind, RequestResult};
use factdesk_domain::{PartialDate, TimestampMs};

/// That an editor signed the case off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// When.
    pub at: TimestampMs,
    /// Who.
    pub by: String,
    /// Whether nobody else worked at the desk and in the case.
    pub only_reviewer: bool,
    /// What the signer said to it.
    pub statement: Option<String>,
    /// The head that was signed: 64 hexadecimal digits.
    pub head: String,
    /// What was open then, in words.
    pub open: Vec<String>,
    /// How many overrides of house rules stood.
    pub overrides: usize,
    /// How many entries came after it that it does not cover. None of them is printed.
    pub late: usize,
}

/// What a claim says since it was corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// What it says now.
    pub label: String,
    /// What it said before.
    pub was: Option<String>,
}

/// What was published after the sign-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// When.
    pub at: TimestampMs,
    /// By whom.
    pub by: String,
    /// Number of the claim it concerns.
    pub claim: Option<u32>,
    /// What it is.
    pub kind: CorrectionKind,
    /// What readers are told.
    pub notice: String,
    /// Why.
    pub reason: String,
    /// What was published on the claim before.
    pub old: Option<String>,
    /// What is published on it since; none where that stayed.
    pub new: Option<String>,
    /// The outlets that were asked to correct what they printed.
    pub requests: Vec<Request>,
}

/// A request to an outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who was asked.
    pub outlet: String,
    /// When.
    pub asked_on: Option<PartialDate>,
    /// How.
    pub how: String,
    /// What came of it.
    pub result: RequestResult,
    /// When the answer came.
    pub answered_on: Option<PartialDate>,
}
