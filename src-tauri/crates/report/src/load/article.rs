//! Articles, and passages that hold nothing to check.

use std::ops::Range;

use factdesk_desk::view::{self, ArticleEntry, CaseView};
use factdesk_desk::{Result, article};
use factdesk_domain::{TimestampMs, VersionId};
use rusqlite::Connection;

use super::{damaged, parsed};
use crate::model::{Article, Passage};

pub(super) fn articles(view: &CaseView) -> Result<Vec<Article>> {
    view.articles.iter().map(one).collect()
}

fn one(entry: &ArticleEntry) -> Result<Article> {
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
        version: entry.versions,
        sha256: entry
            .layout
            .original
            .as_ref()
            .map(|original| original.sha256.clone()),
        captured: TimestampMs::from_i64(entry.imported_ms),
    })
}

/// The paragraph that a span begins in, from 1; none when the span belongs to another version than the current one.
pub(super) fn paragraph(entry: &ArticleEntry, version: VersionId, span: &Range<usize>) -> Option<u32> {
    let current = entry.version == version;
    current.then(|| u32::try_from(entry.layout.paragraph_at(span.start)).unwrap_or(u32::MAX))
}

/// Passages in the order of the articles, then of the text.
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
    found
        .into_iter()
        .map(|(article, passage)| one_passage(c, view, article, passage))
        .collect()
}

fn one_passage(c: &Connection, view: &CaseView, article: usize, passage: &view::Passage) -> Result<Passage> {
    let entry = &view.articles[article];
    let exact = if entry.version == passage.version {
        words(&entry.layout.text, &passage.span)?
    } else {
        words(&article::version(c, passage.version)?.text, &passage.span)?
    };
    Ok(Passage {
        article,
        paragraph: paragraph(entry, passage.version, &passage.span),
        exact,
        reason: passage.reason.clone(),
    })
}

fn words(text: &str, span: &Range<usize>) -> Result<String> {
    let found = text.get(span.clone()).map(str::to_owned);
    found.ok_or_else(|| damaged("passage", &format!("bytes {} to {}", span.start, span.end)))
}
