//! Rules on evidence.

use super::claim::ClaimFacts;
use super::{RuleError, words};
use crate::evidence::{
    EvidenceAdd, EvidenceChange, EvidenceEdit, EvidenceFlag, EvidenceRetract, ProblemFlag,
};
use crate::id::{ClaimId, EvidenceId};
use crate::noun::Noun;
use crate::operation::Operation;

/// What the rules need to know of a piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceFacts {
    /// The evidence.
    pub id: EvidenceId,
    /// The claim it speaks on.
    pub claim: ClaimId,
    /// Whether it was retracted.
    pub retracted: bool,
}

impl EvidenceFacts {
    fn still_there(&self) -> Result<(), RuleError> {
        match self.retracted {
            true => Err(RuleError::Gone {
                noun: Noun::Evidence,
                how: "retracted",
            }),
            false => Ok(()),
        }
    }
}

/// Evidence is added to a claim.
///
/// # Errors
/// An empty quote or translation; a claim that is gone.
pub fn add(claim: &ClaimFacts, evidence: EvidenceAdd) -> Result<Operation, RuleError> {
    claim.still_there()?;
    words("quote", &evidence.quote)?;
    if let Some(translation) = &evidence.translation {
        words("translation", &translation.text)?;
    }
    Ok(Operation::EvidenceAdd(evidence))
}

/// A field of a piece of evidence changes.
///
/// # Errors
/// An empty quote or translation; evidence that was retracted.
pub fn edit(facts: EvidenceFacts, change: EvidenceChange) -> Result<Operation, RuleError> {
    facts.still_there()?;
    match &change {
        EvidenceChange::Quote(quote) => words("quote", quote)?,
        EvidenceChange::Translation(Some(translation)) => words("translation", &translation.text)?,
        _ => {}
    }
    Ok(Operation::EvidenceEdit(EvidenceEdit {
        evidence: facts.id,
        claim: facts.claim,
        change,
    }))
}

/// A reader says what is wrong with a piece of evidence, or takes it back; `present` are the flags that it bears.
///
/// # Errors
/// Evidence that was retracted; a flag that is set already, or that is not there to take back.
pub fn flag(
    facts: EvidenceFacts,
    present: &[ProblemFlag],
    flag: ProblemFlag,
    on: bool,
) -> Result<Operation, RuleError> {
    facts.still_there()?;
    if present.contains(&flag) == on {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::EvidenceFlag(EvidenceFlag {
        evidence: facts.id,
        claim: facts.claim,
        flag: flag.flag,
        by: flag.by,
        on,
    }))
}

/// Evidence goes; a rationale that cites it keeps its token.
///
/// # Errors
/// Evidence that was retracted.
pub fn retract(facts: EvidenceFacts, reason: Option<String>) -> Result<Operation, RuleError> {
    facts.still_there()?;
    Ok(Operation::EvidenceRetract(EvidenceRetract {
        evidence: facts.id,
        claim: facts.claim,
        reason,
    }))
}
