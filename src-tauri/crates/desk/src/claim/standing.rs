//! Where work on a claim stands, put right by what is not kept with it: the words that its article has now, and what its
//! case wants of claims that have a rival.

use std::collections::BTreeSet;

use factdesk_domain::claim::WorkState;
use factdesk_domain::relation::{RelationKind, RelationStatus};
use factdesk_domain::second_reading::SecondReadings;
use factdesk_domain::{CaseId, ClaimId};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{Claim, Reworded};
use crate::project::{self, Apart};
use crate::suggestion::SuggestedClaim;
use crate::{Result, relation, suggestion};

/// A claim of the log in the state that its verdicts on the present words give, in a case that wants some claims read
/// twice.
pub(super) fn corrected(
    c: &Connection,
    mut claim: Claim,
    (reworded, wanted): (Option<&Reworded>, SecondReadings),
) -> Result<Claim> {
    let may_wait = wanted != SecondReadings::None && has_verdict(claim.state);
    if reworded.is_none() && !may_wait {
        return Ok(claim);
    }
    let apart = Apart {
        outdated: reworded.map(|one| one.verdicts.clone()).unwrap_or_default(),
        wanted,
        contested: wanted == SecondReadings::Contested && is_contested(c, claim.case, claim.id)?,
    };
    claim.state = match project::state_with(c, &claim, &apart)? {
        // Evidence that was there before makes no progress on the new words.
        WorkState::InProgress if reworded.is_some() => WorkState::Open,
        state => state,
    };
    Ok(claim)
}

fn has_verdict(state: WorkState) -> bool {
    !matches!(state, WorkState::Open | WorkState::InProgress | WorkState::Parked)
}

/// Whether a claim, or one that says the same, has a rival that nobody rejected.
fn is_contested(c: &Connection, case: CaseId, claim: ClaimId) -> Result<bool> {
    let (mut answer, mut rivals, mut open) = (BTreeSet::from([claim]), BTreeSet::new(), vec![claim]);
    while let Some(one) = open.pop() {
        for link in relation::list_of_claim(c, one)? {
            let other = link.other(one);
            match (link.kind, link.status) {
                (RelationKind::Contradicts, status) if status != RelationStatus::Rejected => {
                    rivals.insert(other);
                }
                (RelationKind::SameClaim, RelationStatus::Confirmed)
                    if !answer.contains(&other) && is_there(c, case, other)? =>
                {
                    answer.insert(other);
                    open.push(other);
                }
                _ => {}
            }
        }
    }
    for rival in rivals.difference(&answer) {
        if is_there(c, case, *rival)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a suggestion stands in the present text of its article.
fn is_current(c: &Connection, found: &SuggestedClaim) -> rusqlite::Result<bool> {
    c.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM article
             WHERE id = :article AND case_id = :case AND retracted = 0 AND current_version = :version)",
    )?
    .query_row(
        named_params! {
            ":article": found.article.to_string(), ":case": found.case.to_string(),
            ":version": found.version.to_string(),
        },
        |row| row.get(0),
    )
}

/// Whether a claim is worked on, or still suggested.
fn is_there(c: &Connection, case: CaseId, claim: ClaimId) -> Result<bool> {
    let live: Option<bool> = c
        .prepare_cached(
            "SELECT retracted = 0 AND merged_into IS NULL AND split_into IS NULL FROM claim
             WHERE id = :claim AND case_id = :case",
        )?
        .query_row(
            named_params! { ":claim": claim.to_string(), ":case": case.to_string() },
            |row| row.get(0),
        )
        .optional()?;
    if let Some(live) = live {
        return Ok(live);
    }
    let Some(found) = suggestion::one(c, claim)? else {
        return Ok(false);
    };
    let refused = suggestion::refused(c, case)?.into_iter();
    let refused = suggestion::Places::new(refused.map(|place| (place.version, place.span)));
    Ok(!refused.holds(found.version, &(found.start..found.end)) && is_current(c, &found)?)
}
