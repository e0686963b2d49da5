//! Comments on cases, articles and claims.

use factdesk_domain::comment::CommentAdd;
use factdesk_domain::rules::comment::CommentFacts;
use factdesk_domain::{
    ArticleId, CaseId, ClaimId, CommentId, Noun, ObjectRef, ReviewerId, TimestampMs, rules,
};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Acting, Desk, Done, Error, Result, article, case, claim};

/// What a comment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A case.
    Case(CaseId),
    /// An article.
    Article(ArticleId),
    /// A claim; a suggested one is accepted by the comment.
    Claim(ClaimId),
}

impl About {
    fn object(self) -> ObjectRef {
        match self {
            Self::Case(id) => ObjectRef::new(Noun::Case, id),
            Self::Article(id) => ObjectRef::new(Noun::Article, id),
            Self::Claim(id) => ObjectRef::new(Noun::Claim, id),
        }
    }

    fn case(self, acting: &mut Acting<'_>) -> Result<CaseId> {
        match self {
            Self::Case(id) => case::show(acting.db(), id).map(|case| case.id),
            Self::Article(id) => article::case_of(acting.db(), id),
            Self::Claim(id) => claim::accepted(acting, id),
        }
    }
}

/// A comment as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Which one.
    pub id: CommentId,
    /// Its case.
    pub case: CaseId,
    /// The comment that it answers.
    pub answers: Option<CommentId>,
    /// The words.
    pub text: String,
    /// Who made it.
    pub author: ReviewerId,
    /// When.
    pub at: TimestampMs,
    /// When it was reworded; equal to `at` when it was not.
    pub changed_at: TimestampMs,
    /// Whether it was taken back.
    pub retracted: bool,
}

const SELECT: &str =
    "SELECT id, case_id, answers, text, created_by, created_at, changed_at, retracted FROM comment ";

fn row_to_comment(row: &Row<'_>) -> rusqlite::Result<Comment> {
    Ok(Comment {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        answers: crate::row::parsed_opt(row, "answers")?,
        text: row.get("text")?,
        author: crate::row::parsed(row, "created_by")?,
        at: TimestampMs::from_i64(row.get("created_at")?),
        changed_at: TimestampMs::from_i64(row.get("changed_at")?),
        retracted: row.get("retracted")?,
    })
}

/// The comments on something that were not taken back, the oldest first.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, about: About) -> Result<Vec<Comment>> {
    let object = about.object();
    let mut statement = c.prepare_cached(
        &[
            SELECT,
            "WHERE about = :about AND about_noun = :noun AND retracted = 0 ORDER BY created_at, id",
        ]
        .concat(),
    )?;
    let found = statement.query_map(
        named_params! { ":about": object.id.to_string(), ":noun": object.noun.as_str() },
        row_to_comment,
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// One comment, also one that was taken back.
///
/// # Errors
/// An unknown comment; the database.
pub fn show(c: &Connection, id: CommentId) -> Result<Comment> {
    c.prepare_cached(&[SELECT, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_comment)
        .optional()?
        .ok_or_else(|| Error::unknown("comment", id))
}

/// Makes a comment, or an answer to one.
///
/// # Errors
/// No words; what it is about, or the comment that it answers, is unknown; the database.
pub fn add(
    desk: &Desk,
    by: ReviewerId,
    about: About,
    text: &str,
    answers: Option<CommentId>,
) -> Result<Done<CommentId>> {
    desk.act(by, |acting| {
        let case = about.case(acting)?;
        if let Some(answered) = answers {
            show(acting.db(), answered)?;
        }
        let comment = acting.id(CommentId::new)?;
        let made = CommentAdd {
            comment,
            about: about.object(),
            answers,
            text: text.to_owned(),
        };
        acting.push(case, rules::comment::add(made)?)?;
        Ok(comment)
    })
}

/// Rewords an own comment.
///
/// # Errors
/// No words; an unknown comment, another's, or one that was taken back; the database.
pub fn edit(desk: &Desk, by: ReviewerId, id: CommentId, text: &str) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        acting.push(
            known.case,
            rules::comment::edit(facts(&known), by, text.to_owned())?,
        )
    })
}

/// Takes an own comment back.
///
/// # Errors
/// An unknown comment, another's, or one that was taken back; the database.
pub fn retract(desk: &Desk, by: ReviewerId, id: CommentId) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        acting.push(known.case, rules::comment::retract(facts(&known), by)?)
    })
}

fn facts(comment: &Comment) -> CommentFacts {
    CommentFacts {
        id: comment.id,
        author: comment.author,
        retracted: comment.retracted,
    }
}
