//! The order of the walk: confirmed contested sets, suggested ones, then check-worthiness, then place.
//!
//! Members of one contested set stand together, so that the checker settles rivals in one go. Who reads blind goes
//! another way through them, which is their own and tells nothing about the first reader's.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::id::{CaseId, ClaimId, ReviewerId};

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
    let set_of = ranks(sets);
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

/// The set that each claim goes with, by its rank: confirmed sets first.
fn ranks<K: Copy + Ord>(sets: &[(bool, Vec<K>)]) -> BTreeMap<K, usize> {
    let mut set_of: BTreeMap<K, usize> = BTreeMap::new();
    let mut ranked: Vec<&(bool, Vec<K>)> = sets.iter().collect();
    ranked.sort_by_key(|(confirmed, _)| !confirmed);
    for (rank, (_, members)) in ranked.iter().enumerate() {
        for member in members {
            set_of.entry(*member).or_insert(rank);
        }
    }
    set_of
}

/// What the way of one reader through one case follows from, on every desk alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed {
    /// The case.
    pub case: CaseId,
    /// Who reads it.
    pub reader: ReviewerId,
}

impl Seed {
    /// What a claim is sorted by.
    fn lot(self, claim: ClaimId) -> [u8; 32] {
        let mut digest = Sha256::new_with_prefix("factdesk/walk/1\0");
        digest.update(self.case.as_bytes());
        digest.update(self.reader.as_bytes());
        digest.update(claim.as_bytes());
        digest.finalize().into()
    }
}

/// Puts claims into the order of one reader: contested sets and single claims shuffled, then the claims of each set.
/// `sets` are those of [`order`].
#[must_use]
pub fn shuffled(claims: &[ClaimId], sets: &[(bool, Vec<ClaimId>)], seed: Seed) -> Vec<ClaimId> {
    let set_of = ranks(sets);
    let mut leads: BTreeMap<usize, ClaimId> = BTreeMap::new();
    for (claim, set) in &set_of {
        leads.entry(*set).or_insert(*claim);
    }
    let mut sorted = claims.to_vec();
    sorted.sort_by_cached_key(|claim| {
        let set = set_of.get(claim);
        let lead = set.and_then(|set| leads.get(set)).unwrap_or(claim);
        (seed.lot(*lead), seed.lot(*claim))
    });
    sorted
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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

    fn claims(count: u8) -> Vec<ClaimId> {
        (0..count).map(|n| ClaimId::from_bytes([n; 16])).collect()
    }

    fn seed(reader: u8) -> Seed {
        Seed {
            case: CaseId::from_bytes([7; 16]),
            reader: ReviewerId::from_bytes([reader; 16]),
        }
    }

    #[test]
    fn each_reader_has_an_order_of_their_own_that_stays() {
        let all = claims(12);
        let one = shuffled(&all, &[], seed(1));
        let mut other_way_round = all.clone();
        other_way_round.reverse();
        assert_eq!(
            shuffled(&other_way_round, &[], seed(1)),
            one,
            "whatever it was before"
        );
        assert_ne!(one, all);
        assert_ne!(shuffled(&all, &[], seed(2)), one);
        let same: BTreeSet<_> = one.iter().collect();
        assert_eq!(same, all.iter().collect());
    }

    /// Two desks may run two releases: this order is never to change.
    #[test]
    fn the_order_of_a_reader_is_the_same_in_every_release() {
        let found: Vec<u8> = shuffled(&claims(8), &[], seed(1))
            .iter()
            .map(|claim| claim.as_bytes()[0])
            .collect();
        assert_eq!(found, [0, 3, 6, 4, 2, 5, 7, 1]);
    }

    #[test]
    fn rivals_stay_together_wherever_they_come() {
        let all = claims(12);
        let sets = [
            (false, vec![all[1], all[9]]),
            (true, vec![all[3], all[6], all[11]]),
            // One that stands in two sets goes with the confirmed one.
            (false, vec![all[11], all[4]]),
        ];
        let mut inside = BTreeSet::new();
        for reader in 0..8 {
            let found = shuffled(&all, &sets, seed(reader));
            let place = |n: usize| found.iter().position(|claim| *claim == all[n]).unwrap();
            let span = |of: &[usize]| {
                let places: Vec<usize> = of.iter().map(|n| place(*n)).collect();
                places.iter().max().unwrap() - places.iter().min().unwrap()
            };
            assert_eq!((span(&[1, 9]), span(&[3, 6, 11])), (1, 2));
            inside.insert(place(1) < place(9));
        }
        assert_eq!(inside.len(), 2, "which of two rivals comes first is open too");
    }
}
