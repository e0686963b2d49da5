//! The nouns of the log: what an operation can touch, and what can change on the screen.

use serde::{Deserialize, Serialize};

use crate::id::ObjectId;

macro_rules! nouns {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// A kind of object of the shared log.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Noun {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl Noun {
            /// Every noun, in the order of the product's list.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name in code, tables and JSON.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// The noun of this name, if there is one.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

nouns! {
    /// A case.
    Case = "case",
    /// A reviewer's card.
    Reviewer = "reviewer",
    /// An article.
    Article = "article",
    /// One text of an article.
    Version = "version",
    /// A claim.
    Claim = "claim",
    /// A statement.
    Statement = "statement",
    /// A relation between two claims.
    Relation = "relation",
    /// A source card.
    Source = "source",
    /// A piece of evidence.
    Evidence = "evidence",
    /// A verdict.
    Verdict = "verdict",
    /// A comment.
    Comment = "comment",
    /// A passage with nothing to check.
    Passage = "passage",
    /// A file that was taken in as evidence.
    Capture = "capture",
    /// The erasure of a file.
    Erasure = "erasure",
    /// An entry of the search log.
    Lookup = "lookup",
    /// A record of the right of reply.
    Reply = "reply",
    /// A version of a rating scale.
    Scale = "scale",
    /// A house rule of a case.
    Rule = "rule",
    /// The override of a house rule for a claim.
    Override = "override",
    /// What an editor publishes on a claim.
    Decision = "decision",
    /// A device that writes in the case, as a person enrolled or revoked it.
    Device = "device",
    /// The removal of what some operations said.
    Removal = "removal",
    /// The sign-off of a case.
    SignOff = "sign_off",
    /// A correction after a sign-off.
    Correction = "correction",
    /// A request to an outlet to correct what it printed.
    CorrectionRequest = "correction_request",
}

/// An object together with its noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectRef {
    /// What it is.
    pub noun: Noun,
    /// Which one.
    pub id: ObjectId,
}

impl ObjectRef {
    /// The object of this noun and id.
    pub fn new(noun: Noun, id: impl Into<ObjectId>) -> Self {
        Self { noun, id: id.into() }
    }
}
