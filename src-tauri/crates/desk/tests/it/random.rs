//! Whatever three desks do, in whatever order their work arrives: the tables are what the log says, on each of them.

use std::collections::BTreeSet;

use factdesk_desk::claim::{self, NewClaim, NewStatement, Part, Place};
use factdesk_desk::decision::{self, Deciding, NewDecision};
use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::lookup::{self, NewLookup};
use factdesk_desk::reply::{self, NewReply};
use factdesk_desk::{Desk, archive, comment, relation, search, verdict};
use factdesk_domain::claim::{ClaimChange, WorkState};
use factdesk_domain::evidence::{EvidenceProblem, EvidenceStance};
use factdesk_domain::relation::RelationKind;
use factdesk_domain::reply::{ReplyChange, ReplyOutcome};
use factdesk_domain::{ArticleId, CaseId, ClaimId, ObjectRef, ReviewerId, SourceId};
use proptest::prelude::*;

use crate::support::{REPORT, desk, rating, span};

#[derive(Debug, Clone)]
enum Doing {
    Create(bool),
    Reword(u8, u8),
    Flag(u8, bool),
    Park(u8, bool),
    Tag(u8, u8, bool),
    Retract(u8),
    Split(u8),
    Merge(u8, u8),
    Relate(u8, u8, bool),
    Evidence(u8),
    RetractEvidence(u8),
    Problem(u8, bool),
    Look(u8),
    Unlook(u8),
    Ask(u8),
    Answer(u8, bool),
    Verdict(u8, u8),
    Withdraw(u8),
    Decide(u8, bool),
    Comment(u8),
    Undo,
    Redo,
    /// Takes a part of what another desk has, in an order that the numbers make.
    Take(u8, u8, u8),
}

fn doing() -> impl Strategy<Value = Doing> {
    let n = any::<u8>;
    prop_oneof![
        3 => any::<bool>().prop_map(Doing::Create),
        3 => (n(), 0..4_u8).prop_map(|(a, b)| Doing::Reword(a, b)),
        1 => (n(), any::<bool>()).prop_map(|(a, b)| Doing::Flag(a, b)),
        1 => (n(), any::<bool>()).prop_map(|(a, b)| Doing::Park(a, b)),
        3 => (n(), 0..2_u8, any::<bool>()).prop_map(|(a, b, c)| Doing::Tag(a, b, c)),
        1 => n().prop_map(Doing::Retract),
        1 => n().prop_map(Doing::Split),
        1 => (n(), n()).prop_map(|(a, b)| Doing::Merge(a, b)),
        2 => (n(), n(), any::<bool>()).prop_map(|(a, b, c)| Doing::Relate(a, b, c)),
        2 => n().prop_map(Doing::Evidence),
        1 => n().prop_map(Doing::RetractEvidence),
        2 => (n(), any::<bool>()).prop_map(|(a, b)| Doing::Problem(a, b)),
        2 => n().prop_map(Doing::Look),
        1 => n().prop_map(Doing::Unlook),
        2 => n().prop_map(Doing::Ask),
        2 => (n(), any::<bool>()).prop_map(|(a, b)| Doing::Answer(a, b)),
        3 => (n(), n()).prop_map(|(a, b)| Doing::Verdict(a, b)),
        1 => n().prop_map(Doing::Withdraw),
        2 => (n(), any::<bool>()).prop_map(|(a, b)| Doing::Decide(a, b)),
        1 => n().prop_map(Doing::Comment),
        4 => Just(Doing::Undo),
        2 => Just(Doing::Redo),
        4 => (n(), n(), n()).prop_map(|(a, b, c)| Doing::Take(a, b, c)),
    ]
}

struct Worker<'d> {
    desk: &'d Desk,
    me: ReviewerId,
    case: CaseId,
    article: ArticleId,
    source: SourceId,
}

