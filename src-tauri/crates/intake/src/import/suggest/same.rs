//! Claims that say the same, tied to each other after those that contradict each other.

use std::collections::{BTreeSet, HashMap, HashSet};

use factdesk_desk::suggestion::SuggestedRelation;
use factdesk_desk::view::RelationStanding;
use factdesk_domain::ClaimId;
use factdesk_language::{self as language, DocSpan, SameClaim};

use super::Board;
use super::decided::{Ends, key};

/// The kind, which is the difference as well: a relation that a person rejected is known by its difference.
const SAME: &str = "same_claim";

impl Board<'_> {
    /// Ties claims that say the same. Only claims that stay on the list: a repetition alone makes none worth
    /// checking. Two that have a relation keep it, and rival answers to one question are never made one.
    pub(super) fn group(&mut self, pairs: &[SameClaim]) {
        let mut listed: HashSet<ClaimId> = self.claims.iter().map(|claim| claim.id).collect();
        listed.extend(self.decided.iter().flatten().map(|one| one.claim));
        let both_listed = |(a, b): &Ends| a != b && listed.contains(a) && listed.contains(b);
        let mut answers = Answers::of(self);
        let mut found: Vec<Option<Ends>> = Vec::with_capacity(pairs.len());
        for pair in pairs {
            let ends = self.covering(pair.a).zip(self.covering(pair.b));
            found.push(ends.filter(both_listed).filter(|&(a, b)| answers.take(a, b)));
        }
        self.settle(found.iter().map(|ends| (SAME, *ends)));
        for (pair, found) in pairs.iter().zip(found) {
            let rejected = self.rejected_between([pair.a, pair.b], SAME);
            if let Some((a, b)) = rejected.filter(both_listed).or(found) {
                self.enter(self.same(pair, a, b));
            }
        }
    }

    /// The claim that covers all of the words, and no more than half as much again.
    fn covering(&self, at: DocSpan) -> Option<ClaimId> {
        let span = self.place(at.document, at.span);
        let covers = |one: &&super::Candidate| {
            one.span.start <= span.start && one.span.end >= span.end && one.span.len() * 2 <= span.len() * 3
        };
        let best = self.candidates[at.document].iter().filter(covers);
        best.max_by_key(|one| (one.own, std::cmp::Reverse(one.span.len())))
            .map(|one| one.claim)
    }

    fn same(&self, pair: &SameClaim, a: ClaimId, b: ClaimId) -> SuggestedRelation {
        SuggestedRelation {
            case: self.view.case,
            a,
            b,
            kind: SAME.to_owned(),
            difference: SAME.to_owned(),
            basis: "same claim".to_owned(),
            reason: pair.reason.clone(),
            question: String::new(),
            score: pair.score_permille.min(1000),
            label_a: String::new(),
            label_b: String::new(),
            differs_a: None,
            differs_b: None,
            analyser: language::ANALYSER.to_owned(),
        }
    }
}

/// Claims that give one answer, and which of them contradict each other.
struct Answers {
    /// The claims that contradict each other or differ otherwise, the smaller id first.
    related: BTreeSet<Ends>,
    /// The claims whose relation a person spoke on.
    spoken: BTreeSet<Ends>,
    /// The claim that stands for the answer of each.
    stands_for: HashMap<ClaimId, ClaimId>,
    /// For each claim that stands for an answer those that stand for the rival ones.
    rivals: HashMap<ClaimId, HashSet<ClaimId>>,
}

impl Answers {
    fn of(board: &Board<'_>) -> Self {
        let mut answers = Self {
            related: board.relations.keys().copied().collect(),
            spoken: BTreeSet::new(),
            stands_for: HashMap::new(),
            rivals: HashMap::new(),
        };
        for one in board.relations.values().filter(|one| one.kind == "contradicts") {
            answers.oppose(one.a, one.b);
        }
        // What a person said of two claims holds as well; of the same words the rules may think otherwise.
        for one in &board.view.relations {
            match one.standing {
                RelationStanding::Suggested => continue,
                RelationStanding::Confirmed if one.kind == SAME => {
                    answers.join(one.from, one.to);
                }
                RelationStanding::Confirmed if one.contests() => answers.oppose(one.from, one.to),
                _ => {}
            }
            answers.spoken.insert(key(one.from, one.to));
        }
        answers
    }

