//! Claims whose words in an article changed after the verdict on them.
//!
//! Nothing of this is stored: it follows from the words that a statement had in the version that a verdict pinned,
//! and from the words that it has now. Words that came back bring the verdict back.

use std::collections::{BTreeMap, BTreeSet};

use factdesk_domain::{CaseId, ClaimId, StatementId, VerdictId, VersionId};
use rusqlite::{Connection, Row, named_params};

/// Words in an article that changed after a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reworded {
    /// The verdicts that were given on the earlier words.
    pub verdicts: BTreeSet<VerdictId>,
    /// The statement.
    pub statement: StatementId,
    /// The words that were judged.
    pub before: String,
    /// The words now.
    pub now: String,
}

/// Longest quote in a reason, in characters.
const SHOWN_CHARS: usize = 80;

impl Reworded {
    /// Why the claim has to be looked at again, in a sentence.
    #[must_use]
    pub fn reason(&self) -> String {
        format!(
            "The article’s wording changed: “{}” is now “{}”.",
            short(&self.before),
            short(&self.now)
        )
    }
}

fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN_CHARS {
        return line;
    }
    let cut: String = line.chars().take(SHOWN_CHARS).collect();
    format!("{}…", cut.trim_end())
}

/// The claims with a current verdict that was given on other words of an article than it has now; all of a case, or
/// one of them.
///
/// # Errors
/// The database.
pub fn reopened(
    c: &Connection,
    case: CaseId,
    only: Option<ClaimId>,
) -> rusqlite::Result<BTreeMap<ClaimId, Reworded>> {
    let mut found: BTreeMap<ClaimId, Reworded> = BTreeMap::new();
    // For one claim its few verdicts are looked at anyway.
    if only.is_none() && !has_later_versions(c, case)? {
        return Ok(found);
    }
    for one in candidates(c, case, only)? {
        let Some(before) = words_in(c, one.statement, &one.pinned)? else {
            continue;
        };
        if same_words(&before, &one.now) {
            continue;
        }
        let reworded = found.entry(one.claim).or_insert_with(|| Reworded {
            verdicts: BTreeSet::new(),
            statement: one.statement,
            before,
            now: one.now,
        });
        reworded.verdicts.insert(one.verdict);
    }
    Ok(found)
}

fn has_later_versions(c: &Connection, case: CaseId) -> rusqlite::Result<bool> {
    c.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM article_version WHERE case_id = ?1 GROUP BY article HAVING count(*) > 1)",
    )?
    .query_row([case.to_string()], |row| row.get(0))
}

/// A statement that stands in another version than a verdict on its claim pinned.
struct Candidate {
    claim: ClaimId,
    verdict: VerdictId,
    pinned: Vec<VersionId>,
    statement: StatementId,
    now: String,
}

fn candidates(c: &Connection, case: CaseId, only: Option<ClaimId>) -> rusqlite::Result<Vec<Candidate>> {
    let row = |row: &Row<'_>| {
        Ok(Candidate {
            claim: crate::row::parsed(row, "claim")?,
            verdict: crate::row::parsed(row, "verdict")?,
            pinned: crate::row::json(row, "pinned_versions")?,
            statement: crate::row::parsed(row, "statement")?,
            now: row.get("exact")?,
        })
    };
    match only {
        None => c
            .prepare_cached(include_str!("reopened.sql"))?
            .query_map(named_params! { ":case": case.to_string() }, row)?
            .collect(),
        Some(claim) => c
            .prepare_cached(concat!(
                include_str!("reopened.sql"),
                " AND statement.claim = :claim"
            ))?
            .query_map(
                named_params! { ":case": case.to_string(), ":claim": claim.to_string() },
                row,
            )?
            .collect(),
    }
}

/// The words that a statement had in one of these versions, the last ones there; read from the log, which keeps the
/// places that a statement had before.
fn words_in(
    c: &Connection,
    statement: StatementId,
    versions: &[VersionId],
) -> rusqlite::Result<Option<String>> {
    let mut query = c.prepare_cached(include_str!("anchors.sql"))?;
    let payloads = query.query_map(named_params! { ":statement": statement.as_bytes() }, |row| {
        row.get::<_, Vec<u8>>("bytes")
    })?;
    let mut words = None;
    for bytes in payloads {
        let payload: serde_json::Value = serde_json::from_slice(&bytes?).map_err(crate::row::damaged)?;
        let anchor = match payload["change"]["field"] == "anchor" {
            true => &payload["change"]["value"],
            false => &payload["anchor"],
        };
        let version = anchor["version"].as_str().and_then(|id| id.parse().ok());
        if version.is_some_and(|version: VersionId| versions.contains(&version)) {
            words = anchor["exact"].as_str().map(str::to_owned);
        }
    }
    Ok(words)
}

/// Whether two quotes say the same words. As in a re-anchoring, commas, full stops, brackets and quotation marks
/// around words do not count; figures, signs of a number and question marks do.
fn same_words(before: &str, now: &str) -> bool {
    before == now || said(before).eq(said(now))
}

fn said(text: &str) -> impl Iterator<Item = String> {
    let words = text.split_whitespace().map(|word| word.trim_matches(is_mark));
    words
        .filter(|word| !word.is_empty())
        .map(|word| word.replace('’', "'"))
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | ';'
            | ':'
            | '…'
            | '('
            | ')'
            | '['
            | ']'
            | '"'
            | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '–'
            | '—'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_the_same_words_and_numbers_are_not() {
        assert!(same_words("eleven were hurt", "eleven were hurt"));
        assert!(same_words("“eleven were hurt”", "\"eleven were hurt\""));
        assert!(same_words(
            "Eleven were hurt, they said.",
            "Eleven were hurt they said"
        ));
        assert!(!same_words("1.5 million", "15 million"));
        assert!(!same_words("It fell by -3", "It fell by 3"));
        assert!(!same_words("eleven were hurt", "eleven were hurt?"));
        assert!(!same_words("eleven were hurt", "twelve were hurt"));
        assert!(!same_words("eleven were hurt", "about eleven were hurt"));
        assert!(!same_words("eleven were hurt", "eleven were not hurt"));
        assert!(!same_words("", "eleven"));
    }
}
