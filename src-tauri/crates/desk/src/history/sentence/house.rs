//! Sentences on people, scales, house rules, overrides and declarations.

use factdesk_domain::Operation;
use factdesk_domain::house_rule::{HouseRule, Level, RuleKey, RuleSet};
use factdesk_domain::reviewer::{ReviewerChange, Role};
use factdesk_domain::scale::ScaleDefine;

/// What such an operation did; none for any other.
pub fn sentence(operation: &Operation) -> Option<String> {
    Some(match operation {
        Operation::ReviewerEdit(p) => reviewer(&p.change),
        Operation::ScaleDefine(p) => scale(p),
        Operation::RuleSet(p) => rule(p),
        Operation::RuleOverride(p) => format!("House rule overridden, {}: {}", name(&p.key), p.reason),
        Operation::RuleOverrideWithdraw(p) => match &p.reason {
            Some(reason) => format!("Override of a house rule withdrawn: {reason}"),
            None => "Override of a house rule withdrawn".to_owned(),
        },
        Operation::DeclarationSet(p) => match &p.reason {
            Some(reason) => format!("Declared: {}: {reason}", p.kind.words()),
            None => format!("No longer declared: {}", p.kind.words()),
        },
        Operation::SecondReadingAsk(p) => match &p.ask {
            Some(ask) if ask.why.is_empty() => "Second reading asked for".to_owned(),
            Some(ask) => format!("Second reading asked for: {}", ask.why),
            None => "Second reading no longer asked for".to_owned(),
        },
        _ => return None,
    })
}

/// The name of a rule; the key itself where a newer release brought it.
fn name(key: &str) -> &str {
    RuleKey::from_name(key).map_or(key, |known| known.name())
}

fn reviewer(change: &ReviewerChange) -> String {
    match change {
        ReviewerChange::Name(name) => format!("Reviewer renamed: {name}"),
        ReviewerChange::Role(role) => format!("Role of a reviewer changed: {}", role_words(*role)),
        ReviewerChange::Initials(_) => "Initials of a reviewer changed".to_owned(),
        ReviewerChange::Colour(_) => "Colour of a reviewer changed".to_owned(),
    }
}

const fn role_words(role: Role) -> &'static str {
    match role {
        Role::Checker => "checker",
        Role::SecondReader => "second reader",
        Role::Editor => "editor",
    }
}

fn scale(p: &ScaleDefine) -> String {
    let what = if p.copied { "taken along" } else { "defined" };
    format!("Rating scale {what}: {}, version {}", p.name, p.version)
}

fn rule(p: &RuleSet) -> String {
    let level = match p.level {
        Level::Off => "off",
        Level::Warn => "warns",
        Level::Block => "blocks",
    };
    let key = RuleKey::from_name(&p.key);
    let more = match key.map(|key| HouseRule::read(key, p.level, &p.parameters)) {
        Some(rule) if rule.level == Level::Off => String::new(),
        Some(rule) if rule.key == RuleKey::IndependentOrigins => format!(", {}", rule.origins),
        Some(rule) if !rule.hosts.is_empty() => format!(", {}", rule.hosts.join(", ")),
        _ => String::new(),
    };
    format!("House rule set, {}: {level}{more}", name(&p.key))
}
