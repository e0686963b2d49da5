//! Verdicts: append-only; a later one of the same reviewer takes the place of the earlier.

use factdesk_domain::rules::verdict::VerdictFacts;
use factdesk_domain::scale::Scales;
use factdesk_domain::verdict::{Confidence, NotCheckable, Outcome, VerdictGive};
use factdesk_domain::{
    CaseId, ClaimId, EvidenceId, ReviewerId, RuleError, ScaleId, TimestampMs, VerdictId, VersionId, rules,
};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Acting, Desk, Done, Error, Result, blind, case, citing, claim, project, scale};

/// A verdict as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Which one.
    pub id: VerdictId,
    /// Its case.
    pub case: CaseId,
    /// The claim.
    pub claim: ClaimId,
    /// Who gave it.
    pub reviewer: ReviewerId,
    /// When.
    pub at: TimestampMs,
    /// What was found.
    pub outcome: Outcome,
    /// One line for the reader.
    pub conclusion: Option<String>,
    /// Why; evidence is cited as `[[evidence id]]`.
    pub rationale: String,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// What would change it.
    pub would_change: Option<String>,
    /// The wording that was judged.
    pub pinned_text: String,
    /// The article versions that the claim's statements stood in.
    pub pinned_versions: Vec<VersionId>,
    /// The earlier verdicts that it took the place of.
    pub supersedes: Vec<VerdictId>,
    /// The later verdicts of the same reviewer that took its place; empty while it is current.
    pub superseded_by: Vec<VerdictId>,
    /// Whether it was given while the verdicts of others were withheld.
    pub blind: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Why it was withdrawn.
    pub withdraw_reason: Option<String>,
}

impl Verdict {
    /// Whether it is what its reviewer thinks now.
    #[must_use]
    pub fn is_current(&self) -> bool {
        !self.withdrawn && self.superseded_by.is_empty()
    }
}

/// What a reviewer found, before it is tied to the scale of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A value on the scale of the case.
    Rating(String),
    /// A value as this version of the scale has it: the one that the reviewer had before them.
    RatingOn {
        /// The value.
        rating: String,
        /// The version.
        scale_version: u32,
    },
    /// A conclusion, for a scale without ratings.
    Conclusion,
    /// Not checkable, with the reason and words for it.
    NotCheckable(NotCheckable, Option<String>),
}

/// What a verdict is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVerdict {
    /// The claim; a suggested one is accepted in the same act.
    pub claim: ClaimId,
    /// What was found.
    pub finding: Finding,
    /// One line for the reader.
    pub conclusion: Option<String>,
    /// Why; evidence is cited as `[E1]`, numbered as [`evidence::list`] gives it, or as `[[evidence id]]`.
    pub rationale: String,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// What would change it.
    pub would_change: Option<String>,
}

const SELECT: &str =
    "SELECT id, case_id, claim, outcome, scale, scale_version, rating, reason, detail, conclusion,
    rationale, confidence, would_change, pinned_text, pinned_versions, supersedes, superseded_by, blind, withdrawn,
    withdraw_reason, created_by, created_at FROM verdict ";

fn row_to_verdict(row: &Row<'_>) -> rusqlite::Result<Verdict> {
    Ok(Verdict {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        claim: crate::row::parsed(row, "claim")?,
        reviewer: crate::row::parsed(row, "created_by")?,
        at: TimestampMs::from_i64(row.get("created_at")?),
        outcome: project::outcome(row)?,
        conclusion: row.get("conclusion")?,
        rationale: row.get("rationale")?,
        confidence: crate::row::named_opt(row, "confidence")?,
        would_change: row.get("would_change")?,
        pinned_text: row.get("pinned_text")?,
        pinned_versions: crate::row::json(row, "pinned_versions")?,
        supersedes: crate::row::json(row, "supersedes")?,
        superseded_by: crate::row::json(row, "superseded_by")?,
        blind: row.get("blind")?,
        withdrawn: row.get("withdrawn")?,
        withdraw_reason: row.get("withdraw_reason")?,
    })
}

fn rows(c: &Connection, tail: &str, id: String) -> Result<Vec<Verdict>> {
    let mut statement = c.prepare_cached(&[SELECT, tail].concat())?;
    let found = statement.query_map(named_params! { ":id": id }, row_to_verdict)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Every verdict on a claim, the first one first; superseded and withdrawn ones too.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, claim: ClaimId) -> Result<Vec<Verdict>> {
    rows(c, "WHERE claim = :id ORDER BY created_at, id", claim.to_string())
}