impl Worker<'_> {
    fn claim(&self, n: u8) -> Option<ClaimId> {
        let all: Vec<ClaimId> = self
            .desk
            .read(|c| claim::list(c, self.case))
            .unwrap()
            .iter()
            .map(|card| card.claim.id)
            .collect();
        (!all.is_empty()).then(|| all[usize::from(n) % all.len()])
    }

    /// Does it; what a rule refuses is not done, and that is as it should be.
    fn step(&self, doing: &Doing) -> Option<()> {
        let Self { desk, me, case, .. } = *self;
        match *doing {
            Doing::Create(placed) => {
                let words = if placed {
                    "11 people were wounded"
                } else {
                    "23 wounded"
                };
                let place = Some(Place {
                    article: self.article,
                    version: None,
                    span: span(REPORT, words),
                });
                let statements = vec![NewStatement {
                    place,
                    ..NewStatement::default()
                }];
                claim::create(
                    desk,
                    me,
                    case,
                    NewClaim {
                        statements,
                        ..NewClaim::default()
                    },
                )
                .map(drop)
            }
            Doing::Reword(n, text) => claim::edit(
                desk,
                me,
                self.claim(n)?,
                vec![ClaimChange::Text(format!("w{text}"))],
            )
            .map(drop),
            Doing::Flag(n, flagged) => claim::flag(desk, me, self.claim(n)?, flagged).map(drop),
            Doing::Park(n, true) => claim::park(desk, me, self.claim(n)?, None).map(drop),
            Doing::Park(n, false) => claim::unpark(desk, me, self.claim(n)?).map(drop),
            Doing::Tag(n, tag, true) => claim::tag_add(desk, me, self.claim(n)?, &tag.to_string()).map(drop),
            Doing::Tag(n, tag, false) => {
                claim::tag_remove(desk, me, self.claim(n)?, &tag.to_string()).map(drop)
            }
            Doing::Retract(n) => claim::retract(desk, me, self.claim(n)?, None).map(drop),
            Doing::Split(n) => {
                let part = |text: &str| Part {
                    text: text.into(),
                    evidence: vec![],
                };
                claim::split(desk, me, self.claim(n)?, vec![part("a"), part("b")]).map(drop)
            }
            Doing::Merge(a, b) => claim::merge(desk, me, self.claim(a)?, vec![self.claim(b)?]).map(drop),
            Doing::Relate(a, b, confirm) => self.relate(self.claim(a)?, self.claim(b)?, confirm),
            Doing::Evidence(n) => {
                let quote =
                    NewEvidence::quoting(self.claim(n)?, self.source, "eleven", EvidenceStance::Supports);
                evidence::add(desk, me, quote).map(drop)
            }
            Doing::RetractEvidence(n) => {
                let found = desk
                    .read(|c| evidence::list(c, self.claim(n).unwrap_or(ClaimId::from_bytes([0; 16]))))
                    .ok()?;
                evidence::retract(desk, me, found.first()?.id, None).map(drop)
            }
            Doing::Problem(..) | Doing::Look(_) | Doing::Unlook(_) | Doing::Ask(_) | Doing::Answer(..) => {
                self.record(doing)?
            }
            Doing::Verdict(n, r) => {
                let rated = ["true", "mixed", "false"][usize::from(r) % 3];
                verdict::give(desk, me, rating(self.claim(n)?, rated, "counted")).map(drop)
            }
            Doing::Withdraw(n) => {
                let all = desk.read(|c| verdict::list_of_case(c, case)).ok()?;
                verdict::withdraw(desk, me, all.get(usize::from(n) % all.len().max(1))?.id, None).map(drop)
            }
            Doing::Decide(n, rated) => decision::make(desk, me, self.decision(n, rated)?).map(drop),
            Doing::Comment(n) => {
                comment::add(desk, me, comment::About::Claim(self.claim(n)?), "hm", None).map(drop)
            }
            Doing::Undo => desk.undo(me, Some(case)).map(drop),
            Doing::Redo => desk.redo(me, Some(case)).map(drop),
            Doing::Take(..) => return None,
        }
        .inspect_err(|error| {
            // An undo can have taken back the article or the case itself.
            let expected = matches!(
                error,
                factdesk_desk::Error::Rule(_) | factdesk_desk::Error::Unknown { .. }
            );
            assert!(expected, "{error:?}");
        })
        .ok()
    }

    fn decision(&self, n: u8, rated: bool) -> Option<NewDecision> {
        Some(NewDecision {
            claim: self.claim(n)?,
            deciding: match rated {
                true => Deciding::Rating("mixed".into()),
                false => Deciding::NoRating,
            },
            reason: "counted again".into(),
            dissent: vec![],
            seen: None,
            panel: None,
        })
    }

    /// Flags, searches and replies.
    fn record(&self, doing: &Doing) -> Option<factdesk_desk::Result<()>> {
        let Self { desk, me, case, .. } = *self;
        Some(match *doing {
            Doing::Problem(n, on) => {
                let all = desk.read(|c| evidence::list_of_case(c, case)).ok()?;
                let evidence = all.get(usize::from(n) % all.len().max(1))?.id;
                evidence::flag(desk, me, evidence, EvidenceProblem::Biased, on).map(drop)
            }
            Doing::Look(n) => {
                let entry = NewLookup {
                    claim: self.claim(n)?,
                    query: "wounded".into(),
                    place: "register".into(),
                    on: None,
                    found: n.is_multiple_of(2),
                    note: None,
                };
                lookup::add(desk, me, entry).map(drop)
            }
            Doing::Unlook(n) => {
                let all = desk.read(|c| lookup::list_of_case(c, case)).ok()?;
                lookup::retract(desk, me, all.get(usize::from(n) % all.len().max(1))?.id, None).map(drop)
            }
            Doing::Ask(n) => {
                let question = NewReply {
                    claim: self.claim(n)?,
                    from: "The ministry".into(),
                    source: n.is_multiple_of(2).then_some(self.source),
                    how: "mail".into(),
                    asked_on: None,
                    deadline: None,
                    question: None,
                    note: None,
                };
                reply::ask(desk, me, question).map(drop)
            }
            Doing::Answer(n, silent) => {
                let all = desk.read(|c| reply::list_of_case(c, case)).ok()?;
                let answered_on = "2024-05-01".parse().unwrap();
                let outcome = match silent {
                    true => ReplyOutcome::None { answered_on },
                    false => ReplyOutcome::Answered {
                        answer: format!("answer {n}"),
                        answered_on,
                    },
                };
                let id = all.get(usize::from(n) % all.len().max(1))?.id;
                reply::edit(desk, me, id, vec![ReplyChange::Outcome(outcome)]).map(drop)
            }
            _ => return None,
        })
    }

    fn relate(&self, from: ClaimId, to: ClaimId, confirm: bool) -> factdesk_desk::Result<()> {
        let new = relation::NewRelation {
            from,
            to,
            kind: RelationKind::Contradicts,
            basis: None,
            reason: None,
        };
        let id = relation::set(self.desk, self.me, new)?.value;
        if confirm {
            Ok(())
        } else {
            relation::reject(self.desk, self.me, id).map(drop)
        }
    }

    fn take(&self, from: &Desk, part: u8, order: u8) {
        let mut theirs = from.operations_of(self.case).unwrap();
        let mut turn = usize::from(order);
        for at in (1..theirs.len()).rev() {
            turn = turn.wrapping_mul(31).wrapping_add(17);
            theirs.swap(at, turn % (at + 1));
        }
        theirs.truncate(1 + usize::from(part) % theirs.len().max(1));
        // A part without its card has no key yet; it comes again with the rest.
        let reception = self.desk.receive(theirs).unwrap();
        assert!(
            reception.refused.iter().all(|e| e.code() == "operation_device"),
            "{:?}",
            reception.refused
        );
    }
}

