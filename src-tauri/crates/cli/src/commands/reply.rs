//! `reply`: the right of reply.

use clap::{Args, Subcommand};
use factdesk_desk::Desk;
use factdesk_desk::reply::{self, NewReply, Reply};
use factdesk_domain::PartialDate;
use factdesk_domain::reply::{ReplyChange, ReplyOutcome, ReplyState};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::listed::Listed;
use crate::named::{ClaimName, ReplyName};
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{REPLY_STATES, cleared_or_date, date, filled, one_of, prose, something, word};

/// Verbs of replies.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Enter that somebody was asked for a reply
    Ask(Box<Ask>),
    /// Enter an answer, that none came, or another change; an empty text clears a field
    Edit(Edit),
    /// List who was asked about a claim, the first one first
    List {
        #[command(flatten)]
        claim: ClaimName,
    },
    /// Take a record out
    Retract {
        #[command(flatten)]
        reply: ReplyName,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
    },
}

/// A new record.
#[derive(Debug, Args)]
pub struct Ask {
    /// The claim that it is about
    #[arg(long)]
    pub claim: String,
    /// Who was asked
    #[arg(long, value_name = "NAME", value_parser = prose, allow_hyphen_values = true)]
    pub from: String,
    /// Their source card
    #[arg(long)]
    pub source: Option<String>,
    /// By what way: mail, phone, in person
    #[arg(long, value_name = "TEXT", value_parser = prose)]
    pub how: String,
    /// When; today when it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub asked_on: Option<PartialDate>,
    /// Until when an answer was asked for
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub deadline: Option<PartialDate>,
    /// What was asked
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub question: Option<String>,
    /// A note for the team
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub note: Option<String>,
}

/// Changes of a record.
#[derive(Debug, Clone, Args)]
pub struct Edit {
    #[command(flatten)]
    pub reply: ReplyName,
    /// What became of it
    #[arg(long, value_parser = one_of::<ReplyState>(&REPLY_STATES))]
    pub state: Option<ReplyState>,
    /// What they said; without a state it means that they answered
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub answer: Option<String>,
    /// When it ended; today when it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub answered_on: Option<PartialDate>,
    /// Until when; empty clears
    #[arg(long, value_name = "DATE")]
    pub deadline: Option<String>,
    /// By what way
    #[arg(long, value_name = "TEXT", value_parser = prose)]
    pub how: Option<String>,
    /// A note for the team
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub note: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown claim, source or record, nobody named, an answer without words, what would give a confidential source
/// away; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Ask(asked) => ask(&reach.write()?, *asked),
        Verb::Edit(asked) => edit(&reach.write()?, asked),
        Verb::List { claim } => list(&reach.read()?, claim.as_str()),
        Verb::Retract { reply, reason } => {
            let (desk, reply) = (reach.write()?, id("reply", reply.as_str())?);
            reply::retract(&desk, desk.me()?, reply, reason.and_then(filled))?;
            Ok(Answer::id("reply", reply))
        }
    }
}

fn ask(desk: &Desk, asked: Ask) -> Result<Answer, Failure> {
    let source = asked
        .source
        .as_deref()
        .map(|text| id("source", text))
        .transpose()?;
    let new = NewReply {
        claim: id("claim", &asked.claim)?,
        from: asked.from,
        source,
        how: asked.how,
        asked_on: asked.asked_on,
        deadline: asked.deadline,
        question: asked.question.and_then(filled),
        note: asked.note.and_then(filled),
    };
    Ok(Answer::id("reply", reply::ask(desk, desk.me()?, new)?.value))
}

fn edit(desk: &Desk, asked: Edit) -> Result<Answer, Failure> {
    let reply = id("reply", asked.reply.as_str())?;
    let known = desk.read(|c| reply::show(c, reply))?;
    let mut changes = Vec::new();
    changes.extend(outcome(&known, &asked, desk.now().day()).map(ReplyChange::Outcome));
    if let Some(text) = asked.deadline {
        changes.push(ReplyChange::Deadline(cleared_or_date(&text, "deadline")?));
    }
    changes.extend(asked.how.map(ReplyChange::How));
    changes.extend(asked.note.map(|text| ReplyChange::Note(filled(text))));
    something(&changes)?;
    reply::edit(desk, desk.me()?, reply, changes)?;
    Ok(Answer::id("reply", reply))
}

/// What a change makes of the question; none when it speaks of something else.
fn outcome(known: &Reply, asked: &Edit, today: PartialDate) -> Option<ReplyOutcome> {
    if asked.state.is_none() && asked.answer.is_none() && asked.answered_on.is_none() {
        return None;
    }
    let answer = match &asked.answer {
        Some(answer) => filled(answer.clone()),
        None => known.answer.clone(),
    };
    let state = asked.state.unwrap_or(match &asked.answer {
        Some(_) => ReplyState::Answered,
        None => known.state,
    });
    let answered_on = asked.answered_on.clone().or_else(|| known.answered_on.clone());
    let answered_on = answered_on.unwrap_or(today);
    Some(match state {
        ReplyState::Waiting => ReplyOutcome::Waiting,
        ReplyState::Answered => ReplyOutcome::Answered {
            answer: answer.unwrap_or_default(),
            answered_on,
        },
        ReplyState::None => ReplyOutcome::None { answered_on },
        ReplyState::Refused => ReplyOutcome::Refused { answer, answered_on },
    })
}

fn list(desk: &Desk, claim: &str) -> Result<Answer, Failure> {
    let claim = id("claim", claim)?;
    let today = desk.now().day();
    let mut listed = Listed::default();
    let found = desk.read(|c| {
        factdesk_desk::claim::show(c, claim)?;
        reply::list(c, claim)
    })?;
    for one in found {
        let late = if one.is_overdue(&today) { ", overdue" } else { "" };
        let words = format!(
            "{}  {} ({}): {}{late}  {}",
            one.asked_on,
            shown::line(&one.from),
            shown::line(&one.how),
            word(one.state),
            one.id
        );
        listed.push(in_json(&one, &today), words);
    }
    Ok(listed.answer("replies"))
}

fn in_json(one: &Reply, today: &PartialDate) -> Value {
    json!({
        "id": one.id,
        "claim": one.claim,
        "from": one.from,
        "source": one.source,
        "how": one.how,
        "asked_on": one.asked_on,
        "deadline": one.deadline,
        "question": one.question,
        "state": one.state,
        "overdue": one.is_overdue(today),
        "answer": one.answer,
        "answered_on": one.answered_on,
        "note": one.note,
        "reviewer": one.created_by,
        "at": one.created_at.to_rfc3339(),
    })
}
