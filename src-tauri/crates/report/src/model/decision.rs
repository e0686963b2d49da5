//! What editors decided, and whether what reviewers found still counts.

use factdesk_domain::TimestampMs;

use super::{Claim, Outcome};

/// A decision on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What was decided; none when no rating can be given.
    pub outcome: Option<Outcome>,
    /// The conclusion, on a scale without ratings.
    pub conclusion: Option<String>,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: TimestampMs,
    /// Why; may run over several lines.
    pub reason: String,
    /// How many verdicts it rests on, without the dissent.
    pub rests_on: usize,
    /// Places of the dissent in [`Claim::verdicts`], ascending.
    pub dissent: Vec<usize>,
    /// The vote, where there was one.
    pub panel: Option<Panel>,
    /// Whether who decided gave every verdict that it rests on.
    pub single_reviewer: bool,
    /// Why it no longer holds, in a sentence.
    pub stale: Option<String>,
    /// Whether it still counts.
    pub standing: Standing,
    /// The words of the claim that it was made on, where that was split or merged into this one.
    pub on: Option<String>,
}

/// A vote of the reviewers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panel {
    /// How many verdicts said it.
    pub votes: usize,
    /// How many there were.
    pub of: u32,
    /// How many were needed.
    pub needed: u32,
}

impl Claim {
    /// The decisions that stand: one, or several that were made without knowing of each other.
    pub fn current_decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions
            .iter()
            .filter(|decision| decision.standing == Standing::Current)
    }

    /// The decision that is published: the only one that stands.
    #[must_use]
    pub fn decided(&self) -> Option<&Decision> {
        let mut standing = self.current_decisions();
        let first = standing.next();
        first.filter(|_| standing.next().is_none())
    }

    /// Whether a verdict is printed as dissent from what stands.
    #[must_use]
    pub fn is_dissent(&self, place: usize) -> bool {
        self.current_decisions()
            .any(|decision| decision.dissent.contains(&place))
    }
}

/// Whether a verdict or a decision still counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It stands.
    Current,
    /// It was given on words that the article does not have any more.
    Outdated,
    /// The same reviewer gave a later one.
    Superseded,
    /// It was made on the claim of which this one is a part, before that was split.
    Split,
    /// It was made on a claim that was merged into this one.
    Merged,
    /// The reviewer took it back.
    Withdrawn {
        /// Why.
        reason: Option<String>,
    },
}
