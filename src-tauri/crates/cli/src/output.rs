//! What is printed: compact text for people, one JSON object for scripts.

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::failure::{Exit, Failure};

/// How answers are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Sentences and columns.
    Text,
    /// One JSON object on standard output, for failures too.
    Json,
}

impl Format {
    /// Looks for `--json` on the line. It must be known before the line is understood, because a
    /// line that cannot be understood is answered in JSON as well.
    pub fn asked_for(words: &[OsString]) -> Self {
        let mut options = words.iter().skip(1).take_while(|word| *word != "--");
        if options.any(|word| word == "--json") {
            Self::Json
        } else {
            Self::Text
        }
    }
}

/// What a command answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    json: String,
    text: String,
    negative: bool,
    printed: bool,
}

impl Answer {
    /// An answer in both forms; `text` needs no newline at its end.
    pub fn new(json: impl Serialize, text: impl Into<String>) -> Self {
        let json = serde_json::to_string(&json).expect("BUG: an answer has keys that are no strings");
        Self {
            json,
            text: text.into(),
            negative: false,
            printed: false,
        }
    }

    /// One id under the name of its noun; the bare id as text, for scripts.
    pub fn id(noun: &str, id: impl Display) -> Self {
        let id = id.to_string();
        Self::new(json!({ noun: id }), id)
    }

    /// The command wrote its output itself, row by row or byte by byte.
    pub fn already_printed() -> Self {
        Self {
            json: String::new(),
            text: String::new(),
            negative: false,
            printed: true,
        }
    }

    /// The same as a negative answer when `negative` holds: exit code 1.
    pub fn negative_if(mut self, negative: bool) -> Self {
        self.negative = negative;
        self
    }

    /// The exit code of this answer.
    pub fn exit(&self) -> Exit {
        if self.negative { Exit::Negative } else { Exit::Done }
    }
}

/// Prints an answer.
pub fn answer(format: Format, answer: &Answer) -> io::Result<()> {
    if answer.printed {
        return Ok(());
    }
    match format {
        Format::Json => print_line(io::stdout().lock(), &answer.json),
        Format::Text if answer.text.is_empty() => Ok(()),
        Format::Text => print_line(io::stdout().lock(), &answer.text),
    }
}

/// Prints a failure: JSON on standard output, sentences on standard error.
pub fn failure(format: Format, failure: &Failure) -> io::Result<()> {
    match format {
        Format::Json => print_line(io::stdout().lock(), &failure_json(failure).to_string()),
        Format::Text => print_line(io::stderr().lock(), &failure.message),
    }
}

fn failure_json(failure: &Failure) -> Value {
    let mut error = json!({ "code": failure.code, "message": failure.message });
    if let Some(field) = &failure.field {
        error["field"] = json!(field);
    }
    json!({ "error": error })
}

fn print_line(mut to: impl Write, line: &str) -> io::Result<()> {
    to.write_all(line.trim_end().as_bytes())?;
    to.write_all(b"\n")?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn json_is_asked_for_anywhere_before_two_dashes() {
        assert_eq!(Format::asked_for(&words("cli --json scale list")), Format::Json);
        assert_eq!(Format::asked_for(&words("cli scale list --json")), Format::Json);
        assert_eq!(Format::asked_for(&words("cli import -- --json")), Format::Text);
        assert_eq!(Format::asked_for(&words("cli scale list")), Format::Text);
    }

    #[test]
    fn a_failure_names_its_field_only_where_there_is_one() {
        let plain = failure_json(&Failure::usage("No."));
        assert_eq!(plain, json!({"error": {"code": "usage", "message": "No."}}));
        let fielded = failure_json(&Failure::usage("No.").on("claim"));
        assert_eq!(fielded["error"]["field"], "claim");
    }
}
