//! Rules on house rules, overrides, declarations and second readings.

use super::claim::ClaimFacts;
use super::{RuleError, words, words_if_given};
use crate::house_rule::{HouseRule, RuleKey, RuleSet};
use crate::id::{CaseId, ClaimId, OverrideId, ReviewerId, RuleRowId, VerdictId};
use crate::noun::Noun;
use crate::operation::Operation;
use crate::overriding::{DeclarationKind, DeclarationSet, RuleOverride, RuleOverrideWithdraw};
use crate::second_reading::{Asked, SecondReadingAsk};

/// Most origins that a rule may ask for.
const MOST_ORIGINS: u32 = 9;

/// What the rules need to know of an override.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverrideFacts {
    /// The override.
    pub id: OverrideId,
    /// Its claim.
    pub claim: ClaimId,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// A rule of this name.
///
/// # Errors
/// A name that no rule of this release has.
pub fn named(name: &str) -> Result<RuleKey, RuleError> {
    RuleKey::from_name(&name.trim().replace('-', "_")).ok_or_else(|| RuleError::UnknownHouseRule {
        key: name.chars().take(60).collect(),
        known: RuleKey::ALL
            .iter()
            .map(|key| key.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    })
}

/// A house rule is set; `now` is how it stands.
///
/// # Errors
/// As it stands already; a number of origins that makes no sense; a host that is none.
pub fn set(case: CaseId, rule: HouseRule, now: &HouseRule) -> Result<Operation, RuleError> {
    let rule = HouseRule::read(rule.key, rule.level, &checked(rule)?.parameters());
    if rule == *now {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::RuleSet(RuleSet {
        rule: RuleRowId::of(case, rule.key.as_str()),
        key: rule.key.as_str().to_owned(),
        level: rule.level,
        parameters: rule.parameters(),
    }))
}

fn checked(mut rule: HouseRule) -> Result<HouseRule, RuleError> {
    if !(1..=MOST_ORIGINS).contains(&rule.origins) {
        let why = format!("ask for 1 to {MOST_ORIGINS} independent origins");
        return Err(RuleError::RuleParameter { why });
    }
    for host in &mut rule.hosts {
        *host = host.trim().to_lowercase().trim_start_matches("www.").to_owned();
        let is_host = host.contains('.')
            && !host.starts_with('.')
            && !host.contains(|c: char| c.is_whitespace() || matches!(c, '/' | ':' | '@' | '?' | '#'));
        if !is_host {
            let shown: String = host.chars().take(60).collect();
            let why = format!("“{shown}” is no host; write it as example.org, without http://");
            return Err(RuleError::RuleParameter { why });
        }
    }
    Ok(rule)
}

/// A rule is overridden for a claim; `overridden` says whether an override of it stands already.
///
/// # Errors
/// No reason; a claim that is gone; an override that stands already.
pub fn overrule(
    claim: &ClaimFacts,
    (id, key): (OverrideId, RuleKey),
    reason: String,
    overridden: bool,
) -> Result<Operation, RuleError> {
    claim.still_there()?;
    words("reason", &reason)?;
    if overridden {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::RuleOverride(RuleOverride {
        id,
        claim: claim.id,
        key: key.as_str().to_owned(),
        reason: reason.trim().to_owned(),
    }))
}

/// An override no longer stands.
///
/// # Errors
/// One that was withdrawn; an empty reason.
pub fn withdraw(facts: OverrideFacts, reason: Option<String>) -> Result<Operation, RuleError> {
    if facts.withdrawn {
        return Err(RuleError::Gone {
            noun: Noun::Override,
            how: "withdrawn",
        });
    }
    words_if_given("reason", reason.as_deref())?;
    Ok(Operation::RuleOverrideWithdraw(RuleOverrideWithdraw {
        id: facts.id,
        claim: facts.claim,
        reason,
    }))
}

/// Something is declared on a claim, or taken back; `now` is the reason that stands.
///
/// # Errors
/// An empty reason; a claim that is gone; as it stands already.
pub fn declare(
    claim: &ClaimFacts,
    kind: DeclarationKind,
    reason: Option<String>,
    now: Option<&str>,
) -> Result<Operation, RuleError> {
    claim.still_there()?;
    words_if_given("reason", reason.as_deref())?;
    if reason.as_deref() == now {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::DeclarationSet(DeclarationSet {
        claim: claim.id,
        kind,
        reason,
    }))
}

/// A claim is to be read again; `current` are the verdicts that stand, with who gave them.
///
/// # Errors
/// A claim that is gone; a reading that was done already, or that one would ask of oneself.
pub fn read_again(
    claim: &ClaimFacts,
    ask: Asked,
    current: &[(VerdictId, ReviewerId)],
) -> Result<Operation, RuleError> {
    claim.still_there()?;
    if ask.is_done(current) || ask.from == Some(ask.by) {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::SecondReadingAsk(SecondReadingAsk {
        claim: claim.id,
        ask: Some(ask),
    }))
}

#[cfg(test)]
mod tests {
    use super::super::claim::tests::facts;
    use super::*;
    use crate::house_rule::{Level, Preset};
    use rstest::rstest;

    fn case() -> CaseId {
        CaseId::from_bytes([9; 16])
    }

    #[rstest]
    #[case::origins(HouseRule { origins: 3, ..HouseRule::plain(RuleKey::IndependentOrigins, Level::Block) }, None)]
    #[case::no_origin(HouseRule { origins: 0, ..HouseRule::plain(RuleKey::IndependentOrigins, Level::Block) },
        Some("rule_parameter"))]
    #[case::host(HouseRule { hosts: vec!["WWW.Rumour.example".into()],
        ..HouseRule::plain(RuleKey::KnownBadHosts, Level::Warn) }, None)]
    #[case::address(HouseRule { hosts: vec!["https://rumour.example/".into()],
        ..HouseRule::plain(RuleKey::KnownBadHosts, Level::Warn) }, Some("rule_parameter"))]
    #[case::as_it_stands(Preset::Light.rule(RuleKey::QuoteProved), Some("nothing_changes"))]
    fn a_rule_is_set_to_what_makes_sense(#[case] rule: HouseRule, #[case] refused: Option<&str>) {
        let now = Preset::Light.rule(rule.key);
        assert_eq!(set(case(), rule, &now).err().map(|e| e.code()), refused);
    }

    #[test]
    fn hosts_are_stored_in_one_spelling() {
        let rule = HouseRule {
            hosts: vec!["WWW.Rumour.example".into(), "rumour.example".into()],
            ..HouseRule::plain(RuleKey::KnownBadHosts, Level::Warn)
        };
        let Operation::RuleSet(set) = set(case(), rule, &Preset::Light.rule(RuleKey::KnownBadHosts)).unwrap()
        else {
            panic!("a rule was set")
        };
        assert_eq!(set.parameters["hosts"], serde_json::json!(["rumour.example"]));
    }

    #[test]
    fn an_override_needs_a_reason_and_stands_once() {
        let which = (OverrideId::from_bytes([1; 16]), RuleKey::PrimarySource);
        let refused = overrule(&facts(), which, " ".into(), false).unwrap_err();
        assert_eq!((refused.code(), refused.field()), ("empty", Some("reason")));
        assert!(overrule(&facts(), which, "sealed by court".into(), false).is_ok());
        assert!(overrule(&facts(), which, "sealed by court".into(), true).is_err());
    }

    #[test]
    fn a_rule_is_named_with_either_stroke_and_an_unknown_one_with_the_known_ones() {
        assert_eq!(named("quote-proved"), Ok(RuleKey::QuoteProved));
        let refused = named("quotes").unwrap_err();
        assert!(refused.to_string().contains("quote_proved"), "{refused}");
    }
}
