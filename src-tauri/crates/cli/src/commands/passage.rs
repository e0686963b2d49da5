//! `passage`: parts of an article that hold nothing to check.

use clap::{Args, Subcommand};
use factdesk_desk::passage;
use factdesk_domain::MarkId;

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
    /// Show where a marked passage lies in the present text of its article
    Place(Place),
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

/// A place for a marked passage.
#[derive(Debug, Args)]
pub struct Place {
    /// Passage
    #[arg(long)]
    pub passage: String,
    /// First code point
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub start: i64,
    /// One past the last code point
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub end: i64,
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
        Verb::Place(asked) => {
            let passage: MarkId = id("passage", &asked.passage)?;
            let article = desk.read(|c| passage::show(c, passage))?.article.to_string();
            let (_, place) = spans::place(&desk, &article, asked.start, asked.end)?;
            passage::place(&desk, desk.me()?, passage, place)?;
            Ok(Answer::id("passage", passage))
        }
        Verb::Unmark { passage } => {
            let passage = id("passage", passage.as_str())?;
            passage::unmark(&desk, desk.me()?, passage)?;
            Ok(Answer::id("passage", passage))
        }
    }
}
