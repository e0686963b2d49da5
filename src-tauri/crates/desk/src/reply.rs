//! The right of reply: who was asked about a claim, and what they said.

use factdesk_domain::reply::{ReplyAsk, ReplyChange, ReplyOutcome, ReplyState};
use factdesk_domain::rules::reply::ReplyFacts;
use factdesk_domain::{CaseId, ClaimId, PartialDate, ReplyId, ReviewerId, SourceId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Acting, Desk, Done, Error, Result, claim, source};

/// A record as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Which one.
    pub id: ReplyId,
    /// Its case.
    pub case: CaseId,
    /// The claim that it is about.
    pub claim: ClaimId,
    /// Who was asked.
    pub from: String,
    /// Their source card.
    pub source: Option<SourceId>,
    /// By what way.
    pub how: String,
    /// When.
    pub asked_on: PartialDate,
    /// Until when an answer was asked for.
    pub deadline: Option<PartialDate>,
    /// What was asked.
    pub question: Option<String>,
    /// What became of it.
    pub state: ReplyState,
    /// What they said.
    pub answer: Option<String>,
    /// When it ended.
    pub answered_on: Option<PartialDate>,
    /// A note of the reviewer.
    pub note: Option<String>,
    /// Who asked.
    pub created_by: ReviewerId,
    /// When it was entered.
    pub created_at: TimestampMs,
    /// Whether it was retracted.
    pub retracted: bool,
}

impl Reply {
    /// Whether the deadline has passed on `today` and nothing came. It depends on the day on which one looks, so it
    /// is never stored and stands in no report.
    #[must_use]
    pub fn is_overdue(&self, today: &PartialDate) -> bool {
        self.state == ReplyState::Waiting
            && self
                .deadline
                .as_ref()
                .is_some_and(|deadline| today.is_later_than(deadline))
    }

    /// What became of it, in one value.
    ///
    /// # Errors
    /// Columns that do not fit each other.
    fn outcome(&self) -> Result<ReplyOutcome> {
        let damaged = || Error::damaged("reply", format_args!("{} without its day or words", self.id));
        let answered_on = || self.answered_on.clone().ok_or_else(damaged);
        Ok(match self.state {
            ReplyState::Waiting => ReplyOutcome::Waiting,
            ReplyState::Answered => ReplyOutcome::Answered {
                answer: self.answer.clone().ok_or_else(damaged)?,
                answered_on: answered_on()?,
            },
            ReplyState::None => ReplyOutcome::None {
                answered_on: answered_on()?,
            },
            ReplyState::Refused => ReplyOutcome::Refused {
                answer: self.answer.clone(),
                answered_on: answered_on()?,
            },
        })
    }

    fn facts(&self) -> ReplyFacts {
        ReplyFacts {
            id: self.id,
            claim: self.claim,
            asked_on: self.asked_on.clone(),
            deadline: self.deadline.clone(),
            retracted: self.retracted,
        }
    }
}

/// What a record is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReply {
    /// The claim that it is about; a suggested one is accepted.
    pub claim: ClaimId,
    /// Who was asked; not empty.
    pub from: String,
    /// Their source card.
    pub source: Option<SourceId>,
    /// By what way; not empty.
    pub how: String,
    /// When; today with none.
    pub asked_on: Option<PartialDate>,
    /// Until when an answer was asked for.
    pub deadline: Option<PartialDate>,
    /// What was asked.
    pub question: Option<String>,
    /// A note of the reviewer.
    pub note: Option<String>,
}

const SELECT: &str =
    "SELECT id, case_id, claim, asked, source, how, asked_on, deadline, question, state, answer,
    answered_on, note, created_by, created_at, retracted FROM reply ";

fn row_to_reply(row: &Row<'_>) -> rusqlite::Result<Reply> {
    Ok(Reply {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        claim: crate::row::parsed(row, "claim")?,
        from: row.get("asked")?,
        source: crate::row::parsed_opt(row, "source")?,
        how: row.get("how")?,
        asked_on: crate::row::parsed(row, "asked_on")?,
        deadline: crate::row::parsed_opt(row, "deadline")?,
        question: row.get("question")?,
        state: crate::row::named(row, "state")?,
        answer: row.get("answer")?,
        answered_on: crate::row::parsed_opt(row, "answered_on")?,
        note: row.get("note")?,
        created_by: crate::row::parsed(row, "created_by")?,
        created_at: TimestampMs::from_i64(row.get("created_at")?),
        retracted: row.get("retracted")?,
    })
}

