//! The report.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The report as it would be exported now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportPreview {
    /// The Markdown.
    pub markdown: String,
    /// The same, parsed again from the Markdown, ready to draw.
    pub blocks: Vec<Block>,
    /// Words.
    pub words: u32,
    /// Bytes.
    pub bytes: u32,
    /// What an editor should see to before it goes out.
    pub checks: Vec<ReportCheck>,
    /// Path that export writes to, for display.
    pub export_path: String,
}

/// A block of the report.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u32,
        /// Text.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Text.
        inlines: Vec<Inline>,
    },
    /// A quotation.
    Quote {
        /// Blocks within.
        blocks: Vec<Block>,
    },
    /// A list.
    List {
        /// First number of an ordered list.
        start: Option<u32>,
        /// Items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// Head cells.
        head: Vec<Vec<Inline>>,
        /// Rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Code or front matter.
    Code {
        /// Text.
        text: String,
    },
    /// A thematic break.
    Rule,
}

/// A piece of text with its style.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Inline {
    /// Text; "\n" for a line break.
    pub text: String,
    /// Strong.
    pub strong: bool,
    /// Emphasised.
    pub emphasis: bool,
    /// Code.
    pub code: bool,
}

/// One thing to see to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportCheck {
    /// `stop`, `warn` or `note`.
    pub level: String,
    /// What.
    pub title: String,
    /// More about it.
    pub text: String,
    /// Section to go to.
    pub section: Option<String>,
    /// Claim to go to.
    pub claim_id: Option<String>,
}

/// A report that was written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportExported {
    /// Path, for display.
    pub path: String,
    /// Bytes.
    pub bytes: u32,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// The answer of *Save as*.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportSaved {
    /// What was written; none when the person closed the dialog.
    pub exported: Option<ReportExported>,
}
