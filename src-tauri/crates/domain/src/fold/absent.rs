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
struct Revocation {
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
fn cuts(revocations: &[Revocation]) -> Cuts {
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
fn is_cut(cuts: &Cuts, stream: (CaseId, DeviceId), seq: u64) -> bool {
    cuts.get(&stream).is_some_and(|after| seq > *after)
}

/// The revocation that an operation is, if it is one.
fn revocation(envelope: &Envelope, content: &Content) -> Option<Revocation> {
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

/// Kinds of operations that take from others what they say.
pub const SILENCING: [&str; 3] = ["device_revoke", "payload_erase", "sign_off"];

/// Why an operation says nothing because of others, although its payload may be here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silenced {
    /// An erasure names it.
    Erased,
    /// Its device was revoked before it was made.
    Revoked,
    /// Its case was signed off without it.
    Late,
}

/// Which operations of a set say nothing because of others in it.
#[derive(Debug, Default)]
pub struct Silence {
    cuts: Cuts,
    erased: BTreeSet<(CaseId, OpId)>,
    signed: BTreeMap<CaseId, Signed>,
}

impl Silence {
    /// Reads revocations, erasures and sign-offs among operations that are ready; what is of another kind than
    /// [`SILENCING`] is of no account.
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

    /// Why an operation of a stream says nothing, if others silence it. An erasure comes before all else: what it
    /// takes is gone.
    pub fn cause(&self, stream: (CaseId, DeviceId), (seq, op): (u64, OpId), kind: &str) -> Option<Silenced> {
        let (case, device) = stream;
        let late = |signed: &Signed| signed.is_late(device, seq, kind);
        if is_erasable(kind) && self.erased.contains(&(case, op)) {
            Some(Silenced::Erased)
        } else if is_cut(&self.cuts, stream, seq) {
            Some(Silenced::Revoked)
        } else if self.signed.get(&case).is_some_and(late) {
            Some(Silenced::Late)
        } else {
            None
        }
    }

    /// Whether an operation says nothing.
    pub fn covers(&self, envelope: &Envelope) -> bool {
        let place = (envelope.seq, envelope.op_id);
        self.cause((envelope.case_id, envelope.device_id), place, &envelope.kind)
            .is_some()
    }

    /// Up to which operation revoked devices count.
    pub fn cuts(&self) -> &Cuts {
        &self.cuts
    }

    /// The operations that erasures name, those that stay all the same among them.
    pub fn erased(&self) -> &BTreeSet<(CaseId, OpId)> {
        &self.erased
    }

    /// The sign-off of a case that counts.
    pub fn signed(&self, case: CaseId) -> Option<&Signed> {
        self.signed.get(&case)
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
