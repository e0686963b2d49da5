//! House rules: what a desk asks of every verdict before it goes out, as data.
//!
//! A rule never stops a verdict from being saved. It is *off*, it *warns*, or it *blocks* the sign-off.

mod preset;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::id::RuleRowId;

pub use preset::Preset;

/// How much a rule weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It is not looked at.
    Off,
    /// It is shown.
    Warn,
    /// It stops the sign-off until it is kept, or overridden with a reason.
    Block,
}

impl Level {
    /// The name in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Warn => "warn",
            Self::Block => "block",
        }
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $name:literal, $sentence:literal, $commitment:ident;)*) => {
        /// The house rules that this release knows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum RuleKey {
            $($(#[$doc])* $variant,)*
        }

        impl RuleKey {
            /// Every rule, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in data.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The rule of this name, if this release has one.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($key => Some(Self::$variant),)* _ => None }
            }

            /// What people call it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it asks, in a sentence.
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)* }
            }

            /// The commitment of the International Fact-Checking Network that it serves.
            pub const fn commitment(self) -> Commitment {
                match self { $(Self::$variant => Commitment::$commitment,)* }
            }
        }
    };
}

rules! {
    /// So many origins that do not repeat each other.
    IndependentOrigins = "independent_origins", "Independent origins",
        "Evidence for or against the claim comes from enough origins that do not repeat each other; a wire copy and \
         its wire count once.", Sources;
    /// A primary source, or why there is none.
    PrimarySource = "primary_source", "Primary source",
        "At least one piece of evidence comes from a primary source, or it is said why there is none.", Sources;
    /// Each quote is proved against its captured file.
    QuoteProved = "quote_proved", "Quotes proved",
        "Every quotation is found in the file that was captured with it.", Sources;
    /// The speaker was asked, or why not.
    ReplySought = "reply_sought", "Reply sought",
        "Whoever the claim is from or about was asked for a reply, or it is said why nobody was.", Method;
    /// Both sides of the evidence are shown, or declared missing.
    CounterEvidence = "counter_evidence", "Counter-evidence shown",
        "Evidence on both sides is shown, or it is declared that none was found on the other.", Fairness;
    /// Nothing that could not be known when the claim was made.
    NotLaterThanClaim = "not_later_than_claim", "Known at the time",
        "No evidence was published after the claim was made.", Fairness;
    /// The article does not prove itself.
    ArticleNotOwnEvidence = "article_not_own_evidence", "Article is not its own evidence",
        "The article under check and its copies do not serve as evidence for what they say.", Sources;
    /// Hosts that the desk does not rely on.
    KnownBadHosts = "known_bad_hosts", "Reliable hosts",
        "No evidence lies at an address that this desk does not rely on.", Sources;
    /// The rationale cites all evidence.
    RationaleCitesAll = "rationale_cites_all", "Rationale cites all evidence",
        "Each rationale cites every piece of evidence that is listed for the claim.", Method;
    /// The verdict says how sure it is.
    ConfidenceGiven = "confidence_given", "Confidence given",
        "Each verdict says how sure its reviewer is.", Method;
}

/// A commitment of the International Fact-Checking Network, in our own words. The network's code of principles has
/// five; two of them, on the money and on corrections, are no matter of a single claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Commitment {
    /// The same measure for everybody.
    Fairness,
    /// Sources that a reader can follow.
    Sources,
    /// A method that is open to see.
    Method,
}

impl Commitment {
    /// The name in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fairness => "fairness",
            Self::Sources => "sources",
            Self::Method => "method",
        }
    }

    /// What it promises, in a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Fairness => {
                "the same measure for every claim, whoever made it, with the evidence of both sides"
            }
            Self::Sources => "sources named in enough detail that a reader can repeat the check",
            Self::Method => {
                "an open method, from the choice of a claim to what its authors say to the findings"
            }
        }
    }
}

/// Payload of `rule_set`: how a rule stands in a case. Each setting is whole, so that the last one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Derived from the case and the key.
    pub rule: RuleRowId,
    /// Which rule; a key of a newer release is kept and not looked at.
    pub key: String,
    /// How much it weighs.
    pub level: Level,
    /// What it needs to know, such as `{"n": 2}`.
    pub parameters: Map<String, Value>,
}

/// How a rule stands in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseRule {
    /// Which rule.
    pub key: RuleKey,
    /// How much it weighs.
    pub level: Level,
    /// How many independent origins [`RuleKey::IndependentOrigins`] asks for; of no account elsewhere.
    pub origins: u32,
    /// The hosts of [`RuleKey::KnownBadHosts`], sorted; empty elsewhere.
    pub hosts: Vec<String>,
}

/// Origins that are asked for when nobody said how many.
const USUAL_ORIGINS: u32 = 2;

impl HouseRule {
    /// A rule with nothing said but its level.
    pub const fn plain(key: RuleKey, level: Level) -> Self {
        Self {
            key,
            level,
            origins: USUAL_ORIGINS,
            hosts: Vec::new(),
        }
    }

    /// A rule from what a case says of it; a parameter that is missing or means nothing here is the usual one.
    pub fn read(key: RuleKey, level: Level, parameters: &Map<String, Value>) -> Self {
        let origins = parameters
            .get("n")
            .and_then(Value::as_u64)
            .and_then(|n| n.try_into().ok());
        let hosts = parameters.get("hosts").and_then(Value::as_array);
        let mut hosts: Vec<String> = hosts
            .into_iter()
            .flatten()
            .filter_map(|host| host.as_str().map(str::to_lowercase))
            .collect();
        hosts.sort();
        hosts.dedup();
        Self {
            key,
            level,
            origins: origins.filter(|n| *n > 0).unwrap_or(USUAL_ORIGINS),
            hosts,
        }
    }

    /// Its parameters as they are stored; empty for most rules.
    pub fn parameters(&self) -> Map<String, Value> {
        let one = |name: &str, value: Value| Map::from_iter([(name.to_owned(), value)]);
        match self.key {
            RuleKey::IndependentOrigins => one("n", self.origins.into()),
            RuleKey::KnownBadHosts => one("hosts", self.hosts.clone().into()),
            _ => Map::new(),
        }
    }
}

/// Brings settings into the order of [`RuleKey::ALL`], each rule once; what nobody set is as in [`Preset::Light`].
pub fn in_force(set: impl IntoIterator<Item = HouseRule>) -> Vec<HouseRule> {
    let set: Vec<HouseRule> = set.into_iter().collect();
    let known = |key: RuleKey| set.iter().find(|rule| rule.key == key).cloned();
    RuleKey::ALL
        .iter()
        .map(|key| known(*key).unwrap_or_else(|| Preset::Light.rule(*key)))
        .collect()
}
