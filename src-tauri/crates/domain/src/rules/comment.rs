//! Rules on comments.

use super::{RuleError, words};
use crate::comment::{CommentAdd, CommentEdit, CommentRetract};
use crate::id::{CommentId, ReviewerId};
use crate::noun::Noun;
use crate::operation::Operation;

/// What the rules need to know of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommentFacts {
    /// The comment.
    pub id: CommentId,
    /// Who made it.
    pub author: ReviewerId,
    /// Whether it was taken back.
    pub retracted: bool,
}

impl CommentFacts {
    fn own(&self, by: ReviewerId) -> Result<(), RuleError> {
        match self {
            Self { author, .. } if *author != by => Err(RuleError::NotYours { noun: Noun::Comment }),
            Self { retracted: true, .. } => Err(RuleError::Gone {
                noun: Noun::Comment,
                how: "taken back",
            }),
            _ => Ok(()),
        }
    }
}

/// A comment is made.
///
/// # Errors
/// No words.
pub fn add(comment: CommentAdd) -> Result<Operation, RuleError> {
    words("text", &comment.text)?;
    Ok(Operation::CommentAdd(comment))
}

/// A comment is reworded.
///
/// # Errors
/// No words; another's comment; one that was taken back.
pub fn edit(facts: CommentFacts, by: ReviewerId, text: String) -> Result<Operation, RuleError> {
    facts.own(by)?;
    words("text", &text)?;
    Ok(Operation::CommentEdit(CommentEdit {
        comment: facts.id,
        text,
    }))
}

/// A comment is taken back.
///
/// # Errors
/// Another's comment; one that was taken back.
pub fn retract(facts: CommentFacts, by: ReviewerId) -> Result<Operation, RuleError> {
    facts.own(by)?;
    Ok(Operation::CommentRetract(CommentRetract { comment: facts.id }))
}
