//! `report`: what is settled, as a document that anybody can replay.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::case;
use crate::failure::Failure;
use crate::output::{Answer, Format};
use crate::reach::Reach;
use crate::shown;

/// Which report, and where to.
#[derive(Debug, Args)]
pub struct Report {
    /// Case
    #[arg(long)]
    pub case: String,
    /// What it is written as
    #[arg(long, value_enum, default_value_t = Kind::Markdown)]
    pub format: Kind,
    /// File to write; - is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

/// What a report is written as.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Kind {
    /// CommonMark with GFM tables
    Markdown,
}

/// Writes the report; the same data gives the same bytes.
///
/// # Errors
/// An unknown case; a file that cannot be written; the desk.
pub fn run(asked: &Report, reach: &Reach, format: Format) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = case::known(&desk, &asked.case)?;
    factdesk_desk::blind::refuse_owing(&desk, case)?;
    let report = factdesk_report::load(&desk, case)?;
    let text = match asked.format {
        Kind::Markdown => factdesk_report::markdown(&report),
    };
    if asked.output.as_os_str() == "-" {
        return to_standard_output(&text, format);
    }
    write_whole(&asked.output, text.as_bytes())?;
    let file = asked.output.display().to_string();
    Ok(Answer::new(
        json!({ "file": file, "size_bytes": text.len() }),
        shown::line(&file),
    ))
}

fn to_standard_output(text: &str, format: Format) -> Result<Answer, Failure> {
    if format == Format::Json {
        return Ok(Answer::new(json!({ "report": text }), ""));
    }
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Answer::already_printed())
}

/// Writes a file that appears whole or not at all: an older report is not lost to a full disk.
fn write_whole(to: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::input_output(format!("The report {} cannot be written: {error}.", to.display())).on("output")
    };
    // A link keeps leading to the report, and a pipe or a device is written to, never replaced.
    let to = std::fs::canonicalize(to).unwrap_or_else(|_| to.to_owned());
    if std::fs::metadata(&to).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return std::fs::write(&to, bytes).map_err(failed);
    }
    let folder = to
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = beside(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&to).map_err(|error| failed(error.error))?;
    Ok(())
}

#[cfg(unix)]
fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt as _;
    // A report is for others to read, as far as the login's own mask lets them.
    let open = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new()
        .prefix(".report-")
        .permissions(open)
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".report-").tempfile_in(folder)
}
