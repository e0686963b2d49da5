//! When a claim was made: what was published later could not be known then.

use std::collections::BTreeMap;

use factdesk_domain::{CaseId, ClaimId, PartialDate};
use rusqlite::{Connection, Row, named_params};

use crate::Result;

const OF_CASE: &str = include_str!("dated.sql");
const OF_CLAIM: &str = include_str!("dated_one.sql");

/// When a claim was made: the latest day on which one of its statements was said or, where nobody knows that, its
/// article came out. None when nothing is dated. The latest counts, so that evidence is called too late only when it
/// was too late for everybody who said it. The date on the claim itself is the one of what happened, not of the
/// claim, and says nothing here.
///
/// # Errors
/// The database.
pub fn made_on(c: &Connection, case: CaseId, claim: ClaimId) -> Result<Option<PartialDate>> {
    Ok(dates(c, case, Some(claim))?.remove(&claim))
}

/// As [`made_on`], for all claims of a case that are dated.
///
/// # Errors
/// The database.
pub fn made_on_of_case(c: &Connection, case: CaseId) -> Result<BTreeMap<ClaimId, PartialDate>> {
    dates(c, case, None)
}

fn dates(c: &Connection, case: CaseId, claim: Option<ClaimId>) -> Result<BTreeMap<ClaimId, PartialDate>> {
    let mut statement = c.prepare_cached(if claim.is_some() { OF_CLAIM } else { OF_CASE })?;
    let mut rows = match claim {
        None => statement.query(named_params! { ":case": case.to_string() })?,
        Some(claim) => {
            statement.query(named_params! { ":case": case.to_string(), ":claim": claim.to_string() })?
        }
    };
    let mut found: BTreeMap<ClaimId, PartialDate> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (claim, date) = dated(row)?;
        let latest = found.entry(claim).or_insert_with(|| date.clone());
        if date.last_day() > latest.last_day() {
            *latest = date;
        }
    }
    Ok(found)
}

fn dated(row: &Row<'_>) -> rusqlite::Result<(ClaimId, PartialDate)> {
    Ok((crate::row::parsed(row, "id")?, crate::row::parsed(row, "date")?))
}
