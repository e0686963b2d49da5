//! A sign-off: an editor says that a case is done, on exactly the operations that they had before them.
//!
//! After it a case is read-only but for corrections. What other desks wrote without having seen it comes in and is
//! kept, chained and shown in the history; it says nothing, so that what was signed stays what is printed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::envelope::{self, Envelope, Hash};
use crate::id::{CaseId, DeviceId, ObjectId, OverrideId, SignOffId};
use crate::time::TimestampMs;

/// Kinds that a signed case still takes: corrections, people's cards, devices, and what must go for ever.
const STILL_TAKEN: [&str; 10] = [
    "correction_make",
    "correction_request",
    "correction_request_edit",
    "device_enrol",
    "device_revoke",
    "file_erase",
    "payload_erase",
    "reviewer_add",
    "reviewer_edit",
    "sign_off",
];

/// A device may write this many operations between what it signs and the sign-off: the card of who signs.
const MOST_BETWEEN: u64 = 1;

/// Whether a case that was signed off still takes an operation of this kind.
pub fn is_still_taken(kind: &str) -> bool {
    STILL_TAKEN.contains(&kind)
}

/// The last operation of a stream that a sign-off covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedEnd {
    /// Whose stream.
    pub device: DeviceId,
    /// The number of the operation in it.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash,
}

/// Something that was open when a case was signed off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenItem {
    /// `open`, `sentence`, `orphan`, ...
    pub kind: String,
    /// What it is about, where it is one thing.
    pub id: Option<ObjectId>,
    /// What is open, in words.
    pub words: String,
}

/// Payload of `sign_off`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// The sign-off.
    pub sign_off: SignOffId,
    /// The head of the case as the signer saw it.
    pub head: Hash,
    /// The ends of the streams that it covers; sorted by device, each once.
    pub ends: Vec<SignedEnd>,
    /// What was open.
    pub open: Vec<OpenItem>,
    /// The overrides of house rules that stood; sorted, each once.
    pub overrides: Vec<OverrideId>,
    /// What the signer says to it.
    pub statement: Option<String>,
    /// Whether nobody but the signer worked at the desk and in the case.
    pub only_reviewer: bool,
}

impl SignOff {
    /// What is wrong with it, if anything.
    pub fn wrong(&self, envelope: &Envelope) -> Option<&'static str> {
        let sorted = self.ends.windows(2).all(|pair| pair[0].device < pair[1].device)
            && self.overrides.windows(2).all(|pair| pair[0] < pair[1]);
        let own = self.ends.iter().find(|end| end.device == envelope.device_id);
        let head: Vec<_> = self
            .ends
            .iter()
            .map(|end| (end.device, end.seq, end.hash))
            .collect();
        if !sorted {
            Some("lists out of order what it covers")
        } else if own.is_some_and(|end| end.seq >= envelope.seq) {
            Some("covers what comes after it")
        } else if own.map_or(0, |end| end.seq) + MOST_BETWEEN < envelope.seq.saturating_sub(1) {
            Some("does not cover what its own device wrote before it")
        } else if self.ends.is_empty() || self.head != envelope::head(&head) {
            Some("does not cover what its head says")
        } else {
            None
        }
    }
}

/// A sign-off together with where it stands itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The case.
    pub case: CaseId,
    /// Its place among sign-offs that did not see each other: the first one counts.
    pub key: (TimestampMs, SignOffId),
    /// The last operation that it covers of each stream.
    pub ends: BTreeMap<DeviceId, u64>,
}

impl Signed {
    /// What counts of a sign-off.
    pub fn of(envelope: &Envelope, sign_off: &SignOff) -> Self {
        Self {
            case: envelope.case_id,
            key: (envelope.hlc.timestamp(), sign_off.sign_off),
            ends: sign_off.ends.iter().map(|end| (end.device, end.seq)).collect(),
        }
    }

    /// Whether an operation of its case came without being covered, and is of a kind that it closed the case to.
    pub fn is_late(&self, device: DeviceId, seq: u64, kind: &str) -> bool {
        !is_still_taken(kind) && seq > self.ends.get(&device).copied().unwrap_or_default()
    }
}

