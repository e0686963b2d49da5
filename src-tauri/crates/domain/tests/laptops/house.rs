//! What laptops do to the things of the house: people, scales, rules, overrides, declarations, decisions.

use factdesk_domain::decision::{DecisionMake, DecisionWithdraw, Panel, Ruling};
use factdesk_domain::house_rule::{HouseRule, Level, RuleKey, RuleSet};
use factdesk_domain::overriding::{DeclarationKind, DeclarationSet, RuleOverride, RuleOverrideWithdraw};
use factdesk_domain::reviewer::{ReviewerAdd, ReviewerChange, ReviewerColour, ReviewerEdit, Role};
use factdesk_domain::scale::{BUILT_IN, Rollup, ScaleDefine};
use factdesk_domain::second_reading::{Asked, SecondReadingAsk};
use factdesk_domain::{
    DecisionId, Noun, Operation, OverrideId, RuleRowId, ScaleId, ScaleVersionId, TimestampMs,
};
use proptest::prelude::*;

use super::{Laptop, case};

/// The numbers pick among what there is.
#[derive(Debug, Clone)]
pub enum House {
    Card,
    Recard(u8, u8),
    Scale(u8),
    Rule(u8, u8),
    Override(u8, u8),
    Withdraw(u8),
    Declare(u8, u8),
    Decide(u8, u8),
    Undecide(u8),
    AskAgain(u8, u8),
}

pub fn house() -> impl Strategy<Value = House> {
    let n = any::<u8>;
    prop_oneof![
        1 => Just(House::Card),
        2 => (n(), n()).prop_map(|(a, b)| House::Recard(a, b)),
        1 => n().prop_map(House::Scale),
        4 => (n(), n()).prop_map(|(a, b)| House::Rule(a, b)),
        3 => (n(), n()).prop_map(|(a, b)| House::Override(a, b)),
        2 => n().prop_map(House::Withdraw),
        4 => (n(), n()).prop_map(|(a, b)| House::Declare(a, b)),
        6 => (n(), n()).prop_map(|(a, b)| House::Decide(a, b)),
        3 => n().prop_map(House::Undecide),
        3 => (n(), n()).prop_map(|(a, b)| House::AskAgain(a, b)),
    ]
}

impl Laptop {
    pub fn house(&mut self, doing: &House) -> Option<Operation> {
        Some(match *doing {
            House::Card => Operation::ReviewerAdd(ReviewerAdd {
                reviewer: self.reviewer,
                name: "Ada".into(),
                role: Role::Checker,
                device: self.device,
                public_key: "00".repeat(32),
                initials: None,
                colour: Some(ReviewerColour::Teal),
            }),
            House::Recard(reviewer, n) => Operation::ReviewerEdit(ReviewerEdit {
                reviewer: self.pick(Noun::Reviewer, reviewer)?.into(),
                change: match n % 3 {
                    0 => ReviewerChange::Name(format!("Ada {n}")),
                    1 => ReviewerChange::Role(Role::Editor),
                    _ => ReviewerChange::Initials(Some("AB".into())),
                },
            }),
            House::Scale(n) => Operation::ScaleDefine(ScaleDefine {
                version_id: ScaleVersionId::from_bytes(self.bytes()),
                scale: ScaleId::from_bytes([7; 16]),
                version: u32::from(n % 3) + 1,
                name: format!("Ours {n}"),
                language: None,
                values: BUILT_IN[usize::from(n % 4)].values.to_vec(),
                rollup: Rollup::Worst,
                copied: n.is_multiple_of(2),
            }),
            House::Rule(key, n) => self.rule(RuleKey::ALL[usize::from(key % 3)], n),
            House::Override(claim, key) => Operation::RuleOverride(RuleOverride {
                id: OverrideId::from_bytes(self.bytes()),
                claim: self.claim(claim)?,
                key: RuleKey::ALL[usize::from(key % 10)].as_str().into(),
                reason: "the archive burnt down".into(),
            }),
            House::Withdraw(n) => Operation::RuleOverrideWithdraw(RuleOverrideWithdraw {
                id: self.pick(Noun::Override, n)?.into(),
                claim: self.claim(n)?,
                reason: None,
            }),
            House::Declare(claim, n) => Operation::DeclarationSet(DeclarationSet {
                claim: self.claim(claim)?,
                kind: DeclarationKind::ALL[usize::from(n % 3)],
                reason: (!n.is_multiple_of(4)).then(|| format!("reason {n}")),
            }),
            House::Decide(claim, n) => self.decision(claim, n)?,
            House::Undecide(n) => Operation::DecisionWithdraw(DecisionWithdraw {
                decision: self.pick(Noun::Decision, n)?.into(),
                claim: self.claim(n)?,
                reason: "the count was wrong".into(),
            }),
            House::AskAgain(claim, n) => Operation::SecondReadingAsk(SecondReadingAsk {
                claim: self.claim(claim)?,
                ask: (!n.is_multiple_of(4)).then(|| Asked {
                    by: self.reviewer,
                    from: n.is_multiple_of(2).then_some(self.reviewer),
                    why: format!("reason {n}"),
                    at: TimestampMs::from_i64(i64::from(n)),
                    seen: Vec::new(),
                }),
            }),
        })
    }

    fn decision(&mut self, claim: u8, n: u8) -> Option<Operation> {
        let rests_on: Vec<_> = self.pick(Noun::Verdict, n).map(Into::into).into_iter().collect();
        let panel = n.is_multiple_of(3).then(|| Panel {
            needed: 1,
            of: 1,
            votes: rests_on.clone(),
        });
        let earlier = self.pick(Noun::Decision, n).filter(|_| n.is_multiple_of(2));
        Some(Operation::DecisionMake(DecisionMake {
            decision: DecisionId::from_bytes(self.bytes()),
            claim: self.claim(claim)?,
            outcome: match n % 3 {
                0 => Ruling::NoRating {},
                1 => Ruling::Rated {
                    scale: BUILT_IN[0].id,
                    scale_version: 1,
                    rating: "false".into(),
                },
                _ => Ruling::NotCheckable {
                    not_checkable: factdesk_domain::verdict::NotCheckable::Satire,
                    detail: None,
                },
            },
            rests_on,
            reason: format!("reason {n}"),
            dissent: self
                .pick(Noun::Verdict, n / 2)
                .map(Into::into)
                .into_iter()
                .collect(),
            panel,
            supersedes: earlier.map(Into::into).into_iter().collect(),
        }))
    }

    fn rule(&self, key: RuleKey, n: u8) -> Operation {
        let rule = HouseRule {
            origins: u32::from(n % 4) + 1,
            ..HouseRule::plain(key, [Level::Off, Level::Warn, Level::Block][usize::from(n % 3)])
        };
        Operation::RuleSet(RuleSet {
            rule: RuleRowId::of(case(), key.as_str()),
            key: key.as_str().into(),
            level: rule.level,
            parameters: rule.parameters(),
        })
    }
}
