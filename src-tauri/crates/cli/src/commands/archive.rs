//! `archive`: the captured files of this desk, and hashing them again.

use clap::Subcommand;
use factdesk_desk::archive::{self, Checks, Entry, State};
use factdesk_desk::{Desk, Error, store};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::listed::Listed;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;
use crate::words::word;

/// Verbs of the archive.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Verb {
    /// Hash every file and every text drawn from one again; exit code 1 when one is damaged or missing
    Verify,
    /// List every file with its state as it is known
    List,
}

/// Does what the verb says.
///
/// # Errors
/// The desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Verify => verify(&opened(reach)?),
        Verb::List => list(&reach.read()?),
    }
}

/// To write, so that what was found is kept; to read only while a window has the desk open.
fn opened(reach: &Reach) -> Result<Desk, Failure> {
    match reach.open() {
        Err(Error::Store(store::Error::InUse)) => reach.read(),
        opened => Ok(opened?),
    }
}

fn verify(desk: &Desk) -> Result<Answer, Failure> {
    let found = archive::verify(desk, &|| false, &mut |_, _| ())?;
    let all = archive::overview(desk, &found)?;
    let problems: Vec<Value> = all.problems.iter().map(in_json).collect();
    let mut lines: Vec<String> = all.problems.iter().map(in_words).collect();
    lines.push(format!(
        "{}: {} fine, {} damaged, {} missing, {} erased",
        shown::count(all.files, "file", "files"),
        all.fine,
        all.damaged,
        all.missing,
        all.removed
    ));
    let json = json!({
        "files": all.files,
        "size_bytes": all.size_bytes,
        "fine": all.fine,
        "damaged": all.damaged,
        "missing": all.missing,
        "removed": all.removed,
        "unchecked": all.unchecked,
        "problems": problems,
    });
    Ok(Answer::new(json, lines.join("\n")).negative_if(!problems.is_empty()))
}

fn list(desk: &Desk) -> Result<Answer, Failure> {
    let mut listed = Listed::default();
    for one in archive::entries(desk, &Checks::new())? {
        listed.push(in_json(&one), in_words(&one));
    }
    Ok(listed.answer("files"))
}

/// What is wrong, else how the bytes are.
fn state(one: &Entry) -> String {
    match one.standing.state {
        State::Fine | State::Unchecked if one.standing.copy_is_bad() => {
            format!("copy_{}", word(one.standing.copy_state))
        }
        state => state.as_str().to_owned(),
    }
}

fn in_json(one: &Entry) -> Value {
    json!({
        "sha256": one.sha256,
        "state": state(one),
        "copy_state": word(one.standing.copy_state),
        "name": one.name,
        "size_bytes": one.size_bytes,
        "cases": one.cases,
        "checked_ms": one.standing.checked_ms,
    })
}

fn in_words(one: &Entry) -> String {
    let name = one.name.as_deref().unwrap_or("(no name)");
    format!("{}  {:<12}  {}", one.sha256, state(one), shown::line(name))
}
