//! Claims are split and merged.

use factdesk_domain::claim::{ClaimCreate, ClaimMerge, Origin, SplitPart};
use factdesk_domain::statement::StatementAdd;
use factdesk_domain::text::Anchor;
use factdesk_domain::{CaseId, ClaimId, EvidenceId, ReviewerId, RuleError, StatementId, rules};

use super::{accepted, facts, show};
use crate::statement::{self, Statement};
use crate::{Acting, Desk, Done, Error, Result, evidence, lookup, reply};

/// One part of a claim that is split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its wording; not empty.
    pub text: String,
    /// The evidence that goes with it.
    pub evidence: Vec<EvidenceId>,
}

/// Splits a claim. Every part keeps the claim's type, its statements, its search log and its replies; evidence goes where the parts say, and
/// what no part takes stays with the claim that was split, which remains readable with its verdicts.
///
/// # Errors
/// An unknown claim, or one that is gone; fewer than two parts; a part without words; evidence of another claim; the
/// database.
pub fn split(desk: &Desk, by: ReviewerId, id: ClaimId, parts: Vec<Part>) -> Result<Done<Vec<ClaimId>>> {
    desk.act(by, |acting| {
        let case = accepted(acting, id)?;
        let facts = facts(acting.db(), id)?;
        let said = statement::list(acting.db(), id)?;
        let made = parts
            .iter()
            .map(|part| {
                Ok(SplitPart {
                    claim: acting.id(ClaimId::new)?,
                    evidence: part.evidence.clone(),
                })
            })
            .collect::<Result<Vec<_>>>()?;
        let ids: Vec<ClaimId> = made.iter().map(|part| part.claim).collect();
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let operation = rules::claim::split(&facts, made, &texts)?;
        for (claim, part) in ids.iter().zip(&parts) {
            push_part(acting, (case, id), *claim, part, &said)?;
        }
        acting.push(case, operation)?;
        Ok(ids)
    })
}

fn push_part(
    acting: &mut Acting<'_>,
    (case, from): (CaseId, ClaimId),
    claim: ClaimId,
    part: &Part,
    said: &[Statement],
) -> Result<()> {
    let whole = show(acting.db(), from)?;
    acting.push(
        case,
        rules::claim::create(ClaimCreate {
            claim,
            text: part.text.clone(),
            claim_type: whole.claim_type,
            origin: Origin::Person,
            why_chosen: whole.why_chosen,
            date: whole.date,
            worth_permille: whole.worth_permille,
            split_from: Some(from),
        })?,
    )?;
    for statement in said {
        let copy = copied(acting, claim, statement.clone())?;
        acting.push(case, rules::statement::add(copy)?)?;
    }
    lookup::copy(acting, case, from, claim)?;
    reply::copy(acting, case, from, claim)
}

/// The same words, tied to another claim.
fn copied(acting: &Acting<'_>, claim: ClaimId, said: Statement) -> Result<StatementAdd> {
    let anchor: Option<Anchor> = said.anchor;
    let statement = match &anchor {
        Some(anchor) => StatementId::of(claim, anchor.version, anchor.span()),
        None => acting.id(StatementId::new)?,
    };
    Ok(StatementAdd {
        statement,
        claim,
        anchor,
        words: said.words,
        speaker: said.speaker,
        speaker_role: said.speaker_role,
        outlet: said.outlet,
        cue: said.cue,
        stance: said.stance,
        date: said.date,
    })
}

/// Merges claims into one, which takes their statements, evidence, search log and replies. Their verdicts stay with them, since they
/// were given on their wording; suggested claims are accepted in the same act.
///
/// # Errors
/// An unknown claim, or one that is gone; no other claim, or the same one; claims of two cases; the database.
pub fn merge(desk: &Desk, by: ReviewerId, into: ClaimId, from: Vec<ClaimId>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let case = accepted(acting, into)?;
        let mut others = Vec::with_capacity(from.len());
        let (mut statements, mut found) = (Vec::new(), Vec::new());
        let (mut lookups, mut replies) = (Vec::new(), Vec::new());
        for id in &from {
            if accepted(acting, *id)? != case {
                return Err(Error::unknown("claim", id));
            }
            others.push(facts(acting.db(), *id)?);
            statements.extend(statement::list(acting.db(), *id)?.into_iter().map(|said| said.id));
            lookups.extend(lookup::list(acting.db(), *id)?.into_iter().map(|entry| entry.id));
            replies.extend(reply::list(acting.db(), *id)?.into_iter().map(|record| record.id));
            found.extend(
                evidence::list(acting.db(), *id)?
                    .into_iter()
                    .map(|evidence| evidence.id),
            );
        }
        if into_itself(into, &from) {
            return Err(RuleError::MergeNeedsOthers.into());
        }
        let request = ClaimMerge {
            into,
            from,
            statements,
            evidence: found,
            lookups,
            replies,
        };
        let facts = facts(acting.db(), into)?;
        acting.push(case, rules::claim::merge(&facts, &others, request)?)
    })
}

fn into_itself(into: ClaimId, from: &[ClaimId]) -> bool {
    let mut sorted = from.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len() != from.len() || from.contains(&into)
}
