//! What a field was before an operation changed it.

use factdesk_domain::decision::DecisionMake;
use factdesk_domain::operation::{Effect, Write};
use factdesk_domain::second_reading::SecondReadingAsk;
use factdesk_domain::{CaseId, ObjectRef, Operation, TimestampMs};
use rusqlite::{Connection, named_params};
use serde_json::Value;

use crate::{Error, Result, citing, decision, reviewer, scale};

/// What the field is after, for an operation that changes a field of one row.
pub fn after(c: &Connection, case: CaseId, operation: &Operation) -> Result<Option<String>> {
    match operation {
        Operation::DecisionMake(p) => Ok(Some(decision::label(&p.outcome, &scale::of_case(c, case)?))),
        Operation::SecondReadingAsk(p) => Ok(asked(c, p)),
        other => Ok(changed(other).and_then(|(_, field, after)| shown(&field, &after))),
    }
}

/// What it was before.
pub fn before(c: &Connection, case: CaseId, position: i64, operation: &Operation) -> Result<Option<String>> {
    match operation {
        Operation::DecisionMake(p) => decided_before(c, case, p),
        Operation::SecondReadingAsk(_) => Ok(None),
        other => {
            let Some((on, field, _)) = changed(other) else {
                return Ok(None);
            };
            let before = last_before(c, case, position, on, &field)?;
            let before = before.as_ref().and_then(|value| shown(&field, value));
            match (operation, before) {
                (Operation::DeclarationSet(p), Some(reason)) => citing::shown(c, p.claim, reason).map(Some),
                (_, before) => Ok(before),
            }
        }
    }
}

/// The row, the field and its new value, for an operation that changes a field of one row.
fn changed(operation: &Operation) -> Option<(ObjectRef, String, Value)> {
    let [
        Write {
            on,
            effect: Effect::Set(fields),
            ..
        },
    ] = <[Write; 1]>::try_from(operation.writes()).ok()?
    else {
        return None;
    };
    // Of an anchor the words are shown, not the bytes. That something is so now, the sentence says already; why it is
    // so, it does not.
    let first = fields.iter().position(|(_, value)| !value.is_boolean())?;
    let exact = fields.iter().position(|(name, _)| name == "exact");
    let (field, after) = fields.into_iter().nth(exact.unwrap_or(first))?;
    Some((on, field, after))
}

/// Of whom a reading is asked; why, the sentence says.
fn asked(c: &Connection, p: &SecondReadingAsk) -> Option<String> {
    let of = |from| reviewer::show(c, from).map_or_else(|_| "another reviewer".to_owned(), |one| one.name);
    let from = p.ask.as_ref()?.from;
    Some(from.map_or_else(|| "Anybody who has not read it".to_owned(), of))
}

/// What had been decided before. An earlier decision may not have come yet.
fn decided_before(c: &Connection, case: CaseId, p: &DecisionMake) -> Result<Option<String>> {
    let scales = scale::of_case(c, case)?;
    let earlier: Vec<String> = p
        .supersedes
        .iter()
        .filter_map(|id| decision::show(c, *id).ok())
        .map(|one| decision::label(&one.ruling, &scales))
        .collect();
    Ok((!earlier.is_empty()).then(|| earlier.join(", ")))
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

/// A value of a field as a person reads it.
fn shown(field: &str, value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(ms) if field == "deadline" => {
            ms.as_i64().map(|ms| TimestampMs::from_i64(ms).to_rfc3339())
        }
        Value::Array(all) => {
            let all: Vec<String> = all.iter().filter_map(|one| shown(field, one)).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        // Of what has several members, the words.
        Value::Object(members) => members.get("text").and_then(|text| shown(field, text)),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_is_shown_in_words() {
        let words = |field, value| shown(field, &value);
        assert_eq!(words("title", json!("Harbour")).unwrap(), "Harbour");
        assert_eq!(
            words("tags", json!(["fire", "harbour"])).unwrap(),
            "fire, harbour"
        );
        assert_eq!(words("credibility", json!(2)).unwrap(), "2");
        assert_eq!(
            words("deadline", json!(1_700_000_000_000_i64)).unwrap(),
            "2023-11-14T22:13:20.000Z"
        );
        assert_eq!(
            words("translation", json!({ "lang": "en", "text": "Eleven" })).unwrap(),
            "Eleven"
        );
        assert_eq!(words("second_reading", json!(null)), None);
    }
}
