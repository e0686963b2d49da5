//! Where the program under test is: built once per test binary, from the sources as they are now.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The built `factdesk-cli`. `FACTDESK_CLI` names another one.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| std::env::var_os("FACTDESK_CLI").map_or_else(build, PathBuf::from))
}

/// Builds into the folder that this test was built into, so that nothing is compiled twice; a
/// program that merely lies there could be older than the sources.
fn build() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it lies");
    let profile = test
        .parent()
        .and_then(Path::parent)
        .expect("tests lie in TARGET/PROFILE/deps");
    let target = profile.parent().expect("tests lie in TARGET/PROFILE/deps");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--quiet", "--package", "factdesk-cli"])
        .arg("--target-dir")
        .arg(target);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    let status = cargo
        .current_dir(super::project())
        .status()
        .expect("cargo starts");
    assert!(status.success(), "factdesk-cli cannot be built");
    let program = profile.join(format!("factdesk-cli{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} should have been built", program.display());
    program
}
