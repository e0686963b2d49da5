//! `claim import`: claims from a table.

use std::path::PathBuf;

use clap::Args;
use factdesk_intake::claims::{self, Mapping};
use serde_json::json;

use super::case;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;

/// A table, and which of its columns holds what.
#[derive(Debug, Args)]
pub struct Import {
    /// Case
    #[arg(long)]
    pub case: String,
    /// CSV, TSV, XLSX or JSON
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Which column holds what: text, speaker, date, url, outlet, note; may be given several times [default: by
    /// their names]
    #[arg(long, value_name = "WHAT=COLUMN")]
    pub column: Vec<String>,
}

/// Makes a claim of every row; rows that are none make it a negative answer.
///
/// # Errors
/// A file that is no table; a column that is not there; an unknown case; the desk.
pub fn run(asked: &Import, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let case = case::known(&desk, &asked.case)?;
    let table =
        claims::table(&asked.file).map_err(|error| Failure::input_output(error.message()).on("file"))?;
    let mapping = match asked.column.is_empty() {
        true => claims::guess(&table),
        false => mapping(&asked.column)?,
    };
    let name = asked
        .file
        .file_name()
        .unwrap_or(asked.file.as_os_str())
        .to_string_lossy();
    let done = claims::import(&desk, (desk.me()?, case), &name, &table, &mapping)
        .map_err(|error| Failure::refused("unknown_column", error.to_string()).on("column"))??;
    let bad: Vec<_> = done
        .bad
        .iter()
        .map(|bad| json!({ "row": bad.row, "message": bad.message }))
        .collect();
    let json =
        json!({ "claims": done.added, "added": done.added.len(), "skipped": done.skipped, "bad": bad });
    let mut lines = vec![format!(
        "{} claims added, {} there already",
        done.added.len(),
        done.skipped
    )];
    lines.extend(
        done.bad
            .iter()
            .map(|bad| format!("row {}: {}", bad.row, shown::line(&bad.message))),
    );
    Ok(Answer::new(json, lines.join("\n")).negative_if(!done.bad.is_empty()))
}

fn mapping(columns: &[String]) -> Result<Mapping, Failure> {
    let mut mapping = Mapping::default();
    for one in columns {
        let wrong = || {
            let said = "Write --column text=NAME; text, speaker, date, url, outlet and note can be assigned.";
            Failure::usage(said).on("column")
        };
        let (what, column) = one.split_once('=').ok_or_else(wrong)?;
        let column = column.to_owned();
        match what {
            "text" => mapping.text = column,
            "speaker" => mapping.speaker = Some(column),
            "date" => mapping.date = Some(column),
            "url" => mapping.url = Some(column),
            "outlet" => mapping.outlet = Some(column),
            "note" => mapping.note = Some(column),
            _ => return Err(wrong()),
        }
    }
    match mapping.text.is_empty() {
        true => Err(Failure::usage("Say which column holds the claims: --column text=NAME.").on("column")),
        false => Ok(mapping),
    }
}
