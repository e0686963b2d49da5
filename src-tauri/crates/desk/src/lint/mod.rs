//! The house rules held against claims: facts from the tables, judged by [`factdesk_domain::lint`].

mod cache;
mod load;
mod own;

use factdesk_domain::house_rule::HouseRule;
use factdesk_domain::lint::{Finding, LintFacts, State, worst};
use factdesk_domain::{CaseId, ClaimId};

use crate::{Desk, Result, claim, house_rule};

pub use cache::Lints;

/// What the house rules find on one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linted {
    /// The claim.
    pub claim: ClaimId,
    /// One finding for each rule, in the order of the rules.
    pub findings: Vec<Finding>,
    /// Whether a verdict stands.
    pub settled: bool,
}

impl Linted {
    fn new(facts: &LintFacts, rules: &[HouseRule]) -> Self {
        Self {
            claim: facts.claim,
            findings: factdesk_domain::lint::claim(facts, rules),
            settled: facts.is_settled(),
        }
    }

    /// The worst of its findings.
    #[must_use]
    pub fn worst(&self) -> State {
        worst(&self.findings)
    }

    /// How many findings are in this state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.state == state)
            .count()
    }
}

/// Holds the rules of its case against one claim; a suggested one has nothing yet.
///
/// # Errors
/// An unknown claim; the database.
pub fn of_claim(desk: &Desk, lints: &Lints, id: ClaimId) -> Result<Linted> {
    let (known, rules) = desk.read(|c| {
        let known = claim::show(c, id)?;
        let rules = house_rule::of_case(c, known.case)?;
        Ok((known, rules))
    })?;
    let mut facts = load::facts(desk, lints.copies(), known.case, Some(id))?;
    let facts = facts.remove(&id).unwrap_or_else(|| LintFacts::new(id));
    Ok(Linted::new(&facts, &rules))
}

/// Holds the rules of a case against every claim that was accepted and is worked on, by id. What was loaded before is
/// kept, and only what changed since is loaded again.
///
/// # Errors
/// The database.
pub fn of_case(desk: &Desk, lints: &Lints, case: CaseId) -> Result<Vec<Linted>> {
    let rules = desk.read(|c| house_rule::of_case(c, case))?;
    let facts = lints.facts(desk, case)?;
    Ok(facts.values().map(|facts| Linted::new(facts, &rules)).collect())
}
