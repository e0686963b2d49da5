//! The history: every operation as an entry that a person can read.

mod change;
mod find;
mod sentence;

pub(crate) use find::entry as at;
pub use find::{Entry, Filter, find};
pub use sentence::{act_label, sentence};
