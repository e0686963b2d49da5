use std::collections::BTreeMap;

use rstest::rstest;

use super::super::facts::{Overridden, VerdictFacts};
use super::super::{State, claim, worst};
use super::*;
use crate::house_rule::{Level, Preset};
use crate::id::{ClaimId, OverrideId, ReviewerId, SourceId, VerdictId};

fn evidence(n: u8, stance: EvidenceStance, group: Option<&str>) -> EvidenceFacts {
    EvidenceFacts {
        id: EvidenceId::from_bytes([n; 16]),
        stance,
        origin: match group {
            Some(group) => OriginOf::Group(group.to_owned()),
            None => OriginOf::Source(SourceId::from_bytes([n; 16])),
        },
        primary: false,
        proof: ProofFacts::Proved,
        published: None,
        confidential: false,
        address: false,
        hosts: vec!["paper.example".to_owned()],
        own: None,
    }
}

fn facts(evidence: Vec<EvidenceFacts>) -> LintFacts {
    LintFacts {
        evidence,
        ..LintFacts::new(ClaimId::from_bytes([1; 16]))
    }
}

fn judged(facts: &LintFacts, rule: HouseRule) -> (State, String) {
    let finding = claim(facts, &[rule]).remove(0);
    (finding.state, finding.why)
}

fn blocking(key: RuleKey) -> HouseRule {
    HouseRule::plain(key, Level::Block)
}

use EvidenceStance::{Context, Refutes, Supports};

#[rstest]
#[case::none(vec![], State::Block)]
#[case::one(vec![evidence(1, Supports, None)], State::Block)]
#[case::two(vec![evidence(1, Supports, None), evidence(2, Refutes, None)], State::Pass)]
#[case::wire_and_copy(vec![evidence(1, Supports, Some("wire")), evidence(2, Supports, Some("wire"))], State::Block)]
#[case::wire_and_other(vec![evidence(1, Supports, Some("wire")), evidence(2, Supports, None)], State::Pass)]
#[case::context_does_not_count(vec![evidence(1, Supports, None), evidence(2, Context, None)], State::Block)]
#[case::the_article_does_not_count(
    vec![evidence(1, Supports, None), EvidenceFacts { own: Some("is a copy".into()), ..evidence(2, Supports, None) }],
    State::Block)]
fn origins_count_once_each(#[case] found: Vec<EvidenceFacts>, #[case] expected: State) {
    let (state, why) = judged(&facts(found), blocking(RuleKey::IndependentOrigins));
    assert_eq!(state, expected, "{why}");
}

#[rstest]
#[case("rumour.example", true)]
#[case("blog.rumour.example", true)]
#[case("norumour.example", false)]
#[case("rumour.example.org", false)]
fn a_host_is_listed_with_what_lies_below_it(#[case] host: &str, #[case] listed: bool) {
    let found = EvidenceFacts {
        hosts: vec![host.to_owned()],
        ..evidence(1, Supports, None)
    };
    let rule = HouseRule {
        hosts: vec!["rumour.example".to_owned()],
        ..blocking(RuleKey::KnownBadHosts)
    };
    let (state, _) = judged(&facts(vec![found]), rule);
    assert_eq!(state == State::Block, listed);
}

#[test]
fn what_is_declared_takes_the_place_of_what_is_missing() {
    let mut known = facts(vec![evidence(1, Supports, None)]);
    let rules = [
        (RuleKey::PrimarySource, DeclarationKind::NoPrimarySource),
        (RuleKey::ReplySought, DeclarationKind::NoReplyNeeded),
        (RuleKey::CounterEvidence, DeclarationKind::NoCounterEvidence),
    ];
    for (key, kind) in rules {
        assert_eq!(judged(&known, blocking(key)).0, State::Block, "{key:?}");
        known.declared = BTreeMap::from([(kind, "sealed by the court".to_owned())]);
        let (state, why) = judged(&known, blocking(key));
        assert_eq!(state, State::Pass, "{key:?}");
        assert!(why.contains("sealed by the court"), "{why}");
    }
}

