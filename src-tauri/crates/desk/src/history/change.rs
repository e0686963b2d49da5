//! What a field was before an operation changed it.

use factdesk_domain::decision::DecisionMake;
use factdesk_domain::operation::{Effect, Write};
use factdesk_domain::{CaseId, ObjectRef, Operation};
use rusqlite::{Connection, named_params};
use serde_json::Value;

use crate::{Error, Result, decision, scale};

/// The value before and after, for an operation that changes a field of one row.
pub fn before_and_after(
    c: &Connection,
    case: CaseId,
    position: i64,
    operation: &Operation,
) -> Result<(Option<String>, Option<String>)> {
    if let Operation::DecisionMake(p) = operation {
        return decided(c, case, p);
    }
    let [
        Write {
            on,
            effect: Effect::Set(fields),
            ..
        },
    ] = operation.writes().try_into().unwrap_or_else(nothing)
    else {
        return Ok((None, None));
    };
    // That something is so now, the sentence says already; why it is so, it does not.
    let Some((field, after)) = fields.iter().find(|(_, value)| !value.is_boolean()) else {
        return Ok((None, None));
    };
    // Of an anchor the words are shown, not the bytes.
    let (field, after) = fields
        .iter()
        .find(|(name, _)| name == "exact")
        .map_or((field, after), |(n, v)| (n, v));
    let before = last_before(c, case, position, on, field)?;
    Ok((before.as_ref().and_then(shown), shown(after)))
}

/// What had been decided before, and what is decided now. An earlier decision may not have come yet.
fn decided(c: &Connection, case: CaseId, p: &DecisionMake) -> Result<(Option<String>, Option<String>)> {
    let scales = scale::of_case(c, case)?;
    let earlier: Vec<String> = p
        .supersedes
        .iter()
        .filter_map(|id| decision::show(c, *id).ok())
        .map(|one| decision::label(&one.ruling, &scales))
        .collect();
    let before = (!earlier.is_empty()).then(|| earlier.join(", "));
    Ok((before, Some(decision::label(&p.outcome, &scales))))
}

/// An operation that writes on more than one row shows no single change.
fn nothing(_: Vec<Write>) -> [Write; 1] {
    let on = ObjectRef::new(factdesk_domain::Noun::Case, CaseId::from_bytes([0; 16]));
    [Write {
        on,
        effect: Effect::Set(Vec::new()),
        own_only: false,
    }]
}

fn last_before(
    c: &Connection,
    case: CaseId,
    position: i64,
    on: ObjectRef,
    field: &str,
) -> Result<Option<Value>> {
    let mut statement = c.prepare_cached(
        "SELECT kind, version, op_payload.bytes
         FROM op_object
         JOIN op ON op.position = op_object.op
         JOIN op_payload ON op_payload.op = op.position
         WHERE object = :object AND noun = :noun AND reach = 2 AND case_id = :case AND op_object.op < :position
         ORDER BY op_object.op DESC",
    )?;
    let mut rows = statement.query(named_params! {
        ":object": on.id.as_bytes(), ":noun": on.noun.as_str(), ":case": case.as_bytes(), ":position": position,
    })?;
    while let Some(row) = rows.next()? {
        let kind: String = row.get("kind")?;
        let payload = row.get_ref("bytes")?.as_blob().map_err(rusqlite::Error::from)?;
        let decoded = Operation::decode(&kind, row.get("version")?, payload);
        let Some(earlier) = decoded.map_err(|e| Error::damaged("op_payload", e))? else {
            continue;
        };
        for write in earlier.writes().into_iter().filter(|write| write.on == on) {
            if let Effect::Create(fields) | Effect::Set(fields) = write.effect
                && let Some((_, value)) = fields.into_iter().find(|(name, _)| name == field)
            {
                return Ok(Some(value));
            }
        }
    }
    Ok(None)
}

/// A value as a person reads it.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
