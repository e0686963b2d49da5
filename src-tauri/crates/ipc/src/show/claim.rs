//! A claim's statements and rivals.

use factdesk_desk::view::{CaseView, RelationEntry, RelationStanding};
use factdesk_domain::{ClaimId, ReviewerId};

use super::card::{corrected, sign, work_state};
use super::difference_in_words;
use super::statement::statement_view;
use crate::wire::claim::StatementView;
use crate::wire::relation::Rival;

/// Every statement of a claim, the one that its rivals speak of first.
#[must_use]
pub fn statements(view: &CaseView, claim: ClaimId) -> Vec<StatementView> {
    let Some(entry) = view.claim(claim) else {
        return Vec::new();
    };
    let differs: Vec<(usize, usize)> = view
        .relations_of(claim)
        .filter(|relation| relation.standing != RelationStanding::Rejected)
        .filter_map(|relation| here(relation, claim).differs)
        .collect();
    entry
        .statements
        .iter()
        .map(|statement| statement_view(view, statement, &differs))
        .collect()
}

/// Rivals and other relations of a claim: contradictions first, confirmed before suggested, rejected last.
#[must_use]
pub fn rivals(view: &CaseView, claim: ClaimId, name: &dyn Fn(ReviewerId) -> String) -> Vec<Rival> {
    let mut relations: Vec<&RelationEntry> = view.relations_of(claim).collect();
    relations.sort_by_key(|relation| rank(relation));
    relations
        .into_iter()
        .filter_map(|relation| rival(view, claim, relation, name))
        .collect()
}

fn rank(relation: &RelationEntry) -> (u8, bool) {
    let standing = match relation.standing {
        RelationStanding::Confirmed => 0,
        RelationStanding::Suggested => 1,
        RelationStanding::Rejected => 2,
    };
    (standing, relation.kind != "contradicts")
}

/// One end of a relation.
struct End<'r> {
    label: Option<&'r str>,
    differs: Option<(usize, usize)>,
}

fn here(relation: &RelationEntry, claim: ClaimId) -> End<'_> {
    if relation.from == claim {
        End {
            label: relation.label_from.as_deref(),
            differs: relation.differs_from,
        }
    } else {
        End {
            label: relation.label_to.as_deref(),
            differs: relation.differs_to,
        }
    }
}

fn rival(
    view: &CaseView,
    claim: ClaimId,
    relation: &RelationEntry,
    name: &dyn Fn(ReviewerId) -> String,
) -> Option<Rival> {
    let other = view.claim(relation.other(claim))?;
    let (this, that) = (here(relation, claim), here(relation, other.id));
    let differs: Vec<(usize, usize)> = that.differs.into_iter().collect();
    Some(Rival {
        relation_id: relation.id.to_string(),
        claim_id: other.id.to_string(),
        text: other.text.clone(),
        kind: relation.kind.clone(),
        status: relation.standing.as_str().to_owned(),
        basis: relation.basis.clone().unwrap_or_default(),
        reason: relation.reason.clone().unwrap_or_default(),
        difference: difference_in_words(relation.difference.as_deref(), &relation.kind).to_owned(),
        here: this.label.unwrap_or_default().to_owned(),
        there: that.label.unwrap_or_default().to_owned(),
        by: relation.by.map(name),
        statement: other
            .statements
            .first()
            .map(|statement| statement_view(view, statement, &differs)),
        state: work_state(other.state()),
        sign: sign(other.sign()),
        corrected: corrected(other),
    })
}
