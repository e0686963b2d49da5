//! A table of reviewers' values as spreadsheets write it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};

use super::quotes::Quotes;
use crate::failure::Failure;
use crate::shown;

/// The filled cells of a table: the row and the column, both from 0, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet<V> {
    /// How many claims there are, empty ones among them.
    pub claims: usize,
    /// Row by row.
    pub cells: Vec<(usize, usize, V)>,
}

/// Reads a file of comma-separated values. The first row names the reviewers; each further one is a claim.
///
/// # Errors
/// A file that cannot be read or is no such table, with the row and the column.
pub fn read<V>(path: &Path, value: impl Fn(&str) -> Result<V, String>) -> Result<Sheet<V>, Failure> {
    let shown = shown::line(&path.display().to_string());
    let unreadable = |error: std::io::Error| format!("The file cannot be read: {error}.");
    let read = File::open(path)
        .map_err(unreadable)
        .and_then(|file| parse(file, value));
    read.map_err(|what| Failure::input_output(format!("{shown}: {what}")).on("table"))
}

fn parse<V>(from: impl Read, value: impl Fn(&str) -> Result<V, String>) -> Result<Sheet<V>, String> {
    let mut rows = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(Quotes::new(from));
    let sheet = sheet(&mut rows, value);
    // What is wrong with a row may come of the rows that a quotation mark swallowed.
    match rows.get_ref().unclosed() {
        Some(row) => Err(format!(
            "Row {row}: a quotation mark opens a cell here and is never closed, so that every row below would be a part \
             of it. Close it, or take it out."
        )),
        None => sheet,
    }
}

fn sheet<V>(
    rows: &mut csv::Reader<impl Read>,
    value: impl Fn(&str) -> Result<V, String>,
) -> Result<Sheet<V>, String> {
    let mut row = ByteRecord::new();
    let names = match rows.read_byte_record(&mut row).map_err(unread)? {
        true => names(&row)?,
        false => return Err("The file is empty. Its first row must name the reviewers.".to_owned()),
    };
    let mut sheet = Sheet {
        claims: 0,
        cells: Vec::new(),
    };
    while rows.read_byte_record(&mut row).map_err(unread)? {
        let number = line(&row);
        if row.len() != names.len() {
            return Err(ragged(number, &row, &names));
        }
        for (column, cell) in row.iter().enumerate() {
            let at = || {
                format!(
                    "Row {number}, column {} (“{}”)",
                    column + 1,
                    shown::short(&names[column], 40)
                )
            };
            let text = text(cell).map_err(|what| format!("{}: {what}", at()))?;
            if !text.is_empty() {
                let read = value(text).map_err(|what| format!("{}: {what}", at()))?;
                sheet.cells.push((sheet.claims, column, read));
            }
        }
        sheet.claims += 1;
    }
    match sheet.claims {
        0 => Err("There is no row below the names. Each claim is a row.".to_owned()),
        _ => Ok(sheet),
    }
}

/// The names of the reviewers: at least two, none empty, none twice.
fn names(row: &ByteRecord) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = Vec::with_capacity(row.len());
    for (column, cell) in row.iter().enumerate() {
        let at = format!("Row {}, column {}", line(row), column + 1);
        let name = text(cell).map_err(|what| format!("{at}: {what}"))?;
        if name.is_empty() && row.len() > 1 {
            return Err(format!("{at}: here the name of a reviewer is missing."));
        }
        if let Some(earlier) = names.iter().position(|known| known == name) {
            return Err(format!(
                "{at}: “{}” stands in column {} already. Each reviewer has one column.",
                shown::short(name, 40),
                earlier + 1
            ));
        }
        names.push(name.to_owned());
    }
    match names.as_slice() {
        [_, _, ..] => Ok(names),
        _ => Err(format!(
            "Row {} has one column. Agreement needs at least two reviewers, each with a column; commas stand \
             between columns.",
            line(row)
        )),
    }
}

fn ragged(number: u64, row: &ByteRecord, names: &[String]) -> String {
    let (found, expected) = (row.len(), names.len());
    let cells = |count: usize| {
        if count == 1 {
            "1 cell".to_owned()
        } else {
            format!("{count} cells")
        }
    };
    let where_ = match names.get(found) {
        Some(name) => format!("column {} (“{}”) is missing", found + 1, shown::short(name, 40)),
        None => format!("column {} has no reviewer", expected + 1),
    };
    format!(
        "Row {number} has {}, and row 1 names {expected} reviewers: {where_}. An empty cell needs its comma too.",
        cells(found)
    )
}

fn text(cell: &[u8]) -> Result<&str, String> {
    let text =
        std::str::from_utf8(cell).map_err(|_| "this is not UTF-8 text. Save the table as CSV in UTF-8.")?;
    Ok(text.trim())
}

