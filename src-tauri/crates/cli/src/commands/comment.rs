//! `comment`: what reviewers say to each other; never printed.

use clap::{Args, Subcommand};
use factdesk_desk::Desk;
use factdesk_desk::comment::{self, About};
use factdesk_domain::ClaimId;
use serde_json::json;

use super::reviewer::Names;
use crate::failure::Failure;
use crate::listed::Listed;
use crate::named::{ClaimName, CommentName};
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::prose;

/// `comment --claim ID --text TEXT`, or a verb.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Comment {
    /// What to do
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[command(flatten)]
    pub add: Option<Add>,
}

/// Verbs of comments.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Add a comment
    Add(Add),
    /// List the comments on a claim, the oldest first
    List {
        #[command(flatten)]
        claim: ClaimName,
    },
    /// Take a comment back
    Retract {
        #[command(flatten)]
        comment: CommentName,
    },
}

/// A new comment.
#[derive(Debug, Args)]
pub struct Add {
    /// The claim
    #[arg(long)]
    pub claim: String,
    /// What to say
    #[arg(long, value_parser = prose, allow_hyphen_values = true)]
    pub text: String,
}

/// Does what the verb says; without one, adds.
///
/// # Errors
/// An unknown claim or comment, an empty text, a comment of somebody else; the desk.
pub fn run(asked: Comment, reach: &Reach) -> Result<Answer, Failure> {
    match (asked.verb, asked.add) {
        (Some(Verb::List { claim }), _) => list(&reach.read()?, claim.as_str()),
        (Some(Verb::Retract { comment }), _) => {
            let (desk, comment) = (reach.write()?, id("comment", comment.as_str())?);
            comment::retract(&desk, desk.me()?, comment)?;
            Ok(Answer::id("comment", comment))
        }
        (Some(Verb::Add(new)), _) | (None, Some(new)) => {
            let (desk, claim) = (reach.write()?, id("claim", &new.claim)?);
            let done = comment::add(&desk, desk.me()?, About::Claim(claim), &new.text, None)?;
            Ok(Answer::id("comment", done.value))
        }
        (None, None) => Err(Failure::usage(
            "Name a claim and a text: comment --claim ID --text TEXT",
        )),
    }
}

fn list(desk: &Desk, claim: &str) -> Result<Answer, Failure> {
    let claim = id("claim", claim)?;
    desk.read(|c| factdesk_desk::claim::show(c, claim))?;
    Ok(of(desk, claim)?.answer("comments"))
}

/// The comments on a claim, the oldest first.
///
/// # Errors
/// The desk.
pub fn of(desk: &Desk, claim: ClaimId) -> Result<Listed, Failure> {
    let names = Names::of(desk)?;
    let mut listed = Listed::default();
    for one in desk.read(|c| comment::list(c, About::Claim(claim)))? {
        let (by, at) = (names.name(one.author), one.at.to_rfc3339());
        let words = format!("{by}, {at}: {}", shown::line(&one.text));
        let json = json!({ "id": one.id, "reviewer": one.author, "name": by, "at": at, "text": one.text });
        listed.push(json, words);
    }
    Ok(listed)
}
