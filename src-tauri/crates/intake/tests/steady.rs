//! What a person says of one suggestion moves no other one: not at once, not when the case is analysed anew. An undo
//! brings back what was there.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use factdesk_desk::view::{RelationEntry, Views};
use factdesk_desk::{Desk, claim, relation, system_clock};
use factdesk_domain::relation::RelationStatus::{self, Confirmed, Rejected};
use factdesk_domain::{CaseId, ClaimId, RelationId, ReviewerId};
use factdesk_intake::import::{self, Input, Target};
use factdesk_intake::sample;

/// Two answers to one question, each given by several; one sentence that gives both; what is denied, and who denies it.
const REPEATED: [&str; 7] = [
    "A crane fell on the quay of Port Vellin. The harbour office said on Monday that 11 dockers were injured in the \
     Vellin crane fall. The Vellin crane had been inspected in March 2026, the office said. Two ships were damaged \
     in the Vellin crane fall and three containers sank in the harbour, the office said.",
    "The quay of Port Vellin is closed. In the Vellin crane fall 11 dockers were injured on Monday, according to the \
     harbour office. The union denied that the Vellin crane had been inspected in March 2026.",
    "Port Vellin mourns after the fall of a crane. Doctors said on Monday that 23 dockers were injured in the Vellin \
     crane fall. Five ships were damaged in the Vellin crane fall and nine containers sank in the harbour, a captain \
     said.",
    "Eleven dockers were injured in the Vellin crane fall on Monday, the mayor said. According to the mayor, the \
     Vellin crane had been inspected in March 2026. The police said that five ships were damaged in the Vellin crane \
     fall.",
    "On Monday 23 dockers were injured in the Vellin crane fall, the hospital said. The Vellin crane had not been \
     inspected in March 2026, the union said. The coast guard said that nine containers sank in the harbour.",
    "The insurers said that two ships were damaged in the Vellin crane fall and that 23 dockers were injured in the \
     Vellin crane fall on Monday. Three containers sank in the harbour, the insurers said.",
    "A lawyer said that the mayor had said that 11 dockers were injured in the Vellin crane fall, while 23 dockers \
     were injured in the Vellin crane fall on Monday. The lawyer said the union denied that the Vellin crane had been \
     inspected in March 2026.",
];

struct Bench {
    _folder: tempfile::TempDir,
    desk: Desk,
    views: Views,
    me: ReviewerId,
    case: CaseId,
}

/// What a person sees: claims with whether they are accepted, relations with how they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    claims: BTreeMap<ClaimId, (bool, String)>,
    relations: BTreeMap<RelationId, Between>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Between {
    ends: [ClaimId; 2],
    standing: &'static str,
    words: String,
}

impl Bench {
    fn of(inputs: &[Input]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(folder.path(), system_clock()).unwrap();
        let (views, me) = (Views::default(), desk.me().unwrap());
        let stop = AtomicBool::new(false);
        let summary = import::import(&desk, &views, (me, Target::NewCase), inputs, &stop, &mut |_| ());
        let case = summary.unwrap().case.unwrap();
        Self {
            _folder: folder,
            desk,
            views,
            me,
            case,
        }
    }

    fn sample() -> Self {
        let input = |(name, bytes): &(&str, &[u8])| Input::Bytes {
            name: (*name).to_owned(),
            bytes: bytes.to_vec(),
        };
        Self::of(&sample::FILES.iter().map(input).collect::<Vec<_>>())
    }

    fn repeated() -> Self {
        Self::of(&REPEATED.map(|text| Input::Pasted(text.to_owned())))
    }

    fn shown(&self) -> Shown {
        let view = self.desk.read(|c| self.views.of(c, self.case)).unwrap();
        let words = |id| view.claim(id).unwrap().text.clone();
        let between = |one: &RelationEntry| Between {
            ends: [one.from, one.to],
            standing: one.standing.as_str(),
            words: format!("{} / {}: {:?}", words(one.from), words(one.to), one.difference),
        };
        Shown {
            claims: view
                .claims
                .iter()
                .map(|one| (one.id, (one.accepted, one.text.clone())))
                .collect(),
            relations: view.relations.iter().map(|one| (one.id, between(one))).collect(),
        }
    }

    fn decide(&self, relations: &[RelationId], status: RelationStatus) {
        relation::decide_many(&self.desk, self.me, relations, status).unwrap();
    }

    fn again(&self) -> import::Again {
        import::analyse_again(&self.desk, &self.views, self.case, None).unwrap()
    }

