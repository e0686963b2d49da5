//! Whole verbs on a real desk in a folder of its own.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

mod agreement;
mod authors;
mod captures;
mod citing;
mod corrected;
mod damage;
mod decision;
mod exchange;
mod found;
mod history;
mod history_words;
mod lint;
mod older;
mod people;
mod random;
mod scales;
mod search;
mod second_reading;
mod sign_off;
mod silenced;
mod silent;
mod support;
mod undo;
mod versions;
mod view;
mod walk;
mod wander;
