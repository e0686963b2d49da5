//! Rules on passages with nothing to check.

use super::{RuleError, sure};
use crate::id::{ArticleId, MarkId, VersionId};
use crate::noun::Noun;
use crate::operation::Operation;
use crate::passage::{PassageMark, PassagePlace, PassageUnmark};
use crate::placed::Placed;
use crate::text::{Anchor, Span};

/// A passage holds nothing to check.
///
/// # Errors
/// A span that is not in the text.
pub fn mark(
    mark: MarkId,
    (article, version, text): (ArticleId, VersionId, &str),
    span: Span,
    reason: Option<String>,
) -> Result<Operation, RuleError> {
    let anchor = Anchor::new(article, version, text, span)?;
    Ok(Operation::PassageMark(PassageMark { mark, anchor, reason }))
}

/// A passage has its place in another version of its article.
///
/// # Errors
/// A mark that was taken away; a place by likeness without its score.
pub fn place(mark: MarkId, retracted: bool, anchor: Anchor, placed: Placed) -> Result<Operation, RuleError> {
    still_there(retracted)?;
    sure(placed)?;
    Ok(Operation::PassagePlace(PassagePlace { mark, anchor, placed }))
}

fn still_there(retracted: bool) -> Result<(), RuleError> {
    match retracted {
        true => Err(RuleError::Gone {
            noun: Noun::Passage,
            how: "taken away",
        }),
        false => Ok(()),
    }
}

/// A passage is open again.
///
/// # Errors
/// A mark that was taken away.
pub fn unmark(mark: MarkId, retracted: bool) -> Result<Operation, RuleError> {
    still_there(retracted)?;
    Ok(Operation::PassageUnmark(PassageUnmark { mark }))
}
