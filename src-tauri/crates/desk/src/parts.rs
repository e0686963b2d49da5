//! Claims in parts: how the parts of a claim that was split stand, and what that suggests for the whole. It is computed
//! when somebody looks, and never set.

use std::collections::BTreeSet;

use factdesk_domain::correction::Published;
use factdesk_domain::decision::Ruling;
use factdesk_domain::scale::{Rollup, Scale, Scales, Suggestion, rollup};
use factdesk_domain::verdict::Outcome;
use factdesk_domain::{CaseId, ClaimId, ScaleId};
use rusqlite::Connection;

use crate::claim::{self, Claim};
use crate::correction::Correction;
use crate::decision::Decision;
use crate::published::{self, Says};
use crate::verdict::Verdict;
use crate::{Error, Result, blind, case, decision, scale};

/// How one part stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Rated by this value of the scale in use: what is published of it, else what all its verdicts say.
    Rated(String),
    /// Its reviewers disagree, and nobody has decided.
    Disputed,
    /// Judged, and not by a value of the scale in use.
    Otherwise,
    /// Without a verdict.
    Open,
    /// What others found on it is kept from who reads.
    Hidden,
    /// Taken out of the case, or merged into another claim.
    Gone,
}

/// A claim that was split, with its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InParts {
    /// The whole.
    pub whole: ClaimId,
    /// Its wording.
    pub text: String,
    /// The parts in their order.
    pub parts: Vec<(ClaimId, Standing)>,
    /// What they suggest for the whole.
    pub suggestion: Option<Suggestion>,
    scale: Scale,
}

impl InParts {
    /// How many parts have which rating, in the order of the scale: `2 True, 1 False`; empty while none is rated.
    #[must_use]
    pub fn tally(&self) -> String {
        let values = self.scale.values.iter().filter_map(|value| {
            let rated = Standing::Rated(value.value.to_string());
            let count = self.count(&rated);
            (count > 0).then(|| format!("{count} {}", value.label))
        });
        values.collect::<Vec<_>>().join(", ")
    }

    /// Why the parts suggest what they do, or nothing: a sentence.
    #[must_use]
    pub fn why(&self) -> String {
        if let Some(suggestion) = &self.suggestion {
            return suggestion.why.clone();
        }
        if self.scale.version == ABSENT {
            return "The rating scale of the case is not here, so nothing follows from the parts.".to_owned();
        }
        if self.scale.rollup == Rollup::None {
            return "The rating scale has no rule for claims in parts.".to_owned();
        }
        let missing: Vec<String> = [
            (Standing::Open, "has no verdict yet", "have no verdict yet"),
            (
                Standing::Disputed,
                "is judged differently",
                "are judged differently",
            ),
            (
                Standing::Otherwise,
                "has no rating of the scale",
                "have no rating of the scale",
            ),
            (
                Standing::Hidden,
                "waits for your own verdict",
                "wait for your own verdict",
            ),
            (Standing::Gone, "is no longer there", "are no longer there"),
        ]
        .into_iter()
        .filter_map(|(standing, one, many)| match self.count(&standing) {
            0 => None,
            1 => Some(format!("1 part {one}")),
            count => Some(format!("{count} parts {many}")),
        })
        .collect();
        match missing.is_empty() {
            true => "The rule of the rating scale has no answer to these ratings.".to_owned(),
            false => format!("{}.", missing.join(", ")),
        }
    }

    /// The label of what the parts suggest.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        let suggestion = self.suggestion.as_ref()?;
        let value = self.scale.value(&suggestion.value);
        Some(value.map_or(suggestion.value.as_str(), |value| &value.label))
    }

    /// The scale in use, on which the whole would be rated.
    #[must_use]
    pub fn scale(&self) -> ScaleId {
        self.scale.id
    }

    /// The place of a part, from 1.
    #[must_use]
    pub fn place(&self, part: ClaimId) -> Option<usize> {
        let place = self.parts.iter().position(|(id, _)| *id == part);
        place.map(|place| place + 1)
    }

    fn count(&self, standing: &Standing) -> usize {
        self.parts.iter().filter(|(_, one)| one == standing).count()
    }
}

/// The parts of a claim that was split; none for one that was not.
///
/// # Errors
/// An unknown claim; the database.
pub fn of_whole(c: &Connection, whole: ClaimId) -> Result<Option<InParts>> {
    let known = claim::show(c, whole)?;
    if known.split_into.is_empty() {
        return Ok(None);
    }
    let scales = scale::of_case(c, known.case)?;
    let chosen = case::scale(c, known.case)?;
    let absent = absent(chosen);
    let scale = scales.find(chosen).unwrap_or(&absent);
    let made = published::corrections(c, known.case)?;
    let on = On {
        case: known.case,
        scale,
        scales: &scales,
        made: &made,
    };
    on.parts_of(c, &known, &mut BTreeSet::new()).map(Some)
}

