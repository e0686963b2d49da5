//! Undo and redo of whole acts. Both are operations, so they survive a restart and take part in every merge.

use std::collections::{BTreeMap, BTreeSet};

use factdesk_domain::operation::Effect;
use factdesk_domain::rules::act::ActFacts;
use factdesk_domain::{
    ActId, CaseId, DeviceId, Noun, ObjectRef, OpId, Operation, ReviewerId, RuleError, rules,
};
use rusqlite::{Connection, named_params};

use crate::{Acting, Desk, Done, Error, Result, history, project};

/// An act that could be undone, or an undo that could be redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The act; for a redo that of the undo.
    pub act: ActId,
    /// What it did, in a few words, such as "Verdict given: False".
    pub label: String,
}

/// One operation of an act.
struct Part {
    position: i64,
    op: OpId,
    case: CaseId,
    device: DeviceId,
    reviewer: ReviewerId,
    operation: Option<Operation>,
}

fn parts(c: &Connection, act: ActId) -> Result<Vec<Part>> {
    let mut statement = c.prepare_cached(
        "SELECT op.position, op_id, case_id, device_id, reviewer_id, kind, version, op_payload.bytes
         FROM op LEFT JOIN op_payload ON op_payload.op = op.position
         WHERE act_id = :act ORDER BY op.position",
    )?;
    let mut rows = statement.query(named_params! { ":act": act.as_bytes() })?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get("kind")?;
        let operation = match row
            .get_ref("bytes")?
            .as_blob_or_null()
            .map_err(rusqlite::Error::from)?
        {
            Some(bytes) => Operation::decode(&kind, row.get("version")?, bytes)
                .map_err(|e| Error::damaged("op_payload", e))?,
            None => None,
        };
        parts.push(Part {
            position: row.get("position")?,
            op: OpId::from_bytes(row.get("op_id")?),
            case: CaseId::from_bytes(row.get("case_id")?),
            device: DeviceId::from_bytes(row.get("device_id")?),
            reviewer: ReviewerId::from_bytes(row.get("reviewer_id")?),
            operation,
        });
    }
    if parts.is_empty() {
        Err(Error::unknown("act", act))
    } else {
        Ok(parts)
    }
}

fn is_undoable(parts: &[Part]) -> bool {
    parts
        .iter()
        .any(|part| part.operation.as_ref().is_none_or(Operation::is_undoable))
}

fn label(parts: &[Part]) -> String {
    history::act_label(parts.iter().filter_map(|part| part.operation.as_ref()))
}

/// The acts of one person on one device, the last first: those of some kinds, in one case or in all.
fn acts(
    c: &Connection,
    (device, by): (DeviceId, ReviewerId),
    case: Option<CaseId>,
    undo: bool,
    mut take: impl FnMut(i64, ActId) -> Result<bool>,
) -> Result<()> {
    let mut statement = c.prepare_cached(
        "SELECT position, act_id FROM op
         WHERE device_id = :device AND reviewer_id = :by AND (:case IS NULL OR case_id = :case)
           AND CASE WHEN :undo THEN kind = 'act_undo' ELSE kind NOT IN ('act_undo', 'act_redo', 'reviewer_add') END
         ORDER BY position DESC",
    )?;
    let mut rows = statement.query(named_params! {
        ":device": device.as_bytes(), ":by": by.as_bytes(), ":case": case.map(|case| *case.as_bytes()), ":undo": undo,
    })?;
    let mut last = None;
    while let Some(row) = rows.next()? {
        let act = ActId::from_bytes(row.get("act_id")?);
        if last.replace(act) != Some(act) && take(row.get("position")?, act)? {
            break;
        }
    }
    Ok(())
}

fn is_active(c: &Connection, parts: &[Part]) -> Result<bool> {
    let first = parts.first().expect("BUG: an act has operations");
    project::is_act_active(c, first.case, act_of(c, first)?)
}

fn act_of(c: &Connection, part: &Part) -> Result<ActId> {
    Ok(c.prepare_cached("SELECT act_id FROM op WHERE position = ?1")?
        .query_row([part.position], |row| row.get("act_id").map(ActId::from_bytes))?)
}

/// The act that an undo would take back: the last own one in force on this device, in a case or anywhere.
fn last_act(c: &Connection, who: (DeviceId, ReviewerId), case: Option<CaseId>) -> Result<Option<Step>> {
    let mut found = None;
    acts(c, who, case, false, |_, act| {
        let parts = parts(c, act)?;
        if is_undoable(&parts) && is_active(c, &parts)? {
            found = Some(Step {
                act,
                label: label(&parts),
            });
        }
        Ok(found.is_some())
    })?;
    Ok(found)
}

/// The undo that a redo would take back: the last own one in force, unless something was done since.
fn last_undo(c: &Connection, who: (DeviceId, ReviewerId), case: Option<CaseId>) -> Result<Option<Step>> {
    let mut found = None;
    acts(c, who, case, true, |position, act| {
        let undo = parts(c, act)?;
        if is_active(c, &undo)? {
            found = Some((position, act, undo));
        }
        Ok(found.is_some())
    })?;
    let Some((position, act, undo)) = found else {
        return Ok(None);
    };
    let mut since = false;
    acts(c, who, case, false, |later, act| {
        since = later > position && is_undoable(&parts(c, act)?);
        Ok(since || later < position)
    })?;
    if since {
        return Ok(None);
    }
    let target = undo
        .iter()
        .find_map(|part| part.operation.as_ref().and_then(Operation::deactivates));
    let label = target
        .map(|target| parts(c, target).map(|parts| label(&parts)))
        .transpose()?
        .unwrap_or_default();
    Ok(Some(Step { act, label }))
}

