//! Evidence that is cited in a reason stays the evidence that was meant.

use factdesk_desk::decision::{self, Deciding, NewDecision};
use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::history::{Entry, Filter, find};
use factdesk_desk::{house_rule, lint, overriding, search, verdict};
use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::house_rule::{Preset, RuleKey};
use factdesk_domain::overriding::DeclarationKind;
use factdesk_domain::{CaseId, ClaimId, DecisionId, EvidenceId};

use crate::support::{Bench, desk, rating};

/// A claim with two pieces of evidence and a verdict.
struct Cited {
    bench: Bench,
    case: CaseId,
    claim: ClaimId,
    first: EvidenceId,
    second: EvidenceId,
}

fn add(bench: &Bench, claim: ClaimId, quote: &str) -> EvidenceId {
    let source = bench.source("The clinic");
    let new = NewEvidence::quoting(claim, source, quote, EvidenceStance::Refutes);
    evidence::add(&bench.desk, bench.me, new).unwrap().value
}

fn cited() -> Cited {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "Eleven were wounded.");
    let (first, second) = (add(&bench, claim, "nine"), add(&bench, claim, "nine of them"));
    verdict::give(&bench.desk, bench.me, rating(claim, "false", "Nine.")).unwrap();
    Cited {
        bench,
        case,
        claim,
        first,
        second,
    }
}

impl Cited {
    fn decide(&self, reason: &str) -> factdesk_desk::Result<DecisionId> {
        let new = NewDecision {
            claim: self.claim,
            deciding: Deciding::Rating("false".into()),
            reason: reason.into(),
            dissent: vec![],
            seen: None,
            panel: None,
        };
        Ok(decision::make(&self.bench.desk, self.bench.me, new)?.value)
    }

    fn reason(&self, id: DecisionId) -> String {
        let read = |c: &rusqlite::Connection| {
            let listed = decision::list_of_case(c, self.case)?;
            let one = decision::show(c, id)?;
            assert!(listed.contains(&one), "both are read alike");
            Ok(one.reason)
        };
        self.bench.desk.read(read).unwrap()
    }

    fn retract(&self, id: EvidenceId) {
        evidence::retract(&self.bench.desk, self.bench.me, id, None).unwrap();
    }

    /// What the history tells of the last operation of a kind.
    fn told(&self, begins: &str) -> String {
        self.entry(begins).sentence
    }

    fn entry(&self, begins: &str) -> Entry {
        let filter = Filter {
            case: Some(self.case),
            ..Filter::default()
        };
        let all = self.bench.desk.read(|c| find(c, &filter, 50)).unwrap();
        let found = all.into_iter().find(|one| one.sentence.starts_with(begins));
        found.unwrap()
    }

    fn found(&self, word: &str) -> String {
        let hits = self
            .bench
            .desk
            .read(|c| search::find(c, word, Some(self.case), 9));
        hits.unwrap().remove(0).snippet.text
    }
}

#[test]
fn a_decision_cites_the_same_evidence_when_an_earlier_one_is_taken_out() {
    let cited = cited();
    let id = cited.decide("The zebrafinch counts [E2], not [E3].").unwrap();
    assert_eq!(cited.reason(id), "The zebrafinch counts [E2], not [E3].");
    let step = cited.bench.desk.undo_step(cited.bench.me, None).unwrap().unwrap();
    assert!(step.label.ends_with("counts [E2], not [E3]."), "{step:?}");

    cited.retract(cited.first);
    let now = "The zebrafinch counts [E1], not [E3].";
    assert_eq!(cited.reason(id), now);
    assert!(cited.told("Decided").ends_with(now));
    assert_eq!(cited.found("zebrafinch"), now);

    cited.retract(cited.second);
    assert_eq!(cited.reason(id), "The zebrafinch counts [E?], not [E3].");
    cited.bench.assert_rebuild_changes_nothing();
}

