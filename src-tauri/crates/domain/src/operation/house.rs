//! What reviewers' cards, scales, house rules, overrides and declarations do to rows.

use super::effect::{Effect, Write};
use super::writes::{changed, fields, write};
use super::{Operation, value_of};
use crate::noun::Noun;

impl Operation {
    /// The write of what belongs to the house: its people, scales and rules.
    pub(super) fn house_write(&self) -> Write {
        match self {
            Self::ReviewerEdit(p) => write(Noun::Reviewer, p.reviewer, Effect::Set(changed(&p.change))),
            Self::ScaleDefine(p) => write(
                Noun::Scale,
                p.version_id,
                Effect::Create(fields(p, &["version_id", "copied"])),
            ),
            Self::RuleSet(p) => write(Noun::Rule, p.rule, Effect::Create(fields(p, &["rule"]))),
            Self::RuleOverride(p) => write(Noun::Override, p.id, Effect::Create(fields(p, &["override"]))),
            Self::RuleOverrideWithdraw(p) => write(Noun::Override, p.id, Effect::Retract(p.reason.clone())),
            Self::DeclarationSet(p) => {
                let declared = (p.kind.as_str().to_owned(), value_of(&p.reason));
                write(Noun::Claim, p.claim, Effect::Set(vec![declared]))
            }
            Self::SecondReadingAsk(p) => {
                let asked = ("second_reading".to_owned(), value_of(&p.ask));
                write(Noun::Claim, p.claim, Effect::Set(vec![asked]))
            }
            other => unreachable!("BUG: {} is no write on the house's own things", other.kind()),
        }
    }
}
