//! What stands on an act.

use std::collections::BTreeSet;

use factdesk_domain::operation::Effect;
use factdesk_domain::rules::act::ActFacts;
use factdesk_domain::{ActId, CaseId, Noun, ObjectRef, OpId, Operation, ReviewerId};
use rusqlite::{Connection, named_params};

use super::stack::{self, Part, is_active, is_undoable};
use crate::{Acting, Result, behind, project};

/// The objects that an act creates and that other things can stand on.
fn created(parts: &[Part]) -> BTreeSet<(CaseId, ObjectRef)> {
    let mut objects = BTreeSet::new();
    for part in parts {
        for write in part.operation.iter().flat_map(Operation::writes) {
            // A relation or a house rule is set anew each time; undoing one setting leaves the later ones.
            let anew = matches!(write.on.noun, Noun::Relation | Noun::Rule);
            if matches!(write.effect, Effect::Create(_)) && !anew {
                objects.insert((part.case, write.on));
            }
        }
    }
    objects
}

/// Whether a later operation in force outside of the act touches something that the act created. An earlier one may:
/// a relation between suggested claims is rejected before one of the two is accepted.
fn later_stands_on(c: &Connection, act: ActId, parts: &[Part]) -> Result<bool> {
    let first = parts.iter().map(|part| part.position).min().unwrap_or_default();
    for (case, object) in created(parts) {
        let sql = match object.noun {
            // Everything in a case stands on its beginning.
            Noun::Case => {
                "SELECT DISTINCT act_id FROM op
                 WHERE case_id = :case AND act_id <> :act AND kind NOT IN ('act_undo', 'act_redo', 'reviewer_add')
                   AND position > :first AND :object IS NOT NULL AND :noun IS NOT NULL"
            }
            _ => {
                "SELECT DISTINCT act_id FROM op_object JOIN op ON op.position = op_object.op
                 WHERE object = :object AND noun = :noun AND case_id = :case AND act_id <> :act
                   AND position > :first AND kind NOT IN ('act_undo', 'act_redo')"
            }
        };
        let mut statement = c.prepare_cached(sql)?;
        let mut rows = statement.query(named_params! {
            ":object": object.id.as_bytes(), ":noun": object.noun.as_str(),
            ":case": case.as_bytes(), ":act": act.as_bytes(), ":first": first,
        })?;
        while let Some(row) = rows.next()? {
            let other = ActId::from_bytes(row.get("act_id")?);
            if project::is_act_active(c, case, other)? && is_undoable(&stack::parts(c, other)?) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether an operation in force of another reviewer builds on the act, at once or over others between.
fn others_depend(c: &Connection, by: ReviewerId, parts: &[Part]) -> Result<bool> {
    let first = parts.iter().map(|part| part.position).min().unwrap_or_default();
    // In a case that only one person worked in there is nobody to ask.
    let mut anyone = c.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM op WHERE case_id = :case AND reviewer_id <> :by AND position > :first)",
    )?;
    let mut alone = true;
    for case in parts.iter().map(|part| part.case).collect::<BTreeSet<_>>() {
        alone &= !anyone.query_row(
            named_params! { ":case": case.as_bytes(), ":by": by.as_bytes(), ":first": first },
            |row| row.get::<_, bool>(0),
        )?;
    }
    if alone {
        Ok(false)
    } else {
        others_build_on(c, by, parts)
    }
}

fn others_build_on(c: &Connection, by: ReviewerId, parts: &[Part]) -> Result<bool> {
    behind::catch_up(c, &BTreeSet::new())?;
    let mut statement = c.prepare_cached(
        "SELECT op.op_id, op.case_id, op.reviewer_id, op.act_id, op.kind
         FROM op_dep JOIN op ON op.position = op_dep.op
         WHERE op_dep.dep = :dep",
    )?;
    let mut open: Vec<OpId> = parts.iter().map(|part| part.op).collect();
    let mut seen: BTreeSet<OpId> = open.iter().copied().collect();
    while let Some(dep) = open.pop() {
        let mut rows = statement.query(named_params! { ":dep": dep.as_bytes() })?;
        while let Some(row) = rows.next()? {
            let op = OpId::from_bytes(row.get("op_id")?);
            if !seen.insert(op) {
                continue;
            }
            open.push(op);
            let case = CaseId::from_bytes(row.get("case_id")?);
            // Their undo of their own work is no work that stands on ours.
            let undo = ["act_undo", "act_redo"]
                .contains(&row.get_ref("kind")?.as_str().map_err(rusqlite::Error::from)?);
            let theirs = !undo && ReviewerId::from_bytes(row.get("reviewer_id")?) != by;
            if theirs && project::is_act_active(c, case, ActId::from_bytes(row.get("act_id")?))? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

pub fn facts(acting: &Acting<'_>, act: ActId, parts: &[Part]) -> Result<ActFacts> {
    let (c, by, device) = (acting.db(), acting.by(), acting.device());
    let is_step = parts
        .iter()
        .any(|part| part.operation.as_ref().is_some_and(|o| o.deactivates().is_some()));
    Ok(ActFacts {
        act,
        this_device: parts.iter().all(|part| part.device == device),
        this_reviewer: parts.iter().all(|part| part.reviewer == by),
        active: is_active(c, parts)?,
        undoable: is_undoable(parts),
        others_depend: others_depend(c, by, parts)?,
        later_stands_on_it: !is_step && later_stands_on(c, act, parts)?,
    })
}
