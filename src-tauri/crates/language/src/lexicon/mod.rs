//! Word lists, written by us. Each list is about the language, none about a story.

pub(crate) mod cues;
pub(crate) mod events;
pub(crate) mod frames;
pub(crate) mod grammar;
pub(crate) mod people;
pub(crate) mod table;
