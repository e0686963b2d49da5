//! One claim as it stands, accepted or only suggested.

use factdesk_domain::claim::{ClaimType, Fact, Origin, WorkState};
use factdesk_domain::{CaseId, ClaimId, PartialDate, ReviewerId, TimestampMs};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::suggestion::{self, SuggestedClaim};
use crate::{Error, Result, case};

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Which one.
    pub id: ClaimId,
    /// Its case.
    pub case: CaseId,
    /// Whether it is in the log; else an analysis only suggests it.
    pub accepted: bool,
    /// The proposition.
    pub text: String,
    /// What kind of thing is claimed.
    pub claim_type: Option<ClaimType>,
    /// Where it comes from.
    pub origin: Origin,
    /// Why it is checked.
    pub why_chosen: Option<String>,
    /// When the thing claimed happened.
    pub date: Option<PartialDate>,
    /// How much it is worth checking, in per mille.
    pub worth_permille: u16,
    /// Where work on it stands.
    pub state: WorkState,
    /// The claim that it is a part of.
    pub split_from: Option<ClaimId>,
    /// Its parts, when it was split; else empty.
    pub split_into: Vec<ClaimId>,
    /// The claim that it was merged into.
    pub merged_into: Option<ClaimId>,
    /// Whether it is parked.
    pub parked: bool,
    /// What it waits for.
    pub park_reason: Option<String>,
    /// Whether it has a bookmark.
    pub flagged: bool,
    /// When to look again.
    pub recheck_on: Option<PartialDate>,
    /// What may have changed by then.
    pub recheck_why: Option<String>,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// Whether it was retracted.
    pub retracted: bool,
    /// Whether a concurrent change brought it back from a retraction.
    pub revived: bool,
    /// Concurrent values of its fields that are not shown, as JSON: field, then a list of `{op, by, at, value}`.
    pub alternatives: Option<serde_json::Value>,
    /// Who made or accepted it; none while it is only suggested.
    pub created_by: Option<ReviewerId>,
    /// When; none while it is only suggested.
    pub created_at: Option<TimestampMs>,
}

impl Claim {
    /// Whether it is worked on: not retracted, merged or split.
    #[must_use]
    pub fn is_live(&self) -> bool {
        !self.retracted && self.merged_into.is_none() && self.split_into.is_empty()
    }

    /// The numbers, dates and places that the analysis found in it.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        match &self.origin {
            Origin::Suggested { facts, .. } => facts,
            Origin::Person | Origin::Imported { .. } => &[],
        }
    }
}

pub(super) const CLAIM: &str = "SELECT claim.id, claim.case_id, text, claim_type, origin, why_chosen, date,
    worth_permille, split_from, split_into, merged_into, parked, park_reason, flagged, recheck_on, recheck_why, tags,
    retracted, revived, alternatives, created_by, created_at, claim_work.state
FROM claim
LEFT JOIN claim_work ON claim_work.case_id = claim.case_id AND claim_work.claim = claim.id ";

pub(super) fn row_to_claim(row: &Row<'_>) -> rusqlite::Result<Claim> {
    Ok(Claim {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        accepted: true,
        text: row.get("text")?,
        claim_type: crate::row::named_opt(row, "claim_type")?,
        origin: crate::row::json(row, "origin")?,
        why_chosen: row.get("why_chosen")?,
        date: crate::row::parsed_opt(row, "date")?,
        worth_permille: crate::row::number(row, "worth_permille")?,
        state: crate::row::named(row, "state")?,
        split_from: crate::row::parsed_opt(row, "split_from")?,
        split_into: crate::row::json_opt(row, "split_into")?.unwrap_or_default(),
        merged_into: crate::row::parsed_opt(row, "merged_into")?,
        parked: row.get("parked")?,
        park_reason: row.get("park_reason")?,
        flagged: row.get("flagged")?,
        recheck_on: crate::row::parsed_opt(row, "recheck_on")?,
        recheck_why: row.get("recheck_why")?,
        tags: crate::row::json(row, "tags")?,
        retracted: row.get("retracted")?,
        revived: row.get("revived")?,
        alternatives: crate::row::json_opt(row, "alternatives")?,
        created_by: Some(crate::row::parsed(row, "created_by")?),
        created_at: Some(TimestampMs::from_i64(row.get("created_at")?)),
    })
}

