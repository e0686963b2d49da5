//! Wire types: what travels between the window and the core. Positions are UTF-16 code units, times are
//! milliseconds since 1970, ids are strings. Nothing here decides anything.

pub mod article;
pub mod bundle;
pub mod capture;
pub mod case;
pub mod claim;
pub mod claims_table;
pub mod common;
pub mod copies;
pub mod desk;
pub mod evidence;
pub mod history;
pub mod house;
pub mod lookup;
pub mod model;
pub mod relation;
pub mod reply;
pub mod report;
pub mod review;
pub mod signed;
pub mod source;
pub mod verdict;
pub mod version;
