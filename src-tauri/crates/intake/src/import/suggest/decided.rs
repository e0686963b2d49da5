//! What persons decided before this analysis: it stays, also where the rules find the same words under other ids.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use factdesk_desk::suggestion::{SuggestedClaim, same_place};
use factdesk_desk::view::{ArticleEntry, CaseView, OriginKind, RelationStanding};
use factdesk_domain::ClaimId;
use factdesk_language::DocSpan;

use super::Board;

/// A claim that words can be tied to.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) claim: ClaimId,
    pub(super) span: Range<usize>,
    /// Whether a person made it.
    pub(super) own: bool,
}

/// The two claims of a pair.
pub(super) type Ends = (ClaimId, ClaimId);

/// Two claims in either order.
pub(super) fn key(a: ClaimId, b: ClaimId) -> Ends {
    (a.min(b), a.max(b))
}

/// Two places that a person said do not stand so to each other.
pub(super) struct Rejected {
    difference: Option<String>,
    ends: [(ClaimId, (usize, Range<usize>)); 2],
}

/// By article, where each claim stands in the text that is read: all that a person spoke on, and among them those
/// that persons made. What an analysis had found is found anew, so that nothing moves because it was accepted.
pub(super) fn standing(
    view: &CaseView,
    spoken_of: &[SuggestedClaim],
) -> (Vec<Vec<Candidate>>, Vec<Vec<Candidate>>) {
    let mut decided: Vec<Vec<Candidate>> = view.articles.iter().map(|_| Vec::new()).collect();
    for claim in view.claims.iter().filter(|claim| claim.accepted) {
        for statement in &claim.statements {
            let Some(article) = statement.article else {
                continue;
            };
            if statement.version == Some(view.articles[article].version) {
                decided[article].push(Candidate {
                    claim: claim.id,
                    span: statement.span.clone(),
                    own: claim.origin != OriginKind::Suggested,
                });
            }
        }
    }
    for claim in spoken_of {
        let version = |article: &ArticleEntry| article.version == claim.version;
        if let Some(article) = view.articles.iter().position(version) {
            decided[article].push(Candidate {
                claim: claim.id,
                span: claim.start..claim.end,
                own: false,
            });
        }
    }
    let made = |all: &Vec<Candidate>| all.iter().filter(|one| one.own).cloned().collect();
    let candidates = decided.iter().map(made).collect();
    (decided, candidates)
}

/// Whether two places share at least half of the shorter one.
pub(super) fn touch((one, a): &(usize, Range<usize>), (other, b): &(usize, Range<usize>)) -> bool {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    one == other && common * 2 >= a.len().min(b.len()) && common > 0
}

