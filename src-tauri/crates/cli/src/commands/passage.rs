//! `passage`: parts of an article that hold nothing to check.

use clap::{Args, Subcommand};
use factdesk_desk::passage;

use crate::failure::Failure;
use crate::named::PassageName;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::spans;
use crate::words::{filled, prose};

/// Verbs of passages.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Say that a passage holds nothing to check
    Mark(Mark),
    /// Take such a mark back
    Unmark {
        #[command(flatten)]
        passage: PassageName,
    },
}

/// A passage.
#[derive(Debug, Args)]
pub struct Mark {
    /// Article
    #[arg(long)]
    pub article: String,
    /// First code point
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub start: i64,
    /// One past the last code point
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub end: i64,
    /// Why
    #[arg(long, value_parser = prose, allow_hyphen_values = true)]
    pub reason: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown article or passage, a span outside of the text; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    match verb {
        Verb::Mark(asked) => {
            let (_, place) = spans::place(&desk, &asked.article, asked.start, asked.end)?;
            let done = passage::mark(&desk, desk.me()?, place, asked.reason.and_then(filled))?;
            Ok(Answer::id("passage", done.value))
        }
        Verb::Unmark { passage } => {
            let passage = id("passage", passage.as_str())?;
            passage::unmark(&desk, desk.me()?, passage)?;
            Ok(Answer::id("passage", passage))
        }
    }
}
