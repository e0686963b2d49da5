//! Runs the built `factdesk-cli` on desks of its own, and reads what it answers.

pub mod articles;
pub mod build;
pub mod hostile;
#[path = "../../src-tauri/crates/intake/tests/build/mod.rs"]
pub mod office;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with one desk in it; gone when dropped.
pub struct Desk {
    folder: TempDir,
}

/// What one run of the program did.
pub struct Ran {
    /// The words it was started with, for messages.
    pub line: String,
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Desk {
    /// A desk that does not exist yet.
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// The desk's own folder.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("desk")
    }

    /// A path beside the desk, for files of the test.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file beside the desk.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.beside(name);
        std::fs::write(&path, bytes).expect("a file of the test");
        path
    }

    /// The program on this desk, not started yet.
    pub fn command<W: AsRef<OsStr>>(&self, words: &[W]) -> Command {
        let mut command = Command::new(build::program());
        command.arg("--desk").arg(self.path()).args(words);
        // The name of the first reviewer must not depend on who runs the tests.
        command
            .env("USER", "ada")
            .env("LOGNAME", "ada")
            .env("USERNAME", "ada");
        command
    }

    /// Runs the program on this desk.
    pub fn run<W: AsRef<OsStr>>(&self, words: &[W]) -> Ran {
        finish(self.command(words))
    }

    /// Runs with `--json`, expects success, and returns the object.
    pub fn ask<W: AsRef<OsStr>>(&self, words: &[W]) -> Value {
        let ran = self.run(&with_json(words));
        assert_eq!(ran.code, 0, "{ran}");
        ran.json()
    }

    /// Runs with `--json`, expects a failure with this exit code, and returns the `error` object.
    pub fn refused<W: AsRef<OsStr>>(&self, exit: i32, words: &[W]) -> Value {
        let ran = self.run(&with_json(words));
        assert_eq!(ran.code, exit, "{ran}");
        let error = ran.json()["error"].clone();
        assert!(
            error["code"].as_str().is_some_and(is_code),
            "a stable code is missing: {ran}"
        );
        assert!(
            error["message"].as_str().is_some_and(|said| said.len() > 10),
            "a sentence is missing: {ran}"
        );
        error
    }

    /// Makes a case and returns its id.
    pub fn case(&self, title: &str) -> String {
        text(&self.ask(&["case", "new", title])["case"])
    }

    /// Imports files, expects that all succeed, and returns the ids of the articles.
    pub fn import(&self, case: &str, files: &[PathBuf]) -> Vec<String> {
        let answer = self.ask(&import_words(case, files));
        let articles = answer["articles"].as_array().expect("articles");
        articles.iter().map(|article| text(&article["id"])).collect()
    }

    /// The claims of a case.
    pub fn claims(&self, case: &str) -> Vec<Value> {
        array(&self.ask(&["claims", "--case", case])["claims"])
    }

    /// The digest of the whole desk.
    pub fn digest(&self) -> String {
        text(&self.ask(&["digest"])["digest"])
    }
}

/// The words of an import.
pub fn import_words(case: &str, files: &[PathBuf]) -> Vec<OsString> {
    let mut words: Vec<OsString> = ["import", "--case", case].map(OsString::from).into();
    words.extend(files.iter().map(|file| file.clone().into_os_string()));
    words
}

fn with_json<W: AsRef<OsStr>>(words: &[W]) -> Vec<OsString> {
    let mut words: Vec<OsString> = words.iter().map(|word| word.as_ref().to_owned()).collect();
    words.push("--json".into());
    words
}

/// Starts a command and waits for its end.
pub fn finish(mut command: Command) -> Ran {
    let output = command.stdin(Stdio::null()).output().expect("the program starts");
    Ran::of(&command, &output)
}

impl Ran {
    /// What a finished command left behind.
    pub fn of(command: &Command, output: &Output) -> Self {
        Self {
            line: format!("{command:?}"),
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The one JSON object on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("no single JSON object ({error}): {self}"))
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} ended with {}", self.line, self.code)?;
        write!(
            f,
            "stdout: {}\nstderr: {}",
            self.stdout.trim_end(),
            self.stderr.trim_end()
        )
    }
}

/// A string of an answer.
#[track_caller]
pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("a string is expected, not {value}"))
        .to_owned()
}

/// A list of an answer.
#[track_caller]
pub fn array(value: &Value) -> Vec<Value> {
    value
        .as_array()
        .unwrap_or_else(|| panic!("a list is expected, not {value}"))
        .clone()
}

fn is_code(code: &str) -> bool {
    !code.is_empty()
        && code
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The folder of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ lies in the project")
        .to_owned()
}
