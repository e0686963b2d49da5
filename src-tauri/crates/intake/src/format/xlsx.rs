//! Excel workbooks (XLSX): every sheet as rows of text, the values as they were last calculated. Formulas,
//! macros, pictures and links are never looked at.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use super::archive::Archive;
use super::table::{self, within};
use crate::document::{Document, Row};
use crate::draft::{MediaType, extractor};
use crate::error::Error;

/// The release of calamine in use; a test compares it with the lock file.
pub(crate) const CALAMINE: &str = "calamine 0.38";

pub(crate) fn read(bytes: Vec<u8>) -> Result<Document, Error> {
    let mut archive = Archive::open(bytes)?;
    // The library behind does not count, so every part that it opens is inflated once before.
    archive.rehearse(|name| name.ends_with(".xml") || name.ends_with(".rels"))?;
    for name in archive.names() {
        if name.starts_with("xl/") && name.ends_with(".xml") {
            names_cells(&archive.part(&name)?.unwrap_or_default())?;
        }
    }
    let mut workbook = Xlsx::new(Cursor::new(archive.into_bytes())).map_err(|error| reason(&error))?;
    let (mut sheets, mut warnings, mut cells) = (Vec::new(), Vec::new(), 0);
    for name in workbook.sheet_names() {
        let rows = rows(&mut workbook, &name, &mut cells)?;
        // Excel keeps no empty cells at the end of a row, so that rows are uneven means nothing here.
        let (table, _) = table::table_of(rows);
        if !table.header.is_empty() {
            sheets.push((name, table));
        }
    }
    let shown = sheets
        .iter()
        .map(|(name, table)| (Some(name.as_str()), table))
        .collect();
    let mut document = table::document(MediaType::Xlsx, shown, extractor(CALAMINE))?;
    if sheets.len() > 1 {
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        warnings.push(format!(
            "The workbook has {} sheets: {}. The rows of the first one are taken for claims.",
            names.len(),
            names.join(", ")
        ));
    }
    document.warnings = warnings;
    document.table = sheets.into_iter().next().map(|(_, table)| table);
    Ok(document)
}

fn rows(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, cells: &mut usize) -> Result<Vec<Row>, Error> {
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()), // a sheet that is a chart
        Err(error) => return Err(reason(&error)),
    };
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|error| reason(&error))? {
        let (row, column) = cell.get_position();
        let (number, column) = (u64::from(row) + 1, usize::try_from(column).unwrap_or(usize::MAX));
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if rows.last().is_none_or(|last| last.number != number) {
            rows.push(Row {
                number,
                cells: Vec::new(),
            });
        }
        let Some(last) = rows.last_mut() else { continue };
        // Gaps before the cell count as cells, since they take memory, too.
        *cells += (column + 1).saturating_sub(last.cells.len()).max(1);
        within(*cells, column + 1)?;
        if last.cells.len() <= column {
            last.cells.resize(column + 1, String::new());
        }
        last.cells[column] = text;
    }
    Ok(rows)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            match (moment.is_datetime(), hour, minute, second) {
                (false, ..) => moment.as_f64().to_string(),
                (true, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Refuses a part that names cells beyond any sheet (the last one is `XFD1048576`), or a range that runs backwards: the
/// library behind counts on and puts such cells somewhere else.
fn names_cells(part: &[u8]) -> Result<(), Error> {
    let attributes = part.split(|byte| byte.is_ascii_whitespace());
    for attribute in attributes {
        let value = attribute
            .strip_prefix(b"r=")
            .or_else(|| attribute.strip_prefix(b"ref="));
        let Some([quote, value @ ..]) = value else {
            continue;
        };
        let value = value.split(|byte| byte == quote).next().unwrap_or_default();
        let mut before = (0, 0);
        for name in value.split(|byte| *byte == b':') {
            let cell = cell(name).ok_or_else(|| Error::damaged("it names a cell that no sheet has"))?;
            if cell.0 < before.0 || cell.1 < before.1 {
                return Err(Error::damaged("a range in it runs backwards"));
            }
            before = cell;
        }
    }
    Ok(())
}

/// Row and column of a name such as `AB12`, either of them 0 where it is missing; none when it is too long. What is no
/// name of a cell is of no account here.
fn cell(name: &[u8]) -> Option<(u32, u32)> {
    let letters = name.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (column, row) = name.split_at(letters);
    let digits = row.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if letters > 3 || digits > 7 {
        return None;
    }
    let column = column.iter().fold(0, |sum, byte| {
        sum * 26 + u32::from(byte.to_ascii_uppercase() - b'@')
    });
    let row = row[..digits]
        .iter()
        .fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'));
    Some((row, column))
}

fn reason(error: &XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::Encrypted,
        _ => Error::damaged("its sheets cannot be read as a workbook"),
    }
}
