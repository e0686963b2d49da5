//! What was looked for, asked and translated for a claim.

use factdesk_domain::PartialDate;
use factdesk_domain::reply::ReplyState;

/// One entry of the search log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookup {
    /// What was looked for.
    pub query: String,
    /// Where.
    pub place: String,
    /// When.
    pub on: PartialDate,
    /// Whether anything was found.
    pub found: bool,
    /// What was found, or what else is worth knowing.
    pub note: Option<String>,
}

/// A question for a reply and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Who was asked; a pseudonym for a confidential source.
    pub from: String,
    /// By what way.
    pub how: String,
    /// When.
    pub asked_on: PartialDate,
    /// Until when an answer was asked for.
    pub deadline: Option<PartialDate>,
    /// What was asked; may run over several lines.
    pub question: Option<String>,
    /// What became of it.
    pub state: ReplyState,
    /// What they said; may run over several lines.
    pub answer: Option<String>,
    /// When it ended.
    pub answered_on: Option<PartialDate>,
    /// Note.
    pub note: Option<String>,
}

/// A translation of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The translated words.
    pub text: String,
    /// Who translated.
    pub translator: Option<String>,
}
