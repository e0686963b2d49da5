//! The contract: every command's name, input, output and error code; what each does on an open desk; and the
//! TypeScript written from it.
//!
//! Deliberately absent: Tauri, paths from script, and any rule: those lie in the domain.
#![deny(missing_docs)]

pub mod commands;
pub mod host;
pub mod show;
pub mod typescript;
pub mod wire;

pub use commands::{COMMANDS, CommandSpec};
pub use host::{Host, Reply};
