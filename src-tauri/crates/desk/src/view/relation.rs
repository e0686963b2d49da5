//! Relations as the walk shows them: what persons set, and what is only suggested.

use std::collections::HashMap;

use factdesk_domain::{CaseId, ClaimId, RelationId, ReviewerId};
use rusqlite::{Connection, named_params};

use super::rows::{maybe_parsed, parsed};
use crate::suggestion::{self, SuggestedRelation};

/// Whether a person has spoken on a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationStanding {
    /// An analysis suggests it.
    Suggested,
    /// A person confirmed it.
    Confirmed,
    /// A person rejected it.
    Rejected,
}

impl RelationStanding {
    /// `suggested`, `confirmed` or `rejected`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
        }
    }
}

/// A relation between two claims.
#[derive(Debug, Clone)]
pub struct RelationEntry {
    /// Id, derived from the two claims.
    pub id: RelationId,
    /// The claim it starts at.
    pub from: ClaimId,
    /// The claim it leads to.
    pub to: ClaimId,
    /// `contradicts`, `same_claim`, ...
    pub kind: String,
    /// Whether a person has spoken on it.
    pub standing: RelationStanding,
    /// Kind of difference: `different_number`, ...
    pub difference: Option<String>,
    /// What differs, in a few words.
    pub basis: Option<String>,
    /// Question that it leaves open.
    pub question: Option<String>,
    /// What `from` says, in a few words.
    pub label_from: Option<String>,
    /// What `to` says.
    pub label_to: Option<String>,
    /// Why, in words.
    pub reason: Option<String>,
    /// Who spoke on it last.
    pub by: Option<ReviewerId>,
    /// Words that differ in the article of `from`, in bytes of its text.
    pub differs_from: Option<(usize, usize)>,
    /// Words that differ in the article of `to`.
    pub differs_to: Option<(usize, usize)>,
}

impl RelationEntry {
    /// The claim at the other end.
    #[must_use]
    pub fn other(&self, claim: ClaimId) -> ClaimId {
        if self.from == claim { self.to } else { self.from }
    }

    /// Whether it makes its claims contested.
    #[must_use]
    pub fn contests(&self) -> bool {
        self.standing != RelationStanding::Rejected && self.kind == "contradicts"
    }
}

/// Every relation, also one whose claim is gone.
pub(super) fn relations(c: &Connection, case: CaseId) -> rusqlite::Result<Vec<RelationEntry>> {
    let mut entries = of_log(c, case)?;
    let mut there: HashMap<RelationId, usize> = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| (entry.id, index))
        .collect();
    for relation in suggestion::relations_of_case(c, case)? {
        let id = RelationId::between(relation.a, relation.b);
        match there.get(&id) {
            Some(&index) => mark_words(&mut entries[index], &relation),
            None => {
                there.insert(id, entries.len());
                entries.push(of_suggestion(id, relation));
            }
        }
    }
    Ok(entries)
}

/// A confirmed relation keeps the marks of the words that differ, as long as an analysis still finds them.
fn mark_words(entry: &mut RelationEntry, found: &SuggestedRelation) {
    (entry.differs_from, entry.differs_to) = match entry.from == found.a {
        true => (found.differs_a, found.differs_b),
        false => (found.differs_b, found.differs_a),
    };
}

fn of_suggestion(id: RelationId, found: SuggestedRelation) -> RelationEntry {
    RelationEntry {
        id,
        from: found.a,
        to: found.b,
        kind: found.kind,
        standing: RelationStanding::Suggested,
        difference: Some(found.difference),
        basis: Some(found.basis),
        question: Some(found.question).filter(|question| !question.is_empty()),
        label_from: Some(found.label_a),
        label_to: Some(found.label_b),
        reason: Some(found.reason),
        by: None,
        differs_from: found.differs_a,
        differs_to: found.differs_b,
    }
}

fn of_log(c: &Connection, case: CaseId) -> rusqlite::Result<Vec<RelationEntry>> {
    c.prepare_cached(include_str!("relations.sql"))?
        .query_map(named_params! { ":case": case.to_string() }, |row| {
            let standing = match row.get_ref("status")?.as_str()? {
                "confirmed" => RelationStanding::Confirmed,
                "rejected" => RelationStanding::Rejected,
                _ => RelationStanding::Suggested,
            };
            Ok(RelationEntry {
                id: parsed(row, "id")?,
                from: parsed(row, "from_claim")?,
                to: parsed(row, "to_claim")?,
                kind: row.get("kind")?,
                standing,
                difference: row.get("difference")?,
                basis: row.get("basis")?,
                question: row.get("question")?,
                label_from: row.get("label_from")?,
                label_to: row.get("label_to")?,
                reason: row.get("reason")?,
                by: maybe_parsed(row, "changed_by")?,
                differs_from: None,
                differs_to: None,
            })
        })?
        .collect()
}
