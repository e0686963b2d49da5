//! What the report says of decisions.
#![allow(clippy::unwrap_used, reason = "a failed arrangement is a failed test")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::decision::{self, Deciding, NewDecision};
use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::source::{self, NewSource};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{Clock, Desk, reviewer};
use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::reviewer::Role;
use factdesk_domain::source::SourceKind;
use factdesk_domain::{CaseId, ClaimId, DecisionId, ReviewerId, TimestampMs, VerdictId};
use factdesk_report::{Level, checks, load, markdown};

struct Bench {
    _folder: tempfile::TempDir,
    desk: Desk,
    me: ReviewerId,
    case: CaseId,
    claim: ClaimId,
}

/// One second passes at each look.
fn ticking() -> Clock {
    let time = Arc::new(AtomicI64::new(1_750_000_000_000));
    Box::new(move || TimestampMs::from_i64(time.fetch_add(1000, Ordering::SeqCst)))
}

fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("desk"), ticking()).unwrap();
    let me = desk.me().unwrap();
    let new = NewCase {
        title: "Fire at the harbour".to_owned(),
        ..NewCase::default()
    };
    let case = case::create(&desk, me, new).unwrap().value;
    let new = NewClaim {
        text: Some("Eleven people were hurt.".to_owned()),
        ..NewClaim::default()
    };
    let claim = claim::create(&desk, me, case, new).unwrap().value;
    Bench {
        _folder: folder,
        desk,
        me,
        case,
        claim,
    }
}

impl Bench {
    fn join(&self, name: &str, role: Role) -> ReviewerId {
        reviewer::add(&self.desk, self.me, name, role).unwrap().value
    }

    fn give(&self, by: ReviewerId, rating: &str, rationale: &str) -> VerdictId {
        let new = NewVerdict {
            claim: self.claim,
            finding: Finding::Rating(rating.to_owned()),
            conclusion: None,
            rationale: rationale.to_owned(),
            confidence: None,
            would_change: None,
        };
        verdict::give(&self.desk, by, new).unwrap().value
    }

    fn decide(
        &self,
        by: ReviewerId,
        deciding: Deciding,
        dissent: &[VerdictId],
        panel: Option<u32>,
    ) -> DecisionId {
        let new = NewDecision {
            claim: self.claim,
            deciding,
            reason: "The list of the *ward* is complete".to_owned(),
            dissent: dissent.to_vec(),
            seen: None,
            panel,
        };
        decision::make(&self.desk, by, new).unwrap().value
    }

    fn text(&self) -> String {
        markdown(&load(&self.desk, self.case).unwrap())
    }

    fn stops(&self) -> Vec<String> {
        let report = load(&self.desk, self.case).unwrap();
        let stops = checks(&report).into_iter().filter(|one| one.level == Level::Stop);
        stops.map(|one| one.title).collect()
    }
}

fn assert_prints(text: &str, words: &str) {
    assert!(text.contains(words), "“{words}” is missing in:\n{text}");
}

#[test]
fn a_decision_is_published_with_its_reason_its_vote_and_the_dissent() {
    let bench = bench();
    let (edda, bo) = (
        bench.join("Edda Marsh", Role::Editor),
        bench.join("Bo Lindqvist", Role::Checker),
    );
    let cleo = bench.join("Cleo Marsh", Role::Checker);
    let taken = bench.give(edda, "false", "The ward lists nine.");
    bench.give(cleo, "false", "The ward lists nine people.");
    let dissent = bench.give(bo, "mixed", "Those treated on the spot count.");
    assert_prints(
        &bench.text(),
        "**Undecided.** The reviewers disagree: three verdicts were given",
    );
    assert_eq!(bench.stops(), ["Claim 1: the reviewers disagree"]);

    bench.decide(edda, Deciding::Take(taken), &[dissent], Some(2));
    let text = bench.text();
    assert!(!text.contains("Undecided"), "{text}");
    for words in [
        "| 1 | Eleven people were hurt. | Not known | False |",
        "#### Decision: False",
        "Decided by Edda Marsh on 15 June 2025, ",
        " UTC, resting on two verdicts. Vote: 2 of 3 verdicts say so; two were needed. Dissent: Bo Lindqvist (Mixed), \
         printed below.",
        "**Reason.** The list of the \\*ward\\* is complete",
        "#### Dissent of Bo Lindqvist: Mixed",
        "Those treated on the spot count.",
        "#### Verdict of Cleo Marsh: False",
    ] {
        assert_prints(&text, words);
    }
    assert_eq!(bench.stops(), Vec::<String>::new());

    verdict::withdraw(&bench.desk, bo, dissent, None).unwrap();
    let text = bench.text();
    assert_prints(&text, "| False (to be decided again) |");
    assert_prints(
        &text,
        "**To be decided again.** The decision prints as dissent a verdict that Bo Lindqvist withdrew.",
    );
    assert_eq!(bench.stops(), ["Claim 1: it has to be decided again"]);
}

#[test]
fn who_decides_alone_is_printed_as_a_single_reviewer() {
    let bench = bench();
    bench.give(bench.me, "false", "The ward lists nine.");
    let id = bench.decide(bench.me, Deciding::NoRating, &[], None);
    let text = bench.text();
    assert_prints(&text, "#### Decision: No rating can be given");
    assert_prints(
        &text,
        "resting on one verdict. Single reviewer: who decided also gave every verdict that it rests on.",
    );
    decision::withdraw(&bench.desk, bench.me, id, "A second list came").unwrap();
    let text = bench.text();
    assert_prints(&text, "#### Withdrawn decision: No rating can be given");
    assert_prints(&text, "**Why it was withdrawn.** A second list came");
    assert_prints(
        &text,
        "**Undecided.** One verdict was given; no editor has decided yet.",
    );
}

#[test]
fn a_decision_is_printed_with_the_number_that_its_evidence_has_now() {
    let bench = bench();
    let (desk, me) = (&bench.desk, bench.me);
    let new = NewSource::named("The ward", SourceKind::Primary);
    let ward = source::add(desk, me, new).unwrap().value;
    let add = |quote: &str| {
        let new = NewEvidence::quoting(bench.claim, ward, quote, EvidenceStance::Refutes);
        evidence::add(desk, me, new).unwrap().value
    };
    let (first, second) = (add("nine"), add("nine in all"));
    bench.give(me, "false", "Nine.");
    let new = NewDecision {
        claim: bench.claim,
        deciding: Deciding::Rating("false".to_owned()),
        reason: "The ward settles it [E2].".to_owned(),
        dissent: Vec::new(),
        seen: None,
        panel: None,
    };
    decision::make(desk, me, new).unwrap();
    let report = || bench.text().replace('\\', "");
    assert_prints(&report(), "The ward settles it [E2].");
    evidence::retract(desk, me, first, None).unwrap();
    assert_prints(&report(), "The ward settles it [E1].");
    evidence::retract(desk, me, second, None).unwrap();
    assert_prints(&report(), "The ward settles it [E?].");
}
