//! From the core's values to wire types: positions become UTF-16, ids strings, enumerations words.

mod article;
pub mod capture;
mod card;
mod claim;
mod contested;
pub mod proof;
mod statement;
mod text;
mod version;

pub use article::{article_card, article_text, direction};
pub use card::{claim_card, corrected, corrected_view, progress, sign, work_state};
pub use claim::{rivals, statements};
pub use contested::{SetFacts, contested_sets};
pub use statement::statement_view;
pub(crate) use text::count;
pub use text::{Utf16, utf16_range};
pub use version::{orphan, placed, version_diff};

/// What kind of difference two claims have, in words for a person.
#[must_use]
pub fn difference_in_words(difference: Option<&str>, kind: &str) -> &'static str {
    match (difference, kind) {
        (Some("different_number"), _) => "Different number for the same thing",
        (Some("different_date"), _) => "Different date for the same event",
        (Some("different_place"), _) => "Different place for the same event",
        (Some("different_actor"), _) => "Different people for the same event",
        (Some("denial"), _) => "One side affirms, the other denies",
        (Some("opposed_wording"), _) => "Different name for the same event",
        (Some("newer_figure"), _) | (None, "newer_figure") => "A newer figure for the same count",
        (Some("narrower"), _) | (None, "narrower") => "One says less than the other",
        (_, "same_claim") => "The same claim",
        (_, "depends_on") => "One depends on the other",
        (_, "unrelated") => "Not about the same thing",
        _ => "Both cannot be true",
    }
}