fn rows(c: &Connection, tail: &str, id: String) -> Result<Vec<Reply>> {
    let mut statement = c.prepare_cached(&[SELECT, tail].concat())?;
    let found = statement.query_map(named_params! { ":id": id }, row_to_reply)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The records of a claim that were not retracted, in the order of their coming.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, claim: ClaimId) -> Result<Vec<Reply>> {
    rows(
        c,
        "WHERE claim = :id AND retracted = 0 ORDER BY created_at, id",
        claim.to_string(),
    )
}

/// The records of a case that were not retracted, by claim.
///
/// # Errors
/// The database.
pub fn list_of_case(c: &Connection, case: CaseId) -> Result<Vec<Reply>> {
    rows(
        c,
        "WHERE case_id = :id AND retracted = 0 ORDER BY claim, created_at, id",
        case.to_string(),
    )
}

/// One record, also a retracted one.
///
/// # Errors
/// An unknown record; the database.
pub fn show(c: &Connection, id: ReplyId) -> Result<Reply> {
    c.prepare_cached(&[SELECT, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_reply)
        .optional()?
        .ok_or_else(|| Error::unknown("reply", id))
}

/// Enters that somebody was asked for a reply.
///
/// # Errors
/// An unknown claim or source; a claim that is gone; nobody named, or no way; a deadline before the question; the
/// database.
pub fn ask(desk: &Desk, by: ReviewerId, new: NewReply) -> Result<Done<ReplyId>> {
    desk.act(by, |acting| {
        let case = claim::accepted(acting, new.claim)?;
        if let Some(source) = new.source {
            source::ensure_in(acting, case, source)?;
        }
        let asked_on = new.asked_on.clone().unwrap_or_else(|| acting.now().day());
        let reply = push(acting, case, new, asked_on)?;
        keep_secret(acting.db(), reply)?;
        Ok(reply)
    })
}

/// Refuses a record that gives its confidential source away; the act is not done then.
fn keep_secret(c: &Connection, id: ReplyId) -> Result<()> {
    let known = show(c, id)?;
    let Some(source) = known.source else {
        return Ok(());
    };
    source::guard(
        c,
        source,
        &[
            ("from", Some(&known.from)),
            ("how", Some(&known.how)),
            ("question", known.question.as_deref()),
            ("answer", known.answer.as_deref()),
            ("note", known.note.as_deref()),
        ],
    )
}

fn push(acting: &mut Acting<'_>, case: CaseId, new: NewReply, asked_on: PartialDate) -> Result<ReplyId> {
    let reply = acting.id(ReplyId::new)?;
    let facts = claim::facts(acting.db(), new.claim)?;
    let operation = rules::reply::ask(
        &facts,
        ReplyAsk {
            reply,
            claim: new.claim,
            from: new.from,
            source: new.source,
            how: new.how,
            asked_on,
            deadline: new.deadline,
            question: new.question,
            note: new.note,
        },
    )?;
    acting.push(case, operation)?;
    Ok(reply)
}

/// Enters the replies of one claim for another, of which it became a part.
pub(crate) fn copy(acting: &mut Acting<'_>, case: CaseId, from: ClaimId, to: ClaimId) -> Result<()> {
    for known in list(acting.db(), from)? {
        let outcome = known.outcome()?;
        let new = NewReply {
            claim: to,
            from: known.from,
            source: known.source,
            how: known.how,
            asked_on: None,
            deadline: known.deadline,
            question: known.question,
            note: known.note,
        };
        let copy = push(acting, case, new, known.asked_on)?;
        if outcome != ReplyOutcome::Waiting {
            let facts = show(acting.db(), copy)?.facts();
            acting.push(case, rules::reply::edit(&facts, ReplyChange::Outcome(outcome))?)?;
        }
    }
    Ok(())
}

/// Changes fields of a record, all in one act.
///
/// # Errors
/// An unknown or retracted record; an answer without words; a deadline before the question; a field that gives a
/// confidential source away; the database.
pub fn edit(desk: &Desk, by: ReviewerId, id: ReplyId, changes: Vec<ReplyChange>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        for change in changes {
            let known = show(acting.db(), id)?;
            acting.push(known.case, rules::reply::edit(&known.facts(), change)?)?;
        }
        keep_secret(acting.db(), id)
    })
}

/// Retracts a record.
///
/// # Errors
/// An unknown record, or one that was retracted; the database.
pub fn retract(desk: &Desk, by: ReviewerId, id: ReplyId, reason: Option<String>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        acting.push(known.case, rules::reply::retract(&known.facts(), reason)?)
    })
}
