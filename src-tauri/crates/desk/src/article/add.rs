//! Articles come in: bytes into the archive first, then the row that names them.

use factdesk_domain::article::{ArticleAdd, FileRef};
use factdesk_domain::envelope::Hash;
use factdesk_domain::{ArticleId, CaseId, PartialDate, ReviewerId, VersionId, rules, text};
use rusqlite::{OptionalExtension, named_params};

use crate::local::{self, Reading};
use crate::{Acting, Desk, Done, Error, Outcome, Result, archive, case};

/// What an article is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewArticle {
    /// The bytes as they came; none for text that was typed in.
    pub bytes: Option<Vec<u8>>,
    /// The name of the file.
    pub file_name: Option<String>,
    /// The media type of the bytes.
    pub media_type: Option<String>,
    /// The title; not empty.
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
    /// The text; it is normalised here.
    pub text: String,
    /// How the bytes were read; kept locally.
    pub reading: Option<Reading>,
}

/// Whether an article was new to its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was.
    Added,
    /// The case has this very text already; nothing was written.
    Duplicate,
}

/// An article that came in, or was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    /// The article.
    pub article: ArticleId,
    /// Its version with this text.
    pub version: VersionId,
    /// Whether it was new.
    pub status: Status,
}

/// Adds an article to a case. A text that the case has already is recognised by its hash.
///
/// # Errors
/// An unknown case; an empty title or text; the database or the archive.
pub fn add(desk: &Desk, by: ReviewerId, case: CaseId, new: NewArticle) -> Result<Done<Added>> {
    let Done { value, outcome } = add_all(desk, by, case, vec![new])?;
    match value
        .into_iter()
        .next()
        .expect("BUG: one article in, one result out")
    {
        Ok(value) => Ok(Done { value, outcome }),
        Err(error) => Err(error),
    }
}

/// Adds several articles in one act. An article that a rule refuses does not stop the others; its place in the
/// answer says why.
///
/// # Errors
/// An unknown case; the database or the archive. Nothing is added then.
pub fn add_all(
    desk: &Desk,
    by: ReviewerId,
    case: CaseId,
    new: Vec<NewArticle>,
) -> Result<Done<Vec<Result<Added>>>> {
    desk.read(|c| case::show(c, case))?;
    let files = store_bytes(
        desk,
        new.iter().map(|article| {
            (
                article.bytes.as_deref(),
                article.media_type.as_deref(),
                article.file_name.as_deref(),
            )
        }),
    )?;
    desk.act(by, |acting| {
        let mut added = Vec::with_capacity(new.len());
        for (article, original) in new.into_iter().zip(files) {
            match add_one(acting, case, article, original) {
                Err(error @ Error::Rule(_)) => added.push(Err(error)),
                other => added.push(Ok(other?)),
            }
        }
        Ok(added)
    })
}

/// Bytes go into the archive, in one transaction, before any row names them.
pub(super) fn store_bytes<'n>(
    desk: &Desk,
    files: impl Iterator<Item = (Option<&'n [u8]>, Option<&'n str>, Option<&'n str>)>,
) -> Result<Vec<Option<FileRef>>> {
    let now = desk.now().as_i64();
    desk.store().archive::<_, Error>(|archive_db| {
        let tx = archive_db.transaction()?;
        let stored = files
            .map(|(bytes, media_type, name)| {
                let Some(bytes) = bytes else { return Ok(None) };
                Ok(Some(FileRef {
                    sha256: archive::put(&tx, bytes, now)?,
                    size_bytes: bytes.len() as u64,
                    media_type: media_type.map(str::to_owned),
                    name: name.map(str::to_owned),
                }))
            })
            .collect::<Result<Vec<_>>>()?;
        tx.commit()?;
        Ok(stored)
    })
}

fn add_one(
    acting: &mut Acting<'_>,
    case: CaseId,
    new: NewArticle,
    original: Option<FileRef>,
) -> Result<Added> {
    let text = text::normalise(&new.text);
    let text_sha256 = Hash::of(text.as_bytes()).to_string();
    if let Some((article, version)) = with_text(acting, case, &text_sha256)? {
        return Ok(Added {
            article,
            version,
            status: Status::Duplicate,
        });
    }
    let (article, version) = (acting.id(ArticleId::new)?, acting.id(VersionId::new)?);
    let operation = rules::article::add(ArticleAdd {
        article,
        version,
        title: new.title,
        byline: new.byline,
        outlet: new.outlet,
        url: new.url,
        published: new.published,
        language: new.language,
        text,
        text_sha256,
        original,
    })?;
    acting.push(case, operation)?;
    if let Some(reading) = &new.reading {
        local::reading_save(acting.db(), &version.to_string(), reading)?;
    }
    Ok(Added {
        article,
        version,
        status: Status::Added,
    })
}

/// The article of a case that has a version with this text and was not retracted.
fn with_text(acting: &Acting<'_>, case: CaseId, sha256: &str) -> Result<Option<(ArticleId, VersionId)>> {
    Ok(acting
        .db()
        .prepare_cached(
            "SELECT article_version.article, article_version.id
             FROM article_version JOIN article ON article.case_id = article_version.case_id
                                              AND article.id = article_version.article
             WHERE article_version.case_id = :case AND text_sha256 = :sha256 AND article.retracted = 0
             ORDER BY article_version.created_at LIMIT 1",
        )?
        .query_row(
            named_params! { ":case": case.to_string(), ":sha256": sha256 },
            |row| {
                Ok((
                    crate::row::parsed(row, "article")?,
                    crate::row::parsed(row, "id")?,
                ))
            },
        )
        .optional()?)
}

impl Added {
    /// Whether it was new to its case.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.status == Status::Added
    }
}

impl Outcome {
    /// Whether anything was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}
