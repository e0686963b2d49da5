//! The house rules in force, and where a person set one aside.

use factdesk_domain::TimestampMs;
use factdesk_domain::overriding::DeclarationKind;

/// The house rules in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// The name of the preset that they are; none when they are of the desk's own making.
    pub preset: Option<String>,
    /// Those that are not off, in their order.
    pub list: Vec<Rule>,
}

/// A house rule in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// What it asks, in a sentence.
    pub sentence: String,
    /// The commitment that it serves, in a few words.
    pub commitment: String,
    /// Whether it stops the sign-off; else it warns.
    pub blocks: bool,
    /// How many origins it asks for, where it asks for origins.
    pub origins: Option<u32>,
    /// The hosts that it does not rely on.
    pub hosts: Vec<String>,
}

/// A declaration on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// What is declared.
    pub kind: DeclarationKind,
    /// Why.
    pub reason: String,
}

/// An override of a house rule for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The name of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: String,
    /// When.
    pub at: TimestampMs,
}
