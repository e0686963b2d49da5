//! `analyze`: JSON Lines in, JSON Lines out, one answer a row and in the same order.

mod attributions;
mod checkworthiness;
mod contested;
mod matches;
mod page;
mod quantities;
mod rows;
mod sentences;
mod text;

use std::io;

use clap::Subcommand;

use crate::failure::Failure;
use crate::output::Answer;

/// What to look for. Each reads rows from standard input.
#[derive(Debug, Clone, Subcommand)]
pub enum Verb {
    /// {"id","text","lang"?} -> {"id","sentences":[{"start","end"}]}
    Sentences,
    /// {"id","text"} -> {"id","attributions":[{"source","cue","content","stance"}]}
    Attributions,
    /// {"id","text"} -> {"id","quantities":[{"start","end","value"?,"low"?,"high"?,"unit"?,"of"?}]}
    Quantities,
    /// {"id","documents":[{"id","text","published"?,"lang"?}]} -> {"id","pairs":[{"a","b","kind","score","reason"}]}
    Contested,
    /// {"id","text"} -> {"id","score","reasons":[...]}
    Checkworthiness,
    /// {"id","text"} -> {"id","matches":[{"id","score"}]}: the known claims that a text is about
    Match(matches::Match),
    /// {"id","html"} -> {"id","title","byline","site","published","language","text"}
    Page,
}

/// Answers every row of standard input on standard output.
///
/// # Errors
/// When a stream breaks; a reader that has gone away ends the run quietly.
pub fn run(verb: Verb) -> Result<Answer, Failure> {
    let (input, output) = (io::stdin().lock(), io::stdout().lock());
    let outcome = match verb {
        Verb::Sentences => rows::answer_each(input, output, sentences::find),
        Verb::Attributions => rows::answer_each(input, output, attributions::find),
        Verb::Quantities => rows::answer_each(input, output, quantities::find),
        Verb::Contested => rows::answer_each(input, output, contested::find),
        Verb::Checkworthiness => rows::answer_each(input, output, checkworthiness::judge),
        Verb::Match(asked) => matches::run(&asked, input, output)?,
        Verb::Page => rows::answer_each(input, output, page::read),
    };
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(Answer::already_printed()),
    }
}
