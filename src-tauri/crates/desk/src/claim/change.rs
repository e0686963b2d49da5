//! What a person does with one claim. Each accepts a suggested claim in the same act.

use factdesk_domain::claim::ClaimChange;
use factdesk_domain::rules::claim::ClaimFacts;
use factdesk_domain::{ClaimId, Operation, PartialDate, ReviewerId, RuleError, rules};

use super::{accepted, facts};
use crate::{Desk, Done, Result};

/// Accepts the claim where that is needed, asks the rule, and pushes what it gives.
fn change(
    desk: &Desk,
    by: ReviewerId,
    id: ClaimId,
    rule: impl FnOnce(&ClaimFacts) -> std::result::Result<Operation, RuleError>,
) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let case = accepted(acting, id)?;
        let facts = facts(acting.db(), id)?;
        acting.push(case, rule(&facts)?)
    })
}

/// Changes fields of a claim, all in one act.
///
/// # Errors
/// An unknown claim, or one that is gone; an empty text, or the one that it has; the database.
pub fn edit(desk: &Desk, by: ReviewerId, id: ClaimId, changes: Vec<ClaimChange>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let case = accepted(acting, id)?;
        let facts = facts(acting.db(), id)?;
        changes
            .into_iter()
            .try_for_each(|change| acting.push(case, rules::claim::edit(&facts, change)?))
    })
}

/// Retracts a claim.
///
/// # Errors
/// An unknown claim, or one that is gone; the database.
pub fn retract(desk: &Desk, by: ReviewerId, id: ClaimId, reason: Option<String>) -> Result<Done<()>> {
    change(desk, by, id, |claim| rules::claim::retract(claim, reason))
}

/// Puts a claim off; it comes back.
///
/// # Errors
/// An unknown claim, or one that is gone or parked; the database.
pub fn park(desk: &Desk, by: ReviewerId, id: ClaimId, reason: Option<String>) -> Result<Done<()>> {
    change(desk, by, id, |claim| rules::claim::park(claim, reason))
}

/// Takes a parked claim up again.
///
/// # Errors
/// An unknown claim, or one that is gone or not parked; the database.
pub fn unpark(desk: &Desk, by: ReviewerId, id: ClaimId) -> Result<Done<()>> {
    change(desk, by, id, rules::claim::unpark)
}

/// Sets a bookmark, or takes it away.
///
/// # Errors
/// An unknown claim, or one that is gone; when it is so already; the database.
pub fn flag(desk: &Desk, by: ReviewerId, id: ClaimId, flagged: bool) -> Result<Done<()>> {
    change(desk, by, id, |claim| rules::claim::flag(claim, flagged))
}

/// Puts a tag on a claim.
///
/// # Errors
/// An unknown claim, or one that is gone; an empty tag, or one that it has; the database.
pub fn tag_add(desk: &Desk, by: ReviewerId, id: ClaimId, tag: &str) -> Result<Done<()>> {
    change(desk, by, id, |claim| rules::claim::tag_add(claim, tag))
}

/// Takes a tag from a claim.
///
/// # Errors
/// An unknown claim, or one that is gone; a tag that it does not have; the database.
pub fn tag_remove(desk: &Desk, by: ReviewerId, id: ClaimId, tag: &str) -> Result<Done<()>> {
    change(desk, by, id, |claim| rules::claim::tag_remove(claim, tag))
}

/// Sets a date to look again, or takes it away.
///
/// # Errors
/// An unknown claim, or one that is gone; the database.
pub fn recheck(
    desk: &Desk,
    by: ReviewerId,
    id: ClaimId,
    on: Option<PartialDate>,
    why: Option<String>,
) -> Result<Done<()>> {
    change(desk, by, id, |claim| rules::claim::recheck(claim, on, why))
}
