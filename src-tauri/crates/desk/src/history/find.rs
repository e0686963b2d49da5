//! Entries by filter, the newest first.

use factdesk_domain::envelope::{Envelope, Hash};
use factdesk_domain::fold::{Content, Record};
use factdesk_domain::id::ObjectId;
use factdesk_domain::{
    ActId, CaseId, ClaimId, DeviceId, ObjectRef, OpId, Operation, ReviewerId, TimestampMs,
};
use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

use super::change;
use super::sentence::{sentence, version};
use super::sorts;
use crate::log::Why;
use crate::{Result, article, blind, citing, log, project, scale, undo};

/// Which entries are wanted; the default is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only of this case.
    pub case: Option<CaseId>,
    /// Only of these reviewers; empty for every reviewer.
    pub reviewers: Vec<ReviewerId>,
    /// Only what touches this object.
    pub object: Option<ObjectId>,
    /// Only of these kinds; empty for every kind.
    pub kinds: Vec<String>,
    /// Not before this time.
    pub since: Option<TimestampMs>,
    /// Not after this time.
    pub until: Option<TimestampMs>,
    /// Only entries with a smaller number: the last number of the page before.
    pub before: Option<i64>,
}

/// An operation as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the order of arrival on this desk, from 1.
    pub number: i64,
    /// The operation.
    pub op: OpId,
    /// Its case.
    pub case: CaseId,
    /// The device that signed it.
    pub device: DeviceId,
    /// Its place in its stream.
    pub seq: u64,
    /// When.
    pub at: TimestampMs,
    /// Who.
    pub reviewer: ReviewerId,
    /// The act that it is a part of.
    pub act: ActId,
    /// The kind, as `verdict_give`.
    pub kind: String,
    /// What it touches; empty for a kind of a newer release.
    pub objects: Vec<ObjectRef>,
    /// What it did, in a few words.
    pub sentence: String,
    /// What the field that it changed was before.
    pub before: Option<String>,
    /// What the field that it changed is after.
    pub after: Option<String>,
    /// The number of the undo that put it out of force.
    pub undone_by: Option<i64>,
    /// Whether its case was signed off without it; it changes nothing there.
    pub after_sign_off: bool,
    /// Whether what it said was erased.
    pub erased: bool,
    /// Whether it waits for something that has not arrived.
    pub waiting: bool,
    /// Why it is kept and not used.
    pub quarantined: Option<String>,
    /// Whether its clock ran ahead of ours when it came.
    pub from_the_future: bool,
    /// Its hash.
    pub hash: Hash,
    /// The hash of the one before it in its stream.
    pub prev_hash: Hash,
}

impl Filter {
    pub(super) fn case_bytes(&self) -> Option<[u8; 16]> {
        self.case.map(|id| *id.as_bytes())
    }

    /// As `hex` of SQLite writes them.
    pub(super) fn reviewers_json(&self) -> Option<String> {
        let ids: Vec<String> = self
            .reviewers
            .iter()
            .map(|id| hex::encode_upper(id.as_bytes()))
            .collect();
        (!ids.is_empty()).then(|| serde_json::json!(ids).to_string())
    }

    pub(super) fn kinds_json(&self) -> Option<String> {
        (!self.kinds.is_empty()).then(|| serde_json::json!(self.kinds).to_string())
    }

    fn is_narrow(&self) -> bool {
        self.case.is_some() || !self.reviewers.is_empty() || !self.kinds.is_empty()
    }
}

/// At most `limit` entries, the newest first.
///
/// # Errors
/// The database.
pub fn find(c: &Connection, filter: &Filter, limit: usize) -> Result<Vec<Entry>> {
    let numbers = numbers(c, filter, limit)?.into_iter();
    numbers.map(|number| entry(c, number)).collect()
}

/// The numbers of at most `limit` entries, the newest first.
pub(super) fn numbers(c: &Connection, filter: &Filter, limit: usize) -> Result<Vec<i64>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let timed = filter.since.is_some() || filter.until.is_some();
    // A sort knows nothing of objects and times.
    if filter.object.is_none() && !timed && filter.is_narrow() {
        sorts::positions(c, filter, limit)
    } else {
        positions(c, filter, limit)
    }
}

