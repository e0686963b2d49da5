//! What erasures, revocations and sign-offs do to operations that were heard before.

use std::collections::BTreeSet;

use factdesk_domain::fold::{Content, Revocation, cuts, is_cut, revocation};
use factdesk_domain::removal::{PayloadErase, is_erasable};
use factdesk_domain::sign_off::{self, Signed};
use factdesk_domain::{CaseId, DeviceId, OpId, Operation};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::log::{self, Why};
use crate::project::{self, Objects};
use crate::{Result, behind};

/// What is to be folded again, and the claims to look at.
#[derive(Debug, Default)]
pub struct Stirred {
    /// Rows.
    pub rows: Objects,
    /// Claims.
    pub claims: Objects,
    /// Whether words were erased that may lie elsewhere in the desk's file too.
    pub erased: bool,
}

impl Stirred {
    fn note(&mut self, c: &Connection, case: CaseId, content: &Content) -> Result<()> {
        match content {
            Content::Known(operation) => {
                project::note(c, case, operation, (&mut self.rows, &mut self.claims))
            }
            _ => Ok(()),
        }
    }
}

/// Whether an operation takes from others what they say.
pub fn silences(operation: &Operation) -> bool {
    matches!(
        operation,
        Operation::PayloadErase(_) | Operation::DeviceRevoke(_) | Operation::SignOff(_)
    )
}

/// Does what an operation asks of others, once it is folded: an erasure takes what they said, a revocation cuts a
/// stream, a sign-off closes its case to what it does not cover.
pub fn follow(c: &Connection, case: CaseId, operation: &Operation, stirred: &mut Stirred) -> Result<()> {
    match operation {
        Operation::PayloadErase(p) => erase(c, case, p, stirred),
        Operation::DeviceRevoke(_) | Operation::SignOff(_) => recut(c, case, stirred),
        _ => Ok(()),
    }
}

fn erase(c: &Connection, case: CaseId, request: &PayloadErase, stirred: &mut Stirred) -> Result<()> {
    for op in &request.ops {
        c.prepare_cached("INSERT OR IGNORE INTO op_erasure (op_id, case_id) VALUES (:op, :case)")?
            .execute(named_params! { ":op": op.as_bytes(), ":case": case.as_bytes() })?;
        let Some(position) = position_of(c, case, *op)? else {
            continue;
        };
        let record = log::record_at(c, position)?;
        if !is_erasable(&record.envelope.kind) {
            continue;
        }
        if log::why_silent(c, position)?.is_none() {
            stirred.note(c, case, &record.content)?;
        }
        log::silence(c, position, &record.envelope, Why::Erased)?;
        stirred.erased = true;
    }
    Ok(())
}

fn position_of(c: &Connection, case: CaseId, op: OpId) -> Result<Option<i64>> {
    Ok(
        c.prepare_cached("SELECT position FROM op WHERE op_id = :op AND case_id = :case")?
            .query_row(
                named_params! { ":op": op.as_bytes(), ":case": case.as_bytes() },
                |row| row.get(0),
            )
            .optional()?,
    )
}

/// Cuts the streams of revoked devices where all revocations of a case together say, and mends a cut that they no
/// longer make; then closes the case to what its sign-off does not cover.
pub fn recut(c: &Connection, case: CaseId, stirred: &mut Stirred) -> Result<()> {
    revoke(c, case, stirred)?;
    close(c, case, stirred)
}

