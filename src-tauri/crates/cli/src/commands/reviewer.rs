//! `reviewer`: who sits at the desk.

use std::collections::HashMap;

use clap::Subcommand;
use factdesk_desk::reviewer::NewReviewer;
use factdesk_desk::{Desk, reviewer};
use factdesk_domain::ReviewerId;
use factdesk_domain::reviewer::{ReviewerChange, ReviewerColour, Role, folded};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;
use crate::words::{REVIEWER_COLOURS, ROLES, filled, one_of, prose, something, word};

/// Verbs of reviewers.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Add a reviewer to this desk
    Add {
        /// Full name
        #[arg(value_parser = prose)]
        name: String,
        /// What the reviewer does
        #[arg(long, value_parser = one_of::<Role>(&ROLES), default_value = "checker")]
        role: Role,
        /// One to three letters for the mark [default: those of the name]
        #[arg(long, value_name = "LETTERS", value_parser = prose)]
        initials: Option<String>,
        /// The colour of the mark
        #[arg(long, value_parser = one_of::<ReviewerColour>(&REVIEWER_COLOURS))]
        colour: Option<ReviewerColour>,
    },
    /// Change a reviewer's card, in every case that has it; empty initials are those of the name again
    Edit(Edit),
    /// List the reviewers; the one at the desk is marked
    List,
    /// Say who sits at the desk from now on
    Use {
        /// Name or id of a reviewer
        name: String,
    },
}

/// Changes of a card.
#[derive(Debug, clap::Args)]
pub struct Edit {
    /// Name or id of a reviewer
    pub reviewer: String,
    /// Full name
    #[arg(long, value_parser = prose)]
    pub name: Option<String>,
    /// What the reviewer does
    #[arg(long, value_parser = one_of::<Role>(&ROLES))]
    pub role: Option<Role>,
    /// One to three letters for the mark
    #[arg(long, value_name = "LETTERS", value_parser = prose)]
    pub initials: Option<String>,
    /// The colour of the mark
    #[arg(long, value_parser = one_of::<ReviewerColour>(&REVIEWER_COLOURS))]
    pub colour: Option<ReviewerColour>,
}

/// Does what the verb says.
///
/// # Errors
/// An empty or taken name, an unknown reviewer; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Add {
            name,
            role,
            initials,
            colour,
        } => {
            let new = NewReviewer {
                name,
                role,
                initials: initials.and_then(filled),
                colour,
            };
            add(&reach.write()?, new)
        }
        Verb::Edit(asked) => edit(&reach.write()?, asked),
        Verb::List => list(&reach.read()?),
        Verb::Use { name } => use_(&reach.write()?, &name),
    }
}

fn add(desk: &Desk, new: NewReviewer) -> Result<Answer, Failure> {
    let done = reviewer::add_card(desk, desk.me()?, new)?;
    Ok(Answer::id("reviewer", done.value))
}

fn edit(desk: &Desk, asked: Edit) -> Result<Answer, Failure> {
    let id = named(desk, &asked.reviewer)?;
    let mut changes = Vec::new();
    changes.extend(asked.name.map(ReviewerChange::Name));
    changes.extend(asked.role.map(ReviewerChange::Role));
    changes.extend(asked.initials.map(|text| ReviewerChange::Initials(filled(text))));
    changes.extend(asked.colour.map(|colour| ReviewerChange::Colour(Some(colour))));
    something(&changes)?;
    reviewer::edit(desk, desk.me()?, id, changes)?;
    Ok(Answer::id("reviewer", id))
}

fn use_(desk: &Desk, name: &str) -> Result<Answer, Failure> {
    let id = known(desk, name)?;
    reviewer::use_(desk, id)?;
    Ok(Answer::id("reviewer", id))
}

