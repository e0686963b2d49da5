//! cargo xtask run | test | ...: set-up, build and check, the same on every system.
fn main() {}
