//! Rules on reviewers.

use super::{RuleError, words};
use crate::id::ReviewerId;
use crate::operation::Operation;
use crate::reviewer::{ReviewerAdd, ReviewerChange, ReviewerEdit, folded};

/// Most letters of a mark.
const MOST_INITIALS: usize = 3;

/// A reviewer's card is made; `names` are those of the desk.
///
/// # Errors
/// An empty name, or one that is taken; initials of more than three letters.
pub fn add(card: ReviewerAdd, names: &[String]) -> Result<Operation, RuleError> {
    free(&card.name, names)?;
    short(card.initials.as_deref())?;
    Ok(Operation::ReviewerAdd(ReviewerAdd {
        name: card.name.trim().to_owned(),
        initials: card.initials.map(|letters| letters.trim().to_owned()),
        ..card
    }))
}

/// A field of a reviewer's card changes; `others` are the names of the other reviewers of the desk.
///
/// # Errors
/// An empty name, or one that is taken; initials of more than three letters.
pub fn edit(reviewer: ReviewerId, change: ReviewerChange, others: &[String]) -> Result<Operation, RuleError> {
    let change = match change {
        ReviewerChange::Name(name) => {
            free(&name, others)?;
            ReviewerChange::Name(name.trim().to_owned())
        }
        ReviewerChange::Initials(initials) => {
            short(initials.as_deref())?;
            ReviewerChange::Initials(initials.map(|letters| letters.trim().to_owned()))
        }
        change @ (ReviewerChange::Role(_) | ReviewerChange::Colour(_)) => change,
    };
    Ok(Operation::ReviewerEdit(ReviewerEdit { reviewer, change }))
}

fn free(name: &str, names: &[String]) -> Result<(), RuleError> {
    words("name", name)?;
    let wanted = folded(name);
    match names.iter().any(|known| folded(known) == wanted) {
        true => Err(RuleError::NameTaken {
            name: name.trim().to_owned(),
        }),
        false => Ok(()),
    }
}

fn short(initials: Option<&str>) -> Result<(), RuleError> {
    let letters = initials.map(str::trim).unwrap_or("x");
    let fits = (1..=MOST_INITIALS).contains(&letters.chars().count());
    if fits && letters.chars().all(char::is_alphanumeric) {
        Ok(())
    } else {
        Err(RuleError::NotInitials)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(ReviewerChange::Name("Ada Brink".into()), None)]
    #[case(ReviewerChange::Name(" mara lindqvist ".into()), Some("name_taken"))]
    #[case(ReviewerChange::Name("  ".into()), Some("empty"))]
    #[case(ReviewerChange::Initials(Some("ab1".into())), None)]
    #[case(ReviewerChange::Initials(None), None)]
    #[case(ReviewerChange::Initials(Some("abcd".into())), Some("not_initials"))]
    #[case(ReviewerChange::Initials(Some("a.b".into())), Some("not_initials"))]
    #[case(ReviewerChange::Initials(Some(String::new())), Some("not_initials"))]
    fn names_are_told_apart_and_initials_short(
        #[case] change: ReviewerChange,
        #[case] refused: Option<&str>,
    ) {
        let others = ["Mara Lindqvist".to_owned()];
        let got = edit(ReviewerId::from_bytes([1; 16]), change, &others);
        assert_eq!(got.err().map(|e| e.code()), refused);
    }
}
