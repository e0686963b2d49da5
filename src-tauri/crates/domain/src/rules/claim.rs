//! Rules on claims.

use super::{RuleError, words, words_if_given};
use crate::claim::{
    ClaimChange, ClaimCreate, ClaimEdit, ClaimFlag, ClaimMerge, ClaimPark, ClaimRetract, ClaimSplit,
    ClaimUnpark, RecheckSet, SplitPart, TagAdd, TagRemove,
};
use crate::date::PartialDate;
use crate::id::{ClaimId, EvidenceId};
use crate::noun::Noun;
use crate::operation::Operation;

/// What the rules need to know of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimFacts {
    /// The claim.
    pub id: ClaimId,
    /// Its wording.
    pub text: String,
    /// Whether it was retracted.
    pub retracted: bool,
    /// Whether it was merged into another.
    pub merged: bool,
    /// Whether it was split.
    pub split: bool,
    /// Whether it is parked.
    pub parked: bool,
    /// Whether it has a bookmark.
    pub flagged: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// The evidence on it.
    pub evidence: Vec<EvidenceId>,
}

impl ClaimFacts {
    /// Refuses a claim that is no longer worked on.
    ///
    /// # Errors
    /// [`RuleError::Gone`] when it was retracted, merged or split.
    pub fn still_there(&self) -> Result<(), RuleError> {
        let gone = |how| {
            Err(RuleError::Gone {
                noun: Noun::Claim,
                how,
            })
        };
        match self {
            Self { retracted: true, .. } => gone("retracted"),
            Self { merged: true, .. } => gone("merged into another"),
            Self { split: true, .. } => gone("split"),
            _ => Ok(()),
        }
    }
}

/// A claim is written or accepted.
///
/// # Errors
/// An empty text.
pub fn create(claim: ClaimCreate) -> Result<Operation, RuleError> {
    words("text", &claim.text)?;
    Ok(Operation::ClaimCreate(claim))
}

/// A field of a claim changes.
///
/// # Errors
/// An empty text; the text that it has; a claim that is gone.
pub fn edit(claim: &ClaimFacts, change: ClaimChange) -> Result<Operation, RuleError> {
    claim.still_there()?;
    if let ClaimChange::Text(text) = &change {
        words("text", text)?;
        if *text == claim.text {
            return Err(RuleError::NothingChanges);
        }
    }
    Ok(Operation::ClaimEdit(ClaimEdit {
        claim: claim.id,
        change,
    }))
}

/// A claim goes.
///
/// # Errors
/// A claim that is gone.
pub fn retract(claim: &ClaimFacts, reason: Option<String>) -> Result<Operation, RuleError> {
    claim.still_there()?;
    Ok(Operation::ClaimRetract(ClaimRetract {
        claim: claim.id,
        reason,
    }))
}

/// A claim becomes several; `texts` are the wordings of the parts.
///
/// # Errors
/// Fewer than two parts; a part without words; evidence that is not on the claim; a claim that is gone.
pub fn split(claim: &ClaimFacts, parts: Vec<SplitPart>, texts: &[&str]) -> Result<Operation, RuleError> {
    claim.still_there()?;
    if parts.len() < 2 {
        return Err(RuleError::SplitNeedsTwoParts);
    }
    texts.iter().try_for_each(|text| words("text", text))?;
    let given: Vec<EvidenceId> = parts.iter().flat_map(|part| part.evidence.clone()).collect();
    on_claim(claim, &given)?;
    Ok(Operation::ClaimSplit(ClaimSplit {
        claim: claim.id,
        parts,
    }))
}

fn on_claim(claim: &ClaimFacts, evidence: &[EvidenceId]) -> Result<(), RuleError> {
    match evidence.iter().find(|id| !claim.evidence.contains(id)) {
        Some(id) => Err(RuleError::EvidenceNotOnClaim { id: *id }),
        None => Ok(()),
    }
}

/// Several claims become one; the request names what moves with them.
///
/// # Errors
/// No other claim; the claim itself among the others; a claim that is gone.
pub fn merge(into: &ClaimFacts, from: &[ClaimFacts], request: ClaimMerge) -> Result<Operation, RuleError> {
    into.still_there()?;
    from.iter().try_for_each(ClaimFacts::still_there)?;
    if from.is_empty() || from.iter().any(|claim| claim.id == into.id) {
        return Err(RuleError::MergeNeedsOthers);
    }
    Ok(Operation::ClaimMerge(request))
}

/// A claim is put off.
///
/// # Errors
/// A claim that is parked or gone.
pub fn park(claim: &ClaimFacts, reason: Option<String>) -> Result<Operation, RuleError> {
    claim.still_there()?;
    words_if_given("reason", reason.as_deref())?;
    if claim.parked {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::ClaimPark(ClaimPark {
        claim: claim.id,
        reason,
    }))
}

