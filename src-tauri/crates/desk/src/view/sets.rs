//! Contested sets over the relations that nobody rejected.

use factdesk_domain::ClaimId;
use factdesk_domain::sets::{Link, contested_sets};

use super::relation::{RelationEntry, RelationStanding};

/// Claims joined by *contradicts*.
#[derive(Debug, Clone)]
pub struct SetEntry {
    /// The question that it leaves open; none when no link names one.
    pub question: Option<String>,
    /// Rival answers, each the claims that give it.
    pub answers: Vec<Vec<ClaimId>>,
    /// Its contradictions (indices into the view's relations).
    pub links: Vec<usize>,
    /// Whether a person confirmed at least one of them.
    pub confirmed: bool,
}

/// Groups relations into sets, those with a confirmed link first, each part in the order of the relations.
pub(super) fn sets(relations: &[RelationEntry]) -> Vec<SetEntry> {
    let (mut links, mut origins) = (Vec::new(), Vec::new());
    for (index, relation) in relations.iter().enumerate() {
        let said_the_same = relation.kind == "same_claim" && relation.standing == RelationStanding::Confirmed;
        if relation.contests() || said_the_same {
            links.push(Link {
                a: relation.from,
                b: relation.to,
                same: said_the_same,
                question: relation.question.clone(),
            });
            origins.push(index);
        }
    }
    let mut sets: Vec<SetEntry> = contested_sets(&links)
        .into_iter()
        .map(|set| {
            let links: Vec<usize> = set.links.iter().map(|&link| origins[link]).collect();
            let confirmed = links
                .iter()
                .any(|&link| relations[link].standing == RelationStanding::Confirmed);
            SetEntry {
                question: set.question,
                answers: set.answers,
                links,
                confirmed,
            }
        })
        .collect();
    sets.sort_by_key(|set| !set.confirmed);
    sets
}
