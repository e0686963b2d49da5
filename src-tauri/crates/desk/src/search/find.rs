//! Finds objects by words.

use factdesk_domain::id::ObjectId;
use factdesk_domain::{CaseId, ClaimId, Noun, ObjectRef};
use rusqlite::{Connection, named_params};

use super::late::{self, Objects};
use super::refresh::text_of;
use super::snippet::{Snippet, holds, snippet};
use super::terms::{expression, words};
use crate::{Error, Result};

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is: an article, claim, source, evidence, verdict, capture, lookup or reply.
    pub noun: Noun,
    /// Which one.
    pub id: ObjectId,
    /// Its case; the desk's own for a source card.
    pub case: CaseId,
    /// The words around the first hit.
    pub snippet: Snippet,
}

/// The best hits in a case, or everywhere; at most `limit`. What was written last stands first. A query without a
/// word finds nothing.
pub fn find(c: &Connection, query: &str, case: Option<CaseId>, limit: usize) -> Result<Vec<Hit>> {
    let Some(expression) = expression(query) else {
        return Ok(Vec::new());
    };
    let words = words(query);
    let late = late::late(c)?;
    let mut hits = Vec::new();
    for hit in late::find(c, &late, (&expression, &words), case)? {
        add(&mut hits, hit, limit);
    }
    for hit in indexed(c, &late, (&expression, &words), case, limit)? {
        add(&mut hits, hit, limit);
    }
    let left = limit.saturating_sub(hits.len());
    hits.extend(suggested(c, &words, case, left)?);
    Ok(hits)
}

/// A source card has a copy in every case that uses it; one of them is shown.
fn add(hits: &mut Vec<Hit>, hit: Hit, limit: usize) {
    if hits.len() < limit
        && !hits
            .iter()
            .any(|there| there.noun == hit.noun && there.id == hit.id)
    {
        hits.push(hit);
    }
}

/// The best hits of the index, as many as are wanted beside those that changed since.
fn indexed(
    c: &Connection,
    late: &Objects,
    (expression, words): (&str, &[String]),
    case: Option<CaseId>,
    limit: usize,
) -> Result<Vec<Hit>> {
    let mut statement = c.prepare_cached(
        "SELECT search_row.case_id, search_row.noun, search_row.id
         FROM search JOIN search_row ON search_row.number = search.rowid
         WHERE search MATCH :expression AND (:case IS NULL OR search_row.case_id = :case)
         ORDER BY search.rank, search_row.number
         LIMIT :limit",
    )?;
    let most = i64::try_from(limit.saturating_add(late.len())).unwrap_or(i64::MAX);
    let mut rows = statement.query(named_params! {
        ":expression": expression, ":case": case.map(|case| case.to_string()), ":limit": most,
    })?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, id): (String, String) = (row.get("noun")?, row.get("id")?);
        let noun = Noun::from_name(&name).ok_or_else(|| Error::damaged("search_row", &name))?;
        let case = crate::row::parsed(row, "case_id")?;
        let object: ObjectId = id.parse().map_err(|e| Error::damaged("search_row", e))?;
        if late.contains(&(case, ObjectRef::new(noun, object))) {
            continue;
        }
        if let Some(text) = text_of(c, case, noun, &id)? {
            let id = object;
            hits.push(Hit {
                noun,
                id,
                case,
                snippet: snippet(&text, words),
            });
        }
    }
    Ok(hits)
}

/// Claims that are only suggested, in the articles as they are read now; they change with every analysis and stand
/// in no index.
fn suggested(c: &Connection, words: &[String], case: Option<CaseId>, limit: usize) -> Result<Vec<Hit>> {
    let mut statement = c.prepare_cached(
        "SELECT id, case_id, text FROM suggestion_claim AS s
         WHERE (:case IS NULL OR case_id = :case)
           AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.case_id = s.case_id AND claim.id = s.id)
           AND EXISTS (
               SELECT 1 FROM article AS a
               WHERE a.case_id = s.case_id AND a.id = s.article_id AND a.retracted = 0
                 AND a.current_version = s.version_id
           )
         ORDER BY worth DESC, id",
    )?;
    let mut rows = statement.query(named_params! { ":case": case.map(|case| case.to_string()) })?;
    let mut hits = Vec::new();
    while hits.len() < limit
        && let Some(row) = rows.next()?
    {
        let text = row.get_ref("text")?.as_str().map_err(rusqlite::Error::from)?;
        if holds(text, words) {
            let claim: ClaimId = crate::row::parsed(row, "id")?;
            hits.push(Hit {
                noun: Noun::Claim,
                id: claim.into(),
                case: crate::row::parsed(row, "case_id")?,
                snippet: snippet(text, words),
            });
        }
    }
    Ok(hits)
}
