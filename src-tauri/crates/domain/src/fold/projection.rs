//! The whole projection in memory: what a rebuild and a check compare with.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::absent::Silence;
use super::activity::{Deactivator, Standing, is_active};
use super::digest::Digester;
use super::owner::{rank, standing};
use super::ready::{Link, ready};
use super::row::{Row, Touch, fold_row};
use super::table::table;
use crate::envelope::{Envelope, Hash, Payload};
use crate::id::{ActId, CaseId, DeviceId, ObjectId, OpId, RelationId, RuleRowId};
use crate::noun::{Noun, ObjectRef};
use crate::operation::{Operation, Reach};

/// What an operation of the log says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// An operation known here.
    Known(Box<Operation>),
    /// A kind or version of a newer release: kept, chained, counted.
    Unknown,
    /// Its payload is not here.
    Withheld,
    /// Its payload contradicts its envelope or its kind: kept and shown, not folded.
    Quarantined(String),
}

impl Content {
    /// Reads what an operation says, and holds it against its envelope.
    pub fn read(envelope: &Envelope, payload: Option<&Payload>) -> Self {
        let Some(payload) = payload else {
            return Self::Withheld;
        };
        match Operation::decode(&envelope.kind, envelope.version, &payload.bytes) {
            Err(e) => Self::Quarantined(e.to_string()),
            Ok(None) => Self::Unknown,
            Ok(Some(operation)) => match contradiction(envelope, &operation, payload) {
                Some(reason) => Self::Quarantined(reason),
                None => Self::Known(Box::new(operation)),
            },
        }
    }
}

/// Why an operation cannot be what its envelope says.
fn contradiction(envelope: &Envelope, operation: &Operation, payload: &Payload) -> Option<String> {
    let wrong = |what: &str| Some(format!("a {} operation {what}", envelope.kind));
    match operation {
        Operation::CaseCreate(p) if p.case != envelope.case_id => return wrong("creates another case"),
        Operation::CaseEdit(p) if p.case != envelope.case_id => return wrong("edits another case"),
        Operation::RelationSet(p) if p.relation != RelationId::between(p.from, p.to) => {
            return wrong("has a relation that is not the one between its claims");
        }
        Operation::EvidenceFlag(p) if p.by != envelope.reviewer_id => {
            return wrong("flags in the name of another reviewer");
        }
        Operation::PayloadErase(p) if !is_sorted(&p.ops) || !is_sorted(&p.files) => {
            return wrong("lists what it erases out of order");
        }
        Operation::SignOff(p) => {
            if let Some(what) = p.wrong(envelope) {
                return wrong(what);
            }
        }
        Operation::RuleSet(p) if p.rule != RuleRowId::of(envelope.case_id, &p.key) => {
            return wrong("sets a house rule under the id of another");
        }
        Operation::ScaleDefine(p) => {
            if let Some(why) = p.wrong() {
                return Some(format!("a scale_define operation defines no scale: {why}"));
            }
        }
        Operation::CaptureAdd(p) if !is_sha256(&p.file.sha256) => return wrong(NO_HASH),
        Operation::FileErase(p) if !is_sha256(&p.sha256) => return wrong(NO_HASH),
        Operation::PayloadErase(p) if !p.files.iter().all(|file| is_sha256(file)) => return wrong(NO_HASH),
        Operation::ReviewerAdd(p) if p.device != envelope.device_id => {
            return wrong("brings the key of another device");
        }
        _ => {}
    }
    if operation.objects() != envelope.objects {
        return wrong("touches other objects than its envelope lists");
    }
    // Bytes that are not canonical could say one thing here and another elsewhere.
    match operation.payload() {
        Ok(bytes) if bytes == payload.bytes => None,
        _ => wrong("has a payload that is not canonical"),
    }
}

/// What is wrong with an operation that names a file by something else than its hash.
const NO_HASH: &str = "names a file by something else than 64 hexadecimal digits";

