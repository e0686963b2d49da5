//! Reviewers: who works at this desk, and who acts now.

use std::collections::HashMap;

use factdesk_domain::reviewer::{ReviewerAdd, ReviewerChange, ReviewerColour, Role, folded, initials};
use factdesk_domain::{CaseId, Operation, ReviewerId, rules};
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
    /// The letters of the mark, where somebody chose them.
    pub initials: Option<String>,
    /// The colour of the mark, where somebody chose one.
    pub colour: Option<ReviewerColour>,
}

impl Reviewer {
    /// The letters of the mark: those chosen, else those of the name.
    #[must_use]
    pub fn mark(&self) -> String {
        initials(&self.name, self.initials.as_deref())
    }
}

/// What a reviewer is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReviewer {
    /// The name; not empty, and of nobody else at this desk.
    pub name: String,
    /// The role.
    pub role: Role,
    /// One to three letters for the mark; none for those of the name.
    pub initials: Option<String>,
    /// The colour of the mark.
    pub colour: Option<ReviewerColour>,
}

impl NewReviewer {
    /// A name with a role, and nothing else chosen.
    #[must_use]
    pub fn named(name: &str, role: Role) -> Self {
        Self {
            name: name.to_owned(),
            role,
            initials: None,
            colour: None,
        }
    }
}

const SELECT: &str = "SELECT id, name, role, initials, colour FROM reviewer ";

fn row_to_reviewer(row: &Row<'_>) -> rusqlite::Result<Reviewer> {
    Ok(Reviewer {
        id: crate::row::parsed(row, "id")?,
        name: row.get("name")?,
        role: crate::row::named(row, "role")?,
        initials: row.get("initials")?,
        colour: crate::row::named_opt(row, "colour")?,
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
    let wanted = folded(name);
    let all = desk.read(|c| list(c, desk.desk_case()))?;
    // Earlier releases told names apart by their blanks.
    let exact = all.iter().position(|one| one.name == name.trim());
    let found = exact.or_else(|| all.iter().position(|one| folded(&one.name) == wanted));
    found
        .and_then(|place| all.into_iter().nth(place))
        .ok_or_else(|| Error::unknown("reviewer", name))
}

/// Adds a reviewer to the desk.
///
/// # Errors
/// An empty name, or one that is taken; the database.
pub fn add(desk: &Desk, by: ReviewerId, name: &str, role: Role) -> Result<Done<ReviewerId>> {
    add_card(desk, by, NewReviewer::named(name, role))
}

/// Adds a reviewer to the desk, with a mark of their own.
///
/// # Errors
/// An empty name, or one that is taken; initials of more than three letters; the database.
pub fn add_card(desk: &Desk, by: ReviewerId, new: NewReviewer) -> Result<Done<ReviewerId>> {
    desk.act(by, |acting| {
        let id = acting.id(ReviewerId::new)?;
        push_new(acting, id, new)?;
        Ok(id)
    })
}

/// Changes fields of a reviewer's card, in every case that has it, all in one act.
///
/// # Errors
/// An unknown reviewer; an empty name, or one that another reviewer of this desk has; initials of more than three
/// letters; the database.
pub fn edit(desk: &Desk, by: ReviewerId, id: ReviewerId, changes: Vec<ReviewerChange>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let cases = cases_of(acting.db(), id)?;
        if cases.is_empty() {
            return Err(Error::unknown("reviewer", id));
        }
        let here = list(acting.db(), acting.desk_case())?;
        let others = here.into_iter().filter(|one| one.id != id);
        let others: Vec<String> = others.map(|one| one.name).collect();
        for change in changes {
            for case in &cases {
                acting.push(*case, rules::reviewer::edit(id, change.clone(), &others)?)?;
            }
        }
        Ok(())
    })
}

