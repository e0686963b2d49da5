//! The search log of a claim: what was looked for, where, when, and whether it was found.

use factdesk_domain::lookup::LookupAdd;
use factdesk_domain::rules::lookup::LookupFacts;
use factdesk_domain::{CaseId, ClaimId, LookupId, PartialDate, ReviewerId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Acting, Desk, Done, Error, Result, claim};

/// An entry as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookup {
    /// Which one.
    pub id: LookupId,
    /// Its case.
    pub case: CaseId,
    /// The claim that it was made for.
    pub claim: ClaimId,
    /// What was looked for.
    pub query: String,
    /// Where.
    pub place: String,
    /// When.
    pub on: PartialDate,
    /// Whether anything was found.
    pub found: bool,
    /// What was found, or what else is worth knowing.
    pub note: Option<String>,
    /// Who entered it.
    pub created_by: ReviewerId,
    /// When it was entered.
    pub created_at: TimestampMs,
    /// Whether it was retracted.
    pub retracted: bool,
}

/// What an entry is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLookup {
    /// The claim that it was made for; a suggested one is accepted.
    pub claim: ClaimId,
    /// What was looked for; not empty.
    pub query: String,
    /// Where; not empty.
    pub place: String,
    /// When; today with none.
    pub on: Option<PartialDate>,
    /// Whether anything was found.
    pub found: bool,
    /// What was found, or what else is worth knowing.
    pub note: Option<String>,
}

const SELECT: &str =
    "SELECT id, case_id, claim, query, place, looked_on, found, note, created_by, created_at, retracted
    FROM lookup ";

fn row_to_lookup(row: &Row<'_>) -> rusqlite::Result<Lookup> {
    Ok(Lookup {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        claim: crate::row::parsed(row, "claim")?,
        query: row.get("query")?,
        place: row.get("place")?,
        on: crate::row::parsed(row, "looked_on")?,
        found: row.get("found")?,
        note: row.get("note")?,
        created_by: crate::row::parsed(row, "created_by")?,
        created_at: TimestampMs::from_i64(row.get("created_at")?),
        retracted: row.get("retracted")?,
    })
}

fn rows(c: &Connection, tail: &str, id: String) -> Result<Vec<Lookup>> {
    let mut statement = c.prepare_cached(&[SELECT, tail].concat())?;
    let found = statement.query_map(named_params! { ":id": id }, row_to_lookup)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The entries of a claim that were not retracted, in the order of their coming.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, claim: ClaimId) -> Result<Vec<Lookup>> {
    rows(
        c,
        "WHERE claim = :id AND retracted = 0 ORDER BY created_at, id",
        claim.to_string(),
    )
}

/// The entries of a case that were not retracted, by claim.
///
/// # Errors
/// The database.
pub fn list_of_case(c: &Connection, case: CaseId) -> Result<Vec<Lookup>> {
    rows(
        c,
        "WHERE case_id = :id AND retracted = 0 ORDER BY claim, created_at, id",
        case.to_string(),
    )
}

/// One entry, also a retracted one.
///
/// # Errors
/// An unknown entry; the database.
pub fn show(c: &Connection, id: LookupId) -> Result<Lookup> {
    c.prepare_cached(&[SELECT, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_lookup)
        .optional()?
        .ok_or_else(|| Error::unknown("lookup", id))
}

/// Enters what was looked for.
///
/// # Errors
/// An unknown claim, or one that is gone; no query or place; the database.
pub fn add(desk: &Desk, by: ReviewerId, new: NewLookup) -> Result<Done<LookupId>> {
    desk.act(by, |acting| {
        let case = claim::accepted(acting, new.claim)?;
        let on = new.on.clone().unwrap_or_else(|| acting.now().day());
        push(acting, case, new, on)
    })
}

fn push(acting: &mut Acting<'_>, case: CaseId, new: NewLookup, on: PartialDate) -> Result<LookupId> {
    let lookup = acting.id(LookupId::new)?;
    let facts = claim::facts(acting.db(), new.claim)?;
    let operation = rules::lookup::add(
        &facts,
        LookupAdd {
            lookup,
            claim: new.claim,
            query: new.query,
            place: new.place,
            on,
            found: new.found,
            note: new.note,
        },
    )?;
    acting.push(case, operation)?;
    Ok(lookup)
}

/// Enters the searches of one claim for another, of which it became a part.
pub(crate) fn copy(acting: &mut Acting<'_>, case: CaseId, from: ClaimId, to: ClaimId) -> Result<()> {
    for known in list(acting.db(), from)? {
        let new = NewLookup {
            claim: to,
            query: known.query,
            place: known.place,
            on: None,
            found: known.found,
            note: known.note,
        };
        push(acting, case, new, known.on)?;
    }
    Ok(())
}

/// Retracts an entry.
///
/// # Errors
/// An unknown entry, or one that was retracted; the database.
pub fn retract(desk: &Desk, by: ReviewerId, id: LookupId, reason: Option<String>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let facts = LookupFacts {
            id,
            claim: known.claim,
            retracted: known.retracted,
        };
        acting.push(known.case, rules::lookup::retract(facts, reason)?)
    })
}
