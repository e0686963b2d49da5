//! `cargo xtask campaign`: everything that reads bytes of others is fuzzed for some minutes. Not part of the checks,
//! since it wants a nightly compiler and time; what it found is run again by the ordinary tests.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::program::{execute, exists, program};
use crate::project;

/// How long each target runs where nothing else is asked.
const MINUTES: u64 = 3;

/// Memory for a target: that of the reader process and what the sanitizer takes beside it.
const MEMORY_MIB: u64 = 2560;

/// Seconds that one input may take; the reader process may take as many of processor time.
const PATIENCE_S: u64 = 20;

/// Runs each target, or those that are named. What it finds is kept, listed, and an error.
pub fn run(words: &[String]) -> Result<()> {
    let asked = Asked::of(words, &targets()?)?;
    lacking()?;
    let mut found = Vec::new();
    for target in &asked.targets {
        if let Err(error) = fuzz(target, asked.minutes) {
            println!("{target}: {error}");
            found.push(target.as_str());
        }
    }
    if found.is_empty() {
        let count = asked.targets.len();
        println!(
            "Nothing found in {count} targets, {} minutes each.",
            asked.minutes
        );
        return Ok(());
    }
    let files: Vec<String> = found.iter().flat_map(|target| findings(target)).collect();
    bail!(
        "something was found in {}:\n  {}\nMend it, and keep the file under fuzz/findings/TARGET.",
        found.join(", "),
        files.join("\n  ")
    )
}

/// What a person asked for.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    minutes: u64,
    targets: Vec<String>,
}

impl Asked {
    fn of(words: &[String], all: &[String]) -> Result<Self> {
        let (minutes, wanted) = match words {
            [option, minutes, wanted @ ..] if option == "--minutes" => {
                let minutes = minutes.parse().ok().filter(|minutes| *minutes > 0);
                (minutes.context("--minutes takes a number from 1")?, wanted)
            }
            wanted => (MINUTES, wanted),
        };
        if let Some(unknown) = wanted.iter().find(|name| !all.contains(name)) {
            bail!("there is no target {unknown}; the targets are {}", all.join(", "));
        }
        let chosen = |name: &&String| wanted.is_empty() || wanted.contains(name);
        let targets = all.iter().filter(chosen).cloned().collect();
        Ok(Self { minutes, targets })
    }
}

fn folder() -> PathBuf {
    project::root().join("fuzz")
}

/// The targets, by name.
fn targets() -> Result<Vec<String>> {
    let stem = |path: &Path| {
        path.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let entries =
        fs::read_dir(folder().join("targets")).context("the fuzz targets are part of the project")?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(stem(&entry?.path()));
    }
    names.sort();
    Ok(names)
}

/// Says what this machine lacks, with the command that brings it.
fn lacking() -> Result<()> {
    let mut lacks = Vec::new();
    if !exists("cargo-fuzz") {
        lacks.push("cargo-fuzz: cargo install cargo-fuzz");
    }
    let nightly = program("rustup", ["run", "nightly", "rustc", "--version"]).output();
    if !nightly.is_ok_and(|output| output.status.success()) {
        lacks.push("a nightly compiler: rustup toolchain install nightly --profile minimal");
    }
    if lacks.is_empty() {
        return Ok(());
    }
    bail!("this machine lacks\n  {}", lacks.join("\n  "))
}

/// What the fuzzer learns goes into `corpus`, which git ignores; seeds and findings are only read.
fn fuzz(target: &str, minutes: u64) -> Result<()> {
    let corpus = folder().join("corpus").join(target);
    fs::create_dir_all(&corpus)?;
    let mut command = program("cargo", ["+nightly", "fuzz", "run", "-O", "--fuzz-dir"]);
    command
        .arg(folder())
        .arg("--target-dir")
        .arg(project::target().join("fuzz"));
    command.arg(target).arg(corpus);
    for kept in ["seeds", "findings"] {
        let kept = folder().join(kept).join(target);
        if kept.is_dir() {
            command.arg(kept);
        }
    }
    command.arg("--").args([
        format!("-max_total_time={}", minutes * 60),
        format!("-rss_limit_mb={MEMORY_MIB}"),
        format!("-timeout={PATIENCE_S}"),
    ]);
    // The cargo that runs this task is a stable one, which does not know "+nightly".
    command.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN");
    execute(command)
}

/// The files that the fuzzer left behind for a target.
fn findings(target: &str) -> Vec<String> {
    let entries = fs::read_dir(folder().join("artifacts").join(target));
    let entries = entries.into_iter().flatten().flatten();
    let mut files: Vec<String> = entries.map(|entry| project::shown(&entry.path())).collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Result<Asked> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        Asked::of(&owned(words), &owned(&["csv", "pdf", "quote"]))
    }

    #[test]
    fn all_targets_run_for_three_minutes_unless_something_else_is_asked() {
        let all = asked(&[]).unwrap();
        assert_eq!((all.minutes, all.targets.len()), (3, 3));
        let some = asked(&["--minutes", "60", "quote", "csv"]).unwrap();
        assert_eq!(
            (some.minutes, some.targets),
            (60, vec!["csv".to_owned(), "quote".to_owned()])
        );
    }

    #[test]
    fn what_is_not_known_is_refused_and_named() {
        assert!(
            asked(&["doc"])
                .unwrap_err()
                .to_string()
                .contains("csv, pdf, quote")
        );
        for wrong in [["--minutes", "soon"], ["--minutes", "0"]] {
            assert!(asked(&wrong).unwrap_err().to_string().contains("a number from 1"));
        }
    }

    #[test]
    fn every_target_has_seeds_and_stands_in_the_manifest() {
        let manifest = fs::read_to_string(folder().join("Cargo.toml")).unwrap();
        let all = targets().unwrap();
        assert!(all.len() > 25, "{all:?}");
        for target in all {
            assert!(
                folder().join("seeds").join(&target).is_dir(),
                "{target} has no seeds"
            );
            assert!(
                manifest.contains(&format!("name = \"{target}\"\n")),
                "{target} is not built"
            );
        }
    }
}
