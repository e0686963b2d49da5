//! Payloads that belong to no noun: undo and redo.

use serde::{Deserialize, Serialize};

use crate::id::ActId;
use crate::noun::ObjectRef;

/// Payload of `act_undo`: the act no longer counts. It is written into every case that the act reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActUndo {
    /// The act to put out of force.
    pub act: ActId,
    /// What that act had changed in this case; sorted.
    pub objects: Vec<ObjectRef>,
}

/// Payload of `act_redo`: the undo no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActRedo {
    /// The act of the undo.
    pub undo: ActId,
    /// What changes by it in this case; sorted.
    pub objects: Vec<ObjectRef>,
}
