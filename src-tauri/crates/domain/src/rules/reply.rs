//! Rules on the right of reply.

use super::claim::ClaimFacts;
use super::{RuleError, words, words_if_given};
use crate::date::PartialDate;
use crate::id::{ClaimId, ReplyId};
use crate::noun::Noun;
use crate::operation::Operation;
use crate::reply::{ReplyAsk, ReplyChange, ReplyEdit, ReplyOutcome, ReplyRetract};

/// What the rules need to know of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyFacts {
    /// The record.
    pub id: ReplyId,
    /// The claim that it is about.
    pub claim: ClaimId,
    /// When they were asked.
    pub asked_on: PartialDate,
    /// Until when an answer was asked for.
    pub deadline: Option<PartialDate>,
    /// Whether it was retracted.
    pub retracted: bool,
}

impl ReplyFacts {
    fn still_there(&self) -> Result<(), RuleError> {
        match self.retracted {
            true => Err(RuleError::Gone {
                noun: Noun::Reply,
                how: "retracted",
            }),
            false => Ok(()),
        }
    }
}

/// Somebody was asked for a reply.
///
/// # Errors
/// Nobody named, or no way; a deadline before the question; a claim that is gone.
pub fn ask(claim: &ClaimFacts, reply: ReplyAsk) -> Result<Operation, RuleError> {
    claim.still_there()?;
    words("from", &reply.from)?;
    words("how", &reply.how)?;
    in_order(&reply.asked_on, reply.deadline.as_ref())?;
    Ok(Operation::ReplyAsk(reply))
}

/// A record of a reply changes.
///
/// # Errors
/// An answer without words; nobody named, or no way; a deadline before the question; a record that was retracted.
pub fn edit(facts: &ReplyFacts, change: ReplyChange) -> Result<Operation, RuleError> {
    facts.still_there()?;
    match &change {
        ReplyChange::Outcome(ReplyOutcome::Answered { answer, .. }) => words("answer", answer)?,
        ReplyChange::From(from) => words("from", from)?,
        ReplyChange::How(how) => words("how", how)?,
        ReplyChange::AskedOn(on) => in_order(on, facts.deadline.as_ref())?,
        ReplyChange::Deadline(deadline) => in_order(&facts.asked_on, deadline.as_ref())?,
        ReplyChange::Outcome(_) | ReplyChange::Question(_) | ReplyChange::Note(_) => {}
    }
    Ok(Operation::ReplyEdit(ReplyEdit {
        reply: facts.id,
        claim: facts.claim,
        change,
    }))
}

/// A record of a reply goes.
///
/// # Errors
/// A record that was retracted; an empty reason.
pub fn retract(facts: &ReplyFacts, reason: Option<String>) -> Result<Operation, RuleError> {
    facts.still_there()?;
    words_if_given("reason", reason.as_deref())?;
    Ok(Operation::ReplyRetract(ReplyRetract {
        reply: facts.id,
        claim: facts.claim,
        reason,
    }))
}

/// A month or a year as deadline ends with its last day, so only one that is over before the question is refused.
fn in_order(asked_on: &PartialDate, deadline: Option<&PartialDate>) -> Result<(), RuleError> {
    match deadline {
        Some(deadline) if deadline.last_day() < asked_on.first_day() => Err(RuleError::DeadlineBeforeAsked),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn facts() -> ReplyFacts {
        ReplyFacts {
            id: ReplyId::from_bytes([1; 16]),
            claim: ClaimId::from_bytes([2; 16]),
            asked_on: "2024-05-10".parse().unwrap(),
            deadline: Some("2024-05-12".parse().unwrap()),
            retracted: false,
        }
    }

    #[rstest]
    #[case("2024-05-10", None)]
    #[case("2024-05", None)]
    #[case("2024-05-09", Some("deadline_before_asked"))]
    #[case("2023", Some("deadline_before_asked"))]
    fn a_deadline_lies_after_the_question(#[case] deadline: &str, #[case] refused: Option<&str>) {
        let change = ReplyChange::Deadline(Some(deadline.parse().unwrap()));
        assert_eq!(edit(&facts(), change).err().map(|e| e.code()), refused);
    }

    #[test]
    fn an_answer_has_words_and_silence_has_none() {
        let answered = |answer: &str| {
            ReplyChange::Outcome(ReplyOutcome::Answered {
                answer: answer.into(),
                answered_on: "2024-05-11".parse().unwrap(),
            })
        };
        assert_eq!(edit(&facts(), answered(" ")).unwrap_err().code(), "empty");
        let writes = edit(&facts(), answered("We stand by it.")).unwrap().writes();
        assert!(format!("{writes:?}").contains("We stand by it."));
        let silent = ReplyChange::Outcome(ReplyOutcome::None {
            answered_on: "2024-05-13".parse().unwrap(),
        });
        let writes = edit(&facts(), silent).unwrap().writes();
        let crate::operation::Effect::Set(fields) = &writes[0].effect else {
            panic!("an edit sets fields")
        };
        assert!(
            fields.contains(&("answer".to_owned(), serde_json::Value::Null)),
            "{fields:?}"
        );
    }
}
