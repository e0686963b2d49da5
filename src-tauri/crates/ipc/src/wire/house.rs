//! The house's own: rating scales with their versions, house rules and what they find, reviewers' cards.

use std::collections::BTreeMap;

use super::common::Sign;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a scale, as a case knows it or as the desk does.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScaleShow {
    /// Scale.
    pub scale_id: String,
    /// Case; none for the desk and all its cases.
    pub case_id: Option<String>,
}

/// A scale with its versions.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScaleDetail {
    /// Id.
    pub id: String,
    /// Whether it comes with the program: a version of it begins a new scale.
    pub built_in: bool,
    /// Versions, the first one first; the last one is in use.
    pub versions: Vec<ScaleVersionView>,
    /// Numbers that two laptops gave to different versions; the one written first is meant.
    pub clashes: Vec<u32>,
}

/// One version of a scale.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScaleVersionView {
    /// Number, from 1.
    pub version: u32,
    /// Name.
    pub name: String,
    /// Language of its labels.
    pub language: Option<String>,
    /// `none`, `worst` or `mixed_when_parts_differ`.
    pub rollup: String,
    /// Values in order, retired ones too.
    pub values: Vec<RatingValueView>,
}

/// A value of a scale with everything that an editor of scales needs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RatingValueView {
    /// Stable name: `mostly-true`.
    pub value: String,
    /// Label.
    pub label: String,
    /// What it means.
    pub definition: String,
    /// One or two characters that tell it from its neighbours without colour.
    pub glyph: String,
    /// `good`, `fairly-good`, `middle`, `fairly-bad`, `bad`, `worst` or `neutral`.
    pub colour: String,
    /// Place, from 1.
    pub order: u32,
    /// Place on the line from worst to best, from 1; none for a value that lies on no line.
    pub numeric: Option<u32>,
    /// Whether it is given no more.
    pub retired: bool,
    /// Label and definition by language.
    pub labels: BTreeMap<String, WordingView>,
}

/// A value in another language.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WordingView {
    /// Label.
    pub label: String,
    /// What it means.
    pub definition: String,
}

/// Defines a version of a scale.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScaleDefine {
    /// The scale that it is the next version of; none, or a built-in one, makes a new scale.
    pub scale_id: Option<String>,
    /// Name.
    pub name: String,
    /// Language of its labels; empty for none.
    pub language: String,
    /// `none`, `worst` or `mixed_when_parts_differ`.
    pub rollup: String,
    /// Values; every value that an earlier version had among them.
    pub values: Vec<RatingValueView>,
}

/// Takes the newest version of a scale into use in a case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScaleUse {
    /// Case.
    pub case_id: String,
    /// Scale.
    pub scale_id: String,
}

/// What the parts of a claim suggest for the whole; never set by itself.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollupView {
    /// Value of the scale in use.
    pub value: String,
    /// Its label.
    pub label: String,
    /// Why, in a sentence.
    pub why: String,
}

/// A claim that was split, as its parts stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WholeView {
    /// The whole.
    pub claim_id: String,
    /// Its wording.
    pub text: String,
    /// Which part the claim at hand is, from 1; none for the whole itself.
    pub part: Option<u32>,
    /// How many parts there are.
    pub parts: u32,
    /// How many parts have which rating: "2 True, 1 False"; empty while none is rated.
    pub tally: String,
    /// Label of the value that they suggest for the whole; none where nothing follows. It is never set.
    pub label: Option<String>,
    /// Sign of that value.
    pub sign: Option<Sign>,
    /// Why they suggest it, or nothing: a sentence.
    pub why: String,
}

/// The house rules of a case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HouseRules {
    /// `light`, `two_sources` or `ifcn`; none for a set of the case's own.
    pub preset: Option<String>,
    /// Rules in their order.
    pub rules: Vec<HouseRuleView>,
}

/// A house rule.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HouseRuleView {
    /// Key: `independent_origins`.
    pub key: String,
    /// Name.
    pub name: String,
    /// What it asks, in a sentence.
    pub sentence: String,
    /// `off`, `warn` or `block`.
    pub level: String,
    /// How many origins it asks for; none where it asks for none.
    pub origins: Option<u32>,
    /// Hosts that are not relied on; empty elsewhere.
    pub hosts: Vec<String>,
    /// Commitment of the IFCN's code that it serves: `fairness`, `sources` or `method`.
    pub commitment: String,
    /// The same in a few words.
    pub commitment_words: String,
}

