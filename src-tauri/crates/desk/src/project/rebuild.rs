//! Makes the shared tables again from the log.

use std::collections::BTreeSet;

use factdesk_domain::fold::Projection;
use factdesk_domain::{Noun, ObjectRef};
use rusqlite::Connection;

use super::{table, work};
use crate::{Result, behind, log, search};

/// The projection of the whole log in memory.
pub fn in_memory(c: &Connection) -> Result<Projection> {
    Ok(Projection::of(log::records(c, None)?))
}

/// Empties the shared tables and fills them from the log. The caller holds the transaction.
pub fn rebuild(c: &Connection) -> Result<()> {
    let projection = in_memory(c)?;
    for noun in Noun::ALL {
        c.execute(&table::of(*noun).clear, [])?;
    }
    // The index is made anew, not emptied: after FTS5's own 'delete-all' a connection that had read it before still
    // looked for the old segments and called the file damaged.
    c.execute_batch("DELETE FROM claim_work; DELETE FROM search_row; DROP TABLE search;")?;
    c.execute_batch(search::SCHEMA)?;
    let mut objects = BTreeSet::new();
    for row in projection.rows() {
        table::put(c, row)?;
        objects.insert((row.case, ObjectRef::new(row.noun, row.id)));
    }
    for (case, claim) in objects.iter().filter(|(_, object)| object.noun == Noun::Claim) {
        work::refresh(c, *case, claim.id.into())?;
    }
    behind::catch_up(c, &objects)
}
