//! Puts the result of an analysis in the place of the one before.

use factdesk_domain::CaseId;
use rusqlite::{Connection, named_params};

use super::{SuggestedClaim, SuggestedRelation};

/// Replaces every suggestion of a case by what an analyser found. The caller holds the transaction.
///
/// # Errors
/// Whatever SQLite reports.
pub fn replace(
    connection: &Connection,
    case: CaseId,
    analyser: &str,
    (claims, relations): (&[SuggestedClaim], &[SuggestedRelation]),
) -> rusqlite::Result<()> {
    let case = case.to_string();
    connection.execute("DELETE FROM suggestion_claim WHERE case_id = ?1", [&case])?;
    connection.execute("DELETE FROM suggestion_relation WHERE case_id = ?1", [&case])?;
    for claim in claims {
        insert_claim(connection, claim)?;
    }
    for relation in relations {
        insert_relation(connection, &relation.clone().in_order())?;
    }
    connection.execute(
        "INSERT INTO suggestion_run (case_id, run, analyser) VALUES (?1, 1, ?2)
        ON CONFLICT (case_id) DO UPDATE SET run = run + 1, analyser = excluded.analyser",
        [case.as_str(), analyser],
    )?;
    Ok(())
}

fn insert_claim(connection: &Connection, claim: &SuggestedClaim) -> rusqlite::Result<()> {
    connection
        .prepare_cached(include_str!("insert_claim.sql"))?
        .execute(named_params! {
            ":id": claim.id.to_string(),
            ":case_id": claim.case.to_string(),
            ":article_id": claim.article.to_string(),
            ":version_id": claim.version.to_string(),
            ":span_start": bytes(claim.start),
            ":span_end": bytes(claim.end),
            ":exact": claim.exact,
            ":text": claim.text,
            ":claim_type": claim.claim_type,
            ":speaker": claim.speaker,
            ":cue": claim.cue,
            ":stance": claim.stance,
            ":outlet": claim.outlet,
            ":said": claim.said,
            ":worth": claim.worth,
            ":reasons": json(&claim.reasons)?,
            ":facts": json(&claim.facts)?,
            ":analyser": claim.analyser,
        })?;
    Ok(())
}

fn insert_relation(connection: &Connection, relation: &SuggestedRelation) -> rusqlite::Result<()> {
    connection
        .prepare_cached(include_str!("insert_relation.sql"))?
        .execute(named_params! {
            ":case_id": relation.case.to_string(),
            ":claim_a": relation.a.to_string(),
            ":claim_b": relation.b.to_string(),
            ":kind": relation.kind,
            ":difference": relation.difference,
            ":basis": relation.basis,
            ":reason": relation.reason,
            ":question": relation.question,
            ":score": relation.score,
            ":label_a": relation.label_a,
            ":label_b": relation.label_b,
            ":a_start": relation.differs_a.map(|(start, _)| bytes(start)),
            ":a_end": relation.differs_a.map(|(_, end)| bytes(end)),
            ":b_start": relation.differs_b.map(|(start, _)| bytes(start)),
            ":b_end": relation.differs_b.map(|(_, end)| bytes(end)),
            ":analyser": relation.analyser,
        })?;
    Ok(())
}

/// A byte position as SQLite keeps it; a text is far below 2⁶³ bytes.
fn bytes(position: usize) -> i64 {
    i64::try_from(position).expect("BUG: a text longer than SQLite can hold")
}

/// Strings as JSON text; they always can be written.
fn json<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}
