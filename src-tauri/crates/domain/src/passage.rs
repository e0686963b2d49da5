//! A passage of an article that holds nothing to check.

use serde::{Deserialize, Serialize};

use crate::id::MarkId;
use crate::text::Anchor;

/// Payload of `passage_mark`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageMark {
    /// The new mark.
    pub mark: MarkId,
    /// Where it lies.
    pub anchor: Anchor,
    /// Why there is nothing to check.
    pub reason: Option<String>,
}

/// Payload of `passage_unmark`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageUnmark {
    /// The mark.
    pub mark: MarkId,
}
