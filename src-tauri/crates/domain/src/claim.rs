//! A claim: the normalised proposition that one or more statements assert.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::id::{ClaimId, EvidenceId, LookupId, ReplyId, StatementId};

/// What kind of thing is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimType {
    /// How many, how much.
    Number,
    /// Something happened, or something has a property.
    Event,
    /// One thing made another happen.
    Causal,
    /// What somebody stands for.
    Position,
    /// Somebody said these words.
    Quote,
    /// More, less, first, most.
    Comparison,
    /// Something will happen.
    Prediction,
    /// A judgement of taste or value.
    Opinion,
    /// A photo, a recording, a film.
    Media,
}

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Origin {
    /// A person wrote it.
    Person,
    /// An analysis suggested it and a person accepted it.
    Suggested {
        /// The analyser and its version.
        analyser: String,
        /// Why it was suggested, in words.
        reasons: Vec<String>,
        /// Numbers, dates and places in it.
        facts: Vec<Fact>,
    },
    /// It came with a file or a feed.
    Imported {
        /// Which one.
        from: String,
    },
}

impl Origin {
    /// Whether an analysis suggested it.
    #[must_use]
    pub fn is_suggested(&self) -> bool {
        matches!(self, Self::Suggested { .. })
    }
}

/// A number, date or place in a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is, such as "Number".
    pub label: String,
    /// The value in words.
    pub value: String,
}

/// Payload of `claim_create`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimCreate {
    /// The new claim.
    pub claim: ClaimId,
    /// The proposition; never empty.
    pub text: String,
    /// What kind of thing is claimed; none when nobody said.
    pub claim_type: Option<ClaimType>,
    /// Where it comes from.
    pub origin: Origin,
    /// Why it is checked.
    pub why_chosen: Option<String>,
    /// When the thing claimed happened, as exactly as the claim says.
    pub date: Option<PartialDate>,
    /// How much it is worth checking, in per mille.
    pub worth_permille: u16,
    /// The claim that it is a part of.
    pub split_from: Option<ClaimId>,
}

/// One field of a claim and its new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ClaimChange {
    /// The proposition; never empty.
    Text(String),
    /// What kind of thing is claimed.
    ClaimType(Option<ClaimType>),
    /// Why it is checked.
    WhyChosen(Option<String>),
    /// When the thing claimed happened.
    Date(Option<PartialDate>),
}

/// Payload of `claim_edit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimEdit {
    /// The claim.
    pub claim: ClaimId,
    /// What changes.
    pub change: ClaimChange,
}

/// Payload of `claim_retract`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimRetract {
    /// The claim.
    pub claim: ClaimId,
    /// Why it goes.
    pub reason: Option<String>,
}

/// One part of a split claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitPart {
    /// The claim that this part became.
    pub claim: ClaimId,
    /// The evidence that goes with it; may be empty.
    pub evidence: Vec<EvidenceId>,
}

/// Payload of `claim_split`. The parts' wording and statements follow in the same act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimSplit {
    /// The claim that is split; it stays readable with its verdicts.
    pub claim: ClaimId,
    /// Two or more parts.
    pub parts: Vec<SplitPart>,
}

/// Payload of `claim_merge`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimMerge {
    /// The claim that stays.
    pub into: ClaimId,
    /// The claims that become part of it; they stay readable with their verdicts.
    pub from: Vec<ClaimId>,
    /// The statements that move.
    pub statements: Vec<StatementId>,
    /// The evidence that moves.
    pub evidence: Vec<EvidenceId>,
    /// The entries of the search log that move.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lookups: Vec<LookupId>,
    /// The records of replies that move.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<ReplyId>,
}

/// Payload of `claim_park`: not now; it comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimPark {
    /// The claim.
    pub claim: ClaimId,
    /// What it waits for.
    pub reason: Option<String>,
}

/// Payload of `claim_unpark`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimUnpark {
    /// The claim.
    pub claim: ClaimId,
}

/// Payload of `claim_flag`: sets or takes away a bookmark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimFlag {
    /// The claim.
    pub claim: ClaimId,
    /// Whether the bookmark is set.
    pub flagged: bool,
}

/// Payload of `tag_add`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagAdd {
    /// The claim.
    pub claim: ClaimId,
    /// The tag; never empty.
    pub tag: String,
}

/// Payload of `tag_remove`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagRemove {
    /// The claim.
    pub claim: ClaimId,
    /// The tag.
    pub tag: String,
}

/// Payload of `recheck_set`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecheckSet {
    /// The claim.
    pub claim: ClaimId,
    /// When to look again; none takes the date away.
    pub on: Option<PartialDate>,
    /// What may have changed by then.
    pub why: Option<String>,
}

