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

/// The noun of what an operation only mentions: it is folded again when that comes or goes.
const MENTION_NOUN: &str = "mention";

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
    let mut statement = c.prepare_cached(
        "SELECT op.op_id FROM op_object JOIN op ON op.position = op_object.op
             WHERE object = :object AND reach > 0 AND head = 1 AND case_id = :case",
    )?;
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

/// Appends an operation and returns its position. The caller has checked it and holds the transaction. One that is
/// folded at once becomes a head at once; see [`advance_heads`] for one that waits.
pub fn append(
    c: &Connection,
    signed: &Signed,
    (payload, content): (Option<&Payload>, &Content),
    waits: bool,
) -> Result<i64> {
    let position = insert(c, signed)?;
    if let Some(payload) = payload {
        c.prepare_cached("INSERT INTO op_payload (op, salt, bytes) VALUES (?1, ?2, ?3)")?
            .execute((position, payload.salt, &payload.bytes))?;
    }
    list(c, position, (&signed.envelope, content), waits)?;
    Ok(position)
}

/// Lists what an operation that is heard touches and is aimed at.
pub fn list(
    c: &Connection,
    position: i64,
    (envelope, content): (&Envelope, &Content),
    waits: bool,
) -> Result<()> {
    let listed = listed(envelope, content);
    for (object, noun, reach) in &listed {
        c.prepare_cached(
            "INSERT INTO op_object (object, noun, op, reach, head) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            object.as_bytes(),
            noun,
            position,
            number(*reach),
            !waits && *reach != Reach::Names,
        ))?;
    }
    if !waits {
        replace_heads(c, envelope, &listed)?;
    }
    match content {
        Content::Known(operation) => {
            if let Some(object) = operation.mentions() {
                // It may be listed since before it fell silent.
                c.prepare_cached(
                    "INSERT OR IGNORE INTO op_object (object, noun, op, reach, head) VALUES (?1, ?2, ?3, 0, 0)",
                )?
                .execute((object.as_bytes(), MENTION_NOUN, position))?;
            }
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
    Ok(())
}

type Listed = (ObjectId, &'static str, Reach);

/// The objects under which an operation is found.
fn listed(envelope: &Envelope, content: &Content) -> Vec<Listed> {
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

/// Lets an operation that waited take the place of the heads that it had seen, now that it is folded. One that waits
/// is no head: what is written here must not depend on what nobody could read yet. Operations that became ready
/// together come in an order in which each follows what it had seen.
pub fn advance_heads(c: &Connection, position: i64, envelope: &Envelope, content: &Content) -> Result<()> {
    let listed = listed(envelope, content);
    for (object, ..) in &listed {
        c.prepare_cached("UPDATE op_object SET head = 1 WHERE object = :object AND reach > 0 AND op = :op")?
            .execute(named_params! { ":object": object.as_bytes(), ":op": position })?;
    }
    replace_heads(c, envelope, &listed)
}

fn replace_heads(c: &Connection, envelope: &Envelope, listed: &[Listed]) -> Result<()> {
    let mut heads = c.prepare_cached(
        "SELECT op_object.op, op_id, reach, noun FROM op_object JOIN op ON op.position = op_object.op
         WHERE object = ?1 AND reach > 0 AND head = 1 AND case_id = ?2",
    )?;
    for (object, ..) in listed.iter().filter(|(.., reach)| *reach != Reach::Names) {
        let (object, case) = (object.as_bytes(), envelope.case_id.as_bytes());
        let found = heads.query_map((object, case), |row| {
            Ok((
                row.get(0)?,
                OpId::from_bytes(row.get(1)?),
                row.get(2)?,
                row.get(3)?,
            ))
        })?;
        let found: Vec<(i64, OpId, i64, String)> = found.collect::<rusqlite::Result<_>>()?;
        for (op, _, reach, noun) in found.iter().filter(|(_, id, ..)| envelope.deps.contains(id)) {
            c.prepare_cached(
                "UPDATE op_object SET head = 0 WHERE object = ?1 AND reach = ?2 AND noun = ?3 AND op = ?4",
            )?
            .execute((object, reach, noun, op))?;
        }
    }
    Ok(())
}

/// Notes of the operations behind the position of [`behind`](crate::behind) on which ones they build.
pub fn note_deps(c: &Connection) -> Result<()> {
    let mut built = Vec::new();
    let mut statement = c.prepare_cached(
        "SELECT position, envelope FROM op WHERE position > (SELECT position FROM index_state)",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        built.push((row.get("position")?, super::deps(row)?));
    }
    note_built(c, &built)
}

/// Notes of operations, by position, on which ones they build. What was noted before stays.
pub fn note_built(c: &Connection, built: &[(i64, Vec<OpId>)]) -> Result<()> {
    let mut insert = c.prepare_cached("INSERT OR IGNORE INTO op_dep (dep, op) VALUES (?1, ?2)")?;
    for (position, deps) in built {
        for dep in deps {
            insert.execute((dep.as_bytes(), position))?;
        }
    }
    Ok(())
}

fn insert(c: &Connection, signed: &Signed) -> Result<i64> {
    let envelope = &signed.envelope;
    let seq = i64::try_from(envelope.seq).map_err(|_| Error::damaged("op", envelope.seq))?;
    c.prepare_cached(
        "INSERT INTO op (op_id, case_id, device_id, seq, act_id, hlc, reviewer_id, kind, version, envelope, hash, signature)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute((
        envelope.op_id.as_bytes(),
        envelope.case_id.as_bytes(),
        envelope.device_id.as_bytes(),
        seq,
        envelope.act_id.as_bytes(),
        envelope.hlc.to_string(),
        envelope.reviewer_id.as_bytes(),
        &envelope.kind,
        envelope.version,
        &signed.bytes,
        signed.hash.as_bytes(),
        signed.signature,
    ))?;
    Ok(c.last_insert_rowid())
}
