//! The chain of custody of a file: who took it in, when, how and from where, and when it left this desk.

use std::collections::HashMap;

use factdesk_domain::capture::CaptureHow;
use factdesk_domain::{CaseId, ReviewerId, TimestampMs};
use rusqlite::{Connection, Row, named_params};

use super::{Capture, Erasure, erasure, of_file};
use crate::local::{Receipt, receipt_add};
use crate::{Desk, Result};

/// What kind of receipt an export of a file leaves.
const EXPORT: &str = "file_export";

/// One step of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: TimestampMs,
    /// Who; none for an export, of which this laptop keeps only the receipt.
    pub by: Option<ReviewerId>,
    /// What happened.
    pub what: StepWhat,
}

/// What happened to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepWhat {
    /// It was taken in.
    Captured {
        /// How.
        how: CaptureHow,
        /// From which address, or under which name.
        from: Option<String>,
    },
    /// A copy was written.
    Exported {
        /// Where to.
        path: String,
    },
    /// It was erased.
    Erased {
        /// Why.
        reason: String,
    },
}

/// What happened to a file on this desk, in order.
///
/// # Errors
/// The database.
pub fn custody(c: &Connection, sha256: &str) -> Result<Vec<Step>> {
    let mut steps: Vec<Step> = of_file(c, sha256)?.into_iter().map(captured).collect();
    steps.extend(exports(c, sha256)?);
    steps.extend(erasure(c, sha256)?.map(erased));
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

/// The chains of every file of a case, by hash: what [`custody`] says of each, in a few queries.
///
/// # Errors
/// The database.
pub fn chains(c: &Connection, case: CaseId) -> Result<HashMap<String, Vec<Step>>> {
    let mut chains: HashMap<String, Vec<Step>> = HashMap::new();
    for (sha256, step) in taken_in(c, case)? {
        chains.entry(sha256).or_default().push(step);
    }
    let mut receipts = c.prepare_cached(
        "SELECT sha256, at_ms, path FROM receipt WHERE kind = :kind AND sha256 IS NOT NULL ORDER BY id",
    )?;
    let mut rows = receipts.query(named_params! { ":kind": EXPORT })?;
    while let Some(row) = rows.next()? {
        let sha256: String = row.get("sha256")?;
        if let Some(chain) = chains.get_mut(&sha256) {
            chain.push(export(row)?);
        }
    }
    for gone in every_erasure(c)? {
        if let Some(chain) = chains.get_mut(&gone) {
            chain.extend(erasure(c, &gone)?.map(erased));
        }
    }
    chains
        .values_mut()
        .for_each(|chain| chain.sort_by_key(|step| step.at));
    Ok(chains)
}

/// The captures, in every case, of the files of one case; the first one first. Only what a chain tells is read.
fn taken_in(c: &Connection, case: CaseId) -> Result<Vec<(String, Step)>> {
    let mut statement = c.prepare_cached(
        "SELECT sha256, how, coalesce(final_address, address, name) AS came_from, created_by, created_at FROM capture
         WHERE sha256 IN (SELECT sha256 FROM capture WHERE case_id = :case) ORDER BY created_at, id",
    )?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, |row| {
        let step = Step {
            at: TimestampMs::from_i64(row.get("created_at")?),
            by: Some(crate::row::parsed(row, "created_by")?),
            what: StepWhat::Captured {
                how: crate::row::named(row, "how")?,
                from: row.get("came_from")?,
            },
        };
        Ok((row.get("sha256")?, step))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn every_erasure(c: &Connection) -> Result<Vec<String>> {
    let mut statement = c.prepare_cached("SELECT DISTINCT sha256 FROM erasure")?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn erased(gone: Erasure) -> Step {
    Step {
        at: gone.at,
        by: Some(gone.by),
        what: StepWhat::Erased { reason: gone.reason },
    }
}

fn export(row: &Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step {
        at: TimestampMs::from_i64(row.get("at_ms")?),
        by: None,
        what: StepWhat::Exported {
            path: row.get("path")?,
        },
    })
}

fn captured(capture: Capture) -> Step {
    let from = capture.final_address.or(capture.address).or(capture.name);
    Step {
        at: capture.created_at,
        by: Some(capture.created_by),
        what: StepWhat::Captured {
            how: capture.how,
            from,
        },
    }
}

fn exports(c: &Connection, sha256: &str) -> Result<Vec<Step>> {
    let mut statement = c.prepare_cached(
        "SELECT at_ms, path FROM receipt WHERE kind = :kind AND sha256 = :sha256 ORDER BY id",
    )?;
    let found = statement.query_map(named_params! { ":kind": EXPORT, ":sha256": sha256 }, export)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Keeps the receipt of a copy that was written; the log of the case is not touched.
///
/// # Errors
/// The database.
pub fn exported(desk: &Desk, sha256: &str, path: &str) -> Result<()> {
    let receipt = Receipt {
        case: None,
        kind: EXPORT.to_owned(),
        path: path.to_owned(),
        sha256: Some(sha256.to_owned()),
        at_ms: desk.now().as_i64(),
    };
    desk.write_local(|tx| Ok(receipt_add(tx, &receipt)?))
}
