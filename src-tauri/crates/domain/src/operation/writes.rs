//! What each kind of operation does to rows.

use serde::Serialize;
use serde_json::{Map, Value};

use super::effect::{Effect, Write};
use super::{Operation, value_of};
use crate::id::ObjectId;
use crate::noun::{Noun, ObjectRef};
use crate::statement::StatementChange;

/// Objects inside a payload whose members are fields of the row themselves.
const FLAT: [&str; 3] = ["anchor", "file", "outcome"];

/// The members of a payload as fields of a row, without the ones named in `not`.
pub(super) fn fields<T: Serialize>(payload: &T, not: &[&str]) -> Vec<(String, Value)> {
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
pub(super) fn changed<T: Serialize>(change: &T) -> Vec<(String, Value)> {
    let Value::Object(mut change) = value_of(change) else {
        return Vec::new();
    };
    match (change.remove("field"), change.remove("value")) {
        (Some(Value::String(field)), Some(value)) => flat(Map::from_iter([(field, value)])).collect(),
        _ => Vec::new(),
    }
}

pub(super) fn write(noun: Noun, id: impl Into<ObjectId>, effect: Effect) -> Write {
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
            Self::PassagePlace(p) => vec![write(Noun::Passage, p.mark, Effect::Set(fields(p, &["mark"])))],
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
                Effect::Set(statement_changed(&p.change)),
            )],
            Self::StatementPlace(p) => vec![write(
                Noun::Statement,
                p.statement,
                Effect::Set(fields(p, &["statement", "claim"])),
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
            Self::CaptureAdd(_)
            | Self::CaptureRetract(_)
            | Self::FileErase(_)
            | Self::EvidenceFlag(_)
            | Self::LookupAdd(_)
            | Self::LookupRetract(_)
            | Self::ReplyAsk(_)
            | Self::ReplyEdit(_)
            | Self::ReplyRetract(_) => vec![self.found_write()],
            Self::VerdictGive(_) | Self::VerdictWithdraw(_) => self.verdict_writes(),
            Self::DecisionMake(_) | Self::DecisionWithdraw(_) => self.decision_writes(),
            Self::CommentAdd(_) | Self::CommentEdit(_) | Self::CommentRetract(_) => {
                vec![self.comment_write()]
            }
            Self::ReviewerEdit(_)
            | Self::ScaleDefine(_)
            | Self::RuleSet(_)
            | Self::RuleOverride(_)
            | Self::RuleOverrideWithdraw(_)
            | Self::DeclarationSet(_)
            | Self::SecondReadingAsk(_) => vec![self.house_write()],
            Self::DeviceEnrol(_) | Self::DeviceRevoke(_) | Self::PayloadErase(_) => self.shared_writes(),
            Self::SignOff(_)
            | Self::CorrectionMake(_)
            | Self::CorrectionRequest(_)
            | Self::CorrectionRequestEdit(_) => vec![self.signed_write()],
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
                write(
                    Noun::Version,
                    p.version,
                    Effect::Create(fields(p, &["version", "placing"])),
                ),
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
                let looked = p
                    .lookups
                    .iter()
                    .map(|id| write(Noun::Lookup, *id, set("claim", text(p.into))));
                let asked = p
                    .replies
                    .iter()
                    .map(|id| write(Noun::Reply, *id, set("claim", text(p.into))));
                gone.chain(said).chain(found).chain(looked).chain(asked).collect()
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
}

/// A person who corrects a place shows it anew, so how it came there before no longer holds.
fn statement_changed(change: &StatementChange) -> Vec<(String, Value)> {
    let mut fields = changed(change);
    if matches!(change, StatementChange::Anchor(_)) {
        fields.push(("placed".to_owned(), Value::Null));
    }
    fields
}

fn parked(parked: bool, reason: Option<String>) -> Effect {
    Effect::Set(vec![
        ("parked".to_owned(), Value::Bool(parked)),
        ("park_reason".to_owned(), value_of(&reason)),
    ])
}
