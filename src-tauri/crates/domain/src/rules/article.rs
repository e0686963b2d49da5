//! Rules on articles.

use super::{RuleError, words};
use crate::article::{ArticleAdd, ArticleChange, ArticleEdit, ArticleRetract, ArticleVersionAdd};
use crate::id::ArticleId;
use crate::noun::Noun;
use crate::operation::Operation;

/// An article comes in; its text is normalised already.
///
/// # Errors
/// An empty title or text.
pub fn add(article: ArticleAdd) -> Result<Operation, RuleError> {
    words("title", &article.title)?;
    words("text", &article.text)?;
    Ok(Operation::ArticleAdd(article))
}

/// An article has a new text; it is normalised already.
///
/// # Errors
/// An article that was retracted; an empty text, or the text that it has.
pub fn version_add(
    version: ArticleVersionAdd,
    retracted: bool,
    current_sha256: &str,
) -> Result<Operation, RuleError> {
    still_there(retracted)?;
    words("text", &version.text)?;
    if version.text_sha256 == current_sha256 {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::ArticleVersionAdd(version))
}

/// A field of an article changes.
///
/// # Errors
/// An empty title; an article that was retracted.
pub fn edit(article: ArticleId, retracted: bool, change: ArticleChange) -> Result<Operation, RuleError> {
    still_there(retracted)?;
    if let ArticleChange::Title(title) = &change {
        words("title", title)?;
    }
    Ok(Operation::ArticleEdit(ArticleEdit { article, change }))
}

/// An article goes; `claims` counts those that stand in it.
///
/// # Errors
/// Claims that stand in it; an article that was retracted.
pub fn retract(
    article: ArticleId,
    retracted: bool,
    claims: usize,
    why: Option<String>,
) -> Result<Operation, RuleError> {
    still_there(retracted)?;
    if claims > 0 {
        return Err(RuleError::ArticleInUse { claims });
    }
    Ok(Operation::ArticleRetract(ArticleRetract { article, reason: why }))
}

fn still_there(retracted: bool) -> Result<(), RuleError> {
    if retracted {
        Err(RuleError::Gone {
            noun: Noun::Article,
            how: "retracted",
        })
    } else {
        Ok(())
    }
}
