//! Values, rules, operations and how they merge.
//!
//! Everything here is a pure function of its arguments: time, identifiers, salts and keys are handed in.
//! Absent on purpose: files, the network, a clock, a database, and any knowledge of the window.
#![deny(missing_docs)]

pub mod agreement;
pub mod article;
pub mod canonical;
pub mod capture;
pub mod case;
pub mod claim;
pub mod comment;
pub mod correction;
pub mod date;
pub mod decision;
pub mod device;
pub mod envelope;
pub mod evidence;
pub mod fold;
pub mod house_rule;
pub mod id;
pub mod lint;
pub mod lookup;
pub mod noun;
pub mod operation;
pub mod overriding;
pub mod passage;
pub mod placed;
pub mod relation;
pub mod removal;
pub mod reply;
pub mod reviewer;
pub mod rules;
pub mod runs;
pub mod scale;
pub mod second_reading;
pub mod sets;
pub mod sign_off;
pub mod source;
pub mod statement;
pub mod text;
pub mod time;
pub mod verdict;
pub mod walk;

pub use date::PartialDate;
pub use id::{
    ActId, ArticleId, CaptureId, CaseId, ClaimId, CommentId, CorrectionId, CorrectionRequestId, DecisionId,
    DeviceId, ErasureId, EvidenceId, LookupId, MarkId, OpId, OverrideId, RelationId, RemovalId, ReplyId,
    ReviewerId, RuleRowId, ScaleId, ScaleVersionId, SignOffId, SourceId, StatementId, VerdictId, VersionId,
};
pub use noun::{Noun, ObjectRef};
pub use operation::Operation;
pub use rules::RuleError;
pub use time::{Hlc, TimestampMs};
