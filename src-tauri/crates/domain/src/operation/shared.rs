//! What the operations of several desks on one case do to rows: enrolment, revocation, removal.

use serde_json::{Value, json};

use super::Operation;
use super::effect::{Effect, Write};
use super::writes::{fields, write};
use crate::device::DeviceRevoke;
use crate::id::ErasureId;
use crate::noun::Noun;
use crate::removal::PayloadErase;

impl Operation {
    /// The writes of enrolment, revocation and removal.
    pub(super) fn shared_writes(&self) -> Vec<Write> {
        match self {
            Self::DeviceEnrol(p) => {
                let card = fields(p, &["device"]);
                vec![write(Noun::Device, p.device, Effect::Create(card))]
            }
            // A device may be revoked that nobody enrolled here, so this begins a row as well.
            Self::DeviceRevoke(p) => vec![write(Noun::Device, p.device, Effect::Create(revoked(p)))],
            Self::PayloadErase(p) => removed(p),
            _ => Vec::new(),
        }
    }
}

fn revoked(p: &DeviceRevoke) -> Vec<(String, Value)> {
    vec![
        ("revoked".to_owned(), Value::Bool(true)),
        ("revoked_after".to_owned(), Value::from(p.after)),
        ("revoke_reason".to_owned(), Value::from(p.reason.as_str())),
    ]
}

/// The files of a removal are erased as any other file is.
fn removed(p: &PayloadErase) -> Vec<Write> {
    let removal = write(Noun::Removal, p.removal, Effect::Create(fields(p, &["removal"])));
    let files = p.files.iter().map(|sha256| {
        let file = json!({ "sha256": sha256, "reason": p.reason, "ground": p.ground });
        write(
            Noun::Erasure,
            ErasureId::of(sha256),
            Effect::Create(fields(&file, &[])),
        )
    });
    std::iter::once(removal).chain(files).collect()
}
