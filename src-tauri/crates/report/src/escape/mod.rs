//! Untrusted text into Markdown that says exactly that text and does nothing else.
//!
//! Three promises, for every field and every reader of CommonMark or GitHub's dialect:
//! - the structure of the report is the same whatever the field holds;
//! - no link, image, HTML, code block, footnote, formula or entity comes out of a field; what looks like an address is
//!   set as code, because some readers make links of bare addresses even where they are escaped;
//! - the words come back when the Markdown is read, save that white space is folded ([`fold`]), unseen characters are
//!   shown ([`visible`]), and a text written from right to left is isolated ([`text`]).

mod address;
mod inline;
mod scalar;
mod visible;

pub use inline::{code, fold, lines, text};
pub use scalar::scalar;
pub use visible::visible;
