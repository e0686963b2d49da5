//! Removal: what was said goes from every desk that hears of it; that it was said stays.

use std::collections::BTreeSet;

use factdesk_domain::capture::ErasureGround;
use factdesk_domain::fold::{hangs_on, table};
use factdesk_domain::removal::{PayloadErase, is_erasable};
use factdesk_domain::{CaseId, Noun, ObjectRef, OpId, RemovalId, ReviewerId, RuleError, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Desk, Done, Error, Result, archive, log};

/// What is to be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRemoval {
    /// The case.
    pub case: CaseId,
    /// The operations.
    pub ops: BTreeSet<OpId>,
    /// SHA-256 of files whose bytes go too.
    pub files: BTreeSet<String>,
    /// Why.
    pub reason: String,
    /// On what ground.
    pub ground: ErasureGround,
}

/// A removal as it stands in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Which one.
    pub id: RemovalId,
    /// How many operations lost what they said.
    pub ops: usize,
    /// Of which kinds those are that are here, and how many of each; sorted.
    pub kinds: Vec<(String, usize)>,
    /// How many files went with them.
    pub files: usize,
    /// Why.
    pub reason: String,
    /// On what ground.
    pub ground: ErasureGround,
    /// Who removed it.
    pub by: ReviewerId,
    /// When.
    pub at: TimestampMs,
}

/// The removals of a case, the oldest first.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, case: CaseId) -> Result<Vec<Removal>> {
    let mut statement = c.prepare_cached(
        "SELECT id, ops, json_array_length(ops) AS op_count, json_array_length(files) AS file_count, reason, ground,
                created_by, created_at
         FROM removal WHERE case_id = :case ORDER BY created_at, id",
    )?;
    let removal = |row: &Row<'_>| {
        Ok(Removal {
            id: crate::row::parsed(row, "id")?,
            ops: usize::try_from(row.get::<_, i64>("op_count")?).unwrap_or_default(),
            kinds: kinds_in(c, &row.get::<_, String>("ops")?)?,
            files: usize::try_from(row.get::<_, i64>("file_count")?).unwrap_or_default(),
            reason: row.get("reason")?,
            ground: crate::row::named(row, "ground")?,
            by: crate::row::parsed(row, "created_by")?,
            at: TimestampMs::from_i64(row.get("created_at")?),
        })
    };
    Ok(statement
        .query_map(named_params! { ":case": case.to_string() }, removal)?
        .collect::<rusqlite::Result<_>>()?)
}

fn kinds_in(c: &Connection, ops: &str) -> rusqlite::Result<Vec<(String, usize)>> {
    let mut statement = c.prepare_cached(
        "SELECT kind, count(*) FROM op
         WHERE op_id IN (SELECT unhex(replace(value, '-', '')) FROM json_each(?1)) GROUP BY kind ORDER BY kind",
    )?;
    let found = statement.query_map([ops], |row| {
        Ok((
            row.get(0)?,
            usize::try_from(row.get::<_, i64>(1)?).unwrap_or_default(),
        ))
    })?;
    found.collect()
}

/// What is removed when this operation, or this object and everything that hangs on it, goes: the case and the
/// operations. Those whose words must stay, and those that say nothing any more, are left out.
///
/// # Errors
/// An id that nothing has; an operation whose words must stay; the database.
pub fn reach(c: &Connection, id: &str) -> Result<(CaseId, BTreeSet<OpId>)> {
    let unknown = || Error::unknown("operation", id);
    let op: OpId = id.parse().map_err(|_| unknown())?;
    if let Some((case, kind)) = one(c, op)? {
        if !is_erasable(&kind) {
            return Err(factdesk_domain::RuleError::NotErasable { kind }.into());
        }
        return Ok((case, BTreeSet::from([op])));
    }
    let mut objects = Vec::new();
    for noun in Noun::ALL {
        objects.extend(object_in(c, *noun, id)?);
    }
    let case = objects.first().map(|(case, _)| *case).ok_or_else(unknown)?;
    let (mut ops, mut seen) = (BTreeSet::new(), BTreeSet::new());
    while let Some((case, object)) = objects.pop() {
        if !seen.insert((case, object)) {
            continue;
        }
        ops.extend(writers(c, case, object)?);
        objects.extend(hanging(c, case, object)?);
    }
    Ok((case, ops))
}