/// The sign-off of each case that counts: the first one.
pub fn in_force(signed: impl IntoIterator<Item = Signed>) -> BTreeMap<CaseId, Signed> {
    let mut first: BTreeMap<CaseId, Signed> = BTreeMap::new();
    for one in signed {
        let later = first.get(&one.case).is_some_and(|known| known.key <= one.key);
        if !later {
            first.insert(one.case, one);
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(at: i64, n: u8, end: u64) -> Signed {
        Signed {
            case: CaseId::from_bytes([9; 16]),
            key: (TimestampMs::from_i64(at), SignOffId::from_bytes([n; 16])),
            ends: BTreeMap::from([(DeviceId::from_bytes([1; 16]), end)]),
        }
    }

    #[test]
    fn the_first_of_two_sign_offs_counts_in_whatever_order_they_come() {
        let (a, b) = (signed(5, 2, 10), signed(5, 1, 20));
        for all in [[a.clone(), b.clone()], [b.clone(), a]] {
            let found = in_force(all);
            assert_eq!(found.values().next(), Some(&b));
        }
    }

    #[test]
    fn what_is_not_covered_is_late_unless_the_case_still_takes_it() {
        let one = signed(5, 1, 10);
        let (known, other) = (DeviceId::from_bytes([1; 16]), DeviceId::from_bytes([2; 16]));
        assert!(!one.is_late(known, 10, "verdict_give"));
        assert!(one.is_late(known, 11, "verdict_give"));
        assert!(
            one.is_late(other, 1, "act_undo"),
            "of a device that nobody had heard of"
        );
        for kind in STILL_TAKEN {
            assert!(!one.is_late(known, 11, kind), "{kind}");
        }
    }

    #[test]
    fn a_sign_off_covers_its_own_history_and_what_its_head_says() {
        let now = TimestampMs::from_i64(5);
        let (own, other) = (DeviceId::from_bytes([1; 16]), DeviceId::from_bytes([2; 16]));
        let envelope = Envelope {
            case_id: CaseId::from_bytes([9; 16]),
            device_id: own,
            seq: 7,
            op_id: crate::OpId::new(now, [3; 10]),
            act_id: crate::ActId::new(now, [4; 10]),
            hlc: crate::time::Hlc::ZERO,
            reviewer_id: crate::ReviewerId::new(now, [5; 10]),
            kind: "sign_off".to_owned(),
            version: 1,
            objects: vec![],
            deps: vec![],
            prev_hash: Hash::ZERO,
            payload_hash: Hash::ZERO,
        };
        let sign_off = |ends: &[(DeviceId, u64)]| {
            let ends: Vec<_> = ends
                .iter()
                .map(|(device, seq)| (*device, *seq, Hash::ZERO))
                .collect();
            let end = |&(device, seq, hash): &(DeviceId, u64, Hash)| SignedEnd { device, seq, hash };
            SignOff {
                sign_off: SignOffId::from_bytes([6; 16]),
                head: envelope::head(&ends),
                ends: ends.iter().map(end).collect(),
                open: vec![],
                overrides: vec![],
                statement: None,
                only_reviewer: false,
            }
        };
        for (ends, wrong) in [
            (vec![(own, 6), (other, 4)], false),
            (vec![(own, 5)], false),
            (vec![(own, 4)], true),
            (vec![(own, 7)], true),
            (vec![(other, 4)], true),
            (vec![(other, 4), (own, 6)], true),
            (vec![], true),
        ] {
            assert_eq!(sign_off(&ends).wrong(&envelope).is_some(), wrong, "{ends:?}");
        }
        let mut forged = sign_off(&[(own, 6)]);
        forged.head = Hash::ZERO;
        assert!(forged.wrong(&envelope).is_some());
    }

    #[test]
    fn every_kind_that_is_still_taken_is_known() {
        for kind in STILL_TAKEN {
            assert!(crate::Operation::KINDS.contains(&kind), "{kind}");
        }
    }
}
