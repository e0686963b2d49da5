//! Second readings: who was asked to read a claim again, and which claims of a case want one at all.

use serde::{Deserialize, Serialize};

use crate::id::{ClaimId, ReviewerId, VerdictId};
use crate::time::TimestampMs;

/// Which claims of a case want a second reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondReadings {
    /// None but those that somebody asks for.
    #[default]
    None,
    /// Those that have a rival.
    Contested,
    /// Every claim.
    All,
}

/// Whether a claim waits for a second reader: somebody was asked and has not given a verdict that counts, or its case
/// wants two reviewers on it and fewer gave one. `current` are the current verdicts on it, with who gave them.
#[must_use]
pub fn is_waited_for(
    (wanted, contested): (SecondReadings, bool),
    asked: Option<&Asked>,
    current: &[(VerdictId, ReviewerId)],
) -> bool {
    if asked.is_some_and(|asked| !asked.is_done(current)) {
        return true;
    }
    let case_wants = match wanted {
        SecondReadings::None => false,
        SecondReadings::Contested => contested,
        SecondReadings::All => true,
    };
    case_wants && current.iter().all(|(_, reviewer)| *reviewer == current[0].1)
}

/// A second reading that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Who asks.
    pub by: ReviewerId,
    /// From whom; from anybody where nobody is named.
    pub from: Option<ReviewerId>,
    /// Why; may be empty.
    pub why: String,
    /// When.
    pub at: TimestampMs,
    /// For a fresh reading: the verdicts that stood then and do not count as one; sorted. Empty otherwise.
    pub seen: Vec<VerdictId>,
}

impl Asked {
    /// Whether it is a fresh reading, although verdicts stood already.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        !self.seen.is_empty()
    }

    /// Whether it was done; `current` are the current verdicts on the claim, with who gave them.
    #[must_use]
    pub fn is_done(&self, current: &[(VerdictId, ReviewerId)]) -> bool {
        let counted = current.iter().filter(|(verdict, _)| !self.seen.contains(verdict));
        let mut readers: Vec<ReviewerId> = counted.map(|(_, reviewer)| *reviewer).collect();
        readers.sort_unstable();
        readers.dedup();
        match self.from {
            Some(from) => readers.contains(&from),
            None => readers.len() >= if self.is_fresh() { 1 } else { 2 },
        }
    }
}

/// Payload of `second_reading_ask`: a claim is to be read again, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondReadingAsk {
    /// The claim.
    pub claim: ClaimId,
    /// What is asked; none takes it back.
    pub ask: Option<Asked>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn given(numbers: &[u8]) -> Vec<(VerdictId, ReviewerId)> {
        numbers
            .iter()
            .map(|n| (VerdictId::from_bytes([*n; 16]), ReviewerId::from_bytes([*n; 16])))
            .collect()
    }

    #[rstest]
    #[case::named_has_not(Some(2), &[], &[1], false)]
    #[case::named_has(Some(2), &[], &[1, 2], true)]
    #[case::named_had_before(Some(2), &[1, 2], &[1, 2], false)]
    #[case::anybody_waits(None, &[], &[1], false)]
    #[case::anybody_came(None, &[], &[1, 3], true)]
    #[case::fresh_waits(None, &[1, 2], &[1, 2], false)]
    #[case::fresh_came(None, &[1, 2], &[1, 2, 3], true)]
    fn a_reading_is_done_by_a_verdict_that_counts(
        #[case] from: Option<u8>,
        #[case] seen: &[u8],
        #[case] current: &[u8],
        #[case] done: bool,
    ) {
        let asked = Asked {
            by: ReviewerId::from_bytes([1; 16]),
            from: from.map(|n| ReviewerId::from_bytes([n; 16])),
            why: String::new(),
            at: TimestampMs::from_i64(1),
            seen: given(seen).into_iter().map(|(verdict, _)| verdict).collect(),
        };
        assert_eq!(asked.is_done(&given(current)), done);
    }

    #[rstest]
    #[case::nothing_is_wanted(SecondReadings::None, true, &[1], false)]
    #[case::contested_with_one(SecondReadings::Contested, true, &[1], true)]
    #[case::contested_with_two(SecondReadings::Contested, true, &[1, 2], false)]
    #[case::without_a_rival(SecondReadings::Contested, false, &[1], false)]
    #[case::all_with_one(SecondReadings::All, false, &[1], true)]
    #[case::all_twice_the_same(SecondReadings::All, false, &[1, 1], true)]
    #[case::all_with_two(SecondReadings::All, false, &[1, 2], false)]
    fn a_case_wants_two_reviewers(
        #[case] wanted: SecondReadings,
        #[case] contested: bool,
        #[case] current: &[u8],
        #[case] waits: bool,
    ) {
        assert_eq!(is_waited_for((wanted, contested), None, &given(current)), waits);
    }

    #[test]
    fn who_was_asked_is_waited_for_although_two_gave_a_verdict() {
        let mut asked = Asked {
            by: ReviewerId::from_bytes([1; 16]),
            from: Some(ReviewerId::from_bytes([3; 16])),
            why: String::new(),
            at: TimestampMs::from_i64(1),
            seen: Vec::new(),
        };
        let waits = |asked: &Asked, current: &[u8]| {
            is_waited_for((SecondReadings::All, true), Some(asked), &given(current))
        };
        assert!(waits(&asked, &[1, 2]));
        assert!(!waits(&asked, &[1, 3]));
        (asked.from, asked.seen) = (
            None,
            vec![VerdictId::from_bytes([1; 16]), VerdictId::from_bytes([2; 16])],
        );
        assert!(waits(&asked, &[1, 2]), "a fresh reading counts neither of them");
        assert!(!waits(&asked, &[1, 2, 3]));
    }
}