fn assert_sound(desk: &Desk, case: CaseId) {
    let checked = desk.check().unwrap();
    assert!(
        checked.is_sound(),
        "the tables are not what the log says: {checked:?}"
    );
    let states = |desk: &Desk| -> Vec<(ClaimId, WorkState)> {
        desk.read(|c| claim::list(c, case))
            .unwrap()
            .iter()
            .map(|card| (card.claim.id, card.claim.state))
            .collect()
    };
    let all = |desk: &Desk| (desk.digest(None).unwrap(), states(desk), found(desk));
    let before = all(desk);
    desk.rebuild().unwrap();
    assert_eq!(all(desk), before, "a rebuild changes nothing");
}

/// What the words find that claims, verdicts, evidence and the article are made of; the order is another matter.
fn found(desk: &Desk) -> Vec<BTreeSet<ObjectRef>> {
    ["w0", "w1", "w2", "w3", "wounded", "counted", "register"]
        .into_iter()
        .map(|word| {
            let hits = desk.read(|c| search::find(c, word, None, 1000)).unwrap();
            hits.iter().map(|hit| ObjectRef::new(hit.noun, hit.id)).collect()
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn three_desks_come_to_the_same_tables(steps in prop::collection::vec((0..3_usize, doing()), 1..40)) {
        let benches = [desk(), desk(), desk()];
        let case = benches[0].case();
        let article = benches[0].article(case, REPORT);
        let sources: Vec<SourceId> = benches.iter().map(|bench| bench.source("Register")).collect();
        for other in &benches[1..] {
            let reception = other.desk.receive(benches[0].desk.operations_of(case).unwrap()).unwrap();
            prop_assert!(reception.refused.is_empty());
            // Captured files travel beside the log.
            let put = |archive: &mut rusqlite::Connection| Ok(archive::put(archive, REPORT.as_bytes(), 0)?);
            other.desk.store().archive::<_, factdesk_desk::Error>(put).unwrap();
        }
        let workers: Vec<Worker<'_>> = benches
            .iter()
            .zip(sources)
            .map(|(bench, source)| Worker { desk: &bench.desk, me: bench.me, case, article, source })
            .collect();
        for (who, doing) in &steps {
            workers[*who].step(doing);
            if let Doing::Take(from, part, order) = doing {
                workers[*who].take(&benches[usize::from(*from) % 3].desk, *part, *order);
            }
        }
        for bench in &benches {
            assert_sound(&bench.desk, case);
        }
        for round in 0..2 {
            for (i, worker) in workers.iter().enumerate() {
                worker.desk.receive(benches[(i + 1 + round) % 3].desk.operations_of(case).unwrap()).unwrap();
            }
        }
        let digests: Vec<_> = benches.iter().map(|bench| bench.desk.digest(Some(case)).unwrap()).collect();
        prop_assert!(digests.windows(2).all(|pair| pair[0] == pair[1]), "all who have seen all see the same");
        for bench in &benches {
            assert_sound(&bench.desk, case);
        }
    }
}
