//! A suggestion becomes a claim of the log, with text, span, reasons and analyser.

use factdesk_domain::claim::{ClaimCreate, ClaimType, Fact, Origin};
use factdesk_domain::rules::claim::ClaimFacts;
use factdesk_domain::statement::StatementAdd;
use factdesk_domain::text::{Anchor, Span};
use factdesk_domain::{CaseId, ClaimId, ReviewerId, StatementId, rules};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::statement::Statement;
use crate::suggestion::{self, SuggestedClaim};
use crate::{Acting, Desk, Done, Error, Result, article, citing};

/// The claim type of this name.
pub fn claim_type(name: Option<&str>) -> Result<Option<ClaimType>> {
    let Some(name) = name else { return Ok(None) };
    serde_json::from_value(name.into())
        .map(Some)
        .map_err(|e| Error::damaged("suggestion_claim", e))
}

/// Where a claim comes from that an analysis suggested.
pub fn origin(suggested: &SuggestedClaim) -> Origin {
    let facts = suggested.facts.iter().map(|(label, value)| Fact {
        label: label.clone(),
        value: value.clone(),
    });
    Origin::Suggested {
        analyser: suggested.analyser.clone(),
        reasons: suggested.reasons.clone(),
        facts: facts.collect(),
    }
}

/// Makes sure that a claim is in the log, and says in which case; a suggestion is accepted in this act.
pub fn accepted(acting: &mut Acting<'_>, id: ClaimId) -> Result<CaseId> {
    let known = acting
        .db()
        .prepare_cached("SELECT case_id FROM claim WHERE id = :id")?
        .query_row(named_params! { ":id": id.to_string() }, |row| {
            crate::row::parsed(row, "case_id")
        })
        .optional()?;
    if let Some(case) = known {
        return Ok(case);
    }
    let suggested = suggestion::one(acting.db(), id)?.ok_or_else(|| Error::unknown("claim", id))?;
    let case = suggested.case;
    let create = rules::claim::create(ClaimCreate {
        claim: id,
        text: suggested.text.clone(),
        claim_type: claim_type(suggested.claim_type.as_deref())?,
        origin: origin(&suggested),
        why_chosen: None,
        date: None,
        worth_permille: suggested.worth,
        split_from: None,
    })?;
    let statement = statement(acting.db(), &suggested)?;
    acting.push(case, create)?;
    acting.push(case, rules::statement::add(statement)?)?;
    Ok(case)
}

/// The statement that a suggested claim would have.
pub fn suggested_statement(c: &Connection, suggested: &SuggestedClaim) -> Result<Statement> {
    let StatementAdd {
        statement,
        claim,
        anchor,
        words,
        speaker,
        speaker_role,
        outlet,
        cue,
        stance,
        date,
    } = statement(c, suggested)?;
    Ok(Statement {
        id: statement,
        case: suggested.case,
        claim,
        anchor,
        words,
        speaker,
        speaker_role,
        outlet,
        cue,
        stance,
        date,
        placed: None,
        retracted: false,
    })
}

fn statement(c: &Connection, suggested: &SuggestedClaim) -> Result<StatementAdd> {
    let version = article::version(c, suggested.version)?;
    let span = Span::new(suggested.start, suggested.end);
    let anchor = Anchor::new(suggested.article, suggested.version, &version.text, span)
        .map_err(factdesk_domain::RuleError::from)?;
    let stance = serde_json::from_value(suggested.stance.as_str().into());
    let stance = stance.map_err(|e| Error::damaged("suggestion_claim", e))?;
    let date = suggested
        .said
        .as_ref()
        .map(|said| said.parse().map_err(|e| Error::damaged("suggestion_claim", e)));
    Ok(StatementAdd {
        statement: StatementId::of(suggested.id, suggested.version, anchor.span()),
        claim: suggested.id,
        anchor: Some(anchor),
        words: None,
        speaker: suggested.speaker.clone(),
        speaker_role: None,
        outlet: suggested.outlet.clone(),
        cue: suggested.cue.clone(),
        stance,
        date: date.transpose()?,
    })
}

/// What the rules ask of a claim of the log. Every save on a claim asks this, so no more is read than that.
pub fn facts(c: &Connection, id: ClaimId) -> Result<ClaimFacts> {
    let named = named_params! { ":id": id.to_string() };
    let evidence = citing::numbered(c, id)?;
    c.prepare_cached(
        "SELECT text, retracted, merged_into IS NOT NULL AS merged, coalesce(split_into, '[]') <> '[]' AS split,
             parked, flagged, tags
         FROM claim WHERE id = :id",
    )?
    .query_row(named, |row| {
        Ok(ClaimFacts {
            id,
            text: row.get("text")?,
            retracted: row.get("retracted")?,
            merged: row.get("merged")?,
            split: row.get("split")?,
            parked: row.get("parked")?,
            flagged: row.get("flagged")?,
            tags: crate::row::json(row, "tags")?,
            evidence,
        })
    })
    .optional()?
    .ok_or_else(|| Error::unknown("claim", id))
}

/// Accepts a suggested claim; one that was accepted stays as it is and nothing is written.
///
/// # Errors
/// An unknown claim; the database.
pub fn accept(desk: &Desk, by: ReviewerId, id: ClaimId) -> Result<Done<CaseId>> {
    desk.act(by, |acting| accepted(acting, id))
}

/// Rejects a suggested claim, so that no analysis suggests it again. It is accepted and retracted in one act: the
/// log remembers what was rejected.
///
/// # Errors
/// An unknown claim; one that is gone; the database.
pub fn dismiss(desk: &Desk, by: ReviewerId, id: ClaimId, reason: Option<String>) -> Result<Done<()>> {
    super::retract(desk, by, id, reason)
}
