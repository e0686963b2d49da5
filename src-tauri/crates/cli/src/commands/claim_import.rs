//! `claim import`: claims from a table.

use std::path::PathBuf;

use clap::Args;
use factdesk_intake::claims::{self, Bad, Mapping, NoColumn};
use factdesk_intake::{Row, Table};
use serde_json::{Value, json};

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
    /// Only show the columns, what they would be used for, the first rows and the bad ones; nothing is written
    #[arg(long)]
    pub preview: bool,
}

/// Rows that a preview shows.
const PREVIEWED: usize = 5;

/// Makes a claim of every row; rows that are none make it a negative answer.
///
/// # Errors
/// A file that is no table; a column that is not there; an unknown case; the desk.
pub fn run(asked: &Import, reach: &Reach) -> Result<Answer, Failure> {
    if asked.preview {
        case::known(&reach.read()?, &asked.case)?;
        let (table, mapping) = assigned(asked)?;
        return preview(&table, &mapping);
    }
    let desk = reach.write()?;
    let case = case::known(&desk, &asked.case)?;
    let (table, mapping) = assigned(asked)?;
    let name = asked
        .file
        .file_name()
        .unwrap_or(asked.file.as_os_str())
        .to_string_lossy();
    let done = claims::import(&desk, (desk.me()?, case), &name, &table, &mapping)
        .map_err(|error| unknown_column(&error))??;
    let bad = in_json(&done.bad);
    let json =
        json!({ "claims": done.added, "added": done.added.len(), "skipped": done.skipped, "bad": bad });
    let mut lines = vec![format!(
        "{} added, {} there already",
        shown::count(done.added.len(), "claim", "claims"),
        done.skipped
    )];
    lines.extend(done.bad.iter().map(in_words));
    Ok(Answer::new(json, lines.join("\n")).negative_if(!done.bad.is_empty()))
}

/// The table, and which of its columns holds what.
fn assigned(asked: &Import) -> Result<(Table, Mapping), Failure> {
    let table =
        claims::table(&asked.file).map_err(|error| Failure::input_output(error.message()).on("file"))?;
    let mapping = match asked.column.is_empty() {
        true => claims::guess(&table),
        false => mapping(&asked.column)?,
    };
    Ok((table, mapping))
}

fn preview(table: &Table, mapping: &Mapping) -> Result<Answer, Failure> {
    let bad = claims::bad_rows(table, mapping).map_err(|error| unknown_column(&error))?;
    let uses = json!({
        "text": mapping.text, "speaker": mapping.speaker, "date": mapping.date, "url": mapping.url,
        "outlet": mapping.outlet, "note": mapping.note,
    });
    let first: Vec<_> = table.rows.iter().take(PREVIEWED).collect();
    let rows: Vec<_> = first
        .iter()
        .map(|row| json!({ "row": row.number, "cells": row.cells }))
        .collect();
    let json = json!({
        "columns": table.header, "mapping": uses, "rows": table.rows.len(), "first": rows, "bad": in_json(&bad),
    });
    let mut lines = vec![format!(
        "{}; columns: {}",
        shown::count(table.rows.len(), "row", "rows"),
        table.header.join(", ")
    )];
    let assigned = uses.as_object().into_iter().flatten();
    lines.extend(assigned.filter_map(|(what, column)| Some(format!("  {what} = {}", column.as_str()?))));
    let cells = |row: &&Row| format!("row {}: {}", row.number, shown::line(&row.cells.join(" | ")));
    lines.extend(first.iter().map(cells));
    lines.extend(bad.iter().map(|bad| format!("bad {}", in_words(bad))));
    Ok(Answer::new(json, lines.join("\n")).negative_if(!bad.is_empty()))
}

fn unknown_column(error: &NoColumn) -> Failure {
    Failure::refused("unknown_column", error.to_string()).on("column")
}

fn in_json(bad: &[Bad]) -> Vec<Value> {
    bad.iter()
        .map(|bad| json!({ "row": bad.row, "message": bad.message }))
        .collect()
}

fn in_words(bad: &Bad) -> String {
    format!("row {}: {}", bad.row, shown::line(&bad.message))
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
