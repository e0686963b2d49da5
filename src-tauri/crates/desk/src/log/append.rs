//! Appends one operation with everything that is looked up of it later.

use factdesk_domain::envelope::{Envelope, Hash, Payload, Signed};
use factdesk_domain::fold::Content;
use factdesk_domain::id::ObjectId;
use factdesk_domain::operation::Reach;
use factdesk_domain::{CaseId, DeviceId, OpId};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::{Error, Result};

/// The noun under which the objects of an unknown kind are listed.
const UNKNOWN_NOUN: &str = "unknown";

/// The end of a stream: the last sequence number and hash; 0 and zero when it has not begun.
pub fn stream_end(c: &Connection, case: CaseId, device: DeviceId) -> Result<(u64, Hash)> {
    let end = c
        .prepare_cached(
            "SELECT seq, hash FROM op WHERE case_id = :case AND device_id = :device ORDER BY seq DESC LIMIT 1",
        )?
        .query_row(named_params! { ":case": case.as_bytes(), ":device": device.as_bytes() }, |row| {
            Ok((crate::row::number(row, "seq")?, Hash::from_bytes(row.get("hash")?)))
        })
        .optional()?;
    Ok(end.unwrap_or((0, Hash::ZERO)))
}

/// The last operations on some objects of a case, sorted, each once.
pub fn heads(c: &Connection, case: CaseId, objects: &[ObjectId]) -> Result<Vec<OpId>> {
    let mut statement =
        c.prepare_cached("SELECT op_id FROM op_head WHERE case_id = :case AND object = :object")?;
    let mut heads = Vec::new();
    for object in objects {
        let found = statement.query_map(
            named_params! { ":case": case.as_bytes(), ":object": object.as_bytes() },
            |row| row.get("op_id").map(OpId::from_bytes),
        )?;
        for head in found {
            heads.push(head?);
        }
    }
    heads.sort_unstable();
    heads.dedup();
    Ok(heads)
}

/// Appends an operation and returns its position. The caller has checked it and holds the transaction.
pub fn append(c: &Connection, signed: &Signed, payload: Option<&Payload>, content: &Content) -> Result<i64> {
    let position = insert(c, signed)?;
    if let Some(payload) = payload {
        c.prepare_cached("INSERT INTO op_payload (op, salt, bytes) VALUES (:op, :salt, :bytes)")?
            .execute(named_params! { ":op": position, ":salt": payload.salt, ":bytes": payload.bytes })?;
    }
    for dep in &signed.envelope.deps {
        c.prepare_cached("INSERT INTO op_dep (dep, op) VALUES (:dep, :op)")?
            .execute(named_params! { ":dep": dep.as_bytes(), ":op": position })?;
    }
    for (object, noun, reach) in listed(&signed.envelope, content) {
        c.prepare_cached(
            "INSERT INTO op_object (object, noun, op, reach) VALUES (:object, :noun, :op, :reach)",
        )?
        .execute(named_params! {
            ":object": object.as_bytes(), ":noun": noun, ":op": position, ":reach": number(reach),
        })?;
    }
    match content {
        Content::Known(operation) => {
            if let Some(target) = operation.deactivates() {
                c.prepare_cached("INSERT INTO op_target (target, op) VALUES (:target, :op)")?
                    .execute(named_params! { ":target": target.as_bytes(), ":op": position })?;
            }
        }
        Content::Quarantined(reason) => {
            c.prepare_cached("INSERT INTO op_quarantine (op, reason) VALUES (:op, :reason)")?
                .execute(named_params! { ":op": position, ":reason": reason })?;
        }
        Content::Unknown | Content::Withheld => {}
    }
    Ok(position)
}

/// The objects under which an operation is found.
fn listed(envelope: &Envelope, content: &Content) -> Vec<(ObjectId, &'static str, Reach)> {
    match content {
        Content::Known(operation) => operation
            .touched()
            .into_iter()
            .map(|(object, reach)| (object.id, object.noun.as_str(), reach))
            .collect(),
        Content::Unknown => envelope
            .objects
            .iter()
            .map(|id| (*id, UNKNOWN_NOUN, Reach::Extends))
            .collect(),
        Content::Quarantined(_) | Content::Withheld => Vec::new(),
    }
}

fn number(reach: Reach) -> i64 {
    match reach {
        Reach::Names => 0,
        Reach::Extends => 1,
        Reach::Writes => 2,
    }
}

/// Lets an operation that is folded take the place of the heads that it had seen. One that waits is no head: what is
/// written here must not depend on what nobody could read yet.
pub fn advance_heads(c: &Connection, envelope: &Envelope, content: &Content) -> Result<()> {
    for (object, _, reach) in listed(envelope, content) {
        if reach != Reach::Names {
            become_head(c, envelope, object)?;
        }
    }
    Ok(())
}

fn insert(c: &Connection, signed: &Signed) -> Result<i64> {
    let envelope = &signed.envelope;
    let seq = i64::try_from(envelope.seq).map_err(|_| Error::damaged("op", envelope.seq))?;
    c.prepare_cached(
        "INSERT INTO op (op_id, case_id, device_id, seq, act_id, hlc, reviewer_id, kind, version, envelope, hash, signature)
         VALUES (:op, :case, :device, :seq, :act, :hlc, :reviewer, :kind, :version, :envelope, :hash, :signature)",
    )?
    .execute(named_params! {
        ":op": envelope.op_id.as_bytes(),
        ":case": envelope.case_id.as_bytes(),
        ":device": envelope.device_id.as_bytes(),
        ":seq": seq,
        ":act": envelope.act_id.as_bytes(),
        ":hlc": envelope.hlc.to_string(),
        ":reviewer": envelope.reviewer_id.as_bytes(),
        ":kind": envelope.kind,
        ":version": envelope.version,
        ":envelope": signed.bytes,
        ":hash": signed.hash.as_bytes(),
        ":signature": signed.signature,
    })?;
    Ok(c.last_insert_rowid())
}

fn become_head(c: &Connection, envelope: &Envelope, object: ObjectId) -> Result<()> {
    let case = envelope.case_id;
    for seen in &envelope.deps {
        c.prepare_cached("DELETE FROM op_head WHERE case_id = :case AND object = :object AND op_id = :seen")?
            .execute(named_params! { ":case": case.as_bytes(), ":object": object.as_bytes(), ":seen": seen.as_bytes() })?;
    }
    // Of two that became ready together the later may come first; then the earlier is no head any more.
    c.prepare_cached(
        "INSERT INTO op_head (case_id, object, op_id)
         SELECT :case, :object, :op WHERE NOT EXISTS (
             SELECT 1 FROM op_dep JOIN op_object ON op_object.op = op_dep.op
             WHERE op_dep.dep = :op AND op_object.object = :object AND op_object.reach > 0
               AND op_dep.op NOT IN (SELECT op FROM op_waiting))",
    )?
    .execute(named_params! {
        ":case": case.as_bytes(), ":object": object.as_bytes(), ":op": envelope.op_id.as_bytes(),
    })?;
    Ok(())
}