/// Every verdict of a case, by claim, the first one first.
///
/// # Errors
/// The database.
pub fn list_of_case(c: &Connection, case: CaseId) -> Result<Vec<Verdict>> {
    rows(
        c,
        "WHERE case_id = :id ORDER BY claim, created_at, id",
        case.to_string(),
    )
}

/// One verdict.
///
/// # Errors
/// An unknown verdict; the database.
pub fn show(c: &Connection, id: VerdictId) -> Result<Verdict> {
    c.prepare_cached(&[SELECT, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_verdict)
        .optional()?
        .ok_or_else(|| Error::unknown("verdict", id))
}

/// Gives a verdict; it pins the claim's wording and the article versions, and takes the place of what the same
/// reviewer found before.
///
/// # Errors
/// An unknown claim, or one that is gone; what [`rules::verdict::give`] refuses; the database.
pub fn give(desk: &Desk, by: ReviewerId, new: NewVerdict) -> Result<Done<VerdictId>> {
    desk.act(by, |acting| {
        let case = claim::accepted(acting, new.claim)?;
        let facts = claim::facts(acting.db(), new.claim)?;
        let scales = scale::of_case(acting.db(), case)?;
        let id = acting.id(VerdictId::new)?;
        let request = VerdictGive {
            verdict: id,
            claim: new.claim,
            outcome: outcome(case::scale(acting.db(), case)?, &scales, new.finding)?,
            conclusion: new.conclusion,
            rationale: citing::stored(&new.rationale, &facts.evidence),
            confidence: new.confidence,
            would_change: new.would_change,
            pinned_text: facts.text.clone(),
            pinned_versions: pinned(acting.db(), new.claim)?,
            supersedes: earlier(acting, new.claim)?,
            blind: blind::hides(acting.db(), case, new.claim, by)?,
        };
        let known = |id: EvidenceId| facts.evidence.contains(&id) || citing::is_in(acting.db(), case, id);
        let operation = rules::verdict::give(&facts, request, &scales, known)?;
        acting.push(case, operation)?;
        Ok(id)
    })
}

/// What was found, on the version of the scale that is in use or was named.
pub(crate) fn outcome(scale: ScaleId, scales: &Scales, finding: Finding) -> Result<Outcome> {
    let in_use = scales.find(scale).ok_or(RuleError::CaseScaleAbsent)?;
    let scale_version = in_use.version;
    Ok(match finding {
        Finding::Rating(rating) => Outcome::Rated {
            scale,
            scale_version,
            rating,
        },
        Finding::RatingOn {
            rating,
            scale_version,
        } => Outcome::Rated {
            scale,
            scale_version,
            rating,
        },
        Finding::Conclusion => Outcome::Concluded { scale, scale_version },
        Finding::NotCheckable(reason, detail) => Outcome::NotCheckable { reason, detail },
    })
}

/// The article versions that the claim stands in.
fn pinned(c: &Connection, claim: ClaimId) -> Result<Vec<VersionId>> {
    let mut statement = c.prepare_cached(
        "SELECT DISTINCT version FROM statement
         WHERE claim = :claim AND retracted = 0 AND version IS NOT NULL ORDER BY version",
    )?;
    let found = statement.query_map(named_params! { ":claim": claim.to_string() }, |row| {
        crate::row::parsed(row, "version")
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The verdicts of who acts now that nothing has taken the place of.
fn earlier(acting: &Acting<'_>, claim: ClaimId) -> Result<Vec<VerdictId>> {
    let mut statement = acting.db().prepare_cached(
        "SELECT id FROM verdict WHERE claim = :claim AND created_by = :by AND superseded_by = '[]' ORDER BY id",
    )?;
    let found = statement.query_map(
        named_params! { ":claim": claim.to_string(), ":by": acting.by().to_string() },
        |row| crate::row::parsed(row, "id"),
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Withdraws an own verdict; it stays readable.
///
/// # Errors
/// An unknown verdict; another's; one that was withdrawn; the database.
pub fn withdraw(desk: &Desk, by: ReviewerId, id: VerdictId, reason: Option<String>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let facts = VerdictFacts {
            id,
            claim: known.claim,
            reviewer: known.reviewer,
            withdrawn: known.withdrawn,
        };
        acting.push(known.case, rules::verdict::withdraw(facts, by, reason)?)
    })
}
