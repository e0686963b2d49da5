//! `rules`: the house rules of a case.

use clap::{Args, Subcommand};
use factdesk_desk::{Desk, house_rule};
use factdesk_domain::house_rule::{HouseRule, Level, Preset, RuleKey};
use serde_json::{Value, json};

use super::case::known;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;
use crate::words::{LEVELS, PRESETS, one_of};

/// Verbs of house rules.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the house rules of a case, with what each asks and which commitment it serves
    #[command(visible_alias = "show")]
    List {
        /// The case
        #[arg(long)]
        case: String,
    },
    /// Set one rule
    Set(Set),
    /// Set all rules as a ready-made set has them
    Preset {
        /// The set
        #[arg(value_parser = one_of::<Preset>(&PRESETS))]
        preset: Preset,
        /// The case
        #[arg(long)]
        case: String,
    },
}

/// How a rule is to stand; what is left out stays.
#[derive(Debug, Args)]
pub struct Set {
    /// The rule, as `independent_origins`; `rules list` names them
    pub rule: String,
    /// The case
    #[arg(long)]
    pub case: String,
    /// How much it weighs
    #[arg(long, value_parser = one_of::<Level>(&LEVELS))]
    pub level: Option<Level>,
    /// How many independent origins are asked for
    #[arg(long, visible_alias = "n", value_name = "N")]
    pub origins: Option<u32>,
    /// A host that the desk does not rely on; may be given several times and takes the place of the list
    #[arg(long = "host", value_name = "HOST")]
    pub hosts: Vec<String>,
    /// Empty the list of hosts
    #[arg(long, conflicts_with = "hosts")]
    pub no_hosts: bool,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown case or rule; a parameter that means nothing; nothing that changes; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::List { case } => list(&reach.read()?, &case),
        Verb::Set(asked) => set(&reach.write()?, asked),
        Verb::Preset { preset, case } => {
            let desk = reach.write()?;
            let id = known(&desk, &case)?;
            house_rule::preset(&desk, desk.me()?, id, preset)?;
            list(&desk, &case)
        }
    }
}

/// The rule of this name.
///
/// # Errors
/// No rule is called so; the sentence names those that there are.
pub fn named(name: &str) -> Result<RuleKey, Failure> {
    let key = factdesk_domain::rules::house::named(name);
    key.map_err(|refused| factdesk_desk::Error::from(refused).into())
}

fn set(desk: &Desk, asked: Set) -> Result<Answer, Failure> {
    let (case, key) = (known(desk, &asked.case)?, named(&asked.rule)?);
    if asked.level.is_none() && asked.origins.is_none() && asked.hosts.is_empty() && !asked.no_hosts {
        return Err(Failure::usage(
            "Say what is to change: --level, --origins or --host.",
        ));
    }
    if asked.origins.is_some() && key != RuleKey::IndependentOrigins {
        return Err(Failure::usage("Only independent_origins counts origins.").on("origins"));
    }
    if (!asked.hosts.is_empty() || asked.no_hosts) && key != RuleKey::KnownBadHosts {
        return Err(Failure::usage("Only known_bad_hosts has a list of hosts.").on("host"));
    }
    let now = desk.read(|c| house_rule::one(c, case, key))?;
    let hosts = match (asked.no_hosts, asked.hosts.is_empty()) {
        (true, _) => Vec::new(),
        (_, false) => asked.hosts,
        _ => now.hosts,
    };
    let rule = HouseRule {
        key,
        level: asked.level.unwrap_or(now.level),
        origins: asked.origins.unwrap_or(now.origins),
        hosts,
    };
    house_rule::set(desk, desk.me()?, case, vec![rule])?;
    let now = desk.read(|c| house_rule::one(c, case, key))?;
    Ok(Answer::new(in_json(&now), row(&now).join("  ")))
}

fn list(desk: &Desk, case: &str) -> Result<Answer, Failure> {
    let case = known(desk, case)?;
    let rules = desk.read(|c| house_rule::of_case(c, case))?;
    let preset = Preset::of(&rules);
    let rows: Vec<Vec<String>> = rules.iter().map(row).collect();
    let made = preset.map_or("of this case's own making", Preset::name);
    let json: Vec<Value> = rules.iter().map(in_json).collect();
    Ok(Answer::new(
        json!({ "case": case, "preset": preset, "rules": json }),
        format!("House rules: {made}\n{}", shown::columns(&rows)),
    ))
}

fn in_json(rule: &HouseRule) -> Value {
    json!({
        "key": rule.key,
        "level": rule.level,
        "parameters": rule.parameters(),
        "name": rule.key.name(),
        "sentence": rule.key.sentence(),
        "commitment": rule.key.commitment(),
        "commitment_words": rule.key.commitment().words(),
    })
}

fn row(rule: &HouseRule) -> Vec<String> {
    let more = match rule.key {
        RuleKey::IndependentOrigins => format!("{} or more. ", rule.origins),
        RuleKey::KnownBadHosts if !rule.hosts.is_empty() => format!("{}. ", rule.hosts.join(", ")),
        _ => String::new(),
    };
    vec![
        rule.level.as_str().to_owned(),
        rule.key.as_str().to_owned(),
        format!("{more}{}", rule.key.sentence()),
    ]
}
