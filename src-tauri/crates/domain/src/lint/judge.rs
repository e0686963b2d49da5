//! One function for each rule.

use std::collections::BTreeSet;

use super::facts::{EvidenceFacts, LintFacts, OriginOf, ProofFacts};
use crate::evidence::EvidenceStance;
use crate::house_rule::{HouseRule, RuleKey};
use crate::id::EvidenceId;
use crate::overriding::DeclarationKind;

/// What a rule says of a claim.
pub(super) enum Judged {
    /// It keeps it.
    Kept(String),
    /// There is nothing to look at.
    NothingToSee(String),
    /// It breaks it.
    Broken {
        why: String,
        about: Vec<EvidenceId>,
        fix: String,
    },
}

use Judged::{Kept, NothingToSee};

pub(super) fn judge(facts: &LintFacts, rule: &HouseRule) -> Judged {
    if facts.is_not_checkable() {
        return NothingToSee("The verdict says that the claim cannot be checked.".to_owned());
    }
    match rule.key {
        RuleKey::IndependentOrigins => origins(facts, rule.origins),
        RuleKey::PrimarySource => primary(facts),
        RuleKey::QuoteProved => proved(facts),
        RuleKey::ReplySought => reply(facts),
        RuleKey::CounterEvidence => both_sides(facts),
        RuleKey::NotLaterThanClaim => in_time(facts),
        RuleKey::ArticleNotOwnEvidence => not_own(facts),
        RuleKey::KnownBadHosts => hosts(facts, &rule.hosts),
        RuleKey::RationaleCitesAll => cited(facts),
        RuleKey::ConfidenceGiven => confident(facts),
    }
}

fn broken(why: String, about: Vec<EvidenceId>, fix: &str) -> Judged {
    Judged::Broken {
        why,
        about,
        fix: fix.to_owned(),
    }
}

/// Evidence for or against the claim that is not the article itself.
fn counting(facts: &LintFacts) -> impl Iterator<Item = &EvidenceFacts> {
    let speaks = |one: &&EvidenceFacts| one.stance != EvidenceStance::Context && one.own.is_none();
    facts.evidence.iter().filter(speaks)
}

/// The numbers of the evidence that a test picks: "E1, E2 and E4"; with their ids.
fn picked(facts: &LintFacts, test: impl Fn(&EvidenceFacts) -> bool) -> (String, Vec<EvidenceId>) {
    let found: Vec<(usize, EvidenceId)> = (1..)
        .zip(&facts.evidence)
        .filter(|(_, one)| test(one))
        .map(|(number, one)| (number, one.id))
        .collect();
    let names: Vec<String> = found.iter().map(|(number, _)| format!("E{number}")).collect();
    let words = match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    };
    (words, found.into_iter().map(|(_, id)| id).collect())
}

fn no_evidence(facts: &LintFacts) -> Option<Judged> {
    let none = || NothingToSee("There is no evidence yet.".to_owned());
    facts.evidence.is_empty().then(none)
}

fn origins(facts: &LintFacts, wanted: u32) -> Judged {
    let found: BTreeSet<&OriginOf> = counting(facts).map(|one| &one.origin).collect();
    let found = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let (_, about) = picked(facts, |one| {
        one.stance != EvidenceStance::Context && one.own.is_none()
    });
    if found >= wanted {
        return Kept(format!("The evidence comes from {found} independent origins."));
    }
    let why = match found {
        0 => format!("No independent origin speaks for or against the claim; {wanted} are asked for."),
        1 => format!("All evidence goes back to one origin; {wanted} are asked for."),
        _ => format!("The evidence goes back to {found} origins; {wanted} are asked for."),
    };
    let fix =
        "Add evidence from a source that does not repeat the others; sources of one origin group count once.";
    broken(why, about, fix)
}

/// A declaration that takes the place of what a rule asks for.
fn declared(facts: &LintFacts, kind: DeclarationKind) -> Option<Judged> {
    let reason = facts.declared.get(&kind)?;
    Some(Kept(format!("{}: {}", kind.words(), reason.trim())))
}

fn primary(facts: &LintFacts) -> Judged {
    let (names, _) = picked(facts, |one| one.primary && one.own.is_none());
    if !names.is_empty() {
        return Kept(format!("From a primary source: {names}."));
    }
    declared(facts, DeclarationKind::NoPrimarySource).unwrap_or_else(|| {
        broken(
            "No evidence comes from a primary source.".to_owned(),
            Vec::new(),
            "Add evidence from who was there or issued the document, or declare why there is none.",
        )
    })
}

fn proved(facts: &LintFacts) -> Judged {
    if let Some(nothing) = no_evidence(facts) {
        return nothing;
    }
    let (missing, mut about) = picked(facts, |one| one.proof == ProofFacts::NoFile);
    let (wrong, unproved) = picked(facts, |one| matches!(one.proof, ProofFacts::NotProved(_)));
    about.extend(unproved);
    let because = facts.evidence.iter().find_map(|one| match &one.proof {
        ProofFacts::NotProved(words) => Some(words.as_str()),
        ProofFacts::Proved | ProofFacts::NoFile => None,
    });
    let missing = (!missing.is_empty()).then(|| format!("No file was captured with {missing}."));
    let not_proved = match wrong.contains(" and ") {
        true => format!("The quotations of {wrong} are not proved"),
        false => format!("The quotation of {wrong} is not proved"),
    };
    let wrong = because.map(|because| format!("{not_proved} ({because})."));
    let why: Vec<String> = missing.into_iter().chain(wrong).collect();
    match why.is_empty() {
        true => Kept("Every quotation stands in its captured file.".to_owned()),
        false => broken(
            why.join(" "),
            about,
            "Capture the page or file, and quote it word for word.",
        ),
    }
}