/// No version has this number.
const ABSENT: u32 = 0;

/// What stands for a scale that is not here, which only another program can choose for a case.
fn absent(id: ScaleId) -> Scale {
    Scale {
        id,
        version: ABSENT,
        name: "a scale that is not here".into(),
        language: None,
        values: Vec::new().into(),
        rollup: Rollup::None,
    }
}

/// The claim that this one is a part of, with all its parts; itself where it was split.
///
/// # Errors
/// The database.
pub fn around(c: &Connection, claim: &Claim) -> Result<Option<InParts>> {
    if !claim.split_into.is_empty() {
        return of_whole(c, claim.id);
    }
    let Some(whole) = claim.split_from else {
        return Ok(None);
    };
    // After an undone split the whole is whole again.
    Ok(of_whole(c, whole)?.filter(|found| found.place(claim.id).is_some()))
}

/// What the parts are held against.
struct On<'a> {
    case: CaseId,
    scale: &'a Scale,
    scales: &'a Scales,
    made: &'a [Correction],
}

impl On<'_> {
    /// `seen` are the claims that were looked at: what comes from elsewhere may say that two claims are parts of each
    /// other.
    fn parts_of(&self, c: &Connection, whole: &Claim, seen: &mut BTreeSet<ClaimId>) -> Result<InParts> {
        seen.insert(whole.id);
        let mut parts = Vec::new();
        for part in &whole.split_into {
            parts.push((*part, self.standing(c, *part, seen)?));
        }
        let ratings: Vec<Option<&str>> = parts.iter().map(|(_, one)| rating(one)).collect();
        Ok(InParts {
            whole: whole.id,
            text: whole.text.clone(),
            suggestion: rollup(self.scale, &ratings),
            parts,
            scale: self.scale.clone(),
        })
    }

    fn standing(&self, c: &Connection, part: ClaimId, seen: &mut BTreeSet<ClaimId>) -> Result<Standing> {
        let known = match claim::show(c, part) {
            Ok(known) if seen.insert(part) => known,
            // A part may not have come, too.
            Ok(_) | Err(Error::Unknown { .. }) => return Ok(Standing::Gone),
            Err(other) => return Err(other),
        };
        if !known.split_into.is_empty() {
            return Ok(split_again(&self.parts_of(c, &known, seen)?));
        }
        if !known.is_live() {
            return Ok(Standing::Gone);
        }
        if blind::is_hidden(c, part)? {
            return Ok(Standing::Hidden);
        }
        if let Some(corrected) = published::corrected(c, self.made, part, self.scales)? {
            return Ok(self.corrected(&corrected.says));
        }
        let given = decision::standing_verdicts(c, self.case, part)?;
        let decided = decision::list(c, part)?;
        let decided: Vec<&Decision> = decided.iter().filter(|one| one.is_current()).collect();
        Ok(match (given.as_slice(), decided.as_slice()) {
            ([], _) => Standing::Open,
            (_, [one]) => self.decided(one),
            (given, []) => self.given(given),
            _ => Standing::Disputed,
        })
    }

    fn corrected(&self, says: &Says) -> Standing {
        match says {
            Says::Published(Published::Rated { scale, rating, .. }) => self.rated(*scale, rating),
            Says::Published(Published::NoRating {}) | Says::Retracted => Standing::Otherwise,
        }
    }

    fn decided(&self, one: &Decision) -> Standing {
        match &one.ruling {
            Ruling::Rated { scale, rating, .. } => self.rated(*scale, rating),
            _ => Standing::Otherwise,
        }
    }

    /// What all verdicts say.
    fn given(&self, given: &[Verdict]) -> Standing {
        let key = |one: &Verdict| one.outcome.key(one.conclusion.as_deref().unwrap_or_default());
        if given.windows(2).any(|pair| key(&pair[0]) != key(&pair[1])) {
            return Standing::Disputed;
        }
        match given.first().map(|one| &one.outcome) {
            Some(Outcome::Rated { scale, rating, .. }) => self.rated(*scale, rating),
            _ => Standing::Otherwise,
        }
    }

    fn rated(&self, scale: ScaleId, rating: &str) -> Standing {
        match scale == self.scale.id && self.scale.value(rating).is_some() {
            true => Standing::Rated(rating.to_owned()),
            false => Standing::Otherwise,
        }
    }
}

fn rating(standing: &Standing) -> Option<&str> {
    match standing {
        Standing::Rated(value) => Some(value),
        _ => None,
    }
}

/// How a part stands that was split in turn: by what its own parts suggest.
fn split_again(found: &InParts) -> Standing {
    match &found.suggestion {
        Some(suggestion) => Standing::Rated(suggestion.value.clone()),
        None if found.count(&Standing::Hidden) > 0 => Standing::Hidden,
        None => Standing::Open,
    }
}
