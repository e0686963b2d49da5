//! Brings a desk to the format of this release: append-only steps on `user_version`, in one transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::{APPLICATION_ID, Error};

/// One step; its place in the list is the format that it leads to.
struct Step {
    sql: &'static [&'static str],
}

/// Every step there ever was. A step that was released is never edited, only followed by another.
const STEPS: &[Step] = &[
    Step {
        sql: &[
            include_str!("../migrations/001-first.sql"),
            crate::search::SCHEMA,
            include_str!("../suggestion/suggestion.sql"),
            include_str!("../local/local.sql"),
        ],
    },
    Step {
        sql: &[include_str!("../migrations/002-analysis.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/003-embedding.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/004-evidence.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/005-steps.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/006-house.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/007-exchange.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/008-decision.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/009-sign-off.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/010-blind.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/011-sorts.sql")],
    },
    Step {
        sql: &[include_str!("../migrations/012-mentions.sql")],
    },
];

/// The format that this release writes.
pub const FORMAT: u32 = STEPS.len() as u32;

/// The format of a desk; 0 when it is empty.
pub(super) fn format(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Refuses a desk of a newer release before anything is touched.
pub(super) fn refuse_newer(found: u32) -> Result<(), Error> {
    if found > FORMAT {
        Err(Error::Newer {
            found,
            supported: FORMAT,
        })
    } else {
        Ok(())
    }
}

/// Runs the steps that are missing.
pub(super) fn migrate(connection: &mut Connection, from: u32) -> Result<(), Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in &STEPS[from as usize..] {
        for sql in step.sql {
            transaction.execute_batch(sql)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", FORMAT)?;
    Ok(transaction.commit()?)
}