impl Board<'_> {
    /// What a person rejected, by place: other rules find the same pair under other ids.
    pub(super) fn rejections(&self) -> Vec<Rejected> {
        let mut places: HashMap<ClaimId, (usize, Range<usize>)> = HashMap::new();
        for (article, decided) in self.decided.iter().enumerate() {
            for one in decided {
                places
                    .entry(one.claim)
                    .or_insert_with(|| (article, one.span.clone()));
            }
        }
        let rejected = self
            .view
            .relations
            .iter()
            .filter(|relation| relation.standing == RelationStanding::Rejected);
        rejected
            .filter_map(|relation| {
                Some(Rejected {
                    difference: relation.difference.clone(),
                    ends: [
                        (relation.from, places.get(&relation.from)?.clone()),
                        (relation.to, places.get(&relation.to)?.clone()),
                    ],
                })
            })
            .collect()
    }

    /// Takes the rejections off the list whose two claims are found again, with what differs: these are hidden by the
    /// log. Looked for by place they would swallow other pairs of the same words.
    pub(super) fn settle<'a>(&mut self, found: impl Iterator<Item = (&'a str, Option<Ends>)>) {
        if self.rejected.is_empty() {
            return;
        }
        let mut known: HashMap<Ends, HashSet<&str>> = HashMap::new();
        for (difference, ends) in found {
            if let Some((a, b)) = ends {
                known.entry(key(a, b)).or_default().insert(difference);
            }
        }
        self.rejected.retain(|rejected| {
            let [(a, _), (b, _)] = &rejected.ends;
            let difference = rejected.difference.as_deref();
            known
                .get(&key(*a, *b))
                .is_none_or(|found| difference.is_some_and(|difference| !found.contains(difference)))
        });
    }

    /// The claims between which a person rejected this very pair, found by other rules. The suggestion stays tied
    /// to them: the log hides it, and an undo of the rejection brings it back.
    pub(super) fn rejected_between(&self, ends: [DocSpan; 2], found: &str) -> Option<Ends> {
        if self.rejected.is_empty() {
            return None;
        }
        let [a, b] = ends.map(|at| (at.document, self.place(at.document, at.span)));
        self.rejected.iter().find_map(|rejected| {
            let difference = rejected.difference.as_deref();
            let [(from, at_from), (to, at_to)] = &rejected.ends;
            match difference.is_none_or(|difference| difference == found) {
                true if touch(&a, at_from) && touch(&b, at_to) => Some((*from, *to)),
                true if touch(&a, at_to) && touch(&b, at_from) => Some((*to, *from)),
                _ => None,
            }
        })
    }

    /// Claims that a person spoke on and that these rules find under another id: the id found now, and theirs.
    fn renamed(&self) -> HashMap<ClaimId, ClaimId> {
        let mut renamed = HashMap::new();
        for (candidates, decided) in self.candidates.iter().zip(&self.decided) {
            let known: HashSet<ClaimId> = decided.iter().map(|one| one.claim).collect();
            let lost = || decided.iter().filter(|one| !self.known.contains(&one.claim));
            for found in candidates.iter().filter(|one| !known.contains(&one.claim)) {
                if let Some(same) = lost().find(|one| same_place(&one.span, &found.span)) {
                    renamed.insert(found.claim, same.claim);
                }
            }
        }
        renamed
    }

    /// Ties relations to the claims that a person spoke on, and keeps the suggestions among these as they were.
    pub(super) fn keep(&mut self) {
        if self.decided.iter().all(Vec::is_empty) {
            return;
        }
        let renamed = self.renamed();
        let name = |claim: ClaimId| renamed.get(&claim).copied().unwrap_or(claim);
        let relations = std::mem::take(&mut self.relations).into_iter();
        let order = std::mem::take(&mut self.order);
        for (key, mut relation) in relations {
            (relation.a, relation.b) = (name(relation.a), name(relation.b));
            if relation.a == relation.b {
                continue;
            }
            let place = order.get(&key).copied().unwrap_or(usize::MAX);
            let relation = relation.in_order();
            let key = (relation.a.min(relation.b), relation.a.max(relation.b));
            let earlier = self.order.get(&key).is_some_and(|&known| known <= place);
            if !earlier {
                self.order.insert(key, place);
                self.relations.insert(key, relation);
            }
        }
        let spoken_of = std::mem::take(&mut self.spoken_of);
        let kept: HashSet<ClaimId> = spoken_of.iter().map(|claim| claim.id).collect();
        self.claims
            .retain(|claim| renamed.get(&claim.id).is_none_or(|id| !kept.contains(id)));
        let known = &mut self.known;
        self.claims
            .extend(spoken_of.into_iter().filter(|claim| known.insert(claim.id)));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use factdesk_desk::view::Views;
    use factdesk_desk::{Desk, system_clock};
    use factdesk_language::Span;

    use super::*;
    use crate::import::{Input, Target, import};

    fn claim(n: u8) -> ClaimId {
        ClaimId::from_bytes([n; 16])
    }

    fn rejected(difference: &str) -> Rejected {
        Rejected {
            difference: Some(difference.to_owned()),
            ends: [(claim(1), (0, 0..20)), (claim(2), (1, 0..20))],
        }
    }

    #[test]
    fn a_rejection_is_looked_for_by_place_only_where_its_pair_is_not_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk::open(folder.path(), system_clock()).expect("a desk");
        let views = Views::default();
        let into = (desk.me().expect("a reviewer"), Target::NewCase);
        let texts = ["Eleven dockers were injured.", "Nobody was injured on the quay."];
        let inputs = texts.map(|text| Input::Pasted(text.to_owned()));
        let done = import(&desk, &views, into, &inputs, &AtomicBool::new(false), &mut |_| ());
        let case = done.expect("an import").case.expect("a case");
        let view = desk.read(|c| views.of(c, case)).expect("a view");
        let ends = [0, 1].map(|document| DocSpan {
            document,
            span: Span { start: 2, end: 18 },
        });
        let mut board = Board::new(&view, Vec::new());
        board.rejected = vec![rejected("denial")];
        let found = board.rejected_between(ends, "denial");
        assert_eq!(found, Some((claim(1), claim(2))), "these words were rejected");
        assert_eq!(board.rejected_between(ends, "different_number"), None);

        let other = [("denial", Some((claim(1), claim(3)))), ("denial", None)];
        board.settle(other.into_iter());
        board.settle([("different_number", Some((claim(1), claim(2))))].into_iter());
        assert_eq!(
            board.rejected_between(ends, "denial"),
            found,
            "another pair was found"
        );
        board.settle([("denial", Some((claim(2), claim(1))))].into_iter());
        assert_eq!(
            board.rejected_between(ends, "denial"),
            None,
            "the log hides that pair itself"
        );
    }
}
