//! The work state of a claim, kept beside the shared tables for lists and counts.
//!
//! What is kept follows from the claim, what hangs on it, and who was asked to read it. What its case wants depends on
//! rivals, of which some are only suggested, so that it is put in where a claim is read (`claim::standing`).

use std::collections::BTreeSet;

use factdesk_domain::claim::{WorkFacts, WorkState, work_state};
use factdesk_domain::second_reading::{Asked, SecondReadings, is_waited_for};
use factdesk_domain::verdict::Outcome;
use factdesk_domain::{CaseId, ClaimId, ReviewerId, VerdictId};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::claim::Claim;
use crate::{Result, decision, second_reading};

/// Computes the state of a claim again; a claim without a row has none.
pub fn refresh(c: &Connection, case: CaseId, claim: ClaimId) -> Result<()> {
    let known: Option<Own> = c
        .prepare_cached("SELECT parked, second_reading FROM claim WHERE case_id = :case AND id = :claim")?
        .query_row(
            named_params! { ":case": case.to_string(), ":claim": claim.to_string() },
            own,
        )
        .optional()?;
    let Some(own) = known else {
        c.prepare_cached("DELETE FROM claim_work WHERE case_id = :case AND claim = :claim")?
            .execute(named_params! { ":case": case.to_string(), ":claim": claim.to_string() })?;
        return Ok(());
    };
    let state = state(c, (case, claim), &own, &Apart::default())?;
    c.prepare_cached(
        "INSERT OR REPLACE INTO claim_work (case_id, claim, state) VALUES (:case, :claim, :state)",
    )?
    .execute(named_params! {
        ":case": case.to_string(), ":claim": claim.to_string(), ":state": name(state),
    })?;
    Ok(())
}

/// What the row of a claim says of its state.
struct Own {
    parked: bool,
    asked: Option<Asked>,
}

fn own(row: &Row<'_>) -> rusqlite::Result<Own> {
    Ok(Own {
        parked: row.get("parked")?,
        asked: crate::row::json_opt(row, "second_reading")?,
    })
}

/// What the state of a claim follows from apart from its row and what hangs on it.
#[derive(Debug, Default)]
pub struct Apart {
    /// Verdicts that do not count: the article has other words now.
    pub outdated: BTreeSet<VerdictId>,
    /// Which claims the case wants read twice.
    pub wanted: SecondReadings,
    /// Whether the claim has a rival that nobody rejected.
    pub contested: bool,
}

/// The state of a claim with all that it follows from.
pub fn state_with(c: &Connection, claim: &Claim, apart: &Apart) -> Result<WorkState> {
    let own = Own {
        parked: claim.parked,
        asked: second_reading::of_claim(c, claim.id)?,
    };
    state(c, (claim.case, claim.id), &own, apart)
}

fn state(c: &Connection, (case, claim): (CaseId, ClaimId), own: &Own, apart: &Apart) -> Result<WorkState> {
    let mut current = current(c, case, claim)?;
    current.retain(|(verdict, _, _)| !apart.outdated.contains(verdict));
    let outcomes: Vec<&str> = current.iter().map(|(_, _, key)| key.as_str()).collect();
    let given: Vec<(VerdictId, ReviewerId)> = current.iter().map(|(id, by, _)| (*id, *by)).collect();
    // What was decided counts while a verdict stands under it.
    let (decisions, decided_not_checkable) = match current.is_empty() {
        true => (0, false),
        false => decision::standing_on(c, case, claim)?,
    };
    Ok(work_state(&WorkFacts {
        parked: own.parked,
        decisions,
        decided_not_checkable,
        touched: !current.is_empty() || is_touched(c, case, claim)?,
        second_reader_wanted: is_waited_for((apart.wanted, apart.contested), own.asked.as_ref(), &given),
        outcomes: &outcomes,
    }))
}

/// The current verdicts: who gave them and the key of their outcome.
fn current(c: &Connection, case: CaseId, claim: ClaimId) -> Result<Vec<(VerdictId, ReviewerId, String)>> {
    current_rows(c, case, claim, |row| {
        let conclusion: Option<String> = row.get("conclusion")?;
        let key = outcome(row)?.key(conclusion.as_deref().unwrap_or(""));
        Ok((
            crate::row::parsed(row, "id")?,
            crate::row::parsed(row, "created_by")?,
            key,
        ))
    })
}

fn current_rows<T>(
    c: &Connection,
    case: CaseId,
    claim: ClaimId,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    // The plus keeps SQLite from reading the whole case by its primary key to save the sorting of a few rows.
    let mut statement = c.prepare_cached(
        "SELECT id, created_by, outcome, scale, scale_version, rating, reason, detail, conclusion FROM verdict
         WHERE claim = :claim AND case_id = :case AND withdrawn = 0 AND superseded_by = '[]' ORDER BY +id",
    )?;
    let found = statement.query_map(
        named_params! { ":case": case.to_string(), ":claim": claim.to_string() },
        |row| read(row),
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The outcome in the columns of a verdict.
pub fn outcome(row: &Row<'_>) -> rusqlite::Result<Outcome> {
    Ok(match row.get_ref("outcome")?.as_str()? {
        "rated" => Outcome::Rated {
            scale: crate::row::parsed(row, "scale")?,
            scale_version: crate::row::number(row, "scale_version")?,
            rating: row.get("rating")?,
        },
        "concluded" => Outcome::Concluded {
            scale: crate::row::parsed(row, "scale")?,
            scale_version: crate::row::number(row, "scale_version")?,
        },
        _ => Outcome::NotCheckable {
            reason: crate::row::named(row, "reason")?,
            detail: row.get("detail")?,
        },
    })
}

fn is_touched(c: &Connection, case: CaseId, claim: ClaimId) -> Result<bool> {
    Ok(c.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM evidence WHERE claim = :claim AND case_id = :case AND retracted = 0)
             OR EXISTS (SELECT 1 FROM comment WHERE about = :claim AND case_id = :case AND retracted = 0)
             OR EXISTS (SELECT 1 FROM lookup WHERE claim = :claim AND case_id = :case AND retracted = 0)
             OR EXISTS (SELECT 1 FROM reply WHERE claim = :claim AND case_id = :case AND retracted = 0)
             OR EXISTS (SELECT 1 FROM verdict WHERE claim = :claim AND case_id = :case)
             OR EXISTS (SELECT 1 FROM relation WHERE from_claim = :claim AND case_id = :case AND status <> 'suggested')
             OR EXISTS (SELECT 1 FROM relation WHERE to_claim = :claim AND case_id = :case AND status <> 'suggested')",
    )?
    .query_row(named_params! { ":case": case.to_string(), ":claim": claim.to_string() }, |row| row.get(0))?)
}

fn name(state: WorkState) -> &'static str {
    match state {
        WorkState::Open => "open",
        WorkState::InProgress => "in_progress",
        WorkState::Parked => "parked",
        WorkState::NeedsSecondReader => "needs_second_reader",
        WorkState::Disputed => "disputed",
        WorkState::Decided => "decided",
        WorkState::NotCheckable => "not_checkable",
    }
}
