//! The fact-check report: a model of what it says, its Markdown, the Markdown as blocks to draw, and what an editor
//! should see to before it goes out.
//!
//! A report is read from a desk by [`load`]; everything else here is a pure function of a [`Report`]: same data, same
//! bytes. Absent on purpose: a clock (every date
//! is the data's own), comments (they are talk within the desk), real names of confidential sources (a report is
//! built from pseudonyms), and any rating that no person gave.
#![deny(missing_docs)]

pub mod blocks;
pub mod checks;
pub mod escape;
mod load;
pub mod markdown;
pub mod model;

pub use blocks::{Block, Inline, blocks};
pub use checks::{Check, Level, checks};
pub use load::{load, load_with};
pub use markdown::markdown;
pub use model::Report;
