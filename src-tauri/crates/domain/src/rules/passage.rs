//! Rules on passages with nothing to check.

use super::RuleError;
use crate::id::{ArticleId, MarkId, VersionId};
use crate::noun::Noun;
use crate::operation::Operation;
use crate::passage::{PassageMark, PassageUnmark};
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

/// A passage is open again.
///
/// # Errors
/// A mark that was taken away.
pub fn unmark(mark: MarkId, retracted: bool) -> Result<Operation, RuleError> {
    if retracted {
        return Err(RuleError::Gone {
            noun: Noun::Passage,
            how: "taken away",
        });
    }
    Ok(Operation::PassageUnmark(PassageUnmark { mark }))
}
