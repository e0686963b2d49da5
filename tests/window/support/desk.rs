//! A fresh desk in a folder of its own, and the program that opens it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;

/// A desk that no other test sees. It is removed with the value, so keep it as long as its window.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An empty folder, which the program turns into a new desk.
    pub fn new() -> Result<Self> {
        Ok(Self {
            folder: tempfile::Builder::new().prefix("factdesk-window-").tempdir()?,
        })
    }

    /// Where the desk lies.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("desk")
    }

    /// A place beside the desk for files that a journey makes.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The words that open this desk.
    pub fn arguments(&self) -> Vec<String> {
        vec!["--desk".to_owned(), self.path().display().to_string()]
    }

    /// Gives `command` a home of its own, so that no test reads or changes the files of whoever runs it.
    pub(super) fn keep_at_home(&self, command: &mut Command) {
        for (variable, folder) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
        ] {
            command.env(variable, self.folder.path().join(folder));
        }
    }

    /// Starts the program a second time on this desk with `files` to import, outside the driver.
    pub fn start_again(&self, files: &[PathBuf]) -> Result<Child> {
        let mut command = Command::new(app()?);
        self.keep_at_home(&mut command);
        command.args(self.arguments()).args(files).stdin(Stdio::null());
        command.spawn().context("the second start failed")
    }

    /// Hands a file to the open window by a second start, as a file manager does.
    pub fn hand_over(&self, file: PathBuf) -> Result<()> {
        let mut second = self.start_again(&[file])?;
        ensure!(second.wait()?.success(), "the second start hands over and ends");
        Ok(())
    }
}

/// The built program: `FACTDESK_APP`, or what a plain `cargo build` leaves.
pub fn app() -> Result<PathBuf> {
    let app = match std::env::var_os("FACTDESK_APP") {
        Some(path) => PathBuf::from(path),
        None => target().join("debug").join("factdesk"),
    };
    ensure!(
        app.is_file(),
        "the window is not built ({} is missing). Run: cargo xtask test --only window",
        app.display()
    );
    Ok(app)
}

/// The top folder of the project.
pub fn root() -> PathBuf {
    // Cargo says where it runs; what was compiled in may be another clone that builds into the same folder.
    let own = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&own)
        .parent()
        .expect("the tests lie in the project")
        .to_path_buf()
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}