/// The line of the file that a row begins on, as an editor counts.
fn line(row: &ByteRecord) -> u64 {
    row.position().map_or(1, csv::Position::line)
}

fn unread(error: csv::Error) -> String {
    format!("The file cannot be read: {error}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &[u8]) -> Result<Vec<(usize, usize, String)>, String> {
        parse(text, |value| Ok(value.to_owned())).map(|sheet| sheet.cells)
    }

    fn cell(row: usize, column: usize, value: &str) -> (usize, usize, String) {
        (row, column, value.to_owned())
    }

    #[test]
    fn marks_line_ends_and_quotes_of_spreadsheets_are_read() {
        let text = "\u{feff}\"Ada, B.\",Ben\r\n\"say \"\"x\"\"\",\r\n\r\n , y \r\n,\"\"\r\na,\"b\nc\"";
        let expected = vec![
            cell(0, 0, "say \"x\""),
            cell(1, 1, "y"),
            cell(3, 0, "a"),
            cell(3, 1, "b\nc"),
        ];
        assert_eq!(cells(text.as_bytes()), Ok(expected));
        assert_eq!(
            cells(b"A,B\r1,2\r").map(|cells| cells.len()),
            Ok(2),
            "line ends of old"
        );
        assert_eq!(
            names(&ByteRecord::from(vec!["Ada, B.", "Ben"])).map(|names| names.len()),
            Ok(2)
        );
    }

    #[test]
    fn a_row_without_values_is_a_claim_all_the_same() {
        let sheet = parse(&b"A,B\n,\n1,2\n"[..], |value| Ok(value.to_owned()));
        assert_eq!(sheet.map(|sheet| sheet.claims), Ok(2));
    }

    #[test]
    fn what_is_wrong_is_said_with_row_and_column() {
        let tables: [(&[u8], &[&str]); 12] = [
            (b"", &["empty"]),
            (b"\xef\xbb\xbf", &["empty"]),
            (b"A,B\n", &["no row"]),
            (b"A\n1\n", &["one column", "two reviewers"]),
            (b"A;B\n1;2\n", &["one column", "commas"]),
            (b"A,B,A \n1,2,3\n", &["Row 1, column 3", "“A”", "column 1"]),
            (b"A,,C\n1,2,3\n", &["Row 1, column 2", "missing"]),
            (
                b"A,B\n1,2\n3\n",
                &["Row 3 has 1 cell", "column 2 (“B”) is missing"],
            ),
            (
                b"A,B\n1,2,3\n",
                &["Row 2 has 3 cells", "column 3 has no reviewer"],
            ),
            (b"A,B\n1,\xff\n", &["Row 2, column 2 (“B”)", "UTF-8"]),
            (b"A,\xff\n1,2\n", &["Row 1, column 2", "UTF-8"]),
            (b"\xff\xfeA\0,\0B\0\n\0", &["Row 1, column 1", "UTF-8"]),
        ];
        for (table, words) in tables {
            let said = cells(table).expect_err("a bad table");
            for word in words {
                assert!(said.contains(word), "{word} is not in: {said}");
            }
        }
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_named_with_its_row() {
        let tables: [(&[u8], &str); 5] = [
            (b"A,B\n1,\"2\n3,4\n5,6\n", "Row 2:"),
            (b"A,B\r\n1,2\r\n\"3,4\r\n5,6\r\n", "Row 3:"),
            (b"A,\"B\n1,2\n", "Row 1:"),
            (b"A,B\n\"a\nb\",2\n3,\"", "Row 4:"),
            (b"A,B\n1,\"two \"\"twice\"\"\n3,4\n", "Row 2:"),
        ];
        for (table, row) in tables {
            let said = cells(table).expect_err("a bad table");
            assert!(said.contains(row) && said.contains("never closed"), "{said}");
        }
        let closed: [&[u8]; 5] = [
            b"A,B\n1,\"2\"",
            b"A,B\n1,\"two \"\"twice\"\"\"",
            b"\xef\xbb\xbf\"A\",B\n1,\"\"",
            b"A,B\n5\" pipe, \"x\n1,2\n",
            b"A,B\n\"1\" more,2\n",
        ];
        for table in closed {
            assert!(cells(table).is_ok(), "{:?}", String::from_utf8_lossy(table));
        }
    }

    #[test]
    fn a_value_that_is_refused_is_named_with_its_place() {
        let said = parse(&b"A,B\n1,2\n3,x\n"[..], |text| match text {
            "x" => Err("no.".to_owned()),
            _ => Ok(()),
        });
        assert_eq!(said, Err("Row 3, column 2 (“B”): no.".to_owned()));
    }
}
