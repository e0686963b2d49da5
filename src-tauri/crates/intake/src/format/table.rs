//! Tables: CSV and TSV, and what every table becomes: a header, rows of text, and a line of text for each row.

use csv::{ReaderBuilder, StringRecord};

use super::budget::check_text;
use crate::document::{Document, Kind, Locator, Row, Segment, Table};
use crate::draft::{MediaType, extractor};
use crate::encoding::Decoded;
use crate::error::Error;
use crate::normalise;

/// The release of csv in use; a test compares it with the lock file.
pub(crate) const CSV: &str = "csv 1.4";

/// Most cells of a table.
pub(crate) const MOST_CELLS: usize = 4_000_000;

/// Most columns of a table, as many as Excel has.
const MOST_COLUMNS: usize = 16_384;

/// Rows that a warning names one by one.
const NAMED_ROWS: usize = 10;

/// Reads CSV; a TSV is one with tabs.
pub(crate) fn read(decoded: Decoded, media_type: MediaType) -> Result<Document, Error> {
    let text = normalise(&decoded.text);
    let delimiter = match media_type {
        MediaType::Tsv => b'\t',
        _ => delimiter(&text),
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut rows, mut cells, mut number) = (Vec::new(), 0, 0_u64);
    let mut record = StringRecord::new();
    loop {
        let line = reader.position().line();
        let more = reader.read_record(&mut record);
        if !more.map_err(|_| Error::damaged("a row cannot be read as cells"))? {
            break;
        }
        cells += record.len();
        within(cells, record.len())?;
        // Blank lines are passed over, but a spreadsheet counts them.
        let inside = record
            .iter()
            .map(|cell| cell.matches('\n').count())
            .sum::<usize>();
        let lines = reader.position().line().saturating_sub(line);
        let blank = lines.saturating_sub(1 + u64::try_from(inside).unwrap_or(u64::MAX));
        number += 1 + blank;
        rows.push(Row {
            number,
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    let (table, warnings) = table_of(rows);
    let mut document = document(media_type, vec![(None, &table)], extractor(CSV))?;
    document.encoding = decoded.encoding;
    document.encoding_certain = decoded.certain;
    document.warnings = [decoded.warnings, warnings].concat();
    document.table = Some(table);
    Ok(document)
}

/// Refuses a table past what is kept.
pub(crate) fn within(cells: usize, columns: usize) -> Result<(), Error> {
    if columns > MOST_COLUMNS {
        return Err(Error::over_budget(format!(
            "a row has more than {MOST_COLUMNS} cells"
        )));
    }
    if cells > MOST_CELLS {
        return Err(Error::over_budget(format!("it has more than {MOST_CELLS} cells")));
    }
    Ok(())
}

/// The mark between cells: the one that stands most evenly in the first rows, outside of quotation marks.
fn delimiter(text: &str) -> u8 {
    let counts = |mark: u8| {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).take(20);
        let counts: Vec<usize> = lines.map(|line| outside_quotes(line, mark)).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        let even = counts.iter().filter(|&&count| count == most && count > 0).count();
        (even, most)
    };
    // In doubt the first one is taken.
    let marks = [b',', b';', b'\t', b'|'];
    let best = marks.into_iter().rev().max_by_key(|&mark| counts(mark));
    best.unwrap_or(b',')
}

fn outside_quotes(line: &str, mark: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        count += usize::from(byte == mark && !quoted);
    }
    count
}

/// A table from rows whose first one is the header; says which rows do not fit it.
pub(crate) fn table_of(mut rows: Vec<Row>) -> (Table, Vec<String>) {
    rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    if rows.is_empty() {
        return (Table::default(), Vec::new());
    }
    let first = rows.remove(0);
    let named = first.cells.len();
    let width = rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0)
        .max(named);
    let header = (0..width)
        .map(|at| match first.cells.get(at).map(|name| name.trim()) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => format!("Column {}", at + 1),
        })
        .collect();
    let uneven: Vec<u64> = rows
        .iter()
        .filter(|row| row.cells.len() != named)
        .map(|row| row.number)
        .collect();
    (Table { header, rows }, uneven_rows(&uneven).into_iter().collect())
}

