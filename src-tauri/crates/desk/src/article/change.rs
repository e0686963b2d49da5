//! What is known about an article changes, or it goes.

use factdesk_domain::article::ArticleChange;
use factdesk_domain::{ArticleId, ReviewerId, rules};
use rusqlite::named_params;

use crate::{Desk, Done, Result};

/// Changes fields of an article, all in one act.
///
/// # Errors
/// An unknown or retracted article; an empty title; the database.
pub fn edit(desk: &Desk, by: ReviewerId, id: ArticleId, changes: Vec<ArticleChange>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let article = super::show(acting.db(), id)?;
        changes.into_iter().try_for_each(|change| {
            acting.push(article.case, rules::article::edit(id, article.retracted, change)?)
        })
    })
}

/// Retracts an article that no claim stands in; suggestions do not count.
///
/// # Errors
/// An unknown or retracted article; claims that stand in it; the database.
pub fn retract(desk: &Desk, by: ReviewerId, id: ArticleId, reason: Option<String>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let article = super::show(acting.db(), id)?;
        let claims: i64 = acting
            .db()
            .prepare_cached(
                "SELECT count(DISTINCT statement.claim) FROM statement
                 JOIN claim ON claim.case_id = statement.case_id AND claim.id = statement.claim
                 WHERE article = :article AND statement.retracted = 0 AND claim.retracted = 0",
            )?
            .query_row(named_params! { ":article": id.to_string() }, |row| row.get(0))?;
        let claims = usize::try_from(claims).unwrap_or(usize::MAX);
        acting.push(
            article.case,
            rules::article::retract(id, article.retracted, claims, reason)?,
        )
    })
}
