//! What editors decided on a claim.

use factdesk_desk::decision::Decision as Row;
use factdesk_desk::verdict;
use factdesk_domain::ClaimId;
use factdesk_domain::decision::Ruling;
use factdesk_domain::verdict::Outcome as Found;

use super::{Known, claim};
use crate::model::{Decision, Panel, Standing};

/// The decisions on a claim with these verdicts, the oldest first.
pub(super) fn of_claim(known: &Known<'_>, claim: ClaimId, verdicts: &[verdict::Verdict]) -> Vec<Decision> {
    let rows = known.decisions.get(&claim).into_iter().flatten();
    rows.map(|row| one(known, row, verdicts)).collect()
}

fn one(known: &Known<'_>, row: &Row, verdicts: &[verdict::Verdict]) -> Decision {
    let conclusion = match &row.ruling {
        Ruling::Concluded { conclusion, .. } => Some(conclusion.clone()),
        _ => None,
    };
    let places = (0..).zip(verdicts);
    let dissent = places.filter(|(_, one)| row.dissent.contains(&one.id));
    Decision {
        outcome: found(row).map(|found| claim::outcome(known, &found)),
        conclusion,
        by: known.reviewer(row.by),
        at: row.at,
        reason: row.reason.clone(),
        rests_on: row.rests_on.len(),
        dissent: dissent.map(|(place, _)| place).collect(),
        panel: row.panel.as_ref().map(|panel| Panel {
            votes: panel.votes.len(),
            of: panel.of,
            needed: panel.needed,
        }),
        single_reviewer: row.is_of_single_reviewer(verdicts),
        stale: known.stale.get(&row.id).cloned(),
        standing: standing(row),
    }
}

fn standing(row: &Row) -> Standing {
    if row.withdrawn {
        let reason = row.withdraw_reason.clone();
        Standing::Withdrawn { reason }
    } else if row.is_current() {
        Standing::Current
    } else {
        Standing::Superseded
    }
}

/// What was decided, as a verdict says it; none when no rating can be given.
pub(super) fn found(row: &Row) -> Option<Found> {
    Some(match row.ruling.clone() {
        Ruling::Rated {
            scale,
            scale_version,
            rating,
        } => Found::Rated {
            scale,
            scale_version,
            rating,
        },
        Ruling::Concluded {
            scale, scale_version, ..
        } => Found::Concluded { scale, scale_version },
        Ruling::NotCheckable {
            not_checkable,
            detail,
        } => Found::NotCheckable {
            reason: not_checkable,
            detail,
        },
        Ruling::NoRating {} => return None,
    })
}
