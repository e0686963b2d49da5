//! Contested sets.

use factdesk_desk::view::{RelationEntry, RelationStanding, SetEntry};
use factdesk_domain::ClaimId;

use super::Known;
use crate::model::{Answer, ContestedSet};

pub(super) fn sets(known: &Known<'_>) -> Vec<ContestedSet> {
    known.view.sets.iter().map(|set| one(known, set)).collect()
}

fn one(known: &Known<'_>, set: &SetEntry) -> ContestedSet {
    let links: Vec<&RelationEntry> = set
        .links
        .iter()
        .map(|&link| &known.view.relations[link])
        .collect();
    // What a person confirmed speaks for the set; suggestions speak only where nobody did.
    let telling: Vec<&RelationEntry> = links
        .iter()
        .copied()
        .filter(|link| !set.confirmed || link.standing == RelationStanding::Confirmed)
        .collect();
    let mut reasons: Vec<String> = Vec::new();
    for reason in telling.iter().filter_map(|link| link.reason.as_ref()) {
        if !reasons.contains(reason) {
            reasons.push(reason.clone());
        }
    }
    ContestedSet {
        question: set.question.clone(),
        difference: telling
            .iter()
            .find_map(|link| difference(link.difference.as_deref()?)),
        confirmed: set.confirmed,
        answers: set
            .answers
            .iter()
            .map(|claims| answer(known, claims, &links))
            .collect(),
        reasons,
    }
}

fn answer(known: &Known<'_>, claims: &[ClaimId], links: &[&RelationEntry]) -> Answer {
    let label = |claim: &ClaimId| {
        links.iter().find_map(|link| match claim {
            claim if *claim == link.from => link.label_from.clone(),
            claim if *claim == link.to => link.label_to.clone(),
            _ => None,
        })
    };
    let mut numbers: Vec<u32> = claims.iter().filter_map(|claim| known.number(*claim)).collect();
    numbers.sort_unstable();
    Answer {
        label: claims.iter().find_map(label),
        claims: numbers,
    }
}

/// A kind of difference in words; none for one that this release does not know.
fn difference(kind: &str) -> Option<String> {
    let words = match kind {
        "different_number" => "a different number for the same thing",
        "different_date" => "a different date for the same event",
        "different_place" => "a different place for the same event",
        "different_actor" => "different people for the same event",
        "denial" => "one side affirms what the other denies",
        "opposed_wording" => "a different name for the same event",
        "newer_figure" => "a newer figure for the same count",
        "narrower" => "one says less than the other",
        _ => return None,
    };
    Some(words.to_owned())
}
