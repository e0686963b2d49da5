//! Rules on decisions: who may publish what, and on which verdicts.

use std::collections::BTreeSet;

use super::claim::ClaimFacts;
use super::{RuleError, verdict, words};
use crate::decision::{DecisionMake, DecisionWithdraw, Panel, Ruling};
use crate::id::{ClaimId, DecisionId, ReviewerId, VerdictId};
use crate::noun::Noun;
use crate::operation::Operation;
use crate::reviewer::Role;
use crate::scale::Scales;
use crate::verdict::NotCheckable;

/// Who decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decider {
    /// The person.
    pub reviewer: ReviewerId,
    /// In which role.
    pub role: Role,
    /// Whether nobody else works at this desk or in this case: then that person may decide, and the report says so.
    pub alone: bool,
}

/// A verdict that stands, as a decision sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The verdict.
    pub id: VerdictId,
    /// Who gave it.
    pub reviewer: ReviewerId,
    /// Equal to [`Ruling::key`] of a decision that says the same.
    pub key: String,
}

/// What a decision is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The new decision.
    pub decision: DecisionId,
    /// What is decided.
    pub outcome: Ruling,
    /// Whether the outcome is that of a verdict, which was checked when the verdict was given.
    pub taken: bool,
    /// Why.
    pub reason: String,
    /// The verdicts to print as dissent.
    pub dissent: Vec<VerdictId>,
    /// The verdicts that were before who decides; none when nobody says.
    pub seen: Option<Vec<VerdictId>>,
    /// How many verdicts have to say it, where the desk votes.
    pub panel: Option<u32>,
    /// The decisions that stand.
    pub supersedes: Vec<DecisionId>,
}

/// A decision is made; `standing` are the verdicts that stand on the claim.
///
/// # Errors
/// Who may not decide; no reason; no verdict to rest on, or only the own one; a verdict named that no longer stands;
/// a dissent that says what is decided; a rating that cannot be given now; a vote that is short; a claim that is gone.
pub fn make(
    claim: &ClaimFacts,
    request: Request,
    decider: Decider,
    standing: &[Standing],
    scales: &Scales,
) -> Result<Operation, RuleError> {
    claim.still_there()?;
    may_decide(decider)?;
    words("reason", &request.reason)?;
    let stands: BTreeSet<VerdictId> = standing.iter().map(|one| one.id).collect();
    let seen: Option<BTreeSet<VerdictId>> = request.seen.map(|seen| seen.into_iter().collect());
    if request.dissent.iter().any(|id| !stands.contains(id)) || seen.is_some_and(|seen| seen != stands) {
        return Err(RuleError::VerdictChanged);
    }
    may_begin(decider, standing)?;
    outcome(&request.outcome, request.taken, scales)?;
    let panel = request
        .panel
        .map(|needed| panel(needed, &request.outcome, standing))
        .transpose()?;
    let dissent: BTreeSet<VerdictId> = request.dissent.into_iter().collect();
    let key = request.outcome.key();
    if standing
        .iter()
        .any(|one| dissent.contains(&one.id) && one.key == key)
    {
        return Err(RuleError::DissentAgrees);
    }
    Ok(Operation::DecisionMake(DecisionMake {
        decision: request.decision,
        claim: claim.id,
        outcome: request.outcome,
        rests_on: stands.difference(&dissent).copied().collect(),
        reason: request.reason.trim().to_owned(),
        dissent: dissent.into_iter().collect(),
        panel,
        supersedes: sorted(request.supersedes),
    }))
}

/// Whether a person may decide on a claim with these verdicts.
///
/// # Errors
/// One who is no editor, unless nobody else is there; no verdict to rest on, or only the own one.
pub fn may_begin(decider: Decider, standing: &[Standing]) -> Result<(), RuleError> {
    may_decide(decider)?;
    if standing.is_empty() {
        return Err(RuleError::NothingToDecide);
    }
    if !decider.alone && standing.iter().all(|one| one.reviewer == decider.reviewer) {
        return Err(RuleError::OwnVerdictAlone);
    }
    Ok(())
}

/// Whether a person may decide and withdraw decisions.
///
/// # Errors
/// One who is no editor, unless nobody else is there.
pub fn may_decide(decider: Decider) -> Result<(), RuleError> {
    if decider.role == Role::Editor || decider.alone {
        Ok(())
    } else {
        Err(RuleError::NotEditor)
    }
}

