//! Ready-made sets of levels.

use serde::{Deserialize, Serialize};

use super::{HouseRule, Level, RuleKey};

/// A ready-made set of house rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Few warnings, nothing blocks. A case in which nobody set a rule has this.
    Light,
    /// What a newsroom with a two-source policy asks.
    TwoSources,
    /// What signatories of the IFCN's code promise their readers.
    Ifcn,
}

impl Preset {
    /// Every preset, the mildest first.
    pub const ALL: &[Self] = &[Self::Light, Self::TwoSources, Self::Ifcn];

    /// The name in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::TwoSources => "two_sources",
            Self::Ifcn => "ifcn",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::TwoSources => "Two sources",
            Self::Ifcn => "IFCN",
        }
    }

    /// How a rule stands in it.
    pub fn rule(self, key: RuleKey) -> HouseRule {
        HouseRule::plain(key, self.level(key))
    }

    const fn level(self, key: RuleKey) -> Level {
        use Level::{Block, Off, Warn};
        // Light, two sources, IFCN.
        let levels = match key {
            RuleKey::IndependentOrigins => [Off, Block, Block],
            RuleKey::PrimarySource => [Off, Warn, Block],
            RuleKey::QuoteProved => [Warn, Warn, Block],
            RuleKey::ReplySought => [Off, Warn, Block],
            RuleKey::CounterEvidence => [Off, Warn, Block],
            // Later evidence is often the very point of a check, so no preset blocks on it.
            RuleKey::NotLaterThanClaim => [Warn, Warn, Warn],
            RuleKey::ArticleNotOwnEvidence => [Warn, Block, Block],
            RuleKey::KnownBadHosts => [Warn, Warn, Block],
            RuleKey::RationaleCitesAll => [Off, Warn, Warn],
            RuleKey::ConfidenceGiven => [Off, Off, Warn],
        };
        match self {
            Self::Light => levels[0],
            Self::TwoSources => levels[1],
            Self::Ifcn => levels[2],
        }
    }

    /// The preset that these rules are, whatever hosts they name; none when they are of the desk's own making.
    pub fn of(rules: &[HouseRule]) -> Option<Self> {
        Self::ALL.iter().copied().find(|preset| {
            rules.iter().all(|rule| {
                let usual = preset.rule(rule.key);
                rule.level == usual.level && (rule.level == Level::Off || rule.origins == usual.origins)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::in_force;
    use super::*;

    #[test]
    fn a_case_in_which_nobody_set_a_rule_has_the_light_ones() {
        let rules = in_force([]);
        assert_eq!(rules.len(), RuleKey::ALL.len());
        assert_eq!(Preset::of(&rules), Some(Preset::Light));
        assert!(
            rules.iter().all(|rule| rule.level != Level::Block),
            "nothing blocks who asked for nothing"
        );
    }

    #[test]
    fn one_changed_rule_makes_a_set_of_the_desks_own() {
        for preset in Preset::ALL {
            let mut rules: Vec<HouseRule> = RuleKey::ALL.iter().map(|key| preset.rule(*key)).collect();
            assert_eq!(Preset::of(&rules), Some(*preset));
            rules[2].level = Level::Off;
            assert_eq!(Preset::of(&rules), None);
        }
    }

    #[test]
    fn parameters_come_back_as_they_were_stored() {
        let rule = HouseRule {
            origins: 3,
            ..HouseRule::plain(RuleKey::IndependentOrigins, Level::Block)
        };
        assert_eq!(HouseRule::read(rule.key, rule.level, &rule.parameters()), rule);
        let rule = HouseRule {
            hosts: vec!["a.example".into(), "b.example".into()],
            ..HouseRule::plain(RuleKey::KnownBadHosts, Level::Warn)
        };
        assert_eq!(HouseRule::read(rule.key, rule.level, &rule.parameters()), rule);
    }
}
