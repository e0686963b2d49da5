//! Loads what the fold of one row needs: the operations that touch it, and which of them count.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use factdesk_domain::envelope::Envelope;
use factdesk_domain::fold::{Deactivator, Standing, Touch, is_active};
use factdesk_domain::{ActId, CaseId, DeviceId, ObjectRef, OpId, Operation, ReviewerId};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Error, Result, log};

/// Of a row that begins with `op_id, hlc, device_id, reviewer_id, act_id`.
fn standing(row: &Row<'_>) -> rusqlite::Result<Standing> {
    Ok(Standing {
        op: OpId::from_bytes(row.get(0)?),
        hlc: crate::row::parsed(row, 1)?,
        device: DeviceId::from_bytes(row.get(2)?),
        reviewer: ReviewerId::from_bytes(row.get(3)?),
        act: ActId::from_bytes(row.get(4)?),
        undoable: true,
    })
}

/// Which acts undo and redo are aimed at, as far as some acts depend on it.
pub struct Aims(HashMap<ActId, Vec<Deactivator>>);

impl Aims {
    /// Loads what is aimed at these acts, at what is aimed at them, and so on.
    pub fn load(c: &Connection, case: CaseId, acts: impl IntoIterator<Item = ActId>) -> Result<Self> {
        let mut aims = Self(HashMap::new());
        // Most cases have no undo at all, and then one look is enough.
        if !c
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM op_target)")?
            .query_row([], |row| row.get::<_, bool>(0))?
        {
            return Ok(aims);
        }
        let mut open: Vec<ActId> = acts.into_iter().collect();
        while let Some(act) = open.pop() {
            if aims.0.contains_key(&act) {
                continue;
            }
            let aimed = aimed_at(c, case, act)?;
            open.extend(aimed.iter().map(|undo| undo.standing.act));
            aims.0.insert(act, aimed);
        }
        Ok(aims)
    }

    /// Whether an operation counts.
    pub fn is_active(&self, standing: &Standing) -> bool {
        is_active(standing, &|act| {
            self.0
                .get(&act)
                .map(|aimed| aimed.iter().collect())
                .unwrap_or_default()
        })
    }
}

fn aimed_at(c: &Connection, case: CaseId, act: ActId) -> Result<Vec<Deactivator>> {
    let mut statement = c.prepare_cached(
        "SELECT op_id, hlc, device_id, reviewer_id, act_id
         FROM op_target JOIN op ON op.position = op_target.op
         WHERE target = :act AND case_id = :case AND op.position NOT IN (SELECT op FROM op_waiting)",
    )?;
    let found = statement
        .query_map(
            named_params! { ":act": act.as_bytes(), ":case": case.as_bytes() },
            standing,
        )?
        .map(|found| {
            found.map(|standing| Deactivator {
                standing,
                target: act,
            })
        });
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Whether an operation of a case counts, as far as undo and redo go.
pub fn is_in_force(c: &Connection, envelope: &Envelope) -> Result<bool> {
    let standing = Standing {
        op: envelope.op_id,
        hlc: envelope.hlc,
        device: envelope.device_id,
        reviewer: envelope.reviewer_id,
        act: envelope.act_id,
        undoable: true,
    };
    Ok(Aims::load(c, envelope.case_id, [envelope.act_id])?.is_active(&standing))
}

/// The first operation of an act in a case. The plus keeps SQLite from reading the whole case by the index of its streams.
pub fn first_of_act() -> String {
    [
        "SELECT op_id, hlc, device_id, reviewer_id, act_id FROM op WHERE",
        log::OF_ACT,
        "AND +case_id = :case AND kind <> 'reviewer_add' ORDER BY position LIMIT 1",
    ]
    .concat()
}

/// Whether the operations of an act count in a case.
pub fn is_act_active(c: &Connection, case: CaseId, act: ActId) -> Result<bool> {
    let (first, last) = log::span(act);
    let first = c
        .prepare_cached(&first_of_act())?
        .query_row(
            named_params! {
                ":act": act.as_bytes(), ":first": first, ":last": last, ":case": case.as_bytes(),
            },
            standing,
        )
        .optional()?;
    match first {
        Some(standing) => Ok(Aims::load(c, case, [act])?.is_active(&standing)),
        None => Ok(false),
    }
}

/// Operations that somebody holds in memory, by position: nobody needs to read them back.
pub type Held<'h> = HashMap<i64, &'h Operation>;

/// Reads the log for one folding, while nothing is appended.
pub struct Reader<'r> {
    c: &'r Connection,
    held: Held<'r>,
    shared: HashMap<CaseId, bool>,
}

