//! Facts that were loaded before, brought up to date by what the log says happened since.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use factdesk_domain::{CaseId, ClaimId, Noun, ObjectRef, Operation};
use rusqlite::{Connection, named_params};

use super::load::{self, ByClaim};
use super::own::Copies;
use crate::blind::{self, Sight};
use crate::{Desk, Result};

/// Beyond so many claims it is quicker to load the case anew.
const MANY: usize = 500;

/// The position in the log, and how much of it is read.
type Stamp = (i64, Sight);

/// The facts of cases by id. One for each open desk.
#[derive(Debug, Default)]
pub struct Lints {
    kept: Mutex<HashMap<CaseId, (Stamp, Arc<ByClaim>)>>,
    copies: Copies,
}

impl Lints {
    pub(super) fn copies(&self) -> &Copies {
        &self.copies
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<CaseId, (Stamp, Arc<ByClaim>)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn facts(&self, desk: &Desk, case: CaseId) -> Result<Arc<ByClaim>> {
        // The position is read before the facts: what comes between is loaded twice, never missed.
        let now = desk.read(stamp)?;
        let known = self.kept().remove(&case);
        let facts = match known {
            Some((then, facts)) if then == now => facts,
            Some(((then, sight), facts)) if sight == now.1 && then < now.0 => {
                self.follow(desk, case, then, facts)?
            }
            _ => Arc::new(load::facts(desk, &self.copies, case, None)?),
        };
        self.kept().insert(case, (now, Arc::clone(&facts)));
        Ok(facts)
    }

    fn follow(&self, desk: &Desk, case: CaseId, then: i64, mut facts: Arc<ByClaim>) -> Result<Arc<ByClaim>> {
        let Some(claims) = desk
            .read(|c| since(c, case, then))?
            .filter(|claims| claims.len() <= MANY)
        else {
            return Ok(Arc::new(load::facts(desk, &self.copies, case, None)?));
        };
        for claim in claims {
            let fresh = load::facts(desk, &self.copies, case, Some(claim))?.remove(&claim);
            let known = Arc::make_mut(&mut facts);
            match fresh {
                Some(fresh) => known.insert(claim, fresh),
                None => known.remove(&claim),
            };
        }
        Ok(facts)
    }
}

fn stamp(c: &Connection) -> Result<Stamp> {
    let mut statement = c.prepare_cached("SELECT ifnull(max(position), 0) FROM op")?;
    Ok((statement.query_row([], |row| row.get(0))?, blind::sight(c)?))
}

/// The claims whose facts operations of the case changed behind a position; none when one of them may have changed
/// those of claims that it does not name.
fn since(c: &Connection, case: CaseId, position: i64) -> Result<Option<BTreeSet<ClaimId>>> {
    let mut statement = c.prepare_cached(include_str!("../view/since.sql"))?;
    let mut rows = statement.query(named_params! { ":case": case.as_bytes(), ":position": position })?;
    let mut claims = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get("kind")?;
        // An operation that was withheld changed nothing.
        let Some(payload) = row
            .get_ref("bytes")?
            .as_blob_or_null()
            .map_err(rusqlite::Error::from)?
        else {
            continue;
        };
        let Ok(Some(operation)) = Operation::decode(&kind, row.get("version")?, payload) else {
            return Ok(None);
        };
        if let Operation::CaptureAdd(capture) = &operation
            && !is_cited(c, &capture.file.sha256)?
        {
            continue;
        }
        let touched: Vec<ObjectRef> = operation
            .touched()
            .into_iter()
            .map(|(object, _)| object)
            .collect();
        if !touched
            .iter()
            .all(|object| names_its_claims(&operation, object.noun))
        {
            return Ok(None);
        }
        let touched = touched.iter().filter(|object| object.noun == Noun::Claim);
        claims.extend(touched.map(|object| ClaimId::from(object.id)));
    }
    Ok(Some(claims))
}

/// Whether evidence rests on a file. A file that was just captured changes no claim before some does.
fn is_cited(c: &Connection, sha256: &str) -> Result<bool> {
    let mut statement =
        c.prepare_cached("SELECT EXISTS (SELECT 1 FROM evidence WHERE captured ->> 'sha256' = :sha256)")?;
    Ok(statement.query_row(named_params! { ":sha256": sha256 }, |row| row.get(0))?)
}

/// Whether what an operation does to an object of this noun changes the facts of no claim but those that it names.
fn names_its_claims(operation: &Operation, noun: Noun) -> bool {
    match noun {
        Noun::Claim
        | Noun::Statement
        | Noun::Evidence
        | Noun::Verdict
        | Noun::Decision
        | Noun::Lookup
        | Noun::Reply
        | Noun::Override
        | Noun::Comment
        | Noun::Relation
        | Noun::Passage
        | Noun::Reviewer
        | Noun::Scale
        | Noun::Rule
        | Noun::Correction
        | Noun::CorrectionRequest
        | Noun::Case => true,
        // A new card, and a version that a verdict or a place names.
        Noun::Source => !matches!(
            operation,
            Operation::SourceEdit(_) | Operation::ActUndo(_) | Operation::ActRedo(_)
        ),
        Noun::Article | Noun::Version => matches!(
            operation,
            Operation::VerdictGive(_)
                | Operation::StatementAdd(_)
                | Operation::StatementPlace(_)
                | Operation::PassageMark(_)
                | Operation::PassagePlace(_)
        ),
        // A removal, a revocation or a sign-off takes what others said with it.
        Noun::Capture | Noun::Erasure | Noun::Device | Noun::Removal | Noun::SignOff => false,
    }
}
