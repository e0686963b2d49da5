//! What an operation does to rows. Every merge rule works on these few effects, so that no kind needs its own.

use serde_json::Value;

use crate::noun::ObjectRef;

/// One effect on one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// The row begins with these fields.
    Create(Vec<(String, Value)>),
    /// Fields get new values, all of them by one operation.
    Set(Vec<(String, Value)>),
    /// A member joins a set.
    Add {
        /// The name of the set.
        set: &'static str,
        /// The member.
        member: Value,
    },
    /// A member leaves a set.
    Remove {
        /// The name of the set.
        set: &'static str,
        /// The member.
        member: Value,
    },
    /// The row goes.
    Retract(Option<String>),
}

/// An effect and the row that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// The row.
    pub on: ObjectRef,
    /// What happens to it.
    pub effect: Effect,
    /// Whether it counts only from the reviewer who made the row.
    pub own_only: bool,
}

/// How an operation touches an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// It only names it: later operations on that object need not have seen it.
    Names,
    /// It hangs something on it, as evidence on a claim: later operations on that object follow it.
    Extends,
    /// It changes its row.
    Writes,
}

/// An object that an operation touches.
pub type Touched = (ObjectRef, Reach);
