//! Decisions: what an editor publishes on a claim after the reviewers' verdicts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use factdesk_domain::decision::{Panel, Ruling};
use factdesk_domain::rules::decision::{Decider, DecisionFacts, Request, Standing};
use factdesk_domain::verdict::NotCheckable;
use factdesk_domain::{CaseId, ClaimId, DecisionId, ReviewerId, RuleError, TimestampMs, VerdictId, rules};
use rusqlite::{Connection, Row, named_params};

use crate::citing::{self, Numbers};
use crate::verdict::{Finding, Verdict};
use crate::{Acting, Desk, Done, Error, Result, case, claim, reviewer, scale, verdict};

/// A decision as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Which one.
    pub id: DecisionId,
    /// Its case.
    pub case: CaseId,
    /// The claim.
    pub claim: ClaimId,
    /// Who decided.
    pub by: ReviewerId,
    /// When.
    pub at: TimestampMs,
    /// What was decided.
    pub ruling: Ruling,
    /// The verdicts that it rests on, without the dissent.
    pub rests_on: Vec<VerdictId>,
    /// Why; evidence is cited as `[E1]`, by the number that it has now.
    pub reason: String,
    /// The verdicts that are printed beside it as dissent.
    pub dissent: Vec<VerdictId>,
    /// The vote, where there was one.
    pub panel: Option<Panel>,
    /// The earlier decisions that it took the place of.
    pub supersedes: Vec<DecisionId>,
    /// The later decisions that took its place.
    pub superseded_by: Vec<DecisionId>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Why it was withdrawn.
    pub withdraw_reason: Option<String>,
}

impl Decision {
    /// Whether it stands. Two that stand on one claim were made without knowing of each other.
    #[must_use]
    pub fn is_current(&self) -> bool {
        !self.withdrawn && self.superseded_by.is_empty()
    }

    /// Whether who decided also gave every verdict that it rests on or prints.
    #[must_use]
    pub fn is_of_single_reviewer(&self, verdicts: &[Verdict]) -> bool {
        let named = |id: &VerdictId| self.rests_on.contains(id) || self.dissent.contains(id);
        let mut given = verdicts.iter().filter(|one| named(&one.id)).peekable();
        given.peek().is_some() && given.all(|one| one.reviewer == self.by)
    }
}

/// What is decided, before it is tied to the scale of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deciding {
    /// What this verdict found.
    Take(VerdictId),
    /// A value on the scale of the case.
    Rating(String),
    /// A value as this version of the scale has it.
    RatingOn {
        /// The value.
        rating: String,
        /// The version.
        scale_version: u32,
    },
    /// Not checkable, with the reason and words for it.
    NotCheckable(NotCheckable, Option<String>),
    /// No rating can be given.
    NoRating,
}

/// What a decision is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDecision {
    /// The claim.
    pub claim: ClaimId,
    /// What is decided.
    pub deciding: Deciding,
    /// Why; not empty. Evidence is cited as in a rationale.
    pub reason: String,
    /// The verdicts to print as dissent.
    pub dissent: Vec<VerdictId>,
    /// The verdicts that were before who decides; none when nobody says.
    pub seen: Option<Vec<VerdictId>>,
    /// How many verdicts have to say it, where the desk votes.
    pub panel: Option<u32>,
}

const SELECT: &str = "SELECT id, case_id, claim, outcome, scale, scale_version, rating, conclusion, not_checkable,
    detail, rests_on, reason, dissent, panel, supersedes, superseded_by, withdrawn, withdraw_reason, created_by,
    created_at FROM decision ";

fn row_to_decision(row: &Row<'_>) -> rusqlite::Result<Decision> {
    Ok(Decision {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        claim: crate::row::parsed(row, "claim")?,
        by: crate::row::parsed(row, "created_by")?,
        at: TimestampMs::from_i64(row.get("created_at")?),
        ruling: ruling(row)?,
        rests_on: crate::row::json(row, "rests_on")?,
        reason: row.get("reason")?,
        dissent: crate::row::json(row, "dissent")?,
        panel: crate::row::json_opt(row, "panel")?,
        supersedes: crate::row::json(row, "supersedes")?,
        superseded_by: crate::row::json(row, "superseded_by")?,
        withdrawn: row.get("withdrawn")?,
        withdraw_reason: row.get("withdraw_reason")?,
    })
}