    /// Whether two claims may be suggested as the same; then they are one answer from now on. What a person spoke on
    /// is still found: the log hides it, and an undo brings it back. A rejected pair stays one answer here, or its
    /// rejection would make room for another pair.
    fn take(&mut self, a: ClaimId, b: ClaimId) -> bool {
        let key = key(a, b);
        !self.related.contains(&key) && (self.join(a, b) || self.spoken.contains(&key))
    }

    fn root(&self, claim: ClaimId) -> ClaimId {
        let mut at = claim;
        while let Some(&next) = self.stands_for.get(&at) {
            at = next;
        }
        at
    }

    /// Makes the answers of two claims rivals.
    fn oppose(&mut self, a: ClaimId, b: ClaimId) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            self.rivals.entry(a).or_default().insert(b);
            self.rivals.entry(b).or_default().insert(a);
        }
    }

    /// Makes two claims one answer; refused when that would join rivals.
    fn join(&mut self, a: ClaimId, b: ClaimId) -> bool {
        let (one, other) = (self.root(a), self.root(b));
        if one == other {
            return true;
        }
        if self
            .rivals
            .get(&one)
            .is_some_and(|rivals| rivals.contains(&other))
        {
            return false;
        }
        let (stays, goes) = (one.min(other), one.max(other));
        self.stands_for.insert(goes, stays);
        for rival in self.rivals.remove(&goes).unwrap_or_default() {
            let of_rival = self.rivals.entry(rival).or_default();
            of_rival.remove(&goes);
            of_rival.insert(stays);
            self.rivals.entry(stays).or_default().insert(rival);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(n: u8) -> ClaimId {
        ClaimId::from_bytes([n; 16])
    }

    fn none() -> Answers {
        Answers {
            related: BTreeSet::new(),
            spoken: BTreeSet::new(),
            stands_for: HashMap::new(),
            rivals: HashMap::new(),
        }
    }

    #[test]
    fn rival_answers_are_never_joined_not_even_through_others() {
        let mut answers = none();
        answers.oppose(claim(1), claim(9));
        assert!(answers.join(claim(9), claim(5)));
        assert!(answers.join(claim(7), claim(5)));
        assert!(answers.join(claim(1), claim(3)));
        for (a, b) in [(1, 9), (3, 7), (5, 1), (7, 3)] {
            assert!(!answers.join(claim(a), claim(b)), "{a} and {b}");
        }
        assert!(answers.join(claim(3), claim(4)), "what nobody opposes may join");
    }

    #[test]
    fn what_a_person_spoke_on_is_found_again_and_leaves_the_other_pairs_as_they_were() {
        let pairs = [(2, 3), (3, 4), (4, 5), (1, 6)].map(|(a, b)| (claim(a), claim(b)));
        let found = |spoken: &[Ends], confirmed: &[Ends]| {
            let mut answers = none();
            answers.oppose(claim(2), claim(5));
            answers.related.insert(key(claim(1), claim(6)));
            answers.spoken.extend(spoken);
            for &(a, b) in confirmed {
                answers.join(a, b);
            }
            pairs.map(|(a, b)| answers.take(a, b))
        };
        let nothing_said = found(&[], &[]);
        assert_eq!(nothing_said, [true, true, false, false]);
        for &pair in &pairs[..2] {
            assert_eq!(found(&[pair], &[]), nothing_said, "rejected");
            assert_eq!(found(&[pair], &[pair]), nothing_said, "confirmed");
        }
        assert_eq!(found(&pairs[..2], &pairs[1..2]), nothing_said);
        let set_by_a_person = [true, true, true, false];
        assert_eq!(
            found(&pairs[2..3], &[]),
            set_by_a_person,
            "the log says what it is"
        );
    }

    #[test]
    fn answers_that_were_joined_before_become_rivals_as_a_whole() {
        let mut answers = none();
        assert!(answers.join(claim(2), claim(8)));
        answers.oppose(claim(8), claim(6));
        assert!(!answers.join(claim(2), claim(6)));
    }
}