fn reply(facts: &LintFacts) -> Judged {
    if facts.asked > 0 {
        return Kept("A reply was asked for.".to_owned());
    }
    declared(facts, DeclarationKind::NoReplyNeeded).unwrap_or_else(|| {
        broken(
            "Nobody was asked for a reply.".to_owned(),
            Vec::new(),
            "Ask whoever the claim is from or about and enter it, or declare why nobody has to be asked.",
        )
    })
}

fn both_sides(facts: &LintFacts) -> Judged {
    let shown = |stance| counting(facts).any(|one| one.stance == stance);
    let missing = match (shown(EvidenceStance::Supports), shown(EvidenceStance::Refutes)) {
        (true, true) => return Kept("Evidence for and against is shown.".to_owned()),
        (true, false) => "Only evidence for the claim is shown.",
        (false, true) => "Only evidence against the claim is shown.",
        (false, false) => "No evidence for or against the claim is shown.",
    };
    declared(facts, DeclarationKind::NoCounterEvidence).unwrap_or_else(|| {
        broken(
            missing.to_owned(),
            Vec::new(),
            "Look for evidence on the other side and add it, or declare that none was found.",
        )
    })
}

fn in_time(facts: &LintFacts) -> Judged {
    if let Some(nothing) = no_evidence(facts) {
        return nothing;
    }
    let Some(made_on) = &facts.made_on else {
        return NothingToSee("Nobody knows when the claim was made.".to_owned());
    };
    let late = |one: &EvidenceFacts| {
        one.published
            .as_ref()
            .is_some_and(|published| published.is_later_than(made_on))
    };
    let (names, about) = picked(facts, late);
    match about.len() {
        0 => Kept("No evidence is later than the claim.".to_owned()),
        1 => broken(
            format!("{names} was published after the claim was made ({made_on})."),
            about,
            LATE,
        ),
        _ => broken(
            format!("{names} were published after the claim was made ({made_on})."),
            about,
            LATE,
        ),
    }
}

const LATE: &str =
    "Add what could be known at the time, or override the rule and say why later evidence is fair here.";

fn not_own(facts: &LintFacts) -> Judged {
    if let Some(nothing) = no_evidence(facts) {
        return nothing;
    }
    let own: Vec<String> = (1..)
        .zip(&facts.evidence)
        .filter_map(|(number, one)| Some(format!("E{number} {}.", one.own.as_ref()?)))
        .collect();
    let (_, about) = picked(facts, |one| one.own.is_some());
    match own.is_empty() {
        true => Kept("No evidence is the article itself or a copy of it.".to_owned()),
        false => broken(
            own.join(" "),
            about,
            "Take it out, or cite where the article has it from.",
        ),
    }
}

/// Evidence of a confidential source that keeps an address: what older releases let in, or another desk wrote.
pub(super) fn exposed(facts: &LintFacts) -> Option<Judged> {
    let (names, about) = picked(facts, |one| one.confidential && one.address);
    (!about.is_empty()).then(|| {
        broken(
            format!(
                "{names}: an address is kept in this evidence of a confidential source; remove it before the case is \
                 handed over."
            ),
            about,
            "Clear the address of the evidence, and erase what the log keeps of it.",
        )
    })
}

fn hosts(facts: &LintFacts, bad: &[String]) -> Judged {
    if bad.is_empty() {
        return NothingToSee("The list of hosts is empty.".to_owned());
    }
    if let Some(nothing) = no_evidence(facts) {
        return nothing;
    }
    let (names, about) = picked(facts, |one| one.hosts.iter().any(|host| is_listed(host, bad)));
    let mut hosts = facts.evidence.iter().flat_map(|one| &one.hosts);
    match hosts.find(|host| is_listed(host, bad)) {
        None => Kept("No evidence lies at a host of the list.".to_owned()),
        Some(host) => broken(
            match facts
                .evidence
                .iter()
                .any(|one| one.confidential && one.hosts.contains(host))
            {
                true => format!("{names}: the host is none that this case relies on."),
                false => format!("{names}: {host} is no host that this case relies on."),
            },
            about,
            "Find the same at an address that the desk relies on.",
        ),
    }
}

/// Whether a host is one of the list or lies below one.
fn is_listed(host: &str, bad: &[String]) -> bool {
    bad.iter().any(|bad| {
        host.strip_suffix(bad.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

fn cited(facts: &LintFacts) -> Judged {
    if let Some(nothing) = no_evidence(facts) {
        return nothing;
    }
    let mut checkable = facts
        .verdicts
        .iter()
        .filter(|verdict| verdict.checkable)
        .peekable();
    if checkable.peek().is_none() {
        return NothingToSee("There is no verdict yet.".to_owned());
    }
    let verdicts: Vec<_> = checkable.collect();
    let (names, about) = picked(facts, |one| {
        verdicts.iter().any(|verdict| !verdict.cites.contains(&one.id))
    });
    match about.is_empty() {
        true => Kept("Every piece of evidence is cited.".to_owned()),
        false => broken(
            format!("A rationale does not cite {names}."),
            about,
            "Say in the rationale what each piece of evidence shows, or take out what shows nothing.",
        ),
    }
}

fn confident(facts: &LintFacts) -> Judged {
    let checkable = || facts.verdicts.iter().filter(|verdict| verdict.checkable);
    if checkable().next().is_none() {
        return NothingToSee("There is no verdict yet.".to_owned());
    }
    match checkable().all(|verdict| verdict.confident) {
        true => Kept("Each verdict says how sure it is.".to_owned()),
        false => broken(
            "A verdict does not say how sure it is.".to_owned(),
            Vec::new(),
            "Give the verdict again with low, medium or high confidence.",
        ),
    }
}

#[cfg(test)]
mod tests;
