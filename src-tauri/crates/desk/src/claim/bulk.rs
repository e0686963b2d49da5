//! Several claims at once, as one act and one step of undo.

use factdesk_domain::{CaseId, ClaimId, ReviewerId, rules};

use super::{accepted, case_of, facts};
use crate::{Acting, Desk, Done, Error, Result};

/// Accepts suggested claims of one case; those that were accepted stay as they are.
///
/// # Errors
/// An unknown claim, or one of another case than the first; the database. Nothing is accepted then.
pub fn accept_many(desk: &Desk, by: ReviewerId, claims: &[ClaimId]) -> Result<Done<()>> {
    desk.act(by, |acting| {
        each(acting, claims, |acting, claim, _case| {
            accepted(acting, claim).map(drop)
        })
    })
}

/// Takes claims out of a case; suggested ones are not suggested again.
///
/// # Errors
/// An unknown claim, one that is gone, or one of another case than the first; the database. All stay then.
pub fn retract_many(
    desk: &Desk,
    by: ReviewerId,
    claims: &[ClaimId],
    reason: Option<&str>,
) -> Result<Done<()>> {
    desk.act(by, |acting| {
        each(acting, claims, |acting, claim, case| {
            accepted(acting, claim)?;
            let facts = facts(acting.db(), claim)?;
            acting.push(case, rules::claim::retract(&facts, reason.map(str::to_owned))?)
        })
    })
}

fn each(
    acting: &mut Acting<'_>,
    claims: &[ClaimId],
    mut job: impl FnMut(&mut Acting<'_>, ClaimId, CaseId) -> Result<()>,
) -> Result<()> {
    let mut first = None;
    for &claim in claims {
        let case = case_of(acting.db(), claim)?;
        if *first.get_or_insert(case) != case {
            return Err(Error::unknown("claim", claim));
        }
        job(acting, claim, case)?;
    }
    Ok(())
}
