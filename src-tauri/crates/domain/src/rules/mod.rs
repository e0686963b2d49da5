//! The rules: one function per verb, from facts and a request to an operation or a refusal.
//!
//! Nothing here reads anything; the desk loads the facts that a rule asks for.

pub mod act;
pub mod article;
pub mod capture;
pub mod case;
pub mod claim;
pub mod comment;
pub mod correction;
pub mod decision;
mod error;
pub mod evidence;
pub mod house;
pub mod lookup;
pub mod passage;
pub mod relation;
pub mod reply;
pub mod reviewer;
pub mod scale;
pub mod shared;
pub mod sign_off;
pub mod source;
pub mod statement;
pub mod verdict;

pub use error::RuleError;

use crate::placed::{Placed, PlacedHow};

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

/// Refuses a place by likeness that does not say how sure it is.
fn sure(placed: Placed) -> Result<(), RuleError> {
    let given = [placed.score, placed.margin];
    let in_range = given.iter().flatten().all(|permille| *permille <= 1000);
    if in_range && (placed.how != PlacedHow::Fuzzy || given.iter().all(Option::is_some)) {
        Ok(())
    } else {
        Err(RuleError::ScoreMissing)
    }
}
