//! Which operations may be folded: those without a hole before them and without an absent dependency.

use std::collections::{BTreeMap, BTreeSet};

use crate::envelope::{Envelope, Hash};
use crate::id::{CaseId, DeviceId, OpId};

/// What readiness depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The operation.
    pub op: OpId,
    /// Its stream.
    pub stream: (CaseId, DeviceId),
    /// Its place in the stream.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash,
    /// The hash of the one before it.
    pub prev_hash: Hash,
    /// What its author had seen.
    pub deps: Vec<OpId>,
}

impl Link {
    /// That of an envelope with this hash.
    pub fn of(envelope: &Envelope, hash: Hash) -> Self {
        Self {
            op: envelope.op_id,
            stream: (envelope.case_id, envelope.device_id),
            seq: envelope.seq,
            hash,
            prev_hash: envelope.prev_hash,
            deps: envelope.deps.clone(),
        }
    }
}

/// The operations that are ready. One is ready when it continues its stream from an operation that is ready (or
/// begins it), and everything that its author had seen is ready. Where two operations claim one place of a stream,
/// the stream ends before them: nobody can say which of the two is real.
pub fn ready(links: &[Link]) -> BTreeSet<OpId> {
    let mut streams: BTreeMap<_, BTreeMap<u64, Vec<&Link>>> = BTreeMap::new();
    for link in links {
        let place = streams
            .entry(link.stream)
            .or_default()
            .entry(link.seq)
            .or_default();
        if !place.iter().any(|other| other.hash == link.hash) {
            place.push(link);
        }
    }
    let mut ready = BTreeSet::new();
    let mut ends: BTreeMap<_, (u64, Hash)> =
        streams.keys().map(|stream| (*stream, (0, Hash::ZERO))).collect();
    loop {
        let before = ready.len();
        for (stream, places) in &streams {
            let end = ends.get_mut(stream).expect("BUG: every stream has an end");
            while let Some([next]) = places.get(&(end.0 + 1)).map(Vec::as_slice) {
                if next.prev_hash != end.1 || !next.deps.iter().all(|dep| ready.contains(dep)) {
                    break;
                }
                ready.insert(next.op);
                *end = (next.seq, next.hash);
            }
        }
        if ready.len() == before {
            return ready;
        }
    }
}
