//! What captures, erasures, the search log and replies do to rows.

use serde_json::{Value, json};

use super::effect::{Effect, Write};
use super::writes::{changed, fields, write};
use super::{Operation, value_of};
use crate::evidence::EvidenceFlag;
use crate::id::ErasureId;
use crate::noun::Noun;
use crate::reply::{ReplyAsk, ReplyChange, ReplyOutcome, ReplyState};

impl Operation {
    /// The writes of what is found for a claim, beside its evidence.
    pub(super) fn found_write(&self) -> Write {
        match self {
            Self::CaptureAdd(p) => write(Noun::Capture, p.capture, Effect::Create(fields(p, &["capture"]))),
            Self::CaptureRetract(p) => write(Noun::Capture, p.capture, Effect::Retract(p.reason.clone())),
            Self::FileErase(p) => write(
                Noun::Erasure,
                ErasureId::of(&p.sha256),
                Effect::Create(fields(p, &[])),
            ),
            Self::LookupAdd(p) => write(Noun::Lookup, p.lookup, Effect::Create(fields(p, &["lookup"]))),
            Self::LookupRetract(p) => write(Noun::Lookup, p.lookup, Effect::Retract(p.reason.clone())),
            Self::ReplyAsk(p) => write(Noun::Reply, p.reply, Effect::Create(asked(p))),
            Self::ReplyEdit(p) => write(Noun::Reply, p.reply, Effect::Set(reply_changed(&p.change))),
            Self::ReplyRetract(p) => write(Noun::Reply, p.reply, Effect::Retract(p.reason.clone())),
            Self::EvidenceFlag(p) => write(Noun::Evidence, p.evidence, flagged(p)),
            other => unreachable!("BUG: {} is no write on one thing found", other.kind()),
        }
    }
}

fn flagged(p: &EvidenceFlag) -> Effect {
    let (set, member) = ("problems", json!({ "by": p.by, "flag": p.flag }));
    if p.on {
        Effect::Add { set, member }
    } else {
        Effect::Remove { set, member }
    }
}

fn asked(p: &ReplyAsk) -> Vec<(String, Value)> {
    let waiting = [("state".to_owned(), value_of(&ReplyState::Waiting))];
    fields(p, &["reply"]).into_iter().chain(waiting).collect()
}

/// An outcome writes its three fields every time, so that the words of an earlier one do not stay behind.
fn reply_changed(change: &ReplyChange) -> Vec<(String, Value)> {
    match change {
        ReplyChange::Outcome(outcome) => outcome_fields(outcome),
        other => changed(other),
    }
}

fn outcome_fields(outcome: &ReplyOutcome) -> Vec<(String, Value)> {
    vec![
        ("answer".to_owned(), value_of(&outcome.answer())),
        ("answered_on".to_owned(), value_of(&outcome.answered_on())),
        ("state".to_owned(), value_of(&outcome.state())),
    ]
}
