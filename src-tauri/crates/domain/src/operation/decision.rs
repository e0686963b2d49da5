//! What decisions do to rows.

use serde_json::Value;

use super::effect::{Effect, Write};
use super::writes::{fields, write};
use super::{Operation, value_of};
use crate::noun::Noun;

impl Operation {
    /// The writes of a decision. An editor may take the place of what another one decided.
    pub(super) fn decision_writes(&self) -> Vec<Write> {
        match self {
            Self::DecisionMake(p) => {
                let made = write(
                    Noun::Decision,
                    p.decision,
                    Effect::Create(fields(p, &["decision"])),
                );
                let replaced = p.supersedes.iter().map(|earlier| {
                    let by = Effect::Add {
                        set: "superseded_by",
                        member: value_of(&p.decision),
                    };
                    write(Noun::Decision, *earlier, by)
                });
                std::iter::once(made).chain(replaced).collect()
            }
            Self::DecisionWithdraw(p) => {
                let withdrawn = ("withdrawn".to_owned(), Value::Bool(true));
                let reason = ("withdraw_reason".to_owned(), value_of(&p.reason));
                vec![write(
                    Noun::Decision,
                    p.decision,
                    Effect::Set(vec![withdrawn, reason]),
                )]
            }
            other => unreachable!("BUG: {} is no decision", other.kind()),
        }
    }
}
