//! Claims from a table whose columns a person assigns.

use std::path::PathBuf;
use std::sync::PoisonError;

use factdesk_domain::CaseId;
use factdesk_intake::claims::{self, Bad, Mapping};

use super::{Host, Reply, changed, parse};
use crate::show::count;
use crate::wire::claims_table::{BadRow, ByToken, ClaimsImport, ClaimsImported, ClaimsMapping, ClaimsTable};
use crate::wire::common::WireError;

/// Rows that are shown before the columns are assigned.
const PREVIEW: usize = 20;

impl Host {
    /// Reads an offered table and guesses its columns; the file stays offered.
    ///
    /// # Errors
    /// A token that stands for no file; a file that is no table.
    pub fn claims_table(&self, input: &ByToken) -> Reply<ClaimsTable> {
        let table = read(&self.one_offered(&input.token)?)?;
        let guess = claims::guess(&table);
        let bad = claims::bad_rows(&table, &guess).unwrap_or_default();
        Ok(ClaimsTable {
            rows: table
                .rows
                .iter()
                .take(PREVIEW)
                .map(|row| row.cells.clone())
                .collect(),
            total: count(table.rows.len()),
            columns: table.header,
            guess: of_mapping(guess),
            bad: bad.into_iter().map(bad_row).collect(),
        })
    }

    /// Makes claims of the rows of an offered table, in one act.
    ///
    /// # Errors
    /// A token that stands for no file; a column that is not there; an unknown case.
    pub fn claims_import(&self, input: ClaimsImport) -> Reply<ClaimsImported> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let path = self.one_offered(&input.token)?;
        let (table, file) = (read(&path)?, name(&path));
        let who = (self.me()?, case);
        let done = claims::import(&self.desk, who, &file, &table, &to_mapping(input.mapping))
            .map_err(|error| WireError::of_field("unknown_column", "mapping", error.to_string()))??;
        self.offered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&input.token);
        let said = changed("Claims imported", &done.done.outcome, None);
        Ok(ClaimsImported {
            act: said.act,
            label: said.label,
            changes: said.changes,
            added: count(done.added.len()),
            skipped: count(done.skipped),
            bad: done.bad.into_iter().map(bad_row).collect(),
        })
    }

    fn one_offered(&self, token: &str) -> Reply<PathBuf> {
        let offered = self.offered.lock().unwrap_or_else(PoisonError::into_inner);
        let first = offered.get(token).and_then(|files| files.first()).cloned();
        first.ok_or_else(|| {
            let said = "These files are not at hand any more. Choose them again.";
            WireError::of_field("unknown_token", "token", said)
        })
    }
}

fn name(path: &std::path::Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn read(path: &std::path::Path) -> Reply<factdesk_intake::Table> {
    claims::table(path).map_err(|error| {
        WireError::of_field(
            error.code(),
            "token",
            format!("{}: {}", name(path), error.message()),
        )
    })
}

fn bad_row(bad: Bad) -> BadRow {
    BadRow {
        row: u32::try_from(bad.row).unwrap_or(u32::MAX),
        message: bad.message,
    }
}

fn of_mapping(mapping: Mapping) -> ClaimsMapping {
    ClaimsMapping {
        text: mapping.text,
        speaker: mapping.speaker,
        date: mapping.date,
        url: mapping.url,
        outlet: mapping.outlet,
        note: mapping.note,
    }
}

fn to_mapping(mapping: ClaimsMapping) -> Mapping {
    let named = |name: Option<String>| name.and_then(parse::cleared);
    Mapping {
        text: mapping.text,
        speaker: named(mapping.speaker),
        date: named(mapping.date),
        url: named(mapping.url),
        outlet: named(mapping.outlet),
        note: named(mapping.note),
    }
}
