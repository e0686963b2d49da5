//! `statement`: where somebody's words stand.

use clap::{Args, Subcommand};
use factdesk_desk::statement;
use factdesk_domain::StatementId;

use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::spans;
use crate::words::{filled, prose};

/// Verbs of statements.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Show where a statement stands in the present text of an article
    Place(Place),
    /// Take a statement out of its claim
    Retract {
        /// Statement
        #[arg(long)]
        statement: String,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
    },
}

/// A place for a statement.
#[derive(Debug, Args)]
pub struct Place {
    /// Statement
    #[arg(long)]
    pub statement: String,
    /// Article [default: the one that it stands in]
    #[arg(long)]
    pub article: Option<String>,
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
/// An unknown statement or article, a span outside of the text; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    match verb {
        Verb::Place(asked) => {
            let statement: StatementId = id("statement", &asked.statement)?;
            let known = desk.read(|c| statement::show(c, statement))?;
            let own = known.anchor.map(|anchor| anchor.article.to_string());
            let article = asked.article.or(own).ok_or_else(|| {
                Failure::usage("This statement stands in no article: name one with --article.").on("article")
            })?;
            let (_, place) = spans::place(&desk, &article, asked.start, asked.end)?;
            statement::place(&desk, desk.me()?, statement, place)?;
            Ok(Answer::id("statement", statement))
        }
        Verb::Retract { statement, reason } => {
            let statement: StatementId = id("statement", &statement)?;
            statement::retract(&desk, desk.me()?, statement, reason.and_then(filled))?;
            Ok(Answer::id("statement", statement))
        }
    }
}
