//! What sign-offs and corrections do to rows.

use serde_json::Value;

use super::Operation;
use super::effect::{Effect, Write};
use super::writes::{fields, write};
use crate::noun::Noun;

impl Operation {
    /// The one write of a sign-off, a correction or a request to an outlet.
    pub(super) fn signed_write(&self) -> Write {
        match self {
            Self::SignOff(p) => write(
                Noun::SignOff,
                p.sign_off,
                Effect::Create(fields(p, &["sign_off"])),
            ),
            Self::CorrectionMake(p) => write(
                Noun::Correction,
                p.correction,
                Effect::Create(fields(p, &["correction"])),
            ),
            Self::CorrectionRequest(p) => write(
                Noun::CorrectionRequest,
                p.request,
                Effect::Create(fields(p, &["request"])),
            ),
            Self::CorrectionRequestEdit(p) => {
                let result = ("result".to_owned(), Value::from(p.result.as_str()));
                let on = p.answered_on.as_ref().map(ToString::to_string);
                let answered = ("answered_on".to_owned(), Value::from(on));
                write(
                    Noun::CorrectionRequest,
                    p.request,
                    Effect::Set(vec![result, answered]),
                )
            }
            other => unreachable!("BUG: {} signs and corrects nothing", other.kind()),
        }
    }
}
