//! One shape for all formats: the text, where its parts stand in the file, and what the file says of itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::draft::Draft;
use crate::error::Error;
use crate::media_type::MediaType;

/// What a file is for the person, whatever its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Running text.
    Article,
    /// What was spoken, with time codes.
    Transcript,
    /// Rows under a header.
    Table,
    /// A mail.
    Mail,
    /// A page out of a web archive.
    Archive,
    /// A picture; it has no text.
    Image,
}

/// A page of a paged document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSpan {
    /// Number of the page, counted from 1.
    pub number: u32,
    /// Byte offset in the text where it starts.
    pub start: usize,
    /// Byte offset behind its end; equal to `start` for a page without text.
    pub end: usize,
}

/// What a place in the file is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Locator {
    /// A moment of a recording, in milliseconds from its start.
    Time(u64),
    /// A row of a table as a spreadsheet counts it, from 1; the header is a row.
    Row(u64),
    /// A row of a sheet of a workbook.
    SheetRow(String, u64),
}

impl std::fmt::Display for Locator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Time(ms) => {
                let seconds = ms / 1000;
                let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
                write!(f, "{hours:02}:{minutes:02}:{:02}", seconds % 60)
            }
            Self::Row(number) => write!(f, "row {number}"),
            Self::SheetRow(sheet, number) => write!(f, "{sheet}, row {number}"),
        }
    }
}

/// Where something that can be named begins in the text; it reaches to the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Byte offset in the text.
    pub start: usize,
    /// What it is called.
    pub locator: Locator,
}

/// Rows under a header, every cell as text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Names of the columns, as the first row gives them; a missing name is "Column 3".
    pub header: Vec<String>,
    /// The rows below it, in order. A row may be shorter than the header, never longer.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Number as a spreadsheet counts it, from 1; the header is a row.
    pub number: u64,
    /// The cells.
    pub cells: Vec<String>,
}

/// What was read from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The format that was read.
    pub media_type: MediaType,
    /// What it is for the person.
    pub kind: Kind,
    /// The encoding of a text file by its WHATWG name; `UTF-8` where the format leaves no choice.
    pub encoding: String,
    /// `false` when the encoding was guessed from the bytes alone.
    pub encoding_certain: bool,
    /// The text, normalised; blank for a picture only. Left out when the document is written as JSON, since
    /// it is kept apart.
    #[serde(skip)]
    pub text: String,
    /// The pages, in order and without gaps in their numbers; empty for what has no pages.
    pub pages: Vec<PageSpan>,
    /// Byte offsets in the text where headings begin, in rising order; empty where the format marks none.
    #[serde(default)]
    pub headings: Vec<usize>,
    /// Named places in rising order of `start`; empty where pages or paragraphs name the places.
    pub segments: Vec<Segment>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who carried it.
    pub outlet: Option<String>,
    /// The day of publication as the file states it.
    pub published: Option<NaiveDate>,
    /// The date of publication, word for word.
    pub published_raw: Option<String>,
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
    /// Where it was published, `http` or `https` only.
    pub url: Option<String>,
    /// Byte offset in the text where the body starts.
    pub body_start: usize,
    /// Name and version of what drew the text.
    pub extractor: String,
    /// Sentences for the person: what may be wrong with this reading.
    pub warnings: Vec<String>,
    /// Names of what the file holds beside the text that was read, such as the attachments of a mail. They
    /// are names, never paths, and nothing of them was opened.
    pub attachments: Vec<String>,
    /// The table, where the file is one.
    pub table: Option<Table>,
}

impl Document {
    /// A document of a text and nothing else.
    pub(crate) fn of_text(media_type: MediaType, kind: Kind, text: String, extractor: String) -> Self {
        Self {
            media_type,
            kind,
            encoding: "UTF-8".to_owned(),
            encoding_certain: true,
            text,
            pages: Vec::new(),
            headings: Vec::new(),
            segments: Vec::new(),
            title: None,
            byline: None,
            outlet: None,
            published: None,
            published_raw: None,
            language: None,
            url: None,
            body_start: 0,
            extractor,
            warnings: Vec::new(),
            attachments: Vec::new(),
            table: None,
        }
    }

    /// What the place of a byte of the text is called: `p. 3`, `00:01:23`, `row 7`, `¶ 12`.
    pub fn locator_at(&self, byte: usize) -> String {
        locator_at(&self.text, &self.pages, &self.segments, byte)
    }