/// The objects that an act creates and that other things can stand on.
fn created(parts: &[Part]) -> BTreeSet<(CaseId, ObjectRef)> {
    let mut objects = BTreeSet::new();
    for part in parts {
        for write in part.operation.iter().flat_map(Operation::writes) {
            // A relation is set anew each time; undoing one setting leaves the later ones.
            if matches!(write.effect, Effect::Create(_)) && write.on.noun != Noun::Relation {
                objects.insert((part.case, write.on));
            }
        }
    }
    objects
}

/// Whether an operation in force outside of the act touches something that the act created.
fn later_stands_on(c: &Connection, act: ActId, parts: &[Part]) -> Result<bool> {
    for (case, object) in created(parts) {
        let sql = match object.noun {
            // Everything in a case stands on its beginning.
            Noun::Case => {
                "SELECT DISTINCT act_id FROM op
                 WHERE case_id = :case AND act_id <> :act AND kind NOT IN ('act_undo', 'act_redo', 'reviewer_add')
                   AND :object IS NOT NULL AND :noun IS NOT NULL"
            }
            _ => {
                "SELECT DISTINCT act_id FROM op_object JOIN op ON op.position = op_object.op
                 WHERE object = :object AND noun = :noun AND case_id = :case AND act_id <> :act
                   AND kind NOT IN ('act_undo', 'act_redo')"
            }
        };
        let mut statement = c.prepare_cached(sql)?;
        let mut rows = statement.query(named_params! {
            ":object": object.id.as_bytes(), ":noun": object.noun.as_str(),
            ":case": case.as_bytes(), ":act": act.as_bytes(),
        })?;
        while let Some(row) = rows.next()? {
            let other = ActId::from_bytes(row.get("act_id")?);
            if project::is_act_active(c, case, other)? && is_undoable(&self::parts(c, other)?) {
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

fn facts(acting: &Acting<'_>, act: ActId, parts: &[Part]) -> Result<ActFacts> {
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

/// What an undo or redo of an act changes, case by case.
fn changed(c: &Connection, act: ActId, parts: &[Part]) -> Result<BTreeMap<CaseId, Vec<ObjectRef>>> {
    let cases: BTreeSet<CaseId> = parts.iter().map(|part| part.case).collect();
    cases
        .into_iter()
        .map(|case| Ok((case, project::affected(c, case, act)?.into_iter().collect())))
        .collect()
}

impl Desk {
    /// What an undo would take back, in a case or anywhere.
    ///
    /// # Errors
    /// The database.
    pub fn undo_step(&self, by: ReviewerId, case: Option<CaseId>) -> Result<Option<Step>> {
        let Some(device) = self.device() else {
            return Ok(None);
        };
        self.read(|c| last_act(c, (device, by), case))
    }

    /// What a redo would bring back, in a case or anywhere.
    ///
    /// # Errors
    /// The database.
    pub fn redo_step(&self, by: ReviewerId, case: Option<CaseId>) -> Result<Option<Step>> {
        let Some(device) = self.device() else {
            return Ok(None);
        };
        self.read(|c| last_undo(c, (device, by), case))
    }

    /// Undoes the last own act that is in force on this device, in a case or anywhere; says which one.
    ///
    /// # Errors
    /// Nothing to undo; another reviewer's work stands on it; the database.
    pub fn undo(&self, by: ReviewerId, case: Option<CaseId>) -> Result<Done<Step>> {
        self.act(by, |acting| {
            let step = last_act(acting.db(), (acting.device(), by), case)?.ok_or(RuleError::NothingToUndo)?;
            push_undo(acting, step.act)?;
            Ok(step)
        })
    }

    /// Undoes a certain own act of this device.
    ///
    /// # Errors
    /// An unknown act; what [`rules::act::may_undo`] refuses; the database.
    pub fn undo_act(&self, by: ReviewerId, act: ActId) -> Result<Done<Step>> {
        self.act(by, |acting| {
            let label = label(&parts(acting.db(), act)?);
            push_undo(acting, act)?;
            Ok(Step { act, label })
        })
    }

    /// Takes the last own undo back, in a case or anywhere; says which act is in force again.
    ///
    /// # Errors
    /// Nothing to redo, also because something was done since; another reviewer's work stands on the undo; the
    /// database.
    pub fn redo(&self, by: ReviewerId, case: Option<CaseId>) -> Result<Done<Step>> {
        self.act(by, |acting| {
            let step =
                last_undo(acting.db(), (acting.device(), by), case)?.ok_or(RuleError::NothingToRedo)?;
            let parts = parts(acting.db(), step.act)?;
            let facts = facts(acting, step.act, &parts)?;
            for (case, objects) in changed(acting.db(), step.act, &parts)? {
                acting.push(case, rules::act::redo(&facts, objects)?)?;
            }
            Ok(step)
        })
    }
}

fn push_undo(acting: &mut Acting<'_>, act: ActId) -> Result<()> {
    let parts = parts(acting.db(), act)?;
    let facts = facts(acting, act, &parts)?;
    for (case, objects) in changed(acting.db(), act, &parts)? {
        acting.push(case, rules::act::undo(&facts, objects)?)?;
    }
    Ok(())
}