/// A suggestion in the shape of a claim.
pub(super) fn as_claim(suggested: SuggestedClaim) -> Result<Claim> {
    Ok(Claim {
        id: suggested.id,
        case: suggested.case,
        accepted: false,
        claim_type: super::accept::claim_type(suggested.claim_type.as_deref())?,
        why_chosen: None,
        date: None,
        worth_permille: suggested.worth,
        state: WorkState::Open,
        split_from: None,
        split_into: Vec::new(),
        merged_into: None,
        parked: false,
        park_reason: None,
        flagged: false,
        recheck_on: None,
        recheck_why: None,
        tags: Vec::new(),
        retracted: false,
        revived: false,
        alternatives: None,
        created_by: None,
        created_at: None,
        origin: super::accept::origin(&suggested),
        text: suggested.text,
    })
}

/// A claim of the log.
pub(super) fn in_log(c: &Connection, id: ClaimId) -> Result<Option<Claim>> {
    let found = c
        .prepare_cached(&[CLAIM, "WHERE claim.id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_claim)
        .optional()?;
    let Some(claim) = found else { return Ok(None) };
    let reworded = super::reopened(c, claim.case, Some(id))?;
    let wanted = case::second_readings(c, claim.case)?;
    super::standing::corrected(c, claim, (reworded.get(&id), wanted)).map(Some)
}

/// One claim, accepted or suggested, also one that was retracted, merged or split.
///
/// # Errors
/// An unknown claim; the database.
pub fn show(c: &Connection, id: ClaimId) -> Result<Claim> {
    if let Some(claim) = in_log(c, id)? {
        return Ok(claim);
    }
    match suggestion::one(c, id)? {
        Some(suggested) => as_claim(suggested),
        None => Err(Error::unknown("claim", id)),
    }
}

/// The words of a claim, accepted or suggested.
pub(crate) fn text(c: &Connection, id: ClaimId) -> Result<Option<String>> {
    let mut statement = c.prepare_cached("SELECT text FROM claim WHERE id = ?1")?;
    match statement
        .query_row([id.to_string()], |row| row.get(0))
        .optional()?
    {
        Some(text) => Ok(Some(text)),
        None => Ok(suggestion::one(c, id)?.map(|suggested| suggested.text)),
    }
}

/// At most so many claims, accepted or suggested, that have this, in lower case, in their words.
pub(crate) fn with_words(c: &Connection, part: &str, most: usize) -> Result<Vec<ClaimId>> {
    let mut statement =
        c.prepare_cached("SELECT id, text FROM claim UNION ALL SELECT id, text FROM suggestion_claim")?;
    let mut rows = statement.query([])?;
    let (mut found, mut lower) = (Vec::new(), String::new());
    while let Some(row) = rows.next()? {
        let text = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        lower.clear();
        if text.is_ascii() {
            lower.push_str(text);
            lower.make_ascii_lowercase();
        } else {
            lower.push_str(&text.to_lowercase());
        }
        if lower.contains(part) {
            found.push(crate::row::parsed(row, "id")?);
            if found.len() >= most {
                break;
            }
        }
    }
    Ok(found)
}

/// The case of a claim.
///
/// # Errors
/// An unknown claim; the database.
pub fn case_of(c: &Connection, id: ClaimId) -> Result<CaseId> {
    show(c, id).map(|claim| claim.case)
}

/// Every step from a claim of a case that was merged (true) or split (false) to what it went into.
///
/// # Errors
/// The database.
pub fn gone_into(c: &Connection, case: CaseId) -> Result<Vec<(ClaimId, ClaimId, bool)>> {
    let mut statement = c.prepare_cached(
        "SELECT id, merged_into, split_into FROM claim
         WHERE case_id = ?1 AND (merged_into IS NOT NULL OR split_into IS NOT NULL) ORDER BY id",
    )?;
    let mut rows = statement.query([case.to_string()])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let from = crate::row::parsed(row, "id")?;
        let merged: Option<ClaimId> = crate::row::parsed_opt(row, "merged_into")?;
        let parts: Vec<ClaimId> = crate::row::json_opt(row, "split_into")?.unwrap_or_default();
        steps.extend(merged.map(|to| (from, to, true)));
        steps.extend(parts.into_iter().map(|to| (from, to, false)));
    }
    Ok(steps)
}
