//! The operations: every change that the log can hold, one variant and one name each.

mod decision;
mod effect;
mod found;
mod house;
mod payload;
mod shared;
mod signed;
mod touched;
mod writes;

use serde::Serialize;
use serde_json::Value;

pub use effect::{Effect, Reach, Touched, Write};
pub use payload::{ActRedo, ActUndo};

use crate::article::{ArticleAdd, ArticleEdit, ArticleRetract, ArticleVersionAdd};
use crate::canonical::{self, CanonicalError};
use crate::capture::{CaptureAdd, CaptureRetract, FileErase};
use crate::case::{CaseCreate, CaseEdit};
use crate::claim::{
    ClaimCreate, ClaimEdit, ClaimFlag, ClaimMerge, ClaimPark, ClaimRetract, ClaimSplit, ClaimUnpark,
    RecheckSet, TagAdd, TagRemove,
};
use crate::comment::{CommentAdd, CommentEdit, CommentRetract};
use crate::correction::{CorrectionMake, CorrectionRequest, CorrectionRequestEdit};
use crate::decision::{DecisionMake, DecisionWithdraw};
use crate::device::{DeviceEnrol, DeviceRevoke};
use crate::evidence::{EvidenceAdd, EvidenceEdit, EvidenceFlag, EvidenceRetract};
use crate::house_rule::RuleSet;
use crate::lookup::{LookupAdd, LookupRetract};
use crate::overriding::{DeclarationSet, RuleOverride, RuleOverrideWithdraw};
use crate::passage::{PassageMark, PassagePlace, PassageUnmark};
use crate::relation::RelationSet;
use crate::removal::PayloadErase;
use crate::reply::{ReplyAsk, ReplyEdit, ReplyRetract};
use crate::reviewer::{ReviewerAdd, ReviewerEdit};
use crate::scale::ScaleDefine;
use crate::second_reading::SecondReadingAsk;
use crate::sign_off::SignOff;
use crate::source::{SourceAdd, SourceEdit};
use crate::statement::{StatementAdd, StatementEdit, StatementMove, StatementPlace, StatementRetract};
use crate::verdict::{VerdictGive, VerdictWithdraw};

/// Why the bytes of a known kind are no operation: damaged, or made by a program that breaks the contract.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the payload of a {kind} operation cannot be read: {reason}")]
pub struct DecodeError {
    /// The kind of the operation.
    pub kind: String,
    /// What the reader met.
    pub reason: String,
}

macro_rules! operations {
    ($($(#[$doc:meta])* $variant:ident($payload:ident) = $kind:literal),* $(,)?) => {
        /// A change of the shared log. Its [`kind`](Operation::kind) has the same name at every hop.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Operation {
            $($(#[$doc])* $variant($payload),)*
        }

        impl Operation {
            /// The kinds known here, in the order of the variants.
            pub const KINDS: &[&str] = &[$($kind),*];

            /// The name of the kind in the log.
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $kind,)*
                }
            }

            /// The canonical bytes of the payload.
            ///
            /// # Errors
            /// When a number in it is beyond ±(2⁵³−1).
            pub fn payload(&self) -> Result<Vec<u8>, CanonicalError> {
                match self {
                    $(Self::$variant(payload) => canonical::to_bytes(payload),)*
                }
            }

            /// Reads an operation back. `Ok(None)` for a kind or version that a newer release brought; it is
            /// kept and counted all the same.
            ///
            /// # Errors
            /// When the kind is known and the bytes are not its payload.
            pub fn decode(kind: &str, version: u32, payload: &[u8]) -> Result<Option<Self>, DecodeError> {
                if version != VERSION {
                    return Ok(None);
                }
                let refused = |e: serde_json::Error| DecodeError { kind: kind.to_owned(), reason: e.to_string() };
                match kind {
                    $($kind => serde_json::from_slice(payload).map(Self::$variant).map(Some).map_err(refused),)*
                    _ => Ok(None),
                }
            }
        }
    };
}

/// The version of every payload written here. A field that may be absent, and then is not written, changes no payload
/// that was written before it and leaves the version; any other field more is a version more.
pub const VERSION: u32 = 1;

fn value_of<T: Serialize>(payload: &T) -> Value {
    serde_json::to_value(payload).expect("BUG: payloads are structs of texts, integers and lists")
}

