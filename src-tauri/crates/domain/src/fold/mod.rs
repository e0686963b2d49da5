//! The fold: from the set of operations to rows, whatever the order of their arrival.
//!
//! A desk folds one row at a time from the operations that touch it ([`fold_row`]); a rebuild folds all of them
//! ([`Projection::of`]). Both run the same code. Absent on purpose: any analysis of language, so that better rules
//! for suggestions never change a digest.

mod absent;
mod activity;
mod digest;
mod order;
mod owner;
mod projection;
mod ready;
mod row;
mod table;

pub use absent::{Cuts, SILENCING, Silence, Silenced};
pub use activity::{Deactivator, Standing, is_active};
pub use digest::Digester;
pub use owner::{hangs_on, rank, standing};
pub use projection::{Content, Projection, Record};
pub use ready::{Link, ready};
pub use row::{Cell, Row, Touch, fold_row};
pub use table::{Column, ColumnKind, META, Table, table};
