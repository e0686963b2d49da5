//! What was drawn from a file, before it becomes an article.

use chrono::NaiveDate;

pub use crate::media_type::MediaType;

/// An article as its file gives it. Fields that the file does not state are `None`, never a guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The format that was read.
    pub media_type: MediaType,
    /// The encoding that was read, by its WHATWG name (`UTF-8`, `windows-1252`), or `UTF-32LE`, `UTF-32BE`.
    pub encoding: String,
    /// `false` when the encoding was guessed from the bytes alone.
    pub encoding_certain: bool,
    /// The text under check, normalised, never blank. For Markdown and HTML, paragraphs are separated by one
    /// blank line, list items and table rows by a line end, table cells by a tab.
    pub text: String,
    /// Byte offsets in `text` where headings begin, in order; empty where the format marks none.
    pub headings: Vec<usize>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, without "By" and dates; several names as one line.
    pub byline: Option<String>,
    /// Who carried it: newspaper, agency, site.
    pub outlet: Option<String>,
    /// The day of publication as the file states it, in the time zone that it states.
    pub published: Option<NaiveDate>,
    /// The date of publication, word for word.
    pub published_raw: Option<String>,
    /// The language as a BCP 47 tag (`en`, `pt-BR`).
    pub language: Option<String>,
    /// The address of the article, `http` or `https` only.
    pub url: Option<String>,
    /// Byte offset in `text` where the body starts: behind a leading `date YYYY-MM-DD`, else 0.
    pub body_start: usize,
    /// Name and version of what drew the text from the bytes.
    pub extractor: String,
    /// Sentences for the person: what may be wrong with this reading. Often empty.
    pub warnings: Vec<String>,
}

/// This crate's name and version with what helped it, for [`Draft::extractor`].
pub(crate) fn extractor(with: &str) -> String {
    let own = concat!("factdesk-intake ", env!("CARGO_PKG_VERSION"));
    if with.is_empty() {
        own.to_owned()
    } else {
        format!("{own} with {with}")
    }
}