fn is_sha256(name: &str) -> bool {
    name.len() == 64
        && name
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn is_sorted<T: Ord>(list: &[T]) -> bool {
    list.windows(2).all(|pair| pair[0] < pair[1])
}

/// An operation of the log with what the fold needs of it.
#[derive(Debug, Clone)]
pub struct Record {
    /// The envelope.
    pub envelope: Envelope,
    /// Its hash.
    pub hash: Hash,
    /// What it says.
    pub content: Content,
}

impl Record {
    /// Who, when, in which act.
    pub fn standing(&self) -> Standing {
        let undoable = match &self.content {
            Content::Known(operation) => operation.is_undoable(),
            _ => true,
        };
        Standing {
            op: self.envelope.op_id,
            hlc: self.envelope.hlc,
            device: self.envelope.device_id,
            reviewer: self.envelope.reviewer_id,
            act: self.envelope.act_id,
            undoable,
        }
    }

    /// Its stream.
    pub fn stream(&self) -> (CaseId, DeviceId) {
        (self.envelope.case_id, self.envelope.device_id)
    }

    /// Its place in the order on an object that it touched, when it says nothing: it has no effect there.
    pub fn silent(&self) -> Touch {
        Touch {
            standing: self.standing(),
            seq: self.envelope.seq,
            deps: self.envelope.deps.clone(),
            active: false,
            effects: Vec::new(),
        }
    }

    /// What its readiness depends on.
    pub fn link(&self) -> Link {
        Link::of(&self.envelope, self.hash)
    }

    /// What it does to the objects of known kinds, one touch for each object that it writes or extends.
    pub fn touches(&self, active: bool) -> Vec<(ObjectRef, Touch)> {
        let Content::Known(operation) = &self.content else {
            return Vec::new();
        };
        let mut touches: BTreeMap<ObjectRef, Touch> = BTreeMap::new();
        for (object, _) in operation
            .touched()
            .into_iter()
            .filter(|(_, reach)| *reach != Reach::Names)
        {
            touches.insert(
                object,
                Touch {
                    standing: self.standing(),
                    seq: self.envelope.seq,
                    deps: self.envelope.deps.clone(),
                    active,
                    effects: Vec::new(),
                },
            );
        }
        for write in operation.writes() {
            if let Some(touch) = touches.get_mut(&write.on) {
                touch.effects.push((write.effect, write.own_only));
            }
        }
        touches.into_iter().collect()
    }
}

/// The projection of a set of operations.
#[derive(Debug, Clone, Default)]
pub struct Projection {
    rows: BTreeMap<(&'static str, CaseId, ObjectId), Row>,
    /// Operations with a hole before them or with absent dependencies.
    pub waiting: BTreeSet<OpId>,
    /// Operations that contradict themselves, with the reason.
    pub quarantined: BTreeMap<OpId, String>,
    /// How many operations of each unknown kind there are.
    pub unknown: BTreeMap<String, usize>,
    /// Operations that say nothing: withheld, erased, of a revoked device, or late for a sign-off.
    pub silent: BTreeSet<OpId>,
}

impl Projection {
    /// Folds a set of operations; doubles and the order in which they come are of no account.
    pub fn of(records: impl IntoIterator<Item = Record>) -> Self {
        let records: BTreeMap<(OpId, Hash), Record> = records
            .into_iter()
            .map(|record| ((record.envelope.op_id, record.hash), record))
            .collect();
        let links: Vec<Link> = records.values().map(Record::link).collect();
        let ready = ready(&links);
        let (now, later): (Vec<&Record>, Vec<&Record>) = records
            .values()
            .partition(|record| ready.contains(&record.envelope.op_id));
        let waiting = later.iter().map(|record| record.envelope.op_id).collect();
        let mut projection = Self {
            waiting,
            ..Self::default()
        };
        let silence = Silence::of(&now);
        let says_nothing = |record: &&Record| {
            matches!(record.content, Content::Withheld) || silence.covers(&record.envelope)
        };
        let (silent, heard): (Vec<&Record>, Vec<&Record>) = now.into_iter().partition(says_nothing);
        projection.silent = silent.iter().map(|record| record.envelope.op_id).collect();
        projection.count(&heard);
        projection.fold(group(&heard, &silent));
        projection
    }

    /// Folds row by row, what something stands on before it.
    fn fold(&mut self, touched: BTreeMap<(CaseId, ObjectRef), Vec<Touch>>) {
        let mut touched: Vec<_> = touched.into_iter().collect();
        touched.sort_by_key(|((_, object), _)| rank(object.noun));
        let mut mentions = Vec::new();
        for ((case, object), touches) in touched {
            let Some(row) = fold_row(object.noun, case, object.id, &touches) else {
                continue;
            };
            // What a row of its own kind mentions may not be folded yet, so that is looked at once more at the end.
            let mut there = |of: ObjectRef| {
                let later = rank(of.noun) >= rank(object.noun);
                Ok::<_, std::convert::Infallible>(later || self.row(of.noun, case, of.id).is_some())
            };
            let Ok(stands) = standing(row, &mut there);
            if let Some(row) = stands {
                let key = (table(object.noun).name, case, object.id);
                if matches!(object.noun, Noun::Claim | Noun::Comment) {
                    mentions.push(key);
                }
                self.rows.insert(key, row);
            }
        }
        for key in mentions {
            self.settle(key);
        }
    }

    /// Looks once more at what a row mentions, now that every row is there.
    fn settle(&mut self, key: (&'static str, CaseId, ObjectId)) {
        let Some(row) = self.rows.get(&key).cloned() else {
            return;
        };
        let there =
            |of: ObjectRef| Ok::<_, std::convert::Infallible>(self.row(of.noun, key.1, of.id).is_some());
        let Ok(stands) = standing(row, there);
        match stands {
            Some(row) => self.rows.insert(key, row),
            None => self.rows.remove(&key),
        };
    }

    fn count(&mut self, ready: &[&Record]) {
        for record in ready {
            match &record.content {
                Content::Unknown => *self.unknown.entry(record.envelope.kind.clone()).or_default() += 1,
                Content::Quarantined(reason) => {
                    self.quarantined.insert(record.envelope.op_id, reason.clone());
                }
                Content::Known(_) | Content::Withheld => {}
            }
        }
    }

    /// The rows by table name, case and id.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.values()
    }

    /// One row.
    pub fn row(&self, noun: Noun, case: CaseId, id: impl Into<ObjectId>) -> Option<&Row> {
        self.rows.get(&(table(noun).name, case, id.into()))
    }

    /// The digest of every case, or of one.
    pub fn digest(&self, case: Option<CaseId>) -> Hash {
        let mut digester = Digester::new();
        self.rows()
            .filter(|row| case.is_none_or(|case| row.case == case))
            .for_each(|row| digester.row(row));
        digester.finish()
    }
}

/// The touches of each object, with undo and redo applied. What says nothing keeps its place in the order.
fn group(ready: &[&Record], silent: &[&Record]) -> BTreeMap<(CaseId, ObjectRef), Vec<Touch>> {
    let mut aimed: HashMap<(CaseId, ActId), Vec<Deactivator>> = HashMap::new();
    for record in ready {
        if let Content::Known(operation) = &record.content
            && let Some(target) = operation.deactivates()
        {
            let undo = Deactivator {
                standing: record.standing(),
                target,
            };
            aimed
                .entry((record.envelope.case_id, target))
                .or_default()
                .push(undo);
        }
    }
    let mut objects: BTreeMap<(CaseId, ObjectRef), Vec<Touch>> = BTreeMap::new();
    for record in ready {
        let case = record.envelope.case_id;
        let at = |act: ActId| {
            aimed
                .get(&(case, act))
                .map(|list| list.iter().collect())
                .unwrap_or_default()
        };
        let active = is_active(&record.standing(), &at);
        for (object, touch) in record.touches(active) {
            objects.entry((case, object)).or_default().push(touch);
        }
    }
    let unknown = ready
        .iter()
        .filter(|record| matches!(record.content, Content::Unknown));
    let silent: Vec<&Record> = silent.iter().chain(unknown).copied().collect();
    if !silent.is_empty() {
        put_in_order(&silent, &mut objects);
    }
    objects
}

/// Adds operations that say nothing to the touches of the objects that their envelopes list.
fn put_in_order(silent: &[&Record], objects: &mut BTreeMap<(CaseId, ObjectRef), Vec<Touch>>) {
    let mut by_id: HashMap<(CaseId, ObjectId), Vec<ObjectRef>> = HashMap::new();
    for (case, object) in objects.keys() {
        by_id.entry((*case, object.id)).or_default().push(*object);
    }
    for record in silent {
        let case = record.envelope.case_id;
        for id in &record.envelope.objects {
            for object in by_id.get(&(case, *id)).into_iter().flatten() {
                let touches = objects
                    .get_mut(&(case, *object))
                    .expect("BUG: it was listed from here");
                touches.push(record.silent());
            }
        }
    }
}
