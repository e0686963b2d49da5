//! Who had seen what: the order in which the operations on one object stand, as far as they have one.

use std::collections::HashMap;

use super::row::Touch;

/// Which of the operations on one object each of them had seen.
pub(super) enum Seen {
    /// All come from one device: its stream is a line, so the sequence number says all.
    OneStream,
    /// For each operation the set of those before it, one bit each.
    Sets(Vec<Vec<u64>>),
}

impl Seen {
    /// Reads the order from streams and dependencies.
    pub fn of(touches: &[Touch]) -> Self {
        let one = touches
            .windows(2)
            .all(|pair| pair[0].standing.device == pair[1].standing.device);
        if one {
            Self::OneStream
        } else {
            Self::Sets(sets(touches))
        }
    }

    /// Whether the author of `later` had seen `earlier`.
    pub fn saw(&self, touches: &[Touch], later: usize, earlier: usize) -> bool {
        match self {
            Self::OneStream => touches[later].seq > touches[earlier].seq,
            Self::Sets(sets) => sets[later][earlier / 64] & (1 << (earlier % 64)) != 0,
        }
    }
}

/// The direct predecessors of each operation among those on the object: its dependencies and the one before it in
/// its own stream.
fn predecessors(touches: &[Touch]) -> Vec<Vec<usize>> {
    let by_id: HashMap<_, _> = touches
        .iter()
        .enumerate()
        .map(|(i, t)| (t.standing.op, i))
        .collect();
    let mut streams: Vec<usize> = (0..touches.len()).collect();
    streams.sort_by_key(|&i| (touches[i].standing.device, touches[i].seq));
    let mut before: Vec<Vec<usize>> = touches
        .iter()
        .map(|t| t.deps.iter().filter_map(|dep| by_id.get(dep).copied()).collect())
        .collect();
    for pair in streams.windows(2) {
        if touches[pair[0]].standing.device == touches[pair[1]].standing.device {
            before[pair[1]].push(pair[0]);
        }
    }
    before
}

/// Closes the predecessors under "had seen what they had seen". Operations in a circle, which honest programs do
/// not make and which never become ready, have seen nothing.
fn sets(touches: &[Touch]) -> Vec<Vec<u64>> {
    let before = predecessors(touches);
    let mut after = vec![Vec::new(); touches.len()];
    let mut missing: Vec<usize> = before.iter().map(Vec::len).collect();
    for (i, list) in before.iter().enumerate() {
        list.iter().for_each(|&p: &usize| after[p].push(i));
    }
    let mut sets = vec![vec![0_u64; touches.len().div_ceil(64)]; touches.len()];
    let mut next: Vec<usize> = (0..touches.len()).filter(|&i| missing[i] == 0).collect();
    while let Some(i) = next.pop() {
        for &p in &before[i] {
            let seen = sets[p].clone();
            sets[i]
                .iter_mut()
                .zip(seen)
                .for_each(|(mine, theirs)| *mine |= theirs);
            sets[i][p / 64] |= 1 << (p % 64);
        }
        for &later in &after[i] {
            missing[later] -= 1;
            if missing[later] == 0 {
                next.push(later);
            }
        }
    }
    sets
}