fn uneven_rows(rows: &[u64]) -> Option<String> {
    let named: Vec<String> = rows.iter().take(NAMED_ROWS).map(u64::to_string).collect();
    let more = match rows.len().saturating_sub(NAMED_ROWS) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!rows.is_empty()).then(|| {
        format!(
            "These rows have another number of cells than the header: {}{more}. Compare them with the original.",
            named.join(", ")
        )
    })
}

/// The text of tables, each under the name of its sheet where it has one: a line for each row, tabs between the
/// cells.
pub(crate) fn document(
    media_type: MediaType,
    tables: Vec<(Option<&str>, &Table)>,
    extractor: String,
) -> Result<Document, Error> {
    let mut text = String::new();
    let (mut segments, mut headings) = (Vec::new(), Vec::new());
    for (sheet, table) in tables {
        if !text.is_empty() {
            text.push('\n');
        }
        let header = Row {
            number: 1,
            cells: table.header.clone(),
        };
        let first = table
            .rows
            .first()
            .map_or(1, |row| row.number.saturating_sub(1).max(1));
        let header = Row {
            number: first.min(header.number),
            ..header
        };
        if !table.header.is_empty() {
            headings.push(text.len());
        }
        let rows = (!table.header.is_empty()).then_some(&header).into_iter();
        for row in rows.chain(&table.rows) {
            segments.push(Segment {
                start: text.len(),
                locator: match sheet {
                    Some(sheet) => Locator::SheetRow(sheet.to_owned(), row.number),
                    None => Locator::Row(row.number),
                },
            });
            line(&mut text, &row.cells);
            check_text(&text)?;
        }
    }
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    Ok(Document {
        segments,
        headings,
        ..Document::of_text(media_type, Kind::Table, text, extractor)
    })
}

fn line(text: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push('\t');
        }
        let words: Vec<&str> = cell.split(['\n', '\r', '\t', '\0']).collect();
        text.push_str(words.join(" ").trim());
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn table(text: &str) -> Document {
        read(Decoded::utf8(text.to_owned()), MediaType::Csv).unwrap()
    }

    #[rstest]
    #[case::commas("claim,date\nThe bridge is closed,2024-05-02\n")]
    #[case::semicolons("claim;date\nThe bridge is closed;2024-05-02\n")]
    #[case::tabs("claim\tdate\nThe bridge is closed\t2024-05-02\n")]
    #[case::quoted("claim,date\n\"The bridge is closed\",\"2024-05-02\"\n")]
    fn the_mark_between_cells_is_found(#[case] text: &str) {
        let document = table(text);
        assert_eq!(document.text, "claim\tdate\nThe bridge is closed\t2024-05-02\n");
        let table = document.table.unwrap();
        assert_eq!(table.header, ["claim", "date"]);
        assert_eq!(table.rows[0].cells, ["The bridge is closed", "2024-05-02"]);
    }

    #[test]
    fn a_row_keeps_its_number_and_a_bad_one_is_named() {
        let document = table("claim,who\n\"a, \"\"b\"\"\nc\",Ruiz\n\nd\n");
        assert_eq!(document.text, "claim\twho\na, \"b\" c\tRuiz\nd\n");
        let at = document.text.find("a, ").unwrap();
        assert_eq!(document.locator_at(at), "row 2");
        assert_eq!(document.locator_at(at + 14), "row 4");
        assert!(
            document.warnings[0].contains("header: 4."),
            "{:?}",
            document.warnings
        );
    }

    #[test]
    fn a_formula_is_text() {
        assert!(table("a,b\n=1+1,@x\n").text.contains("=1+1\t@x"));
    }

    #[test]
    fn too_many_cells_are_refused() {
        let wide = ",".repeat(20_000);
        let error = read(Decoded::utf8(wide), MediaType::Csv).unwrap_err();
        assert_eq!(error.code(), "file_over_budget");
    }
}
