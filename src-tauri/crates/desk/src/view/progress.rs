//! How far a case is.

use factdesk_domain::claim::WorkState;

use super::coverage::sentence_states;
use super::{CaseView, Sign};

/// Counts of a case. Suggested claims count like the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Claims that have a rival.
    pub contested: usize,
    /// Of those, how many have a verdict.
    pub contested_settled: usize,
    /// All claims.
    pub claims: usize,
    /// Of those, how many have a verdict.
    pub claims_settled: usize,
    /// Sentences of all articles.
    pub sentences: usize,
    /// Of those, how many are covered by verdicts or marked.
    pub sentences_settled: usize,
    /// Parked claims.
    pub parked: usize,
    /// Flagged claims.
    pub flagged: usize,
}

impl CaseView {
    /// Counts how far the case is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let mut progress = Progress {
            claims: self.claims.len(),
            ..Progress::default()
        };
        for claim in &self.claims {
            let settled = usize::from(claim.is_settled());
            progress.claims_settled += settled;
            if claim.contested {
                progress.contested += 1;
                progress.contested_settled += settled;
            }
            progress.parked += usize::from(claim.state() == WorkState::Parked);
            progress.flagged += usize::from(claim.flagged);
        }
        for states in sentence_states(self) {
            progress.sentences += states.len();
            progress.sentences_settled += states.iter().filter(|state| is_covered(state.sign)).count();
        }
        progress
    }
}

/// Whether a sentence with this sign needs nobody any more.
pub(super) fn is_covered(sign: Sign) -> bool {
    !matches!(sign, Sign::Contested | Sign::Open | Sign::Plain)
}
