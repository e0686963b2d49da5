//! Claims from a table.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names offered files.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ByToken {
    /// Stands for the files.
    pub token: String,
}

/// A table that was offered, before its columns are assigned.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimsTable {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are.
    pub total: u32,
    /// Columns that look like what they are named.
    pub guess: ClaimsMapping,
    /// Rows that would not come in with that guess.
    pub bad: Vec<BadRow>,
}

/// Which column holds what, by its name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimsMapping {
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

/// A row that is no claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BadRow {
    /// Its number as a spreadsheet counts, from 1.
    pub row: u32,
    /// Why, in a sentence.
    pub message: String,
}

/// Makes claims of the rows of an offered table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimsImport {
    /// Case.
    pub case_id: String,
    /// Stands for the file.
    pub token: String,
    /// Which column holds what.
    pub mapping: ClaimsMapping,
}

/// What came in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimsImported {
    /// The act, for undo; none where nothing was appended.
    pub act: Option<String>,
    /// What was done, in words.
    pub label: String,
    /// Everything that must be loaded again.
    pub changes: Vec<super::common::Change>,
    /// Claims that were made.
    pub added: u32,
    /// Rows whose claim the case has already.
    pub skipped: u32,
    /// Rows that are no claim.
    pub bad: Vec<BadRow>,
}
