//! Overrides of house rules, and declarations on claims.

use std::collections::BTreeMap;

use factdesk_domain::house_rule::RuleKey;
use factdesk_domain::overriding::DeclarationKind;
use factdesk_domain::rules::house::OverrideFacts;
use factdesk_domain::{CaseId, ClaimId, OverrideId, ReviewerId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::citing::{self, Numbers};
use crate::{Desk, Done, Error, Result, claim};

/// An override as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Which one.
    pub id: OverrideId,
    /// Its case.
    pub case: CaseId,
    /// The claim.
    pub claim: ClaimId,
    /// The name of the rule; one of a newer release may be unknown here.
    pub key: String,
    /// Why; evidence is cited as `[E1]`, by the number that it has now.
    pub reason: String,
    /// Who says so.
    pub created_by: ReviewerId,
    /// When.
    pub created_at: TimestampMs,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// A declaration on a claim as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// What is declared.
    pub kind: DeclarationKind,
    /// Why; evidence is cited as `[E1]`, by the number that it has now.
    pub reason: String,
}

const SELECT: &str =
    "SELECT id, case_id, claim, key, reason, created_by, created_at, retracted FROM rule_override ";

fn row_to_override(row: &Row<'_>) -> rusqlite::Result<Override> {
    Ok(Override {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        claim: crate::row::parsed(row, "claim")?,
        key: row.get("key")?,
        reason: row.get("reason")?,
        created_by: crate::row::parsed(row, "created_by")?,
        created_at: TimestampMs::from_i64(row.get("created_at")?),
        withdrawn: row.get("retracted")?,
    })
}

fn rows(c: &Connection, tail: &str, id: String) -> Result<Vec<Override>> {
    let mut statement = c.prepare_cached(&[SELECT, tail].concat())?;
    let found = statement.query_map(named_params! { ":id": id }, row_to_override)?;
    let mut found: Vec<Override> = found.collect::<rusqlite::Result<_>>()?;
    let mut numbers = Numbers::default();
    for one in &mut found {
        one.reason = numbers.shown(c, one.claim, std::mem::take(&mut one.reason))?;
    }
    Ok(found)
}

/// The overrides on a claim that stand, the first one first.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, claim: ClaimId) -> Result<Vec<Override>> {
    rows(
        c,
        "WHERE claim = :id AND retracted = 0 ORDER BY created_at, id",
        claim.to_string(),
    )
}

/// The overrides of a case that stand, by claim.
///
/// # Errors
/// The database.
pub fn list_of_case(c: &Connection, case: CaseId) -> Result<Vec<Override>> {
    rows(
        c,
        "WHERE case_id = :id AND retracted = 0 ORDER BY claim, created_at, id",
        case.to_string(),
    )
}

/// One override, also a withdrawn one.
///
/// # Errors
/// An unknown override; the database.
pub fn show(c: &Connection, id: OverrideId) -> Result<Override> {
    let found = rows(c, "WHERE id = :id", id.to_string())?;
    found
        .into_iter()
        .next()
        .ok_or_else(|| Error::unknown("override", id))
}

/// Says that a rule does not hold for a claim; a suggested claim is accepted in the same act. It is logged and
/// printed.
///
/// # Errors
/// An unknown claim, or one that is gone; no reason, or one that cites evidence of another case; an override of the
/// same rule that stands already; the database.
pub fn add(
    desk: &Desk,
    by: ReviewerId,
    (on, key): (ClaimId, RuleKey),
    reason: String,
) -> Result<Done<OverrideId>> {
    desk.act(by, |acting| {
        let case = claim::accepted(acting, on)?;
        let facts = claim::facts(acting.db(), on)?;
        let stands = list(acting.db(), on)?.iter().any(|one| one.key == key.as_str());
        let id = acting.id(OverrideId::new)?;
        let reason = citing::reason(acting.db(), case, &reason, &facts.evidence)?;
        acting.push(case, rules::house::overrule(&facts, (id, key), reason, stands)?)?;
        Ok(id)
    })
}

