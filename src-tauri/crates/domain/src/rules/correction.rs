//! Rules on corrections: only after a sign-off, with a reason and words for the reader.

use super::claim::ClaimFacts;
use super::sign_off::Signer;
use super::{RuleError, verdict, words};
use crate::correction::{
    CorrectionKind, CorrectionMake, CorrectionRequest, CorrectionRequestEdit, Published,
};
use crate::date::PartialDate;
use crate::operation::Operation;
use crate::scale::Scales;

/// A correction is made; `signed` says whether its case was signed off.
///
/// # Errors
/// Who may not; a case that was not signed off; no reason, no notice; a claim that is gone; a new rating without a
/// claim, or one that cannot be given now.
pub fn make(
    mut request: CorrectionMake,
    (signer, signed): (Signer, bool),
    claim: Option<&ClaimFacts>,
    scales: &Scales,
) -> Result<Operation, RuleError> {
    signer.may()?;
    if !signed {
        return Err(RuleError::NotSignedOff);
    }
    words("reason", &request.reason)?;
    words("notice", &request.notice)?;
    if let Some(claim) = claim {
        claim.still_there()?;
    }
    match &request.published {
        Some(_) if request.claim.is_none() => return Err(RuleError::CorrectionWithoutClaim),
        Some(Published::Rated { .. }) if request.kind == CorrectionKind::Retraction => {
            return Err(RuleError::RetractionRates);
        }
        Some(Published::Rated {
            scale,
            scale_version,
            rating,
        }) => {
            let known = verdict::version_of(scales, *scale, *scale_version)?;
            verdict::rating_on(known, scales.find(*scale).unwrap_or(known), rating)?;
        }
        Some(Published::NoRating {}) | None => {}
    }
    request.reason = request.reason.trim().to_owned();
    request.notice = request.notice.trim().to_owned();
    Ok(Operation::CorrectionMake(request))
}

/// An outlet was asked to correct what it printed.
///
/// # Errors
/// Who may not; no outlet; no word on how.
pub fn request(request: CorrectionRequest, signer: Signer) -> Result<Operation, RuleError> {
    signer.may()?;
    words("outlet", &request.outlet)?;
    words("how", &request.how)?;
    Ok(Operation::CorrectionRequest(request))
}

/// The outlet answered, or did not. `asked_on` says when it was asked, `today` which day it is.
///
/// # Errors
/// Who may not; as it stands already; an answer before it was asked, or later than tomorrow, as far as the days are
/// known.
pub fn answered(
    change: CorrectionRequestEdit,
    signer: Signer,
    now: &CorrectionRequestEdit,
    (asked_on, today): (Option<&PartialDate>, &PartialDate),
) -> Result<Operation, RuleError> {
    signer.may()?;
    if let Some(on) = &change.answered_on {
        answer_date(on, asked_on, today)?;
    }
    if change == *now {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::CorrectionRequestEdit(change))
}

