//! Views that were built before, brought up to date by what the log says happened since.
//!
//! A verdict touches one claim of a hundred thousand; only that one is read again. What moves claims (imports,
//! relations, splits, undo) builds the view anew.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use factdesk_domain::case::CaseChange;
use factdesk_domain::{CaseId, ClaimId, Noun, Operation};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::Result;
use crate::blind::{self, Sight};

use super::{CaseView, Layouts, load, refresh};

/// Kinds of operations that change claims where they stand. Everything else may move them.
const IN_PLACE: &[&str] = &[
    "capture_add",
    "capture_retract",
    "case_edit",
    "claim_create",
    "claim_edit",
    "claim_flag",
    "claim_park",
    "claim_unpark",
    "comment_add",
    "comment_edit",
    "comment_retract",
    "correction_make",
    "correction_request",
    "correction_request_edit",
    "decision_make",
    "decision_withdraw",
    "declaration_set",
    "evidence_add",
    "evidence_edit",
    "evidence_flag",
    "evidence_retract",
    "file_erase",
    "lookup_add",
    "lookup_retract",
    "recheck_set",
    "reply_ask",
    "reply_edit",
    "reply_retract",
    "reviewer_add",
    "reviewer_edit",
    "rule_override",
    "rule_override_withdraw",
    "rule_set",
    "scale_define",
    "second_reading_ask",
    "source_add",
    "source_edit",
    "statement_add",
    "statement_edit",
    "tag_add",
    "tag_remove",
    "verdict_give",
    "verdict_withdraw",
];

/// What a view was built from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    position: i64,
    run: i64,
    sight: Sight,
}

impl Stamp {
    /// Whether the log alone tells what happened between the two.
    fn is_before(self, now: Self) -> bool {
        (self.run, self.sight) == (now.run, now.sight) && self.position < now.position
    }
}

/// Views of cases by id. One for each open desk.
#[derive(Debug, Default)]
pub struct Views {
    layouts: Layouts,
    kept: Mutex<HashMap<CaseId, (Stamp, Arc<CaseView>)>>,
}

impl Views {
    /// The view of a case as the connection's transaction sees it.
    ///
    /// # Errors
    /// The database.
    pub fn of(&self, c: &Connection, case: CaseId) -> Result<Arc<CaseView>> {
        let stamp = stamp(c, case)?;
        let known = self.kept().remove(&case);
        let view = match known {
            Some((then, view)) if then == stamp => view,
            Some((then, view)) if then.is_before(stamp) && view.wanderer == blind::wanders(c, case)? => {
                self.follow(c, case, then, view)?
            }
            _ => Arc::new(load(c, case, &self.layouts)?),
        };
        self.kept().insert(case, (stamp, Arc::clone(&view)));
        Ok(view)
    }

    /// The layouts of article versions.
    #[must_use]
    pub fn layouts(&self) -> &Layouts {
        &self.layouts
    }

    fn follow(
        &self,
        c: &Connection,
        case: CaseId,
        then: Stamp,
        mut view: Arc<CaseView>,
    ) -> Result<Arc<CaseView>> {
        match since(c, case, then.position)? {
            Some(claims) if claims.iter().all(|claim| view.place(*claim).is_some()) => {
                let claims: Vec<ClaimId> = claims.into_iter().collect();
                if !claims.is_empty() {
                    refresh(Arc::make_mut(&mut view), c, &claims)?;
                }
                Ok(view)
            }
            _ => Ok(Arc::new(load(c, case, &self.layouts)?)),
        }
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<CaseId, (Stamp, Arc<CaseView>)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn stamp(c: &Connection, case: CaseId) -> rusqlite::Result<Stamp> {
    let position: Option<i64> = c
        .prepare_cached("SELECT max(position) FROM op")?
        .query_row([], |row| row.get(0))?;
    let run: Option<i64> = c
        .prepare_cached("SELECT run FROM suggestion_run WHERE case_id = ?1")?
        .query_row([case.to_string()], |row| row.get(0))
        .optional()?;
    Ok(Stamp {
        position: position.unwrap_or(0),
        run: run.unwrap_or(0),
        sight: blind::sight(c)?,
    })
}

/// A state of the whole desk. Two that are equal hold the same claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    position: i64,
    runs: i64,
    sight: Sight,
}

/// The state of the desk as the connection's transaction sees it.
///
/// # Errors
/// Whatever SQLite reports.
pub fn moment(c: &Connection) -> rusqlite::Result<Moment> {
    let one = |sql: &str| c.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0));
    Ok(Moment {
        position: one("SELECT ifnull(max(position), 0) FROM op")?,
        runs: one("SELECT ifnull(sum(run), 0) FROM suggestion_run")?,
        sight: blind::sight(c)?,
    })
}

/// The claims that operations of the case touched behind a position; none when one of them may move claims.
fn since(c: &Connection, case: CaseId, position: i64) -> rusqlite::Result<Option<BTreeSet<ClaimId>>> {
    let mut statement = c.prepare_cached(include_str!("since.sql"))?;
    let mut rows = statement.query(named_params! { ":case": case.as_bytes(), ":position": position })?;
    let mut claims = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get("kind")?;
        if !IN_PLACE.contains(&kind.as_str()) {
            return Ok(None);
        }
        // An operation that was withheld changed nothing that is shown.
        let Some(payload) = row.get_ref("bytes")?.as_blob_or_null()? else {
            continue;
        };
        let Ok(Some(operation)) = Operation::decode(&kind, row.get("version")?, payload) else {
            return Ok(None);
        };
        if is_of_every_claim(&operation) {
            return Ok(None);
        }
        let touched = operation.touched().into_iter().map(|(object, _)| object);
        let touched = touched.filter(|object| object.noun == Noun::Claim);
        claims.extend(touched.map(|object| ClaimId::from(object.id)));
    }
    Ok(Some(claims))
}

/// Whether an operation that names no claim shows on each: what a case wants read twice, and a retraction of all of it.
fn is_of_every_claim(operation: &Operation) -> bool {
    match operation {
        Operation::CaseEdit(edit) => matches!(edit.change, CaseChange::SecondReading(_)),
        Operation::CorrectionMake(made) => made.claim.is_none(),
        _ => false,
    }
}
