//! The operation log: appended to, never altered.

mod absent;
mod act;
mod append;
mod device;
mod head;
mod keys;
mod read;
mod silent;
mod verify;

pub(crate) use act::{OF_ACT, span};
pub(crate) use append::{advance_heads, append, heads, note_built, note_deps, stream_end};
pub(crate) use device::{Pen, current_device, new_device};
pub use head::case_head;
pub(crate) use head::stream_ends;
pub(crate) use keys::{card_key, known_keys, own_keys, vouched_keys};
pub(crate) use read::{deps, link_at, record_at, records};
pub(crate) use silent::{Why, came_silent, erased, fill, hear, silence, why_silent};
pub(crate) use verify::verify;
pub use verify::{Broken, HeadCheck, Verified};