fn list(desk: &Desk) -> Result<Answer, Failure> {
    let me = desk.me()?;
    let all = desk.read(|c| reviewer::list(c, desk.desk_case()))?;
    let json: Vec<Value> = all
        .iter()
        .map(|one| {
            json!({
                "id": one.id,
                "name": one.name,
                "role": one.role,
                "initials": one.mark(),
                "colour": one.colour,
                "current": one.id == me,
            })
        })
        .collect();
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| {
            let mark = if one.id == me { "*" } else { " " };
            vec![
                mark.to_owned(),
                shown::line(&one.name),
                shown::line(&one.mark()),
                word(one.role),
                one.id.to_string(),
            ]
        })
        .collect();
    let elsewhere = desk.read(|c| reviewer::elsewhere(c, desk.desk_case()))?;
    let of_cases: Vec<Value> = elsewhere
        .iter()
        .map(|one| json!({ "id": one.id, "name": one.name, "role": one.role, "initials": one.mark() }))
        .collect();
    let mut text = shown::columns(&rows);
    if !elsewhere.is_empty() {
        text.push_str("\nKnown from cases; `reviewer use ID` sits down as one of them:\n");
        let rows: Vec<Vec<String>> = elsewhere
            .iter()
            .map(|one| {
                vec![
                    " ".to_owned(),
                    shown::line(&one.name),
                    shown::line(&one.mark()),
                    word(one.role),
                    one.id.to_string(),
                ]
            })
            .collect();
        text.push_str(&shown::columns(&rows));
    }
    Ok(Answer::new(
        json!({ "reviewers": json, "elsewhere": of_cases }),
        text,
    ))
}

/// The same, or somebody of this name or id whom only a case knows that came from elsewhere.
///
/// # Errors
/// Nobody is called so, at this desk or in a case; several in cases are.
pub fn known(desk: &Desk, name: &str) -> Result<ReviewerId, Failure> {
    let nobody = match named(desk, name) {
        Ok(id) => return Ok(id),
        Err(nobody) => nobody,
    };
    let elsewhere = desk.read(|c| reviewer::elsewhere(c, desk.desk_case()))?;
    let mut meant = elsewhere
        .iter()
        .filter(|one| one.id.to_string() == name.trim() || folded(&one.name) == folded(name));
    match (meant.next(), meant.next()) {
        (Some(one), None) => Ok(one.id),
        (None, _) => Err(nobody),
        (Some(_), Some(_)) => Err(Failure::usage(format!(
            "Several reviewers of cases are called {}; give the id, which `reviewer list` prints.",
            shown::line(name)
        ))
        .on("name")),
    }
}

/// The reviewer with this name or id.
///
/// # Errors
/// Nobody at this desk is called so.
pub fn named(desk: &Desk, name: &str) -> Result<ReviewerId, Failure> {
    let all = desk.read(|c| reviewer::list(c, desk.desk_case()))?;
    match all.iter().find(|one| one.id.to_string() == name) {
        Some(one) => Ok(one.id),
        None => Ok(reviewer::by_name(desk, name)?.id),
    }
}

/// Who acts, the named reviewer or else who sits at the desk, and the desk as they see it: what is answered tells a
/// person no more than they may read, and no less.
///
/// # Errors
/// Nobody at this desk is called so.
pub fn acting(desk: &Desk, name: Option<&str>) -> Result<(Desk, ReviewerId), Failure> {
    let by = match name {
        Some(name) => named(desk, name)?,
        None => desk.me()?,
    };
    Ok((desk.seen_by(by), by))
}

/// The names of the reviewers that this desk or any of its cases knows.
pub struct Names(HashMap<ReviewerId, String>);

impl Names {
    /// Reads them.
    ///
    /// # Errors
    /// The desk.
    pub fn of(desk: &Desk) -> Result<Self, Failure> {
        let everyone = desk.read(reviewer::everyone)?;
        Ok(Self(reviewer::told_apart(&everyone)))
    }

    /// The name of a reviewer.
    pub fn name(&self, id: ReviewerId) -> String {
        let known = self.0.get(&id);
        known.map_or_else(|| reviewer::without_card(id), |name| shown::line(name))
    }
}
