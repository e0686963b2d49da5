//! Statements: who said a claim, where, in what words.

use factdesk_domain::placed::Placed;
use factdesk_domain::rules::statement::StatementFacts;
use factdesk_domain::statement::{Stance, StatementChange};
use factdesk_domain::text::{Anchor, ByteOffset};
use factdesk_domain::{ArticleId, CaseId, ClaimId, PartialDate, ReviewerId, StatementId, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::claim::{self, NewStatement, Place};
use crate::{Desk, Done, Error, Result, suggestion};

/// A statement as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Which one; the id that it will have when its claim is only suggested.
    pub id: StatementId,
    /// Its case.
    pub case: CaseId,
    /// The claim that it asserts.
    pub claim: ClaimId,
    /// Where it stands; none for a speech or a photo.
    pub anchor: Option<Anchor>,
    /// The exact words when there is no anchor.
    pub words: Option<String>,
    /// Who said it.
    pub speaker: Option<String>,
    /// In what role.
    pub speaker_role: Option<String>,
    /// Who carried it, where that differs from the article.
    pub outlet: Option<String>,
    /// The word that tells of the saying.
    pub cue: Option<String>,
    /// How the speaker stands to it.
    pub stance: Stance,
    /// When it was said.
    pub date: Option<PartialDate>,
    /// How it came to its place in a later version of the article; none where it was made there.
    pub placed: Option<Placed>,
    /// Whether it was retracted.
    pub retracted: bool,
}

impl Statement {
    /// The exact words.
    #[must_use]
    pub fn exact(&self) -> &str {
        self.anchor
            .as_ref()
            .map(|anchor| anchor.exact.as_str())
            .or(self.words.as_deref())
            .unwrap_or("")
    }
}

const SELECT: &str =
    "SELECT id, case_id, claim, article, version, start_byte, end_byte, exact, prefix, suffix, words,
    speaker, speaker_role, outlet, cue, stance, date, placed, retracted FROM statement ";

fn row_to_statement(row: &Row<'_>) -> rusqlite::Result<Statement> {
    Ok(Statement {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        claim: crate::row::parsed(row, "claim")?,
        anchor: row_to_anchor(row)?,
        words: row.get("words")?,
        speaker: row.get("speaker")?,
        speaker_role: row.get("speaker_role")?,
        outlet: row.get("outlet")?,
        cue: row.get("cue")?,
        stance: crate::row::named(row, "stance")?,
        date: crate::row::parsed_opt(row, "date")?,
        placed: crate::row::json_opt(row, "placed")?,
        retracted: row.get("retracted")?,
    })
}

pub(crate) fn row_to_anchor(row: &Row<'_>) -> rusqlite::Result<Option<Anchor>> {
    let Some(article) = crate::row::parsed_opt(row, "article")? else {
        return Ok(None);
    };
    Ok(Some(Anchor {
        article,
        version: crate::row::parsed(row, "version")?,
        start: ByteOffset::new(crate::row::number(row, "start_byte")?),
        end: ByteOffset::new(crate::row::number(row, "end_byte")?),
        exact: row.get("exact")?,
        prefix: row.get("prefix")?,
        suffix: row.get("suffix")?,
    }))
}

fn rows(c: &Connection, tail: &str, id: String) -> Result<Vec<Statement>> {
    let mut statement = c.prepare_cached(&[SELECT, tail].concat())?;
    let found = statement.query_map(named_params! { ":id": id }, row_to_statement)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The statements of a claim that were not retracted, in the order of their coming; for a suggested claim the one
/// that it would have.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, claim: ClaimId) -> Result<Vec<Statement>> {
    let found = rows(
        c,
        "WHERE claim = :id AND retracted = 0 ORDER BY created_at, start_byte, id",
        claim.to_string(),
    )?;
    if found.is_empty()
        && let Some(suggested) = suggestion::one(c, claim)?
        && claim::show(c, claim).is_ok_and(|claim| !claim.accepted)
    {
        return Ok(vec![claim::suggested_statement(c, &suggested)?]);
    }
    Ok(found)
}

