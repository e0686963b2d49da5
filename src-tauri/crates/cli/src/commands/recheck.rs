//! `recheck`: when to look at a claim again.

use clap::Args;
use factdesk_desk::claim;
use factdesk_domain::PartialDate;

use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::words::{date, filled, prose};

/// A date, or none.
#[derive(Debug, Args)]
pub struct Recheck {
    /// The claim
    #[arg(long)]
    pub claim: String,
    /// When: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date, required_unless_present = "clear")]
    pub on: Option<PartialDate>,
    /// Why then
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub why: Option<String>,
    /// Take the date away
    #[arg(long, conflicts_with_all = ["on", "why"])]
    pub clear: bool,
}

/// Sets or clears the date.
///
/// # Errors
/// An unknown claim; the desk.
pub fn run(asked: Recheck, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let claim = id("claim", &asked.claim)?;
    claim::recheck(&desk, desk.me()?, claim, asked.on, asked.why.and_then(filled))?;
    Ok(Answer::id("claim", claim))
}
