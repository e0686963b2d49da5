//! The digest of the shared tables as they lie there.

use factdesk_domain::CaseId;
use factdesk_domain::envelope::Hash;
use factdesk_domain::fold::Digester;
use rusqlite::Connection;

use super::table;
use crate::Result;

/// The digest of every case, or of one.
pub fn digest(c: &Connection, case: Option<CaseId>) -> Result<Hash> {
    let mut digester = Digester::new();
    for noun in Digester::order() {
        table::each(c, noun, case, |row| digester.row(&row))?;
    }
    Ok(digester.finish())
}
