//! Relations and contested sets.

use std::collections::HashMap;

use chrono::DateTime;
use factdesk_desk::relation::{self, NewRelation};
use factdesk_desk::{evidence, verdict};
use factdesk_domain::relation::{RelationKind, RelationStatus};
use factdesk_domain::{CaseId, ClaimId, RelationId, TimestampMs};

use super::evidence::stance_word;
use super::{Host, Reply, changed, done, parse};
use crate::show::{self, SetFacts};
use crate::wire::common::{ByCase, Changed, WireError};
use crate::wire::relation::{AnswerEvidence, ContestedSets, RelationSet, RelationsDecide};

impl Host {
    /// Confirms, rejects, changes or makes a relation; suggested claims are accepted by it.
    ///
    /// # Errors
    /// Unknown claims; a kind or status that is not known; a claim with itself.
    pub fn relation_set(&self, input: RelationSet) -> Reply<Changed> {
        let from: ClaimId = parse::id("claim", &input.claim_id)?;
        let to: ClaimId = parse::id("other", &input.other_id)?;
        let kind: RelationKind = parse::word("kind", &input.kind)?;
        let by = self.me()?;
        match decided(&input.status)? {
            RelationStatus::Rejected => {
                let id = RelationId::between(from, to);
                let done = relation::reject(&self.desk, by, id)?;
                Ok(changed("Relation rejected", &done.outcome, Some(id.to_string())))
            }
            _ => {
                let new = NewRelation {
                    from,
                    to,
                    kind,
                    basis: None,
                    reason: input.reason.and_then(parse::cleared),
                };
                Ok(done("Relation confirmed", &relation::set(&self.desk, by, new)?))
            }
        }
    }

    /// Confirms or rejects several relations, as one act; suggested claims are accepted by a confirmation.
    ///
    /// # Errors
    /// Unknown claims, or claims between which no relation is known; a status that is not known.
    pub fn relation_decide_many(&self, input: &RelationsDecide) -> Reply<Changed> {
        let status = decided(&input.status)?;
        let relations = input
            .pairs
            .iter()
            .map(|(a, b)| {
                let (a, b): (ClaimId, ClaimId) = (parse::id("claim", a)?, parse::id("claim", b)?);
                Ok(RelationId::between(a, b))
            })
            .collect::<Reply<Vec<RelationId>>>()?;
        let done = relation::decide_many(&self.desk, self.me()?, &relations, status)?;
        let label = match relations.len() {
            1 => format!("Relation {}", input.status),
            many => format!("{many} relations {}", input.status),
        };
        Ok(changed(&label, &done.outcome, None))
    }

    /// Lists the contested sets.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn contested_list(&self, input: &ByCase) -> Reply<ContestedSets> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let view = self.view(case)?;
        Ok(show::contested_sets(&view, &self.facts_of(case)?))
    }

    fn facts_of(&self, case: CaseId) -> Reply<Facts> {
        let people = self.people()?;
        let (evidence, verdicts) = self
            .desk
            .read(|c| Ok((evidence::list_of_case(c, case)?, verdict::list_of_case(c, case)?)))?;
        let mut facts = Facts::default();
        for one in evidence {
            let known = facts.evidence.entry(one.claim).or_default();
            let label = format!("E{}", known.len() + 1);
            let stance = stance_word(one.stance).to_owned();
            known.push((AnswerEvidence { label, stance }, day(one.created_at)));
        }
        for one in verdicts.into_iter().filter(verdict::Verdict::is_current) {
            facts
                .verdicts
                .entry(one.claim)
                .or_default()
                .push((day(one.at), people.name(one.reviewer)));
        }
        Ok(facts)
    }
}

/// Evidence and verdicts of a case by claim.
#[derive(Default)]
struct Facts {
    evidence: HashMap<ClaimId, Vec<(AnswerEvidence, String)>>,
    verdicts: HashMap<ClaimId, Vec<(String, String)>>,
}

impl SetFacts for Facts {
    fn evidence(&self, claim: ClaimId) -> Vec<(AnswerEvidence, String)> {
        self.evidence.get(&claim).cloned().unwrap_or_default()
    }

    fn verdicts(&self, claim: ClaimId) -> Vec<(String, String)> {
        self.verdicts.get(&claim).cloned().unwrap_or_default()
    }
}

/// The day of a moment, in UTC.
fn day(at: TimestampMs) -> String {
    DateTime::from_timestamp_millis(at.as_i64())
        .map(|at| at.format("%Y-%m-%d").to_string())
        .unwrap_or_default()
}

/// What a person may say of a relation.
fn decided(status: &str) -> Reply<RelationStatus> {
    match status {
        "confirmed" => Ok(RelationStatus::Confirmed),
        "rejected" => Ok(RelationStatus::Rejected),
        _ => Err(WireError::of_field(
            "unknown_word",
            "status",
            "A relation is confirmed or rejected.",
        )),
    }
}