    /// What was decided is there and nothing else moved; it stays so, and that many undos bring the start back.
    fn assert_steady(&self, start: &Shown, decided: &Shown, acts: usize) {
        assert_eq!(&self.shown(), decided, "at once");
        let again = self.again();
        assert_eq!(&self.shown(), decided, "after a new analysis: {again:?}");
        let moved = [
            again.new_claims,
            again.gone_claims,
            again.new_relations,
            again.gone_relations,
        ];
        assert_eq!(moved, [0; 4]);
        for _ in 0..acts {
            self.desk.undo(self.me, Some(self.case)).unwrap();
        }
        assert_eq!(&self.shown(), start, "after the undo");
    }
}

impl Shown {
    fn with(mut self, relations: &[RelationId], status: RelationStatus) -> Self {
        for id in relations {
            let one = self.relations.get_mut(id).unwrap();
            one.standing = if status == Confirmed {
                "confirmed"
            } else {
                "rejected"
            };
            if status == Confirmed {
                for end in one.ends {
                    self.claims.get_mut(&end).unwrap().0 = true;
                }
            }
        }
        self
    }

    fn accepted(mut self, claim: ClaimId) -> Self {
        self.claims.get_mut(&claim).unwrap().0 = true;
        self
    }

    fn without(mut self, claim: ClaimId) -> Self {
        self.claims.remove(&claim);
        self.relations.retain(|_, one| !one.ends.contains(&claim));
        self
    }

    /// In an order that does not hang on ids.
    fn by_words(&self) -> Vec<RelationId> {
        let mut all: Vec<_> = self.relations.iter().collect();
        all.sort_by(|(_, one), (_, other)| one.words.cmp(&other.words));
        all.into_iter().map(|(id, _)| *id).collect()
    }
}

/// Each relation alone, rejected and confirmed.
fn each_relation(bench: &Bench) {
    let start = bench.shown();
    for id in start.by_words() {
        for status in [Rejected, Confirmed] {
            println!("{status:?}: {}", start.relations[&id].words);
            bench.decide(&[id], status);
            bench.assert_steady(&start, &start.clone().with(&[id], status), 1);
        }
    }
    bench.again();
    assert_eq!(bench.shown(), start);
}

/// Two relations rejected, then one confirmed; each relation is in some of them.
fn some_together(bench: &Bench) {
    let start = bench.shown();
    let all = start.by_words();
    assert!(all.len() >= 8, "{all:?}");
    let nth = |n: usize| all[n % all.len()];
    for first in 0..all.len() {
        let step = 1 + first % 3;
        let (rejected, confirmed) = ([nth(first), nth(first + step)], [nth(first + 2 * step)]);
        for id in rejected.iter().chain(&confirmed) {
            println!("{}", start.relations[id].words);
        }
        bench.decide(&rejected, Rejected);
        bench.decide(&confirmed, Confirmed);
        let decided = start
            .clone()
            .with(&rejected, Rejected)
            .with(&confirmed, Confirmed);
        bench.assert_steady(&start, &decided, 2);
    }
    bench.again();
    assert_eq!(bench.shown(), start);
}

/// Each claim that has a relation alone, accepted and taken out.
fn each_claim(bench: &Bench) {
    let start = bench.shown();
    let related: BTreeSet<ClaimId> = start.relations.values().flat_map(|one| one.ends).collect();
    for id in related {
        let (_, words) = &start.claims[&id];
        println!("{words}");
        claim::accept_many(&bench.desk, bench.me, &[id]).unwrap();
        bench.assert_steady(&start, &start.clone().accepted(id), 1);
        claim::retract_many(&bench.desk, bench.me, &[id], None).unwrap();
        bench.assert_steady(&start, &start.clone().without(id), 1);
    }
    bench.again();
    assert_eq!(bench.shown(), start);
}

#[test]
fn a_relation_of_the_sample_is_decided_alone() {
    each_relation(&Bench::sample());
}

#[test]
fn a_relation_among_claims_that_say_the_same_is_decided_alone() {
    let bench = Bench::repeated();
    let start = bench.shown();
    let same = start
        .relations
        .values()
        .filter(|one| one.words.ends_with("Some(\"same_claim\")"));
    assert!(same.count() >= 3, "{start:#?}");
    each_relation(&bench);
}

#[test]
fn relations_of_the_sample_are_decided_together() {
    some_together(&Bench::sample());
}

#[test]
fn relations_among_claims_that_say_the_same_are_decided_together() {
    some_together(&Bench::repeated());
}

#[test]
fn a_claim_of_the_sample_is_decided_alone() {
    each_claim(&Bench::sample());
}

#[test]
fn one_of_the_claims_that_say_the_same_is_decided_alone() {
    each_claim(&Bench::repeated());
}
