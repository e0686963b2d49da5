//! Articles with their layout: paragraphs and sentences, found once per version and kept.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use factdesk_domain::{ArticleId, CaseId, VersionId};
use rusqlite::{Connection, named_params};

use super::rows::{json, maybe_json, parsed};
use crate::local;

/// An article of a case.
#[derive(Debug, Clone)]
pub struct ArticleEntry {
    /// Id.
    pub id: ArticleId,
    /// Current version.
    pub version: VersionId,
    /// Every version, the first one first.
    pub versions: Vec<VersionId>,
    /// Title; never empty.
    pub title: String,
    /// Outlet.
    pub outlet: Option<String>,
    /// Byline.
    pub byline: Option<String>,
    /// Published: a partial date.
    pub published: Option<String>,
    /// Language (BCP 47).
    pub language: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// When it was imported, in milliseconds since 1970.
    pub imported_ms: i64,
    /// Text and what is found in it.
    pub layout: Arc<Layout>,
    short: String,
}

impl ArticleEntry {
    /// The number of a version, from 1; 0 for one that is not there.
    #[must_use]
    pub fn number(&self, version: VersionId) -> u32 {
        let place = self.versions.iter().position(|known| *known == version);
        place.map_or(0, |place| u32::try_from(place + 1).unwrap_or(u32::MAX))
    }

    /// Whether a span lies in the text that is worked on.
    #[must_use]
    pub fn holds(&self, version: VersionId, span: &Range<usize>) -> bool {
        self.version == version && self.layout.text.get(span.clone()).is_some()
    }

    /// What stands beside a quote: the outlet, else the title, cut to a few words.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.short
    }
}

/// Longest short name, in characters.
const SHORT_CHARS: usize = 40;

fn short(outlet: Option<&str>, title: &str) -> String {
    let name = outlet.unwrap_or(title);
    if name.chars().count() <= SHORT_CHARS {
        return name.to_owned();
    }
    let cut: String = name.chars().take(SHORT_CHARS).collect();
    let word = cut
        .rfind(char::is_whitespace)
        .filter(|at| *at > 0)
        .unwrap_or(cut.len());
    format!("{}…", cut[..word].trim_end())
}

/// The original file of an article version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Original {
    /// SHA-256 in hex.
    pub sha256: String,
    /// Bytes.
    pub size_bytes: i64,
    /// Media type.
    pub media_type: Option<String>,
    /// Name it had outside.
    pub name: Option<String>,
}

/// The text of a version with its paragraphs and sentences; positions are bytes.
#[derive(Debug)]
pub struct Layout {
    /// The normalised text.
    pub text: String,
    /// Where the body begins; what stands before is no statement.
    pub body_start: usize,
    /// Paragraphs in reading order.
    pub paragraphs: Vec<Range<usize>>,
    /// Sentences of the body in reading order.
    pub sentences: Vec<Range<usize>>,
    /// The file it was read from.
    pub original: Option<Original>,
    /// How it was read, where this laptop read it.
    pub reading: Option<local::Reading>,
}

impl Layout {
    /// Number of the paragraph that holds a byte, from 1; the last one behind the end.
    #[must_use]
    pub fn paragraph_at(&self, byte: usize) -> usize {
        self.paragraphs
            .partition_point(|paragraph| paragraph.start <= byte)
            .max(1)
    }

    /// Index of the sentence that holds a byte, else of the next one, else of the last.
    #[must_use]
    pub fn sentence_at(&self, byte: usize) -> usize {
        let behind = self.sentences.partition_point(|sentence| sentence.end <= byte);
        behind.min(self.sentences.len().saturating_sub(1))
    }

    /// Indices of the sentences that a span touches.
    #[must_use]
    pub fn sentences_of(&self, span: &Range<usize>) -> Range<usize> {
        let first = self
            .sentences
            .partition_point(|sentence| sentence.end <= span.start);
        let last = self
            .sentences
            .partition_point(|sentence| sentence.start < span.end);
        first..last.max(first)
    }
}

/// Layouts that were found before. A version never changes, so nothing here goes out of date.
#[derive(Debug, Default)]
pub struct Layouts(Mutex<HashMap<VersionId, Arc<Layout>>>);

impl Layouts {
    /// The layout of a version.
    ///
    /// # Errors
    /// Whatever SQLite reports; a version that is not there is `QueryReturnedNoRows`.
    pub fn of(
        &self,
        c: &Connection,
        case: CaseId,
        version: VersionId,
        language: Option<&str>,
    ) -> rusqlite::Result<Arc<Layout>> {
        if let Some(known) = self.kept().get(&version) {
            return Ok(Arc::clone(known));
        }
        let layout = Arc::new(read(c, case, version, language)?);
        self.kept().insert(version, Arc::clone(&layout));
        Ok(layout)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<VersionId, Arc<Layout>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(
    c: &Connection,
    case: CaseId,
    version: VersionId,
    language: Option<&str>,
) -> rusqlite::Result<Layout> {
    let (text, original): (String, Option<Original>) =
        c.prepare_cached(include_str!("version.sql"))?.query_row(
            named_params! { ":case": case.to_string(), ":version": version.to_string() },
            |row| Ok((row.get("text")?, maybe_json(row, "original")?)),
        )?;
    let reading = local::reading_of(c, &version.to_string())?;
    let body_start = match &reading {
        Some(reading) => reading.body_start.min(text.len()),
        None => factdesk_language::leading_date(&text).map_or(0, |(_, span)| span.end),
    };
    let ranges = |spans: Vec<factdesk_language::Span>| -> Vec<Range<usize>> {
        spans
            .into_iter()
            .map(|span| span.start + body_start..span.end + body_start)
            .collect()
    };
    let body = &text[body_start..];
    let paragraphs = ranges(factdesk_language::paragraphs(body));
    let sentences = ranges(factdesk_language::sentences(body, language));
    Ok(Layout {
        body_start,
        paragraphs,
        sentences,
        original,
        reading,
        text,
    })
}

pub(super) fn articles(
    c: &Connection,
    case: CaseId,
    layouts: &Layouts,
) -> rusqlite::Result<Vec<ArticleEntry>> {
    let mut statement = c.prepare_cached(include_str!("articles.sql"))?;
    let mut rows = statement.query(named_params! { ":case": case.to_string() })?;
    let mut articles = Vec::new();
    while let Some(row) = rows.next()? {
        let version = parsed(row, "current_version")?;
        let language: Option<String> = row.get("language")?;
        let (title, outlet): (String, Option<String>) = (row.get("title")?, row.get("outlet")?);
        articles.push(ArticleEntry {
            short: short(outlet.as_deref(), &title),
            id: parsed(row, "id")?,
            version,
            versions: json(row, "versions")?,
            title,
            outlet,
            byline: row.get("byline")?,
            published: row.get("published")?,
            url: row.get("url")?,
            imported_ms: row.get("created_at")?,
            layout: layouts.of(c, case, version, language.as_deref())?,
            language,
        });
    }
    Ok(articles)
}
