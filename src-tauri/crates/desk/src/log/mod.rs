//! The operation log: appended to, never altered.

mod append;
mod device;
mod read;
mod verify;

pub(crate) use append::{append, heads, stream_end};
pub(crate) use device::{Pen, current_device, new_device};
pub(crate) use read::{position_of, record_at, records, records_in_order};
pub use verify::{Broken, HeadCheck, Verified};
pub(crate) use verify::{card_key, case_head, verify};
