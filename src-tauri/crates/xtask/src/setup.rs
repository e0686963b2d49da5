//! Installs what is missing: system packages, and the packages of the pages.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::program::{self, capture, execute, npm, program, read};
use crate::project;

/// Debian packages that compiling the window needs.
const TO_BUILD: &[&str] = &["pkg-config", "libwebkit2gtk-4.1-dev", "libgtk-3-dev"];

/// Debian packages that journeys in the real window need: the driver, a display, a session bus, and fonts
/// for every script that an article may be in.
const TO_DRIVE: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus-daemon",
    "at-spi2-core",
    "fonts-noto-core",
];

/// The Node releases that the pages' build tools accept: 20.19 and later of 20, 22.12 and later.
const NODE: &str = "Node 20.19, 22.12 or newer";

/// Installs what any task needs.
pub fn everything() -> Result<()> {
    build_packages()?;
    drive_packages()?;
    npm_packages()
}

/// System packages without which the window cannot be compiled.
pub fn build_packages() -> Result<()> {
    system_packages("to build the window", TO_BUILD)
}

/// System packages without which the window cannot be driven by a test.
pub fn drive_packages() -> Result<()> {
    system_packages("to test the window", TO_DRIVE)
}

fn system_packages(purpose: &str, names: &[&str]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !program::exists("dpkg-query") {
        println!(
            "This system has no dpkg. {purpose} it needs what Debian calls: {}",
            names.join(" ")
        );
        return Ok(());
    }
    let missing = missing(names)?;
    if missing.is_empty() {
        println!("System packages {purpose}: all there.");
        return Ok(());
    }
    println!("System packages {purpose}: {} missing.", missing.join(" "));
    install(&missing)
}

fn missing<'a>(names: &[&'a str]) -> Result<Vec<&'a str>> {
    let mut missing = Vec::new();
    for name in names {
        // A package that dpkg has never heard of is an error to it, and simply missing to us.
        let query = capture(program(
            "dpkg-query",
            ["--show", "--showformat=${db:Status-Status}", name],
        ))?;
        if query.stdout != b"installed" {
            missing.push(*name);
        }
    }
    Ok(missing)
}

fn install(names: &[&str]) -> Result<()> {
    let install = || ["apt-get", "install", "--yes", "--no-install-recommends"].into_iter();
    let by_hand = format!(
        "sudo apt-get update && sudo {} {}",
        install().collect::<Vec<_>>().join(" "),
        names.join(" ")
    );
    let Some(prefix) = right_to_install() else {
        bail!("these packages must be installed by someone who may. Run:\n  {by_hand}");
    };
    let apt = |words: &[&str]| {
        let mut words = prefix.iter().chain(words).copied();
        let mut command = program(words.next().expect("BUG: a line has a first word"), words);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        execute(command)
    };
    // The lists may be old or unreachable and the packages still at hand, so only the second step decides.
    if let Err(error) = apt(&["apt-get", "update", "--quiet"]) {
        println!("{error:#}; trying with the lists that are here");
    }
    let words: Vec<&str> = install().chain(names.iter().copied()).collect();
    apt(&words).with_context(|| format!("the packages could not be installed. By hand:\n  {by_hand}"))
}

/// The words that go before `apt-get`: none for root, `sudo -n` where that works without a question.
fn right_to_install() -> Option<&'static [&'static str]> {
    if read(program("id", ["-u"])).is_ok_and(|id| id == "0") {
        return Some(&[]);
    }
    read(program("sudo", ["-n", "true"]))
        .is_ok()
        .then_some(&["sudo", "-n"])
}

/// The packages of the pages, as `package-lock.json` names them. Nothing is done when they are there.
pub fn npm_packages() -> Result<()> {
    check_node()?;
    let lock = project::ui().join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", project::shown(&lock)))?;
    // The stamp lies among the packages, so that whoever removes them removes it too.
    let stamp = project::ui().join("node_modules/.installed-package-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        println!("Packages of the pages: all there.");
        return Ok(());
    }
    execute(npm(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", project::shown(&stamp)))
}

fn check_node() -> Result<()> {
    let version =
        read(program("node", ["--version"])).with_context(|| format!("the pages are built with {NODE}"))?;
    if !node_is_new_enough(&version) {
        bail!("the pages are built with {NODE}; here is {version}");
    }
    Ok(())
}

fn node_is_new_enough(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    match (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) {
        (20, minor) => minor >= 19,
        (22, minor) => minor >= 12,
        (major, _) => major >= 23,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_releases_of_node_are_refused() {
        for version in ["v18.20.4", "v20.18.1", "v21.7.3", "v22.11.0", "", "node"] {
            assert!(
                !node_is_new_enough(version),
                "{version} does not run the build tools"
            );
        }
        for version in ["v20.19.0", "v20.20.1", "v22.12.0", "v24.1.0"] {
            assert!(node_is_new_enough(version), "{version} runs them");
        }
    }

    #[test]
    fn a_package_that_nobody_knows_is_missing() {
        if program::exists("dpkg-query") {
            assert_eq!(
                missing(&["dpkg", "no-such-package-here"]).unwrap(),
                ["no-such-package-here"]
            );
        }
    }
}
