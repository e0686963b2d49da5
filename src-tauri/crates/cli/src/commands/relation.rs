//! `relation`: how claims stand to each other.

use clap::{Args, Subcommand};
use factdesk_desk::relation::{self, NewRelation, Relation};
use factdesk_desk::{Desk, claim};
use factdesk_domain::relation::{RelationKind, RelationStatus};
use factdesk_domain::{ClaimId, RelationId};
use serde_json::json;

use super::case;
use crate::failure::Failure;
use crate::listed::Listed;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{RELATION_KINDS, filled, one_of, prose, word};

/// Verbs of relations.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the relations of a case or of a claim
    List {
        #[command(flatten)]
        of: Of,
    },
    /// Confirm suggested relations; several only as they stand
    Confirm {
        #[command(flatten)]
        relation: RelationNames,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
    },
    /// Reject relations; they are not suggested again
    Reject {
        #[command(flatten)]
        relation: RelationNames,
    },
    /// Say how two claims stand to each other
    Set {
        #[command(flatten)]
        relation: RelationName,
        /// Kind
        #[arg(long, value_parser = one_of::<RelationKind>(&RELATION_KINDS))]
        kind: RelationKind,
        /// What differs, in a few words
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        basis: Option<String>,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
    },
}

/// Whose relations.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Of {
    /// Case
    #[arg(long)]
    pub case: Option<String>,
    /// Claim
    #[arg(long)]
    pub claim: Option<String>,
}

/// A relation: by its id, or by the two claims that it joins.
#[derive(Debug, Args)]
#[group(id = "relation_named", required = true, multiple = true)]
pub struct RelationName {
    /// The relation, or the two claims that it joins
    #[arg(value_name = "ID", num_args = 1..=2, conflicts_with_all = ["relation", "claim", "other"])]
    pub ids: Vec<String>,
    /// The relation
    #[arg(long, value_name = "RELATION", conflicts_with_all = ["claim", "other"])]
    pub relation: Option<String>,
    /// One claim
    #[arg(long, requires = "other")]
    pub claim: Option<String>,
    /// The other claim
    #[arg(long, alias = "with", value_name = "CLAIM", requires = "claim")]
    pub other: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown case, claim or relation, a claim with itself; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::List { of } => list(&reach.read()?, &of),
        Verb::Confirm { relation, reason } => confirm(&reach.write()?, &relation, reason.and_then(filled)),
        Verb::Reject { relation } => reject(&reach.write()?, &relation),
        Verb::Set {
            relation,
            kind,
            basis,
            reason,
        } => {
            let desk = reach.write()?;
            let (from, to) = relation.ends(&desk)?;
            let (basis, reason) = (basis.and_then(filled), reason.and_then(filled));
            let new = NewRelation {
                from,
                to,
                kind,
                basis,
                reason,
            };
            Ok(Answer::id(
                "relation",
                relation::set(&desk, desk.me()?, new)?.value,
            ))
        }
    }
}

fn reject(desk: &Desk, named: &RelationNames) -> Result<Answer, Failure> {
    let relations = named.ids()?;
    let [relation] = relations[..] else {
        return many(desk, &relations, RelationStatus::Rejected);
    };
    relation::reject(desk, desk.me()?, relation)?;
    Ok(Answer::id("relation", relation))
}

/// Several at once, as one act.
fn many(desk: &Desk, relations: &[RelationId], status: RelationStatus) -> Result<Answer, Failure> {
    relation::decide_many(desk, desk.me()?, relations, status)?;
    let text: Vec<String> = relations.iter().map(ToString::to_string).collect();
    Ok(Answer::new(json!({ "relations": relations }), text.join("\n")))
}

fn confirm(desk: &Desk, named: &RelationNames, reason: Option<String>) -> Result<Answer, Failure> {
    let relations = named.ids()?;
    let [relation] = relations[..] else {
        return match reason {
            None => many(desk, &relations, RelationStatus::Confirmed),
            Some(_) => Err(Failure::usage(
                "A reason is for one relation; confirm each by itself.",
            )),
        };
    };
    let Some(reason) = reason else {
        relation::confirm(desk, desk.me()?, relation)?;
        return Ok(Answer::id("relation", relation));
    };
    let known = desk.read(|c| relation::show(c, relation))?;
    let (from, to, kind) = (known.from, known.to, known.kind);
    let new = NewRelation {
        from,
        to,
        kind,
        basis: None,
        reason: Some(reason),
    };
    Ok(Answer::id(
        "relation",
        relation::set(desk, desk.me()?, new)?.value,
    ))
}

