//! Builds the window, opens it, and runs the journeys in it.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::program::{cargo, execute, program};
use crate::project;

/// What is built for people.
const PROGRAMS: [&str; 4] = ["--bin", "factdesk", "--bin", "factdesk-cli"];

/// Builds the window with the pages inside, for use and for the journeys: one build serves both.
///
/// The dev profile is used because a release build of the window takes more than twice as long from
/// nothing; its dependencies are optimised enough that the difference cannot be felt.
pub fn build() -> Result<PathBuf> {
    // The whole workspace is selected so that features are resolved as in the tests, and one build serves both.
    // The command-line program lies beside the window, which has it read files.
    let mut command = cargo(["build", "--workspace"]);
    command.args(PROGRAMS);
    execute(command)?;
    Ok(project::built("debug", "factdesk"))
}

/// Whether a window can be opened here.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Opens the window with `files` to import and waits until it is closed.
pub fn open(files: &[String]) -> Result<()> {
    let app = build()?;
    let mut command = program(app, files);
    // Relative names are meant from where the person stands.
    if let Ok(folder) = std::env::current_dir() {
        command.current_dir(folder);
    }
    execute(command)
}

/// The journeys in the real window, on a display and a session bus of their own.
pub fn journeys() -> Result<()> {
    if !cfg!(target_os = "linux") {
        println!("NOT RUN: the journeys drive WebKitWebDriver, which exists on Linux only.");
        return Ok(());
    }
    let tests = ["--features", "factdesk-tests/window", "--test", "window"];
    build_with(&tests)?;
    let app = project::built("debug", "factdesk");
    let words = [
        "--",
        "xvfb-run",
        "-a",
        "-s",
        "-screen 0 1440x900x24",
        "cargo",
        "test",
        "--workspace",
    ];
    let mut command = program("dbus-run-session", words);
    command.args(tests);
    command.args(["--", "--nocapture", "--test-threads", "1"]);
    command
        .env("FACTDESK_APP", app)
        .env_remove("WAYLAND_DISPLAY")
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    execute(command)
}

/// How to see the window from a place without a display.
pub fn how_to_see_it() -> String {
    "There is no display here, so no window was opened. To see it:\n\
     \x20 on the machine itself: open a terminal in its desktop and run  cargo xtask run\n\
     \x20 from another machine:  ssh -X USER@HOST, then  cargo xtask run\n\
     \x20 as a picture:          cargo xtask test --only window  (writes out/window/*.png)"
        .to_owned()
}

/// Builds the command-line program.
pub fn build_cli() -> Result<PathBuf> {
    execute(cargo(["build", "--workspace", "--bin", "factdesk-cli"]))?;
    built_cli()
}

/// Builds the programs together with `tests`; returns the command-line program. What tests need of a library changes
/// how it is built, so programs that were built without them would be built on other libraries, all over again.
pub fn build_with(tests: &[&str]) -> Result<PathBuf> {
    let mut command = cargo(["build", "--workspace"]);
    command.args(PROGRAMS).args(tests);
    execute(command)?;
    built_cli()
}

fn built_cli() -> Result<PathBuf> {
    let cli = project::built("debug", "factdesk-cli");
    if !cli.is_file() {
        bail!("cargo built no {}", project::shown(&cli));
    }
    Ok(cli)
}
