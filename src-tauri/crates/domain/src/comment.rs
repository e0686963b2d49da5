//! A comment on a case, an article or a claim.

use serde::{Deserialize, Serialize};

use crate::id::CommentId;
use crate::noun::ObjectRef;

/// Payload of `comment_add`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentAdd {
    /// The new comment.
    pub comment: CommentId,
    /// What it is about.
    pub about: ObjectRef,
    /// The comment that it answers.
    pub answers: Option<CommentId>,
    /// The words; never empty.
    pub text: String,
}

/// Payload of `comment_edit`; only the author's counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentEdit {
    /// The comment.
    pub comment: CommentId,
    /// The new words; never empty.
    pub text: String,
}

/// Payload of `comment_retract`; only the author's counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentRetract {
    /// The comment.
    pub comment: CommentId,
}
