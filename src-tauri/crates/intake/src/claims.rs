//! Claims from a table: a spreadsheet or a CSV file whose columns a person assigns.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use factdesk_desk::claim::{self, NewClaim, NewStatement};
use factdesk_desk::{Desk, Done};
use factdesk_domain::{CaseId, ClaimId, PartialDate, ReviewerId};

use crate::document::{Row, Table};
use crate::reader::{Reader, Watch};
use crate::{Error, MAX_FILE_BYTES, file_bytes};

/// Which column holds what, by its name. Only the wording is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The wording of the claim.
    pub text: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// When it was said.
    pub date: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// Who carried it.
    pub outlet: Option<String>,
    /// Why it is checked.
    pub note: Option<String>,
}

/// A row that is no claim, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// Its number as a spreadsheet counts, from 1.
    pub row: u64,
    /// Why, in a sentence.
    pub message: String,
}

/// What an import did.
#[derive(Debug)]
pub struct Imported {
    /// The claims that were made.
    pub added: Vec<ClaimId>,
    /// Rows whose claim the case has already from the same place.
    pub skipped: usize,
    /// Rows that are no claim.
    pub bad: Vec<Bad>,
    /// What was written.
    pub done: Done<()>,
}

/// A column that the table does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The table has no column “{name}”. It has: {there}.")]
pub struct NoColumn {
    /// The name that was asked for.
    pub name: String,
    /// The names that are there.
    pub there: String,
}

/// Reads a table in the reader process.
///
/// # Errors
/// Whatever the reader finds; a file that is no table.
pub fn table(path: &Path) -> Result<Table, Error> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let bytes = file_bytes(path, MAX_FILE_BYTES)?;
    let cancel = AtomicBool::new(false);
    let mut watch = Watch {
        cancel: &cancel,
        progress: &mut |_, _| (),
    };
    let read = Reader::installed()?.document(&name, None, &bytes, &mut watch)?;
    read.table.ok_or_else(|| Error::Unsupported {
        kind: "a file without a table".into(),
    })
}

/// The columns that look like what they are named: the first whose name holds one of a few words.
#[must_use]
pub fn guess(table: &Table) -> Mapping {
    let named = |words: &[&str]| {
        let mut columns = table.header.iter();
        let found = columns.find(|column| {
            let name = column.to_lowercase();
            words.iter().any(|word| name.contains(word))
        });
        found.cloned()
    };
    let text = named(&["claim", "statement", "text", "quote", "aussage", "behauptung"]);
    let text = text.or_else(|| table.header.first().cloned()).unwrap_or_default();
    let other = |words: &[&str]| named(words).filter(|name| *name != text);
    Mapping {
        speaker: other(&["speaker", "author", "person", "who", "sprecher"]),
        date: other(&["date", "when", "datum"]),
        url: other(&["url", "link", "address"]),
        outlet: other(&["outlet", "publisher", "source", "medium"]),
        note: other(&["note", "comment", "why"]),
        text,
    }
}

/// Makes a claim of every row that has words, in one act. The same file again adds nothing.
///
/// # Errors
/// A column that is not there, as the first error; an unknown case; the database.
pub fn import(
    desk: &Desk,
    (by, case): (ReviewerId, CaseId),
    file: &str,
    table: &Table,
    mapping: &Mapping,
) -> Result<factdesk_desk::Result<Imported>, NoColumn> {
    let (new, bad) = sorted(table, mapping, file)?;
    let rows = new.len();
    Ok(claim::import(desk, by, case, new).map(|done| {
        let added: Vec<ClaimId> = done.value.into_iter().flatten().collect();
        Imported {
            skipped: rows - added.len(),
            added,
            bad,
            done: Done {
                value: (),
                outcome: done.outcome,
            },
        }
    }))
}

/// The rows that would not come in.
///
/// # Errors
/// A column that is not there.
pub fn bad_rows(table: &Table, mapping: &Mapping) -> Result<Vec<Bad>, NoColumn> {
    Ok(sorted(table, mapping, "")?.1)
}

type Good = Vec<(NewClaim, String)>;

fn sorted(table: &Table, mapping: &Mapping, file: &str) -> Result<(Good, Vec<Bad>), NoColumn> {
    let columns = Columns::of(table, mapping)?;
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for row in &table.rows {
        match columns.claim(row, file) {
            Ok(claim) => good.push(claim),
            Err(message) => bad.push(Bad {
                row: row.number,
                message,
            }),
        }
    }
    Ok((good, bad))
}