/// What a row of the table says was decided.
pub(crate) fn ruling(row: &Row<'_>) -> rusqlite::Result<Ruling> {
    Ok(match row.get_ref("outcome")?.as_str()? {
        "rated" => Ruling::Rated {
            scale: crate::row::parsed(row, "scale")?,
            scale_version: crate::row::number(row, "scale_version")?,
            rating: row.get("rating")?,
        },
        "concluded" => Ruling::Concluded {
            scale: crate::row::parsed(row, "scale")?,
            scale_version: crate::row::number(row, "scale_version")?,
            conclusion: row.get("conclusion")?,
        },
        "not_checkable" => Ruling::NotCheckable {
            not_checkable: crate::row::named(row, "not_checkable")?,
            detail: row.get("detail")?,
        },
        _ => Ruling::NoRating {},
    })
}

fn rows(c: &Connection, tail: &str, id: String) -> Result<Vec<Decision>> {
    let mut statement = c.prepare_cached(&[SELECT, tail].concat())?;
    let found = statement.query_map(named_params! { ":id": id }, row_to_decision)?;
    let mut found: Vec<Decision> = found.collect::<rusqlite::Result<_>>()?;
    let mut numbers = Numbers::default();
    for one in &mut found {
        one.reason = numbers.shown(c, one.claim, std::mem::take(&mut one.reason))?;
    }
    Ok(found)
}

/// Every decision on a claim, the first one first; superseded and withdrawn ones too.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, claim: ClaimId) -> Result<Vec<Decision>> {
    rows(c, "WHERE claim = :id ORDER BY created_at, id", claim.to_string())
}

/// Every decision of a case, by claim, the first one first.
///
/// # Errors
/// The database.
pub fn list_of_case(c: &Connection, case: CaseId) -> Result<Vec<Decision>> {
    rows(
        c,
        "WHERE case_id = :id ORDER BY claim, created_at, id",
        case.to_string(),
    )
}

/// One decision.
///
/// # Errors
/// An unknown decision; the database.
pub fn show(c: &Connection, id: DecisionId) -> Result<Decision> {
    let found = rows(c, "WHERE id = :id", id.to_string())?;
    found
        .into_iter()
        .next()
        .ok_or_else(|| Error::unknown("decision", id))
}

/// Decides what is published on a claim. It rests on the verdicts that stand, and takes the place of what was decided
/// before.
///
/// # Errors
/// An unknown claim or verdict; a reason that cites evidence of another case; what [`rules::decision::make`] refuses;
/// the database.
pub fn make(desk: &Desk, by: ReviewerId, new: NewDecision) -> Result<Done<DecisionId>> {
    desk.act(by, |acting| {
        let case = claim::accepted(acting, new.claim)?;
        let facts = claim::facts(acting.db(), new.claim)?;
        let scales = scale::of_case(acting.db(), case)?;
        let given = verdict::list(acting.db(), new.claim)?;
        let outdated = outdated(acting.db(), case, Some(new.claim))?;
        let standing: Vec<Standing> = given
            .iter()
            .filter(|one| stands(one, &outdated))
            .map(standing)
            .collect();
        let earlier = list(acting.db(), new.claim)?;
        let id = acting.id(DecisionId::new)?;
        let request = Request {
            decision: id,
            taken: matches!(new.deciding, Deciding::Take(_)),
            outcome: outcome(acting.db(), case, (&scales, &given, &outdated), new.deciding)?,
            reason: citing::reason(acting.db(), case, &new.reason, &facts.evidence)?,
            dissent: new.dissent,
            seen: new.seen,
            panel: new.panel,
            supersedes: earlier
                .iter()
                .filter(|one| one.is_current())
                .map(|one| one.id)
                .collect(),
        };
        let decider = decider(acting, case)?;
        acting.push(
            case,
            rules::decision::make(&facts, request, decider, &standing, &scales)?,
        )?;
        Ok(id)
    })
}

/// Withdraws a decision; it stays readable, and every verdict is printed again.
///
/// # Errors
/// An unknown decision; what [`rules::decision::withdraw`] refuses; the database.
pub fn withdraw(desk: &Desk, by: ReviewerId, id: DecisionId, reason: &str) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let facts = DecisionFacts {
            id,
            claim: known.claim,
            past: !known.is_current(),
        };
        let decider = decider(acting, known.case)?;
        acting.push(known.case, rules::decision::withdraw(facts, decider, reason)?)
    })
}

