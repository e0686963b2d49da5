//! Verdicts.

use factdesk_desk::claim::Claim;
use factdesk_desk::evidence;
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::view::{Sign, sign_of};
use factdesk_domain::scale::Scales;
use factdesk_domain::verdict::{Confidence, NotCheckable, Outcome, rationale_shown};
use factdesk_domain::{ClaimId, VerdictId};

use super::{Host, People, Reply, changed, done, parse};
use crate::show;
use crate::wire::common::{Changed, WireError};
use crate::wire::verdict::{GivenOn, VerdictGive, VerdictView, VerdictWithdraw};

impl Host {
    /// Gives a verdict; on a suggested claim it accepts the claim in the same act. The draft goes with it.
    ///
    /// # Errors
    /// An unknown claim; a rating that is not on the scale; no rationale.
    pub fn verdict_give(&self, input: VerdictGive) -> Reply<Changed> {
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let finding = match (input.not_checkable, input.rating) {
            (Some(reason), _) => {
                let reason: NotCheckable = parse::word("not_checkable", &reason)?;
                let words = input.rationale.trim();
                let detail = (reason == NotCheckable::Other && !words.is_empty()).then(|| words.to_owned());
                Finding::NotCheckable(reason, detail)
            }
            (None, Some(rating)) => match input.scale_version {
                Some(scale_version) => Finding::RatingOn {
                    rating,
                    scale_version,
                },
                None => Finding::Rating(rating),
            },
            (None, None) => {
                return Err(WireError::of_field(
                    "rating_missing",
                    "rating",
                    "Choose a rating first.",
                ));
            }
        };
        let confidence: Option<Confidence> = input
            .confidence
            .map(|word| parse::word("confidence", &word))
            .transpose()?;
        let new = NewVerdict {
            claim,
            finding,
            conclusion: input.conclusion.and_then(parse::cleared),
            rationale: input.rationale,
            confidence,
            would_change: input.would_change.and_then(parse::cleared),
        };
        let given = verdict::give(&self.desk, self.me()?, new)?;
        let key = format!("verdict:{claim}");
        self.draft_keep((&input.case_id, &key), "")?;
        Ok(done("Verdict given", &given))
    }

    /// Withdraws an own verdict.
    ///
    /// # Errors
    /// An unknown verdict, another reviewer's, or one that was withdrawn; no reason.
    pub fn verdict_withdraw(&self, input: VerdictWithdraw) -> Reply<Changed> {
        let id: VerdictId = parse::id("verdict", &input.verdict_id)?;
        let done = verdict::withdraw(&self.desk, self.me()?, id, parse::cleared(input.reason))?;
        Ok(changed(
            "Verdict withdrawn",
            &done.outcome,
            Some(input.verdict_id),
        ))
    }

    /// Every verdict on a claim, the latest first; `outdated` are those on words that the article had before.
    pub(super) fn verdicts_of(
        &self,
        claim: &Claim,
        outdated: &[VerdictId],
        people: &People,
    ) -> Reply<Vec<VerdictView>> {
        let (verdicts, numbered) = self.desk.read(|c| {
            let numbered: Vec<_> = evidence::list(c, claim.id)?
                .into_iter()
                .map(|one| one.id)
                .collect();
            Ok((verdict::list(c, claim.id)?, numbered))
        })?;
        let scales = self.scales(claim.case)?;
        let number = |id| {
            numbered
                .iter()
                .position(|known| *known == id)
                .map(|index| index + 1)
        };
        let view = |one: verdict::Verdict| {
            let (rating, label, sign, not_checkable) = shown(&scales, &one.outcome);
            VerdictView {
                id: one.id.to_string(),
                reviewer: people.card(one.reviewer),
                at_ms: one.at.as_i64(),
                rating,
                label,
                sign: show::sign(sign),
                not_checkable,
                current: one.is_current(),
                wording_changed: one.pinned_text != claim.text || outdated.contains(&one.id),
                withdrawn: one.withdrawn,
                scale: given_on(&scales, &one.outcome),
                rationale: rationale_shown(&one.rationale, number),
                conclusion: one.conclusion,
                confidence: one
                    .confidence
                    .map(|confidence| confidence_word(confidence).to_owned()),
                would_change: one.would_change,
            }
        };
        Ok(verdicts.into_iter().rev().map(view).collect())
    }
}

/// The value, label, sign and reason of an outcome.
pub(super) fn shown(scales: &Scales, outcome: &Outcome) -> (Option<String>, String, Sign, Option<String>) {
    match outcome {
        Outcome::Rated {
            scale: id,
            scale_version,
            rating,
        } => {
            let label = scales.label(*id, *scale_version, rating, None);
            (Some(rating.clone()), label, sign_of(scales, *id, rating), None)
        }
        Outcome::Concluded { .. } => (None, "Concluded".to_owned(), Sign::Rated, None),
        Outcome::NotCheckable { reason, .. } => (
            None,
            "Not checkable".to_owned(),
            Sign::NotCheckable,
            Some(reason_word(*reason).to_owned()),
        ),
    }
}

/// The version of a scale that an outcome was given on.
fn given_on(scales: &Scales, outcome: &Outcome) -> Option<GivenOn> {
    let (id, version) = match outcome {
        Outcome::Rated {
            scale, scale_version, ..
        }
        | Outcome::Concluded { scale, scale_version } => (*scale, *scale_version),
        Outcome::NotCheckable { .. } => return None,
    };
    let known = scales.version(id, version).or_else(|| scales.find(id));
    Some(GivenOn {
        id: id.to_string(),
        name: known.map(|scale| scale.name.to_string()).unwrap_or_default(),
        version,
    })
}

fn reason_word(reason: NotCheckable) -> &'static str {
    match reason {
        NotCheckable::Opinion => "opinion",
        NotCheckable::Prediction => "prediction",
        NotCheckable::TooVague => "too_vague",
        NotCheckable::PersonalExperience => "personal_experience",
        NotCheckable::Satire => "satire",
        NotCheckable::Other => "other",
    }
}

fn confidence_word(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}
