//! Search over articles, claims, sources, evidence and verdicts: words of any length, and scripts without blanks.

mod find;
mod forget;
mod late;
mod refresh;
pub mod snippet;
pub mod terms;

/// What creates the search index.
pub const SCHEMA: &str = include_str!("search.sql");

pub use find::{Hit, find};
pub(crate) use forget::forget;
pub(crate) use late::{Objects, late};
pub(crate) use refresh::refresh;
