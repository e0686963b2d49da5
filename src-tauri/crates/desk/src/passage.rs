//! Passages of an article with nothing to check.

use factdesk_domain::placed::Placed;
use factdesk_domain::text::Span;
use factdesk_domain::{ArticleId, CaseId, MarkId, ReviewerId, VersionId, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::claim::{self, Place};
use crate::{Desk, Done, Error, Result, article};

/// A mark as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which one.
    pub id: MarkId,
    /// Its case.
    pub case: CaseId,
    /// The article.
    pub article: ArticleId,
    /// The version that it was made on.
    pub version: VersionId,
    /// Where it lies in that version.
    pub span: Span,
    /// Why there is nothing to check.
    pub reason: Option<String>,
    /// Who marked it.
    pub created_by: ReviewerId,
    /// Whether it was taken away.
    pub retracted: bool,
}

const SELECT: &str =
    "SELECT id, case_id, article, version, start_byte, end_byte, reason, created_by, retracted
    FROM passage ";

fn row_to_mark(row: &Row<'_>) -> rusqlite::Result<Mark> {
    Ok(Mark {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        article: crate::row::parsed(row, "article")?,
        version: crate::row::parsed(row, "version")?,
        span: Span::new(
            crate::row::number(row, "start_byte")?,
            crate::row::number(row, "end_byte")?,
        ),
        reason: row.get("reason")?,
        created_by: crate::row::parsed(row, "created_by")?,
        retracted: row.get("retracted")?,
    })
}

/// The marks in an article that were not taken away, by place.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, article: ArticleId) -> Result<Vec<Mark>> {
    let mut statement = c.prepare_cached(
        &[
            SELECT,
            "WHERE article = :article AND retracted = 0 ORDER BY start_byte, end_byte, id",
        ]
        .concat(),
    )?;
    let found = statement.query_map(named_params! { ":article": article.to_string() }, row_to_mark)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// One mark, also one that was taken away.
///
/// # Errors
/// An unknown mark; the database.
pub fn show(c: &Connection, id: MarkId) -> Result<Mark> {
    c.prepare_cached(&[SELECT, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_mark)
        .optional()?
        .ok_or_else(|| Error::unknown("passage", id))
}

/// Says that a passage holds nothing to check.
///
/// # Errors
/// An unknown article; a span outside of the text; the database.
pub fn mark(desk: &Desk, by: ReviewerId, place: Place, reason: Option<String>) -> Result<Done<MarkId>> {
    desk.act(by, |acting| {
        let known = article::show(acting.db(), place.article)?;
        let version = article::version(acting.db(), place.version.unwrap_or(known.current_version))?;
        let id = acting.id(MarkId::new)?;
        let at = (place.article, version.id, version.text.as_str());
        acting.push(known.case, rules::passage::mark(id, at, place.span, reason)?)?;
        Ok(id)
    })
}

/// Shows where a marked passage lies in the text that is worked on.
///
/// # Errors
/// An unknown mark, or one that was taken away; an article of another case; a span outside of the text; the database.
pub fn place(desk: &Desk, by: ReviewerId, id: MarkId, place: Place) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let anchor = claim::anchor(acting, known.case, place)?;
        let operation = rules::passage::place(id, known.retracted, anchor, Placed::BY_PERSON)?;
        acting.push(known.case, operation)
    })
}

/// Opens a passage again.
///
/// # Errors
/// An unknown mark, or one that was taken away; the database.
pub fn unmark(desk: &Desk, by: ReviewerId, id: MarkId) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        acting.push(known.case, rules::passage::unmark(id, known.retracted)?)
    })
}
