//! Parts that several commands share.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a failed command travels: the window acts on `code` and never reads the message.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireError {
    /// Stable snake_case name of the failure.
    pub code: String,
    /// One sentence: what happened, what is safe, what to do.
    pub message: String,
    /// The input field that is wrong, where there is one.
    pub field: Option<String>,
    /// Facts to copy into a bug report.
    pub detail: Option<String>,
}

/// An object that a write touched; the controllers of that noun load again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Lower-case word of the vocabulary: `claim`, `verdict`, `article`, ...
    pub noun: String,
    /// Id of the object.
    pub id: String,
}

/// What a write did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// The act, for undo; none where nothing was appended to the log.
    pub act: Option<String>,
    /// What was done, in words: "Verdict given".
    pub label: String,
    /// Everything that must be loaded again.
    pub changes: Vec<Change>,
    /// The object that was made, where one was.
    pub id: Option<String>,
}

/// The sign of a span, sentence or claim: shape and colour in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// Nothing decided yet.
    Open,
    /// Has a rival and no verdict.
    Contested,
    /// Rated: holds.
    True,
    /// Rated: mostly holds.
    MostlyTrue,
    /// Rated: in part.
    Mixed,
    /// Rated: mostly does not hold.
    MostlyFalse,
    /// Rated: does not hold.
    False,
    /// Rated: not provable either way.
    Unproven,
    /// Rated on a scale (or concluded) without such a family.
    Rated,
    /// A correction took back what was published.
    Retracted,
    /// A verdict that says it cannot be checked.
    NotCheckable,
    /// A passage marked as holding nothing to check.
    NothingToCheck,
    /// No claim and nothing to say about it yet.
    Plain,
}

/// What a claim says since it was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectedView {
    /// `correction`, `update` or `retraction`.
    pub kind: String,
    /// What it says now: "Mixed"; "No rating can be given"; "Retracted".
    pub label: String,
    /// What it said before: "False"; none where nothing was published.
    pub was: Option<String>,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
}

/// A stretch of a string in UTF-16 code units, end exclusive, as the window counts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Utf16Range {
    /// First code unit.
    pub start: u32,
    /// One past the last code unit.
    pub end: u32,
}

/// Who did something.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewerCard {
    /// Id of the reviewer.
    pub id: String,
    /// Full name.
    pub name: String,
    /// One to three letters for the avatar.
    pub initials: String,
    /// Colour of the avatar: `slate`, `blue`, `teal`, `green`, `amber`, `rust`, `rose` or `violet`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub colour: Option<String>,
    /// Whether this reviewer sits at the desk now.
    pub me: bool,
}

/// Names an object and nothing else.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ById {
    /// Id of the object.
    pub id: String,
}

/// Names a case and nothing else.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ByCase {
    /// Id of the case.
    pub case_id: String,
}
