//! `cargo xtask audit`: licences and known flaws of what the program is built from.
//!
//! A list that could not be reached is never a silent pass: it is named, and the task fails.

use anyhow::Result;

use crate::program::{self, capture, cargo, execute, line, npm};

/// How one question ended.
enum Outcome {
    /// Asked and nothing found.
    Clean,
    /// Something was found; the program has said what.
    Found,
    /// The question could not be asked, and why.
    NotReached(String),
}

/// Asks every question and prints one line for each answer.
pub fn run() -> Result<()> {
    let answers = [
        ("licences, bans and sources of the Rust packages", rust_rules()),
        (
            "flaws of the Rust packages (RustSec advisory database)",
            rust_advisories(),
        ),
        ("flaws of the pages' packages (npm advisories)", npm_advisories()?),
    ];
    println!();
    let mut open = Vec::new();
    for (question, outcome) in &answers {
        match outcome {
            Outcome::Clean => println!("nothing found  {question}"),
            Outcome::Found => println!("FOUND          {question}"),
            Outcome::NotReached(why) => println!("NOT REACHED    {question}: {why}"),
        }
        if !matches!(outcome, Outcome::Clean) {
            open.push(*question);
        }
    }
    anyhow::ensure!(
        open.is_empty(),
        "found something, or could not ask: {}",
        open.join("; ")
    );
    Ok(())
}

const NO_CARGO_DENY: &str = "cargo-deny is not installed. Run: cargo install cargo-deny --locked";

fn rust_rules() -> Outcome {
    if !program::exists("cargo-deny") {
        return Outcome::NotReached(NO_CARGO_DENY.to_owned());
    }
    match execute(cargo([
        "deny",
        "--offline",
        "check",
        "licenses",
        "bans",
        "sources",
    ])) {
        Ok(()) => Outcome::Clean,
        Err(_) => Outcome::Found,
    }
}

fn rust_advisories() -> Outcome {
    if !program::exists("cargo-deny") {
        return Outcome::NotReached(NO_CARGO_DENY.to_owned());
    }
    // Fetching is a step of its own, so that a list that is not there differs from a finding in it.
    let fetch = cargo(["deny", "fetch", "db"]);
    println!("$ {}", line(&fetch));
    match capture(fetch) {
        Err(error) => Outcome::NotReached(error.to_string()),
        Ok(fetched) if !fetched.status.success() => Outcome::NotReached(last_line(&fetched.stderr)),
        Ok(_) => match execute(cargo(["deny", "--offline", "check", "advisories"])) {
            Ok(()) => Outcome::Clean,
            Err(_) => Outcome::Found,
        },
    }
}

fn npm_advisories() -> Result<Outcome> {
    let audit = npm(["audit", "--json"]);
    println!("$ {}", line(&audit));
    let output = capture(audit)?;
    let outcome = npm_answer(&String::from_utf8_lossy(&output.stdout));
    if matches!(outcome, Outcome::Found) {
        // The second run tells a person what the first told us.
        let _ = execute(npm(["audit"]));
    }
    Ok(outcome)
}

/// npm fails both when it finds a flaw and when it reaches no list; only the text tells which.
fn npm_answer(text: &str) -> Outcome {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else {
        return Outcome::NotReached("npm audit gave no answer".to_owned());
    };
    match value
        .pointer("/metadata/vulnerabilities/total")
        .and_then(serde_json::Value::as_u64)
    {
        Some(0) => Outcome::Clean,
        Some(_) => Outcome::Found,
        None => {
            let why = ["/message", "/error/summary", "/error/code"]
                .iter()
                .filter_map(|place| value.pointer(place)?.as_str())
                .find(|text| !text.is_empty());
            Outcome::NotReached(why.unwrap_or("npm audit gave no count").to_owned())
        }
    }
}

fn last_line(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    text.lines()
        .map(str::trim)
        .rfind(|line| !line.is_empty())
        .unwrap_or("no reason given")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unreached_list_is_not_a_clean_answer() {
        let refused = r#"{"message":"request failed, reason: connect ECONNREFUSED","error":{"summary":"","detail":""}}"#;
        for text in ["", "not json", "{}", refused] {
            assert!(matches!(npm_answer(text), Outcome::NotReached(_)), "{text:?}");
        }
    }

    #[test]
    fn the_count_decides_between_clean_and_found() {
        let counted = |total: u32| format!(r#"{{"metadata":{{"vulnerabilities":{{"total":{total}}}}}}}"#);
        assert!(matches!(npm_answer(&counted(0)), Outcome::Clean));
        assert!(matches!(npm_answer(&counted(3)), Outcome::Found));
    }
}
