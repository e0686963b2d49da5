//! The projection: shared tables from the log, row by row as operations come, or all at once.
//!
//! Both ways call the same fold of the domain, so that a rebuild changes nothing.

mod apply;
mod digest;
mod rebuild;
mod table;
mod touches;
mod work;

pub(crate) use apply::{Objects, Refolded, apply, changed, note, refold_all};
pub(crate) use digest::digest;
pub(crate) use rebuild::{in_memory, rebuild};
#[cfg(test)]
pub(crate) use touches::first_of_act;
pub(crate) use touches::{Held, affected, is_act_active, is_in_force};
pub(crate) use work::{Apart, outcome, state_with};
