//! Looks for words in the history.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::ops::RangeInclusive;

use factdesk_domain::{ClaimId, Noun, ObjectRef};
use rusqlite::Connection;

use super::find::{Told, completed, numbers};
use super::{Entry, Filter, signs};
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
        Self::told(c, &entry.objects, &entry.sentence, &mut Claims::new())
    }

    fn told(c: &Connection, objects: &[ObjectRef], sentence: &str, claims: &mut Claims) -> Result<Self> {
        let claim = objects.iter().find(|object| object.noun == Noun::Claim);
        let claim = claim.map(|object| ClaimId::from(object.id));
        let text = match claim.map(|claim| (claim, claims.entry(claim))) {
            None => None,
            Some((_, Slot::Occupied(known))) => known.get().clone(),
            Some((claim, Slot::Vacant(unknown))) => unknown.insert(claim::text(c, claim)?).clone(),
        };
        let (title, rest) = match sentence.split_once(": ") {
            Some((title, rest)) => (title.to_owned(), rest.to_owned()),
            None => (sentence.to_owned(), String::new()),
        };
        let on = match (rest.is_empty(), text) {
            (true, text) => text.unwrap_or_default(),
            (false, None) => rest,
            (false, Some(text)) => format!("{rest}: {text}"),
        };
        Ok(Self { title, on, claim })
    }

    /// Whether every word of a query stands in what is shown of the entry, whatever its case.
    fn has(&self, after: Option<&str>, query: &str) -> bool {
        if query.trim().is_empty() {
            return true;
        }
        let after = after.unwrap_or_default();
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

/// The words of claims that were looked up, so that each is looked up once for a page.
type Claims = HashMap<ClaimId, Option<String>>;

/// At most `limit` entries in which every word of the query stands, the newest first. No more than about `most` are
/// looked through; where it was [learnt](super::learn) in which stretches the words can stand, only those.
///
/// # Errors
/// The database.
pub fn look(desk: &Desk, filter: Filter, (query, limit): (&str, usize), most: usize) -> Result<Looked> {
    let known = desk.read(|c| signs::stretches(c, desk.signs(), query))?;
    let mut looking = Looking {
        desk,
        filter,
        query,
        limit,
        most,
        looked_at: 0,
        entries: Vec::new(),
    };
    let mut stretches = known.unwrap_or_else(|| vec![0..=i64::MAX]).into_iter().peekable();
    let mut next = None;
    while let (None, Some(stretch)) = (next, stretches.next()) {
        let first = *stretch.start();
        next = looking.through(stretch)?;
        let goes_on = next.is_none() && looking.is_enough() && stretches.peek().is_some();
        next = if goes_on { Some(first) } else { next };
    }
    Ok(Looked {
        entries: looking.entries,
        next,
    })
}

/// The number of an entry that was looked at, and the entry where the words stand in it.
type Seen = (i64, Option<(Entry, About)>);

/// A look at the history that is under way.
struct Looking<'l> {
    desk: &'l Desk,
    filter: Filter,
    query: &'l str,
    limit: usize,
    most: usize,
    looked_at: usize,
    entries: Vec<(Entry, About)>,
}

impl Looking<'_> {
    /// Looks through the entries with these numbers; the number before which to go on where that is not the end of
    /// them.
    fn through(&mut self, numbers: RangeInclusive<i64>) -> Result<Option<i64>> {
        let before = self.filter.before.unwrap_or(i64::MAX);
        let mut filter = Filter {
            before: Some(before.min(numbers.end().saturating_add(1))),
            ..self.filter.clone()
        };
        let at_once = self.limit.clamp(1, AT_ONCE);
        loop {
            let page = self
                .desk
                .read(|c| self.page(c, &filter, (*numbers.start(), at_once)))?;
            let full = page.len() == at_once;
            for (number, found) in page {
                if self.entries.len() == self.limit {
                    return Ok(filter.before);
                }
                self.looked_at += 1;
                filter.before = Some(number);
                self.entries.extend(found);
            }
            if !full || self.is_enough() {
                return Ok(filter.before.filter(|_| full));
            }
        }
    }

    fn is_enough(&self) -> bool {
        self.looked_at >= self.most || self.entries.len() == self.limit
    }

    /// The numbers of a page, none of them before `first`, and the entries among them in which the words stand.
    fn page(&self, c: &Connection, filter: &Filter, (first, at_once): (i64, usize)) -> Result<Vec<Seen>> {
        let mut claims = Claims::new();
        let numbers = numbers(c, filter, at_once)?.into_iter();
        let page = numbers.take_while(|number| *number >= first).map(|number| {
            let told = Told::at(c, number)?;
            let about = About::told(c, &told.objects, &told.sentence, &mut claims)?;
            let found = match about.has(told.after.as_deref(), self.query) {
                true => Some((completed(c, number, told)?, about)),
                false => None,
            };
            Ok((number, found))
        });
        page.collect()
    }
}
