//! How a span came to its place in a later version of an article.

use serde::{Deserialize, Serialize};

/// What tied the span to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacedHow {
    /// The same words in the place that answers to the old one.
    Exact,
    /// The same words elsewhere, as when a paragraph was moved.
    Moved,
    /// Other words in a passage that was found for sure.
    Fuzzy,
    /// A person showed the place.
    Person,
}

/// How a span came to its place, and how sure that was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placed {
    /// What tied it there.
    pub how: PlacedHow,
    /// How alike the words are, per mille; given for `fuzzy`.
    pub score: Option<u16>,
    /// By how much the place beats the next best one, per mille; given for `fuzzy`.
    pub margin: Option<u16>,
}

impl Placed {
    /// Shown by a person.
    pub const BY_PERSON: Self = Self {
        how: PlacedHow::Person,
        score: None,
        margin: None,
    };
}
