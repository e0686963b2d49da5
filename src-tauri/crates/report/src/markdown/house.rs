//! The house rules in force, and what a person declared or set aside.

use super::page::Page;
use super::words::{capital, count, listed, moment_day, or, sentence};
use crate::escape::{code, text};
use crate::model::{Claim, Override, Report, Rule};

/// Which rules the claims were held against; part of the method.
pub(super) fn rules(page: &mut Page, report: &Report) {
    page.heading(3, "House rules");
    let rules = &report.rules;
    if rules.list.is_empty() {
        page.para("No house rule is in force in this case.");
        return;
    }
    let preset = rules.preset.as_deref();
    let preset = preset.map(|name| format!(" They are the ready-made set “{}”.", text(name)));
    let number = count(rules.list.len(), "house rule is", "house rules are");
    page.para(&format!(
        "{} in force.{} A rule never changes a verdict: it warns, or it stops the sign-off until it is kept or \
         overridden with a reason that is printed with the claim. Behind each stands the commitment of the \
         International Fact-Checking Network’s code of principles that it serves, in our words.",
        capital(&number),
        preset.unwrap_or_default()
    ));
    page.table(
        ["Rule", "What it asks", "How it weighs", "Commitment"],
        rules.list.iter().map(rule),
    );
    let hosts: Vec<String> = rules
        .list
        .iter()
        .flat_map(|rule| &rule.hosts)
        .map(|host| code(host))
        .collect();
    if !hosts.is_empty() {
        page.para(&format!("Hosts that are not relied on: {}.", listed(&hosts)));
    }
}

fn rule(rule: &Rule) -> [String; 4] {
    let origins = rule.origins.map(|origins| match origins {
        1 => " At least one is asked for.".to_owned(),
        _ => format!(" At least {origins} are asked for."),
    });
    let weight = if rule.blocks {
        "stops the sign-off"
    } else {
        "warns"
    };
    [
        text(&rule.name),
        format!("{}{}", text(&rule.sentence), origins.unwrap_or_default()),
        weight.to_owned(),
        text(&rule.commitment),
    ]
}

/// What is declared on a claim, and the rules that a person set aside for it.
pub(super) fn said(page: &mut Page, claim: &Claim) {
    for one in &claim.declared {
        page.labelled(&format!("{}.", one.kind.words()), &one.reason);
    }
    if claim.overrides.is_empty() {
        return;
    }
    page.heading(4, "House rules overridden");
    page.list(claim.overrides.iter().map(overridden));
}

fn overridden(one: &Override) -> String {
    format!(
        "**{}**, overridden by {} on {}. Reason: {}",
        or(&one.rule, "A rule without a name"),
        or(&one.by, "a reviewer without a name"),
        moment_day(one.at),
        sentence(&text(&one.reason))
    )
}
