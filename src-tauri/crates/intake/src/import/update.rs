//! A new text of an article, from a file or pasted: read as an import reads, then placed and analysed.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use factdesk_desk::article::{self, NewVersion, Updated};
use factdesk_desk::suggestion::{self, SuggestedClaim};
use factdesk_desk::view::{CaseView, Views};
use factdesk_desk::{Change, Desk, Done};
use factdesk_domain::{ArticleId, CaseId, Noun, ReviewerId, VersionId};
use factdesk_language::Span;
use factdesk_language::anchor::{Anchors, Placement};

use super::{Failed, Input, Read, read_one, reading, suggest};

/// What a new text of an article did.
#[derive(Debug)]
pub struct Update {
    /// What became of what stands in the article.
    pub done: Done<Updated>,
    /// Sentences to the person about how it was read.
    pub warnings: Vec<String>,
}

/// Reads an input as the new text of an article, and analyses the case anew. What the file says about itself is
/// taken only where nothing was known. An input that cannot be read changes nothing and is the inner error.
///
/// # Errors
/// An unknown or retracted article; the database.
pub fn update(
    desk: &Desk,
    views: &Views,
    (by, article): (ReviewerId, ArticleId),
    (input, reason): (&Input, Option<String>),
    cancel: &AtomicBool,
) -> factdesk_desk::Result<Result<Update, Failed>> {
    let case = desk.read(|c| article::case_of(c, article))?;
    let name = input.name();
    let read = match read_one(input, &name, &mut None, cancel) {
        Ok(read) => read,
        Err(error) => {
            return Ok(Err(Failed {
                name,
                code: error.code().to_owned(),
                message: error.message(),
            }));
        }
    };
    let warnings = read.draft.warnings.clone();
    let done = article::update(desk, by, article, new_version(read, reason))?;
    if !done.value.same || !is_analysed(desk, article)? {
        suggest(desk, views, case)?;
    }
    Ok(Ok(Update { done, warnings }))
}

fn new_version(read: Read, reason: Option<String>) -> NewVersion {
    let reading = reading(&read.draft);
    let draft = read.draft;
    NewVersion {
        bytes: Some(read.bytes),
        file_name: read.file,
        media_type: Some(draft.media_type.as_str().to_owned()),
        text: draft.text,
        reason,
        byline: draft.byline,
        outlet: draft.outlet,
        url: draft.url,
        published: draft.published.and_then(|day| day.to_string().parse().ok()),
        language: draft.language,
        reading: Some(reading),
    }
}

/// Whether suggestions are there for the text of an article that is worked on; one that is gone needs none.
fn is_analysed(desk: &Desk, article: ArticleId) -> factdesk_desk::Result<bool> {
    desk.read(|c| {
        let known = article::show(c, article)?;
        Ok(known.retracted || suggestion::is_there_for(c, known.current_version)?)
    })
}

/// Analyses anew the cases in which an undo, a redo or a hand-over gave an article another text, so that every desk
/// suggests the same of the same texts.
///
/// # Errors
/// The database.
pub fn follow(desk: &Desk, views: &Views, changes: &[Change]) -> factdesk_desk::Result<()> {
    let texts = changes.iter().filter(|change| change.noun == Noun::Version);
    let changed: BTreeSet<CaseId> = texts.map(|change| change.case).collect();
    let mut cases: BTreeSet<CaseId> = BTreeSet::new();
    let articles = changes.iter().filter(|change| change.noun == Noun::Article);
    for change in articles.filter(|change| changed.contains(&change.case)) {
        match is_analysed(desk, ArticleId::from(change.id)) {
            Ok(false) => cases.extend([change.case]),
            // An import that was undone leaves no article.
            Ok(true) | Err(factdesk_desk::Error::Unknown { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    for case in cases {
        suggest(desk, views, case)?;
    }
    Ok(())
}

/// Suggested claims that a person spoke on, in the texts that are worked on: a rejection holds where its words are.
/// One whose words are not there stays where it was, for the day on which they come back.
pub(super) fn at_home(
    view: &CaseView,
    spoken_of: Vec<SuggestedClaim>,
    text_of: impl Fn(VersionId) -> Option<String>,
) -> Vec<SuggestedClaim> {
    let mut claims = spoken_of;
    for claim in &mut claims {
        let Some(entry) = view.articles.iter().find(|one| one.id == claim.article) else {
            continue;
        };
        if entry.version == claim.version {
            continue;
        }
        let text = &entry.layout.text;
        let found = match text_of(claim.version) {
            Some(old) => unchanged(&old, text, Span::new(claim.start, claim.end)),
            // The coming of that text was undone.
            None => only_one(text, &claim.exact),
        };
        if let Some(span) = found {
            (claim.version, claim.start, claim.end) = (entry.version, span.start, span.end);
        }
    }
    claims
}

fn unchanged(old: &str, new: &str, span: Span) -> Option<Span> {
    match Anchors::new(old, new).place(span) {
        Placement::Exact { span } | Placement::Moved { span } => Some(span),
        Placement::Fuzzy { .. } | Placement::Orphan { .. } => None,
    }
}

/// The only place where the words stand.
fn only_one(text: &str, words: &str) -> Option<Span> {
    let mut places = text
        .match_indices(words)
        .map(|(at, _)| Span::new(at, at + words.len()));
    let first = places.next().filter(|span| !span.is_empty())?;
    places.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_twice_have_no_place() {
        assert_eq!(only_one("one two one", "two"), Some(Span::new(4, 7)));
        assert_eq!(only_one("one two one", "one"), None);
        assert_eq!(only_one("one", ""), None);
        assert_eq!(only_one("one", "three"), None);
    }
}
