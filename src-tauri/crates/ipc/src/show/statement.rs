//! A statement on the wire.

use std::ops::Range;

use factdesk_desk::view::{CaseView, StatementEntry};
use factdesk_domain::text::mixes_scripts;

use super::text::{Utf16, count, utf16_range};
use crate::wire::claim::StatementView;

/// A statement with the words in it that differ from a rival's (bytes of the article's text).
#[must_use]
pub fn statement_view(
    view: &CaseView,
    statement: &StatementEntry,
    differs: &[(usize, usize)],
) -> StatementView {
    let article = statement.article.map(|index| &view.articles[index]);
    let orphan = view.is_orphan(statement);
    // The place of an orphan lies in an earlier text.
    let layout = article.filter(|_| !orphan).map(|article| &article.layout);
    let number = article.zip(statement.version);
    let version = number.map_or(0, |(article, version)| article.number(version));
    let place = layout.map(|layout| Utf16::of(&layout.text).range(&statement.span));
    StatementView {
        id: statement.id.map(|id| id.to_string()),
        article_id: article.map(|article| article.id.to_string()).unwrap_or_default(),
        outlet: article
            .map(|article| article.short().to_owned())
            .unwrap_or_default(),
        via: statement.via.clone(),
        version,
        paragraph: layout.map_or(0, |layout| count(layout.paragraph_at(statement.span.start))),
        sentence: layout.map_or(0, |layout| count(layout.sentence_at(statement.span.start))),
        start: place.as_ref().map_or(0, |place| place.start),
        end: place.as_ref().map_or(0, |place| place.end),
        differs: within(statement, differs)
            .iter()
            .map(|words| utf16_range(&statement.exact, words))
            .collect(),
        exact: statement.exact.clone(),
        mixed_scripts: statement.speaker.as_deref().is_some_and(mixes_scripts),
        speaker: statement.speaker.clone(),
        role: statement.role.clone(),
        cue: statement.cue.clone(),
        stance: statement.stance.clone(),
        said: statement.said.clone(),
        published: article.and_then(|article| article.published.clone()),
        placed: statement.placed.map(|placed| super::placed(placed, version)),
        orphan,
    }
}

/// The parts of `differs` that lie in the statement, as byte ranges of its exact words; ascending, joined
/// where they overlap.
fn within(statement: &StatementEntry, differs: &[(usize, usize)]) -> Vec<Range<usize>> {
    let (start, end) = (statement.span.start, statement.span.end);
    let mut parts: Vec<Range<usize>> = differs
        .iter()
        .filter(|(from, to)| *from >= start && *to <= end && from < to)
        .map(|(from, to)| from - start..to - start)
        .filter(|part| statement.exact.get(part.clone()).is_some())
        .collect();
    parts.sort_by_key(|part| (part.start, part.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => joined.push(part),
        }
    }
    joined
}
