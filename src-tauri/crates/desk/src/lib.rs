//! The local database: operation log, tables, search, archive, backup.
//!
//! One door writes: [`Desk::act`] (or [`Desk::transact`] for operations that are made already) appends to the log
//! and folds what changed, in one transaction, and says what changed. The modules named after nouns hold the verbs.
//! Absent on purpose: any analysis of language (suggestions are handed in), any file format, the network.
#![deny(missing_docs)]

mod act;
pub mod agreement;
pub mod archive;
pub mod article;
mod behind;
pub mod blind;
pub mod capture;
pub mod case;
mod check;
mod citing;
pub mod claim;
pub mod comment;
pub mod correction;
pub mod decision;
mod desk;
pub mod device;
mod error;
pub mod evidence;
pub mod exchange;
pub mod history;
pub mod house_rule;
pub mod lint;
pub mod local;
pub mod log;
pub mod lookup;
pub mod orphan;
pub mod overriding;
pub mod parts;
pub mod passage;
mod project;
pub mod proof;
pub mod published;
mod receive;
pub mod recheck;
pub mod relation;
pub mod removal;
pub mod reply;
pub mod reviewer;
mod row;
pub mod scale;
pub mod search;
pub mod second_reading;
pub mod sign_off;
mod silence;
pub mod source;
pub mod statement;
pub mod store;
pub mod suggestion;
mod undo;
pub mod verdict;
pub mod view;

pub use act::{Act, Acting, Change, Done, Outcome};
pub use check::Checked;
pub use desk::{Clock, Desk, system_clock};
pub use error::Error;
pub use receive::{Received, Reception, Refused, Vetted, Vetting, ahead};
pub use store::Mode;
pub use undo::Step;

/// What everything here returns.
pub type Result<T> = std::result::Result<T, Error>;
