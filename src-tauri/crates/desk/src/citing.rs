//! Citations of evidence in the reasons that people give: typed and read as `[E1]`, stored as `[[evidence id]]` as in
//! a rationale, so that they follow their evidence when earlier evidence comes or goes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use factdesk_domain::verdict::{rationale_shown, rationale_stored};
use factdesk_domain::{CaseId, ClaimId, EvidenceId, Operation, rules};
use rusqlite::{Connection, named_params};

use crate::{Result, evidence};

/// The evidence on a claim that was not retracted, E1 first.
pub(crate) fn numbered(c: &Connection, claim: ClaimId) -> Result<Vec<EvidenceId>> {
    let mut statement = c.prepare_cached(
        "SELECT id FROM evidence WHERE claim = :claim AND retracted = 0 ORDER BY created_at, id",
    )?;
    let found = statement.query_map(named_params! { ":claim": claim.to_string() }, |row| {
        crate::row::parsed(row, "id")
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A text as it is stored; `numbered` is the evidence on its claim, E1 first.
pub(crate) fn stored(typed: &str, numbered: &[EvidenceId]) -> String {
    rationale_stored(typed, |n| numbered.get(n.checked_sub(1)?).copied())
}

/// Whether a case has a piece of evidence, a retracted one too.
pub(crate) fn is_in(c: &Connection, case: CaseId, id: EvidenceId) -> bool {
    evidence::show(c, id).is_ok_and(|found| found.case == case)
}

/// A reason as it is stored, as [`stored`] makes it.
///
/// # Errors
/// A citation of evidence that the case does not have.
pub(crate) fn reason(c: &Connection, case: CaseId, typed: &str, numbered: &[EvidenceId]) -> Result<String> {
    let stored = stored(typed, numbered);
    rules::verdict::citations("reason", &stored, |id| is_in(c, case, id))?;
    Ok(stored)
}

/// The numbers that the evidence of claims has now, each claim looked up once.
#[derive(Default)]
pub(crate) struct Numbers(HashMap<ClaimId, Vec<EvidenceId>>);

impl Numbers {
    /// A stored text on a claim as people read it.
    pub(crate) fn shown(&mut self, c: &Connection, claim: ClaimId, stored: String) -> Result<String> {
        if !cites(&stored) {
            return Ok(stored);
        }
        let numbered = match self.0.entry(claim) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(numbered(c, claim)?),
        };
        let number = |id| Some(numbered.iter().position(|known| *known == id)? + 1);
        Ok(rationale_shown(&stored, number))
    }
}

/// A stored text on a claim as people read it.
pub(crate) fn shown(c: &Connection, claim: ClaimId, stored: String) -> Result<String> {
    Numbers::default().shown(c, claim, stored)
}

/// An operation with its reason as people read it, for what is told of it.
pub(crate) fn told<'o>(c: &Connection, operation: &'o Operation) -> Result<Cow<'o, Operation>> {
    if !is_cited_in(operation) {
        return Ok(Cow::Borrowed(operation));
    }
    let mut told = operation.clone();
    if let Some((claim, reason)) = reason_of(&mut told) {
        *reason = shown(c, claim, std::mem::take(reason))?;
    }
    Ok(Cow::Owned(told))
}

/// Whether what is told of an operation follows the numbers of evidence.
pub(crate) fn is_cited_in(operation: &Operation) -> bool {
    match operation {
        Operation::DecisionMake(p) => cites(&p.reason),
        Operation::RuleOverride(p) => cites(&p.reason),
        Operation::DeclarationSet(p) => p.reason.as_deref().is_some_and(cites),
        _ => false,
    }
}

fn reason_of(operation: &mut Operation) -> Option<(ClaimId, &mut String)> {
    match operation {
        Operation::DecisionMake(p) => Some((p.claim, &mut p.reason)),
        Operation::RuleOverride(p) => Some((p.claim, &mut p.reason)),
        Operation::DeclarationSet(p) => p.reason.as_mut().map(|reason| (p.claim, reason)),
        _ => None,
    }
}

/// Whether a text may hold a citation.
pub(crate) fn cites(stored: &str) -> bool {
    stored.contains("[[")
}
