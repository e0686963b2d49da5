//! The acts of one person on one device, as undo and redo go through them.

use factdesk_domain::{ActId, CaseId, DeviceId, OpId, Operation, ReviewerId};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::Step;
use crate::{Error, Result, citing, history, log, project};

/// One operation of an act.
pub struct Part {
    pub position: i64,
    pub op: OpId,
    pub case: CaseId,
    pub device: DeviceId,
    pub reviewer: ReviewerId,
    pub operation: Option<Operation>,
}

pub fn parts(c: &Connection, act: ActId) -> Result<Vec<Part>> {
    let sql = [
        "SELECT op.position, op_id, case_id, device_id, reviewer_id, kind, version, op_payload.bytes
         FROM op LEFT JOIN op_payload ON op_payload.op = op.position WHERE",
        log::OF_ACT,
        "ORDER BY op.position",
    ];
    let mut statement = c.prepare_cached(&sql.concat())?;
    let (first, last) = log::span(act);
    let mut rows =
        statement.query(named_params! { ":act": act.as_bytes(), ":first": first, ":last": last })?;
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

pub fn is_undoable(parts: &[Part]) -> bool {
    parts
        .iter()
        .any(|part| part.operation.as_ref().is_some_and(Operation::is_undoable))
}

pub fn label(c: &Connection, parts: &[Part]) -> Result<String> {
    let operations = parts.iter().filter_map(|part| part.operation.as_ref());
    let told = operations
        .map(|one| citing::told(c, one))
        .collect::<Result<Vec<_>>>()?;
    Ok(history::act_label(told.iter().map(|one| &**one)))
}

/// Who looks back: a person, on a device.
type Who = (DeviceId, ReviewerId);

/// So many operations are looked at in one step back.
const STEP: usize = 32;

/// The acts of one person on one device, the last first, in one case or in all. Only what that person did is read, so
/// that who did little finds it behind the work of others as soon.
fn acts(
    c: &Connection,
    (device, by): Who,
    case: Option<CaseId>,
    mut take: impl FnMut(i64, ActId) -> Result<bool>,
) -> Result<()> {
    let mut row = c.prepare_cached(
        "SELECT act_id FROM op
         WHERE position = :position AND device_id = :device AND kind NOT IN ('act_undo', 'act_redo', 'reviewer_add')",
    )?;
    let mut filter = history::Filter {
        case,
        reviewers: vec![by],
        ..history::Filter::default()
    };
    let mut last = None;
    loop {
        let step = history::positions_of_sorts(c, &filter, STEP as i64)?;
        for position in &step {
            let named = named_params! { ":position": position, ":device": device.as_bytes() };
            let act = row
                .query_row(named, |row| row.get("act_id").map(ActId::from_bytes))
                .optional()?;
            if let Some(act) = act
                && last.replace(act) != Some(act)
                && take(*position, act)?
            {
                return Ok(());
            }
        }
        match step.last() {
            Some(position) if step.len() == STEP => filter.before = Some(*position),
            _ => return Ok(()),
        }
    }
}

/// The same for undos, which are few.
fn undos(
    c: &Connection,
    (device, by): Who,
    case: Option<CaseId>,
    mut take: impl FnMut(i64, ActId) -> Result<bool>,
) -> Result<()> {
    let mut statement = c.prepare_cached(
        "SELECT position, act_id FROM op_target CROSS JOIN op ON op.position = op_target.op
         WHERE kind = 'act_undo' AND device_id = :device AND reviewer_id = :by AND (:case IS NULL OR case_id = :case)
         ORDER BY position DESC",
    )?;
    let mut rows = statement.query(named_params! {
        ":device": device.as_bytes(), ":by": by.as_bytes(), ":case": case.map(|case| *case.as_bytes()),
    })?;
    while let Some(row) = rows.next()? {
        if take(row.get("position")?, ActId::from_bytes(row.get("act_id")?))? {
            break;
        }
    }
    Ok(())
}

pub fn is_active(c: &Connection, parts: &[Part]) -> Result<bool> {
    let first = parts.first().expect("BUG: an act has operations");
    project::is_act_active(c, first.case, act_of(c, first)?)
}

fn act_of(c: &Connection, part: &Part) -> Result<ActId> {
    Ok(c.prepare_cached("SELECT act_id FROM op WHERE position = ?1")?
        .query_row([part.position], |row| row.get("act_id").map(ActId::from_bytes))?)
}

/// The act that an undo would take back: the last own one in force on this device, in a case or anywhere.
pub fn last_act(c: &Connection, who: (DeviceId, ReviewerId), case: Option<CaseId>) -> Result<Option<Step>> {
    let mut found = None;
    acts(c, who, case, |_, act| {
        let parts = parts(c, act)?;
        if is_undoable(&parts) && is_active(c, &parts)? {
            found = Some(Step {
                act,
                label: label(c, &parts)?,
            });
        }
        Ok(found.is_some())
    })?;
    Ok(found)
}

/// The undo that a redo would take back: the last own one in force, unless something was done since.
pub fn last_undo(c: &Connection, who: (DeviceId, ReviewerId), case: Option<CaseId>) -> Result<Option<Step>> {
    let mut found = None;
    undos(c, who, case, |position, act| {
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
    acts(c, who, case, |later, act| {
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
        .map(|target| label(c, &parts(c, target)?))
        .transpose()?
        .unwrap_or_default();
    Ok(Some(Step { act, label }))
}
