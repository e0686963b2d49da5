//! The chain of custody of a file: who took it in, when, how and from where, and when it left this desk.

use factdesk_domain::capture::CaptureHow;
use factdesk_domain::{ReviewerId, TimestampMs};
use rusqlite::{Connection, named_params};

use super::{Capture, erasure, of_file};
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
    steps.extend(erasure(c, sha256)?.map(|gone| Step {
        at: gone.at,
        by: Some(gone.by),
        what: StepWhat::Erased { reason: gone.reason },
    }));
    steps.sort_by_key(|step| step.at);
    Ok(steps)
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
    let found = statement.query_map(named_params! { ":kind": EXPORT, ":sha256": sha256 }, |row| {
        Ok(Step {
            at: TimestampMs::from_i64(row.get("at_ms")?),
            by: None,
            what: StepWhat::Exported {
                path: row.get("path")?,
            },
        })
    })?;
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
