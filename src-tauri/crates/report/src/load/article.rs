//! Articles, and passages that hold nothing to check.

use std::ops::Range;

use factdesk_desk::orphan::{self, Waiting};
use factdesk_desk::view::{self, ArticleEntry, CaseView};
use factdesk_desk::{Result, article};
use factdesk_domain::{TimestampMs, VersionId};
use rusqlite::Connection;

use super::{Known, parsed};
use crate::model::{Article, Orphan, Passage};

pub(super) fn articles(c: &Connection, view: &CaseView) -> Result<Vec<Article>> {
    view.articles.iter().map(|entry| one(c, entry)).collect()
}

fn one(c: &Connection, entry: &ArticleEntry) -> Result<Article> {
    let versions = article::versions(c, entry.id)?;
    let current = versions.iter().find(|version| version.id == entry.version);
    let captured = current.map_or(TimestampMs::from_i64(entry.imported_ms), |version| {
        version.created_at
    });
    Ok(Article {
        title: entry.title.clone(),
        outlet: entry.outlet.clone(),
        byline: entry.byline.clone(),
        published: entry
            .published
            .as_deref()
            .map(|date| parsed("article", date))
            .transpose()?,
        url: entry.url.clone(),
        version: entry.number(entry.version),
        sha256: entry
            .layout
            .original
            .as_ref()
            .map(|original| original.sha256.clone()),
        captured,
        earlier: versions
            .iter()
            .zip(1..)
            .filter(|(version, _)| version.id != entry.version)
            .map(|(version, number)| (number, version.created_at))
            .collect(),
    })
}

/// The paragraph that a span begins in, from 1; none when the span belongs to another version than the current one, or
/// lies outside of the text.
pub(super) fn paragraph(entry: &ArticleEntry, version: VersionId, span: &Range<usize>) -> Option<u32> {
    let stands = entry.holds(version, span);
    stands.then(|| u32::try_from(entry.layout.paragraph_at(span.start)).unwrap_or(u32::MAX))
}

/// What has no place in the present text of its article.
pub(super) fn orphans(c: &Connection, known: &Known<'_>) -> Result<Vec<Orphan>> {
    let found = orphan::list(c, known.view.case)?.into_iter();
    let one = |one: orphan::Orphan| {
        let article = known
            .view
            .articles
            .iter()
            .position(|entry| entry.id == one.article)?;
        let claim = match one.waiting {
            Waiting::Statement(_, claim) => known.number(claim),
            Waiting::Passage(_) => None,
        };
        Some(Orphan {
            article,
            version: one.version,
            claim,
            exact: one.anchor.exact,
        })
    };
    Ok(found.filter_map(one).collect())
}

/// Passages in the order of the articles, then of the text. One that lies outside of its text is among the orphans.
pub(super) fn passages(c: &Connection, view: &CaseView) -> Result<Vec<Passage>> {
    let mut found: Vec<(usize, &view::Passage)> = Vec::new();
    for passage in &view.passages {
        let article = view
            .articles
            .iter()
            .position(|article| article.id == passage.article);
        found.extend(article.map(|article| (article, passage)));
    }
    found.sort_by_key(|(article, passage)| (*article, passage.span.start, passage.span.end, passage.id));
    let found = found.into_iter();
    found
        .filter_map(|(article, passage)| one_passage(c, view, article, passage).transpose())
        .collect()
}

fn one_passage(
    c: &Connection,
    view: &CaseView,
    article: usize,
    passage: &view::Passage,
) -> Result<Option<Passage>> {
    let entry = &view.articles[article];
    let words = |text: &str| text.get(passage.span.clone()).map(str::to_owned);
    let exact = if entry.version == passage.version {
        words(&entry.layout.text)
    } else {
        words(&article::version(c, passage.version)?.text)
    };
    Ok(exact.map(|exact| Passage {
        article,
        paragraph: paragraph(entry, passage.version, &passage.span),
        exact,
        reason: passage.reason.clone(),
    }))
}
