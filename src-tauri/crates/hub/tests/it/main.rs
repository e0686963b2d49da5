//! Bundles between desks, and what is made of those that are not what they seem.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

mod campaign;
mod craft;
mod exchange;
mod hostile;
mod support;
mod together;
