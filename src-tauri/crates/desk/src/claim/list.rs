//! The claims of a case, accepted and suggested together, in the order of the walk.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use factdesk_domain::claim::WorkState;
use factdesk_domain::relation::{RelationKind, RelationStatus};
use factdesk_domain::sets::{Link, contested_sets};
use factdesk_domain::walk::{Stop, order};
use factdesk_domain::{ArticleId, CaseId, ClaimId};
use rusqlite::{Connection, named_params};

use super::show::{CLAIM, as_claim, row_to_claim};
use super::{Claim, standing};
use crate::relation::{self, Relation};
use crate::{Result, article, case, suggestion};

/// A claim in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimCard {
    /// The claim.
    pub claim: Claim,
    /// Its place in the walk, from 1.
    pub number: u32,
    /// Whether it has a rival that nobody rejected.
    pub contested: bool,
    /// Where its first statement stands: article and byte.
    pub place: Option<(ArticleId, usize)>,
}

/// The claims of a case that are worked on, in the order of the walk: confirmed contested sets, suggested ones, then
/// by check-worthiness, then by place.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, case: CaseId) -> Result<Vec<ClaimCard>> {
    let claims = live(c, case)?;
    let relations = relation::list_of_case(c, case)?;
    let places = places(c, case)?;
    let known: BTreeSet<ClaimId> = claims.keys().copied().collect();
    let rivals = rivals(&relations, &known);
    let stops: Vec<Stop<ClaimId>> = claims.values().map(|claim| stop(claim, &places)).collect();
    let contested: BTreeSet<ClaimId> = rivals
        .iter()
        .flat_map(|(_, members)| members.iter().copied())
        .collect();
    let mut claims = claims;
    let ordered = order(&stops, &rivals)
        .into_iter()
        .filter_map(|id| claims.remove(&id));
    let cards = ordered.zip(1..).map(|(claim, number)| ClaimCard {
        number,
        contested: contested.contains(&claim.id),
        place: places.get(&claim.id).map(|(_, article, byte)| (*article, *byte)),
        claim,
    });
    Ok(cards.collect())
}

/// Claims of the log and suggestions that no row of the log has taken up.
fn live(c: &Connection, case: CaseId) -> Result<BTreeMap<ClaimId, Claim>> {
    let mut statement = c.prepare_cached(&[CLAIM, "WHERE claim.case_id = :case"].concat())?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, row_to_claim)?;
    let mut claims: BTreeMap<ClaimId, Claim> = found
        .map(|claim| claim.map(|claim| (claim.id, claim)))
        .collect::<rusqlite::Result<_>>()?;
    for suggested in suggestion::of_case(c, case)? {
        if let Entry::Vacant(free) = claims.entry(suggested.id) {
            free.insert(as_claim(suggested)?);
        }
    }
    claims.retain(|_, claim| claim.is_live());
    let (reworded, wanted) = (super::reopened(c, case, None)?, case::second_readings(c, case)?);
    let corrected = claims
        .into_iter()
        .map(|(id, claim)| Ok((id, standing::corrected(c, claim, (reworded.get(&id), wanted))?)));
    corrected.collect()
}

/// The first place of each claim: the number of the article in the order of import, the article, and the byte.
fn places(c: &Connection, case: CaseId) -> Result<BTreeMap<ClaimId, (u32, ArticleId, usize)>> {
    let numbers: BTreeMap<ArticleId, u32> = article::list(c, case)?
        .into_iter()
        .map(|a| a.id)
        .zip(0..)
        .collect();
    let mut statement = c.prepare_cached(
        "SELECT claim, article, start_byte FROM statement
         WHERE case_id = :case AND retracted = 0 AND article IS NOT NULL
         UNION ALL
         SELECT id, article_id, span_start FROM suggestion_claim WHERE case_id = :case",
    )?;
    let mut places = BTreeMap::new();
    let mut rows = statement.query(named_params! { ":case": case.to_string() })?;
    while let Some(row) = rows.next()? {
        let article: ArticleId = crate::row::parsed(row, "article")?;
        let byte: usize = crate::row::number(row, "start_byte")?;
        let Some(number) = numbers.get(&article) else {
            continue;
        };
        let place = (*number, article, byte);
        let first = places.entry(crate::row::parsed(row, "claim")?).or_insert(place);
        *first = (*first).min(place);
    }
    Ok(places)
}

fn stop(claim: &Claim, places: &BTreeMap<ClaimId, (u32, ArticleId, usize)>) -> Stop<ClaimId> {
    let place = places
        .get(&claim.id)
        .map_or((u32::MAX, usize::MAX), |(number, _, byte)| (*number, *byte));
    Stop {
        claim: claim.id,
        worth: claim.worth_permille,
        place,
    }
}

/// The contested sets among some claims: whether a person confirmed a contradiction in each, and its members.
fn rivals(relations: &[Relation], known: &BTreeSet<ClaimId>) -> Vec<(bool, Vec<ClaimId>)> {
    let joining: Vec<&Relation> = relations
        .iter()
        .filter(|r| r.status != RelationStatus::Rejected && known.contains(&r.from) && known.contains(&r.to))
        .filter(|r| match r.kind {
            RelationKind::Contradicts => true,
            // What is only suggested to be the same makes no claim a rival answer.
            RelationKind::SameClaim => r.status == RelationStatus::Confirmed,
            _ => false,
        })
        .collect();
    let links: Vec<Link<ClaimId>> = joining
        .iter()
        .map(|r| Link {
            a: r.from,
            b: r.to,
            same: r.kind == RelationKind::SameClaim,
            question: r.question.clone().filter(|question| !question.is_empty()),
        })
        .collect();
    contested_sets(&links)
        .into_iter()
        .map(|set| {
            let confirmed = set
                .links
                .iter()
                .any(|link| joining[*link].status == RelationStatus::Confirmed);
            (confirmed, set.claims().collect())
        })
        .collect()
}

/// Where the first statement of a claim stands: article and byte.
///
/// # Errors
/// The database.
pub fn place_of(c: &Connection, claim: ClaimId) -> Result<Option<(ArticleId, usize)>> {
    let statements = crate::statement::list(c, claim)?;
    Ok(statements
        .first()
        .and_then(|said| said.anchor.as_ref())
        .map(|anchor| (anchor.article, anchor.start.get())))
}

/// How many claims of a case are in each work state, suggested ones counted as open.
///
/// # Errors
/// The database.
pub fn states(c: &Connection, case: CaseId) -> Result<Vec<(WorkState, usize)>> {
    let mut counts: BTreeMap<WorkState, usize> = BTreeMap::new();
    for claim in live(c, case)?.into_values() {
        *counts.entry(claim.state).or_default() += 1;
    }
    Ok(counts.into_iter().collect())
}
