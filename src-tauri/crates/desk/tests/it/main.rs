//! Whole verbs on a real desk in a folder of its own.

mod support;
mod walk;
