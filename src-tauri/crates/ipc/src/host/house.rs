//! House rules, what they find, overrides and declarations.

use factdesk_desk::lint::{self, Linted};
use factdesk_desk::{house_rule, overriding};
use factdesk_domain::house_rule::{HouseRule, Level, Preset, RuleKey};
use factdesk_domain::lint::{Finding, State};
use factdesk_domain::overriding::DeclarationKind;
use factdesk_domain::{CaseId, ClaimId, OverrideId, rules};

use super::{Host, Reply, changed, done, parse};
use crate::wire::claim::ByClaim;
use crate::wire::common::{ByCase, Changed};
use crate::wire::house::{
    CaseLint, DeclarationSet, FindingView, HouseRuleView, HouseRules, Lint, RuleOverride,
    RuleOverrideWithdraw, RuleSet, RulesPreset,
};

impl Host {
    /// Lists the house rules of a case.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn rules_show(&self, input: &ByCase) -> Reply<HouseRules> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let rules = self.desk.read(|c| {
            factdesk_desk::case::show(c, case)?;
            house_rule::of_case(c, case)
        })?;
        Ok(HouseRules {
            preset: Preset::of(&rules).map(|preset| preset.as_str().to_owned()),
            rules: rules.into_iter().map(rule).collect(),
        })
    }

    /// Sets a house rule.
    ///
    /// # Errors
    /// An unknown case or rule; a level that is none; a parameter that means nothing; nothing that changes.
    pub fn rule_set(&self, input: RuleSet) -> Reply<Changed> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let key = rules::house::named(&input.key)?;
        let now = self.desk.read(|c| house_rule::one(c, case, key))?;
        let level: Option<Level> = input
            .level
            .as_deref()
            .map(|word| parse::word("level", word))
            .transpose()?;
        let wanted = HouseRule {
            key,
            level: level.unwrap_or(now.level),
            origins: input.origins.unwrap_or(now.origins),
            hosts: input.hosts.unwrap_or(now.hosts),
        };
        let set = house_rule::set(&self.desk, self.me()?, case, vec![wanted])?;
        Ok(changed("House rule set", &set.outcome, None))
    }

    /// Sets all house rules of a case as a ready-made set has them.
    ///
    /// # Errors
    /// An unknown case or set; nothing that changes.
    pub fn rules_preset(&self, input: &RulesPreset) -> Reply<Changed> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let preset: Preset = parse::word("preset", &input.preset)?;
        let set = house_rule::preset(&self.desk, self.me()?, case, preset)?;
        Ok(changed("House rules set", &set.outcome, None))
    }

    /// Holds the house rules against a claim.
    ///
    /// # Errors
    /// An unknown claim; the database.
    pub fn claim_lint(&self, input: &ByClaim) -> Reply<Lint> {
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let found = lint::of_claim(&self.desk, &self.lints, claim)?;
        let declared = self.desk.read(|c| overriding::declarations(c, claim))?;
        let mut shown = view(&found);
        for finding in &mut shown.findings {
            let stands = declared
                .iter()
                .find(|one| finding.declaration.as_deref() == Some(one.kind.as_str()));
            finding.declared = stands.map(|one| one.reason.clone());
        }
        Ok(shown)
    }

    /// Holds the house rules against every claim of a case that was accepted.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn case_lint(&self, input: &ByCase) -> Reply<CaseLint> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        self.desk.read(|c| factdesk_desk::case::show(c, case))?;
        let walk = self.view(case)?;
        let mut found = lint::of_case(&self.desk, &self.lints, case)?;
        found.sort_by_key(|one| walk.place(one.claim).unwrap_or(usize::MAX));
        let count = |state| {
            let number: usize = found.iter().map(|one| one.count(state)).sum();
            u32::try_from(number).unwrap_or(u32::MAX)
        };
        Ok(CaseLint {
            block: count(State::Block),
            warn: count(State::Warn),
            overridden: count(State::Overridden),
            claims: found.iter().map(view).collect(),
        })
    }

    /// Overrides a house rule for a claim.
    ///
    /// # Errors
    /// An unknown claim or rule; no reason; an override that stands already.
    pub fn rule_override(&self, input: RuleOverride) -> Reply<Changed> {
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let key = rules::house::named(&input.key)?;
        let added = overriding::add(&self.desk, self.me()?, (claim, key), input.reason)?;
        Ok(done("House rule overridden", &added))
    }

    /// Withdraws an override.
    ///
    /// # Errors
    /// An unknown override, or one that was withdrawn.
    pub fn rule_override_withdraw(&self, input: RuleOverrideWithdraw) -> Reply<Changed> {
        let id: OverrideId = parse::id("override", &input.override_id)?;
        let done = overriding::withdraw(&self.desk, self.me()?, id, parse::cleared(input.reason))?;
        Ok(changed(
            "Override withdrawn",
            &done.outcome,
            Some(input.override_id),
        ))
    }

    /// Declares something on a claim, or takes it back.
    ///
    /// # Errors
    /// An unknown claim or kind; as it stands already.
    pub fn declaration_set(&self, input: DeclarationSet) -> Reply<Changed> {
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let kind: DeclarationKind = parse::word("kind", &input.kind)?;
        let reason = parse::cleared(input.reason);
        let label = if reason.is_some() {
            "Declared"
        } else {
            "Declaration taken back"
        };
        let done = overriding::declare(&self.desk, self.me()?, (claim, kind), reason)?;
        Ok(changed(label, &done.outcome, Some(input.claim_id)))
    }
}

fn rule(one: HouseRule) -> HouseRuleView {
    let commitment = one.key.commitment();
    HouseRuleView {
        key: one.key.as_str().to_owned(),
        name: one.key.name().to_owned(),
        sentence: one.key.sentence().to_owned(),
        level: one.level.as_str().to_owned(),
        origins: (one.key == RuleKey::IndependentOrigins).then_some(one.origins),
        hosts: one.hosts,
        commitment: commitment.as_str().to_owned(),
        commitment_words: commitment.words().to_owned(),
    }
}

fn view(one: &Linted) -> Lint {
    Lint {
        claim_id: one.claim.to_string(),
        worst: one.worst().as_str().to_owned(),
        settled: one.settled,
        findings: one.findings.iter().map(finding).collect(),
    }
}

fn finding(one: &Finding) -> FindingView {
    let declaration = match one.key {
        RuleKey::PrimarySource => Some(DeclarationKind::NoPrimarySource),
        RuleKey::ReplySought => Some(DeclarationKind::NoReplyNeeded),
        RuleKey::CounterEvidence => Some(DeclarationKind::NoCounterEvidence),
        _ => None,
    };
    FindingView {
        key: one.key.as_str().to_owned(),
        name: one.key.name().to_owned(),
        level: one.level.as_str().to_owned(),
        state: one.state.as_str().to_owned(),
        why: one.why.clone(),
        fix: one.fix.clone(),
        evidence: one.about.iter().map(ToString::to_string).collect(),
        override_id: one.overridden.map(|id| id.to_string()),
        reason: one.reason.clone(),
        declaration: declaration.map(|kind| kind.as_str().to_owned()),
        declared: None,
    }
}
