//! What follows the log in steps: the search index, the table of who builds on an operation, and the sorts
//! that the history is filtered by.
//!
//! Each would cost a small act as much as all the rest of it. So an act leaves them alone until enough has come
//! together, and who asks them looks at the operations behind their position too.

use factdesk_domain::OpId;
use rusqlite::Connection;

use crate::search::Objects;
use crate::{Result, history, log, search};

/// Operations that may be behind: few enough that looking at them is not felt.
const MOST: i64 = 64;

/// Brings everything up to date when it is far enough behind. The caller holds the transaction of an act.
pub fn catch_up_when_due(c: &Connection) -> Result<()> {
    let behind: i64 = c
        .prepare_cached("SELECT (SELECT coalesce(max(position), 0) FROM op) - position FROM index_state")?
        .query_row([], |row| row.get(0))?;
    if behind > MOST {
        catch_up(c, &Objects::new())?;
    }
    Ok(())
}

/// Brings everything up to date, with some objects that changed by earlier operations than the last ones.
pub fn catch_up(c: &Connection, also: &Objects) -> Result<()> {
    let mut changed = search::late(c)?;
    changed.extend(also);
    follow(c, &changed)
}

/// The same for who knows every object that the operations behind the position have changed.
pub fn follow(c: &Connection, changed: &Objects) -> Result<()> {
    log::note_deps(c)?;
    note(c, changed)
}

/// The same for who holds, too, on which ones those operations build.
pub fn follow_built(c: &Connection, changed: &Objects, built: &[(i64, Vec<OpId>)]) -> Result<()> {
    log::note_built(c, built)?;
    note(c, changed)
}

fn note(c: &Connection, changed: &Objects) -> Result<()> {
    search::refresh(c, changed)?;
    history::note_sorts(c)?;
    c.prepare_cached("UPDATE index_state SET position = (SELECT coalesce(max(position), 0) FROM op)")?
        .execute([])?;
    Ok(())
}
