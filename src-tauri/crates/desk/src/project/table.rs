//! Writing and reading rows of the shared tables, whatever the noun.

use std::sync::LazyLock;

use factdesk_domain::fold::{Cell, META, Row, table};
use factdesk_domain::{CaseId, ClaimId, Noun, ObjectRef};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, ToSql, named_params, params_from_iter};

use crate::Result;

/// The statements of one shared table. They are put together from the names in the domain's list of columns, which
/// are constants of the program; no data goes into their text.
pub struct Statements {
    /// Puts a row in the place of an earlier one.
    pub replace: String,
    /// Removes a row.
    pub delete: String,
    /// Whether a row is there.
    pub exists: String,
    /// One row.
    pub one: String,
    /// Every row by key, of one case or of all.
    pub select: String,
    /// Empties the table.
    pub clear: String,
}

static STATEMENTS: LazyLock<Vec<Statements>> =
    LazyLock::new(|| Noun::ALL.iter().map(|noun| statements(*noun)).collect());

/// The names of the columns of a table, `case_id` and `id` first.
fn columns(noun: Noun) -> Vec<&'static str> {
    let own = table(noun).columns.iter().map(|column| column.name);
    ["case_id", "id"].into_iter().chain(own).chain(META).collect()
}

fn statements(noun: Noun) -> Statements {
    let (name, columns) = (table(noun).name, columns(noun));
    let marks = vec!["?"; columns.len()].join(", ");
    let list = columns.join(", ");
    Statements {
        replace: format!("INSERT OR REPLACE INTO {name} ({list}) VALUES ({marks})"),
        delete: format!("DELETE FROM {name} WHERE case_id = ?1 AND id = ?2"),
        exists: format!("SELECT EXISTS (SELECT 1 FROM {name} WHERE case_id = ?1 AND id = ?2)"),
        one: format!("SELECT {list} FROM {name} WHERE case_id = ?1 AND id = ?2"),
        select: format!(
            "SELECT {list} FROM {name} WHERE :case IS NULL OR case_id = :case ORDER BY case_id, id"
        ),
        clear: format!("DELETE FROM {name}"),
    }
}

/// The statements of a noun's table.
pub fn of(noun: Noun) -> &'static Statements {
    let at = Noun::ALL.iter().position(|each| *each == noun);
    &STATEMENTS[at.expect("BUG: every noun is in the list of nouns")]
}

struct CellSql<'c>(&'c Cell);

impl ToSql for CellSql<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Cell::Null => ToSqlOutput::Owned(Value::Null),
            Cell::Integer(n) => ToSqlOutput::Owned(Value::Integer(*n)),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

/// Writes a row.
pub fn put(c: &Connection, row: &Row) -> Result<()> {
    let keys = [Cell::Text(row.case.to_string()), Cell::Text(row.id.to_string())];
    let cells = keys
        .iter()
        .chain(row.cells.iter().map(|(_, cell)| cell))
        .map(CellSql);
    c.prepare_cached(&of(row.noun).replace)?
        .execute(params_from_iter(cells))?;
    Ok(())
}

/// Removes a row.
pub fn remove(c: &Connection, case: CaseId, object: ObjectRef) -> Result<()> {
    c.prepare_cached(&of(object.noun).delete)?
        .execute((case.to_string(), object.id.to_string()))?;
    Ok(())
}

/// Whether a row is there.
pub fn is_there(c: &Connection, case: CaseId, object: ObjectRef) -> Result<bool> {
    Ok(c.prepare_cached(&of(object.noun).exists)?
        .query_row((case.to_string(), object.id.to_string()), |row| row.get(0))?)
}

/// The columns that name the claim on which a row hangs; of a comment only where that is about a claim.
const CLAIMS: [&str; 4] = ["claim", "from_claim", "to_claim", "about"];

/// The claims on which a row hangs.
pub fn claims_in(row: &Row) -> Vec<ObjectRef> {
    let ids = CLAIMS.iter().filter_map(|column| match row.cell(column) {
        Some(Cell::Text(id)) => id.parse::<ClaimId>().ok(),
        _ => None,
    });
    ids.map(|id| ObjectRef::new(Noun::Claim, id)).collect()
}

/// The claims on which a row hangs as it lies there.
pub fn claims_of(c: &Connection, case: CaseId, object: ObjectRef) -> Result<Vec<ObjectRef>> {
    let mut statement = c.prepare_cached(&of(object.noun).one)?;
    let names = columns(object.noun);
    let row = statement
        .query_row((case.to_string(), object.id.to_string()), |row| {
            row_of(row, object.noun, &names)
        })
        .optional()?;
    Ok(row.as_ref().map(claims_in).unwrap_or_default())
}

fn row_of(row: &rusqlite::Row<'_>, noun: Noun, names: &[&'static str]) -> rusqlite::Result<Row> {
    let cells = names[2..]
        .iter()
        .map(|name| Ok((*name, cell(row.get_ref(*name)?)?)));
    Ok(Row {
        noun,
        case: crate::row::parsed(row, "case_id")?,
        id: crate::row::parsed(row, "id")?,
        cells: cells.collect::<rusqlite::Result<_>>()?,
    })
}

/// Hands over every row of a table by key, of one case or of all.
pub fn each(c: &Connection, noun: Noun, case: Option<CaseId>, mut take: impl FnMut(Row)) -> Result<()> {
    let names = columns(noun);
    let mut statement = c.prepare_cached(&of(noun).select)?;
    let mut rows = statement.query(named_params! { ":case": case.map(|case| case.to_string()) })?;
    while let Some(row) = rows.next()? {
        take(row_of(row, noun, &names)?);
    }
    Ok(())
}

fn cell(value: ValueRef<'_>) -> rusqlite::Result<Cell> {
    match value {
        ValueRef::Null => Ok(Cell::Null),
        ValueRef::Integer(n) => Ok(Cell::Integer(n)),
        text => Ok(Cell::Text(text.as_str()?.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shared_table_has_the_columns_of_the_domain() {
        let c = Connection::open_in_memory().unwrap();
        for step in [
            include_str!("../migrations/001-first.sql"),
            include_str!("../local/local.sql"),
            include_str!("../migrations/004-evidence.sql"),
            include_str!("../migrations/005-steps.sql"),
            include_str!("../migrations/006-house.sql"),
            include_str!("../migrations/007-exchange.sql"),
            include_str!("../migrations/008-decision.sql"),
            include_str!("../migrations/009-sign-off.sql"),
            include_str!("../migrations/010-blind.sql"),
            include_str!("../migrations/011-sorts.sql"),
            include_str!("../migrations/012-mentions.sql"),
        ] {
            c.execute_batch(step).unwrap();
        }
        for noun in Noun::ALL {
            let name = table(*noun).name;
            let found: Vec<String> = c
                .prepare("SELECT name FROM pragma_table_info(?1) ORDER BY name")
                .unwrap()
                .query_map([name], |row| row.get(0))
                .unwrap()
                .collect::<rusqlite::Result<_>>()
                .unwrap();
            // A column that a later step added stands behind the ones that every table ends with.
            let mut expected = columns(*noun);
            expected.sort_unstable();
            assert_eq!(found, expected, "{name}");
            for sql in [
                &of(*noun).replace,
                &of(*noun).delete,
                &of(*noun).exists,
                &of(*noun).one,
                &of(*noun).select,
                &of(*noun).clear,
            ] {
                c.prepare(sql).unwrap();
            }
        }
    }
}
