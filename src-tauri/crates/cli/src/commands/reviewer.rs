//! `reviewer`: who sits at the desk.

use clap::Subcommand;
use factdesk_desk::{Desk, reviewer};
use factdesk_domain::ReviewerId;
use factdesk_domain::reviewer::Role;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;
use crate::words::{ROLES, one_of, prose, word};

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
    },
    /// List the reviewers; the one at the desk is marked
    List,
    /// Say who sits at the desk from now on
    Use {
        /// Name or id of a reviewer
        name: String,
    },
}

/// Does what the verb says.
///
/// # Errors
/// An empty or taken name, an unknown reviewer; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Add { name, role } => add(&reach.write()?, &name, role),
        Verb::List => list(&reach.read()?),
        Verb::Use { name } => use_(&reach.write()?, &name),
    }
}

fn add(desk: &Desk, name: &str, role: Role) -> Result<Answer, Failure> {
    let done = reviewer::add(desk, desk.me()?, name, role)?;
    Ok(Answer::id("reviewer", done.value))
}

fn use_(desk: &Desk, name: &str) -> Result<Answer, Failure> {
    let id = named(desk, name)?;
    reviewer::use_(desk, id)?;
    Ok(Answer::id("reviewer", id))
}

fn list(desk: &Desk) -> Result<Answer, Failure> {
    let me = desk.me()?;
    let all = desk.read(|c| reviewer::list(c, desk.desk_case()))?;
    let json: Vec<Value> = all
        .iter()
        .map(|one| json!({ "id": one.id, "name": one.name, "role": one.role, "current": one.id == me }))
        .collect();
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| {
            let mark = if one.id == me { "*" } else { " " };
            vec![
                mark.to_owned(),
                shown::line(&one.name),
                word(one.role),
                one.id.to_string(),
            ]
        })
        .collect();
    Ok(Answer::new(json!({ "reviewers": json }), shown::columns(&rows)))
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

/// Who acts: the named reviewer, else who sits at the desk.
///
/// # Errors
/// Nobody at this desk is called so.
pub fn acting(desk: &Desk, name: Option<&str>) -> Result<ReviewerId, Failure> {
    match name {
        Some(name) => named(desk, name),
        None => Ok(desk.me()?),
    }
}

/// The names of the reviewers of this desk.
pub struct Names(Vec<reviewer::Reviewer>);

impl Names {
    /// Reads them.
    ///
    /// # Errors
    /// The desk.
    pub fn of(desk: &Desk) -> Result<Self, Failure> {
        Ok(Self(desk.read(|c| reviewer::list(c, desk.desk_case()))?))
    }

    /// The name of a reviewer; of one from another desk, the id.
    pub fn name(&self, id: ReviewerId) -> String {
        let known = self.0.iter().find(|one| one.id == id);
        known.map_or_else(|| id.to_string(), |one| shown::line(&one.name))
    }
}
