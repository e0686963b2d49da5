//! Claims that somebody wanted to look at again, and whose day has come.

use std::collections::BTreeMap;

use factdesk_domain::{CaseId, ClaimId, PartialDate};
use rusqlite::{Connection, named_params};

use crate::correction::{self, Correction};
use crate::published::{self, Corrected};
use crate::view::Views;
use crate::{Result, case, scale};

/// A claim whose day has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Its case.
    pub case: CaseId,
    /// The title of the case.
    pub title: String,
    /// The claim.
    pub claim: ClaimId,
    /// Its place in the walk, from 1.
    pub number: usize,
    /// Its wording.
    pub text: String,
    /// What is published on it, or what its verdicts say; empty while there is none.
    pub label: String,
    /// What it says since it was corrected.
    pub corrected: Option<Corrected>,
    /// The day, month or year that was named.
    pub due: PartialDate,
    /// What may have changed by then.
    pub why: Option<String>,
    /// How many days ago it began.
    pub overdue_days: i64,
}

/// The claims of a case, or of all, that are due by a day, what is due longest first. What was corrected since its
/// day is done.
///
/// # Errors
/// An unknown case; the database.
pub fn due(c: &Connection, views: &Views, only: Option<CaseId>, by: &PartialDate) -> Result<Vec<Due>> {
    let mut statement = c.prepare_cached(
        "SELECT case_id, id, recheck_on, recheck_why FROM claim
         WHERE recheck_on IS NOT NULL AND retracted = 0 AND merged_into IS NULL
           AND (:case IS NULL OR case_id = :case) ORDER BY case_id, id",
    )?;
    let mut rows = statement.query(named_params! { ":case": only.map(|case| case.to_string()) })?;
    let mut cases: BTreeMap<CaseId, Vec<(ClaimId, PartialDate, Option<String>)>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let on: PartialDate = crate::row::parsed(row, "recheck_on")?;
        if on.first_day() <= by.last_day() {
            let one = (crate::row::parsed(row, "id")?, on, row.get("recheck_why")?);
            cases
                .entry(crate::row::parsed(row, "case_id")?)
                .or_default()
                .push(one);
        }
    }
    let mut found = Vec::new();
    for (case, claims) in cases {
        found.extend(of_case(c, views, (case, claims), by)?);
    }
    found.sort_by_key(|one| (one.due.first_day(), one.claim));
    Ok(found)
}

fn of_case(
    c: &Connection,
    views: &Views,
    (case, claims): (CaseId, Vec<(ClaimId, PartialDate, Option<String>)>),
    by: &PartialDate,
) -> Result<Vec<Due>> {
    let known = case::show(c, case)?;
    let (view, scales) = (views.of(c, case)?, scale::of_case(c, case)?);
    let corrections = correction::list(c, case)?;
    let mut found = Vec::new();
    for (claim, due, why) in claims {
        let Some((place, entry)) = view.place(claim).zip(view.claim(claim)) else {
            continue;
        };
        if corrections.iter().any(|one| settles(one, claim, &due)) {
            continue;
        }
        let corrected = published::corrected(c, &corrections, claim, &scales)?;
        let label = match &corrected {
            Some(corrected) => Some(corrected.label.clone()),
            None => correction::signed_label(c, claim, &scales)?,
        };
        found.push(Due {
            case,
            title: known.title.clone(),
            claim,
            number: place + 1,
            text: entry.text.clone(),
            label: label.unwrap_or_default(),
            corrected,
            overdue_days: (by.last_day() - due.first_day()).num_days(),
            due,
            why,
        });
    }
    Ok(found)
}

/// Whether a correction on the claim, or of the whole case, came on its day or later.
fn settles(one: &Correction, claim: ClaimId, due: &PartialDate) -> bool {
    one.claim.is_none_or(|of| of == claim) && one.at.day().first_day() >= due.first_day()
}