/// A parked claim comes back.
///
/// # Errors
/// A claim that is not parked, or gone.
pub fn unpark(claim: &ClaimFacts) -> Result<Operation, RuleError> {
    claim.still_there()?;
    if !claim.parked {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::ClaimUnpark(ClaimUnpark { claim: claim.id }))
}

/// A bookmark is set or taken away.
///
/// # Errors
/// When it is so already; a claim that is gone.
pub fn flag(claim: &ClaimFacts, flagged: bool) -> Result<Operation, RuleError> {
    claim.still_there()?;
    if claim.flagged == flagged {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::ClaimFlag(ClaimFlag {
        claim: claim.id,
        flagged,
    }))
}

/// A tag is put on a claim.
///
/// # Errors
/// An empty tag; one that it has; a claim that is gone.
pub fn tag_add(claim: &ClaimFacts, tag: &str) -> Result<Operation, RuleError> {
    claim.still_there()?;
    words("tag", tag)?;
    let tag = tag.trim().to_owned();
    if claim.tags.contains(&tag) {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::TagAdd(TagAdd { claim: claim.id, tag }))
}

/// A tag is taken from a claim.
///
/// # Errors
/// A tag that it does not have; a claim that is gone.
pub fn tag_remove(claim: &ClaimFacts, tag: &str) -> Result<Operation, RuleError> {
    claim.still_there()?;
    let tag = tag.trim().to_owned();
    if !claim.tags.contains(&tag) {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::TagRemove(TagRemove { claim: claim.id, tag }))
}

/// A date to look again is set, or taken away.
///
/// # Errors
/// A claim that is gone.
pub fn recheck(
    claim: &ClaimFacts,
    on: Option<PartialDate>,
    why: Option<String>,
) -> Result<Operation, RuleError> {
    claim.still_there()?;
    Ok(Operation::RecheckSet(RecheckSet {
        claim: claim.id,
        on,
        why,
    }))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn facts() -> ClaimFacts {
        ClaimFacts {
            id: ClaimId::from_bytes([1; 16]),
            text: "Eleven were wounded.".into(),
            retracted: false,
            merged: false,
            split: false,
            parked: false,
            flagged: false,
            tags: vec!["war".into()],
            evidence: vec![EvidenceId::from_bytes([2; 16])],
        }
    }

    fn part(n: u8) -> SplitPart {
        SplitPart {
            claim: ClaimId::from_bytes([n; 16]),
            evidence: vec![],
        }
    }

    #[test]
    fn a_split_needs_two_parts_with_words() {
        assert_eq!(
            split(&facts(), vec![part(7)], &["a"]),
            Err(RuleError::SplitNeedsTwoParts)
        );
        let empty = split(&facts(), vec![part(7), part(8)], &["a", " "]);
        assert_eq!(empty, Err(RuleError::Empty { field: "text" }));
        assert!(split(&facts(), vec![part(7), part(8)], &["a", "b"]).is_ok());
    }

    #[test]
    fn a_part_takes_only_evidence_of_its_claim() {
        let foreign = EvidenceId::from_bytes([9; 16]);
        let parts = vec![
            part(7),
            SplitPart {
                evidence: vec![foreign],
                ..part(8)
            },
        ];
        assert_eq!(
            split(&facts(), parts, &["a", "b"]),
            Err(RuleError::EvidenceNotOnClaim { id: foreign })
        );
    }

    #[test]
    fn a_claim_is_not_merged_with_itself_nor_with_nothing() {
        let request = ClaimMerge {
            into: facts().id,
            from: vec![],
            statements: vec![],
            evidence: vec![],
            lookups: vec![],
            replies: vec![],
        };
        assert_eq!(
            merge(&facts(), &[], request.clone()),
            Err(RuleError::MergeNeedsOthers)
        );
        assert_eq!(
            merge(&facts(), &[facts()], request),
            Err(RuleError::MergeNeedsOthers)
        );
    }

    #[test]
    fn a_claim_that_is_gone_takes_nothing() {
        for gone in [
            ClaimFacts {
                retracted: true,
                ..facts()
            },
            ClaimFacts {
                merged: true,
                ..facts()
            },
            ClaimFacts {
                split: true,
                ..facts()
            },
        ] {
            assert_eq!(park(&gone, None).unwrap_err().code(), "gone");
            assert_eq!(tag_add(&gone, "x").unwrap_err().code(), "gone");
        }
    }

    #[test]
    fn what_is_so_already_is_refused() {
        assert_eq!(tag_add(&facts(), " war "), Err(RuleError::NothingChanges));
        assert_eq!(unpark(&facts()), Err(RuleError::NothingChanges));
        assert_eq!(flag(&facts(), false), Err(RuleError::NothingChanges));
        assert_eq!(
            edit(&facts(), ClaimChange::Text(facts().text)),
            Err(RuleError::NothingChanges)
        );
    }
}