impl<'r> Reader<'r> {
    /// Reads what is not held.
    pub fn new(c: &'r Connection, held: Held<'r>) -> Self {
        let shared = HashMap::new();
        Self { c, held, shared }
    }

    /// Whether operations of more than one device are in a case. In a case of one device nothing is concurrent, and
    /// what only hangs on an object cannot change its row.
    fn is_shared(&mut self, case: CaseId) -> Result<bool> {
        if let Some(shared) = self.shared.get(&case) {
            return Ok(*shared);
        }
        // Each of the two is one step into the index; min() and max() in one query would read the whole case.
        let mut ends = self.c.prepare_cached(
            "SELECT (SELECT min(device_id) FROM op WHERE case_id = :case)
                  < (SELECT max(device_id) FROM op WHERE case_id = :case)",
        )?;
        let shared = ends
            .query_row(named_params! { ":case": case.as_bytes() }, |row| {
                row.get::<_, Option<bool>>(0)
            })?
            .unwrap_or(false);
        self.shared.insert(case, shared);
        Ok(shared)
    }

    /// The touches of one object in a case.
    pub fn touches(&mut self, case: CaseId, object: ObjectRef) -> Result<Vec<Touch>> {
        let shared = self.is_shared(case)?;
        let mut statement = self.c.prepare_cached(
            "SELECT op_id, hlc, device_id, reviewer_id, act_id, seq, reach, op.position
             FROM op_object JOIN op ON op.position = op_object.op
             WHERE object = ?1 AND noun = ?2 AND reach >= ?3 AND case_id = ?4
               AND op.position NOT IN (SELECT op FROM op_waiting)",
        )?;
        let mut rows = statement.query((
            object.id.as_bytes(),
            object.noun.as_str(),
            if shared { 1 } else { 2 },
            case.as_bytes(),
        ))?;
        let mut touches = Vec::new();
        while let Some(row) = rows.next()? {
            touches.push(self.touch(row, object, shared)?);
        }
        if shared {
            touches.extend(silent(self.c, case, object)?);
        }
        let aims = Aims::load(self.c, case, touches.iter().map(|touch| touch.standing.act))?;
        for touch in touches.iter_mut().filter(|touch| touch.active) {
            touch.active = aims.is_active(&touch.standing);
        }
        Ok(touches)
    }

    fn touch(&self, row: &Row<'_>, object: ObjectRef, shared: bool) -> Result<Touch> {
        let mut standing = standing(row)?;
        let position = row.get(7)?;
        let mut effects = Vec::new();
        if row.get::<_, i64>(6)? == 2 {
            let operation = match self.held.get(&position) {
                Some(operation) => Cow::Borrowed(*operation),
                None => Cow::Owned(operation_at(self.c, position)?),
            };
            standing.undoable = operation.is_undoable();
            let own = operation.writes().into_iter().filter(|write| write.on == object);
            effects.extend(own.map(|write| (write.effect, write.own_only)));
        }
        let deps = match shared {
            true => deps_at(self.c, position)?,
            false => Vec::new(),
        };
        Ok(Touch {
            standing,
            seq: crate::row::number(row, "seq")?,
            deps,
            active: true,
            effects,
        })
    }

    /// The objects written by operations that touch an object: those among which something may stand on it.
    pub fn dependents(&self, case: CaseId, object: ObjectRef) -> Result<BTreeSet<(CaseId, ObjectRef)>> {
        let named = named_params! { ":object": object.id.as_bytes() };
        let only_its_own: bool = self
            .c
            .prepare_cached("SELECT count(*) < 2 FROM op_object WHERE object = :object")?
            .query_row(named, |row| row.get(0))?;
        if only_its_own {
            return Ok(BTreeSet::new());
        }
        let mut statement = self.c.prepare_cached(
            "SELECT kind, version, op_payload.bytes, op.position
             FROM op_object JOIN op ON op.position = op_object.op JOIN op_payload ON op_payload.op = op.position
             WHERE object = :object AND noun <> 'silent' AND case_id = :case
               AND op.position NOT IN (SELECT op FROM op_waiting)
               AND op.position NOT IN (SELECT op FROM op_quarantine)",
        )?;
        let mut rows =
            statement.query(named_params! { ":object": object.id.as_bytes(), ":case": case.as_bytes() })?;
        let mut objects = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let written = match self.held.get(&row.get("position")?) {
                Some(operation) => operation.written(),
                None => known(row)?.map_or_else(Vec::new, |operation| operation.written()),
            };
            objects.extend(written.into_iter().map(|object| (case, object)));
        }
        objects.remove(&(case, object));
        Ok(objects)
    }
}

