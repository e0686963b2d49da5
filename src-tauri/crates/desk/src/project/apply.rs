//! Folds again exactly the rows that some operations can have changed.

use std::collections::BTreeSet;

use factdesk_domain::fold::{Content, fold_row, rank, standing};
use factdesk_domain::operation::{Reach, Touched};
use factdesk_domain::{CaseId, Noun, ObjectRef, Operation};
use rusqlite::Connection;

use super::touches::{self, Held, Reader};
use super::{table, work};
use crate::Result;

/// Objects of cases.
pub type Objects = BTreeSet<(CaseId, ObjectRef)>;

/// What was folded again.
#[derive(Debug, Default)]
pub struct Refolded {
    /// The rows that were written or removed, and claims whose work state may be another.
    pub objects: Objects,
}

/// Folds what operations that were just appended, or became ready, have changed.
pub fn apply(c: &Connection, operations: &[(CaseId, &Content)]) -> Result<Refolded> {
    let (mut rows, mut claims) = (Objects::new(), Objects::new());
    for (case, content) in operations {
        if let Content::Known(operation) = content {
            note(c, *case, operation, (&mut rows, &mut claims))?;
        }
    }
    refold_all(c, Held::new(), rows, claims)
}

/// Adds what an operation can have changed: rows to fold, and claims to look at.
pub fn note(
    c: &Connection,
    case: CaseId,
    operation: &Operation,
    (rows, claims): (&mut Objects, &mut Objects),
) -> Result<()> {
    let touched = changed(c, case, operation, rows)?.into_iter();
    let touched = touched.filter(|(object, _)| object.noun == Noun::Claim);
    claims.extend(touched.map(|(object, _)| (case, object)));
    Ok(())
}

/// Folds rows, and what stands on one that came or went; then computes the state of claims.
pub fn refold_all(c: &Connection, held: Held<'_>, rows: Objects, mut claims: Objects) -> Result<Refolded> {
    let mut log = Reader::new(c, held);
    let mut open: BTreeSet<(u8, CaseId, ObjectRef)> = rows.iter().map(by_rank).collect();
    let mut done = rows;
    while let Some((_, case, object)) = open.pop_first() {
        done.insert((case, object));
        let flipped = refold(c, &mut log, case, object)?;
        claims.extend(flipped.claims.iter().map(|claim| (case, *claim)));
        if flipped.is_other {
            open.extend(log.dependents(case, object)?.iter().map(by_rank));
        }
    }
    claims.extend(done.iter().filter(|(_, object)| object.noun == Noun::Claim));
    for (case, claim) in &claims {
        work::refresh(c, *case, claim.id.into())?;
    }
    done.extend(claims);
    Ok(Refolded { objects: done })
}

fn by_rank((case, object): &(CaseId, ObjectRef)) -> (u8, CaseId, ObjectRef) {
    (rank(object.noun), *case, *object)
}

/// Adds the rows that an operation can have changed, and returns what it touches.
pub fn changed(
    c: &Connection,
    case: CaseId,
    operation: &Operation,
    rows: &mut Objects,
) -> Result<Vec<Touched>> {
    if let Some(act) = operation.deactivates() {
        rows.extend(
            touches::affected(c, case, act)?
                .into_iter()
                .map(|object| (case, object)),
        );
    }
    let touched = operation.touched();
    for (object, reach) in &touched {
        let changed = match reach {
            Reach::Writes => true,
            // What hangs something on a retracted object without having seen that brings it back.
            Reach::Extends => !rows.contains(&(case, *object)) && has_retraction(c, case, *object)?,
            Reach::Names => false,
        };
        if changed {
            rows.insert((case, *object));
        }
    }
    Ok(touched)
}

fn has_retraction(c: &Connection, case: CaseId, object: ObjectRef) -> Result<bool> {
    Ok(c.prepare_cached(
        "SELECT EXISTS (
             SELECT 1 FROM op_object JOIN op ON op.position = op_object.op
             WHERE object = ?1 AND noun = ?2 AND case_id = ?3 AND reach = 2
               AND kind IN ('article_retract', 'claim_retract', 'statement_retract', 'evidence_retract',
                            'comment_retract', 'passage_unmark', 'capture_retract', 'lookup_retract', 'reply_retract',
                            'rule_override_withdraw'))",
    )?
    .query_row(
        (object.id.as_bytes(), object.noun.as_str(), case.as_bytes()),
        |row| row.get(0),
    )?)
}

/// Whether a row came or went, and the claims that it hangs or hung on then.
struct Flipped {
    is_other: bool,
    claims: Vec<ObjectRef>,
}

/// Folds one row and writes or removes it.
fn refold(c: &Connection, log: &mut Reader<'_>, case: CaseId, object: ObjectRef) -> Result<Flipped> {
    let touches = log.touches(case, object)?;
    let folded = match fold_row(object.noun, case, object.id, &touches) {
        Some(row) => standing(row, |of| table::is_there(c, case, of))?,
        None => None,
    };
    let was_there = table::is_there(c, case, object)?;
    let is_other = was_there != folded.is_some();
    let claims = match &folded {
        Some(row) if is_other => table::claims_in(row),
        None if is_other => table::claims_of(c, case, object)?,
        _ => Vec::new(),
    };
    match &folded {
        Some(row) => table::put(c, row)?,
        None if was_there => table::remove(c, case, object)?,
        None => {}
    }
    Ok(Flipped { is_other, claims })
}
