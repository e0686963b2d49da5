//! Drives the real window through WebKitWebDriver, spoken to directly.
//!
//! Deliberately absent: tauri-driver. Its proxy loses a connection when the machine is busy.

pub mod cli;
mod closing;
mod desk;
mod driver;
mod element;
mod keys;
mod layout;
mod outside;
pub mod paper;
mod picture;
mod screen;
pub mod wait;
mod window;

pub use desk::{Desk, app, root};
pub use driver::Driver;
pub use outside::Outside;
pub use screen::Claim;
pub use window::Window;
