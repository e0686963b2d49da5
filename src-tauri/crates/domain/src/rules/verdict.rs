//! Rules on verdicts. A house rule never stops a verdict from being saved; these only keep out what is none.

use super::claim::ClaimFacts;
use super::{RuleError, words_if_given};
use crate::id::{ClaimId, EvidenceId, ReviewerId, ScaleId, VerdictId};
use crate::noun::Noun;
use crate::operation::Operation;
use crate::scale::{RatingValue, Scale, Scales};
use crate::verdict::{NotCheckable, Outcome, RationalePart, VerdictGive, VerdictWithdraw, rationale_parts};

/// What the rules need to know of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerdictFacts {
    /// The verdict.
    pub id: VerdictId,
    /// Its claim.
    pub claim: ClaimId,
    /// Who gave it.
    pub reviewer: ReviewerId,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// A verdict is given; `scales` are those of the case, and `in_case` tells whether it has a piece of evidence.
///
/// # Errors
/// A rating that is not on its scale, is retired, or was chosen on a version that is no longer in use; no rationale, except when not checkable; "other" without words; no conclusion
/// on a scale without ratings; a citation of evidence that the case does not have; a claim that is gone.
pub fn give(
    claim: &ClaimFacts,
    request: VerdictGive,
    scales: &Scales,
    in_case: impl Fn(EvidenceId) -> bool,
) -> Result<Operation, RuleError> {
    claim.still_there()?;
    words_if_given("conclusion", request.conclusion.as_deref())?;
    outcome(&request, scales)?;
    citations("rationale", &request.rationale, in_case)?;
    Ok(Operation::VerdictGive(request))
}

/// Whether a rationale or a reason cites only evidence of its case; `in_case` tells whether that has a piece of
/// evidence.
///
/// # Errors
/// A citation of evidence that the case does not have.
pub fn citations(
    field: &'static str,
    text: &str,
    in_case: impl Fn(EvidenceId) -> bool,
) -> Result<(), RuleError> {
    let unknown = rationale_parts(text).into_iter().find_map(|part| match part {
        RationalePart::Cite(id) if !in_case(id) => Some(id),
        _ => None,
    });
    match unknown {
        Some(id) => Err(RuleError::EvidenceNotInCase { field, id }),
        None => Ok(()),
    }
}

fn outcome(request: &VerdictGive, scales: &Scales) -> Result<(), RuleError> {
    match &request.outcome {
        Outcome::Rated {
            scale,
            scale_version,
            rating,
        } => {
            let known = version_of(scales, *scale, *scale_version)?;
            let in_use = scales.find(*scale).unwrap_or(known);
            rating_on(known, in_use, rating)?;
            rationale(request)
        }
        Outcome::Concluded { scale, scale_version } => {
            version_of(scales, *scale, *scale_version)?;
            let in_use = scales.find(*scale).ok_or(RuleError::UnknownScale)?;
            if !in_use.is_without_ratings() {
                return rating_on(in_use, in_use, "");
            }
            if request.conclusion.is_none() {
                return Err(RuleError::ConclusionMissing);
            }
            rationale(request)
        }
        Outcome::NotCheckable {
            reason: NotCheckable::Other,
            detail,
        } => match detail {
            Some(detail) if !detail.trim().is_empty() => Ok(()),
            _ => Err(RuleError::ReasonMissing),
        },
        Outcome::NotCheckable { .. } => Ok(()),
    }
}

fn rationale(request: &VerdictGive) -> Result<(), RuleError> {
    if request.rationale.trim().is_empty() {
        Err(RuleError::RationaleMissing)
    } else {
        Ok(())
    }
}

/// A version of a scale.
///
/// # Errors
/// An unknown scale; a number that no version of it has.
pub(super) fn version_of(scales: &Scales, scale: ScaleId, number: u32) -> Result<&Scale, RuleError> {
    scales
        .version(scale, number)
        .ok_or_else(|| match scales.find(scale) {
            Some(newest) => RuleError::NoScaleVersion {
                scale: newest.name.to_string(),
                found: number,
                newest: newest.version,
            },
            None => RuleError::UnknownScale,
        })
}

/// Whether a rating that was chosen on a version of its scale can be given on the one in use. A value that the chosen
/// version has may have been retired since, or mean something else now: who chose it has to see what it means.
pub(super) fn rating_on(chosen: &Scale, in_use: &Scale, rating: &str) -> Result<(), RuleError> {
    let names: Vec<&str> = in_use.in_use().map(|value| value.value.as_ref()).collect();
    let (scale, allowed) = (in_use.name.to_string(), names.join(", "));
    let shown = rating.chars().take(80).collect();
    let older = chosen.version != in_use.version;
    match in_use.value(rating) {
        Some(RatingValue { retired: false, .. }) if !older => Ok(()),
        Some(RatingValue { retired: false, .. }) if chosen.value(rating).is_some() => {
            Err(RuleError::RatingOlder {
                rating: shown,
                scale,
                chosen: chosen.version,
                in_use: in_use.version,
                allowed,
            })
        }
        None if chosen.value(rating).is_none() => Err(RuleError::RatingNotOnScale {
            rating: shown,
            scale,
            allowed,
        }),
        _ => Err(RuleError::RatingRetired {
            rating: shown,
            scale,
            in_use: in_use.version,
            allowed,
        }),
    }
}

/// A verdict is withdrawn by who gave it; it stays readable.
///
/// # Errors
/// Another's verdict; one that was withdrawn.
pub fn withdraw(facts: VerdictFacts, by: ReviewerId, reason: Option<String>) -> Result<Operation, RuleError> {
    if facts.reviewer != by {
        return Err(RuleError::NotYours { noun: Noun::Verdict });
    }
    if facts.withdrawn {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::VerdictWithdraw(VerdictWithdraw {
        verdict: facts.id,
        claim: facts.claim,
        reason,
    }))
}