/// Withdraws an override; the rule holds again.
///
/// # Errors
/// An unknown override, or one that was withdrawn; the database.
pub fn withdraw(desk: &Desk, by: ReviewerId, id: OverrideId, reason: Option<String>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let facts = OverrideFacts {
            id,
            claim: known.claim,
            withdrawn: known.withdrawn,
        };
        acting.push(known.case, rules::house::withdraw(facts, reason)?)
    })
}

/// What is declared on a claim, in the order of the kinds.
///
/// # Errors
/// The database.
pub fn declarations(c: &Connection, claim: ClaimId) -> Result<Vec<Declaration>> {
    let mut found = declarations_stored(c, claim)?;
    show_declarations(c, &mut Numbers::default(), claim, &mut found)?;
    Ok(found)
}

/// As [`declarations`], with the reasons as they are stored.
fn declarations_stored(c: &Connection, claim: ClaimId) -> Result<Vec<Declaration>> {
    let found = c
        .prepare_cached(
            "SELECT no_counter_evidence, no_primary_source, no_reply_needed FROM claim WHERE id = :claim",
        )?
        .query_row(named_params! { ":claim": claim.to_string() }, row_to_declarations)
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// What is declared on the claims of a case.
///
/// # Errors
/// The database.
pub fn declarations_of_case(c: &Connection, case: CaseId) -> Result<BTreeMap<ClaimId, Vec<Declaration>>> {
    let mut statement = c.prepare_cached(
        "SELECT id, no_counter_evidence, no_primary_source, no_reply_needed FROM claim
         WHERE case_id = :case AND coalesce(no_counter_evidence, no_primary_source, no_reply_needed) IS NOT NULL",
    )?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, |row| {
        Ok((crate::row::parsed(row, "id")?, row_to_declarations(row)?))
    })?;
    let mut found: BTreeMap<ClaimId, Vec<Declaration>> = found.collect::<rusqlite::Result<_>>()?;
    let mut numbers = Numbers::default();
    for (claim, declared) in &mut found {
        show_declarations(c, &mut numbers, *claim, declared)?;
    }
    Ok(found)
}

fn show_declarations(
    c: &Connection,
    numbers: &mut Numbers,
    claim: ClaimId,
    declared: &mut [Declaration],
) -> Result<()> {
    for one in declared {
        one.reason = numbers.shown(c, claim, std::mem::take(&mut one.reason))?;
    }
    Ok(())
}

/// Of a row with a column for each kind; the reasons are as they are stored.
pub(crate) fn row_to_declarations(row: &Row<'_>) -> rusqlite::Result<Vec<Declaration>> {
    let mut found = Vec::new();
    for kind in DeclarationKind::ALL {
        let reason: Option<String> = row.get(kind.as_str())?;
        found.extend(reason.map(|reason| Declaration { kind: *kind, reason }));
    }
    Ok(found)
}

/// Declares something on a claim, or takes the declaration back with no reason; a suggested claim is accepted in the
/// same act.
///
/// # Errors
/// An unknown claim, or one that is gone; an empty reason, or one that cites evidence of another case; as it stands
/// already; the database.
pub fn declare(
    desk: &Desk,
    by: ReviewerId,
    (on, kind): (ClaimId, DeclarationKind),
    reason: Option<String>,
) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let case = claim::accepted(acting, on)?;
        let facts = claim::facts(acting.db(), on)?;
        let stands = declarations_stored(acting.db(), on)?;
        let now = stands.iter().find(|one| one.kind == kind);
        let now = now.map(|one| one.reason.as_str());
        let reason = reason
            .map(|typed| citing::reason(acting.db(), case, &typed, &facts.evidence))
            .transpose()?;
        acting.push(case, rules::house::declare(&facts, kind, reason, now)?)
    })
}
