//! What a claim says to its readers: what a correction put in its place, else what was decided. This is the one place
//! that knows; the walk, lists, the search, the report and the command line ask here.

use factdesk_domain::correction::{CorrectionKind, Published};
use factdesk_domain::scale::Scales;
use factdesk_domain::{CaseId, ClaimId, CorrectionId, TimestampMs};
use rusqlite::Connection;

use crate::correction::{self, Correction};
use crate::view::{Sign, sign_of};
use crate::{Result, sign_off};

/// The word for a claim that was taken back.
pub const RETRACTED: &str = "Retracted";

/// What a correction says of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// A rating, or that none can be given.
    Published(Published),
    /// What was published no longer stands.
    Retracted,
}

impl Says {
    /// What a correction of this kind says; none where it leaves what was published.
    #[must_use]
    pub fn of(kind: CorrectionKind, published: Option<Published>) -> Option<Self> {
        match kind {
            CorrectionKind::Retraction => Some(Self::Retracted),
            CorrectionKind::Correction | CorrectionKind::Update => published.map(Self::Published),
        }
    }

    /// In the words of the scale, as the version has it on which the value was chosen.
    #[must_use]
    pub fn label(&self, scales: &Scales) -> String {
        match self {
            Self::Published(Published::Rated {
                scale,
                scale_version,
                rating,
            }) => correction::label(scales, *scale, *scale_version, rating),
            Self::Published(Published::NoRating {}) => "No rating can be given".to_owned(),
            Self::Retracted => RETRACTED.to_owned(),
        }
    }

    /// Its sign.
    #[must_use]
    pub fn sign(&self, scales: &Scales) -> Sign {
        match self {
            Self::Published(Published::Rated { scale, rating, .. }) => sign_of(scales, *scale, rating),
            Self::Published(Published::NoRating {}) => Sign::Rated,
            Self::Retracted => Sign::Retracted,
        }
    }
}

/// What a claim says since it was corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// The correction that it speaks by.
    pub correction: CorrectionId,
    /// What that is.
    pub kind: CorrectionKind,
    /// When it was made.
    pub at: TimestampMs,
    /// What the claim says now.
    pub says: Says,
    /// The same in words: “Mixed”, “No rating can be given”, “Retracted”.
    pub label: String,
    /// Its sign.
    pub sign: Sign,
    /// What it said before.
    pub was: Option<String>,
}

/// The corrections of a case that count: none before it was signed off.
///
/// # Errors
/// The database.
pub fn corrections(c: &Connection, case: CaseId) -> Result<Vec<Correction>> {
    match sign_off::signed_at(c, case)? {
        Some(_) => correction::list(c, case),
        None => Ok(Vec::new()),
    }
}

/// What a claim says since it was corrected: the last correction counts that says something of it. A retraction of the
/// whole case takes back what each of its claims said. `made` are the corrections of its case.
///
/// # Errors
/// The database.
pub fn corrected(
    c: &Connection,
    made: &[Correction],
    claim: ClaimId,
    scales: &Scales,
) -> Result<Option<Corrected>> {
    let says = |one: &&Correction| one.says.is_some() && one.claim.is_none_or(|of| of == claim);
    let mut last = made.iter().rev().filter(says);
    let Some((by, now)) = last.next().and_then(|one| Some((one, one.says.as_ref()?))) else {
        return Ok(None);
    };
    let was = match by.claim {
        Some(_) => by.old.clone(),
        None => match last.find(|one| one.claim.is_some()) {
            Some(before) => before.new.clone(),
            None => correction::signed_label(c, claim, scales)?,
        },
    };
    // Nothing is taken back where nothing was said.
    let about = by.claim.is_some() || was.is_some();
    Ok(about.then(|| Corrected {
        correction: by.id,
        kind: by.kind,
        at: by.at,
        label: now.label(scales),
        sign: now.sign(scales),
        says: now.clone(),
        was,
    }))
}
