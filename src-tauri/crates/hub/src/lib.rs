//! Exchange between desks: the hand-over bundle, one signed file with the operations of a case.
//!
//! A bundle is written by [`export`], taken in by [`import`], and is the same whatever carries it. Nothing in it is
//! believed before it was checked, in this order: the signature of the manifest, the hashes of the parts, and for
//! each operation whether its device is known here, its signature, and its place in the chain. What a bundle holds
//! byte by byte stands in `docs/bundle.md`.
#![deny(missing_docs)]

mod blind;
mod error;
mod export;
mod files;
mod import;
mod inbox;
mod line;
mod manifest;
mod offer;
mod open;
mod origin;
mod part;

pub use error::Error;
pub use export::{Exported, Wanted, export};
pub use import::{Cut, Imported, Stranger, Vouched, import, import_again, trust};
pub use inbox::{Inbox, barred, discard, inbox, path as inbox_path};
pub use manifest::{FORMAT, Maker, Manifest, Part, Vector};
pub use offer::{Offer, offer};

/// What everything here returns.
pub type Result<T> = std::result::Result<T, Error>;