#[cfg(test)]
mod tests {
    use super::super::claim::tests::facts;
    use super::*;
    use crate::id::ScaleVersionId;
    use crate::scale::{self, Defined};
    use crate::time::TimestampMs;
    use rstest::rstest;

    fn rated(rating: &str) -> Outcome {
        Outcome::Rated {
            scale: scale::DEFAULT,
            scale_version: 1,
            rating: rating.into(),
        }
    }

    fn request(outcome: Outcome, rationale: &str) -> VerdictGive {
        VerdictGive {
            verdict: VerdictId::from_bytes([3; 16]),
            claim: facts().id,
            outcome,
            conclusion: None,
            rationale: rationale.into(),
            confidence: None,
            would_change: None,
            pinned_text: facts().text,
            pinned_versions: vec![],
            supersedes: vec![],
            blind: false,
        }
    }

    fn not_checkable(reason: NotCheckable, detail: Option<&str>) -> Outcome {
        Outcome::NotCheckable {
            reason,
            detail: detail.map(str::to_owned),
        }
    }

    #[rstest]
    #[case::rating_with_rationale(rated("false"), "Both counts were eleven.", None)]
    #[case::no_rationale(rated("false"), " \n", Some("rationale_missing"))]
    #[case::not_on_scale(rated("very-false"), "x", Some("rating_not_on_scale"))]
    #[case::label_is_no_value(rated("True"), "x", Some("rating_not_on_scale"))]
    #[case::opinion_needs_no_rationale(not_checkable(NotCheckable::Opinion, None), "", None)]
    #[case::other_needs_words(not_checkable(NotCheckable::Other, Some(" ")), "", Some("reason_missing"))]
    #[case::other_with_words(not_checkable(NotCheckable::Other, Some("sealed")), "", None)]
    #[case::conclusion_missing(
        Outcome::Concluded { scale: scale::CLAIM_AND_CONCLUSION, scale_version: 1 }, "x", Some("conclusion_missing"))]
    #[case::conclusion_on_a_rating_scale(
        Outcome::Concluded { scale: scale::DEFAULT, scale_version: 1 }, "x", Some("rating_not_on_scale"))]
    #[case::future_version(
        Outcome::Rated { scale: scale::DEFAULT, scale_version: 2, rating: "true".into() }, "x", Some("unknown_scale"))]
    fn what_is_a_verdict(#[case] outcome: Outcome, #[case] rationale: &str, #[case] refused: Option<&str>) {
        let got = give(&facts(), request(outcome, rationale), &Scales::default(), |_| {
            true
        });
        assert_eq!(got.err().map(|e| e.code()), refused);
    }

    #[rstest]
    #[case::in_use(2, "true", None)]
    #[case::retired(2, "mixed", Some("rating_retired"))]
    #[case::older_version(1, "true", Some("rating_retired"))]
    #[case::new_value_on_the_older(1, "absurd", Some("rating_retired"))]
    #[case::never_there(2, "very-false", Some("rating_not_on_scale"))]
    #[case::to_come(3, "true", Some("unknown_scale"))]
    fn a_verdict_is_given_on_what_the_version_in_use_has(
        #[case] version: u32,
        #[case] rating: &str,
        #[case] refused: Option<&str>,
    ) {
        let id = crate::id::ScaleId::from_bytes([7; 16]);
        let defined = |number: u32| {
            let mut scale = Scale {
                id,
                version: number,
                ..scale::BUILT_IN[0].clone()
            };
            if number == 2 {
                let values = scale.values.to_mut();
                values[2].retired = true;
                values.push(RatingValue {
                    value: "absurd".into(),
                    order: 7,
                    numeric: None,
                    ..values[4].clone()
                });
            }
            Defined {
                id: ScaleVersionId::from_bytes([1; 16]),
                at: TimestampMs::from_i64(1),
                scale,
            }
        };
        let scales = Scales::new(vec![defined(1), defined(2)]);
        let outcome = Outcome::Rated {
            scale: id,
            scale_version: version,
            rating: rating.into(),
        };
        let got = give(
            &facts(),
            request(outcome, "Both counts were eleven."),
            &scales,
            |_| true,
        );
        let error = got.err();
        assert_eq!(error.as_ref().map(RuleError::code), refused);
        if refused == Some("rating_retired") {
            let words = error.unwrap().to_string();
            assert!(
                words.contains("version 2") && !words.contains("mixed,"),
                "{words}"
            );
        }
    }

    #[test]
    fn a_citation_must_be_of_evidence_in_the_case() {
        let id = EvidenceId::from_bytes([4; 16]);
        let cited = request(rated("true"), &format!("See [[{id}]]."));
        assert_eq!(
            give(&facts(), cited.clone(), &Scales::default(), |_| false),
            Err(RuleError::EvidenceNotInCase {
                field: "rationale",
                id
            })
        );
        assert!(give(&facts(), cited, &Scales::default(), |known| known == id).is_ok());
    }

    #[test]
    fn only_who_gave_it_withdraws() {
        let me = ReviewerId::from_bytes([1; 16]);
        let facts = VerdictFacts {
            id: VerdictId::from_bytes([3; 16]),
            claim: facts().id,
            reviewer: me,
            withdrawn: false,
        };
        assert!(withdraw(facts, me, None).is_ok());
        assert_eq!(
            withdraw(facts, ReviewerId::from_bytes([2; 16]), None)
                .unwrap_err()
                .code(),
            "not_yours"
        );
        assert!(
            withdraw(
                VerdictFacts {
                    withdrawn: true,
                    ..facts
                },
                me,
                None
            )
            .is_err()
        );
    }
}