/// Relations: one as [`RelationName`] names it, or several by their ids.
#[derive(Debug, Args)]
#[group(id = "relations_named", required = true, multiple = true)]
pub struct RelationNames {
    /// The relation, or the two claims that it joins
    #[arg(value_name = "ID", num_args = 1..=2, conflicts_with_all = ["relation", "claim", "other"])]
    pub ids: Vec<String>,
    /// A relation; may be given several times
    #[arg(long, value_name = "RELATION", conflicts_with_all = ["claim", "other"])]
    pub relation: Vec<String>,
    /// One claim
    #[arg(long, requires = "other")]
    pub claim: Option<String>,
    /// The other claim
    #[arg(long, alias = "with", value_name = "CLAIM", requires = "claim")]
    pub other: Option<String>,
}

impl RelationNames {
    fn ids(&self) -> Result<Vec<RelationId>, Failure> {
        let mut all = Vec::new();
        for text in &self.relation {
            let relation = id("relation", text)?;
            if !all.contains(&relation) {
                all.push(relation);
            }
        }
        match (&self.claim, &self.other, self.ids.as_slice()) {
            (Some(claim), Some(other), _) => all.push(between(claim, other)?),
            (_, _, [claim, other]) => all.push(between(claim, other)?),
            (_, _, [one]) => all.push(id("relation", one)?),
            _ => {}
        }
        Ok(all)
    }
}

impl RelationName {
    /// The relation that is named.
    fn id(&self) -> Result<RelationId, Failure> {
        match (&self.relation, &self.claim, &self.other, self.ids.as_slice()) {
            (Some(relation), ..) => id("relation", relation),
            (None, Some(claim), Some(other), _) => Ok(between(claim, other)?),
            (None, _, _, [claim, other]) => Ok(between(claim, other)?),
            (None, _, _, ids) => id("relation", ids.first().map_or("", String::as_str)),
        }
    }

    /// The two claims that are named, in that order, or those of the relation that is named.
    fn ends(&self, desk: &Desk) -> Result<(ClaimId, ClaimId), Failure> {
        match (&self.claim, &self.other, self.ids.as_slice()) {
            (Some(claim), Some(other), _) => Ok((id("claim", claim)?, id("claim", other)?)),
            (_, _, [claim, other]) => Ok((id("claim", claim)?, id("claim", other)?)),
            _ => {
                let relation = self.id()?;
                let known = desk.read(|c| relation::show(c, relation))?;
                Ok((known.from, known.to))
            }
        }
    }
}

fn between(claim: &str, other: &str) -> Result<RelationId, Failure> {
    Ok(RelationId::between(id("claim", claim)?, id("claim", other)?))
}

fn list(desk: &Desk, of: &Of) -> Result<Answer, Failure> {
    let all = match (&of.case, &of.claim) {
        (Some(case), _) => {
            let case = case::known(desk, case)?;
            desk.read(|c| relation::list_of_case(c, case))?
        }
        (None, claim) => {
            let claim = id("claim", claim.as_deref().unwrap_or_default())?;
            desk.read(|c| {
                claim::show(c, claim)?;
                relation::list_of_claim(c, claim)
            })?
        }
    };
    let mut listed = Listed::default();
    for one in &all {
        listed.push(in_json(one), in_words(one));
    }
    Ok(listed.answer("relations"))
}

fn in_json(one: &Relation) -> serde_json::Value {
    json!({
        "id": one.id,
        "from": one.from,
        "to": one.to,
        "kind": one.kind,
        "status": one.status,
        "difference": one.difference,
        "basis": one.basis,
        "question": one.question,
        "reason": one.reason,
        "reviewer": one.by,
    })
}

fn in_words(one: &Relation) -> String {
    let why = one.reason.as_deref().or(one.basis.as_deref()).unwrap_or_default();
    let (kind, status) = (word(one.kind).replace('_', " "), word(one.status));
    format!(
        "{}  {} {kind} {} ({status}): {}",
        one.id,
        one.from,
        one.to,
        shown::line(why)
    )
}
