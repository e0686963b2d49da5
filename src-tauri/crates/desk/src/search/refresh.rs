//! Keeps the search index in step with the shared tables.

use std::collections::BTreeSet;

use factdesk_domain::{CaseId, Noun, ObjectRef};
use rusqlite::{Connection, OptionalExtension};

use super::terms::index_text;
use crate::{Result, citing};

/// The text of an object that is found by search; none when it is gone.
pub fn text_of(c: &Connection, case: CaseId, noun: Noun, id: &str) -> Result<Option<String>> {
    let sql = match noun {
        Noun::Article => {
            "SELECT concat_ws(char(10), article.title, byline, outlet, article_version.text)
             FROM article
             JOIN article_version ON article_version.case_id = article.case_id
                                 AND article_version.id = article.current_version
             WHERE article.case_id = ?1 AND article.id = ?2 AND article.retracted = 0"
        }
        Noun::Claim => {
            "SELECT text FROM claim
             WHERE case_id = ?1 AND id = ?2 AND retracted = 0 AND merged_into IS NULL AND split_into IS NULL"
        }
        Noun::Source => {
            "SELECT concat_ws(char(10), name, interests, origin_group, url) FROM source
             WHERE case_id = ?1 AND id = ?2 AND retracted = 0"
        }
        Noun::Evidence => {
            "SELECT concat_ws(char(10), quote, translation ->> 'text', locator, url, note) FROM evidence
             WHERE case_id = ?1 AND id = ?2 AND retracted = 0"
        }
        Noun::Verdict => {
            "SELECT concat_ws(char(10), conclusion, rationale, detail, would_change) FROM verdict
             WHERE case_id = ?1 AND id = ?2 AND withdrawn = 0"
        }
        Noun::Capture => {
            "SELECT concat_ws(char(10), name, address, final_address, note) FROM capture
             WHERE case_id = ?1 AND id = ?2 AND retracted = 0"
        }
        Noun::Lookup => {
            "SELECT concat_ws(char(10), query, place, note) FROM lookup
             WHERE case_id = ?1 AND id = ?2 AND retracted = 0"
        }
        Noun::Reply => {
            "SELECT concat_ws(char(10), asked, question, answer, note) FROM reply
             WHERE case_id = ?1 AND id = ?2 AND retracted = 0"
        }
        Noun::Decision => {
            "SELECT concat_ws(char(10), reason, conclusion, detail) FROM decision
             WHERE case_id = ?1 AND id = ?2 AND withdrawn = 0"
        }
        Noun::Override => {
            "SELECT reason FROM rule_override
             WHERE case_id = ?1 AND id = ?2 AND retracted = 0"
        }
        Noun::Correction => {
            "SELECT concat_ws(char(10), notice, reason) FROM correction WHERE case_id = ?1 AND id = ?2"
        }
        Noun::Case
        | Noun::CorrectionRequest
        | Noun::SignOff
        | Noun::Device
        | Noun::Erasure
        | Noun::Removal
        | Noun::Reviewer
        | Noun::Version
        | Noun::Statement
        | Noun::Relation
        | Noun::Comment
        | Noun::Passage
        | Noun::Rule
        | Noun::Scale => return Ok(None),
    };
    let text = c
        .prepare_cached(sql)?
        .query_row((case.to_string(), id), |row| row.get(0))
        .optional()?;
    let on = match noun {
        Noun::Verdict => "SELECT claim FROM verdict WHERE id = ?1",
        Noun::Decision => "SELECT claim FROM decision WHERE id = ?1",
        Noun::Override => "SELECT claim FROM rule_override WHERE id = ?1",
        _ => return Ok(text),
    };
    match text {
        Some(text) if citing::cites(&text) => {
            let claim = c
                .prepare_cached(on)?
                .query_row([id], |row| crate::row::parsed(row, "claim"))?;
            citing::shown(c, claim, text).map(Some)
        }
        text => Ok(text),
    }
}

/// Indexes some objects again. A text of an article is found under its article.
pub fn refresh(c: &Connection, objects: &BTreeSet<(CaseId, ObjectRef)>) -> Result<()> {
    for (case, object) in objects {
        match object.noun {
            Noun::Article
            | Noun::Claim
            | Noun::Source
            | Noun::Evidence
            | Noun::Verdict
            | Noun::Capture
            | Noun::Lookup
            | Noun::Reply
            | Noun::Decision
            | Noun::Correction
            | Noun::Override => {
                index(c, *case, object.noun, &object.id.to_string())?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn index(c: &Connection, case: CaseId, noun: Noun, id: &str) -> Result<()> {
    let of_case = case.to_string();
    let row = (&of_case, noun.as_str(), id);
    let number: Option<i64> = c
        .prepare_cached("SELECT number FROM search_row WHERE case_id = ?1 AND noun = ?2 AND id = ?3")?
        .query_row(row, |row| row.get(0))
        .optional()?;
    if let Some(number) = number {
        c.prepare_cached("DELETE FROM search WHERE rowid = ?1")?
            .execute([number])?;
    }
    match (text_of(c, case, noun, id)?, number) {
        (Some(text), number) => {
            let number = match number {
                Some(number) => number,
                None => {
                    c.prepare_cached("INSERT INTO search_row (case_id, noun, id) VALUES (?1, ?2, ?3)")?
                        .execute(row)?;
                    c.last_insert_rowid()
                }
            };
            c.prepare_cached("INSERT INTO search (rowid, body) VALUES (?1, ?2)")?
                .execute((number, index_text(&text)))?;
        }
        (None, Some(number)) => {
            c.prepare_cached("DELETE FROM search_row WHERE number = ?1")?
                .execute([number])?;
        }
        (None, None) => {}
    }
    Ok(())
}
