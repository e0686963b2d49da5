//! The right of reply.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who was asked about a claim, and what they said.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplyView {
    /// Id.
    pub id: String,
    /// Who was asked.
    pub from: String,
    /// Their source card.
    pub source_id: Option<String>,
    /// By what way: mail, phone, in person.
    pub how: String,
    /// When: `YYYY-MM-DD`.
    pub asked_on: String,
    /// Until when an answer was asked for: `YYYY-MM-DD`.
    pub deadline: Option<String>,
    /// What was asked.
    pub question: Option<String>,
    /// `waiting`, `answered`, `none` or `refused`.
    pub state: String,
    /// Whether nothing came and the deadline has passed today.
    pub overdue: bool,
    /// What they said.
    pub answer: Option<String>,
    /// When it ended: `YYYY-MM-DD`.
    pub answered_on: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Who asked.
    pub by: String,
}

/// Enters that somebody was asked for a reply.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplyAsk {
    /// Case.
    pub case_id: String,
    /// Claim; a suggested one is accepted by it.
    pub claim_id: String,
    /// Who was asked, not blank.
    pub from: String,
    /// Their source card.
    pub source_id: Option<String>,
    /// By what way, not blank.
    pub how: String,
    /// When: `YYYY-MM-DD`; none means today.
    pub asked_on: Option<String>,
    /// Until when: `YYYY-MM-DD`.
    pub deadline: Option<String>,
    /// What was asked.
    pub question: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// Changes the record of a reply; a missing field stays, an empty text clears. An answer without a state means that
/// they answered.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplyEdit {
    /// Record.
    pub reply_id: String,
    /// `waiting`, `answered`, `none` or `refused`.
    pub state: Option<String>,
    /// What they said.
    pub answer: Option<String>,
    /// When it ended: `YYYY-MM-DD`; none means today.
    pub answered_on: Option<String>,
    /// Until when: `YYYY-MM-DD`.
    pub deadline: Option<String>,
    /// By what way.
    pub how: Option<String>,
    /// Note.
    pub note: Option<String>,
}
