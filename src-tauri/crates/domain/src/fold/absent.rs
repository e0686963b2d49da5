//! Operations that are in the log and say nothing: their payload is withheld or was erased, their device was revoked
//! before they were made, or their case was signed off without them. They keep their place in the order of what had
//! seen what.

use std::collections::{BTreeMap, BTreeSet};

use super::projection::{Content, Record};
use crate::envelope::Envelope;
use crate::id::{CaseId, DeviceId, OpId};
use crate::operation::Operation;
use crate::removal::is_erasable;
use crate::sign_off::{self, Signed};
use crate::time::Hlc;

/// A revocation together with where it stands itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revocation {
    /// The case.
    pub case: CaseId,
    /// Who wrote it, at which place of the stream.
    pub by: (DeviceId, u64),
    /// Its place among operations that did not see each other.
    pub key: (Hlc, OpId),
    /// The device that is revoked.
    pub device: DeviceId,
    /// The last operation of it that counts.
    pub after: u64,
}

/// Up to which operation a revoked device counts, by case and device.
pub type Cuts = BTreeMap<(CaseId, DeviceId), u64>;

/// What some revocations cut off. One that was written by a device revoked before, after its own last operation that
/// counts, cuts nothing; so two devices that revoke each other do not both lose.
pub fn cuts(revocations: &[Revocation]) -> Cuts {
    let mut in_order = revocations.to_vec();
    in_order.sort_by_key(|revocation| revocation.key);
    let mut cuts = Cuts::new();
    for one in in_order {
        if !is_cut(&cuts, (one.case, one.by.0), one.by.1) {
            let end = cuts.entry((one.case, one.device)).or_insert(one.after);
            *end = one.after.min(*end);
        }
    }
    cuts
}

/// Whether an operation lies behind the last one of its stream that counts.
pub fn is_cut(cuts: &Cuts, stream: (CaseId, DeviceId), seq: u64) -> bool {
    cuts.get(&stream).is_some_and(|after| seq > *after)
}

/// The revocation that an operation is, if it is one.
pub fn revocation(envelope: &Envelope, content: &Content) -> Option<Revocation> {
    let Content::Known(operation) = content else {
        return None;
    };
    match &**operation {
        Operation::DeviceRevoke(p) => Some(Revocation {
            case: envelope.case_id,
            by: (envelope.device_id, envelope.seq),
            key: (envelope.hlc, envelope.op_id),
            device: p.device,
            after: p.after,
        }),
        _ => None,
    }
}

/// Which operations of a set say nothing because of others in it.
#[derive(Debug, Default)]
pub(super) struct Silence {
    cuts: Cuts,
    erased: BTreeSet<(CaseId, OpId)>,
    signed: BTreeMap<CaseId, Signed>,
}

impl Silence {
    /// Reads revocations and erasures among operations that are ready.
    pub fn of(ready: &[&Record]) -> Self {
        let found: Vec<Revocation> = ready
            .iter()
            .filter_map(|record| revocation(&record.envelope, &record.content))
            .collect();
        let cuts = cuts(&found);
        let mut erased = BTreeSet::new();
        for record in ready {
            if let Content::Known(operation) = &record.content
                && let Operation::PayloadErase(p) = &**operation
                && !is_cut(&cuts, record.stream(), record.envelope.seq)
            {
                erased.extend(p.ops.iter().map(|op| (record.envelope.case_id, *op)));
            }
        }
        let signed = ready.iter().filter_map(|record| signed(record, &cuts));
        let signed = sign_off::in_force(signed);
        Self { cuts, erased, signed }
    }

    /// Whether an operation says nothing.
    pub fn covers(&self, envelope: &Envelope) -> bool {
        is_cut(&self.cuts, (envelope.case_id, envelope.device_id), envelope.seq)
            || (is_erasable(&envelope.kind) && self.erased.contains(&(envelope.case_id, envelope.op_id)))
            || self
                .signed
                .get(&envelope.case_id)
                .is_some_and(|signed| signed.is_late(envelope.device_id, envelope.seq, &envelope.kind))
    }
}

/// The sign-off that an operation is, if it is one and no revocation cuts it off.
fn signed(record: &Record, cuts: &Cuts) -> Option<Signed> {
    let Content::Known(operation) = &record.content else {
        return None;
    };
    match &**operation {
        Operation::SignOff(p) if !is_cut(cuts, record.stream(), record.envelope.seq) => {
            Some(Signed::of(&record.envelope, p))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::TimestampMs;

    fn revoked(n: u8, by: (u8, u64), device: u8, after: u64) -> Revocation {
        let now = TimestampMs::from_i64(i64::from(n));
        Revocation {
            case: CaseId::from_bytes([9; 16]),
            by: (DeviceId::from_bytes([by.0; 16]), by.1),
            key: (Hlc::ZERO.tick(now), OpId::new(now, [n; 10])),
            device: DeviceId::from_bytes([device; 16]),
            after,
        }
    }

    fn end(cuts: &Cuts, device: u8) -> Option<u64> {
        cuts.get(&(CaseId::from_bytes([9; 16]), DeviceId::from_bytes([device; 16])))
            .copied()
    }

    #[test]
    fn the_earliest_end_counts() {
        let all = [revoked(1, (1, 5), 2, 8), revoked(2, (3, 5), 2, 6)];
        assert_eq!(end(&cuts(&all), 2), Some(6));
    }

    #[test]
    fn who_is_revoked_cannot_revoke_back() {
        let all = [revoked(2, (2, 9), 1, 0), revoked(1, (1, 5), 2, 8)];
        let cuts = cuts(&all);
        assert_eq!((end(&cuts, 2), end(&cuts, 1)), (Some(8), None));
    }

    #[test]
    fn what_was_written_before_the_end_still_counts() {
        let all = [revoked(1, (1, 5), 2, 9), revoked(2, (2, 9), 3, 4)];
        assert_eq!(end(&cuts(&all), 3), Some(4));
    }
}