/// Operations that list the object and say nothing here: they only keep their place in the order.
fn silent(c: &Connection, case: CaseId, object: ObjectRef) -> Result<Vec<Touch>> {
    let mut statement = c.prepare_cached(
        "SELECT op_id, hlc, device_id, reviewer_id, act_id, seq, envelope
         FROM op_object JOIN op ON op.position = op_object.op
         WHERE object = :object AND reach IN (0, 1) AND noun IN ('silent', 'unknown') AND case_id = :case
           AND op.position NOT IN (SELECT op FROM op_waiting)",
    )?;
    let mut rows =
        statement.query(named_params! { ":object": object.id.as_bytes(), ":case": case.as_bytes() })?;
    let mut touches = Vec::new();
    while let Some(row) = rows.next()? {
        touches.push(Touch {
            standing: standing(row)?,
            seq: crate::row::number(row, "seq")?,
            deps: log::deps(row)?,
            active: false,
            effects: Vec::new(),
        });
    }
    Ok(touches)
}

/// The operation of a row, unless it is of a newer release.
fn known(row: &Row<'_>) -> Result<Option<Operation>> {
    let kind: String = row.get("kind")?;
    let payload = row.get_ref("bytes")?.as_blob().map_err(rusqlite::Error::from)?;
    Operation::decode(&kind, row.get("version")?, payload).map_err(|e| Error::damaged("op_payload", e))
}

/// The operation at a position, which lists its objects and so was read before.
fn operation_at(c: &Connection, position: i64) -> Result<Operation> {
    let mut statement = c.prepare_cached(
        "SELECT kind, version, op_payload.bytes FROM op JOIN op_payload ON op_payload.op = op.position
         WHERE op.position = ?1",
    )?;
    let mut rows = statement.query([position])?;
    let operation = match rows.next()? {
        Some(row) => known(row)?,
        None => None,
    };
    let unread = || {
        Error::damaged(
            "op",
            format_args!("nothing that can be read at position {position}"),
        )
    };
    operation.ok_or_else(unread)
}

/// What the author of the operation at a position had seen.
fn deps_at(c: &Connection, position: i64) -> Result<Vec<OpId>> {
    let mut statement = c.prepare_cached("SELECT envelope FROM op WHERE position = ?1")?;
    let mut rows = statement.query([position])?;
    match rows.next()? {
        Some(row) => log::deps(row),
        None => Err(Error::damaged(
            "op",
            format_args!("nothing at position {position}"),
        )),
    }
}

/// The objects that change when an act goes out of force or comes back: those that its operations touch, and for an
/// undo or redo those of the act that it is aimed at.
pub fn affected(c: &Connection, case: CaseId, act: ActId) -> Result<BTreeSet<ObjectRef>> {
    let (mut objects, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![act]);
    while let Some(act) = open.pop() {
        if !seen.insert(act) {
            continue;
        }
        let sql = [
            "SELECT kind, version, op_payload.bytes FROM op JOIN op_payload ON op_payload.op = op.position WHERE",
            log::OF_ACT,
            "AND +case_id = :case
               AND op.position NOT IN (SELECT op FROM op_waiting)
               AND op.position NOT IN (SELECT op FROM op_quarantine)",
        ];
        let mut statement = c.prepare_cached(&sql.concat())?;
        let (first, last) = log::span(act);
        let mut rows = statement.query(named_params! {
            ":act": act.as_bytes(), ":first": first, ":last": last, ":case": case.as_bytes(),
        })?;
        while let Some(row) = rows.next()? {
            if let Some(operation) = known(row)? {
                open.extend(operation.deactivates());
                let changed = operation
                    .touched()
                    .into_iter()
                    .filter(|(_, reach)| *reach > factdesk_domain::operation::Reach::Names);
                objects.extend(changed.map(|(object, _)| object));
            }
        }
    }
    Ok(objects)
}