/// The statements that stand in an article and were not retracted, by place. Suggestions are not among them.
///
/// # Errors
/// The database.
pub fn list_of_article(c: &Connection, article: ArticleId) -> Result<Vec<Statement>> {
    rows(
        c,
        "WHERE article = :id AND retracted = 0 ORDER BY start_byte, end_byte, id",
        article.to_string(),
    )
}

/// Every statement of a case that was not retracted, by claim.
///
/// # Errors
/// The database.
pub fn list_of_case(c: &Connection, case: CaseId) -> Result<Vec<Statement>> {
    rows(
        c,
        "WHERE case_id = :id AND retracted = 0 ORDER BY claim, created_at, start_byte, id",
        case.to_string(),
    )
}

/// One statement.
///
/// # Errors
/// An unknown statement; the database.
pub fn show(c: &Connection, id: StatementId) -> Result<Statement> {
    c.prepare_cached(&[SELECT, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_statement)
        .optional()?
        .ok_or_else(|| Error::unknown("statement", id))
}

impl Statement {
    pub(crate) fn facts(&self) -> StatementFacts {
        StatementFacts {
            id: self.id,
            claim: self.claim,
            retracted: self.retracted,
        }
    }
}

/// Ties somebody's words to a claim.
///
/// # Errors
/// An unknown claim or article; a span outside of the text; neither place nor words; the database.
pub fn add(desk: &Desk, by: ReviewerId, claim: ClaimId, new: NewStatement) -> Result<Done<StatementId>> {
    desk.act(by, |acting| {
        let case = claim::accepted(acting, claim)?;
        claim::facts(acting.db(), claim)?.still_there()?;
        claim::push_statement(acting, case, claim, new)
    })
}

/// Changes fields of a statement, all in one act. With `None` for the statement the first one of the claim is
/// meant, which accepts a suggested claim.
///
/// # Errors
/// An unknown claim or statement; a statement that was retracted; the database.
pub fn edit(
    desk: &Desk,
    by: ReviewerId,
    claim: ClaimId,
    id: Option<StatementId>,
    changes: Vec<StatementChange>,
) -> Result<Done<StatementId>> {
    desk.act(by, |acting| {
        let case = claim::accepted(acting, claim)?;
        let known = match id {
            Some(id) => show(acting.db(), id)?,
            None => list(acting.db(), claim)?
                .into_iter()
                .next()
                .ok_or_else(|| Error::unknown("statement", format!("of claim {claim}")))?,
        };
        for change in changes {
            acting.push(case, rules::statement::edit(known.facts(), change)?)?;
        }
        Ok(known.id)
    })
}

/// Anchors a statement somewhere else: a corrected span, or its place in a later version.
///
/// # Errors
/// An unknown statement or article; a span outside of the text; the database.
pub fn anchor(desk: &Desk, by: ReviewerId, id: StatementId, place: Place) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let anchor = claim::anchor(acting, known.case, place)?;
        acting.push(
            known.case,
            rules::statement::edit(known.facts(), StatementChange::Anchor(anchor))?,
        )
    })
}

/// Shows where a statement stands in the text that is worked on: an orphan comes home.
///
/// # Errors
/// An unknown statement, or one that was retracted; an article of another case; a span outside of the text; the
/// database.
pub fn place(desk: &Desk, by: ReviewerId, id: StatementId, place: Place) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let anchor = claim::anchor(acting, known.case, place)?;
        acting.push(
            known.case,
            rules::statement::place(known.facts(), anchor, Placed::BY_PERSON)?,
        )
    })
}

/// Retracts a statement.
///
/// # Errors
/// An unknown statement, or one that was retracted; the database.
pub fn retract(desk: &Desk, by: ReviewerId, id: StatementId, reason: Option<String>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        acting.push(known.case, rules::statement::retract(known.facts(), reason)?)
    })
}

/// Moves a statement to another claim of the same case.
///
/// # Errors
/// An unknown statement or claim; the claim that it has; the database.
pub fn move_to(desk: &Desk, by: ReviewerId, id: StatementId, to: ClaimId) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        if claim::accepted(acting, to)? != known.case {
            return Err(Error::unknown("claim", to));
        }
        let to = claim::facts(acting.db(), to)?;
        acting.push(known.case, rules::statement::move_to(known.facts(), &to)?)
    })
}
