//! Looks for words in the history.

use factdesk_domain::{ClaimId, Noun};
use rusqlite::Connection;

use super::{Entry, Filter, find};
use crate::{Desk, Result, claim};

/// So many entries are read at a time.
const AT_ONCE: usize = 500;

/// What an entry is about, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What was done.
    pub title: String,
    /// On what: the rest of the sentence and the text of the claim.
    pub on: String,
    /// The claim, where it is one.
    pub claim: Option<ClaimId>,
}

impl About {
    /// What an entry is about.
    ///
    /// # Errors
    /// The database.
    pub fn of(c: &Connection, entry: &Entry) -> Result<Self> {
        let claim = entry
            .objects
            .iter()
            .find(|object| object.noun == Noun::Claim)
            .map(|object| ClaimId::from(object.id));
        let text = claim.and_then(|claim| claim::show(c, claim).ok());
        let text = text.map(|claim| claim.text);
        let (title, rest) = match entry.sentence.split_once(": ") {
            Some((title, rest)) => (title.to_owned(), rest.to_owned()),
            None => (entry.sentence.clone(), String::new()),
        };
        let on = match (rest.is_empty(), text) {
            (true, text) => text.unwrap_or_default(),
            (false, None) => rest,
            (false, Some(text)) => format!("{rest}: {text}"),
        };
        Ok(Self { title, on, claim })
    }

    /// Whether every word of a query stands in what is shown of the entry, whatever its case.
    #[must_use]
    pub fn has(&self, entry: &Entry, query: &str) -> bool {
        if query.trim().is_empty() {
            return true;
        }
        let after = entry.after.as_deref().unwrap_or_default();
        let text = format!("{} {} {after}", self.title, self.on).to_lowercase();
        let query = query.to_lowercase();
        query.split_whitespace().all(|word| text.contains(word))
    }
}

/// What was found of the history.
#[derive(Debug)]
pub struct Looked {
    /// The entries, the newest first.
    pub entries: Vec<(Entry, About)>,
    /// The number before which to go on; none at the end.
    pub next: Option<i64>,
}

/// At most `limit` entries in which every word of the query stands, the newest first. No more than about `most` are
/// looked through.
///
/// # Errors
/// The database.
pub fn look(desk: &Desk, mut filter: Filter, (query, limit): (&str, usize), most: usize) -> Result<Looked> {
    let at_once = limit.clamp(1, AT_ONCE);
    let (mut entries, mut looked_at) = (Vec::new(), 0);
    loop {
        let page: Vec<(Entry, About)> = desk.read(|c| {
            let page = find(c, &filter, at_once)?.into_iter();
            page.map(|entry| About::of(c, &entry).map(|about| (entry, about)))
                .collect()
        })?;
        let full = page.len() == at_once;
        looked_at += page.len();
        for (entry, about) in page {
            if entries.len() == limit {
                return Ok(Looked {
                    entries,
                    next: filter.before,
                });
            }
            filter.before = Some(entry.number);
            if about.has(&entry, query) {
                entries.push((entry, about));
            }
        }
        if !full || looked_at >= most || entries.len() == limit {
            let more = full || entries.len() == limit;
            return Ok(Looked {
                entries,
                next: filter.before.filter(|_| more),
            });
        }
    }
}
