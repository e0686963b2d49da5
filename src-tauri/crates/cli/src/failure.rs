//! How a command fails: an exit code, a stable code, a sentence, and the field at fault.

use std::fmt;
use std::process::ExitCode;

/// The exit codes, a promise to scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// A negative answer, or an import in which some files failed.
    Negative = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// A rule refuses it, or an id is unknown.
    Refused = 3,
    /// The desk is in use, damaged, foreign or newer.
    Desk = 4,
    /// A file or stream cannot be read or written.
    InputOutput = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// A command that did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What the process ends with.
    pub exit: Exit,
    /// Stable snake_case name.
    pub code: String,
    /// One or more sentences for the person.
    pub message: String,
    /// The option or argument at fault, in snake_case.
    pub field: Option<String>,
}

impl Failure {
    /// A failure without a field.
    pub fn new(exit: Exit, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            exit,
            code: code.into(),
            message: message.into(),
            field: None,
        }
    }

    /// The command line cannot be understood.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, "usage", message)
    }

    /// A rule refuses it, or an id is unknown.
    pub fn refused(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Exit::Refused, code, message)
    }

    /// A file or stream cannot be read or written.
    pub fn input_output(message: impl Into<String>) -> Self {
        Self::new(Exit::InputOutput, "input_output", message)
    }

    /// The same with the field at fault.
    pub fn on(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::input_output(error.to_string())
    }
}

impl From<factdesk_ipc::wire::common::WireError> for Failure {
    fn from(error: factdesk_ipc::wire::common::WireError) -> Self {
        let exit = match error.code.as_str() {
            "database" | "sqlite_too_old" => Exit::Desk,
            "input_output" | "disk_full" => Exit::InputOutput,
            code if code.starts_with("desk_") => Exit::Desk,
            code if code.starts_with("model_") => Exit::InputOutput,
            _ => Exit::Refused,
        };
        Self {
            exit,
            code: error.code,
            message: error.message,
            field: error.field,
        }
    }
}

impl From<factdesk_meaning::Error> for Failure {
    fn from(error: factdesk_meaning::Error) -> Self {
        Self::new(Exit::InputOutput, error.code(), error.to_string()).on("model")
    }
}

impl From<factdesk_desk::Error> for Failure {
    fn from(error: factdesk_desk::Error) -> Self {
        use factdesk_desk::Error;
        let exit = match &error {
            Error::Store(store) => exit_of(store),
            Error::Damaged { .. } => Exit::Desk,
            Error::Random(_) => Exit::InputOutput,
            Error::Rule(_)
            | Error::Unknown { .. }
            | Error::Canonical(_)
            | Error::Forged { .. }
            | Error::Fork { .. }
            | Error::UnknownDevice { .. }
            | Error::Revoked
            | Error::RevokedDevice(_)
            | Error::BlindOwed { .. }
            | Error::WordsDiffer => Exit::Refused,
        };
        let failure = Self::new(exit, error.code(), sentence(&error.to_string()));
        match error.field() {
            Some(field) => failure.on(field),
            None => failure,
        }
    }
}

fn exit_of(error: &factdesk_desk::store::Error) -> Exit {
    use factdesk_desk::store::Error;
    match error {
        Error::InUse
        | Error::NotADesk { .. }
        | Error::Foreign { .. }
        | Error::Damaged { .. }
        | Error::Newer { .. }
        | Error::Older { .. }
        | Error::Missing { .. }
        | Error::ReadOnly
        | Error::OldSqlite { .. } => Exit::Desk,
        Error::DiskFull
        | Error::DiskFails(_)
        | Error::BackupDiffers { .. }
        | Error::Io { .. }
        | Error::Sqlite(_) => Exit::InputOutput,
    }
}

/// A fragment as a sentence: "the quote is empty" becomes "The quote is empty."
pub fn sentence(said: &str) -> String {
    let said = said.trim();
    let mut letters = said.chars();
    let first: String = letters
        .next()
        .map(|first| first.to_uppercase().collect())
        .unwrap_or_default();
    let end = if said.ends_with(['.', '!', '?', '”']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{end}", letters.as_str())
}
