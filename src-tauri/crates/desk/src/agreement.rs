//! How far the reviewers of some cases agree: their current verdicts as a table.
//!
//! What the figures mean is said in [`factdesk_domain::agreement`]. Claims that only one reviewer judged are in no
//! figure, so that nothing of a first verdict shows before there is a second one.

use std::collections::BTreeSet;
use std::iter::once;

use factdesk_domain::agreement::{Level, Table};
use factdesk_domain::scale::{RatingValue, Scale, Scales};
use factdesk_domain::verdict::{NOT_CHECKABLE, Outcome};
use factdesk_domain::{CaseId, ClaimId, ReviewerId, ScaleId, TimestampMs};
use rusqlite::{Connection, named_params};

use crate::{Result, case, project, scale};

/// Which verdicts to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Of these cases.
    pub cases: Vec<CaseId>,
    /// On this rating scale. Ratings of two scales cannot be compared.
    pub scale: ScaleId,
    /// Only claims that this reviewer judged too.
    pub reviewer: Option<ReviewerId>,
    /// Only claims with this tag.
    pub tag: Option<String>,
    /// Only verdicts given at this time or later.
    pub from: Option<TimestampMs>,
    /// Only verdicts given before this time.
    pub to: Option<TimestampMs>,
}

impl Filter {
    /// Every verdict of one case on one scale.
    #[must_use]
    pub fn of(case: CaseId, scale: ScaleId) -> Self {
        Self {
            cases: vec![case],
            scale,
            reviewer: None,
            tag: None,
            from: None,
            to: None,
        }
    }
}

/// Verdicts as a table, and what could not go into it.
#[derive(Debug, Clone)]
pub struct Compared {
    /// By claim and reviewer, the name of the value. Its line is the scale's from worst to best; at the nominal
    /// level the values that lie on no line, and *not checkable*, follow.
    pub table: Table<ReviewerId, String>,
    /// Verdicts on another scale.
    pub other_scale: usize,
    /// Verdicts that are a conclusion without a rating.
    pub unrated: usize,
    /// That a scale is not here and what follows from it, in sentences.
    pub note: Option<String>,
}

/// The scale on which the verdicts of a case are compared where nobody says which: that of the case. Where it is not
/// here, which only another program can bring about, the one that most of the verdicts name.
///
/// # Errors
/// An unknown case; the database.
pub fn scale_of(c: &Connection, case: CaseId) -> Result<ScaleId> {
    let chosen = case::scale(c, case)?;
    let known = scale::everywhere(c)?;
    if known.find(chosen).is_some() {
        return Ok(chosen);
    }
    let mut statement = c.prepare_cached(
        "SELECT scale FROM verdict
         WHERE case_id = :case AND rating IS NOT NULL AND retracted = 0 AND withdrawn = 0 AND superseded_by = '[]'
         GROUP BY scale ORDER BY count(*) DESC, scale",
    )?;
    let used: Vec<ScaleId> = statement
        .query_map(named_params! { ":case": case.to_string() }, |row| {
            crate::row::parsed(row, "scale")
        })?
        .collect::<rusqlite::Result<_>>()?;
    let here = used.iter().find(|id| known.find(**id).is_some());
    Ok(here.or(used.first()).copied().unwrap_or(chosen))
}

/// The current verdicts on the claims that are worked on. Suggested claims, which nobody accepted, do not count.
///
/// # Errors
/// The database.
pub fn table(c: &Connection, filter: &Filter, level: Level) -> Result<Compared> {
    let known = scale::everywhere(c)?;
    let (mut claims, mut given) = (Vec::new(), Vec::new());
    let (mut other_scale, mut unrated) = (0, 0);
    for &case in &filter.cases {
        let live = claims_of(c, case, filter)?;
        for (claim, reviewer, outcome) in verdicts_of(c, case, filter)? {
            match outcome {
                _ if !live.contains(&claim) => {}
                Outcome::Rated { scale: on, .. } if on != filter.scale => other_scale += 1,
                Outcome::Rated { rating, .. } => given.push((claim, reviewer, rating)),
                Outcome::Concluded { .. } => unrated += 1,
                Outcome::NotCheckable { .. } => given.push((claim, reviewer, NOT_CHECKABLE.to_owned())),
            }
        }
        claims.extend(live);
    }
    if let Some(reviewer) = filter.reviewer {
        let theirs = given.iter().filter(|(_, by, _)| *by == reviewer);
        let theirs: BTreeSet<ClaimId> = theirs.map(|(claim, ..)| *claim).collect();
        given.retain(|(claim, ..)| theirs.contains(claim));
    }
    let line = match known.find(filter.scale) {
        Some(scale) => line(scale, level),
        None => unordered(given.iter().map(|(_, _, value)| value), level),
    };
    Ok(Compared {
        table: Table::on_line(line, claims, given),
        other_scale,
        unrated,
        note: note(c, filter, &known)?,
    })
}

