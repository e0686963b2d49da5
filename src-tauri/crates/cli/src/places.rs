//! An open case with its texts, and bytes of those texts in code points.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use factdesk_desk::Desk;
use factdesk_desk::view::{self, CaseView, Layout, Layouts};
use factdesk_domain::{CaseId, VersionId};

use crate::failure::Failure;
use crate::positions::{Positions, Stretch};

/// A case as the checker walks it, with every text that its spans point into.
pub struct OpenCase {
    /// The case.
    pub view: CaseView,
    texts: HashMap<VersionId, Arc<Layout>>,
}

impl OpenCase {
    /// Reads a case that is known to be there.
    ///
    /// # Errors
    /// The desk.
    pub fn load(desk: &Desk, case: CaseId) -> Result<Self, Failure> {
        let layouts = Layouts::default();
        Ok(desk.read(|c| {
            let view = view::load(c, case, &layouts)?;
            let statements = view.claims.iter().flat_map(|claim| &claim.statements);
            let older = statements.filter_map(|statement| statement.version);
            let versions = view.articles.iter().map(|article| article.version).chain(older);
            let mut texts = HashMap::new();
            for version in versions {
                if let Entry::Vacant(free) = texts.entry(version) {
                    free.insert(layouts.of(c, case, version, None)?);
                }
            }
            Ok(Self { view, texts })
        })?)
    }
}

/// Positions in the texts of a case, each text counted once and only when it is asked for.
pub struct Places<'c> {
    case: &'c OpenCase,
    counted: HashMap<VersionId, Positions<'c>>,
}

impl<'c> Places<'c> {
    /// Nothing counted yet.
    pub fn of(case: &'c OpenCase) -> Self {
        Self {
            case,
            counted: HashMap::new(),
        }
    }

    /// A span of bytes of a version in code points; none for one that its text does not have, which another program can
    /// have written.
    pub fn stretch(&mut self, version: VersionId, span: &Range<usize>) -> Option<Stretch> {
        let case = self.case;
        let layout = case
            .texts
            .get(&version)
            .filter(|layout| layout.text.get(span.clone()).is_some())?;
        let positions = self
            .counted
            .entry(version)
            .or_insert_with(|| Positions::of(&layout.text));
        Some(Stretch {
            start: positions.at(span.start),
            end: positions.at(span.end),
        })
    }
}
