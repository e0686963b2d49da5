//! The search log.

use factdesk_desk::lookup::{self, NewLookup};
use factdesk_domain::{ClaimId, LookupId};

use super::{Host, People, Reply, changed, done, parse};
use crate::wire::common::{ById, Changed};
use crate::wire::lookup::{LookupAdd, LookupView};

impl Host {
    /// The search log of a claim, the first entry first.
    pub(super) fn lookups_of(&self, claim: ClaimId, people: &People) -> Reply<Vec<LookupView>> {
        let found = self.desk.read(|c| lookup::list(c, claim))?;
        let view = |one: lookup::Lookup| LookupView {
            id: one.id.to_string(),
            query: one.query,
            place: one.place,
            on: one.on.to_string(),
            found: one.found,
            note: one.note,
            by: people.name(one.created_by),
            at_ms: one.created_at.as_i64(),
        };
        Ok(found.into_iter().map(view).collect())
    }

    /// Enters what was looked for.
    ///
    /// # Errors
    /// An unknown claim; a blank query or place; a date that is none.
    pub fn lookup_add(&self, input: LookupAdd) -> Reply<Changed> {
        let new = NewLookup {
            claim: parse::id("claim", &input.claim_id)?,
            query: input.query.trim().to_owned(),
            place: input.place.trim().to_owned(),
            on: parse::maybe_date("on", input.on.as_deref())?,
            found: input.found,
            note: input.note.and_then(parse::cleared),
        };
        Ok(done("Search entered", &lookup::add(&self.desk, self.me()?, new)?))
    }

    /// Takes an entry out.
    ///
    /// # Errors
    /// An unknown entry.
    pub fn lookup_retract(&self, input: &ById) -> Reply<Changed> {
        let id: LookupId = parse::id("lookup", &input.id)?;
        let done = lookup::retract(&self.desk, self.me()?, id, None)?;
        Ok(changed("Search taken out", &done.outcome, Some(input.id.clone())))
    }
}
