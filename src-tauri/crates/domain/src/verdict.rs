//! A verdict: one reviewer's rating of the exact wording and article version; append-only.

use serde::{Deserialize, Serialize};

use crate::id::{ClaimId, EvidenceId, ScaleId, VerdictId, VersionId};

/// How the key of a not-checkable outcome begins.
pub const NOT_CHECKABLE: &str = "not_checkable";

/// Why a claim cannot be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotCheckable {
    /// A judgement of taste or value.
    Opinion,
    /// It has not happened yet.
    Prediction,
    /// It says nothing exact enough.
    TooVague,
    /// Only the person can know.
    PersonalExperience,
    /// It is not meant.
    Satire,
    /// Another reason, told in words.
    Other,
}

/// What a reviewer found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub enum Outcome {
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
    },
    /// Not checkable.
    NotCheckable {
        /// Why.
        reason: NotCheckable,
        /// In words; always present for [`NotCheckable::Other`].
        detail: Option<String>,
    },
}

impl Outcome {
    /// A text that is equal for outcomes that agree. Two conclusions without a rating never agree by themselves:
    /// their key holds the conclusion.
    pub fn key(&self, conclusion: &str) -> String {
        match self {
            Self::Rated { scale, rating, .. } => format!("rated:{scale}:{rating}"),
            Self::Concluded { scale, .. } => format!("concluded:{scale}:{conclusion}"),
            Self::NotCheckable { .. } => NOT_CHECKABLE.to_owned(),
        }
    }
}

/// How sure a reviewer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Might well change.
    Low,
    /// Unlikely to change.
    Medium,
    /// Would surprise if it changed.
    High,
}

/// Payload of `verdict_give`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictGive {
    /// The new verdict.
    pub verdict: VerdictId,
    /// The claim.
    pub claim: ClaimId,
    /// What was found.
    pub outcome: Outcome,
    /// One line for the reader.
    pub conclusion: Option<String>,
    /// Why; evidence is cited as `[[evidence id]]`. Empty only when not checkable.
    pub rationale: String,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// What would change it.
    pub would_change: Option<String>,
    /// The claim's wording that was judged.
    pub pinned_text: String,
    /// The article versions that its statements stood in; sorted.
    pub pinned_versions: Vec<VersionId>,
    /// The earlier verdicts of the same reviewer that this one takes the place of; sorted.
    pub supersedes: Vec<VerdictId>,
    /// Whether what others found was hidden from the reviewer until then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blind: bool,
}

/// Payload of `verdict_withdraw`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictWithdraw {
    /// The verdict.
    pub verdict: VerdictId,
    /// Its claim.
    pub claim: ClaimId,
    /// Why it no longer stands.
    pub reason: Option<String>,
}

/// A part of a rationale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RationalePart<'r> {
    /// Words.
    Text(&'r str),
    /// A citation of evidence, stored as `[[evidence id]]`.
    Cite(EvidenceId),
}

/// A rationale in its parts, in order; a token that holds no id stays text.
pub fn rationale_parts(rationale: &str) -> Vec<RationalePart<'_>> {
    let (mut parts, mut rest, mut from) = (Vec::new(), rationale, 0);
    while let Some(open) = rest[from..].find("[[").map(|i| i + from) {
        let cited = rest.get(open + 2..open + 38).and_then(|id| id.parse().ok());
        match cited.filter(|_: &EvidenceId| rest[open + 38..].starts_with("]]")) {
            Some(id) => {
                if open > 0 {
                    parts.push(RationalePart::Text(&rest[..open]));
                }
                parts.push(RationalePart::Cite(id));
                (rest, from) = (&rest[open + 40..], 0);
            }
            None => from = open + 1,
        }
    }
    if !rest.is_empty() {
        parts.push(RationalePart::Text(rest));
    }
    parts
}

/// The rationale as people read it: each citation as `[E1]`, numbered by `number`; evidence without a number
/// shows as `[E?]`.
pub fn rationale_shown(rationale: &str, number: impl Fn(EvidenceId) -> Option<usize>) -> String {
    rationale_parts(rationale)
        .into_iter()
        .map(|part| match part {
            RationalePart::Text(text) => text.to_owned(),
            RationalePart::Cite(id) => number(id).map_or_else(|| "[E?]".to_owned(), |n| format!("[E{n}]")),
        })
        .collect()
}

/// The rationale as it is stored: each `[E1]` typed by a person becomes the token of that evidence. A number
/// that has no evidence stays as it was typed.
pub fn rationale_stored(typed: &str, evidence: impl Fn(usize) -> Option<EvidenceId>) -> String {
    let (mut out, mut rest) = (String::with_capacity(typed.len()), typed);
    while let Some(open) = rest.find("[E") {
        let digits = rest[open + 2..].bytes().take_while(u8::is_ascii_digit).count();
        let close = open + 2 + digits;
        let found = rest[open + 2..close].parse().ok().and_then(&evidence);
        out.push_str(&rest[..open]);
        match found.filter(|_| rest[close..].starts_with(']')) {
            Some(id) => {
                out.push_str(&format!("[[{id}]]"));
                rest = &rest[close + 1..];
            }
            None => {
                out.push_str("[E");
                rest = &rest[open + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::TimestampMs;

    fn evidence(n: u8) -> EvidenceId {
        EvidenceId::new(TimestampMs::from_i64(1), [n; 10])
    }

    #[test]
    fn typed_numbers_become_tokens_and_come_back() {
        let find = |n: usize| (1..=2).contains(&n).then(|| evidence(u8::try_from(n).unwrap()));
        let stored = rationale_stored("As [E1] and [E2] say; [E3] and [E] stay, é[E1]", find);
        assert_eq!(
            stored,
            format!(
                "As [[{0}]] and [[{1}]] say; [E3] and [E] stay, é[[{0}]]",
                evidence(1),
                evidence(2)
            )
        );
        let shown = rationale_shown(&stored, |id| {
            (1..=2).find(|n| evidence(*n) == id).map(usize::from)
        });
        assert_eq!(shown, "As [E1] and [E2] say; [E3] and [E] stay, é[E1]");
    }

    #[test]
    fn brackets_that_hold_no_id_stay_text() {
        for text in ["[[", "[[]]", "a [[not an id]] b", "[[é", "[[[[", ""] {
            let joined: String = rationale_parts(text)
                .iter()
                .map(|p| match p {
                    RationalePart::Text(t) => *t,
                    RationalePart::Cite(_) => panic!("no id in {text}"),
                })
                .collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn a_third_bracket_does_not_hide_a_citation() {
        let text = format!("[[[{}]]]", evidence(1));
        assert!(rationale_parts(&text).contains(&RationalePart::Cite(evidence(1))));
    }
}
