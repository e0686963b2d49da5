//! What an operation does to rows. Every merge rule works on these few effects, so that no kind needs its own.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Operation, value_of};
use crate::id::{ActId, ObjectId};
use crate::noun::{Noun, ObjectRef};

/// One effect on one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// The row begins with these fields.
    Create(Vec<(String, Value)>),
    /// Fields get new values, all of them by one operation.
    Set(Vec<(String, Value)>),
    /// A member joins a set.
    Add {
        /// The name of the set.
        set: &'static str,
        /// The member.
        member: Value,
    },
    /// A member leaves a set.
    Remove {
        /// The name of the set.
        set: &'static str,
        /// The member.
        member: Value,
    },
    /// The row goes.
    Retract(Option<String>),
}

/// An effect and the row that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// The row.
    pub on: ObjectRef,
    /// What happens to it.
    pub effect: Effect,
    /// Whether it counts only from the reviewer who made the row.
    pub own_only: bool,
}

/// How an operation touches an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// It only names it: later operations on that object need not have seen it.
    Names,
    /// It hangs something on it, as evidence on a claim: later operations on that object follow it.
    Extends,
    /// It changes its row.
    Writes,
}

/// An object that an operation touches.
pub type Touched = (ObjectRef, Reach);

/// Objects inside a payload whose members are fields of the row themselves.
const FLAT: [&str; 2] = ["anchor", "outcome"];

/// The members of a payload as fields of a row, without the ones named in `not`.
fn fields<T: Serialize>(payload: &T, not: &[&str]) -> Vec<(String, Value)> {
    let Value::Object(members) = value_of(payload) else {
        return Vec::new();
    };
    flat(members)
        .filter(|(name, _)| !not.contains(&name.as_str()))
        .collect()
}

fn flat(members: Map<String, Value>) -> impl Iterator<Item = (String, Value)> {
    members.into_iter().flat_map(|(name, value)| match value {
        Value::Object(inner) if FLAT.contains(&name.as_str()) => inner.into_iter().collect(),
        Value::Null if FLAT.contains(&name.as_str()) => Vec::new(),
        value => vec![(name, value)],
    })
}

/// The fields that a `*_edit` changes: one, or the members of a flat one.
fn changed<T: Serialize>(change: &T) -> Vec<(String, Value)> {
    let Value::Object(mut change) = value_of(change) else {
        return Vec::new();
    };
    match (change.remove("field"), change.remove("value")) {
        (Some(Value::String(field)), Some(value)) => flat(Map::from_iter([(field, value)])).collect(),
        _ => Vec::new(),
    }
}

fn write(noun: Noun, id: impl Into<ObjectId>, effect: Effect) -> Write {
    Write {
        on: ObjectRef::new(noun, id),
        effect,
        own_only: false,
    }
}

fn own(noun: Noun, id: impl Into<ObjectId>, effect: Effect) -> Write {
    Write {
        own_only: true,
        ..write(noun, id, effect)
    }
}

fn set(field: &str, value: impl Into<Value>) -> Effect {
    Effect::Set(vec![(field.to_owned(), value.into())])
}

fn text(id: impl std::fmt::Display) -> Value {
    Value::String(id.to_string())
}

