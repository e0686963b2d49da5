//! Whole verbs on a real desk in a folder of its own.

mod damage;
mod exchange;
mod history;
mod random;
mod search;
mod support;
mod undo;
mod walk;
