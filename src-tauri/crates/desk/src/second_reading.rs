//! Second readings that are asked for.

use factdesk_domain::second_reading::{Asked, SecondReadingAsk};
use factdesk_domain::{CaseId, ClaimId, Operation, ReviewerId, RuleError, VerdictId, rules};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::{Desk, Done, Result, claim, reviewer, verdict};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewAsk {
    /// From whom; from anybody where nobody is named.
    pub from: Option<ReviewerId>,
    /// Why; may be empty.
    pub why: String,
    /// Whether the verdicts that stand already do not count as one.
    pub fresh: bool,
}

/// Asks for a second reading of a claim; who reads again is told nothing of the others' verdicts until then. A
/// suggested claim is accepted in the same act; an earlier request gives way.
///
/// # Errors
/// An unknown claim or reviewer, a claim that is gone; a reading that was done already; the database.
pub fn ask(desk: &Desk, by: ReviewerId, on: ClaimId, new: NewAsk) -> Result<Done<()>> {
    let at = desk.now();
    desk.act(by, |acting| {
        let case = claim::accepted(acting, on)?;
        let facts = claim::facts(acting.db(), on)?;
        if let Some(from) = new.from {
            reviewer::show(acting.db(), from)?;
            // Whoever reads at another desk must be known there, to sit down as the person who was asked.
            acting.ensure_card(case)?;
            reviewer::give_card(acting, case, from)?;
        }
        let current = current(acting.db(), on)?;
        let mut seen: Vec<VerdictId> = current.iter().map(|(verdict, _)| *verdict).collect();
        seen.retain(|_| new.fresh);
        seen.sort_unstable();
        let asked = Asked {
            by,
            from: new.from,
            why: new.why.trim().to_owned(),
            at,
            seen,
        };
        acting.push(case, rules::house::read_again(&facts, asked, &current)?)
    })
}

/// Takes such a request back.
///
/// # Errors
/// An unknown claim; one on which nothing is asked; the database.
pub fn take_back(desk: &Desk, by: ReviewerId, on: ClaimId) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = claim::show(acting.db(), on)?;
        if of_claim(acting.db(), on)?.is_none() {
            return Err(RuleError::NothingChanges.into());
        }
        let back = SecondReadingAsk { claim: on, ask: None };
        acting.push(known.case, Operation::SecondReadingAsk(back))
    })
}

/// The verdicts that stand on a claim, with who gave them.
///
/// # Errors
/// The database.
pub fn current(c: &Connection, on: ClaimId) -> Result<Vec<(VerdictId, ReviewerId)>> {
    let all = verdict::list(c, on)?
        .into_iter()
        .filter(verdict::Verdict::is_current);
    Ok(all.map(|one| (one.id, one.reviewer)).collect())
}

/// What is asked on a claim; also when it was done.
///
/// # Errors
/// The database.
pub fn of_claim(c: &Connection, on: ClaimId) -> Result<Option<Asked>> {
    Ok(
        c.prepare_cached(
            "SELECT second_reading FROM claim WHERE id = :claim AND second_reading IS NOT NULL",
        )?
        .query_row(named_params! { ":claim": on.to_string() }, |row| {
            crate::row::json(row, "second_reading")
        })
        .optional()?,
    )
}

/// What is asked on the claims of a case, by claim; also what was done.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, case: CaseId) -> Result<Vec<(ClaimId, Asked)>> {
    let mut statement = c.prepare_cached(
        "SELECT id, second_reading FROM claim
         WHERE case_id = :case AND second_reading IS NOT NULL AND retracted = 0 ORDER BY id",
    )?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, |row| {
        Ok((
            crate::row::parsed(row, "id")?,
            crate::row::json(row, "second_reading")?,
        ))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
