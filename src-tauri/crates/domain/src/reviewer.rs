//! A reviewer: a person with a role.

use serde::{Deserialize, Serialize};

use crate::id::{DeviceId, ReviewerId};

/// What a reviewer may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Checks claims.
    Checker,
    /// Reads again without seeing the first verdict.
    SecondReader,
    /// Decides and signs off.
    Editor,
}

/// Payload of `reviewer_add`: a card, and the key with which this device signs for the person.
///
/// It opens every stream of the log, so that a case can be verified without anything from outside. It is never
/// undone: without it the signatures after it would stand on nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewerAdd {
    /// The person.
    pub reviewer: ReviewerId,
    /// The name shown; never empty.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The device that the card was written on.
    pub device: DeviceId,
    /// The Ed25519 public key of that device, 64 hexadecimal digits.
    pub public_key: String,
}
