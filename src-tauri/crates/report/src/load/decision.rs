//! What editors decided on a claim.

use factdesk_desk::decision::Decision as Row;
use factdesk_desk::verdict;
use factdesk_domain::ClaimId;
use factdesk_domain::decision::Ruling;
use factdesk_domain::verdict::Outcome as Found;

use super::{Known, claim};
use crate::model::{Decision, Panel, Standing};

/// The decisions on a claim, the oldest first, and behind them those on the claims that it came from: they were made,
/// so they are printed.
pub(super) fn of_claim(known: &Known<'_>, claim: ClaimId) -> Vec<Decision> {
    let before = known.former.get(&claim).map_or(&[][..], Vec::as_slice);
    // As the verdicts of the claim are printed, so that a dissent has its place among them.
    let of = std::iter::once(&claim).chain(before.iter().map(|(of, _)| of));
    let printed: Vec<&verdict::Verdict> = of.flat_map(|of| verdicts(known, *of)).collect();
    let rows = |of: &ClaimId| known.decisions.get(of).into_iter().flatten();
    let own = rows(&claim).map(|row| one(known, row, &printed));
    let former = before.iter().flat_map(|(of, became)| {
        let printed = &printed;
        let on = known.former_words.get(of).cloned();
        rows(of).map(move |row| Decision {
            standing: match standing(row) {
                withdrawn @ Standing::Withdrawn { .. } => withdrawn,
                _ => became.clone(),
            },
            stale: None,
            on: on.clone(),
            ..one(known, row, printed)
        })
    });
    own.chain(former).collect()
}

fn verdicts<'k>(known: &'k Known<'_>, claim: ClaimId) -> &'k [verdict::Verdict] {
    known.verdicts.get(&claim).map_or(&[], Vec::as_slice)
}

fn one(known: &Known<'_>, row: &Row, printed: &[&verdict::Verdict]) -> Decision {
    let conclusion = match &row.ruling {
        Ruling::Concluded { conclusion, .. } => Some(conclusion.clone()),
        _ => None,
    };
    let places = (0..).zip(printed);
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
        single_reviewer: row.is_of_single_reviewer(verdicts(known, row.claim)),
        stale: known.stale.get(&row.id).cloned(),
        standing: standing(row),
        on: None,
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