fn cases_of(c: &Connection, id: ReviewerId) -> Result<Vec<CaseId>> {
    let mut statement = c.prepare_cached("SELECT case_id FROM reviewer WHERE id = :id ORDER BY case_id")?;
    let found = statement.query_map(named_params! { ":id": id.to_string() }, |row| {
        crate::row::parsed(row, "case_id")
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The reviewers of a case, and those of the desk who wrote nothing in it.
///
/// # Errors
/// The database.
pub fn around(c: &Connection, desk_case: CaseId, case: CaseId) -> Result<Vec<Reviewer>> {
    let mut all = list(c, case)?;
    for one in list(c, desk_case)? {
        if all.iter().all(|known| known.id != one.id) {
            all.push(one);
        }
    }
    Ok(all)
}

/// What each of some reviewers is called where they stand together. Two people of one name, whom two desks brought
/// along, are told apart by their initials or, where those agree too, by the end of their ids.
#[must_use]
pub fn told_apart(all: &[Reviewer]) -> HashMap<ReviewerId, String> {
    let same =
        |one: &Reviewer, other: &Reviewer| one.id != other.id && folded(&one.name) == folded(&other.name);
    let called = |one: &Reviewer| {
        let mut others = all.iter().filter(|other| same(one, other)).peekable();
        if others.peek().is_none() {
            return one.name.clone();
        }
        if others.any(|other| other.mark() == one.mark()) {
            let id = one.id.to_string();
            return format!("{} ({})", one.name, &id[id.len() - 6..]);
        }
        format!("{} ({})", one.name, one.mark())
    };
    all.iter().map(|one| (one.id, called(one))).collect()
}

/// What a reviewer is called whose card never came, which only another program can bring about: the same everywhere,
/// and told apart by the end of the id as two of one name are.
#[must_use]
pub fn without_card(id: ReviewerId) -> String {
    let id = id.to_string();
    format!("a reviewer without a card ({})", &id[id.len() - 6..])
}

/// The name of a reviewer, from whichever case knows the card.
///
/// # Errors
/// The database.
pub fn name(c: &Connection, id: ReviewerId) -> Result<String> {
    match show(c, id) {
        Ok(card) => Ok(card.name),
        Err(Error::Unknown { .. }) => Ok(without_card(id)),
        Err(other) => Err(other),
    }
}

/// The names that more than one of some reviewers has, each once, in order.
#[must_use]
pub fn shared_names(all: &[Reviewer]) -> Vec<String> {
    let mut names: Vec<(String, &str)> = all
        .iter()
        .map(|one| (folded(&one.name), one.name.as_str()))
        .collect();
    names.sort();
    let twice = names.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let mut shared: Vec<String> = twice.map(|pair| pair[0].1.to_owned()).collect();
    shared.dedup_by_key(|name| folded(name));
    shared
}

fn push_new(acting: &mut Acting<'_>, id: ReviewerId, new: NewReviewer) -> Result<()> {
    let case = acting.desk_case();
    let names: Vec<String> = list(acting.db(), case)?
        .into_iter()
        .map(|reviewer| reviewer.name)
        .collect();
    let (device, public_key) = (acting.device(), acting.public_key());
    let card = ReviewerAdd {
        reviewer: id,
        name: new.name,
        role: new.role,
        device,
        public_key,
        initials: new.initials,
        colour: new.colour,
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
    desk.act(id, |acting| {
        push_new(acting, id, NewReviewer::named(name, Role::Checker))
    })?;
    Ok(())
}

/// From now on this reviewer acts. Whoever is known from a case that came from elsewhere gets a card at this desk: it is
/// the same person, at another computer.
///
/// # Errors
/// An unknown id; the database.
pub fn use_(desk: &Desk, id: ReviewerId) -> Result<()> {
    let here = desk.read(|c| list(c, desk.desk_case()))?;
    if !here.iter().any(|reviewer| reviewer.id == id) {
        desk.read(|c| show(c, id))?;
        let desk_case = desk.desk_case();
        desk.act(desk.me()?, |acting| give_card(acting, desk_case, id))?;
    }
    desk.write_local(|tx| Ok(local::setting_save(tx, CURRENT, &id.to_string())?))
}

/// Whom the cases know and this desk does not: those who can sit down at it as the person that they are there.
///
/// # Errors
/// The database.
pub fn elsewhere(c: &Connection, desk_case: CaseId) -> Result<Vec<Reviewer>> {
    let here = list(c, desk_case)?;
    let mut all = everyone(c)?;
    all.retain(|one| here.iter().all(|known| known.id != one.id));
    Ok(all)
}

/// Lets a case know a reviewer whom it does not know yet, so that a bundle of it names them.
pub(crate) fn give_card(acting: &mut Acting<'_>, case: CaseId, id: ReviewerId) -> Result<()> {
    if list(acting.db(), case)?.iter().any(|one| one.id == id) {
        return Ok(());
    }
    let card = card_of(acting, id)?;
    acting.push_card(case, Operation::ReviewerAdd(card))
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
    card_of(acting, by).map(Some)
}

/// The card of a reviewer, with the key of this device.
fn card_of(acting: &Acting<'_>, id: ReviewerId) -> Result<ReviewerAdd> {
    let known = show(acting.db(), id)?;
    Ok(ReviewerAdd {
        reviewer: id,
        name: known.name,
        role: known.role,
        device: acting.device(),
        public_key: acting.public_key(),
        initials: known.initials,
        colour: known.colour,
    })
}
