//! The right of reply: who was asked, when, how, until when, and what they said.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::id::{ClaimId, ReplyId, SourceId};

/// What became of a question. That a deadline has passed is no state of its own: it follows from the day on which
/// one looks, so it is computed where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyState {
    /// No answer yet.
    Waiting,
    /// They answered.
    Answered,
    /// They did not answer, and a person closed the matter.
    None,
    /// They said that they will not answer.
    Refused,
}

/// How a question ended, or that it is open again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum ReplyOutcome {
    /// Open again.
    Waiting,
    /// They answered.
    Answered {
        /// Their words; never empty.
        answer: String,
        /// When.
        answered_on: PartialDate,
    },
    /// They did not answer, and a person closed the matter.
    None {
        /// When it was closed.
        answered_on: PartialDate,
    },
    /// They said that they will not answer.
    Refused {
        /// Their words, where they gave any.
        answer: Option<String>,
        /// When.
        answered_on: PartialDate,
    },
}

impl ReplyOutcome {
    /// The state that it leads to.
    pub const fn state(&self) -> ReplyState {
        match self {
            Self::Waiting => ReplyState::Waiting,
            Self::Answered { .. } => ReplyState::Answered,
            Self::None { .. } => ReplyState::None,
            Self::Refused { .. } => ReplyState::Refused,
        }
    }

    /// What they said, where they said anything.
    pub fn answer(&self) -> Option<&str> {
        match self {
            Self::Answered { answer, .. } => Some(answer),
            Self::Refused { answer, .. } => answer.as_deref(),
            Self::Waiting | Self::None { .. } => None,
        }
    }

    /// When it ended.
    pub const fn answered_on(&self) -> Option<&PartialDate> {
        match self {
            Self::Waiting => None,
            Self::Answered { answered_on, .. }
            | Self::None { answered_on }
            | Self::Refused { answered_on, .. } => Some(answered_on),
        }
    }
}

/// Payload of `reply_ask`: somebody was asked for a reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyAsk {
    /// The new record.
    pub reply: ReplyId,
    /// The claim that it is about.
    pub claim: ClaimId,
    /// Who was asked; never empty. Of a confidential source the pseudonym.
    pub from: String,
    /// Their source card, where there is one.
    pub source: Option<SourceId>,
    /// By what way: mail, phone, in person; never empty.
    pub how: String,
    /// When.
    pub asked_on: PartialDate,
    /// Until when an answer was asked for.
    pub deadline: Option<PartialDate>,
    /// What was asked.
    pub question: Option<String>,
    /// A note of the reviewer.
    pub note: Option<String>,
}

/// What changes in a record of a reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ReplyChange {
    /// How it ended, or that it is open again.
    Outcome(ReplyOutcome),
    /// Who was asked; never empty.
    From(String),
    /// By what way; never empty.
    How(String),
    /// When.
    AskedOn(PartialDate),
    /// Until when.
    Deadline(Option<PartialDate>),
    /// What was asked.
    Question(Option<String>),
    /// A note of the reviewer.
    Note(Option<String>),
}

/// Payload of `reply_edit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyEdit {
    /// The record.
    pub reply: ReplyId,
    /// The claim that it is about.
    pub claim: ClaimId,
    /// What changes.
    pub change: ReplyChange,
}

/// Payload of `reply_retract`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyRetract {
    /// The record.
    pub reply: ReplyId,
    /// The claim that it is about.
    pub claim: ClaimId,
    /// Why it goes.
    pub reason: Option<String>,
}
