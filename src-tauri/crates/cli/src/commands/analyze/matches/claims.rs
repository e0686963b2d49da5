//! The file of known claims.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::commands::analyze::text::Text;
use crate::failure::{Exit, Failure};
use crate::shown;

/// Lines that cannot be read are named one by one up to here, and counted from then on.
const NAMED_LINES: usize = 10;

/// One known claim, as a line of the file has it.
#[derive(Debug, Deserialize)]
struct Row {
    #[serde(default)]
    id: Value,
    text: Text,
    #[serde(default)]
    title: Option<Text>,
}

/// Known claims in the order of their file.
#[derive(Debug, Default)]
pub struct Read {
    /// Their ids, given back as they came.
    pub ids: Vec<Value>,
    /// What each claims: its text, then the title of the check in a paragraph of its own.
    pub texts: Vec<String>,
}

/// Reads `file`. A line that cannot be read is named on standard error and left out, so that one bad
/// line among thousands does not stop the search.
///
/// # Errors
/// A file that cannot be read, or in which no line is a claim.
pub fn read(file: &Path) -> Result<Read, Failure> {
    let failed = |error: std::io::Error| {
        Failure::input_output(format!("{} cannot be read: {error}", file.display())).on("claims")
    };
    let mut input = BufReader::new(File::open(file).map_err(failed)?);
    let (mut known, mut line, mut number, mut unread) = (Read::default(), Vec::new(), 0_u64, 0_usize);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(failed)? == 0 {
            break;
        }
        number += 1;
        match claim(&line) {
            Some(Ok(row)) => known.push(row),
            Some(Err(error)) => {
                unread += 1;
                if unread <= NAMED_LINES {
                    eprintln!("{}, line {number} is no claim: {error}", file.display());
                }
            }
            None => {}
        }
    }
    judged(known, unread, file)
}

/// The claim of a line; `None` for a blank one.
fn claim(line: &[u8]) -> Option<Result<Row, serde_json::Error>> {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    let line = line.trim_ascii();
    (!line.is_empty()).then(|| serde_json::from_slice(line))
}

fn judged(known: Read, unread: usize, file: &Path) -> Result<Read, Failure> {
    let name = file.display();
    if unread > 0 && known.ids.is_empty() {
        let said = format!("No line of {name} is a claim; each needs an \"id\" and a \"text\".");
        return Err(Failure::new(Exit::InputOutput, "no_claims", said).on("claims"));
    }
    if unread > 0 {
        eprintln!(
            "{name}: {} left out, {} read.",
            shown::count(unread, "line", "lines"),
            shown::count(known.ids.len(), "claim", "claims")
        );
    }
    Ok(known)
}

impl Read {
    fn push(&mut self, row: Row) {
        let mut text = row.text.0;
        if let Some(title) = row.title.filter(|title| !title.0.trim().is_empty()) {
            text.push_str("\n\n");
            text.push_str(&title.0);
        }
        self.ids.push(row.id);
        self.texts.push(text);
    }
}
