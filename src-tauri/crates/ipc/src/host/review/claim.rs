//! One claim with its verdicts side by side.

use factdesk_desk::decision::{self, Decision};
use factdesk_desk::view::sign_of;
use factdesk_desk::view::{ClaimEntry, Sign};
use factdesk_desk::{evidence, sign_off, verdict};
use factdesk_domain::decision::Ruling;
use factdesk_domain::scale::Scales;
use factdesk_domain::verdict::{Outcome, RationalePart, rationale_parts};
use factdesk_domain::{CaseId, ClaimId, EvidenceId, ReviewerId};

use super::{Host, Reply, entry_of, lot};
use crate::host::{People, parse, word};
use crate::show;
use crate::wire::claim::{ByClaim, ClaimDetail, WorkState};
use crate::wire::review::{DecisionView, ReviewClaim, ReviewVerdict};

impl Host {
    /// Shows a claim with its verdicts side by side, what differs, what was decided, and how similar claims were
    /// judged.
    ///
    /// # Errors
    /// An unknown case or claim; the database.
    pub fn review_show(&self, input: &ByClaim) -> Reply<ReviewClaim> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let (view, me) = (self.view(case)?, self.me()?);
        let entry = entry_of(&view, claim)?;
        let mut detail = self.claim_show(input)?;
        if self.to_read(case)?.contains(&claim) {
            return Ok(blinded(detail, entry));
        }
        let (made, standing, refusal, signed) = self.desk.read(|c| {
            Ok((
                decision::list(c, claim)?,
                decision::standing_verdicts(c, case, claim)?,
                decision::refusal(&self.desk, c, me, (case, claim))?,
                sign_off::signed_at(c, case)?.is_some(),
            ))
        })?;
        let scales = self.scales(case)?;
        let named = entry.decisions.len() == 1 || signed;
        let verdicts = self.side_by_side(entry, &detail, (&standing, named, me))?;
        if !named {
            detail.verdicts.retain(|one| one.reviewer.me);
        }
        let why_not = refusal.map(|refused| sentence(&refused.to_string()));
        let decisions = self.decisions_of(claim, made, &scales)?;
        let settled =
            entry.decisions.len() == 1 && decisions.iter().all(|one| !one.current || one.stale.is_none());
        let apart = Apart::of(&standing, &scales);
        Ok(ReviewClaim {
            hidden: false,
            difference: apart.map(|apart| apart.words(NOW)),
            differed: apart.filter(|_| settled).map(|apart| apart.words(THEN)),
            notes: notes(&verdicts, named),
            verdicts,
            precedents: self.precedents(case, claim)?,
            decisions,
            disputed: entry.decisions.len() > 1,
            can_decide: why_not.is_none(),
            why_not,
            claim: detail,
        })
    }

    /// The verdicts that stand; nameless and in an order that tells nothing, unless they are `named`.
    fn side_by_side(
        &self,
        entry: &ClaimEntry,
        detail: &ClaimDetail,
        (standing, named, me): (&[verdict::Verdict], bool, ReviewerId),
    ) -> Reply<Vec<ReviewVerdict>> {
        let numbered = self.desk.read(|c| evidence::list(c, entry.id))?;
        let numbered: Vec<EvidenceId> = numbered.into_iter().map(|one| one.id).collect();
        let mut order: Vec<usize> = (0..standing.len()).collect();
        if !named {
            let (case, me) = (&detail.case_id, me.to_string());
            order.sort_by_key(|at| lot(&[case, &me, &standing[*at].id.to_string()]));
        }
        let mut found = Vec::new();
        for (letter, at) in ('A'..='Z').zip(order) {
            let one = &standing[at];
            let id = one.id.to_string();
            let Some(mut view) = detail.verdicts.iter().find(|view| view.id == id).cloned() else {
                continue;
            };
            let who = match named {
                true => view.reviewer.name.clone(),
                false => format!("Reviewer {letter}"),
            };
            if !named {
                view.reviewer.id = String::new();
                view.reviewer.name.clone_from(&who);
                view.reviewer.initials = letter.to_string();
                view.reviewer.colour = None;
            }
            found.push(ReviewVerdict {
                letter: letter.to_string(),
                who,
                verdict: view,
                blind: one.blind,
                order: u32::try_from(at + 1).unwrap_or(u32::MAX),
                cites: cites(&one.rationale, &numbered),
            });
        }
        Ok(found)
    }

    fn decisions_of(&self, claim: ClaimId, made: Vec<Decision>, scales: &Scales) -> Reply<Vec<DecisionView>> {
        let people = self.people()?;
        let given = self.desk.read(|c| verdict::list(c, claim))?;
        let mut found = Vec::new();
        for one in made.into_iter().rev() {
            let stale = match one.is_current() {
                true => self.desk.read(|c| decision::stale(c, &one))?,
                false => None,
            };
            found.push(view(one, stale, (&given, scales, &people)));
        }
        found.sort_by_key(|one| !one.current);
        Ok(found)
    }
}