fn outcome(ruling: &Ruling, taken: bool, scales: &Scales) -> Result<(), RuleError> {
    match ruling {
        Ruling::Rated {
            scale,
            scale_version,
            rating,
        } if !taken => {
            let known = verdict::version_of(scales, *scale, *scale_version)?;
            verdict::rating_on(known, scales.find(*scale).unwrap_or(known), rating)
        }
        Ruling::Concluded { conclusion, .. } if conclusion.trim().is_empty() => {
            Err(RuleError::ConclusionMissing)
        }
        Ruling::NotCheckable {
            not_checkable: NotCheckable::Other,
            detail,
        } if detail.as_deref().is_none_or(|words| words.trim().is_empty()) => Err(RuleError::ReasonMissing),
        _ => Ok(()),
    }
}

fn panel(needed: u32, ruling: &Ruling, standing: &[Standing]) -> Result<Panel, RuleError> {
    let key = ruling.key();
    let agree = standing.iter().filter(|one| one.key == key);
    let votes = sorted(agree.map(|one| one.id).collect());
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    if needed == 0 || number(votes.len()) < needed {
        return Err(RuleError::PanelShort {
            votes: number(votes.len()),
            of: number(standing.len()),
            needed,
        });
    }
    Ok(Panel {
        needed,
        of: number(standing.len()),
        votes,
    })
}

fn sorted<T: Ord>(mut ids: Vec<T>) -> Vec<T> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// What the rules need to know of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionFacts {
    /// The decision.
    pub id: DecisionId,
    /// Its claim.
    pub claim: ClaimId,
    /// Whether it was withdrawn, or another one took its place.
    pub past: bool,
}