fn one(c: &Connection, op: OpId) -> Result<Option<(CaseId, String)>> {
    Ok(
        c.prepare_cached("SELECT case_id, kind FROM op WHERE op_id = :op")?
            .query_row(named_params! { ":op": op.as_bytes() }, |row| {
                Ok((CaseId::from_bytes(row.get(0)?), row.get(1)?))
            })
            .optional()?,
    )
}

fn object_in(c: &Connection, noun: Noun, id: &str) -> Result<Option<(CaseId, ObjectRef)>> {
    let sql = [
        "SELECT case_id, id FROM ",
        table(noun).name,
        " WHERE id = :id ORDER BY case_id DESC LIMIT 1",
    ];
    Ok(c.prepare_cached(&sql.concat())?
        .query_row(named_params! { ":id": id }, |row| {
            let id: factdesk_domain::id::ObjectId = crate::row::parsed(row, "id")?;
            Ok((crate::row::parsed(row, "case_id")?, ObjectRef::new(noun, id)))
        })
        .optional()?)
}

/// The operations that write on an object and can be erased.
fn writers(c: &Connection, case: CaseId, object: ObjectRef) -> Result<Vec<OpId>> {
    let mut statement = c.prepare_cached(
        "SELECT op_id, kind FROM op_object JOIN op ON op.position = op_object.op
         WHERE object = :object AND reach = 2 AND noun = :noun AND case_id = :case",
    )?;
    let found = statement.query_map(
        named_params! {
            ":object": object.id.as_bytes(), ":noun": object.noun.as_str(), ":case": case.as_bytes(),
        },
        |row| Ok((OpId::from_bytes(row.get(0)?), row.get::<_, String>(1)?)),
    )?;
    let found = found.collect::<rusqlite::Result<Vec<_>>>()?.into_iter();
    Ok(found
        .filter(|(_, kind)| is_erasable(kind))
        .map(|(op, _)| op)
        .collect())
}

/// The objects that stand on another one.
fn hanging(c: &Connection, case: CaseId, object: ObjectRef) -> Result<Vec<(CaseId, ObjectRef)>> {
    let mut all = Vec::new();
    for (noun, column) in hangs_on(object.noun) {
        let sql = [
            "SELECT id FROM ",
            table(noun).name,
            " WHERE case_id = :case AND ",
            column,
            " = :id",
        ];
        let mut statement = c.prepare_cached(&sql.concat())?;
        let ids = statement.query_map(
            named_params! { ":case": case.to_string(), ":id": object.id.to_string() },
            |row| crate::row::parsed::<factdesk_domain::id::ObjectId>(row, "id"),
        )?;
        for id in ids {
            all.push((case, ObjectRef::new(noun, id?)));
        }
    }
    Ok(all)
}

/// Removes what operations said, and the bytes of files, on this desk now and on every desk that receives it. It cannot
/// be undone. Backups, exports and bundles that were written before are out of reach.
///
/// # Errors
/// No reason; nothing to remove, or nothing that was not removed before; words that must stay; the database or the
/// archive.
pub fn erase(desk: &Desk, by: ReviewerId, new: NewRemoval) -> Result<Done<RemovalId>> {
    let files = new.files.clone();
    let done = desk.act(by, |acting| {
        let mut new = new;
        let kinds = kinds(acting.db(), &new)?;
        let gone = log::erased(acting.db(), new.case)?;
        let asked = new.ops.len();
        new.ops.retain(|op| !gone.contains(op));
        if asked > 0 && new.ops.is_empty() && new.files.is_empty() {
            return Err(RuleError::AlreadyErased.into());
        }
        let removal = acting.id(RemovalId::new)?;
        let request = PayloadErase {
            removal,
            ops: new.ops.iter().copied().collect(),
            files: new.files.iter().cloned().collect(),
            reason: new.reason.clone(),
            ground: new.ground,
        };
        acting.push(new.case, rules::shared::erase(request, &kinds)?)?;
        Ok(removal)
    })?;
    for sha256 in files {
        desk.store()
            .archive::<_, Error>(|a| Ok(archive::erase(a, &sha256)?))?;
    }
    desk.store().shed()?;
    Ok(done)
}

fn kinds(c: &Connection, new: &NewRemoval) -> Result<Vec<String>> {
    let mut kinds = Vec::new();
    for op in &new.ops {
        match one(c, *op)? {
            Some((case, kind)) if case == new.case => kinds.push(kind),
            _ => return Err(Error::unknown("operation", op)),
        }
    }
    Ok(kinds)
}
