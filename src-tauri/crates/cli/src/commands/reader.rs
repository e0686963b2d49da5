//! `reader`: the child process that reads files; the program starts it, nobody else needs to.

use std::io::Write as _;
use std::process::{Command, ExitCode, Stdio};

use clap::Args;
use factdesk_intake::reader::{self, Outcome, Probe};

use crate::failure::Failure;
use crate::output::Answer;

/// What the reader process does.
#[derive(Debug, Args)]
pub struct Reader {
    /// Try to get out of the fences, one JSON line for each attempt; exit code 1 when one succeeds
    #[arg(long)]
    pub probe: bool,
    /// Try it in this very process, whose output must be a pipe
    #[arg(long, hide = true, requires = "probe")]
    pub inside: bool,
}

/// Serves, or tries the fences.
///
/// # Errors
/// The fences cannot be set up, or the frames break off.
pub fn run(asked: &Reader) -> Result<Answer, Failure> {
    match asked {
        Reader { inside: true, .. } => probe_inside(),
        Reader { probe: true, .. } => probe(),
        _ if reader::serve() == ExitCode::SUCCESS => Ok(Answer::already_printed()),
        _ => Err(Failure::input_output("the reader stopped")),
    }
}

/// Inside the fences nothing can be written but pipes, so a process of its own prints what another one tried.
fn probe() -> Result<Answer, Failure> {
    let tried = Command::new(std::env::current_exe()?)
        .args(["reader", "--probe", "--inside"])
        .stderr(Stdio::inherit())
        .output()?;
    std::io::stdout().write_all(&tried.stdout)?;
    match tried.status.code() {
        Some(0) => Ok(Answer::already_printed()),
        Some(1) => Ok(Answer::already_printed().negative_if(true)),
        _ => Err(Failure::input_output("the fences of the reader cannot be set up")),
    }
}

fn probe_inside() -> Result<Answer, Failure> {
    let probes = reader::probe(std::env::home_dir())?;
    let lines: String = probes.iter().map(|probe| line(probe) + "\n").collect();
    std::io::stdout().write_all(lines.as_bytes())?;
    let allowed = probes.iter().any(|probe| probe.outcome == Outcome::Allowed);
    Ok(Answer::already_printed().negative_if(allowed))
}

fn line(probe: &Probe) -> String {
    serde_json::to_string(probe).expect("BUG: a probe is words")
}
