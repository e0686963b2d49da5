//! What a second reader must not know before their own verdict: what others found, and said of it.

use std::collections::BTreeSet;

use factdesk_domain::case::CaseChange;
use factdesk_domain::envelope::{Payload, Signed};
use factdesk_domain::fold::Content;
use factdesk_domain::{CaseId, ClaimId, CommentId, Noun, Operation};

use crate::Result;

/// Which operations of a case keep to themselves what they say.
pub struct Blind {
    /// What was signed off is published; nobody reads it blind any more.
    signed: bool,
    read_twice: BTreeSet<ClaimId>,
    free_comments: BTreeSet<CommentId>,
}

impl Blind {
    /// Reads which claims two reviewers have a verdict on: nothing about those is withheld any more.
    ///
    /// # Errors
    /// The database.
    pub fn of(desk: &factdesk_desk::Desk, case: CaseId) -> Result<Self> {
        let (signed, (read_twice, free_comments)) = desk.read(|c| {
            Ok((
                factdesk_desk::sign_off::signed_at(c, case)?.is_some(),
                factdesk_desk::exchange::read_twice(c, case)?,
            ))
        })?;
        Ok(Self {
            signed,
            read_twice,
            free_comments,
        })
    }

    /// Whether the payload stays here. What is not known for sure to be harmless does.
    pub fn hides(&self, signed: &Signed, payload: &Payload) -> bool {
        if self.signed {
            return false;
        }
        let awaits = |claim: ClaimId| !self.read_twice.contains(&claim);
        let Content::Known(operation) = Content::read(&signed.envelope, Some(payload)) else {
            return true;
        };
        match &*operation {
            Operation::VerdictGive(p) => awaits(p.claim),
            Operation::VerdictWithdraw(p) => awaits(p.claim),
            Operation::DecisionMake(p) => awaits(p.claim),
            Operation::DecisionWithdraw(p) => awaits(p.claim),
            Operation::RuleOverride(p) => awaits(p.claim),
            Operation::RuleOverrideWithdraw(p) => awaits(p.claim),
            Operation::CommentAdd(p) => p.about.noun != Noun::Claim || awaits(ClaimId::from(p.about.id)),
            Operation::CommentEdit(p) => !self.free_comments.contains(&p.comment),
            Operation::CommentRetract(p) => !self.free_comments.contains(&p.comment),
            // What the case comes to, in the words of who has read everything.
            Operation::CaseEdit(p) => matches!(p.change, CaseChange::Summary(_)),
            other => ["verdict_", "comment_", "decision_", "rule_override"]
                .iter()
                .any(|kind| other.kind().starts_with(kind)),
        }
    }
}
