//! The contract: every command's name, input, output and error code; and the TypeScript written from it.
//!
//! Deliberately absent: Tauri, files chosen by script, and any rule.
#![deny(missing_docs)]

pub mod commands;
pub mod typescript;
pub mod wire;

pub use commands::{COMMANDS, CommandSpec};
