//! A report read from a desk.

mod article;
mod claim;
mod contested;
mod decision;
mod file;
mod signed;
mod source;

use std::collections::BTreeMap;
use std::str::FromStr;

use factdesk_desk::view::{CaseView, Views};
use factdesk_desk::{Desk, Error, Result, case, evidence, house_rule, overriding, reviewer, verdict};
use factdesk_domain::house_rule::{Level, Preset, RuleKey};
use factdesk_domain::scale::Scales;
use factdesk_domain::{CaseId, ClaimId, DecisionId, Hlc, PartialDate, ReviewerId, TimestampMs};
use rusqlite::Connection;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as NameError, StrDeserializer};

use crate::model::{Coverage, Removal, Report, Rule, Rules, Standing};
use file::{Files, Met};

/// Reads a case as a report, in one state of the desk.
///
/// # Errors
/// An unknown case; the database; a row that holds what no release ever wrote.
pub fn load(desk: &Desk, case: CaseId) -> Result<Report> {
    load_with(desk, &Views::default(), case)
}

/// As [`load`], for a program that keeps views of its cases.
///
/// # Errors
/// As [`load`].
pub fn load_with(desk: &Desk, views: &Views, case: CaseId) -> Result<Report> {
    loop {
        let head = desk.case_head(case)?.to_string();
        let proofs = file::proofs(desk, case)?;
        let found = desk.read(|c| {
            let known = case::show(c, case)?;
            let view = views.of(c, case)?;
            let files = Files::read(c, case, proofs)?;
            report(
                c,
                &known,
                Known::read(c, &view, known.language.clone(), files)?,
                head.clone(),
            )
        })?;
        // The head is read apart from the rest: where somebody wrote in between, it would not cover what is printed.
        if desk.case_head(case)?.to_string() == head {
            return Ok(found);
        }
    }
}

/// What many rows are put together from.
struct Known<'v> {
    view: &'v CaseView,
    /// Names of reviewers.
    people: BTreeMap<ReviewerId, String>,
    /// Claims with what the view leaves out.
    claims: BTreeMap<ClaimId, factdesk_desk::claim::Claim>,
    /// The claims that each one came from, by merging or splitting, the nearest first.
    former: BTreeMap<ClaimId, Vec<(ClaimId, Standing)>>,
    /// The words of those claims.
    former_words: BTreeMap<ClaimId, String>,
    /// Evidence by claim, E1 first.
    evidence: BTreeMap<ClaimId, Vec<evidence::Evidence>>,
    /// Verdicts by claim, the first one first.
    verdicts: BTreeMap<ClaimId, Vec<verdict::Verdict>>,
    /// Decisions by claim, the first one first.
    decisions: BTreeMap<ClaimId, Vec<factdesk_desk::decision::Decision>>,
    /// Why decisions no longer hold.
    stale: BTreeMap<DecisionId, String>,
    /// The search log by claim, the first entry first.
    lookups: BTreeMap<ClaimId, Vec<factdesk_desk::lookup::Lookup>>,
    /// Replies by claim, the first one first.
    replies: BTreeMap<ClaimId, Vec<factdesk_desk::reply::Reply>>,
    /// When claims were made, where that is known.
    made_on: BTreeMap<ClaimId, PartialDate>,
    /// Cards of sources, by name.
    sources: Vec<factdesk_desk::source::Source>,
    /// The rating scales of the case.
    scales: Scales,
    /// The language of the report.
    language: Option<String>,
    /// What is declared on claims.
    declared: BTreeMap<ClaimId, Vec<overriding::Declaration>>,
    /// Overrides of house rules that stand, by claim, the first one first.
    overrides: BTreeMap<ClaimId, Vec<overriding::Override>>,
    /// Captured files and proofs.
    files: Files,
}

impl<'v> Known<'v> {
    fn read(c: &Connection, view: &'v CaseView, language: Option<String>, files: Files) -> Result<Self> {
        let case = view.case;
        let cards = factdesk_desk::claim::list(c, case)?;
        let gone = factdesk_desk::claim::gone_into(c, case)?;
        let mut former_words = BTreeMap::new();
        for (from, ..) in &gone {
            former_words.insert(*from, factdesk_desk::claim::show(c, *from)?.text);
        }
        Ok(Self {
            view,
            people: people_by_id(c, case)?,
            claims: cards
                .into_iter()
                .map(|card| (card.claim.id, card.claim))
                .collect(),
            former: former(&gone),
            former_words,
            evidence: by_claim(evidence::list_of_case(c, case)?, |one| one.claim),
            verdicts: by_claim(verdict::list_of_case(c, case)?, |one| one.claim),
            decisions: by_claim(factdesk_desk::decision::list_of_case(c, case)?, |one| one.claim),
            stale: factdesk_desk::decision::stale_of_case(c, case)?,
            lookups: by_claim(factdesk_desk::lookup::list_of_case(c, case)?, |one| one.claim),
            replies: by_claim(factdesk_desk::reply::list_of_case(c, case)?, |one| one.claim),
            made_on: factdesk_desk::claim::made_on_of_case(c, case)?,
            sources: factdesk_desk::source::list(c, case)?,
            scales: factdesk_desk::scale::of_case(c, case)?,
            language,
            declared: overriding::declarations_of_case(c, case)?,
            overrides: by_claim(overriding::list_of_case(c, case)?, |one| one.claim),
            files,
        })
    }

    /// The name of a reviewer.
    fn reviewer(&self, id: ReviewerId) -> String {
        let name = self.people.get(&id).cloned();
        name.unwrap_or_else(|| reviewer::without_card(id))
    }

