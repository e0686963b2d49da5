//! The operation log: appended to, never altered.

mod act;
mod append;
mod device;
mod head;
mod keys;
mod read;
mod verify;

pub(crate) use act::{OF_ACT, span};
pub(crate) use append::{advance_heads, append, heads, note_deps, stream_end};
pub(crate) use device::{Pen, current_device, new_device};
pub use head::case_head;
pub(crate) use keys::{card_key, known_keys};
pub(crate) use read::{deps, record_at, records};
pub(crate) use verify::verify;
pub use verify::{Broken, HeadCheck, Verified};
