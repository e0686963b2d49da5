//! The command-line program on the desk of a journey, while no window has it open.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::{Desk, app};

/// Runs `factdesk-cli`, which lies beside the window's program, and gives what it answers.
pub fn ask(desk: &Desk, words: &[&str]) -> Result<Value> {
    let mut command = Command::new(app()?.with_file_name("factdesk-cli"));
    desk.keep_at_home(&mut command);
    command.args(desk.arguments()).args(words).arg("--json");
    let ran = command.output().context("factdesk-cli does not start")?;
    let said = String::from_utf8_lossy(&ran.stdout);
    ensure!(
        ran.status.success(),
        "{words:?}: {said}{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    serde_json::from_str(&said).with_context(|| format!("{words:?} answers {said}"))
}

/// A text of an answer.
pub fn text(value: &Value) -> Result<String> {
    let text = value.as_str().map(str::to_owned);
    text.with_context(|| format!("no text in {value}"))
}

/// The claim of a case that begins with `words`.
pub fn claim(desk: &Desk, case: &str, words: &str) -> Result<String> {
    let claims = ask(desk, &["claims", "--case", case])?;
    let all = claims["claims"].as_array().context("no claims")?;
    let said = |claim: &&Value| claim["text"].as_str().is_some_and(|text| text.starts_with(words));
    let found = all
        .iter()
        .find(said)
        .with_context(|| format!("no claim says {words:?}: {claims}"))?;
    text(&found["id"])
}
