//! Rules on statements.

use super::claim::ClaimFacts;
use super::{RuleError, sure, words_if_given};
use crate::id::{ClaimId, StatementId};
use crate::noun::Noun;
use crate::operation::Operation;
use crate::placed::Placed;
use crate::statement::{
    StatementAdd, StatementChange, StatementEdit, StatementMove, StatementPlace, StatementRetract,
};
use crate::text::Anchor;

/// What the rules need to know of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementFacts {
    /// The statement.
    pub id: StatementId,
    /// The claim that it belongs to.
    pub claim: ClaimId,
    /// Whether it was retracted.
    pub retracted: bool,
}

impl StatementFacts {
    fn still_there(&self) -> Result<(), RuleError> {
        match self.retracted {
            true => Err(RuleError::Gone {
                noun: Noun::Statement,
                how: "retracted",
            }),
            false => Ok(()),
        }
    }
}

/// Somebody's words are tied to a claim.
///
/// # Errors
/// Neither a place nor words.
pub fn add(statement: StatementAdd) -> Result<Operation, RuleError> {
    words_if_given("words", statement.words.as_deref())?;
    if statement.anchor.is_none() && statement.words.is_none() {
        return Err(RuleError::StatementWithoutWords);
    }
    Ok(Operation::StatementAdd(statement))
}

/// A field of a statement changes.
///
/// # Errors
/// A statement that was retracted.
pub fn edit(facts: StatementFacts, change: StatementChange) -> Result<Operation, RuleError> {
    facts.still_there()?;
    Ok(Operation::StatementEdit(StatementEdit {
        statement: facts.id,
        claim: facts.claim,
        change,
    }))
}

/// A statement goes.
///
/// # Errors
/// A statement that was retracted.
pub fn retract(facts: StatementFacts, reason: Option<String>) -> Result<Operation, RuleError> {
    facts.still_there()?;
    Ok(Operation::StatementRetract(StatementRetract {
        statement: facts.id,
        claim: facts.claim,
        reason,
    }))
}

/// A statement goes to another claim.
///
/// # Errors
/// The claim that it has; a claim that is gone; a statement that was retracted.
pub fn move_to(facts: StatementFacts, to: &ClaimFacts) -> Result<Operation, RuleError> {
    facts.still_there()?;
    to.still_there()?;
    if facts.claim == to.id {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::StatementMove(StatementMove {
        statement: facts.id,
        from: facts.claim,
        to: to.id,
    }))
}

/// A statement has its place in another version of its article.
///
/// # Errors
/// A statement that was retracted; a place by likeness without its score.
pub fn place(facts: StatementFacts, anchor: Anchor, placed: Placed) -> Result<Operation, RuleError> {
    facts.still_there()?;
    sure(placed)?;
    Ok(Operation::StatementPlace(StatementPlace {
        statement: facts.id,
        claim: facts.claim,
        anchor,
        placed,
    }))
}
