//! Cases.

use factdesk_domain::case::{CaseChange, CaseCreate};
use factdesk_domain::second_reading::SecondReadings;
use factdesk_domain::{CaseId, ReviewerId, ScaleId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Desk, Done, Error, Result, blind, scale};

/// A case as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Which one.
    pub id: CaseId,
    /// Its title.
    pub title: String,
    /// The question to answer.
    pub question: Option<String>,
    /// Why it was chosen.
    pub why_chosen: Option<String>,
    /// When it is due.
    pub deadline: Option<TimestampMs>,
    /// The language of the report, as in BCP 47.
    pub language: Option<String>,
    /// The rating scale of new verdicts.
    pub scale: ScaleId,
    /// The summary that opens the report.
    pub summary: Option<String>,
    /// Which claims want a second reading.
    pub second_reading: SecondReadings,
    /// Whether it is put away.
    pub closed: bool,
    /// Whether it is the sample that a new desk opens with.
    pub sample: bool,
    /// Who made it.
    pub created_by: ReviewerId,
    /// When it was made.
    pub created_at: TimestampMs,
}

/// What a new case is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCase {
    /// Its title; not empty.
    pub title: String,
    /// The question to answer.
    pub question: Option<String>,
    /// Why it was chosen.
    pub why_chosen: Option<String>,
    /// When it is due.
    pub deadline: Option<TimestampMs>,
    /// The language of the report.
    pub language: Option<String>,
    /// The rating scale; none for the default one.
    pub scale: Option<ScaleId>,
    /// Whether it is the built-in sample.
    pub sample: bool,
}

const SELECT: &str =
    "SELECT id, title, question, why_chosen, deadline, language, scale, summary, second_reading, closed,
    sample,
    created_by, created_at FROM fact_case ";

fn row_to_case(row: &Row<'_>) -> rusqlite::Result<Case> {
    Ok(Case {
        id: crate::row::parsed(row, "id")?,
        title: row.get("title")?,
        question: row.get("question")?,
        why_chosen: row.get("why_chosen")?,
        deadline: row.get::<_, Option<i64>>("deadline")?.map(TimestampMs::from_i64),
        language: row.get("language")?,
        scale: crate::row::parsed(row, "scale")?,
        summary: row.get("summary")?,
        second_reading: crate::row::named_opt(row, "second_reading")?.unwrap_or_default(),
        closed: row.get("closed")?,
        sample: row.get("sample")?,
        created_by: crate::row::parsed(row, "created_by")?,
        created_at: TimestampMs::from_i64(row.get("created_at")?),
    })
}

/// Which claims of a case want a second reading; none in a case that is not there.
///
/// # Errors
/// Whatever SQLite reports.
pub fn second_readings(c: &Connection, id: CaseId) -> rusqlite::Result<SecondReadings> {
    let wanted = c
        .prepare_cached("SELECT second_reading FROM fact_case WHERE id = :id")?
        .query_row(named_params! { ":id": id.to_string() }, |row| {
            crate::row::named_opt(row, "second_reading")
        })
        .optional()?;
    Ok(wanted.flatten().unwrap_or_default())
}

/// Makes a case.
///
/// # Errors
/// An empty title; a scale that does not exist; the database.
pub fn create(desk: &Desk, by: ReviewerId, new: NewCase) -> Result<Done<CaseId>> {
    desk.act(by, |acting| {
        let case = acting.id(CaseId::new)?;
        let known = scale::everywhere(acting.db())?;
        let chosen = new.scale.unwrap_or(factdesk_domain::scale::DEFAULT);
        let begun = CaseCreate {
            case,
            title: new.title,
            question: new.question,
            why_chosen: new.why_chosen,
            deadline: new.deadline,
            language: new.language,
            scale: chosen,
            sample: new.sample,
        };
        acting.push(case, rules::case::create(begun, &known)?)?;
        scale::ensure_in(acting, case, chosen)?;
        Ok(case)
    })
}

/// Changes fields of a case, all in one act.
///
/// # Errors
/// An unknown case; an empty title; a scale that does not exist; the database.
pub fn edit(desk: &Desk, by: ReviewerId, id: CaseId, changes: Vec<CaseChange>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        show(acting.db(), id)?;
        for change in changes {
            if let CaseChange::Scale(chosen) = change {
                scale::ensure_in(acting, id, chosen)?;
            }
            let known = scale::of_case(acting.db(), id)?;
            acting.push(id, rules::case::edit(id, change, &known)?)?;
        }
        Ok(())
    })
}

/// Every case, the newest first.
///
/// # Errors
/// The database.
pub fn list(c: &Connection) -> Result<Vec<Case>> {
    let mut statement = c.prepare_cached(&[SELECT, "ORDER BY created_at DESC, id DESC"].concat())?;
    let found = statement.query_map([], row_to_case)?;
    let found: Vec<Case> = found.collect::<rusqlite::Result<_>>()?;
    found.into_iter().map(|case| as_read(c, case)).collect()
}

/// One case.
///
/// # Errors
/// An unknown case; the database.
pub fn show(c: &Connection, id: CaseId) -> Result<Case> {
    let found = c
        .prepare_cached(&[SELECT, "WHERE case_id = :id AND id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_case)
        .optional()?
        .ok_or_else(|| Error::unknown("case", id))?;
    as_read(c, found)
}

/// A case as who reads may see it: a summary tells what was found.
fn as_read(c: &Connection, mut case: Case) -> Result<Case> {
    if case.summary.is_some() && blind::keeps_from(c, case.id)? {
        case.summary = None;
    }
    Ok(case)
}

/// The scale of a case.
///
/// # Errors
/// An unknown case; the database.
pub fn scale(c: &Connection, id: CaseId) -> Result<ScaleId> {
    c.prepare_cached("SELECT scale FROM fact_case WHERE case_id = :id AND id = :id")?
        .query_row(named_params! { ":id": id.to_string() }, |row| {
            crate::row::parsed(row, "scale")
        })
        .optional()?
        .ok_or_else(|| Error::unknown("case", id))
}