/// Silences what a sign-off does not cover, and lets be heard what the one that counts does.
fn close(c: &Connection, case: CaseId, stirred: &mut Stirred) -> Result<()> {
    let signed = sign_off::in_force(signed(c, case)?).remove(&case);
    let mut statement = c.prepare_cached(
        "SELECT position, device_id, seq, kind, why FROM op LEFT JOIN op_silent ON op_silent.op = op.position
         WHERE case_id = :case AND (why = 'late' OR :signed AND why IS NULL)
           AND position NOT IN (SELECT op FROM op_waiting) ORDER BY position",
    )?;
    let named = named_params! { ":case": case.as_bytes(), ":signed": signed.is_some() };
    let mut rows = statement.query(named)?;
    let (mut late, mut heard) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let kind: String = row.get("kind")?;
        let device = DeviceId::from_bytes(row.get("device_id")?);
        let seq = crate::row::number(row, "seq")?;
        let is_late = signed
            .as_ref()
            .is_some_and(|signed| signed.is_late(device, seq, &kind));
        match (is_late, row.get::<_, Option<String>>("why")?) {
            (true, None) => late.push(row.get::<_, i64>("position")?),
            (false, Some(_)) => heard.push(row.get::<_, i64>("position")?),
            _ => {}
        }
    }
    for position in late {
        let record = log::record_at(c, position)?;
        stirred.note(c, case, &record.content)?;
        log::silence(c, position, &record.envelope, Why::Late)?;
    }
    for position in heard {
        heard_again(c, case, position, stirred)?;
    }
    Ok(())
}

/// Every sign-off of a case that is heard.
fn signed(c: &Connection, case: CaseId) -> Result<Vec<Signed>> {
    let mut statement = c.prepare_cached(
        "SELECT position FROM op WHERE case_id = :case AND kind = 'sign_off'
           AND position NOT IN (SELECT op FROM op_waiting) AND position NOT IN (SELECT op FROM op_silent)",
    )?;
    let positions = statement
        .query_map(named_params! { ":case": case.as_bytes() }, |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut found = Vec::new();
    for position in positions {
        let record = log::record_at(c, position)?;
        if let Content::Known(operation) = &record.content
            && let Operation::SignOff(p) = &**operation
        {
            found.push(Signed::of(&record.envelope, p));
        }
    }
    Ok(found)
}

fn revoke(c: &Connection, case: CaseId, stirred: &mut Stirred) -> Result<()> {
    let revocations = revocations(c, case)?;
    if revocations.is_empty() {
        return Ok(());
    }
    let cuts = cuts(&revocations);
    for (_, device) in revocations
        .iter()
        .map(|one| (one.case, one.device))
        .collect::<BTreeSet<_>>()
    {
        let mut statement = c.prepare_cached(
            "SELECT position, seq, why FROM op LEFT JOIN op_silent ON op_silent.op = op.position
             WHERE case_id = :case AND device_id = :device",
        )?;
        let found = statement
            .query_map(
                named_params! { ":case": case.as_bytes(), ":device": device.as_bytes() },
                |row| Ok((row.get(0)?, crate::row::number(row, "seq")?, row.get(2)?)),
            )?
            .collect::<rusqlite::Result<Vec<(i64, u64, Option<String>)>>>()?;
        for (position, seq, why) in found {
            match (is_cut(&cuts, (case, device), seq), why.as_deref()) {
                (true, None) => {
                    let record = log::record_at(c, position)?;
                    stirred.note(c, case, &record.content)?;
                    log::silence(c, position, &record.envelope, Why::Revoked)?;
                }
                (false, Some("revoked")) => heard_again(c, case, position, stirred)?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Lets an operation be heard that was silent.
pub fn heard_again(c: &Connection, case: CaseId, position: i64, stirred: &mut Stirred) -> Result<()> {
    behind::catch_up(c, &Objects::new())?;
    let content = log::hear(c, position)?;
    stirred.note(c, case, &content)?;
    match &content {
        Content::Known(operation) => follow(c, case, operation, stirred),
        _ => Ok(()),
    }
}

/// Every revocation of a case that does not wait.
fn revocations(c: &Connection, case: CaseId) -> Result<Vec<Revocation>> {
    let mut statement = c.prepare_cached(
        "SELECT position FROM op WHERE case_id = :case AND kind = 'device_revoke'
           AND position NOT IN (SELECT op FROM op_waiting)",
    )?;
    let positions = statement
        .query_map(named_params! { ":case": case.as_bytes() }, |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut found = Vec::new();
    for position in positions {
        let record = log::record_at(c, position)?;
        found.extend(revocation(&record.envelope, &record.content));
    }
    Ok(found)
}
