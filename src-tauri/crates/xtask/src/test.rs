//! `cargo xtask test`: every check, in the order in which a failure costs least time.

use anyhow::{Result, bail};

use crate::program::{cargo, execute, npm};
use crate::steps::{self, Step};
use crate::{bindings, pages, program, setup, window};

const STEPS: &[Step] = &[
    Step {
        name: "system",
        what: "the system packages are there",
        needs: &[],
        work: system,
    },
    Step {
        name: "format",
        what: "the Rust code is formatted",
        needs: &[],
        work: format,
    },
    Step {
        name: "npm",
        what: "the packages of the pages are there",
        needs: &[],
        work: setup::npm_packages,
    },
    Step {
        name: "types",
        what: "svelte-check finds nothing",
        needs: &["npm"],
        work: || npm_script("check"),
    },
    Step {
        name: "eslint",
        what: "ESLint finds nothing",
        needs: &["npm"],
        work: || npm_script("lint"),
    },
    Step {
        name: "vitest",
        what: "the tests of the pages pass",
        needs: &["npm"],
        work: || npm_script("test"),
    },
    Step {
        name: "pages",
        what: "the pages are built",
        needs: &["npm"],
        work: pages::build,
    },
    Step {
        name: "clippy",
        what: "Clippy finds nothing",
        needs: &["system", "pages"],
        work: clippy,
    },
    Step {
        name: "bindings",
        what: "the generated TypeScript is up to date",
        needs: &[],
        work: bindings::check,
    },
    Step {
        name: "rust",
        what: "the Rust tests pass",
        needs: &["system", "pages"],
        work: rust,
    },
    Step {
        name: WINDOW,
        what: "journeys in the real window",
        needs: &["system", "pages"],
        work: journeys,
    },
];

const WINDOW: &str = "window";

/// Runs every step, or those that the words ask for.
pub fn run(words: &[String]) -> Result<()> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [] => steps::follow(&STEPS.iter().collect::<Vec<_>>()),
        ["--skip-window"] => {
            let steps: Vec<_> = STEPS.iter().filter(|step| step.name != WINDOW).collect();
            steps::follow(&steps)?;
            println!("NOT RUN, as asked: the journeys in the real window.");
            Ok(())
        }
        ["--only", name] => match steps::only(STEPS, name) {
            Some(steps) => steps::follow(&steps),
            None => bail!("there is no step {name}; the steps are {}", names()),
        },
        ["--list"] => {
            STEPS
                .iter()
                .for_each(|step| println!("{:<12} {}", step.name, step.what));
            Ok(())
        }
        _ => bail!("test takes --only STEP, --skip-window or --list"),
    }
}

fn names() -> String {
    STEPS.iter().map(|step| step.name).collect::<Vec<_>>().join(", ")
}

fn system() -> Result<()> {
    setup::build_packages()
}

fn format() -> Result<()> {
    execute(cargo(["fmt", "--all", "--check"]))
}

fn npm_script(name: &str) -> Result<()> {
    execute(npm(["run", name]))
}

fn clippy() -> Result<()> {
    // The feature brings in the journeys, which a plain build leaves out.
    let features = ["--features", "factdesk-tests/window"];
    let mut command = cargo(["clippy", "--workspace", "--all-targets"]);
    command.args(features).args(["--", "-D", "warnings"]);
    execute(command)
}

fn rust() -> Result<()> {
    // The command-line program is tested from outside, so it must be there first; the tests need not build it again.
    let cli = window::build_with(&["--tests"])?;
    let tests = |words: &[&str]| {
        let mut command = cargo(words);
        command.env("FACTDESK_CLI", &cli);
        execute(command)
    };
    if !program::exists("cargo-nextest") {
        return tests(&["test", "--workspace"]);
    }
    tests(&["nextest", "run", "--workspace"])?;
    // Examples in the documentation are not nextest's business.
    execute(cargo(["test", "--workspace", "--doc"]))
}

fn journeys() -> Result<()> {
    setup::drive_packages()?;
    window::journeys()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stands_on_earlier_ones_only() {
        for (index, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                let place = STEPS.iter().position(|other| other.name == *need);
                assert!(
                    place.is_some_and(|place| place < index),
                    "{} needs {need} before it",
                    step.name
                );
            }
        }
    }

    #[test]
    fn an_unknown_step_is_refused_with_the_names_of_all() {
        let error = run(&["--only".to_owned(), "nothing".to_owned()])
            .unwrap_err()
            .to_string();
        assert!(error.contains("clippy"), "{error}");
    }
}
