//! `backup` and `restore`: a verified copy of the desk in one file, and a desk made from it.

use std::path::PathBuf;

use clap::Args;
use factdesk_desk::store;
use serde_json::json;

use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;

/// Where to.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// What from.
#[derive(Debug, Args)]
pub struct Restore {
    /// A file that `backup` wrote
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Writes a backup.
///
/// # Errors
/// A full disk or another failure to write; nothing is left behind then.
pub fn backup(asked: &Backup, reach: &Reach) -> Result<Answer, Failure> {
    let size_bytes = reach.read()?.backup(&asked.output)?;
    let file = asked.output.display().to_string();
    let text = format!("{} ({size_bytes} bytes)", shown::line(&file));
    Ok(Answer::new(
        json!({ "file": file, "size_bytes": size_bytes }),
        text,
    ))
}

/// Makes a desk from a backup in a missing or empty folder.
///
/// # Errors
/// A folder that holds anything; a file that is no backup, or is damaged.
pub fn restore(asked: &Restore, reach: &Reach) -> Result<Answer, Failure> {
    if !asked.file.exists() {
        return Err(Failure::input_output(format!("There is no file {}.", asked.file.display())).on("file"));
    }
    store::restore(&asked.file, reach.folder()).map_err(factdesk_desk::Error::from)?;
    super::log::digest(&super::log::Digest { case: None }, reach)
}