/// The places of the assigned columns.
struct Columns {
    text: usize,
    speaker: Option<usize>,
    date: Option<usize>,
    url: Option<usize>,
    outlet: Option<usize>,
    note: Option<usize>,
}

impl Columns {
    fn of(table: &Table, mapping: &Mapping) -> Result<Self, NoColumn> {
        let place = |name: &String| {
            let found = table.header.iter().position(|column| column == name);
            found.ok_or_else(|| NoColumn {
                name: name.clone(),
                there: table.header.join(", "),
            })
        };
        let maybe = |name: &Option<String>| name.as_ref().map(place).transpose();
        Ok(Self {
            text: place(&mapping.text)?,
            speaker: maybe(&mapping.speaker)?,
            date: maybe(&mapping.date)?,
            url: maybe(&mapping.url)?,
            outlet: maybe(&mapping.outlet)?,
            note: maybe(&mapping.note)?,
        })
    }

    fn claim(&self, row: &Row, file: &str) -> Result<(NewClaim, String), String> {
        let cell = |place: Option<usize>| {
            let words = row.cells.get(place?)?.trim();
            (!words.is_empty()).then(|| words.to_owned())
        };
        let text = cell(Some(self.text)).ok_or("There are no words in it.")?;
        let date: Option<PartialDate> = match cell(self.date) {
            Some(date) => Some(date.parse().map_err(|_| {
                let shown: String = date.chars().take(40).collect();
                format!("“{shown}” is not a date. Write 2026-05-14, 2026-05 or 2026.")
            })?),
            None => None,
        };
        let statement = NewStatement {
            words: Some(text.clone()),
            speaker: cell(self.speaker),
            outlet: cell(self.outlet),
            date,
            ..NewStatement::default()
        };
        let from = match cell(self.url) {
            Some(url) => format!("{file}, row {}: {url}", row.number),
            None => format!("{file}, row {}", row.number),
        };
        let claim = NewClaim {
            text: Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            why_chosen: cell(self.note),
            statements: vec![statement],
            ..NewClaim::default()
        };
        Ok((claim, from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let row = |number, cells: &[&str]| Row {
            number,
            cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        };
        Table {
            header: ["Claim", "Who said it", "Date", "Link"].map(String::from).into(),
            rows: vec![
                row(
                    2,
                    &[
                        "31 boats were counted.",
                        "Harbour office",
                        "2026-05-14",
                        "https://example.org/a",
                    ],
                ),
                row(3, &["", "Nobody", "", ""]),
                row(4, &["The storm\n was the worst.", "Mayor", "last week"]),
                row(5, &["The storm\n was the worst.", "Mayor"]),
            ],
        }
    }

    #[test]
    fn columns_are_guessed_by_their_names() {
        let guess = guess(&table());
        assert_eq!(guess.text, "Claim");
        assert_eq!(guess.speaker.as_deref(), Some("Who said it"));
        assert_eq!(
            (guess.date.as_deref(), guess.url.as_deref()),
            (Some("Date"), Some("Link"))
        );
        assert_eq!(guess.outlet, None);
    }

    #[test]
    fn good_rows_come_in_once_and_bad_ones_are_named() {
        let place = tempfile::tempdir().unwrap();
        let desk = Desk::open(&place.path().join("desk"), factdesk_desk::system_clock()).unwrap();
        let me = desk.me().unwrap();
        let new = factdesk_desk::case::NewCase {
            title: "Harbour".into(),
            ..Default::default()
        };
        let case = factdesk_desk::case::create(&desk, me, new).unwrap().value;
        let take = |mapping: &Mapping| import(&desk, (me, case), "claims.csv", &table(), mapping);
        let mapping = guess(&table());
        let first = take(&mapping).unwrap().unwrap();
        assert_eq!((first.added.len(), first.skipped), (2, 0));
        let bad: Vec<u64> = first.bad.iter().map(|bad| bad.row).collect();
        assert_eq!(bad, [3, 4]);
        assert!(first.bad[1].message.contains("last week"), "{:?}", first.bad);
        let known = desk.read(|c| claim::show(c, first.added[1])).unwrap();
        assert_eq!(known.text, "The storm was the worst.");
        let again = take(&mapping).unwrap().unwrap();
        assert_eq!((again.added.len(), again.skipped), (0, 2));
        assert!(again.done.outcome.changes.is_empty(), "nothing is appended");
        let wrong = Mapping {
            text: "Words".into(),
            ..Mapping::default()
        };
        assert_eq!(take(&wrong).unwrap_err().name, "Words");
    }
}