/// The work state of a claim; never mixed with its rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkState {
    /// Nobody has worked on it.
    Open,
    /// There is work on it, but no current verdict.
    InProgress,
    /// Put off; it comes back.
    Parked,
    /// It has a verdict and waits for a second reader, or for a further one.
    NeedsSecondReader,
    /// Reviewers' current verdicts differ, no further reader is waited for and nobody decided, or two editors decided without knowing of each other.
    Disputed,
    /// An editor decided on its verdicts; or it has a verdict, and no other contradicts it.
    Decided,
    /// A reviewer found, with a reason, that it cannot be checked.
    NotCheckable,
}

/// What the work state of a claim follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkFacts<'a> {
    /// Whether it is parked.
    pub parked: bool,
    /// Whether somebody added evidence or a comment, or confirmed or rejected a relation.
    pub touched: bool,
    /// Whether it waits for a second reader; see [`crate::second_reading::is_waited_for`].
    pub second_reader_wanted: bool,
    /// How many decisions stand.
    pub decisions: usize,
    /// Whether the one decision that stands says that it cannot be checked.
    pub decided_not_checkable: bool,
    /// One text per current verdict of each reviewer, equal when they agree; see [`crate::verdict::Outcome::key`].
    pub outcomes: &'a [&'a str],
}

/// The work state of a claim; the only place that computes it.
pub fn work_state(facts: &WorkFacts<'_>) -> WorkState {
    let differ = facts.outcomes.windows(2).any(|pair| pair[0] != pair[1]);
    match facts.outcomes.first() {
        _ if facts.parked => WorkState::Parked,
        None if facts.touched => WorkState::InProgress,
        None => WorkState::Open,
        Some(_) if facts.decisions > 1 => WorkState::Disputed,
        Some(_) if facts.decisions == 1 && facts.decided_not_checkable => WorkState::NotCheckable,
        Some(_) if facts.decisions == 1 => WorkState::Decided,
        // An editor who asked for one more reading of verdicts that differ waits for it.
        Some(_) if facts.second_reader_wanted => WorkState::NeedsSecondReader,
        Some(_) if differ => WorkState::Disputed,
        Some(first) if first.starts_with(crate::verdict::NOT_CHECKABLE) => WorkState::NotCheckable,
        Some(_) => WorkState::Decided,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::nothing_yet(false, false, &[], WorkState::Open)]
    #[case::evidence_only(false, true, &[], WorkState::InProgress)]
    #[case::parked_wins(true, true, &["rated:a"], WorkState::Parked)]
    #[case::one_verdict(false, true, &["rated:a"], WorkState::Decided)]
    #[case::agreeing(false, true, &["rated:a", "rated:a"], WorkState::Decided)]
    #[case::differing(false, true, &["rated:a", "rated:b"], WorkState::Disputed)]
    #[case::not_checkable(false, false, &["not_checkable:opinion"], WorkState::NotCheckable)]
    #[case::rated_against_not_checkable(false, false, &["not_checkable:opinion", "rated:a"], WorkState::Disputed)]
    fn state_follows_from_facts(
        #[case] parked: bool,
        #[case] touched: bool,
        #[case] outcomes: &[&str],
        #[case] expect: WorkState,
    ) {
        let facts = WorkFacts {
            parked,
            touched,
            second_reader_wanted: false,
            decisions: 0,
            decided_not_checkable: false,
            outcomes,
        };
        assert_eq!(work_state(&facts), expect);
    }

    #[rstest]
    #[case::no_verdict_yet(false, &[], WorkState::InProgress)]
    #[case::one(false, &["rated:a"], WorkState::NeedsSecondReader)]
    #[case::differing(false, &["rated:a", "rated:b"], WorkState::NeedsSecondReader)]
    #[case::not_checkable(false, &["not_checkable:opinion"], WorkState::NeedsSecondReader)]
    #[case::parked_wins(true, &["rated:a"], WorkState::Parked)]
    fn a_claim_with_a_verdict_can_wait_for_a_reader(
        #[case] parked: bool,
        #[case] outcomes: &[&str],
        #[case] expect: WorkState,
    ) {
        let facts = WorkFacts {
            parked,
            touched: true,
            second_reader_wanted: true,
            decisions: 0,
            decided_not_checkable: false,
            outcomes,
        };
        assert_eq!(work_state(&facts), expect);
    }

    #[rstest]
    #[case::decided_although_they_differ(1, false, &["rated:a", "rated:b"], WorkState::Decided)]
    #[case::two_decisions(2, false, &["rated:a", "rated:a"], WorkState::Disputed)]
    #[case::not_checkable(1, true, &["rated:a", "not_checkable"], WorkState::NotCheckable)]
    #[case::no_verdict_is_left(1, false, &[], WorkState::InProgress)]
    fn a_decision_settles_a_claim_while_it_has_verdicts(
        #[case] decisions: usize,
        #[case] decided_not_checkable: bool,
        #[case] outcomes: &[&str],
        #[case] expect: WorkState,
    ) {
        let facts = WorkFacts {
            parked: false,
            touched: true,
            second_reader_wanted: true,
            decisions,
            decided_not_checkable,
            outcomes,
        };
        assert_eq!(work_state(&facts), expect);
    }
}
