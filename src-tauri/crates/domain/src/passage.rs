//! A passage of an article that holds nothing to check.

use serde::{Deserialize, Serialize};

use crate::id::MarkId;
use crate::placed::Placed;
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

/// Payload of `passage_place`: it has its place in another version of the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassagePlace {
    /// The mark.
    pub mark: MarkId,
    /// Where it lies now.
    pub anchor: Anchor,
    /// How it came there.
    pub placed: Placed,
}

/// Payload of `passage_unmark`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageUnmark {
    /// The mark.
    pub mark: MarkId,
}
