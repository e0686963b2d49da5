//! Rules on the search log.

use super::claim::ClaimFacts;
use super::{RuleError, words, words_if_given};
use crate::id::{ClaimId, LookupId};
use crate::lookup::{LookupAdd, LookupRetract};
use crate::noun::Noun;
use crate::operation::Operation;

/// What the rules need to know of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookupFacts {
    /// The entry.
    pub id: LookupId,
    /// The claim that it was made for.
    pub claim: ClaimId,
    /// Whether it was retracted.
    pub retracted: bool,
}

/// Something was looked for.
///
/// # Errors
/// No query or no place; a claim that is gone.
pub fn add(claim: &ClaimFacts, lookup: LookupAdd) -> Result<Operation, RuleError> {
    claim.still_there()?;
    words("query", &lookup.query)?;
    words("place", &lookup.place)?;
    Ok(Operation::LookupAdd(lookup))
}

/// An entry goes.
///
/// # Errors
/// An entry that was retracted; an empty reason.
pub fn retract(facts: LookupFacts, reason: Option<String>) -> Result<Operation, RuleError> {
    if facts.retracted {
        return Err(RuleError::Gone {
            noun: Noun::Lookup,
            how: "retracted",
        });
    }
    words_if_given("reason", reason.as_deref())?;
    Ok(Operation::LookupRetract(LookupRetract {
        lookup: facts.id,
        claim: facts.claim,
        reason,
    }))
}