impl Operation {
    /// What it does to rows; empty for undo and redo, which work on whole acts.
    pub fn writes(&self) -> Vec<Write> {
        match self {
            Self::CaseCreate(p) => vec![write(Noun::Case, p.case, Effect::Create(fields(p, &["case"])))],
            Self::CaseEdit(p) => vec![write(Noun::Case, p.case, Effect::Set(changed(&p.change)))],
            Self::ReviewerAdd(_) | Self::SourceAdd(_) | Self::SourceEdit(_) => self.card_writes(),
            Self::ArticleAdd(_)
            | Self::ArticleVersionAdd(_)
            | Self::ArticleEdit(_)
            | Self::ArticleRetract(_) => self.article_writes(),
            Self::PassageMark(p) => vec![write(Noun::Passage, p.mark, Effect::Create(fields(p, &["mark"])))],
            Self::PassageUnmark(p) => vec![write(Noun::Passage, p.mark, Effect::Retract(None))],
            Self::ClaimCreate(_)
            | Self::ClaimEdit(_)
            | Self::ClaimRetract(_)
            | Self::ClaimPark(_)
            | Self::ClaimUnpark(_)
            | Self::ClaimFlag(_)
            | Self::TagAdd(_)
            | Self::TagRemove(_)
            | Self::RecheckSet(_) => vec![self.claim_write()],
            Self::ClaimSplit(_) | Self::ClaimMerge(_) | Self::RelationSet(_) => self.rearranging_writes(),
            Self::StatementAdd(p) => {
                vec![write(
                    Noun::Statement,
                    p.statement,
                    Effect::Create(fields(p, &["statement"])),
                )]
            }
            Self::StatementEdit(p) => vec![write(
                Noun::Statement,
                p.statement,
                Effect::Set(changed(&p.change)),
            )],
            Self::StatementRetract(p) => {
                vec![write(
                    Noun::Statement,
                    p.statement,
                    Effect::Retract(p.reason.clone()),
                )]
            }
            Self::StatementMove(p) => vec![write(Noun::Statement, p.statement, set("claim", text(p.to)))],
            Self::EvidenceAdd(p) => vec![write(
                Noun::Evidence,
                p.evidence,
                Effect::Create(fields(p, &["evidence"])),
            )],
            Self::EvidenceEdit(p) => vec![write(Noun::Evidence, p.evidence, Effect::Set(changed(&p.change)))],
            Self::EvidenceRetract(p) => vec![write(
                Noun::Evidence,
                p.evidence,
                Effect::Retract(p.reason.clone()),
            )],
            Self::VerdictGive(_) | Self::VerdictWithdraw(_) => self.verdict_writes(),
            Self::CommentAdd(_) | Self::CommentEdit(_) | Self::CommentRetract(_) => {
                vec![self.comment_write()]
            }
            Self::ActUndo(_) | Self::ActRedo(_) => Vec::new(),
        }
    }

    fn card_writes(&self) -> Vec<Write> {
        match self {
            Self::ReviewerAdd(p) => {
                let key = serde_json::json!({ "device": p.device, "public_key": p.public_key });
                vec![
                    write(
                        Noun::Reviewer,
                        p.reviewer,
                        Effect::Create(fields(p, &["reviewer", "device", "public_key"])),
                    ),
                    write(
                        Noun::Reviewer,
                        p.reviewer,
                        Effect::Add {
                            set: "devices",
                            member: key,
                        },
                    ),
                ]
            }
            Self::SourceAdd(p) => {
                vec![write(
                    Noun::Source,
                    p.source,
                    Effect::Create(fields(p, &["source", "copied"])),
                )]
            }
            Self::SourceEdit(p) => vec![write(Noun::Source, p.source, Effect::Set(changed(&p.change)))],
            _ => Vec::new(),
        }
    }

    fn article_writes(&self) -> Vec<Write> {
        match self {
            Self::ArticleAdd(p) => {
                let current = [("current_version".to_owned(), text(p.version))];
                let card = fields(p, &["article", "version", "text", "text_sha256", "original"]);
                let body = ["article", "text", "text_sha256", "original"];
                let version = fields(p, &[])
                    .into_iter()
                    .filter(|(name, _)| body.contains(&name.as_str()));
                vec![
                    write(
                        Noun::Article,
                        p.article,
                        Effect::Create(card.into_iter().chain(current).collect()),
                    ),
                    write(Noun::Version, p.version, Effect::Create(version.collect())),
                ]
            }
            Self::ArticleVersionAdd(p) => vec![
                write(Noun::Article, p.article, set("current_version", text(p.version))),
                write(Noun::Version, p.version, Effect::Create(fields(p, &["version"]))),
            ],
            Self::ArticleEdit(p) => vec![write(Noun::Article, p.article, Effect::Set(changed(&p.change)))],
            Self::ArticleRetract(p) => {
                vec![write(Noun::Article, p.article, Effect::Retract(p.reason.clone()))]
            }
            _ => Vec::new(),
        }
    }