#[test]
fn a_decision_cites_the_same_evidence_when_an_earlier_one_comes_in() {
    let (here, there) = (desk(), desk());
    let case = here.case();
    let claim = here.claim(case, "Eleven were wounded.");
    let hand = |from: &Bench, to: &Bench| {
        let all = from.desk.operations_of(case).unwrap();
        assert!(to.desk.receive(all).unwrap().refused.is_empty());
    };
    hand(&here, &there);
    add(&there, claim, "ten");
    // Time goes by here.
    for hour in 0..40 {
        here.source(&format!("Clinic {hour}"));
    }
    let second = add(&here, claim, "nine");
    verdict::give(&here.desk, here.me, rating(claim, "false", "Nine.")).unwrap();
    let cited = Cited {
        bench: here,
        case,
        claim,
        first: second,
        second,
    };
    let id = cited.decide("The clinic counts [E1].").unwrap();
    assert_eq!(cited.reason(id), "The clinic counts [E1].");
    hand(&there, &cited.bench);
    assert_eq!(cited.reason(id), "The clinic counts [E2].");
}

#[test]
fn a_decision_cites_no_evidence_that_its_case_lacks() {
    let cited = cited();
    let other = cited.bench.case();
    let elsewhere = cited.bench.claim(other, "Twelve were wounded.");
    let foreign = add(&cited.bench, elsewhere, "twelve");
    let refused = cited.decide(&format!("See [[{foreign}]].")).unwrap_err();
    assert_eq!(refused.code(), "evidence_not_in_case");
    assert!(refused.to_string().starts_with("the reason cites"), "{refused}");
}

#[test]
fn an_override_cites_the_same_evidence_when_an_earlier_one_is_taken_out() {
    let cited = cited();
    let (desk, me) = (&cited.bench.desk, cited.bench.me);
    house_rule::preset(desk, me, cited.case, Preset::Ifcn).unwrap();
    let add = |reason: &str| overriding::add(desk, me, (cited.claim, RuleKey::PrimarySource), reason.into());
    let foreign = EvidenceId::from_bytes([7; 16]);
    let refused = add(&format!("See [[{foreign}]].")).unwrap_err();
    assert_eq!(refused.code(), "evidence_not_in_case");
    let id = add("The zebrafinch is in [E2].").unwrap().value;
    let reasons = || {
        let found = desk.read(|c| {
            let (one, all) = (overriding::show(c, id)?, overriding::list_of_case(c, cited.case)?);
            assert_eq!(all.first(), Some(&one));
            Ok(one.reason)
        });
        let found = found.unwrap();
        let lint = lint::of_claim(desk, &lint::Lints::default(), cited.claim).unwrap();
        let over = lint.findings.into_iter().find_map(|one| one.reason);
        assert_eq!(over.as_ref(), Some(&found), "lint says the same");
        found
    };
    assert_eq!(reasons(), "The zebrafinch is in [E2].");
    cited.retract(cited.first);
    let now = "The zebrafinch is in [E1].";
    assert_eq!(reasons(), now);
    assert!(cited.told("House rule overridden").ends_with(now));
    assert_eq!(cited.found("zebrafinch"), now);
}

#[test]
fn a_declaration_cites_the_same_evidence_when_an_earlier_one_is_taken_out() {
    let cited = cited();
    let (desk, me) = (&cited.bench.desk, cited.bench.me);
    let kind = DeclarationKind::NoCounterEvidence;
    let declare = |reason: &str| overriding::declare(desk, me, (cited.claim, kind), Some(reason.into()));
    let foreign = EvidenceId::from_bytes([7; 16]);
    let refused = declare(&format!("See [[{foreign}]].")).unwrap_err();
    assert_eq!(refused.code(), "evidence_not_in_case");
    declare("All are as [E2].").unwrap();
    assert_eq!(declare("All are as [E2].").unwrap_err().code(), "nothing_changes");
    let reason = || {
        let (one, mut all) = desk
            .read(|c| {
                let all = overriding::declarations_of_case(c, cited.case)?;
                Ok((overriding::declarations(c, cited.claim)?, all))
            })
            .unwrap();
        assert_eq!(all.remove(&cited.claim).unwrap(), one);
        one[0].reason.clone()
    };
    assert_eq!(reason(), "All are as [E2].");
    cited.retract(cited.first);
    assert_eq!(reason(), "All are as [E1].");
    let entry = cited.entry("Declared");
    assert!(entry.sentence.ends_with("All are as [E1]."), "{}", entry.sentence);
    assert_eq!(entry.after.as_deref(), Some("All are as [E1]."));
    declare("None is known.").unwrap();
    assert_eq!(
        cited.entry("Declared").before.as_deref(),
        Some("All are as [E1].")
    );
}
