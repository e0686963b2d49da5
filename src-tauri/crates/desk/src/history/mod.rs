//! The history: every operation as an entry that a person can read.

mod change;
mod find;
mod look;
mod sentence;
mod signs;
mod sorts;

pub(crate) use find::entry as at;
pub use find::{Entry, Filter, find};
pub use look::{About, Looked, look};
pub use sentence::{act_label, sentence};
pub use signs::{Signs, learn};
pub use sorts::kinds;
pub(crate) use sorts::{note as note_sorts, positions as positions_of_sorts};
