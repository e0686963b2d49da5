//! A decision: what an editor publishes after the reviewers' verdicts, with a reason; append-only.

use serde::{Deserialize, Serialize};

use crate::id::{ClaimId, DecisionId, ScaleId, VerdictId};
use crate::verdict::{NOT_CHECKABLE, NotCheckable, Outcome};

/// The key of a decision that no rating can be given.
pub const NO_RATING: &str = "no_rating";

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub enum Ruling {
    /// A rating on a version of a scale.
    Rated {
        /// The scale.
        scale: ScaleId,
        /// Its version, from 1.
        scale_version: u32,
        /// The value on it.
        rating: String,
    },
    /// A conclusion on a scale that has no ratings.
    Concluded {
        /// The scale.
        scale: ScaleId,
        /// Its version, from 1.
        scale_version: u32,
        /// The conclusion, in the words of the verdict that was taken.
        conclusion: String,
    },
    /// Not checkable.
    NotCheckable {
        /// Why.
        not_checkable: NotCheckable,
        /// In words.
        detail: Option<String>,
    },
    /// No rating can be given on what is known.
    NoRating {},
}

impl Ruling {
    /// What a verdict found, taken as the decision; a conclusion keeps the words that it had there.
    pub fn taken(outcome: Outcome, conclusion: Option<&str>) -> Self {
        match outcome {
            Outcome::Rated {
                scale,
                scale_version,
                rating,
            } => Self::Rated {
                scale,
                scale_version,
                rating,
            },
            Outcome::Concluded { scale, scale_version } => Self::Concluded {
                scale,
                scale_version,
                conclusion: conclusion.unwrap_or_default().to_owned(),
            },
            Outcome::NotCheckable { reason, detail } => Self::NotCheckable {
                not_checkable: reason,
                detail,
            },
        }
    }

    /// A text that equals [`Outcome::key`] of a verdict that says the same.
    pub fn key(&self) -> String {
        match self {
            Self::Rated { scale, rating, .. } => format!("rated:{scale}:{rating}"),
            Self::Concluded {
                scale, conclusion, ..
            } => format!("concluded:{scale}:{conclusion}"),
            Self::NotCheckable { .. } => NOT_CHECKABLE.to_owned(),
            Self::NoRating {} => NO_RATING.to_owned(),
        }
    }
}

/// A vote of the reviewers, where the desk asked for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// How many verdicts had to say what was decided.
    pub needed: u32,
    /// How many verdicts there were.
    pub of: u32,
    /// Those that say it; sorted.
    pub votes: Vec<VerdictId>,
}

/// Payload of `decision_make`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionMake {
    /// The new decision.
    pub decision: DecisionId,
    /// The claim.
    pub claim: ClaimId,
    /// What was decided.
    pub outcome: Ruling,
    /// The verdicts that it rests on: those that stood, without the dissent; sorted.
    pub rests_on: Vec<VerdictId>,
    /// Why; never empty.
    pub reason: String,
    /// The verdicts that are printed beside it as dissent; sorted.
    pub dissent: Vec<VerdictId>,
    /// The vote, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<Panel>,
    /// The earlier decisions that this one takes the place of, whoever made them; sorted.
    pub supersedes: Vec<DecisionId>,
}

/// Payload of `decision_withdraw`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionWithdraw {
    /// The decision.
    pub decision: DecisionId,
    /// Its claim.
    pub claim: ClaimId,
    /// Why it no longer stands; never empty.
    pub reason: String,
}
