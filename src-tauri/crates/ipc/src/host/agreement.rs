//! How far the reviewers of a case, or of every case, agree.

use std::collections::{BTreeMap, BTreeSet};

use factdesk_desk::agreement::{Compared, Filter, scale_of, table};
use factdesk_desk::{blind, case, verdict};
use factdesk_domain::agreement::{Agreement, Level, MINIMUM};
use factdesk_domain::scale::{DEFAULT, Scales};
use factdesk_domain::verdict::{NOT_CHECKABLE, Outcome};
use factdesk_domain::{CaseId, ClaimId, ReviewerId, RuleError, ScaleId, TimestampMs};

use super::{Host, People, Reply, parse};
use crate::wire::desk::ScaleValue;
use crate::wire::review::{AgreementAsk, AgreementPair, AgreementPart, AgreementView};

/// Most tags and months that are measured for themselves.
const MOST_PARTS: usize = 24;

/// When and by whom each claim was given which value, the first one first.
type Ratings = BTreeMap<ClaimId, Vec<(TimestampMs, ReviewerId, String)>>;

impl Host {
    /// Says how far reviewers agree. Nothing of it is shown to a second reader who owes a verdict there.
    ///
    /// # Errors
    /// An unknown case, scale or reviewer; the database.
    pub fn agreement_show(&self, input: &AgreementAsk) -> Reply<AgreementView> {
        let filter = self.agreement_filter(input)?;
        let scales = self.desk.read(|c| Ok(factdesk_desk::scale::everywhere(c)?))?;
        let level = level(&scales, filter.scale);
        let mut values = match scales.find(filter.scale) {
            Some(_) => super::desk::scale(&scales, filter.scale).values,
            None => Vec::new(),
        };
        if self.owes_blind_verdicts(&filter.cases)? {
            return Ok(hidden(level, values));
        }
        let compared = self.desk.read(|c| table(c, &filter, level))?;
        if values.is_empty() {
            values = off_scale(&scales, &filter, &compared);
        }
        let all = compared.table.agreement(level);
        let matrix = self.matrix(&filter, &values)?;
        let near = |(row, column): (usize, usize)| row.abs_diff(column) <= 1;
        Ok(AgreementView {
            hidden: None,
            minimum: count(MINIMUM),
            n: count(all.claims),
            pairable: count(all.pairable),
            coverage: all.coverage.unwrap_or(0.0),
            percent: all.percent,
            same: sum(&matrix, |(row, column)| row == column),
            within: all.within_one,
            within_count: sum(&matrix, near),
            alpha: all.alpha.filter(|_| all.is_enough()),
            level: level_word(level).to_owned(),
            left_out: left_out(&compared),
            pairs: self.pairs(&compared, level)?,
            by_scale: self.by_scale(&filter)?,
            by_reviewer: self.by_reviewer(&filter, level)?,
            by_tag: self.by_tag(&filter, level)?,
            over_time: self.over_time(&filter, level)?,
            values,
            matrix,
        })
    }

    fn agreement_filter(&self, input: &AgreementAsk) -> Reply<Filter> {
        let case: Option<CaseId> = parse::maybe_id("case", input.case_id.as_deref())?;
        let scale: Option<ScaleId> = parse::maybe_id("scale", input.scale_id.as_deref())?;
        let reviewer: Option<ReviewerId> = parse::maybe_id("reviewer", input.reviewer_id.as_deref())?;
        let (cases, of_case) = self.desk.read(|c| match case {
            Some(case) => Ok((vec![case], scale_of(c, case)?)),
            None => Ok((case::list(c)?.into_iter().map(|one| one.id).collect(), DEFAULT)),
        })?;
        if let Some(asked) = scale {
            let known = self.desk.read(|c| Ok(factdesk_desk::scale::everywhere(c)?))?;
            known.find(asked).ok_or(RuleError::UnknownScale)?;
        }
        Ok(Filter {
            cases,
            scale: scale.unwrap_or(of_case),
            reviewer,
            tag: input.tag.clone().filter(|tag| !tag.trim().is_empty()),
            from: input.since_ms.map(TimestampMs::from_i64),
            to: None,
        })
    }

