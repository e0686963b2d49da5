//! `tag`: words that group claims.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use factdesk_desk::{Desk, claim};
use factdesk_domain::ClaimId;
use serde_json::json;

use super::case;
use crate::failure::Failure;
use crate::listed::Listed;
use crate::output::Answer;
use crate::places::OpenCase;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::prose;

/// `tag --claim ID --tag WORD`, or a verb.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Tag {
    /// What to do
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[command(flatten)]
    pub add: Option<OnClaim>,
}

/// Verbs of tags.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Add a tag to a claim
    Add(OnClaim),
    /// Remove a tag from a claim
    Remove(OnClaim),
    /// List the tags of a case with their claims
    List {
        /// Case
        #[arg(long)]
        case: String,
    },
}

/// A tag and a claim.
#[derive(Debug, Args)]
pub struct OnClaim {
    /// The claim
    #[arg(long)]
    pub claim: String,
    /// The tag
    #[arg(long, value_parser = prose)]
    pub tag: String,
}

/// Does what the verb says; without one, adds.
///
/// # Errors
/// An unknown case or claim, an empty tag, a tag that is there already; the desk.
pub fn run(asked: Tag, reach: &Reach) -> Result<Answer, Failure> {
    match (asked.verb, asked.add) {
        (Some(Verb::List { case }), _) => list(&reach.read()?, &case),
        (Some(Verb::Remove(on)), _) => {
            let (desk, claim) = (reach.write()?, id("claim", &on.claim)?);
            claim::tag_remove(&desk, desk.me()?, claim, &on.tag)?;
            Ok(Answer::id("claim", claim))
        }
        (Some(Verb::Add(on)), _) | (None, Some(on)) => {
            let (desk, claim) = (reach.write()?, id("claim", &on.claim)?);
            claim::tag_add(&desk, desk.me()?, claim, &on.tag)?;
            Ok(Answer::id("claim", claim))
        }
        (None, None) => Err(Failure::usage(
            "Name a claim and a tag: tag --claim ID --tag WORD",
        )),
    }
}

fn list(desk: &Desk, case: &str) -> Result<Answer, Failure> {
    let opened = OpenCase::load(desk, case::known(desk, case)?)?;
    let mut tags: BTreeMap<&str, Vec<ClaimId>> = BTreeMap::new();
    for claim in &opened.view.claims {
        for tag in &claim.tags {
            tags.entry(tag).or_default().push(claim.id);
        }
    }
    let mut listed = Listed::default();
    for (tag, claims) in tags {
        let words = format!(
            "{}  {}",
            shown::line(tag),
            shown::count(claims.len(), "claim", "claims")
        );
        listed.push(json!({ "tag": tag, "claims": claims }), words);
    }
    Ok(listed.answer("tags"))
}
