//! The erasure of a file: its bytes and the texts drawn from it leave the archive; who, when, why and on what ground
//! stay in the log of every case that named it.

use factdesk_domain::capture::{ErasureGround, FileErase};
use factdesk_domain::{CaseId, ReviewerId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::{Desk, Done, Error, Result, archive};

/// An erasure as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Why.
    pub reason: String,
    /// On what ground.
    pub ground: ErasureGround,
    /// Who erased it.
    pub by: ReviewerId,
    /// When.
    pub at: TimestampMs,
}

/// The erasure of a file, in whichever case; none when it was not erased.
///
/// # Errors
/// The database.
pub fn erasure(c: &Connection, sha256: &str) -> Result<Option<Erasure>> {
    Ok(c.prepare_cached(
        "SELECT reason, ground, created_by, created_at FROM erasure WHERE sha256 = :sha256
         ORDER BY created_at LIMIT 1",
    )?
    .query_row(named_params! { ":sha256": sha256 }, |row| {
        Ok(Erasure {
            reason: row.get("reason")?,
            ground: crate::row::named(row, "ground")?,
            by: crate::row::parsed(row, "created_by")?,
            at: TimestampMs::from_i64(row.get("created_at")?),
        })
    })
    .optional()?)
}

/// Erases a file for ever, in every case that names it.
///
/// What stays: its hash, its name, who captured it, this reason, quotes in evidence, the text of an article that was
/// imported from it, and whatever backups, exports and other laptops hold.
///
/// # Errors
/// A file that no case names, or that was erased before; no reason; the database or the archive.
pub fn erase(
    desk: &Desk,
    by: ReviewerId,
    sha256: &str,
    (reason, ground): (String, ErasureGround),
) -> Result<Done<()>> {
    let done = desk.act(by, |acting| {
        let cases = cases(acting.db(), sha256)?;
        if cases.is_empty() {
            return Err(Error::unknown("file", sha256));
        }
        let gone = erasure(acting.db(), sha256)?.is_some();
        for case in cases {
            let request = FileErase {
                sha256: sha256.to_owned(),
                reason: reason.clone(),
                ground,
            };
            acting.push(case, rules::capture::erase(request, gone)?)?;
        }
        // Proofs hold words of the text. They are local and are computed again where they are still wanted.
        acting.db().prepare_cached("DELETE FROM proof")?.execute([])?;
        Ok(())
    })?;
    // The log says so before the bytes go. A crash between the two leaves them, and the next verification takes them.
    desk.store()
        .archive::<_, Error>(|a| Ok(archive::erase(a, sha256)?))?;
    Ok(done)
}

fn cases(c: &Connection, sha256: &str) -> Result<Vec<CaseId>> {
    let mut statement = c.prepare_cached(
        "SELECT case_id FROM capture WHERE sha256 = :sha256
         UNION SELECT case_id FROM evidence WHERE captured ->> 'sha256' = :sha256
         UNION SELECT case_id FROM article_version WHERE original ->> 'sha256' = :sha256
         ORDER BY case_id",
    )?;
    let found = statement.query_map(named_params! { ":sha256": sha256 }, |row| {
        crate::row::parsed(row, "case_id")
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