    /// The number of a claim in the report.
    fn number(&self, claim: ClaimId) -> Option<u32> {
        u32::try_from(self.view.place(claim)? + 1).ok()
    }
}

fn by_claim<T>(list: Vec<T>, claim: impl Fn(&T) -> ClaimId) -> BTreeMap<ClaimId, Vec<T>> {
    let mut grouped: BTreeMap<ClaimId, Vec<T>> = BTreeMap::new();
    for one in list {
        grouped.entry(claim(&one)).or_default().push(one);
    }
    grouped
}

/// The claims that each one came from, however many steps it took; a claim that is gone leads back to itself in none.
fn former(steps: &[(ClaimId, ClaimId, bool)]) -> BTreeMap<ClaimId, Vec<(ClaimId, Standing)>> {
    let mut before: BTreeMap<ClaimId, Vec<(ClaimId, Standing)>> = BTreeMap::new();
    for (from, to, merged) in steps {
        let how = if *merged {
            Standing::Merged
        } else {
            Standing::Split
        };
        before.entry(*to).or_default().push((*from, how));
    }
    let all = |claim: &ClaimId| {
        let (mut found, mut at): (Vec<(ClaimId, Standing)>, usize) = (Vec::new(), 0);
        let mut next = Some(*claim);
        while let Some(one) = next {
            for step in before.get(&one).into_iter().flatten() {
                if step.0 != *claim && found.iter().all(|known| known.0 != step.0) {
                    found.push(step.clone());
                }
            }
            next = found.get(at).map(|(from, _)| *from);
            at += 1;
        }
        found
    };
    before.keys().map(|claim| (*claim, all(claim))).collect()
}

fn people_by_id(c: &Connection, case: CaseId) -> Result<BTreeMap<ReviewerId, String>> {
    let people = reviewer::list(c, case)?;
    Ok(reviewer::told_apart(&people).into_iter().collect())
}

fn report(c: &Connection, case: &case::Case, known: Known<'_>, head: String) -> Result<Report> {
    let view = known.view;
    let mut met = Met::default();
    let claims = claim::claims(&known, &mut met)?;
    let progress = view.progress();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Report {
        case_id: case.id.to_string(),
        title: case.title.clone(),
        question: case.question.clone(),
        why_chosen: case.why_chosen.clone(),
        summary: case.summary.clone(),
        language: case.language.clone(),
        created: case.created_at,
        changed: last_change(c, case)?,
        deadline: case.deadline,
        head,
        people: signed::people(c, case.id)?,
        articles: article::articles(c, view)?,
        orphans: article::orphans(c, &known)?,
        scales: source::scales(&known),
        rules: rules(c, case.id)?,
        contested: contested::sets(&known),
        files: met.finish(c, &claims)?,
        claims,
        coverage: Coverage {
            sentences: number(progress.sentences),
            settled: number(progress.sentences_settled),
        },
        passages: article::passages(c, view)?,
        sign_off: signed::sign_off(c, case.id, &known)?,
        corrections: signed::corrections(c, case.id, &known)?,
        removals: removals(c, case.id, &known)?,
        withheld: factdesk_desk::exchange::withheld(c, case.id)?,
        sources: source::sources(&known),
    })
}

/// The house rules in force, those that are off left out.
fn rules(c: &Connection, case: CaseId) -> Result<Rules> {
    let all = house_rule::of_case(c, case)?;
    let preset = Preset::of(&all).map(|preset| preset.name().to_owned());
    let in_force = all.into_iter().filter(|rule| rule.level != Level::Off);
    let list = in_force.map(|rule| Rule {
        name: rule.key.name().to_owned(),
        sentence: rule.key.sentence().to_owned(),
        commitment: rule.key.commitment().words().to_owned(),
        blocks: rule.level == Level::Block,
        origins: (rule.key == RuleKey::IndependentOrigins).then_some(rule.origins),
        hosts: rule.hosts,
    });
    Ok(Rules {
        preset,
        list: list.collect(),
    })
}

fn removals(c: &Connection, case: CaseId, known: &Known<'_>) -> Result<Vec<Removal>> {
    let removals = factdesk_desk::removal::list(c, case)?.into_iter();
    Ok(removals
        .map(|one| Removal {
            at: one.at,
            by: known.reviewer(one.by),
            entries: one.ops,
            kinds: one.kinds,
            files: one.files,
            ground: one.ground,
            reason: one.reason,
        })
        .collect())
}

/// The newest stamp in the history of the case: the same on every laptop that holds the same history.
fn last_change(c: &Connection, case: &case::Case) -> Result<TimestampMs> {
    match signed::last_stamp(c, case.id)? {
        Some(stamp) => Ok(parsed::<Hlc>("op", &stamp)?.timestamp()),
        None => Ok(case.created_at),
    }
}

/// A text that is the name of an enum's variant.
fn named<T: serde::de::DeserializeOwned>(table: &'static str, name: &str) -> Result<T> {
    let name_only: StrDeserializer<'_, NameError> = name.into_deserializer();
    T::deserialize(name_only).map_err(|_| damaged(table, name))
}

/// A text that parses.
fn parsed<T: FromStr>(table: &'static str, text: &str) -> Result<T> {
    text.parse().map_err(|_| damaged(table, text))
}

fn damaged(table: &'static str, found: &str) -> Error {
    Error::Damaged {
        table,
        found: found.chars().take(40).collect(),
    }
}
