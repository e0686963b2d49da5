//! A reviewer: a person with a role.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::id::{DeviceId, ReviewerId};

/// What a reviewer may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Checks claims.
    Checker,
    /// Reads again without seeing the first verdict.
    SecondReader,
    /// Decides and signs off.
    Editor,
}

/// The colour of a reviewer's mark; the window chooses the shade for light and dark. Initials stand beside it, so that
/// nobody is told apart by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewerColour {
    /// Slate.
    Slate,
    /// Blue.
    Blue,
    /// Teal.
    Teal,
    /// Green.
    Green,
    /// Amber.
    Amber,
    /// Rust.
    Rust,
    /// Rose.
    Rose,
    /// Violet.
    Violet,
}

/// Payload of `reviewer_add`: a card, and the key with which this device signs for the person.
///
/// It opens every stream of the log, so that a case can be verified without anything from outside. It is never
/// undone: without it the signatures after it would stand on nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewerAdd {
    /// The person.
    pub reviewer: ReviewerId,
    /// The name shown; never empty.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The device that the card was written on.
    pub device: DeviceId,
    /// The Ed25519 public key of that device, 64 hexadecimal digits.
    pub public_key: String,
    /// One to three letters for the mark; none for those of the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initials: Option<String>,
    /// The colour of the mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<ReviewerColour>,
}

/// One field of a reviewer's card and its new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ReviewerChange {
    /// The name shown; never empty.
    Name(String),
    /// The role.
    Role(Role),
    /// One to three letters for the mark; none for those of the name.
    Initials(Option<String>),
    /// The colour of the mark.
    Colour(Option<ReviewerColour>),
}

/// Payload of `reviewer_edit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewerEdit {
    /// The person.
    pub reviewer: ReviewerId,
    /// What changes.
    pub change: ReviewerChange,
}

/// The letters for a mark: those given, else the first of up to three words of the name; "?" for a name without any.
pub fn initials(name: &str, given: Option<&str>) -> String {
    if let Some(given) = given.filter(|given| !given.trim().is_empty()) {
        return given.trim().to_owned();
    }
    let letters = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let found: String = letters.take(3).flat_map(char::to_uppercase).collect();
    if found.is_empty() { "?".to_owned() } else { found }
}

/// A name as two names are compared: letter case, blanks, marks that nobody sees, and how a letter is put together are
/// of no account.
#[must_use]
pub fn folded(name: &str) -> String {
    let seen = |letter: &char| {
        !matches!(
            letter,
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
        )
    };
    let letters: String = name.nfkc().filter(seen).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    // A small letter may have come apart.
    words.join(" ").nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::{folded, initials};

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for same in [
            "ada  checker",
            " ADA\u{A0}Checker ",
            "Ada\u{200B} Checker",
            "Ａda Checker",
        ] {
            assert_eq!(folded(same), "ada checker", "{same:?}");
        }
        assert_eq!(folded("Zoe\u{308} İpek"), folded("Zoë i\u{307}pek"));
        assert_ne!(folded("Ada Checker"), folded("Ada-Checker"));
        assert_ne!(folded("Adachecker"), folded("Ada Checker"));
    }

    #[test]
    fn initials_are_given_or_those_of_the_name() {
        assert_eq!(initials("Mara Lindqvist", None), "ML");
        assert_eq!(initials("Mara Lindqvist", Some("mx")), "mx");
        assert_eq!(initials("ada von der Brink", Some(" ")), "AVD");
        assert_eq!(initials("—", None), "?");
    }
}
