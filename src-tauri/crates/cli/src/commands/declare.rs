//! `declare`: that something was not found, or is not needed, with the reason.

use clap::Args;
use factdesk_desk::overriding;
use factdesk_domain::overriding::DeclarationKind;
use serde_json::json;

use super::reviewer;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::words::{DECLARATIONS, one_of, prose};

/// A declaration, or its end.
#[derive(Debug, Args)]
pub struct Declare {
    /// What
    #[arg(value_parser = one_of::<DeclarationKind>(&DECLARATIONS))]
    pub kind: DeclarationKind,
    /// The claim
    #[arg(long)]
    pub claim: String,
    /// Why
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true,
        required_unless_present = "remove")]
    pub reason: Option<String>,
    /// Take the declaration back
    #[arg(long, conflicts_with = "reason")]
    pub remove: bool,
    /// Who declares it, by name or id [default: who sits at the desk]
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// Declares something on a claim, or takes it back.
///
/// # Errors
/// An unknown claim; an empty reason; as it stands already; the desk.
pub fn run(asked: Declare, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let (desk, by) = reviewer::acting(&desk, asked.reviewer.as_deref())?;
    let claim = id("claim", &asked.claim)?;
    overriding::declare(&desk, by, (claim, asked.kind), asked.reason.clone())?;
    let words = match &asked.reason {
        Some(_) => format!("{}.", asked.kind.words()),
        None => "Taken back.".to_owned(),
    };
    let json = json!({ "claim": claim, "kind": asked.kind, "reason": asked.reason });
    Ok(Answer::new(json, words))
}