/// What is to be said where a scale is not here.
fn note(c: &Connection, filter: &Filter, known: &Scales) -> Result<Option<String>> {
    let Some(scale) = known.find(filter.scale) else {
        return Ok(Some(
            "The rating scale of these verdicts is not here, so nothing says in which order its values stand: they are \
             compared by name alone."
                .to_owned(),
        ));
    };
    let &[case] = filter.cases.as_slice() else {
        return Ok(None);
    };
    Ok(match known.find(case::scale(c, case)?) {
        Some(_) => None,
        None => Some(format!(
            "The rating scale of the case is not here. What is compared are the verdicts on “{}”.",
            scale.name
        )),
    })
}

/// The names that were given, where nothing says how they lie.
fn unordered<'v>(given: impl Iterator<Item = &'v String>, level: Level) -> Vec<String> {
    if level == Level::Ordinal {
        return Vec::new();
    }
    let names: BTreeSet<&String> = given.filter(|name| *name != NOT_CHECKABLE).collect();
    let names = names.into_iter().cloned();
    names.chain(once(NOT_CHECKABLE.to_owned())).collect()
}

/// The names of the values from worst to best, and at the nominal level those that lie on no line behind them.
fn line(scale: &Scale, level: Level) -> Vec<String> {
    let (mut on, off): (Vec<&RatingValue>, Vec<&RatingValue>) =
        scale.values.iter().partition(|value| value.numeric.is_some());
    on.sort_by_key(|value| value.numeric);
    match level {
        Level::Ordinal => names(&on),
        Level::Nominal => [names(&on), names(&off), vec![NOT_CHECKABLE.to_owned()]].concat(),
    }
}

fn names(values: &[&RatingValue]) -> Vec<String> {
    values.iter().map(|value| value.value.to_string()).collect()
}

fn claims_of(c: &Connection, case: CaseId, filter: &Filter) -> Result<BTreeSet<ClaimId>> {
    let mut statement = c.prepare_cached(
        "SELECT id FROM claim
         WHERE case_id = :case AND retracted = 0 AND merged_into IS NULL AND coalesce(split_into, '[]') = '[]'
             AND (:tag IS NULL OR EXISTS (SELECT 1 FROM json_each(claim.tags) WHERE value = :tag))",
    )?;
    let found = statement.query_map(
        named_params! { ":case": case.to_string(), ":tag": filter.tag },
        |row| crate::row::parsed(row, "id"),
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn verdicts_of(c: &Connection, case: CaseId, filter: &Filter) -> Result<Vec<(ClaimId, ReviewerId, Outcome)>> {
    let mut statement = c.prepare_cached(
        "SELECT claim, created_by, outcome, scale, scale_version, rating, reason, detail FROM verdict
         WHERE case_id = :case AND retracted = 0 AND withdrawn = 0 AND superseded_by = '[]'
             AND (:from IS NULL OR created_at >= :from) AND (:to IS NULL OR created_at < :to)",
    )?;
    let (from, to) = (
        filter.from.map(TimestampMs::as_i64),
        filter.to.map(TimestampMs::as_i64),
    );
    let found = statement.query_map(
        named_params! { ":case": case.to_string(), ":from": from, ":to": to },
        |row| {
            let claim = crate::row::parsed(row, "claim")?;
            Ok((
                claim,
                crate::row::parsed(row, "created_by")?,
                project::outcome(row)?,
            ))
        },
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
