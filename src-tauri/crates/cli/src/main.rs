//! `factdesk-cli`: every operation of the desk without a window.
//!
//! Deliberately absent: rules and SQL. A command reads its words, makes one call into the crates
//! below, and puts the answer into words or JSON.

mod arguments;
mod commands;
mod corrected;
mod failure;
mod listed;
mod named;
mod output;
mod places;
mod positions;
mod reach;
mod shown;
mod spans;
mod usage;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::output::{Answer, Format};

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let format = Format::asked_for(&words);
    let outcome = match usage::parse(&words) {
        Ok(arguments) => commands::run(arguments, format),
        Err(shown) => shown,
    };
    report(format, outcome)
}

/// Prints the answer or the failure and says the exit code. A reader that has gone away
/// (`| head`) is no failure of ours.
fn report(format: Format, outcome: Result<Answer, Failure>) -> ExitCode {
    let (printed, exit) = match &outcome {
        Ok(answer) => (output::answer(format, answer), answer.exit()),
        Err(failure) => (output::failure(format, failure), failure.exit),
    };
    match printed {
        Ok(()) => exit.into(),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => exit.into(),
        Err(_) => failure::Exit::InputOutput.into(),
    }
}
