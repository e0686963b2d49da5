//! The order of the walk: confirmed contested sets, suggested ones, then check-worthiness, then place.
//!
//! Members of one contested set stand together, so that the checker settles rivals in one go.

use std::collections::BTreeMap;

/// What the order needs to know of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop<K> {
    /// The claim.
    pub claim: K,
    /// Check-worthiness, 0 to 1000.
    pub worth: u16,
    /// Place of its first statement: (article in the order of import, byte offset); last where it has none.
    pub place: (u32, usize),
}

/// Puts claims into the order of the walk. `sets` lists contested sets as (confirmed, members); a claim in
/// several sets goes with the first one.
#[must_use]
pub fn order<K: Copy + Ord>(stops: &[Stop<K>], sets: &[(bool, Vec<K>)]) -> Vec<K> {
    let mut set_of: BTreeMap<K, usize> = BTreeMap::new();
    let mut ranked: Vec<&(bool, Vec<K>)> = sets.iter().collect();
    ranked.sort_by_key(|(confirmed, _)| !confirmed);
    for (rank, (_, members)) in ranked.iter().enumerate() {
        for member in members {
            set_of.entry(*member).or_insert(rank);
        }
    }
    let mut sorted: Vec<&Stop<K>> = stops.iter().collect();
    sorted.sort_by_key(|stop| {
        let set = set_of.get(&stop.claim).copied().unwrap_or(usize::MAX);
        let worth = if set == usize::MAX {
            1000_u16.saturating_sub(stop.worth)
        } else {
            0
        };
        (set, worth, stop.place, stop.claim)
    });
    sorted.into_iter().map(|stop| stop.claim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(claim: char, worth: u16, place: usize) -> Stop<char> {
        Stop {
            claim,
            worth,
            place: (0, place),
        }
    }

    #[test]
    fn confirmed_sets_come_first_then_suggested_then_worth_then_place() {
        let stops = [
            stop('a', 100, 0),
            stop('b', 900, 1),
            stop('c', 100, 2),
            stop('d', 0, 3),
            stop('e', 0, 4),
            stop('f', 0, 5),
            stop('g', 0, 6),
        ];
        let sets = [(false, vec!['d', 'e']), (true, vec!['f', 'g'])];
        assert_eq!(order(&stops, &sets), ['f', 'g', 'd', 'e', 'b', 'a', 'c']);
    }

    #[test]
    fn rivals_stand_together_even_when_far_apart() {
        let stops = [stop('a', 500, 0), stop('b', 500, 1), stop('c', 500, 2)];
        assert_eq!(order(&stops, &[(false, vec!['a', 'c'])]), ['a', 'c', 'b']);
    }
}
