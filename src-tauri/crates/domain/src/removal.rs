//! The removal of what operations said: by mistake, by law, or because somebody asked.
//!
//! An operation is an envelope and a payload. The envelope (who, when, on what) is chained and signed and stays; the
//! payload is known to it by a salted hash only and can go.

use serde::{Deserialize, Serialize};

use crate::capture::ErasureGround;
use crate::id::{OpId, RemovalId};

/// Kinds whose payload stays: keys that signatures are checked with, what says that something went or no longer
/// counts, the scales that verdicts were given on, the sign-off, which says what is printed, and the beginning of the
/// case, on which everything in it stands.
const KEPT: [&str; 10] = [
    "act_redo",
    "act_undo",
    "case_create",
    "device_enrol",
    "device_revoke",
    "file_erase",
    "payload_erase",
    "reviewer_add",
    "scale_define",
    "sign_off",
];

/// Whether what an operation of this kind said can be erased.
pub fn is_erasable(kind: &str) -> bool {
    !KEPT.contains(&kind)
}

/// Payload of `payload_erase`: what these operations said, and these files, go for ever on every desk that receives
/// it. That the operations were made, by whom and when, and this reason stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayloadErase {
    /// The removal.
    pub removal: RemovalId,
    /// The operations; sorted, each once. One of a kind that stays is passed over.
    pub ops: Vec<OpId>,
    /// SHA-256 of the files whose bytes go; sorted, each once.
    pub files: Vec<String>,
    /// Why; never empty.
    pub reason: String,
    /// On what ground.
    pub ground: ErasureGround,
}
