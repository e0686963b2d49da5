//! Where a source is used, and which sources count as one.

use std::collections::{BTreeMap, BTreeSet};

use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::{CaseId, ClaimId, EvidenceId, SourceId, TimestampMs};
use rusqlite::{Connection, Row, named_params};

use crate::Result;

/// A piece of evidence that comes from a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The case.
    pub case: CaseId,
    /// Its title.
    pub case_title: String,
    /// The claim that the evidence speaks on.
    pub claim: ClaimId,
    /// Its wording.
    pub claim_text: String,
    /// The evidence.
    pub evidence: EvidenceId,
    /// The words.
    pub quote: String,
    /// What it speaks for.
    pub stance: EvidenceStance,
    /// When it was added.
    pub added: TimestampMs,
}

fn row_to_use(row: &Row<'_>) -> rusqlite::Result<Use> {
    Ok(Use {
        case: crate::row::parsed(row, "case_id")?,
        case_title: row.get("title")?,
        claim: crate::row::parsed(row, "claim")?,
        claim_text: row.get("text")?,
        evidence: crate::row::parsed(row, "id")?,
        quote: row.get("quote")?,
        stance: crate::row::named(row, "stance")?,
        added: TimestampMs::from_i64(row.get("created_at")?),
    })
}

/// The evidence of a source in every case, the latest first; what was retracted, or is on a claim that was taken
/// out, is not among it.
///
/// # Errors
/// The database.
pub fn uses(c: &Connection, source: SourceId) -> Result<Vec<Use>> {
    let mut statement = c.prepare_cached(
        "SELECT evidence.case_id, title, claim, claim.text, evidence.id, quote, stance, evidence.created_at
         FROM evidence
         JOIN claim ON claim.case_id = evidence.case_id AND claim.id = evidence.claim
         JOIN fact_case ON fact_case.case_id = evidence.case_id AND fact_case.id = evidence.case_id
         WHERE evidence.source = :source AND evidence.retracted = 0 AND claim.retracted = 0
         ORDER BY evidence.created_at DESC, evidence.id",
    )?;
    let found = statement.query_map(named_params! { ":source": source.to_string() }, row_to_use)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The origin groups of the desk by name, each with its sources by name.
///
/// # Errors
/// The database.
pub fn origin_groups(c: &Connection, desk_case: CaseId) -> Result<BTreeMap<String, Vec<SourceId>>> {
    let mut groups: BTreeMap<String, Vec<SourceId>> = BTreeMap::new();
    for source in super::list(c, desk_case)? {
        if let Some(group) = source.origin_group {
            groups.entry(group).or_default().push(source.id);
        }
    }
    Ok(groups)
}

/// The sources whose contact the vault knows.
///
/// # Errors
/// The database.
pub fn with_contact(c: &Connection) -> Result<BTreeSet<SourceId>> {
    let mut statement = c.prepare_cached("SELECT source_id FROM vault WHERE trim(contact) <> ''")?;
    let found = statement.query_map([], |row| crate::row::parsed(row, "source_id"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