/// A decision no longer stands; it stays readable.
///
/// # Errors
/// Who may not decide; no reason; one that does not stand any more.
pub fn withdraw(facts: DecisionFacts, decider: Decider, reason: &str) -> Result<Operation, RuleError> {
    may_decide(decider)?;
    words("reason", reason)?;
    if facts.past {
        return Err(RuleError::Gone {
            noun: Noun::Decision,
            how: "withdrawn or superseded",
        });
    }
    Ok(Operation::DecisionWithdraw(DecisionWithdraw {
        decision: facts.id,
        claim: facts.claim,
        reason: reason.trim().to_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use super::super::claim::tests::facts;
    use super::*;
    use crate::scale;
    use rstest::rstest;

    fn person(n: u8) -> ReviewerId {
        ReviewerId::from_bytes([n; 16])
    }

    fn verdict(n: u8) -> VerdictId {
        VerdictId::from_bytes([n; 16])
    }

    fn rated(rating: &str) -> Ruling {
        Ruling::Rated {
            scale: scale::DEFAULT,
            scale_version: 1,
            rating: rating.into(),
        }
    }

    /// Ada and Bo say false, Cy says mixed.
    fn standing() -> Vec<Standing> {
        [(1, "false"), (2, "false"), (3, "mixed")]
            .map(|(n, rating)| Standing {
                id: verdict(n),
                reviewer: person(n),
                key: rated(rating).key(),
            })
            .to_vec()
    }

    fn editor() -> Decider {
        Decider {
            reviewer: person(9),
            role: Role::Editor,
            alone: false,
        }
    }

    fn request(outcome: Ruling) -> Request {
        Request {
            decision: DecisionId::from_bytes([5; 16]),
            outcome,
            taken: false,
            reason: "Two counts agree.".into(),
            dissent: vec![],
            seen: None,
            panel: None,
            supersedes: vec![],
        }
    }

    fn made(request: Request) -> Result<DecisionMake, RuleError> {
        match make(&facts(), request, editor(), &standing(), &Scales::default())? {
            Operation::DecisionMake(made) => Ok(made),
            other => panic!("{} is no decision", other.kind()),
        }
    }

    #[rstest]
    #[case::rating(request(rated("false")), None)]
    #[case::no_rating(request(Ruling::NoRating {}), None)]
    #[case::no_reason(Request { reason: " \n".into(), ..request(rated("false")) }, Some("empty"))]
    #[case::not_on_the_scale(request(rated("very-false")), Some("rating_not_on_scale"))]
    #[case::other_without_words(
        request(Ruling::NotCheckable { not_checkable: NotCheckable::Other, detail: None }), Some("reason_missing"))]
    #[case::dissent_that_went(Request { dissent: vec![verdict(8)], ..request(rated("false")) }, Some("verdict_changed"))]
    #[case::one_more_came(
        Request { seen: Some(vec![verdict(1), verdict(2)]), ..request(rated("false")) }, Some("verdict_changed"))]
    #[case::as_seen(
        Request { seen: Some(vec![verdict(3), verdict(1), verdict(2)]), ..request(rated("false")) }, None)]
    #[case::two_of_three(Request { panel: Some(2), ..request(rated("false")) }, None)]
    #[case::three_of_three(Request { panel: Some(3), ..request(rated("false")) }, Some("panel_short"))]
    #[case::none_of_three(Request { panel: Some(0), ..request(rated("false")) }, Some("panel_short"))]
    fn what_is_a_decision(#[case] request: Request, #[case] refused: Option<&str>) {
        assert_eq!(made(request).err().map(|e| e.code()), refused);
    }

    #[test]
    fn it_rests_on_what_stands_without_the_dissent_and_counts_the_votes() {
        let made = made(Request {
            dissent: vec![verdict(3), verdict(3)],
            panel: Some(2),
            ..request(rated("false"))
        });
        let made = made.unwrap();
        assert_eq!(made.rests_on, [verdict(1), verdict(2)]);
        assert_eq!(made.dissent, [verdict(3)]);
        let panel = made.panel.unwrap();
        assert_eq!((panel.needed, panel.of), (2, 3));
        assert_eq!(panel.votes, [verdict(1), verdict(2)]);
    }

    #[rstest]
    #[case::checker(Role::Checker, false, &[1, 2], Some("not_editor"))]
    #[case::second_reader(Role::SecondReader, false, &[1, 2], Some("not_editor"))]
    #[case::alone(Role::Checker, true, &[9], None)]
    #[case::editor_on_the_own_alone(Role::Editor, false, &[9], Some("own_verdict_alone"))]
    #[case::editor_with_another(Role::Editor, false, &[9, 1], None)]
    #[case::on_nothing(Role::Editor, false, &[], Some("nothing_to_decide"))]
    fn who_decides_on_whose_verdicts(
        #[case] role: Role,
        #[case] alone: bool,
        #[case] by: &[u8],
        #[case] refused: Option<&str>,
    ) {
        let standing: Vec<Standing> = by
            .iter()
            .map(|n| Standing {
                id: verdict(*n),
                reviewer: person(*n),
                key: rated("false").key(),
            })
            .collect();
        let decider = Decider {
            role,
            alone,
            ..editor()
        };
        let got = make(
            &facts(),
            request(rated("false")),
            decider,
            &standing,
            &Scales::default(),
        );
        assert_eq!(got.err().map(|e| e.code()), refused);
    }

    #[test]
    fn a_decision_is_withdrawn_once_by_an_editor_who_says_why() {
        let facts = DecisionFacts {
            id: DecisionId::from_bytes([5; 16]),
            claim: facts().id,
            past: false,
        };
        let checker = Decider {
            role: Role::Checker,
            ..editor()
        };
        let code = |got: Result<Operation, RuleError>| got.err().map(|e| e.code());
        assert_eq!(code(withdraw(facts, editor(), "the count was wrong")), None);
        assert_eq!(code(withdraw(facts, editor(), " ")), Some("empty"));
        assert_eq!(code(withdraw(facts, checker, "wrong")), Some("not_editor"));
        let past = DecisionFacts { past: true, ..facts };
        assert_eq!(code(withdraw(past, editor(), "wrong")), Some("gone"));
    }

    #[test]
    fn a_taken_outcome_says_the_same_as_its_verdict() {
        for (outcome, conclusion) in [
            (
                crate::verdict::Outcome::Rated {
                    scale: scale::DEFAULT,
                    scale_version: 1,
                    rating: "false".into(),
                },
                None,
            ),
            (
                crate::verdict::Outcome::Concluded {
                    scale: scale::CLAIM_AND_CONCLUSION,
                    scale_version: 1,
                },
                Some("Eleven."),
            ),
            (
                crate::verdict::Outcome::NotCheckable {
                    reason: NotCheckable::Satire,
                    detail: None,
                },
                None,
            ),
        ] {
            let key = outcome.key(conclusion.unwrap_or_default());
            assert_eq!(Ruling::taken(outcome, conclusion).key(), key);
        }
    }
}