/// A claim as a second reader sees it who owes a verdict.
fn blinded(mut detail: ClaimDetail, entry: &ClaimEntry) -> ReviewClaim {
    detail.verdicts.clear();
    detail.comments.clear();
    detail.card.corrected = None;
    detail.card.state = WorkState::InProgress;
    detail.card.sign = show::sign(if entry.contested {
        Sign::Contested
    } else {
        Sign::Open
    });
    ReviewClaim {
        claim: detail,
        hidden: true,
        difference: None,
        differed: None,
        verdicts: Vec::new(),
        notes: Vec::new(),
        precedents: Vec::new(),
        decisions: Vec::new(),
        disputed: false,
        can_decide: false,
        why_not: Some("Give your own verdict first.".to_owned()),
    }
}

fn view(
    one: Decision,
    stale: Option<String>,
    (given, scales, people): (&[verdict::Verdict], &Scales, &People),
) -> DecisionView {
    let (rating, not_checkable, sign) = match &one.ruling {
        Ruling::Rated { scale, rating, .. } => (Some(rating.clone()), None, sign_of(scales, *scale, rating)),
        Ruling::NotCheckable { not_checkable, .. } => (None, Some(word(*not_checkable)), Sign::NotCheckable),
        Ruling::Concluded { .. } | Ruling::NoRating {} => (None, None, Sign::Rated),
    };
    let texts = |ids: &[factdesk_domain::VerdictId]| ids.iter().map(ToString::to_string).collect();
    DecisionView {
        id: one.id.to_string(),
        label: decision::label(&one.ruling, scales),
        sign: show::sign(sign),
        rating,
        no_rating: one.ruling == Ruling::NoRating {},
        not_checkable,
        by: people.card(one.by),
        at_ms: one.at.as_i64(),
        rests_on: texts(&one.rests_on),
        dissent: texts(&one.dissent),
        stale,
        current: one.is_current(),
        withdrawn: one.withdrawn,
        single_reviewer: one.is_of_single_reviewer(given),
        panel: one
            .panel
            .as_ref()
            .map(|panel| format!("{} of {}", panel.votes.len(), panel.of)),
        reason: one.reason,
    }
}

/// The numbers that a rationale cites, each once, in order.
fn cites(rationale: &str, numbered: &[EvidenceId]) -> Vec<String> {
    let cited = rationale_parts(rationale)
        .into_iter()
        .filter_map(|part| match part {
            RationalePart::Cite(id) => numbered.iter().position(|known| *known == id),
            RationalePart::Text(_) => None,
        });
    let mut numbers: Vec<usize> = cited.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.iter().map(|number| format!("E{}", number + 1)).collect()
}

/// What only one of several verdicts cites, a sentence each; by name where names are shown.
fn notes(verdicts: &[ReviewVerdict], named: bool) -> Vec<String> {
    let mut found = Vec::new();
    for one in verdicts {
        let others = || verdicts.iter().filter(|other| other.letter != one.letter);
        let alone = one
            .cites
            .iter()
            .filter(|label| others().all(|other| !other.cites.contains(label)));
        let alone: Vec<&str> = alone.map(String::as_str).collect();
        if !alone.is_empty() && verdicts.len() > 1 {
            let who = if named { &one.who } else { &one.letter };
            found.push(format!("Only {who} cites {}.", alone.join(", ")));
        }
    }
    found
}

/// How far verdicts lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Apart {
    Agree,
    /// Steps on the line of their scale from worst to best.
    Steps(usize),
    /// On no line.
    Differ,
}

/// The words of what stands, and of what was before somebody decided.
const NOW: [&str; 2] = ["Agree", "Disagree"];
const THEN: [&str; 2] = ["Agreed", "Disagreed"];

impl Apart {
    /// None while there is nothing to compare.
    fn of(standing: &[verdict::Verdict], scales: &Scales) -> Option<Self> {
        let key = |one: &verdict::Verdict| one.outcome.key(one.conclusion.as_deref().unwrap_or_default());
        let first = key(standing.first()?);
        if standing.iter().all(|one| key(one) == first) {
            return (standing.len() > 1).then_some(Self::Agree);
        }
        let places: Option<Vec<usize>> = standing.iter().map(|one| place(&one.outcome, scales)).collect();
        let ends = places.and_then(|on| Some((*on.iter().max()?, *on.iter().min()?)));
        Some(ends.map_or(Self::Differ, |(most, least)| Self::Steps(most - least)))
    }

    fn words(self, [agree, disagree]: [&str; 2]) -> String {
        match self {
            Self::Agree => agree.to_owned(),
            Self::Steps(1) => format!("{disagree} by one step"),
            Self::Steps(steps) => format!("{disagree} by {steps} steps"),
            Self::Differ => disagree.to_owned(),
        }
    }
}

/// The place of a rating on the line of its scale; none for what lies on no line.
fn place(outcome: &Outcome, scales: &Scales) -> Option<usize> {
    let Outcome::Rated { scale, rating, .. } = outcome else {
        return None;
    };
    let mut line: Vec<_> = scales
        .find(*scale)?
        .values
        .iter()
        .filter(|value| value.numeric.is_some())
        .collect();
    line.sort_by_key(|value| value.numeric);
    line.iter().position(|value| value.value == *rating)
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let mut text: String = first.chain(letters).collect();
    text.push('.');
    text
}
