//! Every operation of the desk without a window.
fn main() {}
