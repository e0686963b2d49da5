//! The house rules held against one claim: pure, from facts that the desk loads.
//!
//! A finding says in words what is wrong and what to do. Nothing here stops a verdict; what blocks stops a sign-off.

mod facts;
mod judge;

use crate::house_rule::{HouseRule, Level, RuleKey};
use crate::id::{EvidenceId, OverrideId};

pub use facts::{EvidenceFacts, LintFacts, OriginOf, Overridden, ProofFacts, VerdictFacts};
use judge::{Judged, exposed, judge};

/// How a rule stands to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The claim keeps it.
    Pass,
    /// It has nothing to look at.
    NotApplicable,
    /// The house does not ask for it.
    Off,
    /// The claim breaks it, and a person said why that is right here.
    Overridden,
    /// The claim breaks it.
    Warn,
    /// The claim breaks it, and that stops the sign-off.
    Block,
}

impl State {
    /// The name in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::NotApplicable => "not_applicable",
            Self::Off => "off",
            Self::Overridden => "overridden",
            Self::Warn => "warn",
            Self::Block => "block",
        }
    }
}

/// What a rule finds on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub key: RuleKey,
    /// How much it weighs in this case.
    pub level: Level,
    /// How it stands.
    pub state: State,
    /// Why, in a sentence; evidence is named by its number, as in E1. Empty for a rule that is off.
    pub why: String,
    /// The evidence that it is about, in order.
    pub about: Vec<EvidenceId>,
    /// What to do, in a sentence; empty where nothing is to be done.
    pub fix: String,
    /// The override that stands, also on a rule that the claim keeps.
    pub overridden: Option<OverrideId>,
    /// Its reason.
    pub reason: Option<String>,
}

/// Holds every rule against a claim, in the order of the rules.
pub fn claim(facts: &LintFacts, rules: &[HouseRule]) -> Vec<Finding> {
    rules.iter().map(|rule| finding(facts, rule)).collect()
}

/// The worst state among findings; [`State::Pass`] for none.
pub fn worst(findings: &[Finding]) -> State {
    findings
        .iter()
        .map(|finding| finding.state)
        .max()
        .unwrap_or(State::Pass)
}

fn finding(facts: &LintFacts, rule: &HouseRule) -> Finding {
    let over = facts.overrides.iter().find(|one| one.key == rule.key);
    let mut finding = Finding {
        key: rule.key,
        level: rule.level,
        state: State::Off,
        why: String::new(),
        about: Vec::new(),
        fix: String::new(),
        overridden: over.map(|one| one.id),
        reason: over.map(|one| one.reason.clone()),
    };
    // Who a source is, is no matter of the house: this is said at any level, and no override takes it away.
    if rule.key == RuleKey::KnownBadHosts
        && let Some(Judged::Broken { why, about, fix }) = exposed(facts)
    {
        finding.state = if rule.level == Level::Block {
            State::Block
        } else {
            State::Warn
        };
        (finding.why, finding.about, finding.fix) = (why, about, fix);
        return finding;
    }
    if rule.level == Level::Off {
        return finding;
    }
    match judge(facts, rule) {
        Judged::Kept(why) => (finding.state, finding.why) = (State::Pass, why),
        Judged::NothingToSee(why) => (finding.state, finding.why) = (State::NotApplicable, why),
        Judged::Broken { why, about, fix } => {
            finding.state = match rule.level {
                _ if over.is_some() => State::Overridden,
                Level::Block => State::Block,
                Level::Warn | Level::Off => State::Warn,
            };
            (finding.why, finding.about) = (why, about);
            finding.fix = if over.is_some() { String::new() } else { fix };
        }
    }
    finding
}
