//! Which objects an operation touches, and what it means for undo.

use std::collections::BTreeSet;

use super::Operation;
use super::effect::{Reach, Touched};
use crate::id::{ActId, ObjectId};
use crate::noun::{Noun, ObjectRef};

impl Operation {
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