operations! {
    /// A case begins.
    CaseCreate(CaseCreate) = "case_create",
    /// A field of a case changes.
    CaseEdit(CaseEdit) = "case_edit",
    /// A reviewer's card and signing key.
    ReviewerAdd(ReviewerAdd) = "reviewer_add",
    /// A field of a reviewer's card changes.
    ReviewerEdit(ReviewerEdit) = "reviewer_edit",
    /// A version of a rating scale is defined.
    ScaleDefine(ScaleDefine) = "scale_define",
    /// A house rule is set.
    RuleSet(RuleSet) = "rule_set",
    /// A house rule is overridden for a claim.
    RuleOverride(RuleOverride) = "rule_override",
    /// An override no longer stands.
    RuleOverrideWithdraw(RuleOverrideWithdraw) = "rule_override_withdraw",
    /// Something is declared on a claim, or the declaration is taken back.
    DeclarationSet(DeclarationSet) = "declaration_set",
    /// A second reading of a claim is asked for, or no longer.
    SecondReadingAsk(SecondReadingAsk) = "second_reading_ask",
    /// An article comes in.
    ArticleAdd(ArticleAdd) = "article_add",
    /// An article has a new text.
    ArticleVersionAdd(ArticleVersionAdd) = "article_version_add",
    /// A field of an article changes.
    ArticleEdit(ArticleEdit) = "article_edit",
    /// An article goes.
    ArticleRetract(ArticleRetract) = "article_retract",
    /// A claim is written or accepted.
    ClaimCreate(ClaimCreate) = "claim_create",
    /// A field of a claim changes.
    ClaimEdit(ClaimEdit) = "claim_edit",
    /// A claim goes.
    ClaimRetract(ClaimRetract) = "claim_retract",
    /// A claim becomes several.
    ClaimSplit(ClaimSplit) = "claim_split",
    /// Several claims become one.
    ClaimMerge(ClaimMerge) = "claim_merge",
    /// A claim is put off.
    ClaimPark(ClaimPark) = "claim_park",
    /// A claim comes back.
    ClaimUnpark(ClaimUnpark) = "claim_unpark",
    /// A bookmark is set or taken away.
    ClaimFlag(ClaimFlag) = "claim_flag",
    /// Somebody's words are tied to a claim.
    StatementAdd(StatementAdd) = "statement_add",
    /// A field of a statement changes.
    StatementEdit(StatementEdit) = "statement_edit",
    /// A statement goes.
    StatementRetract(StatementRetract) = "statement_retract",
    /// A statement goes to another claim.
    StatementMove(StatementMove) = "statement_move",
    /// A statement has its place in another version of its article.
    StatementPlace(StatementPlace) = "statement_place",
    /// A relation is suggested, confirmed or rejected.
    RelationSet(RelationSet) = "relation_set",
    /// A source card is made.
    SourceAdd(SourceAdd) = "source_add",
    /// A field of a source changes.
    SourceEdit(SourceEdit) = "source_edit",
    /// Evidence is added to a claim.
    EvidenceAdd(EvidenceAdd) = "evidence_add",
    /// A field of a piece of evidence changes.
    EvidenceEdit(EvidenceEdit) = "evidence_edit",
    /// A reader says what is wrong with a piece of evidence, or takes it back.
    EvidenceFlag(EvidenceFlag) = "evidence_flag",
    /// Evidence goes.
    EvidenceRetract(EvidenceRetract) = "evidence_retract",
    /// A file is taken in as evidence.
    CaptureAdd(CaptureAdd) = "capture_add",
    /// A capture goes; its bytes stay.
    CaptureRetract(CaptureRetract) = "capture_retract",
    /// The bytes of a file go for ever.
    FileErase(FileErase) = "file_erase",
    /// Something was looked for.
    LookupAdd(LookupAdd) = "lookup_add",
    /// An entry of the search log goes.
    LookupRetract(LookupRetract) = "lookup_retract",
    /// Somebody was asked for a reply.
    ReplyAsk(ReplyAsk) = "reply_ask",
    /// A record of a reply changes.
    ReplyEdit(ReplyEdit) = "reply_edit",
    /// A record of a reply goes.
    ReplyRetract(ReplyRetract) = "reply_retract",
    /// A verdict is given.
    VerdictGive(VerdictGive) = "verdict_give",
    /// A verdict is withdrawn by who gave it.
    VerdictWithdraw(VerdictWithdraw) = "verdict_withdraw",
    /// An editor decides what is published on a claim.
    DecisionMake(DecisionMake) = "decision_make",
    /// A decision no longer stands.
    DecisionWithdraw(DecisionWithdraw) = "decision_withdraw",
    /// A comment is made.
    CommentAdd(CommentAdd) = "comment_add",
    /// A comment is reworded by its author.
    CommentEdit(CommentEdit) = "comment_edit",
    /// A comment is taken back by its author.
    CommentRetract(CommentRetract) = "comment_retract",
    /// A tag is put on a claim.
    TagAdd(TagAdd) = "tag_add",
    /// A tag is taken from a claim.
    TagRemove(TagRemove) = "tag_remove",
    /// A date to look again is set or taken away.
    RecheckSet(RecheckSet) = "recheck_set",
    /// A passage holds nothing to check.
    PassageMark(PassageMark) = "passage_mark",
    /// A passage has its place in another version of its article.
    PassagePlace(PassagePlace) = "passage_place",
    /// A passage is open again.
    PassageUnmark(PassageUnmark) = "passage_unmark",
    /// A case is signed off.
    SignOff(SignOff) = "sign_off",
    /// A case that was signed off is corrected.
    CorrectionMake(CorrectionMake) = "correction_make",
    /// An outlet was asked to correct what it printed.
    CorrectionRequest(CorrectionRequest) = "correction_request",
    /// What came of such a request.
    CorrectionRequestEdit(CorrectionRequestEdit) = "correction_request_edit",
    /// A person compared the six words of a device, and it may write in the case.
    DeviceEnrol(DeviceEnrol) = "device_enrol",
    /// What a device writes after some operation no longer counts.
    DeviceRevoke(DeviceRevoke) = "device_revoke",
    /// What some operations said goes for ever; that they were made stays.
    PayloadErase(PayloadErase) = "payload_erase",
    /// An act no longer counts.
    ActUndo(ActUndo) = "act_undo",
    /// An undo no longer counts.
    ActRedo(ActRedo) = "act_redo",
}