#[test]
fn an_override_turns_a_block_into_its_reason_and_nothing_else() {
    let mut known = facts(vec![]);
    known.overrides.push(Overridden {
        id: OverrideId::from_bytes([5; 16]),
        key: RuleKey::PrimarySource,
        reason: "The archive burnt down.".into(),
    });
    let findings = claim(
        &known,
        &[blocking(RuleKey::PrimarySource), blocking(RuleKey::ReplySought)],
    );
    assert_eq!(
        findings.iter().map(|one| one.state).collect::<Vec<_>>(),
        [State::Overridden, State::Block]
    );
    assert_eq!(findings[0].reason.as_deref(), Some("The archive burnt down."));
    assert!(findings[0].fix.is_empty() && !findings[1].fix.is_empty());
    assert_eq!(worst(&findings), State::Block);
}

fn verdict(cites: &[u8], checkable: bool) -> VerdictFacts {
    VerdictFacts {
        id: VerdictId::from_bytes([1; 16]),
        by: ReviewerId::from_bytes([1; 16]),
        cites: cites.iter().map(|n| EvidenceId::from_bytes([*n; 16])).collect(),
        confident: false,
        checkable,
    }
}

#[test]
fn a_rationale_cites_what_is_listed_once_there_is_one() {
    let mut known = facts(vec![evidence(1, Supports, None), evidence(2, Refutes, None)]);
    let rule = || blocking(RuleKey::RationaleCitesAll);
    assert_eq!(judged(&known, rule()).0, State::NotApplicable);
    known.verdicts = vec![verdict(&[1], true)];
    let (state, why) = judged(&known, rule());
    assert_eq!(
        (state, why.as_str()),
        (State::Block, "A rationale does not cite E2.")
    );
    known.verdicts = vec![verdict(&[1, 2], true)];
    assert_eq!(judged(&known, rule()).0, State::Pass);
}

#[test]
fn a_claim_that_cannot_be_checked_breaks_no_rule() {
    let mut known = facts(vec![]);
    known.verdicts = vec![verdict(&[], false)];
    let rules: Vec<HouseRule> = RuleKey::ALL.iter().map(|key| blocking(*key)).collect();
    let findings = claim(&known, &rules);
    assert!(
        findings.iter().all(|one| one.state == State::NotApplicable),
        "{findings:?}"
    );
}

#[test]
fn a_rule_that_is_off_says_nothing() {
    let findings = claim(&facts(vec![]), &[Preset::Light.rule(RuleKey::PrimarySource)]);
    assert_eq!((findings[0].state, findings[0].why.as_str()), (State::Off, ""));
}

#[test]
fn a_day_of_a_known_month_is_not_called_late() {
    let dated = |published: &str, made_on: &str| {
        let found = EvidenceFacts {
            published: Some(published.parse().unwrap()),
            ..evidence(1, Supports, None)
        };
        let known = LintFacts {
            made_on: Some(made_on.parse().unwrap()),
            ..facts(vec![found])
        };
        judged(&known, blocking(RuleKey::NotLaterThanClaim)).0
    };
    assert_eq!(dated("2024-05-14", "2024-05"), State::Pass);
    assert_eq!(dated("2024-06", "2024-05-14"), State::Block);
}

#[test]
fn an_address_in_evidence_of_a_confidential_source_is_named_at_any_level_and_its_host_never() {
    let kept = EvidenceFacts {
        confidential: true,
        address: true,
        ..evidence(1, Supports, None)
    };
    let known = facts(vec![kept.clone(), evidence(2, Supports, None)]);
    for (level, state) in [
        (Level::Off, State::Warn),
        (Level::Warn, State::Warn),
        (Level::Block, State::Block),
    ] {
        let rule = HouseRule {
            level,
            ..blocking(RuleKey::KnownBadHosts)
        };
        let found = &claim(&known, &[rule])[0];
        assert_eq!((found.state, found.about.len()), (state, 1));
        assert!(found.why.contains("E1: an address is kept"), "{}", found.why);
    }
    let without = EvidenceFacts {
        address: false,
        ..kept
    };
    let rule = HouseRule {
        hosts: vec!["paper.example".to_owned()],
        ..blocking(RuleKey::KnownBadHosts)
    };
    let found = &claim(&facts(vec![without]), &[rule])[0];
    assert_eq!(found.state, State::Block);
    assert!(!found.why.contains("paper.example"), "{}", found.why);
}
