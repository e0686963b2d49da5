//! What the rules need to know of a claim.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::PartialDate;
use crate::evidence::EvidenceStance;
use crate::house_rule::RuleKey;
use crate::id::{ClaimId, EvidenceId, OverrideId, ReviewerId, SourceId, VerdictId};
use crate::overriding::DeclarationKind;

/// Everything that the house rules look at on one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintFacts {
    /// The claim.
    pub claim: ClaimId,
    /// When it was made; none when nothing dates it.
    pub made_on: Option<PartialDate>,
    /// The evidence on it, E1 first.
    pub evidence: Vec<EvidenceFacts>,
    /// The verdicts that stand, the first one first.
    pub verdicts: Vec<VerdictFacts>,
    /// How many were asked for a reply.
    pub asked: usize,
    /// What is declared on it, with the reason.
    pub declared: BTreeMap<DeclarationKind, String>,
    /// The overrides that stand, the first one first.
    pub overrides: Vec<Overridden>,
}

impl LintFacts {
    /// A claim on which nothing was done yet.
    pub fn new(claim: ClaimId) -> Self {
        Self {
            claim,
            made_on: None,
            evidence: Vec::new(),
            verdicts: Vec::new(),
            asked: 0,
            declared: BTreeMap::new(),
            overrides: Vec::new(),
        }
    }

    /// Whether verdicts stand and all of them say that it cannot be checked.
    pub fn is_not_checkable(&self) -> bool {
        !self.verdicts.is_empty() && self.verdicts.iter().all(|verdict| !verdict.checkable)
    }

    /// Whether a verdict stands.
    pub fn is_settled(&self) -> bool {
        !self.verdicts.is_empty()
    }
}

/// Where a piece of evidence comes from, as far as it counts for independence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum OriginOf {
    /// A group of sources that repeat each other, in small letters.
    Group(String),
    /// A source that belongs to no group.
    Source(SourceId),
}

/// How the quote of a piece of evidence is proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProofFacts {
    /// It stands in the captured file.
    Proved,
    /// No file was captured with it.
    NoFile,
    /// It does not, or nobody can tell; the words of the proof say why.
    NotProved(String),
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceFacts {
    /// Which one.
    pub id: EvidenceId,
    /// What it speaks for.
    pub stance: EvidenceStance,
    /// Where it comes from.
    pub origin: OriginOf,
    /// Whether its source is a primary one.
    pub primary: bool,
    /// How its quote is proved.
    pub proof: ProofFacts,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// The hosts of its addresses, in small letters.
    pub hosts: Vec<String>,
    /// Whether its source is confidential: no sentence names a host of it then.
    pub confidential: bool,
    /// Whether an address is kept in it.
    pub address: bool,
    /// What it is of the article under check, in words, as in "is the article under check"; none when it is nothing
    /// of it.
    pub own: Option<String>,
}

/// A verdict that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictFacts {
    /// Which one.
    pub id: VerdictId,
    /// Who gave it.
    pub by: ReviewerId,
    /// The evidence that its rationale cites.
    pub cites: BTreeSet<EvidenceId>,
    /// Whether it says how sure it is.
    pub confident: bool,
    /// Whether it is more than that the claim cannot be checked.
    pub checkable: bool,
}

/// An override that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overridden {
    /// Which one.
    pub id: OverrideId,
    /// The rule.
    pub key: RuleKey,
    /// Why.
    pub reason: String,
}
