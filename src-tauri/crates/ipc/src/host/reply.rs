//! The right of reply.

use factdesk_desk::reply::{self, NewReply, Reply as Record};
use factdesk_domain::reply::{ReplyChange, ReplyOutcome, ReplyState};
use factdesk_domain::{ClaimId, PartialDate, ReplyId};

use super::{Host, People, Reply, changed, done, parse};
use crate::wire::common::{ById, Changed};
use crate::wire::reply::{ReplyAsk, ReplyEdit, ReplyView};

impl Host {
    /// The records of a claim, the first one first.
    pub(super) fn replies_of(&self, claim: ClaimId, people: &People) -> Reply<Vec<ReplyView>> {
        let found = self.desk.read(|c| reply::list(c, claim))?;
        let today = self.desk.now().day();
        Ok(found.into_iter().map(|one| view(one, &today, people)).collect())
    }

    /// Enters that somebody was asked for a reply.
    ///
    /// # Errors
    /// An unknown claim or source; nobody named, or no way; a date that is none; what would give a confidential
    /// source away.
    pub fn reply_ask(&self, input: ReplyAsk) -> Reply<Changed> {
        let new = NewReply {
            claim: parse::id("claim", &input.claim_id)?,
            from: input.from.trim().to_owned(),
            source: parse::maybe_id("source", input.source_id.as_deref())?,
            how: input.how.trim().to_owned(),
            asked_on: parse::maybe_date("asked_on", input.asked_on.as_deref())?,
            deadline: parse::maybe_date("deadline", input.deadline.as_deref())?,
            question: input.question.and_then(parse::cleared),
            note: input.note.and_then(parse::cleared),
        };
        Ok(done(
            "Asked for a reply",
            &reply::ask(&self.desk, self.me()?, new)?,
        ))
    }

    /// Changes a record.
    ///
    /// # Errors
    /// An unknown record; an answer without words; a word or date that is none; what would give a confidential
    /// source away.
    pub fn reply_edit(&self, input: ReplyEdit) -> Reply<Changed> {
        let id: ReplyId = parse::id("reply", &input.reply_id)?;
        let known = self.desk.read(|c| reply::show(c, id))?;
        let mut changes = Vec::new();
        changes.extend(outcome(&known, &input, self.desk.now().day())?.map(ReplyChange::Outcome));
        if let Some(deadline) = &input.deadline {
            changes.push(ReplyChange::Deadline(parse::date("deadline", deadline)?));
        }
        changes.extend(input.how.map(|how| ReplyChange::How(how.trim().to_owned())));
        changes.extend(input.note.map(|text| ReplyChange::Note(parse::cleared(text))));
        let done = reply::edit(&self.desk, self.me()?, id, changes)?;
        Ok(changed("Reply changed", &done.outcome, Some(input.reply_id)))
    }

    /// Takes a record out.
    ///
    /// # Errors
    /// An unknown record.
    pub fn reply_retract(&self, input: &ById) -> Reply<Changed> {
        let id: ReplyId = parse::id("reply", &input.id)?;
        let done = reply::retract(&self.desk, self.me()?, id, None)?;
        Ok(changed("Reply taken out", &done.outcome, Some(input.id.clone())))
    }
}

/// What a change makes of the question; none when it speaks of something else. What is not given stays as it is
/// known, and a day that nobody knows is today.
fn outcome(known: &Record, input: &ReplyEdit, today: PartialDate) -> Reply<Option<ReplyOutcome>> {
    if input.state.is_none() && input.answer.is_none() && input.answered_on.is_none() {
        return Ok(None);
    }
    let given = input.answer.clone().and_then(parse::cleared);
    let state = match &input.state {
        Some(state) => parse::word("state", state)?,
        None if given.is_some() => ReplyState::Answered,
        None => known.state,
    };
    let answer = if input.answer.is_some() {
        given
    } else {
        known.answer.clone()
    };
    let answered_on = parse::maybe_date("answered_on", input.answered_on.as_deref())?
        .or_else(|| known.answered_on.clone())
        .unwrap_or(today);
    Ok(Some(match state {
        ReplyState::Waiting => ReplyOutcome::Waiting,
        ReplyState::Answered => ReplyOutcome::Answered {
            answer: answer.unwrap_or_default(),
            answered_on,
        },
        ReplyState::None => ReplyOutcome::None { answered_on },
        ReplyState::Refused => ReplyOutcome::Refused { answer, answered_on },
    }))
}

fn state_word(state: ReplyState) -> &'static str {
    match state {
        ReplyState::Waiting => "waiting",
        ReplyState::Answered => "answered",
        ReplyState::None => "none",
        ReplyState::Refused => "refused",
    }
}

fn view(one: Record, today: &PartialDate, people: &People) -> ReplyView {
    ReplyView {
        id: one.id.to_string(),
        overdue: one.is_overdue(today),
        from: one.from,
        source_id: one.source.map(|id| id.to_string()),
        how: one.how,
        asked_on: one.asked_on.to_string(),
        deadline: one.deadline.map(|date| date.to_string()),
        question: one.question,
        state: state_word(one.state).to_owned(),
        answer: one.answer,
        answered_on: one.answered_on.map(|date| date.to_string()),
        note: one.note,
        by: people.name(one.created_by),
    }
}
