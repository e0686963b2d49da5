//! What a desk refuses or cannot do.

use factdesk_domain::canonical::CanonicalError;
use factdesk_domain::envelope::VerifyError;
use factdesk_domain::{OpId, RuleError};

use crate::device::Revocation;
use crate::store;

/// A failure; nothing was changed by it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule refused.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// An id or name that the desk does not have.
    #[error("there is no {noun} {id}")]
    Unknown {
        /// The noun, as `claim`.
        noun: &'static str,
        /// What was asked for.
        id: String,
    },
    /// The files refuse.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A row that holds what no release ever wrote.
    #[error("the desk is damaged: {table} holds {found}; restore a backup")]
    Damaged {
        /// The table.
        table: &'static str,
        /// What was found, shortened.
        found: String,
    },
    /// A value too great for the log.
    #[error("it cannot be stored: {0}")]
    Canonical(#[from] CanonicalError),
    /// An operation from elsewhere that is not what it claims.
    #[error("operation {op} was refused: {reason}")]
    Forged {
        /// The operation.
        op: OpId,
        /// What is wrong with it.
        reason: VerifyError,
    },
    /// An operation from elsewhere at a place of its stream that another one holds.
    #[error("operation {op} was refused: its stream goes on differently here")]
    Fork {
        /// The operation.
        op: OpId,
    },
    /// An operation from elsewhere by a device whose key nobody brought.
    #[error("operation {op} was refused: the key of its device is not known")]
    UnknownDevice {
        /// The operation.
        op: OpId,
    },
    /// This device was revoked in the case.
    #[error(
        "this device was revoked in this case, so nothing it writes there counts: ask the person who revoked it, or \
         work from another desk"
    )]
    Revoked,
    /// A device that was revoked is not let in again by its words.
    #[error(
        "{}. Its words do not let it in again, and nothing was taken: who wrote on it has another device by now, with \
         six words of its own. Ask for a bundle that is made there, and for those words",
        .0.words()
    )]
    RevokedDevice(Box<Revocation>),
    /// Six words that are those of no device that is known.
    #[error("no device that this desk knows has these six words; compare them once more, one by one")]
    WordsDiffer,
    /// Something that others found is kept from who asks until their own verdict is saved.
    #[error("{}; what others found is hidden from you until then", waiting(.count))]
    BlindOwed {
        /// How many verdicts of theirs are waited for.
        count: usize,
    },
    /// The system gave no random bytes.
    #[error("the system gave no random bytes: {0}")]
    Random(getrandom::Error),
}

impl Error {
    /// The stable name, in snake case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.code(),
            Self::Unknown { noun, .. } => unknown_code(noun),
            Self::Store(store) => store.code(),
            Self::Damaged { .. } => "desk_damaged",
            Self::Canonical(_) => "not_storable",
            Self::Forged { .. } => "operation_forged",
            Self::Fork { .. } => "operation_fork",
            Self::UnknownDevice { .. } => "operation_device",
            Self::Revoked => "device_revoked",
            Self::RevokedDevice(_) => "revoked_device",
            Self::WordsDiffer => "words_differ",
            Self::BlindOwed { .. } => "blind_owed",
            Self::Random(_) => "no_random",
        }
    }

    /// The field of the request that it is about, where there is one.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::Rule(rule) => rule.field(),
            Self::Unknown { noun, .. } => Some(noun),
            Self::WordsDiffer | Self::RevokedDevice(_) => Some("words"),
            _ => None,
        }
    }

    /// Nobody has this id.
    pub(crate) fn unknown(noun: &'static str, id: impl ToString) -> Self {
        Self::Unknown {
            noun,
            id: id.to_string(),
        }
    }

    /// A row holds what it cannot.
    pub(crate) fn damaged(table: &'static str, found: impl std::fmt::Display) -> Self {
        Self::Damaged {
            table,
            found: found.to_string().chars().take(200).collect(),
        }
    }
}

fn unknown_code(noun: &str) -> &'static str {
    match noun {
        "case" => "unknown_case",
        "reviewer" => "unknown_reviewer",
        "article" => "unknown_article",
        "version" => "unknown_version",
        "claim" => "unknown_claim",
        "statement" => "unknown_statement",
        "relation" => "unknown_relation",
        "source" => "unknown_source",
        "evidence" => "unknown_evidence",
        "verdict" => "unknown_verdict",
        "comment" => "unknown_comment",
        "passage" => "unknown_passage",
        "capture" => "unknown_capture",
        "lookup" => "unknown_lookup",
        "file" => "unknown_file",
        "reply" => "unknown_reply",
        "override" => "unknown_override",
        "decision" => "unknown_decision",
        "correction" => "unknown_correction",
        "request" => "unknown_request",
        "device" => "unknown_device",
        "operation" => "unknown_operation",
        "act" => "unknown_act",
        _ => "unknown",
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<getrandom::Error> for Error {
    fn from(error: getrandom::Error) -> Self {
        Self::Random(error)
    }
}

/// "this case waits for 3 verdicts of yours".
fn waiting(count: &usize) -> String {
    match count {
        1 => "this case waits for a verdict of yours".to_owned(),
        _ => format!("this case waits for {count} verdicts of yours"),
    }
}