/// Sets a house rule; what is not given stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleSet {
    /// Case.
    pub case_id: String,
    /// Key.
    pub key: String,
    /// `off`, `warn` or `block`.
    pub level: Option<String>,
    /// How many origins it asks for.
    pub origins: Option<u32>,
    /// Hosts that are not relied on.
    pub hosts: Option<Vec<String>>,
}

/// Sets all house rules of a case as a ready-made set has them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RulesPreset {
    /// Case.
    pub case_id: String,
    /// `light`, `two_sources` or `ifcn`.
    pub preset: String,
}

/// What the house rules find on a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Lint {
    /// Claim.
    pub claim_id: String,
    /// The worst state among its findings.
    pub worst: String,
    /// Whether a verdict stands.
    pub settled: bool,
    /// One finding for each rule, in the order of the rules.
    pub findings: Vec<FindingView>,
}

/// What a house rule finds.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Key of the rule.
    pub key: String,
    /// Name of the rule.
    pub name: String,
    /// `off`, `warn` or `block`.
    pub level: String,
    /// `pass`, `not_applicable`, `off`, `overridden`, `warn` or `block`.
    pub state: String,
    /// Why, in a sentence; empty for a rule that is off.
    pub why: String,
    /// What to do, in a sentence; empty where nothing is to be done.
    pub fix: String,
    /// Evidence that it is about.
    pub evidence: Vec<String>,
    /// The override that stands.
    pub override_id: Option<String>,
    /// Its reason.
    pub reason: Option<String>,
    /// The declaration that would keep the rule: `no_primary_source`; none where none would.
    pub declaration: Option<String>,
    /// The reason of that declaration, where it stands.
    pub declared: Option<String>,
}

/// What the house rules find in a case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseLint {
    /// Claims that were accepted, in the order of the walk.
    pub claims: Vec<Lint>,
    /// How many findings block.
    pub block: u32,
    /// How many warn.
    pub warn: u32,
    /// How many are overridden.
    pub overridden: u32,
}

/// Overrides a house rule for a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleOverride {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// Key of the rule.
    pub key: String,
    /// Why, not blank; it is printed.
    pub reason: String,
}

/// Withdraws an override.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleOverrideWithdraw {
    /// Override.
    pub override_id: String,
    /// Why; may be empty.
    pub reason: String,
}

/// Declares something on a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeclarationSet {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// `no_counter_evidence`, `no_primary_source` or `no_reply_needed`.
    pub kind: String,
    /// Why; empty takes the declaration back.
    pub reason: String,
}

/// Everybody who can sit at this desk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewerList {
    /// Reviewers in the order of their coming.
    pub reviewers: Vec<ReviewerView>,
    /// Whom only cases know that came from elsewhere; `reviewer_use` gives one of them a card at this desk.
    pub elsewhere: Vec<ReviewerView>,
    /// Names that more than one reviewer has whom this desk or a case of it knows; they are shown apart.
    pub shared_names: Vec<String>,
}

/// A reviewer's card.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewerView {
    /// Id.
    pub id: String,
    /// Name as it is shown.
    pub name: String,
    /// `checker`, `second_reader` or `editor`.
    pub role: String,
    /// Letters of the mark.
    pub initials: String,
    /// Colour of the mark: `slate`, `blue`, `teal`, `green`, `amber`, `rust`, `rose` or `violet`.
    pub colour: Option<String>,
    /// Whether this reviewer sits at the desk now.
    pub me: bool,
}

/// Changes a reviewer's card; a missing field stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewerEdit {
    /// Reviewer.
    pub reviewer_id: String,
    /// Name.
    pub name: Option<String>,
    /// `checker`, `second_reader` or `editor`.
    pub role: Option<String>,
    /// One to three letters; empty for those of the name.
    pub initials: Option<String>,
    /// Colour; empty clears.
    pub colour: Option<String>,
}
