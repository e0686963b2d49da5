//! Reviewers: who works at this desk, and who acts now.

use factdesk_domain::reviewer::{ReviewerAdd, Role};
use factdesk_domain::{CaseId, ReviewerId, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Acting, Desk, Done, Error, Result, local};

/// The setting that names who acts.
const CURRENT: &str = "reviewer";

/// A reviewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// Who.
    pub id: ReviewerId,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
}

const SELECT: &str = "SELECT id, name, role FROM reviewer ";

fn row_to_reviewer(row: &Row<'_>) -> rusqlite::Result<Reviewer> {
    Ok(Reviewer {
        id: crate::row::parsed(row, "id")?,
        name: row.get("name")?,
        role: crate::row::named(row, "role")?,
    })
}

/// The login's name, else "Reviewer".
#[must_use]
pub fn login_name() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
        .unwrap_or_else(|| "Reviewer".to_owned())
}

/// The reviewers of a case in the order of their coming; those of the desk with [`Desk::desk_case`].
///
/// # Errors
/// The database.
pub fn list(c: &Connection, case: CaseId) -> Result<Vec<Reviewer>> {
    let mut statement =
        c.prepare_cached(&[SELECT, "WHERE case_id = :case ORDER BY created_at, id"].concat())?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, row_to_reviewer)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Everybody whom the desk or any of its cases knows, each once.
///
/// # Errors
/// The database.
pub fn everyone(c: &Connection) -> Result<Vec<Reviewer>> {
    let mut statement = c.prepare_cached(&[SELECT, "GROUP BY id ORDER BY min(created_at), id"].concat())?;
    Ok(statement
        .query_map([], row_to_reviewer)?
        .collect::<rusqlite::Result<_>>()?)
}

/// One reviewer, from whichever case knows the card.
///
/// # Errors
/// An unknown id; the database.
pub fn show(c: &Connection, id: ReviewerId) -> Result<Reviewer> {
    c.prepare_cached(&[SELECT, "WHERE id = :id ORDER BY case_id LIMIT 1"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_reviewer)
        .optional()?
        .ok_or_else(|| Error::unknown("reviewer", id))
}

/// The reviewer of the desk with this name, whatever its case.
///
/// # Errors
/// An unknown name; the database.
pub fn by_name(desk: &Desk, name: &str) -> Result<Reviewer> {
    let wanted = name.trim().to_lowercase();
    let all = desk.read(|c| list(c, desk.desk_case()))?;
    all.into_iter()
        .find(|r| r.name.to_lowercase() == wanted)
        .ok_or_else(|| Error::unknown("reviewer", name))
}

/// Adds a reviewer to the desk.
///
/// # Errors
/// An empty name, or one that is taken; the database.
pub fn add(desk: &Desk, by: ReviewerId, name: &str, role: Role) -> Result<Done<ReviewerId>> {
    desk.act(by, |acting| {
        let id = acting.id(ReviewerId::new)?;
        push_new(acting, id, name, role)?;
        Ok(id)
    })
}

fn push_new(acting: &mut Acting<'_>, id: ReviewerId, name: &str, role: Role) -> Result<()> {
    let case = acting.desk_case();
    let names: Vec<String> = list(acting.db(), case)?
        .into_iter()
        .map(|reviewer| reviewer.name)
        .collect();
    let (device, public_key) = (acting.device(), acting.public_key());
    let card = ReviewerAdd {
        reviewer: id,
        name: name.to_owned(),
        role,
        device,
        public_key,
    };
    let operation = rules::reviewer::add(card, &names)?;
    // The first card of a desk introduces itself: nobody is there to write it.
    acting.push_card(case, operation)
}

/// Makes the first reviewer of a new desk.
pub(crate) fn ensure_one(desk: &Desk, name: &str) -> Result<()> {
    if !desk.read(|c| list(c, desk.desk_case()))?.is_empty() {
        return Ok(());
    }
    let mut random = [0; 10];
    getrandom::fill(&mut random)?;
    let id = ReviewerId::new(desk.now(), random);
    desk.act(id, |acting| push_new(acting, id, name, Role::Checker))?;
    Ok(())
}

/// From now on this reviewer acts.
///
/// # Errors
/// An unknown id; the database.
pub fn use_(desk: &Desk, id: ReviewerId) -> Result<()> {
    desk.write_local(|tx| {
        let known = list(tx, desk.desk_case())?
            .iter()
            .any(|reviewer| reviewer.id == id);
        if !known {
            return Err(Error::unknown("reviewer", id));
        }
        Ok(local::setting_save(tx, CURRENT, &id.to_string())?)
    })
}

/// Who acts: the one chosen last, else the first of the desk.
pub(crate) fn current(desk: &Desk) -> Result<ReviewerId> {
    desk.read(|c| {
        let chosen = local::setting(c, CURRENT)?;
        let all = list(c, desk.desk_case())?;
        let known = all
            .iter()
            .find(|reviewer| chosen.as_deref() == Some(reviewer.id.to_string().as_str()));
        known
            .or(all.first())
            .map(|reviewer| reviewer.id)
            .ok_or_else(|| Error::unknown("reviewer", "on this desk"))
    })
}

/// The card that a case lacks of who acts now, with the key of this device; none when it has it.
pub(crate) fn missing_card(acting: &Acting<'_>, case: CaseId) -> Result<Option<ReviewerAdd>> {
    let (by, device) = (acting.by(), acting.device());
    let devices: Option<String> = acting
        .db()
        .prepare_cached("SELECT devices FROM reviewer WHERE case_id = :case AND id = :id")?
        .query_row(
            named_params! { ":case": case.to_string(), ":id": by.to_string() },
            |row| row.get(0),
        )
        .optional()?;
    if devices.is_some_and(|devices| devices.contains(&device.to_string())) {
        return Ok(None);
    }
    let Reviewer { name, role, .. } = show(acting.db(), by)?;
    Ok(Some(ReviewerAdd {
        reviewer: by,
        name,
        role,
        device,
        public_key: acting.public_key(),
    }))
}
