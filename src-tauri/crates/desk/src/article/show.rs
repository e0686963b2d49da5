//! Articles as they stand.

use factdesk_domain::article::FileRef;
use factdesk_domain::{ArticleId, CaseId, PartialDate, ReviewerId, TimestampMs, VersionId};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Error, Result};

/// An article as it stands, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Which one.
    pub id: ArticleId,
    /// Its case.
    pub case: CaseId,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who carried it.
    pub outlet: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Its language, as in BCP 47.
    pub language: Option<String>,
    /// The version that is worked on.
    pub current_version: VersionId,
    /// Who imported it.
    pub created_by: ReviewerId,
    /// When it was imported.
    pub created_at: TimestampMs,
    /// Whether it was retracted.
    pub retracted: bool,
}

/// One immutable text of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Which one.
    pub id: VersionId,
    /// Its article.
    pub article: ArticleId,
    /// Its case.
    pub case: CaseId,
    /// The normalised text.
    pub text: String,
    /// SHA-256 of the text.
    pub text_sha256: String,
    /// The bytes it was read from.
    pub original: Option<FileRef>,
    /// Why there is this text.
    pub reason: Option<String>,
    /// Who brought it.
    pub created_by: ReviewerId,
    /// When it came.
    pub created_at: TimestampMs,
}

const ARTICLE: &str = "SELECT id, case_id, title, byline, outlet, url, published, language, current_version,
    created_by, created_at, retracted FROM article ";

const VERSION: &str =
    "SELECT id, article, case_id, text, text_sha256, original, reason, created_by, created_at
    FROM article_version ";

fn row_to_article(row: &Row<'_>) -> rusqlite::Result<Article> {
    Ok(Article {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        title: row.get("title")?,
        byline: row.get("byline")?,
        outlet: row.get("outlet")?,
        url: row.get("url")?,
        published: crate::row::parsed_opt(row, "published")?,
        language: row.get("language")?,
        current_version: crate::row::parsed(row, "current_version")?,
        created_by: crate::row::parsed(row, "created_by")?,
        created_at: TimestampMs::from_i64(row.get("created_at")?),
        retracted: row.get("retracted")?,
    })
}

fn row_to_version(row: &Row<'_>) -> rusqlite::Result<Version> {
    Ok(Version {
        id: crate::row::parsed(row, "id")?,
        article: crate::row::parsed(row, "article")?,
        case: crate::row::parsed(row, "case_id")?,
        text: row.get("text")?,
        text_sha256: row.get("text_sha256")?,
        original: crate::row::json_opt(row, "original")?,
        reason: row.get("reason")?,
        created_by: crate::row::parsed(row, "created_by")?,
        created_at: TimestampMs::from_i64(row.get("created_at")?),
    })
}

/// The articles of a case that were not retracted, in the order of import.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, case: CaseId) -> Result<Vec<Article>> {
    let mut statement = c.prepare_cached(
        &[
            ARTICLE,
            "WHERE case_id = :case AND retracted = 0 ORDER BY created_at, id",
        ]
        .concat(),
    )?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, row_to_article)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// One article, also a retracted one.
///
/// # Errors
/// An unknown article; the database.
pub fn show(c: &Connection, id: ArticleId) -> Result<Article> {
    c.prepare_cached(&[ARTICLE, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_article)
        .optional()?
        .ok_or_else(|| Error::unknown("article", id))
}

/// The case of an article.
///
/// # Errors
/// An unknown article; the database.
pub fn case_of(c: &Connection, id: ArticleId) -> Result<CaseId> {
    show(c, id).map(|article| article.case)
}

/// One version with its text.
///
/// # Errors
/// An unknown version; the database.
pub fn version(c: &Connection, id: VersionId) -> Result<Version> {
    maybe_version(c, id)?.ok_or_else(|| Error::unknown("version", id))
}

/// One version; none when its coming was undone.
pub(crate) fn maybe_version(c: &Connection, id: VersionId) -> Result<Option<Version>> {
    Ok(c.prepare_cached(&[VERSION, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_version)
        .optional()?)
}

/// The text that is worked on.
///
/// # Errors
/// An unknown article; the database.
pub fn current_text(c: &Connection, id: ArticleId) -> Result<Version> {
    version(c, show(c, id)?.current_version)
}

/// The versions of an article, the first one first.
///
/// # Errors
/// The database.
pub fn versions(c: &Connection, id: ArticleId) -> Result<Vec<Version>> {
    let mut statement =
        c.prepare_cached(&[VERSION, "WHERE article = :id ORDER BY created_at, id"].concat())?;
    let found = statement.query_map(named_params! { ":id": id.to_string() }, row_to_version)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
