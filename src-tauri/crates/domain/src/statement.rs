//! A statement: a span of an article in which someone asserts something.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::id::{ClaimId, StatementId};
use crate::placed::Placed;
use crate::text::Anchor;

/// How the speaker stands to what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Passes on what another said.
    Reports,
    /// Does not believe it.
    Doubts,
    /// Wants it to be so.
    Demands,
    /// Wants to know.
    Asks,
}

/// Payload of `statement_add`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementAdd {
    /// The new statement.
    pub statement: StatementId,
    /// The claim that it asserts.
    pub claim: ClaimId,
    /// Where it stands; none for a speech or a photo.
    pub anchor: Option<Anchor>,
    /// The exact words when there is no anchor.
    pub words: Option<String>,
    /// Who said it.
    pub speaker: Option<String>,
    /// In what role.
    pub speaker_role: Option<String>,
    /// Who carried it, where that differs from the article.
    pub outlet: Option<String>,
    /// The word that tells of the saying, such as "denied".
    pub cue: Option<String>,
    /// How the speaker stands to it.
    pub stance: Stance,
    /// When it was said.
    pub date: Option<PartialDate>,
}

/// One field of a statement and its new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum StatementChange {
    /// Where it stands: a corrected span, or its place in a later version.
    Anchor(Anchor),
    /// Who said it.
    Speaker(Option<String>),
    /// In what role.
    SpeakerRole(Option<String>),
    /// Who carried it.
    Outlet(Option<String>),
    /// The word that tells of the saying.
    Cue(Option<String>),
    /// How the speaker stands to it.
    Stance(Stance),
    /// When it was said.
    Date(Option<PartialDate>),
}

/// Payload of `statement_edit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementEdit {
    /// The statement.
    pub statement: StatementId,
    /// The claim that it belongs to.
    pub claim: ClaimId,
    /// What changes.
    pub change: StatementChange,
}

/// Payload of `statement_place`: it has its place in another version of the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementPlace {
    /// The statement.
    pub statement: StatementId,
    /// The claim that it belongs to.
    pub claim: ClaimId,
    /// Where it stands now.
    pub anchor: Anchor,
    /// How it came there.
    pub placed: Placed,
}

/// Payload of `statement_retract`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementRetract {
    /// The statement.
    pub statement: StatementId,
    /// The claim that it belongs to.
    pub claim: ClaimId,
    /// Why it goes.
    pub reason: Option<String>,
}

/// Payload of `statement_move`: it asserts another claim than was thought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementMove {
    /// The statement.
    pub statement: StatementId,
    /// The claim that it leaves.
    pub from: ClaimId,
    /// The claim that it goes to.
    pub to: ClaimId,
}
