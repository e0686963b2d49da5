//! Where things lie in the project.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The top folder of the project.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        // Cargo says where it runs; what was compiled in may be another clone that builds into the same folder.
        let own = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        Path::new(&own)
            .ancestors()
            .nth(3)
            .expect("BUG: xtask lies three folders below the root")
            .to_path_buf()
    });
    &ROOT
}

/// The folder of the pages.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Where everything that is only written for a person to look at goes; ignored by git.
pub fn out() -> PathBuf {
    root().join("out")
}

/// The folder that cargo builds into. Every task shares it, so that nothing is compiled twice.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// A built program, in the folder of `profile` (`debug` or `release`).
pub fn built(profile: &str, name: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// `path` as it is shown to a person: from the top folder where it lies in it.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
