//! Which objects an operation touches, and what it means for undo.

use std::collections::BTreeSet;

use super::Operation;
use super::effect::{Reach, Touched};
use crate::id::{ActId, ObjectId, VerdictId};
use crate::noun::{Noun, ObjectRef};
use crate::placed::PlacedHow;
use crate::text::Anchor;

fn names(noun: Noun, id: impl Into<ObjectId>) -> Touched {
    (ObjectRef::new(noun, id), Reach::Names)
}

/// What a place names: the article and its version.
fn named(at: &Anchor) -> [Touched; 2] {
    [names(Noun::Article, at.article), names(Noun::Version, at.version)]
}

/// A verdict that a decision was made on: who gave it may withdraw it, and undo it no longer.
fn stands_on(verdict: VerdictId) -> Touched {
    (ObjectRef::new(Noun::Verdict, verdict), Reach::Extends)
}

impl Operation {
    /// The objects that it hangs something on, and the ones that it only names.
    fn others(&self) -> Vec<Touched> {
        let claim = |id| (ObjectRef::new(Noun::Claim, id), Reach::Extends);
        match self {
            Self::StatementAdd(p) => std::iter::once(claim(p.claim))
                .chain(p.anchor.iter().flat_map(named))
                .collect(),
            Self::StatementEdit(p) => vec![claim(p.claim)],
            // A new text of an article finds the places of its statements by itself; that brings no claim back which
            // somebody took out meanwhile. A person who shows a place does.
            Self::StatementPlace(p) if p.placed.how != PlacedHow::Person => {
                std::iter::once(names(Noun::Claim, p.claim))
                    .chain(named(&p.anchor))
                    .collect()
            }
            Self::StatementPlace(p) => std::iter::once(claim(p.claim)).chain(named(&p.anchor)).collect(),
            Self::StatementRetract(p) => vec![claim(p.claim)],
            Self::StatementMove(p) => vec![claim(p.from), claim(p.to)],
            Self::EvidenceAdd(p) => vec![claim(p.claim), names(Noun::Source, p.source)],
            Self::EvidenceEdit(p) => vec![claim(p.claim)],
            Self::EvidenceFlag(p) => vec![claim(p.claim)],
            Self::EvidenceRetract(p) => vec![claim(p.claim)],
            Self::LookupAdd(p) => vec![claim(p.claim)],
            Self::LookupRetract(p) => vec![claim(p.claim)],
            Self::ReplyAsk(p) => std::iter::once(claim(p.claim))
                .chain(p.source.map(|id| names(Noun::Source, id)))
                .collect(),
            Self::ReplyEdit(p) => vec![claim(p.claim)],
            Self::RuleOverride(p) => vec![claim(p.claim)],
            Self::RuleOverrideWithdraw(p) => vec![claim(p.claim)],
            Self::ReplyRetract(p) => vec![claim(p.claim)],
            // It names the claim and brings back none that somebody took out.
            Self::CorrectionMake(p) => p.claim.map(|id| names(Noun::Claim, id)).into_iter().collect(),
            Self::CorrectionRequest(p) => {
                vec![(ObjectRef::new(Noun::Correction, p.correction), Reach::Extends)]
            }
            Self::VerdictGive(p) => std::iter::once(claim(p.claim))
                .chain(p.pinned_versions.iter().map(|id| names(Noun::Version, *id)))
                .collect(),
            Self::VerdictWithdraw(p) => vec![claim(p.claim)],
            Self::DecisionMake(p) => std::iter::once(claim(p.claim))
                .chain(p.rests_on.iter().chain(&p.dissent).map(|id| stands_on(*id)))
                .collect(),
            Self::DecisionWithdraw(p) => vec![claim(p.claim)],
            Self::ClaimSplit(p) => p
                .parts
                .iter()
                .map(|part| names(Noun::Claim, part.claim))
                .collect(),
            Self::ClaimMerge(p) => vec![claim(p.into)],
            Self::RelationSet(p) => vec![claim(p.from), claim(p.to)],
            Self::CommentAdd(p) => vec![(p.about, Reach::Extends)],
            Self::PassageMark(p) => named(&p.anchor).to_vec(),
            Self::PassagePlace(p) => named(&p.anchor).to_vec(),
            Self::ActUndo(p) => p.objects.iter().map(|object| (*object, Reach::Extends)).collect(),
            Self::ActRedo(p) => p.objects.iter().map(|object| (*object, Reach::Extends)).collect(),
            _ => Vec::new(),
        }
    }

    /// The objects whose rows it writes, in the order of [`writes`](Self::writes); for what is frequent or long without
    /// putting together what it writes there.
    pub fn written(&self) -> Vec<ObjectRef> {
        let on = |noun, id: ObjectId| ObjectRef::new(noun, id);
        match self {
            Self::ArticleAdd(p) => vec![
                on(Noun::Article, p.article.into()),
                on(Noun::Version, p.version.into()),
            ],
            Self::ArticleVersionAdd(p) => vec![
                on(Noun::Article, p.article.into()),
                on(Noun::Version, p.version.into()),
            ],
            Self::ClaimCreate(p) => vec![on(Noun::Claim, p.claim.into())],
            Self::TagAdd(p) => vec![on(Noun::Claim, p.claim.into())],
            Self::StatementAdd(p) => vec![on(Noun::Statement, p.statement.into())],
            Self::EvidenceAdd(p) => vec![on(Noun::Evidence, p.evidence.into())],
            Self::CommentAdd(p) => vec![on(Noun::Comment, p.comment.into())],
            Self::VerdictGive(p) => std::iter::once(p.verdict)
                .chain(p.supersedes.iter().copied())
                .map(|id| on(Noun::Verdict, id.into()))
                .collect(),
            _ => self.writes().into_iter().map(|write| write.on).collect(),
        }
    }

    /// Every object it touches, sorted, each once with its strongest reach.
    pub fn touched(&self) -> Vec<Touched> {
        let written = self.written().into_iter().map(|object| (object, Reach::Writes));
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

    /// What the row that it begins mentions without standing on it or touching it: its author need not have seen that,
    /// and the row says so only while it is there.
    pub fn mentions(&self) -> Option<ObjectId> {
        match self {
            Self::ClaimCreate(p) => p.split_from.map(Into::into),
            Self::CommentAdd(p) => p.answers.map(Into::into),
            _ => None,
        }
    }

    /// The act that it puts out of force, for undo and redo.
    pub fn deactivates(&self) -> Option<ActId> {
        match self {
            Self::ActUndo(p) => Some(p.act),
            Self::ActRedo(p) => Some(p.undo),
            _ => None,
        }
    }

    /// Whether an undo of its act reaches it. Cards that a case took along are no act of a person, what was erased does
    /// not come back, who may write is taken back by a revocation, and what was published is corrected.
    pub fn is_undoable(&self) -> bool {
        match self {
            Self::ReviewerAdd(_)
            | Self::FileErase(_)
            | Self::SignOff(_)
            | Self::CorrectionMake(_)
            | Self::CorrectionRequest(_)
            | Self::CorrectionRequestEdit(_)
            | Self::DeviceEnrol(_)
            | Self::DeviceRevoke(_)
            | Self::PayloadErase(_) => false,
            Self::SourceAdd(p) => !p.copied,
            Self::ScaleDefine(p) => !p.copied,
            _ => true,
        }
    }
}
