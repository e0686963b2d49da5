//! Takes erased words out of everything local that was drawn from them.

use factdesk_domain::fold::table;
use factdesk_domain::id::ObjectId;
use factdesk_domain::{CaseId, Noun, ObjectRef};
use rusqlite::Connection;

use super::{Objects, refresh};
use crate::Result;

/// Lets the index and what was computed forget words that no row holds any more. The index would keep them, marked as
/// deleted, until its parts are put together by chance; so it is made anew. Proofs, vectors and suggestions are made
/// again where they are wanted.
pub fn forget(c: &Connection) -> Result<()> {
    c.execute_batch(
        "DELETE FROM proof;
         DELETE FROM embedding;
         DELETE FROM suggestion_claim WHERE article_id NOT IN (SELECT id FROM article);
         DELETE FROM suggestion_relation
         WHERE claim_a NOT IN (SELECT id FROM claim UNION SELECT id FROM suggestion_claim)
            OR claim_b NOT IN (SELECT id FROM claim UNION SELECT id FROM suggestion_claim);
         DELETE FROM search_row;
         DROP TABLE search;",
    )?;
    c.execute_batch(super::SCHEMA)?;
    refresh(c, &everything(c)?)
}

fn everything(c: &Connection) -> Result<Objects> {
    let mut objects = Objects::new();
    for noun in Noun::ALL {
        let mut statement = c.prepare_cached(&["SELECT case_id, id FROM ", table(*noun).name].concat())?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (case, id): (CaseId, ObjectId) = (
                crate::row::parsed(row, "case_id")?,
                crate::row::parsed(row, "id")?,
            );
            objects.insert((case, ObjectRef::new(*noun, id)));
        }
    }
    Ok(objects)
}