/// Why a person may not decide on a claim now, before anything is decided; none where they may.
///
/// # Errors
/// The database.
pub fn refusal(
    desk: &Desk,
    c: &Connection,
    by: ReviewerId,
    (case, claim): (CaseId, ClaimId),
) -> Result<Option<RuleError>> {
    let decider = decider_of(c, (by, case), desk.desk_case())?;
    let given = standing_verdicts(c, case, claim)?;
    let standing: Vec<Standing> = given.iter().map(standing).collect();
    Ok(rules::decision::may_begin(decider, &standing).err())
}

fn decider(acting: &Acting<'_>, case: CaseId) -> Result<Decider> {
    decider_of(acting.db(), (acting.by(), case), acting.desk_case())
}

/// Who decides, by the card at this desk, and whether anybody else has a card here or in the case.
pub(crate) fn decider_of(c: &Connection, (by, case): (ReviewerId, CaseId), desk: CaseId) -> Result<Decider> {
    let here = reviewer::list(c, desk)?;
    let there = reviewer::list(c, case)?;
    let role = match here.iter().find(|one| one.id == by) {
        Some(card) => card.role,
        None => reviewer::show(c, by)?.role,
    };
    Ok(Decider {
        reviewer: by,
        role,
        alone: here.iter().chain(&there).all(|one| one.id == by),
    })
}

fn stands(one: &Verdict, outdated: &BTreeSet<VerdictId>) -> bool {
    one.is_current() && !outdated.contains(&one.id)
}

fn standing(one: &Verdict) -> Standing {
    Standing {
        id: one.id,
        reviewer: one.reviewer,
        key: one.outcome.key(one.conclusion.as_deref().unwrap_or_default()),
    }
}

fn outcome(
    c: &Connection,
    case: CaseId,
    (scales, given, outdated): (&factdesk_domain::scale::Scales, &[Verdict], &BTreeSet<VerdictId>),
    deciding: Deciding,
) -> Result<Ruling> {
    let finding = match deciding {
        Deciding::Take(id) => {
            let taken = given.iter().find(|one| one.id == id);
            let taken = taken.ok_or_else(|| Error::unknown("verdict", id))?;
            if !stands(taken, outdated) {
                return Err(RuleError::VerdictChanged.into());
            }
            return Ok(Ruling::taken(taken.outcome.clone(), taken.conclusion.as_deref()));
        }
        Deciding::NoRating => return Ok(Ruling::NoRating {}),
        Deciding::Rating(rating) => Finding::Rating(rating),
        Deciding::RatingOn {
            rating,
            scale_version,
        } => Finding::RatingOn {
            rating,
            scale_version,
        },
        Deciding::NotCheckable(reason, detail) => Finding::NotCheckable(reason, detail),
    };
    let outcome = verdict::outcome(case::scale(c, case)?, scales, finding)?;
    Ok(Ruling::taken(outcome, None))
}

/// Verdicts on words that their article does not have any more.
fn outdated(c: &Connection, case: CaseId, only: Option<ClaimId>) -> Result<BTreeSet<VerdictId>> {
    let reworded = claim::reopened(c, case, only)?;
    Ok(reworded.into_values().flat_map(|one| one.verdicts).collect())
}

/// Why a decision no longer holds, in a sentence: a verdict that it rests on or prints changed, or one came that says
/// something else. It stands until an editor decides again, and stops the sign-off.
///
/// # Errors
/// The database.
pub fn stale(c: &Connection, one: &Decision) -> Result<Option<String>> {
    let verdicts = verdict::list(c, one.claim)?;
    let outdated = outdated(c, one.case, Some(one.claim))?;
    let called = reviewer::told_apart(&reviewer::list(c, one.case)?);
    Ok(stale_among(one, &verdicts, &outdated, &called))
}

