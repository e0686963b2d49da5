//! The sign-off, corrections, and who worked on what was signed.

use factdesk_desk::{Result, correction, reviewer, sign_off};
use factdesk_domain::{CaseId, TimestampMs};
use rusqlite::{Connection, named_params};

use super::Known;
use crate::model::{Correction, Person, Request, SignOff};

pub(super) fn sign_off(c: &Connection, case: CaseId, known: &Known<'_>) -> Result<Option<SignOff>> {
    let Some(signed) = sign_off::show(c, case)? else {
        return Ok(None);
    };
    Ok(Some(SignOff {
        at: signed.at,
        by: known.reviewer(signed.by),
        only_reviewer: signed.only_reviewer,
        statement: signed.statement,
        head: signed.head.to_string(),
        open: signed.open.into_iter().map(|item| item.words).collect(),
        overrides: signed.overrides.len(),
        late: sign_off::after(c, case)?.len(),
    }))
}

pub(super) fn corrections(c: &Connection, case: CaseId, known: &Known<'_>) -> Result<Vec<Correction>> {
    let made = correction::list(c, case)?.into_iter();
    let print = |one: correction::Correction| Correction {
        at: one.at,
        by: known.reviewer(one.by),
        claim: one.claim.and_then(|claim| known.number(claim)),
        kind: one.kind,
        notice: one.notice,
        reason: one.reason,
        old: one.old,
        new: one.new,
        requests: one.requests.into_iter().map(request).collect(),
    };
    Ok(made.map(print).collect())
}

fn request(one: correction::Request) -> Request {
    Request {
        outlet: one.outlet,
        asked_on: one.asked_on,
        how: one.how,
        result: one.result,
        answered_on: one.answered_on,
    }
}

/// Who worked on the case. Of one that was signed off those are left out of whom nothing counts: their cards came in
/// with what was late.
pub(super) fn people(c: &Connection, case: CaseId) -> Result<Vec<Person>> {
    let signed = sign_off::signed_at(c, case)?;
    let people = reviewer::list(c, case)?;
    let called = reviewer::told_apart(&people);
    let mut found = Vec::new();
    for one in people {
        if signed.is_none() || counts(c, case, &one)? {
            found.push(Person {
                name: called.get(&one.id).cloned().unwrap_or(one.name),
                role: one.role,
            });
        }
    }
    Ok(found)
}

fn counts(c: &Connection, case: CaseId, one: &reviewer::Reviewer) -> Result<bool> {
    Ok(c.prepare_cached(
        "SELECT EXISTS (
             SELECT 1 FROM op WHERE case_id = :case AND reviewer_id = :reviewer AND kind <> 'reviewer_add'
               AND position NOT IN (SELECT op FROM op_silent WHERE why = 'late'))",
    )?
    .query_row(
        named_params! { ":case": case.as_bytes(), ":reviewer": one.id.as_bytes() },
        |row| row.get(0),
    )?)
}

/// The newest stamp of what counts.
pub(super) fn last_stamp(c: &Connection, case: CaseId) -> Result<Option<String>> {
    let signed: Option<TimestampMs> = sign_off::signed_at(c, case)?;
    let sql = match signed {
        None => "SELECT max(hlc) FROM op WHERE case_id = :case",
        Some(_) => {
            "SELECT max(hlc) FROM op WHERE case_id = :case AND kind <> 'reviewer_add'
               AND position NOT IN (SELECT op FROM op_silent WHERE why = 'late')"
        }
    };
    Ok(c.prepare_cached(sql)?
        .query_row(named_params! { ":case": case.as_bytes() }, |row| row.get(0))?)
}
