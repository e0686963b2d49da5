//! The program's main job without a window: import, list what is contested, write the report.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::program::{execute, program, read};
use crate::{project, window};

/// Makes a new desk in `out/sample-desk`, opens the sample case (and imports `files` into it), lists its
/// contested statements and writes its report to `out/sample-report.md`.
pub fn main_job(files: &[String]) -> Result<()> {
    let cli = window::build_cli()?;
    let desk = project::out().join("sample-desk");
    // The folder is made by this task alone, and each run starts from a new desk.
    if desk.exists() {
        fs::remove_dir_all(&desk).with_context(|| format!("cannot empty {}", project::shown(&desk)))?;
    }
    fs::create_dir_all(project::out()).context("cannot create out/")?;
    let on_desk = |words: &[&str]| {
        let mut command = program(&cli, ["--desk"]);
        command.arg(&desk).args(words);
        command
    };
    let case = read(on_desk(&["sample"]))?;
    let Some(case) = case.lines().last().filter(|line| !line.is_empty()) else {
        bail!("factdesk-cli sample printed no case");
    };
    println!("The sample case is {case}.");
    import(on_desk(&["import", "--case", case]), files)?;
    execute(on_desk(&["claims", "--case", case, "--contested"]))?;
    let report = project::out().join("sample-report.md");
    let mut write = on_desk(&["report", "--case", case, "--format", "markdown", "-o"]);
    write.arg(&report);
    execute(write)?;
    said(&report, &desk)
}

fn import(mut command: std::process::Command, files: &[String]) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    if let Ok(folder) = std::env::current_dir() {
        command.current_dir(folder);
    }
    command.args(files);
    execute(command)
}

fn said(report: &Path, desk: &Path) -> Result<()> {
    let text =
        fs::read_to_string(report).with_context(|| format!("cannot read {}", project::shown(report)))?;
    println!(
        "\nThe report of the sample case: {} ({} lines)",
        project::shown(report),
        text.lines().count()
    );
    println!("The desk it was made from:     {}", project::shown(desk));
    Ok(())
}
