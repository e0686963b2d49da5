//! Claims that come with a file: all in one act, each once.

use std::collections::HashSet;

use factdesk_domain::claim::Origin;
use factdesk_domain::{CaseId, ClaimId, ReviewerId};
use rusqlite::{Connection, named_params};

use super::create::{NewClaim, push};
use crate::{Desk, Done, Result, case};

/// Makes claims from a file. A claim with the same wording from the same place of a file, which the case has
/// already, is none again; its place in the answer is empty.
///
/// # Errors
/// An unknown case; no words at all; the database.
pub fn import(
    desk: &Desk,
    by: ReviewerId,
    case: CaseId,
    new: Vec<(NewClaim, String)>,
) -> Result<Done<Vec<Option<ClaimId>>>> {
    desk.act(by, |acting| {
        case::show(acting.db(), case)?;
        let mut there = imported(acting.db(), case)?;
        let mut made = Vec::with_capacity(new.len());
        for (mut claim, from) in new {
            let text = claim.text.clone().unwrap_or_default();
            if !there.insert((text, from.clone())) {
                made.push(None);
                continue;
            }
            claim.origin = Some(Origin::Imported { from });
            made.push(Some(push(acting, case, claim)?));
        }
        Ok(made)
    })
}

/// Wording and place of every claim of a case that came with a file, also of those that were taken out: what a
/// person took out does not come back with the same file.
fn imported(c: &Connection, case: CaseId) -> Result<HashSet<(String, String)>> {
    let mut statement = c.prepare_cached(
        "SELECT text, origin ->> 'from' AS place FROM claim
         WHERE case_id = :case AND origin ->> 'by' = 'imported'",
    )?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, |row| {
        Ok((row.get("text")?, row.get("place")?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