/// As [`stale`], for every decision of a case that stands and no longer holds.
///
/// # Errors
/// The database.
pub fn stale_of_case(c: &Connection, case: CaseId) -> Result<BTreeMap<DecisionId, String>> {
    let decisions = list_of_case(c, case)?;
    if decisions.is_empty() {
        return Ok(BTreeMap::new());
    }
    let outdated = outdated(c, case, None)?;
    let called = reviewer::told_apart(&reviewer::list(c, case)?);
    let mut verdicts: BTreeMap<ClaimId, Vec<Verdict>> = BTreeMap::new();
    for one in verdict::list_of_case(c, case)? {
        verdicts.entry(one.claim).or_default().push(one);
    }
    let why = |one: &Decision| {
        let given = verdicts.get(&one.claim).map_or(&[][..], Vec::as_slice);
        stale_among(one, given, &outdated, &called)
    };
    let current = decisions.iter().filter(|one| one.is_current());
    Ok(current.filter_map(|one| Some((one.id, why(one)?))).collect())
}

fn stale_among(
    one: &Decision,
    verdicts: &[Verdict],
    outdated: &BTreeSet<VerdictId>,
    called: &HashMap<ReviewerId, String>,
) -> Option<String> {
    let name = |by: &ReviewerId| {
        let called = called.get(by).cloned();
        called.unwrap_or_else(|| reviewer::without_card(*by))
    };
    let gone = |id: &VerdictId, how: &str| match verdicts.iter().find(|given| given.id == *id) {
        None => Some(format!("The decision {how} a verdict that is no longer there.")),
        Some(given) if given.withdrawn => Some(format!(
            "The decision {how} a verdict that {} withdrew.",
            name(&given.reviewer)
        )),
        Some(given) if !given.superseded_by.is_empty() => Some(format!(
            "The decision {how} a verdict that {} replaced by another one.",
            name(&given.reviewer)
        )),
        Some(given) if outdated.contains(id) => Some(format!(
            "The decision {how} a verdict of {} on words that the article no longer has.",
            name(&given.reviewer)
        )),
        Some(_) => None,
    };
    let rests = one.rests_on.iter().find_map(|id| gone(id, "rests on"));
    let prints = || one.dissent.iter().find_map(|id| gone(id, "prints as dissent"));
    let key = one.ruling.key();
    let came = || {
        let other = verdicts
            .iter()
            .filter(|given| stands(given, outdated))
            .find(|given| {
                !one.rests_on.contains(&given.id)
                    && !one.dissent.contains(&given.id)
                    && standing(given).key != key
            })?;
        let name = name(&other.reviewer);
        Some(format!(
            "The decision does not know a verdict of {name} that says something else."
        ))
    };
    rests.or_else(prints).or_else(came)
}

/// The verdicts on a claim that stand on its present words, the first one first.
///
/// # Errors
/// The database.
pub fn standing_verdicts(c: &Connection, case: CaseId, claim: ClaimId) -> Result<Vec<Verdict>> {
    let outdated = outdated(c, case, Some(claim))?;
    let mut given = verdict::list(c, claim)?;
    given.retain(|one| stands(one, &outdated));
    Ok(given)
}

/// What the decisions that stand on a claim come to, for its work state: how many there are, and whether the one says
/// that it cannot be checked.
pub(crate) fn standing_on(c: &Connection, case: CaseId, claim: ClaimId) -> Result<(usize, bool)> {
    let mut statement = c.prepare_cached(
        "SELECT outcome FROM decision
         WHERE claim = :claim AND case_id = :case AND withdrawn = 0 AND superseded_by = '[]'",
    )?;
    let named = named_params! { ":case": case.to_string(), ":claim": claim.to_string() };
    let found: Vec<String> = statement
        .query_map(named, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let not_checkable = found
        .iter()
        .all(|one| one == factdesk_domain::verdict::NOT_CHECKABLE);
    Ok((found.len(), not_checkable && !found.is_empty()))
}

/// What was decided, in a word or two, with the label that its value has on these scales.
#[must_use]
pub fn label(ruling: &Ruling, scales: &factdesk_domain::scale::Scales) -> String {
    match ruling {
        Ruling::Rated {
            scale,
            scale_version,
            rating,
        } => scales.label(*scale, *scale_version, rating, None),
        Ruling::Concluded { conclusion, .. } => conclusion.clone(),
        Ruling::NotCheckable { .. } => "Not checkable".to_owned(),
        Ruling::NoRating {} => "No rating can be given".to_owned(),
    }
}
