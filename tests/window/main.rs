//! Journeys in the real window, driven as a person would drive it.
//!
//! Run them with `cargo xtask test --only window`, which builds the window and brings a display.

#[cfg(target_os = "linux")]
mod contest;

#[cfg(target_os = "linux")]
mod edits;

#[cfg(target_os = "linux")]
mod evidence;

#[cfg(target_os = "linux")]
mod opening;

#[cfg(target_os = "linux")]
mod pictures;

#[cfg(target_os = "linux")]
mod proofs;

#[cfg(target_os = "linux")]
mod review;

#[cfg(target_os = "linux")]
mod rounds;

#[cfg(target_os = "linux")]
mod speed;

#[cfg(target_os = "linux")]
mod whole;

#[cfg(target_os = "linux")]
#[allow(
    dead_code,
    reason = "a vocabulary for journeys, of which not every word is used at any time"
)]
mod support;

#[cfg(not(target_os = "linux"))]
#[test]
fn journeys_are_not_run_on_this_system() {
    eprintln!("NOT RUN: the journeys drive WebKitWebDriver, which exists on Linux only.");
}