    fn claim_write(&self) -> Write {
        let (claim, effect) = match self {
            Self::ClaimCreate(p) => (p.claim, Effect::Create(fields(p, &["claim"]))),
            Self::ClaimEdit(p) => (p.claim, Effect::Set(changed(&p.change))),
            Self::ClaimRetract(p) => (p.claim, Effect::Retract(p.reason.clone())),
            Self::ClaimPark(p) => (p.claim, parked(true, p.reason.clone())),
            Self::ClaimUnpark(p) => (p.claim, parked(false, None)),
            Self::ClaimFlag(p) => (p.claim, set("flagged", p.flagged)),
            Self::TagAdd(p) => (
                p.claim,
                Effect::Add {
                    set: "tags",
                    member: text(&p.tag),
                },
            ),
            Self::TagRemove(p) => (
                p.claim,
                Effect::Remove {
                    set: "tags",
                    member: text(&p.tag),
                },
            ),
            Self::RecheckSet(p) => {
                let on = ("recheck_on".to_owned(), value_of(&p.on));
                (
                    p.claim,
                    Effect::Set(vec![on, ("recheck_why".to_owned(), value_of(&p.why))]),
                )
            }
            other => unreachable!("BUG: {} is not a write on one claim", other.kind()),
        };
        write(Noun::Claim, claim, effect)
    }

    fn rearranging_writes(&self) -> Vec<Write> {
        match self {
            Self::ClaimSplit(p) => {
                let parts: Vec<Value> = p.parts.iter().map(|part| text(part.claim)).collect();
                let moved = p.parts.iter().flat_map(|part| {
                    part.evidence
                        .iter()
                        .map(|id| write(Noun::Evidence, *id, set("claim", text(part.claim))))
                });
                std::iter::once(write(Noun::Claim, p.claim, set("split_into", parts)))
                    .chain(moved)
                    .collect()
            }
            Self::ClaimMerge(p) => {
                let gone = p
                    .from
                    .iter()
                    .map(|id| write(Noun::Claim, *id, set("merged_into", text(p.into))));
                let said = p
                    .statements
                    .iter()
                    .map(|id| write(Noun::Statement, *id, set("claim", text(p.into))));
                let found = p
                    .evidence
                    .iter()
                    .map(|id| write(Noun::Evidence, *id, set("claim", text(p.into))));
                gone.chain(said).chain(found).collect()
            }
            Self::RelationSet(p) => {
                vec![write(
                    Noun::Relation,
                    p.relation,
                    Effect::Create(fields(p, &["relation"])),
                )]
            }
            _ => Vec::new(),
        }
    }

    fn verdict_writes(&self) -> Vec<Write> {
        match self {
            Self::VerdictGive(p) => {
                let given = write(Noun::Verdict, p.verdict, Effect::Create(fields(p, &["verdict"])));
                let replaced = p.supersedes.iter().map(|earlier| {
                    own(
                        Noun::Verdict,
                        *earlier,
                        Effect::Add {
                            set: "superseded_by",
                            member: text(p.verdict),
                        },
                    )
                });
                std::iter::once(given).chain(replaced).collect()
            }
            Self::VerdictWithdraw(p) => {
                let withdrawn = ("withdrawn".to_owned(), Value::Bool(true));
                let reason = ("withdraw_reason".to_owned(), value_of(&p.reason));
                vec![own(
                    Noun::Verdict,
                    p.verdict,
                    Effect::Set(vec![withdrawn, reason]),
                )]
            }
            _ => Vec::new(),
        }
    }

