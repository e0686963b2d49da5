//! Drives the real window through WebKitWebDriver, spoken to directly.
//!
//! Deliberately absent: tauri-driver. Its proxy loses a connection when the machine is busy.

mod desk;
mod driver;
mod element;
mod keys;
mod outside;
mod picture;
pub mod wait;
mod window;

pub use desk::Desk;
pub use outside::Outside;
pub use window::Window;
