//! Starts other programs, and says which.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::project;

/// `name` with `words`, to be run in the top folder.
pub fn program<W: AsRef<OsStr>>(name: impl AsRef<OsStr>, words: impl IntoIterator<Item = W>) -> Command {
    let mut command = Command::new(name);
    command.args(words).current_dir(project::root());
    for (variable, _) in std::env::vars_os() {
        if variable.to_str().is_some_and(is_of_this_task) {
            command.env_remove(variable);
        }
    }
    // Whoever checks once has no use for what only makes the next build faster, and it takes a third of the disk.
    if std::env::var_os("CI").is_some() && std::env::var_os("CARGO_INCREMENTAL").is_none() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// Whether cargo says this variable to the task alone. A build script that sees it would run again for every caller,
/// and all that stands on it be compiled again.
fn is_of_this_task(variable: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
        .iter()
        .any(|begin| variable.starts_with(begin))
}

/// The cargo that runs this task.
pub fn cargo<W: AsRef<OsStr>>(words: impl IntoIterator<Item = W>) -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), words)
}

/// npm, in the folder of the pages.
pub fn npm<W: AsRef<OsStr>>(words: impl IntoIterator<Item = W>) -> Command {
    // On Windows npm is a batch file, which is not found by its bare name.
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = program(name, words);
    command.current_dir(project::ui());
    command
}

/// The line as a person would type it.
pub fn line(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words
        .map(|word| quoted(&word.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=+,@%~".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{word}'")
    }
}

/// Runs `command` with its output in view.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn execute(mut command: Command) -> Result<()> {
    println!("$ {}", line(&command));
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", line(&command)))?;
    if !status.success() {
        bail!("{} failed ({status})", line(&command));
    }
    Ok(())
}

/// Runs `command` and keeps what it prints, whether it succeeds or not.
///
/// # Errors
/// When it cannot be started.
pub fn capture(mut command: Command) -> Result<Output> {
    command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {}", line(&command)))
}

/// What `command` prints on standard output, without the space around it.
///
/// # Errors
/// When it cannot be started or does not succeed; the error holds what it said.
pub fn read(command: Command) -> Result<String> {
    let shown = line(&command);
    let output = capture(command)?;
    if !output.status.success() {
        bail!(
            "{shown} failed ({}): {}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program of this name can be started.
pub fn exists(name: &str) -> bool {
    let Some(folders) = std::env::var_os("PATH") else {
        return false;
    };
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&folders).any(|folder| folder.join(&file).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_line_can_be_typed_again() {
        let command = program("/usr/bin/xvfb-run", ["-a", "-s", "-screen 0 1440x900x24", ""]);
        assert_eq!(line(&command), "xvfb-run -a -s '-screen 0 1440x900x24' ''");
    }

    #[test]
    fn a_failing_program_is_an_error_that_names_it() {
        let error = execute(cargo(["no-such-command"])).unwrap_err().to_string();
        assert!(error.contains("cargo no-such-command failed"), "{error}");
    }

    #[test]
    fn what_cargo_says_to_the_task_is_not_said_to_its_programs() {
        let removed: Vec<_> = cargo(["build"])
            .get_envs()
            .filter(|(_, value)| value.is_none())
            .map(|(name, _)| name.to_owned())
            .collect();
        assert!(removed.iter().any(|name| name == "CARGO_PKG_NAME"), "{removed:?}");
        assert!(!is_of_this_task("CARGO_TARGET_DIR") && !is_of_this_task("CARGO"));
    }

    #[test]
    fn programs_are_found_by_name() {
        assert!(exists("cargo"));
        assert!(!exists("no-such-program-here"));
    }
}
