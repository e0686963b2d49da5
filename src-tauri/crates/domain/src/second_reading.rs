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
}
