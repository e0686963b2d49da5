//! Pure functions over text: sentences, who said what, numbers and what they count, dates, and the
//! statements that contradict each other.
//!
//! Everything here is a suggestion made by general rules of language. Nothing in this crate reads a
//! clock, a file or a network, keeps state between calls, or fails: any string is answered, in time
//! that grows with its length. Sentences are found in every script; the other functions know English
//! and answer with little or nothing for other languages.
//!
//! Positions are UTF-8 byte offsets on character borders ([`Span`]).

#![deny(missing_docs)]

mod span;

mod folding;
mod lexicon;
mod reading;
mod words;

pub mod anchor;
pub mod diff;
pub mod quote;

mod copies;
pub use copies::copies;

mod attributions;
mod contested;
mod dates;
mod quantities;
mod rank;
mod same;
mod sentences;
mod statements;
mod worth;

pub use attributions::{Attribution, Stance, attributions};
pub use contested::{ContestedKind, ContestedPair, DocSpan, Document, contested, contested_by};
pub use dates::{DateMention, DatePrecision, dates, leading_date};
pub use quantities::{Quantity, quantities};
pub use rank::{Index, rank, shares_words};
pub use same::{Related, SameClaim, related, same_claims};
pub use sentences::{paragraphs, sentences};
pub use span::Span;
pub use statements::{Statement, StatementKind, statements};
pub use worth::{Worth, check_worthiness, worth_features};

/// Name and version of the rules. It changes whenever the answers may change, so that stored
/// suggestions can be told apart from those of newer rules.
pub const ANALYSER: &str = "factdesk-language/8";
