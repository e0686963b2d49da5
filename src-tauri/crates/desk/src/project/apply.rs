//! Folds again exactly the rows that some operations can have changed.

use std::collections::BTreeSet;

use factdesk_domain::fold::{Content, fold_row};
use factdesk_domain::operation::{Reach, Touched};
use factdesk_domain::{CaseId, Noun, ObjectRef, Operation};
use rusqlite::{Connection, named_params};

use super::{table, touches, work};
use crate::Result;

/// What was folded again.
#[derive(Debug, Default)]
pub struct Refolded {
    /// The rows that were written or removed, and claims whose work state may be another.
    pub objects: BTreeSet<(CaseId, ObjectRef)>,
}

/// Folds what operations that were just appended, or became ready, have changed.
pub fn apply(c: &Connection, operations: &[(CaseId, &Content)]) -> Result<Refolded> {
    let mut rows = BTreeSet::new();
    let mut claims = BTreeSet::new();
    for (case, content) in operations {
        let Content::Known(operation) = content else {
            continue;
        };
        let touched = changed(c, *case, operation, &mut rows)?.into_iter();
        let touched = touched.filter(|(object, _)| object.noun == Noun::Claim);
        claims.extend(touched.map(|(object, _)| (*case, object)));
    }
    for (case, object) in &rows {
        refold(c, *case, *object)?;
    }
    claims.extend(rows.iter().filter(|(_, object)| object.noun == Noun::Claim));
    for (case, claim) in &claims {
        work::refresh(c, *case, claim.id.into())?;
    }
    rows.extend(claims);
    Ok(Refolded { objects: rows })
}

/// Adds the rows that an operation can have changed, and returns what it touches.
pub fn changed(
    c: &Connection,
    case: CaseId,
    operation: &Operation,
    rows: &mut BTreeSet<(CaseId, ObjectRef)>,
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
            Reach::Extends => has_retraction(c, case, *object)?,
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
             WHERE object = :object AND noun = :noun AND case_id = :case AND reach = 2
               AND kind IN ('article_retract', 'claim_retract', 'statement_retract', 'evidence_retract',
                            'comment_retract', 'passage_unmark', 'capture_retract', 'lookup_retract', 'reply_retract',
                            'rule_override_withdraw'))",
    )?
    .query_row(
        named_params! { ":object": object.id.as_bytes(), ":noun": object.noun.as_str(), ":case": case.as_bytes() },
        |row| row.get(0),
    )?)
}

/// Folds one row and writes or removes it.
fn refold(c: &Connection, case: CaseId, object: ObjectRef) -> Result<()> {
    let touches = touches::touches(c, case, object)?;
    match fold_row(object.noun, case, object.id, &touches) {
        Some(row) => table::put(c, &row),
        None => table::remove(c, case, object),
    }
}
