//! What the search index has not taken in yet: it follows in steps, and a search looks through the few objects in
//! between itself, in whatever process it runs.

use std::collections::{BTreeMap, BTreeSet};

use factdesk_domain::{CaseId, ObjectRef, Operation};
use rusqlite::Connection;

use super::find::Hit;
use super::refresh::text_of;
use super::snippet::snippet;
use super::terms::index_text;
use crate::{Error, Result, project};

/// Objects of cases.
pub type Objects = BTreeSet<(CaseId, ObjectRef)>;

/// The objects that may have changed since the index was brought up to date. What still waits has changed nothing.
pub fn late(c: &Connection) -> Result<Objects> {
    let mut statement = c.prepare_cached(
        "SELECT case_id, kind, version, op_payload.bytes
         FROM op JOIN op_payload ON op_payload.op = op.position
         WHERE op.position > (SELECT position FROM index_state)
           AND op.position NOT IN (SELECT op FROM op_waiting)
           AND op.position NOT IN (SELECT op FROM op_quarantine)",
    )?;
    let (mut rows, mut objects) = (statement.query([])?, Objects::new());
    while let Some(row) = rows.next()? {
        let case = CaseId::from_bytes(row.get("case_id")?);
        let kind: String = row.get("kind")?;
        let payload = row.get_ref("bytes")?.as_blob().map_err(rusqlite::Error::from)?;
        let decoded = Operation::decode(&kind, row.get("version")?, payload);
        if let Some(operation) = decoded.map_err(|e| Error::damaged("op_payload", e))? {
            project::changed(c, case, &operation, &mut objects)?;
        }
    }
    Ok(objects)
}

/// The best hits among objects that are not in the index yet. They are put into an index in memory, so that words
/// are found in them exactly as in the rest.
pub fn find(
    c: &Connection,
    late: &Objects,
    (expression, words): (&str, &[String]),
    case: Option<CaseId>,
) -> Result<Vec<Hit>> {
    let mut texts = texts(c, late, case)?;
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    let index = Connection::open_in_memory()?;
    index.execute_batch(super::SCHEMA)?;
    let mut insert = index.prepare("INSERT INTO search (rowid, body) VALUES (?1, ?2)")?;
    for (number, (.., text)) in &texts {
        insert.execute((number, index_text(text)))?;
    }
    let mut matching =
        index.prepare("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank, rowid")?;
    let numbers = matching.query_map([expression], |row| row.get(0))?;
    let mut hits = Vec::new();
    for number in numbers {
        if let Some((case, object, text)) = texts.remove(&number?) {
            hits.push(Hit {
                noun: object.noun,
                id: object.id,
                case,
                snippet: snippet(&text, words),
            });
        }
    }
    Ok(hits)
}

type Texts = BTreeMap<i64, (CaseId, ObjectRef, String)>;

fn texts(c: &Connection, late: &Objects, wanted: Option<CaseId>) -> Result<Texts> {
    let mut texts = Texts::new();
    for (number, (case, object)) in (0..).zip(late) {
        if wanted.is_none_or(|wanted| wanted == *case)
            && let Some(text) = text_of(c, *case, object.noun, &object.id.to_string())?
        {
            texts.insert(number, (*case, *object, text));
        }
    }
    Ok(texts)
}