    /// Whether something in these cases is not shown yet to who sits at the desk.
    fn owes_blind_verdicts(&self, cases: &[CaseId]) -> Reply<bool> {
        let me = self.me()?;
        for case in cases {
            if !self.desk.read(|c| blind::owed(c, *case, me))?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn measured(&self, filter: &Filter, level: Level) -> Reply<Agreement> {
        let compared = self.desk.read(|c| table(c, filter, level))?;
        Ok(compared.table.agreement(level))
    }

    fn pairs(&self, compared: &Compared, level: Level) -> Reply<Vec<AgreementPair>> {
        let people: People = self.people()?;
        let pairs = compared.table.pairs(level).into_iter();
        let met = pairs.filter(|pair| pair.agreement.claims > 0);
        Ok(met
            .map(|pair| AgreementPair {
                a: people.card(pair.a),
                b: people.card(pair.b),
                n: count(pair.agreement.claims),
                percent: pair.agreement.percent.filter(|_| pair.agreement.is_enough()),
                alpha: pair.agreement.alpha.filter(|_| pair.agreement.is_enough()),
            })
            .collect())
    }

    /// The ratings on the scale that stand, claim by claim, the first one first.
    fn ratings(&self, filter: &Filter) -> Reply<Ratings> {
        let mut found: Ratings = BTreeMap::new();
        for &case in &filter.cases {
            let view = self.view(case)?;
            for one in self.desk.read(|c| verdict::list_of_case(c, case))? {
                let tagged = |tag: &String| {
                    view.claim(one.claim)
                        .is_some_and(|entry| entry.tags.contains(tag))
                };
                let wanted = one.is_current()
                    && filter.from.is_none_or(|from| one.at >= from)
                    && filter.tag.as_ref().is_none_or(tagged);
                if let Outcome::Rated { scale, rating, .. } = one.outcome
                    && wanted
                    && scale == filter.scale
                {
                    found
                        .entry(one.claim)
                        .or_default()
                        .push((one.at, one.reviewer, rating));
                }
            }
        }
        if let Some(reviewer) = filter.reviewer {
            found.retain(|_, given| given.iter().any(|(_, by, _)| *by == reviewer));
        }
        for given in found.values_mut() {
            given.sort();
        }
        Ok(found)
    }

    /// Claims by the values of their first two verdicts.
    fn matrix(&self, filter: &Filter, values: &[ScaleValue]) -> Reply<Vec<Vec<u32>>> {
        let mut matrix = vec![vec![0; values.len()]; values.len()];
        let place = |rating: &String| values.iter().position(|value| value.value == *rating);
        for given in self.ratings(filter)?.values() {
            let [(_, _, first), (_, _, second), ..] = given.as_slice() else {
                continue;
            };
            if let (Some(row), Some(column)) = (place(first), place(second)) {
                matrix[row][column] += 1;
            }
        }
        Ok(matrix)
    }

    fn by_scale(&self, filter: &Filter) -> Reply<Vec<AgreementPart>> {
        let mut used = BTreeSet::new();
        for &case in &filter.cases {
            let given = self.desk.read(|c| verdict::list_of_case(c, case))?;
            used.extend(given.into_iter().filter_map(|one| match one.outcome {
                Outcome::Rated { scale, .. } => Some(scale),
                _ => None,
            }));
        }
        let scales = self.desk.read(|c| Ok(factdesk_desk::scale::everywhere(c)?))?;
        let mut parts = Vec::new();
        for id in used {
            let one = Filter {
                scale: id,
                ..filter.clone()
            };
            let name = scales
                .find(id)
                .map_or_else(|| id.to_string(), |one| one.name.to_string());
            parts.push(part(name, &self.measured(&one, level(&scales, id))?));
        }
        Ok(parts)
    }

    fn by_reviewer(&self, filter: &Filter, level: Level) -> Reply<Vec<AgreementPart>> {
        let people = self.people()?;
        let mut all = BTreeSet::new();
        for given in self.ratings(filter)?.values() {
            all.extend(given.iter().map(|(_, by, _)| *by));
        }
        let mut parts = Vec::new();
        for id in all {
            let one = Filter {
                reviewer: Some(id),
                ..filter.clone()
            };
            parts.push(part(people.name(id), &self.measured(&one, level)?));
        }
        parts.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(parts)
    }

    fn by_tag(&self, filter: &Filter, level: Level) -> Reply<Vec<AgreementPart>> {
        let mut tags = BTreeSet::new();
        for &case in &filter.cases {
            let view = self.view(case)?;
            let judged = view.claims.iter().filter(|entry| entry.heads.len() > 1);
            tags.extend(judged.flat_map(|entry| entry.tags.clone()));
        }
        let mut parts = Vec::new();
        for tag in tags.into_iter().take(MOST_PARTS) {
            let one = Filter {
                tag: Some(tag.clone()),
                ..filter.clone()
            };
            parts.push(part(tag, &self.measured(&one, level)?));
        }
        Ok(parts)
    }

    fn over_time(&self, filter: &Filter, level: Level) -> Reply<Vec<AgreementPart>> {
        let mut months: BTreeMap<String, (TimestampMs, TimestampMs)> = BTreeMap::new();
        for (at, ..) in self.ratings(filter)?.values().flatten() {
            let month: String = at.to_rfc3339().chars().take(7).collect();
            let span = months.entry(month).or_insert((*at, *at));
            *span = (span.0.min(*at), span.1.max(*at));
        }
        let mut parts = Vec::new();
        for (month, (first, last)) in months.into_iter().rev().take(MOST_PARTS) {
            let one = Filter {
                from: Some(first),
                to: Some(TimestampMs::from_i64(last.as_i64() + 1)),
                ..filter.clone()
            };
            parts.push(part(month, &self.measured(&one, level)?));
        }
        parts.reverse();
        Ok(parts)
    }
}

fn part(name: String, found: &Agreement) -> AgreementPart {
    AgreementPart {
        name,
        n: count(found.claims),
        percent: found.percent.filter(|_| found.is_enough()),
        alpha: found.alpha.filter(|_| found.is_enough()),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn sum(matrix: &[Vec<u32>], wanted: impl Fn((usize, usize)) -> bool) -> u32 {
    let rows = matrix.iter().enumerate();
    rows.flat_map(|(row, cells)| {
        cells
            .iter()
            .enumerate()
            .map(move |(column, n)| ((row, column), *n))
    })
    .filter(|(place, _)| wanted(*place))
    .map(|(_, n)| n)
    .sum()
}

/// Steps count where the scale has at least two values on a line from worst to best.
fn level(scales: &Scales, id: ScaleId) -> Level {
    let on_line = |scale: &factdesk_domain::scale::Scale| {
        scale
            .values
            .iter()
            .filter(|value| value.numeric.is_some())
            .count()
    };
    match scales.find(id).map(on_line) {
        Some(2..) => Level::Ordinal,
        _ => Level::Nominal,
    }
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Nominal => "nominal",
        Level::Ordinal => "ordinal",
    }
}

/// The values that verdicts name whose scale is not here.
fn off_scale(scales: &Scales, filter: &Filter, compared: &Compared) -> Vec<ScaleValue> {
    let line = compared.table.line().iter();
    line.filter(|_| scales.find(filter.scale).is_none())
        .filter(|value| *value != NOT_CHECKABLE)
        .map(|value| ScaleValue {
            value: value.clone(),
            label: scales.label(filter.scale, 0, value, None),
            definition: String::new(),
            sign: crate::show::sign(factdesk_desk::view::sign_of(scales, filter.scale, value)),
        })
        .collect()
}

/// What is in no figure and why, in words; empty when everything is.
fn left_out(compared: &Compared) -> String {
    let found = compared.table.left_out();
    let kinds = [
        (found.off_line, "on no line from worst to best"),
        (compared.other_scale, "on another scale"),
        (compared.unrated, "without a rating"),
        (found.in_doubt, "beside a different one of the same reviewer"),
    ];
    let counted = kinds.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = counted.map(|(count, what)| format!("{count} {what}")).collect();
    let left = (!words.is_empty()).then(|| format!("Left out: {}.", words.join("; ")));
    let told: Vec<String> = compared.note.iter().cloned().chain(left).collect();
    told.join(" ")
}

fn hidden(level: Level, values: Vec<ScaleValue>) -> AgreementView {
    AgreementView {
        hidden: Some(
            "You owe verdicts here; how far reviewers agree is shown when they are saved.".to_owned(),
        ),
        minimum: count(MINIMUM),
        n: 0,
        pairable: 0,
        coverage: 0.0,
        percent: None,
        same: 0,
        within: None,
        within_count: 0,
        alpha: None,
        level: level_word(level).to_owned(),
        left_out: String::new(),
        values,
        matrix: Vec::new(),
        pairs: Vec::new(),
        by_scale: Vec::new(),
        by_reviewer: Vec::new(),
        by_tag: Vec::new(),
        over_time: Vec::new(),
    }
}