    /// The article that it is.
    ///
    /// # Errors
    /// [`Error::Binary`] for a picture, [`Error::NoArticleText`] for any other blank text.
    pub fn into_draft(self) -> Result<Draft, Error> {
        if self.kind == Kind::Image {
            return Err(Error::Binary {
                kind: Some("a picture".into()),
            });
        }
        if self.text.trim().is_empty() {
            return Err(Error::NoArticleText);
        }
        Ok(Draft {
            media_type: self.media_type,
            encoding: self.encoding,
            encoding_certain: self.encoding_certain,
            text: self.text,
            headings: self.headings,
            title: self.title,
            byline: self.byline,
            outlet: self.outlet,
            published: self.published,
            published_raw: self.published_raw,
            language: self.language,
            url: self.url,
            body_start: self.body_start,
            extractor: self.extractor,
            warnings: self.warnings,
        })
    }
}

impl From<Draft> for Document {
    fn from(draft: Draft) -> Self {
        Self {
            encoding: draft.encoding,
            encoding_certain: draft.encoding_certain,
            title: draft.title,
            byline: draft.byline,
            outlet: draft.outlet,
            published: draft.published,
            published_raw: draft.published_raw,
            language: draft.language,
            url: draft.url,
            headings: draft.headings,
            body_start: draft.body_start,
            warnings: draft.warnings,
            ..Self::of_text(draft.media_type, Kind::Article, draft.text, draft.extractor)
        }
    }
}

/// What the place of a byte is called in a text of which the pages and named places are known, such as a kept
/// working copy: the page, else the named place it lies in, else the paragraph. A byte past the end counts as
/// the end.
///
/// ```
/// let text = "First.\n\nSecond.";
/// assert_eq!(factdesk_intake::locator_at(text, &[], &[], 9), "¶ 2");
/// ```
pub fn locator_at(text: &str, pages: &[PageSpan], segments: &[Segment], byte: usize) -> String {
    // The blank between two pages belongs to the page before it.
    let page = pages[..pages.partition_point(|page| page.start <= byte)].last();
    if let Some(page) = page.or(pages.first()) {
        return format!("p. {}", page.number);
    }
    let before = segments.partition_point(|segment| segment.start <= byte);
    if let Some(segment) = segments[..before].last().or(segments.first()) {
        return segment.locator.to_string();
    }
    let end = text.floor_char_boundary(byte.saturating_add(1).min(text.len()));
    format!("¶ {}", paragraphs(&text[..end]).max(1))
}

/// Stretches of lines that are not blank.
fn paragraphs(text: &str) -> usize {
    let mut blank_before = true;
    let mut count = 0;
    for line in text.lines() {
        let blank = line.trim().is_empty();
        count += usize::from(blank_before && !blank);
        blank_before = blank;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::start(0, "¶ 1")]
    #[case::end_of_the_first(5, "¶ 1")]
    #[case::gap(7, "¶ 1")]
    #[case::second(8, "¶ 2")]
    #[case::inside_a_letter(9, "¶ 2")]
    #[case::past_the_end(900, "¶ 3")]
    fn a_place_without_pages_is_its_paragraph(#[case] byte: usize, #[case] expected: &str) {
        assert_eq!(locator_at("First.\n\nZwölf\n\n\nEnd", &[], &[], byte), expected);
    }

    #[test]
    fn a_place_has_the_page_it_stands_on() {
        let page = |number, start, end| PageSpan { number, start, end };
        let pages = [page(1, 0, 3), page(2, 5, 5), page(3, 5, 8)];
        let at = |byte| locator_at("one\n\ntwo", &pages, &[], byte);
        assert_eq!(
            (at(0), at(4), at(5)),
            ("p. 1".to_owned(), "p. 1".to_owned(), "p. 3".to_owned())
        );
    }

    #[test]
    fn a_place_has_the_time_code_or_row_it_lies_in() {
        let segments = [
            Segment {
                start: 0,
                locator: Locator::Time(83_400),
            },
            Segment {
                start: 4,
                locator: Locator::Time(3_723_000),
            },
        ];
        assert_eq!(locator_at("one two", &[], &segments, 3), "00:01:23");
        assert_eq!(locator_at("one two", &[], &segments, 4), "01:02:03");
        assert_eq!(Locator::SheetRow("Counts".into(), 7).to_string(), "Counts, row 7");
    }
}
