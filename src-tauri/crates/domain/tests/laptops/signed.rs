//! What laptops do when a case is done: sign-offs, corrections, requests to outlets.

use std::collections::BTreeMap;

use factdesk_domain::correction::{
    CorrectionKind, CorrectionMake, CorrectionRequest, CorrectionRequestEdit, Published, RequestResult,
};
use factdesk_domain::envelope;
use factdesk_domain::sign_off::{SignOff, SignedEnd};
use factdesk_domain::{CorrectionId, CorrectionRequestId, DeviceId, Noun, Operation, SignOffId};

use super::Laptop;

impl Laptop {
    /// A sign-off of everything that this laptop has seen; none before it has seen anything.
    pub fn sign_off(&mut self) -> Option<Operation> {
        let mut ends: BTreeMap<DeviceId, SignedEnd> = BTreeMap::new();
        for record in self.log.values() {
            let end = SignedEnd {
                device: record.envelope.device_id,
                seq: record.envelope.seq,
                hash: record.hash,
            };
            let known = ends.entry(end.device).or_insert(end);
            if known.seq < end.seq {
                *known = end;
            }
        }
        let ends: Vec<SignedEnd> = ends.into_values().collect();
        let head: Vec<_> = ends.iter().map(|end| (end.device, end.seq, end.hash)).collect();
        (!ends.is_empty()).then(|| {
            Operation::SignOff(SignOff {
                sign_off: SignOffId::from_bytes(self.bytes()),
                head: envelope::head(&head),
                ends,
                open: vec![],
                overrides: vec![],
                statement: None,
                only_reviewer: false,
            })
        })
    }

    pub fn correction(&mut self, n: u8) -> Option<Operation> {
        Some(match n % 3 {
            0 => Operation::CorrectionMake(CorrectionMake {
                correction: CorrectionId::from_bytes(self.bytes()),
                claim: self.claim(n),
                kind: CorrectionKind::ALL[usize::from(n % 3)],
                reason: format!("reason {n}"),
                notice: "we were wrong".into(),
                published: n.is_multiple_of(2).then_some(Published::NoRating {}),
                old_decision: None,
            }),
            1 => Operation::CorrectionRequest(CorrectionRequest {
                request: CorrectionRequestId::from_bytes(self.bytes()),
                correction: self.pick(Noun::Correction, n)?.into(),
                outlet: "The Daily".into(),
                asked_on: None,
                how: "by mail".into(),
                result: RequestResult::Waiting,
            }),
            _ => Operation::CorrectionRequestEdit(CorrectionRequestEdit {
                request: self.pick(Noun::CorrectionRequest, n)?.into(),
                result: RequestResult::ALL[usize::from(n % 4)],
                answered_on: None,
            }),
        })
    }
}
