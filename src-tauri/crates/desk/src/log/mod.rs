//! The operation log: appended to, never altered.

mod append;
mod device;
mod read;
mod verify;

pub(crate) use append::{advance_heads, append, heads, stream_end};
pub(crate) use device::{Pen, current_device, new_device};
pub(crate) use read::{record_at, records};
pub use verify::{Broken, HeadCheck, Verified};
pub(crate) use verify::{card_key, case_head, known_keys, verify};