fn answer_date(
    on: &PartialDate,
    asked_on: Option<&PartialDate>,
    today: &PartialDate,
) -> Result<(), RuleError> {
    if let Some(asked) = asked_on.filter(|asked| on.last_day() < asked.first_day()) {
        return Err(RuleError::AnswerDate {
            why: format!("{on} is before the outlet was asked ({asked})"),
        });
    }
    // Somewhere it is tomorrow already.
    let tomorrow = today.last_day().succ_opt().unwrap_or(today.last_day());
    match on.first_day() > tomorrow {
        true => Err(RuleError::AnswerDate {
            why: format!("{on} has not come yet"),
        }),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::claim::tests::facts;
    use super::*;
    use crate::correction::RequestResult;
    use crate::id::{CorrectionId, CorrectionRequestId};
    use crate::reviewer::Role;
    use crate::scale;

    const EDITOR: Signer = Signer {
        role: Role::Editor,
        alone: false,
    };

    fn made() -> CorrectionMake {
        CorrectionMake {
            correction: CorrectionId::from_bytes([1; 16]),
            claim: Some(facts().id),
            kind: CorrectionKind::Correction,
            reason: "A second count came.".into(),
            notice: "We rated this False; it is Mixed.".into(),
            published: Some(rated("mixed")),
            old_decision: None,
        }
    }

    fn rated(rating: &str) -> Published {
        Published::Rated {
            scale: scale::DEFAULT,
            scale_version: 1,
            rating: rating.into(),
        }
    }

    #[rstest]
    #[case::made(made(), EDITOR, true, None)]
    #[case::whole_case(CorrectionMake { claim: None, published: None, ..made() }, EDITOR, true, None)]
    #[case::no_rating(CorrectionMake { published: Some(Published::NoRating {}), ..made() }, EDITOR, true, None)]
    #[case::before(made(), EDITOR, false, Some("not_signed_off"))]
    #[case::checker(made(), Signer { role: Role::Checker, ..EDITOR }, true, Some("editor_only"))]
    #[case::no_reason(CorrectionMake { reason: " ".into(), ..made() }, EDITOR, true, Some("empty"))]
    #[case::no_notice(CorrectionMake { notice: "\n".into(), ..made() }, EDITOR, true, Some("empty"))]
    #[case::no_claim(CorrectionMake { claim: None, ..made() }, EDITOR, true, Some("correction_without_claim"))]
    #[case::off_scale(CorrectionMake { published: Some(rated("quite")), ..made() }, EDITOR, true,
        Some("rating_not_on_scale"))]
    #[case::retraction(CorrectionMake { kind: CorrectionKind::Retraction, ..made() }, EDITOR, true,
        Some("retraction_rates"))]
    fn who_corrects_what(
        #[case] request: CorrectionMake,
        #[case] signer: Signer,
        #[case] signed: bool,
        #[case] refused: Option<&str>,
    ) {
        let claim = request.claim.map(|_| facts());
        let got = make(request, (signer, signed), claim.as_ref(), &Scales::default());
        assert_eq!(got.err().map(|e| e.code()), refused);
    }

    #[test]
    fn an_answer_is_entered_once() {
        let id = CorrectionRequestId::from_bytes([2; 16]);
        let edit = |result| CorrectionRequestEdit {
            request: id,
            result,
            answered_on: None,
        };
        let now = edit(RequestResult::Waiting);
        let today = day("2026-03-05");
        assert!(answered(edit(RequestResult::Refused), EDITOR, &now, (None, &today)).is_ok());
        let refused = answered(edit(RequestResult::Waiting), EDITOR, &now, (None, &today)).unwrap_err();
        assert_eq!(refused.code(), "nothing_changes");
    }

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::same_day("2026-03-04", None)]
    #[case::tomorrow_elsewhere("2026-03-06", None)]
    #[case::month("2026-03", None)]
    #[case::before("2026-03-03", Some("before the outlet was asked (2026-03-04)"))]
    #[case::month_before("2026-02", Some("before the outlet was asked"))]
    #[case::future("2026-03-07", Some("has not come yet"))]
    #[case::next_year("2027", Some("has not come yet"))]
    fn an_answer_comes_after_the_question_and_not_in_the_future(
        #[case] on: &str,
        #[case] refused: Option<&str>,
    ) {
        let now = CorrectionRequestEdit {
            request: CorrectionRequestId::from_bytes([2; 16]),
            result: RequestResult::Waiting,
            answered_on: None,
        };
        let change = CorrectionRequestEdit {
            result: RequestResult::Corrected,
            answered_on: Some(day(on)),
            ..now.clone()
        };
        let dates = (Some(&day("2026-03-04")), &day("2026-03-05"));
        let got = answered(change, EDITOR, &now, dates).map(drop);
        match refused {
            None => assert_eq!(got, Ok(())),
            Some(words) => assert!(got.unwrap_err().to_string().contains(words)),
        }
    }
}