/// The query of [`positions`], with an object or without.
pub(super) fn sql(of_object: bool) -> String {
    let from = if of_object {
        "SELECT DISTINCT position FROM op_object CROSS JOIN op ON op.position = op_object.op
         WHERE op_object.object = :object AND position < :before"
    } else {
        "SELECT position FROM op WHERE position < :before"
    };
    format!(
        "{from} AND (:case IS NULL OR case_id = :case)
           AND (:reviewers IS NULL OR hex(reviewer_id) IN (SELECT value FROM json_each(:reviewers)))
           AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
           AND (:since IS NULL OR hlc >= :since)
           AND (:until IS NULL OR hlc < :until)
         ORDER BY position DESC LIMIT :limit"
    )
}

/// At most `limit` positions of what a filter wants, the last first. Where it wants one object, only what touches that
/// is read.
fn positions(c: &Connection, filter: &Filter, limit: i64) -> Result<Vec<i64>> {
    let mut statement = c.prepare_cached(&sql(filter.object.is_some()))?;
    // Stamps sort as texts do, so a time becomes the first text of its millisecond.
    let stamp = |time: TimestampMs| format!("{:015}", time.as_i64().max(0));
    let behind = |time: TimestampMs| stamp(TimestampMs::from_i64(time.as_i64().saturating_add(1)));
    let object = filter.object.map(|id| *id.as_bytes());
    let mut named: Vec<(&str, &dyn ToSql)> = Vec::new();
    let (case, reviewers, kinds) = (filter.case_bytes(), filter.reviewers_json(), filter.kinds_json());
    let (since, until) = (filter.since.map(stamp), filter.until.map(behind));
    let before = filter.before.unwrap_or(i64::MAX);
    named.extend::<[(&str, &dyn ToSql); 7]>([
        (":case", &case),
        (":reviewers", &reviewers),
        (":kinds", &kinds),
        (":since", &since),
        (":until", &until),
        (":before", &before),
        (":limit", &limit),
    ]);
    if object.is_some() {
        named.push((":object", &object));
    }
    let found = statement.query_map(named.as_slice(), |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What is shown of an operation before anything is asked of other operations: enough to look for words in.
pub struct Told {
    /// The operation.
    pub record: Record,
    /// What it touches; empty for a kind of a newer release.
    pub objects: Vec<ObjectRef>,
    /// What it did, in a few words.
    pub sentence: String,
    /// What the field that it changed is after.
    pub after: Option<String>,
    quarantined: Option<String>,
    silent: Option<Why>,
}

impl Told {
    /// The operation at a position.
    pub fn at(c: &Connection, number: i64) -> Result<Self> {
        let silent = log::why_silent(c, number)?;
        let mut told = Self::heard(c, number, silent)?;
        let reason = match silent {
            Some(Why::Erased) => None,
            Some(Why::Revoked) => Some("it was written after its device was revoked".to_owned()),
            Some(Why::Withheld | Why::Late) | None => return Ok(told),
        };
        told.sentence = if reason.is_some() { UNUSED } else { REMOVED }.to_owned();
        told.quarantined = reason;
        Ok(told)
    }

    /// The same, with what it says even where that is of no account any more.
    pub(super) fn heard(c: &Connection, number: i64, silent: Option<Why>) -> Result<Self> {
        let record = log::record_at(c, number)?;
        let envelope = &record.envelope;
        let (case, act) = (envelope.case_id, envelope.act_id);
        let (mut objects, mut after) = (Vec::new(), None);
        let (sentence, quarantined) = match &record.content {
            Content::Known(operation) => {
                objects.extend(operation.touched().into_iter().map(|(object, _)| object));
                let operation = citing::told(c, operation)?;
                after = change::after(c, case, &operation)?;
                (told(c, (case, act), &operation)?, None)
            }
            Content::Unknown => (format!("{NEWER} ({})", envelope.kind), None),
            Content::Withheld if silent.is_none() => (blind::HIDDEN.to_owned(), None),
            Content::Withheld => (WITHHELD.to_owned(), None),
            Content::Quarantined(reason) => (UNUSED.to_owned(), Some(reason.clone())),
        };
        Ok(Self {
            record,
            objects,
            sentence,
            after,
            quarantined,
            silent,
        })
    }
}

const NEWER: &str = "Change of a newer release";
const WITHHELD: &str = "Content withheld";
const UNUSED: &str = "Kept and not used";
const REMOVED: &str = "Removed";

/// What stands in place of what an operation says. It comes and goes with who reads, and with what is decided later.
pub(super) const INSTEAD: [&str; 5] = [NEWER, WITHHELD, UNUSED, REMOVED, blind::HIDDEN];

/// The operation at a position.
pub fn entry(c: &Connection, number: i64) -> Result<Entry> {
    completed(c, number, Told::at(c, number)?)
}

/// The operation at a position, which was told.
pub(super) fn completed(c: &Connection, number: i64, told: Told) -> Result<Entry> {
    let envelope = &told.record.envelope;
    let (mut before, mut undone) = (None, None);
    if let Content::Known(operation) = &told.record.content {
        before = change::before(c, envelope.case_id, number, operation)?;
        if told.silent.is_none() && operation.is_undoable() {
            undone = undone_by(c, envelope)?;
        }
    }
    Ok(Entry {
        number,
        op: envelope.op_id,
        case: envelope.case_id,
        device: envelope.device_id,
        seq: envelope.seq,
        at: envelope.hlc.timestamp(),
        reviewer: envelope.reviewer_id,
        act: envelope.act_id,
        kind: envelope.kind.clone(),
        objects: told.objects,
        sentence: told.sentence,
        before,
        after: told.after,
        undone_by: undone,
        after_sign_off: told.silent == Some(Why::Late),
        erased: told.silent == Some(Why::Erased),
        waiting: flag(
            c,
            "SELECT EXISTS (SELECT 1 FROM op_waiting WHERE op = ?1)",
            number,
        )?,
        quarantined: told.quarantined,
        from_the_future: flag(
            c,
            "SELECT EXISTS (SELECT 1 FROM op_arrival WHERE op = ?1 AND from_the_future = 1)",
            number,
        )?,
        hash: told.record.hash,
        prev_hash: envelope.prev_hash,
    })
}

/// What an operation did, with what only its act or its target tells.
fn told(c: &Connection, (case, act): (CaseId, ActId), operation: &Operation) -> Result<String> {
    let also = |kind, claim: ClaimId| with(c, act, kind, claim);
    Ok(match operation {
        Operation::ActUndo(p) => format!("Undone: {}", undo::act_words(c, p.act)?),
        Operation::ActRedo(p) => format!("Redone: {}", undo::act_words(c, p.undo)?),
        // A rejected suggestion is entered in order to be remembered, and taken out in the same act.
        Operation::ClaimCreate(p) if p.origin.is_suggested() && also("claim_retract", p.claim)? => {
            "Suggested claim noted".to_owned()
        }
        Operation::ClaimRetract(p) if also("claim_create", p.claim)? => "Suggested claim rejected".to_owned(),
        Operation::VerdictGive(p) => {
            let scales = scale::of_case(c, case)?;
            super::sentence::verdict(&p.outcome, p.conclusion.as_deref(), &scales)
        }
        Operation::DecisionMake(p) => super::sentence::made(p, &scale::of_case(c, case)?),
        Operation::ArticleVersionAdd(p) => {
            // A version may have come before its article, from another laptop.
            let title = article::show(c, p.article).map(|article| format!("“{}”", article.title.trim()));
            version(p.placing, title.as_deref().unwrap_or("an article"))
        }
        other => sentence(other),
    })
}

/// Whether an act also holds an operation of this kind on a claim.
fn with(c: &Connection, act: ActId, kind: &str, claim: ClaimId) -> Result<bool> {
    let mut statement = c.prepare_cached(
        "SELECT EXISTS (
             SELECT 1 FROM op_object JOIN op ON op.position = op_object.op
             WHERE object = :claim AND act_id = :act AND kind = :kind
         )",
    )?;
    let named = named_params! { ":act": act.as_bytes(), ":kind": kind, ":claim": claim.as_bytes() };
    Ok(statement.query_row(named, |row| row.get(0))?)
}

fn flag(c: &Connection, sql: &'static str, number: i64) -> Result<bool> {
    Ok(c.prepare_cached(sql)?.query_row([number], |row| row.get(0))?)
}

fn undone_by(c: &Connection, envelope: &Envelope) -> Result<Option<i64>> {
    if project::is_in_force(c, envelope)? {
        return Ok(None);
    }
    Ok(c.prepare_cached(
        "SELECT max(position) FROM op_target JOIN op ON op.position = op_target.op
         WHERE target = :act AND case_id = :case",
    )?
    .query_row(
        named_params! { ":act": envelope.act_id.as_bytes(), ":case": envelope.case_id.as_bytes() },
        |row| row.get(0),
    )
    .optional()?
    .flatten())
}
