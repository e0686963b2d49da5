//! The rules: one function per verb, from facts and a request to an operation or a refusal.
//!
//! Nothing here reads anything; the desk loads the facts that a rule asks for.

pub mod act;
pub mod article;
pub mod case;
pub mod claim;
pub mod comment;
mod error;
pub mod evidence;
pub mod passage;
pub mod relation;
pub mod reviewer;
pub mod source;
pub mod statement;
pub mod verdict;

pub use error::RuleError;

/// Refuses a field without words.
fn words(field: &'static str, text: &str) -> Result<(), RuleError> {
    if text.trim().is_empty() {
        Err(RuleError::Empty { field })
    } else {
        Ok(())
    }
}

/// Refuses an optional field that is given without words.
fn words_if_given(field: &'static str, text: Option<&str>) -> Result<(), RuleError> {
    text.map_or(Ok(()), |text| words(field, text))
}