    fn comment_write(&self) -> Write {
        match self {
            Self::CommentAdd(p) => {
                let about = [
                    ("about_noun".to_owned(), text(p.about.noun.as_str())),
                    ("about".to_owned(), text(p.about.id)),
                ];
                let words = fields(p, &["comment", "about"]);
                write(
                    Noun::Comment,
                    p.comment,
                    Effect::Create(words.into_iter().chain(about).collect()),
                )
            }
            Self::CommentEdit(p) => own(Noun::Comment, p.comment, set("text", text(&p.text))),
            Self::CommentRetract(p) => own(Noun::Comment, p.comment, Effect::Retract(None)),
            other => unreachable!("BUG: {} is not a comment", other.kind()),
        }
    }

    /// The objects that it hangs something on, and the ones that it only names.
    fn others(&self) -> Vec<Touched> {
        let claim = |id| (ObjectRef::new(Noun::Claim, id), Reach::Extends);
        let names = |noun, id: ObjectId| (ObjectRef::new(noun, id), Reach::Names);
        match self {
            Self::StatementAdd(p) => std::iter::once(claim(p.claim))
                .chain(p.anchor.iter().map(|at| names(Noun::Article, at.article.into())))
                .chain(p.anchor.iter().map(|at| names(Noun::Version, at.version.into())))
                .collect(),
            Self::StatementEdit(p) => vec![claim(p.claim)],
            Self::StatementRetract(p) => vec![claim(p.claim)],
            Self::StatementMove(p) => vec![claim(p.from), claim(p.to)],
            Self::EvidenceAdd(p) => vec![claim(p.claim), names(Noun::Source, p.source.into())],
            Self::EvidenceEdit(p) => vec![claim(p.claim)],
            Self::EvidenceRetract(p) => vec![claim(p.claim)],
            Self::VerdictGive(p) => std::iter::once(claim(p.claim))
                .chain(
                    p.pinned_versions
                        .iter()
                        .map(|id| names(Noun::Version, (*id).into())),
                )
                .collect(),
            Self::VerdictWithdraw(p) => vec![claim(p.claim)],
            Self::ClaimSplit(p) => p
                .parts
                .iter()
                .map(|part| names(Noun::Claim, part.claim.into()))
                .collect(),
            Self::ClaimMerge(p) => vec![claim(p.into)],
            Self::RelationSet(p) => vec![claim(p.from), claim(p.to)],
            Self::CommentAdd(p) => vec![(p.about, Reach::Extends)],
            Self::PassageMark(p) => {
                vec![
                    names(Noun::Article, p.anchor.article.into()),
                    names(Noun::Version, p.anchor.version.into()),
                ]
            }
            Self::ActUndo(p) => p.objects.iter().map(|object| (*object, Reach::Extends)).collect(),
            Self::ActRedo(p) => p.objects.iter().map(|object| (*object, Reach::Extends)).collect(),
            _ => Vec::new(),
        }
    }

    /// Every object it touches, sorted, each once with its strongest reach.
    pub fn touched(&self) -> Vec<Touched> {
        let written = self.writes().into_iter().map(|write| (write.on, Reach::Writes));
        let mut all: Vec<Touched> = written.chain(self.others()).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        all.dedup_by_key(|(object, _)| *object);
        all
    }

    /// The ids of the objects it touches, as the envelope lists them: sorted, each once.
    pub fn objects(&self) -> Vec<ObjectId> {
        self.touched()
            .into_iter()
            .map(|(object, _)| object.id)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// The act that it puts out of force, for undo and redo.
    pub fn deactivates(&self) -> Option<ActId> {
        match self {
            Self::ActUndo(p) => Some(p.act),
            Self::ActRedo(p) => Some(p.undo),
            _ => None,
        }
    }

    /// Whether an undo of its act reaches it. Cards that a case took along are no act of a person.
    pub fn is_undoable(&self) -> bool {
        match self {
            Self::ReviewerAdd(_) => false,
            Self::SourceAdd(p) => !p.copied,
            _ => true,
        }
    }
}

fn parked(parked: bool, reason: Option<String>) -> Effect {
    Effect::Set(vec![
        ("parked".to_owned(), Value::Bool(parked)),
        ("park_reason".to_owned(), value_of(&reason)),
    ])
}
