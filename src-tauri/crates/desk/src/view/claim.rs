//! Claims as the walk shows them.

use std::ops::Range;

use factdesk_domain::claim::{WorkFacts, WorkState, work_state};
use factdesk_domain::decision::NO_RATING;
use factdesk_domain::placed::Placed;
use factdesk_domain::scale::{ColourRole, Scales};
use factdesk_domain::second_reading::{Asked, SecondReadings, is_waited_for};
use factdesk_domain::verdict::NOT_CHECKABLE;
use factdesk_domain::{ClaimId, DecisionId, ReviewerId, ScaleId, StatementId, VerdictId, VersionId};

use crate::decision;
use crate::published::Corrected;

/// Where a claim comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginKind {
    /// An analysis found it.
    Suggested,
    /// A person wrote it.
    Person,
    /// It came with a file or feed.
    Imported,
}

impl OriginKind {
    /// `suggested`, `person` or `imported`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Person => "person",
            Self::Imported => "imported",
        }
    }
}

/// The sign of a claim or a sentence, the worst first: what stands first wins where several meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Has a rival and no verdict, or verdicts that differ and no decision, or two decisions.
    Contested,
    /// No verdict.
    Open,
    /// Rated: does not hold.
    False,
    /// Rated: mostly does not hold.
    MostlyFalse,
    /// Rated: in part.
    Mixed,
    /// Rated: not provable either way.
    Unproven,
    /// Rated: mostly holds.
    MostlyTrue,
    /// Rated: holds.
    True,
    /// A correction took back what was published.
    Retracted,
    /// Concluded without a scale.
    Rated,
    /// A verdict says that it cannot be checked.
    NotCheckable,
    /// A passage marked as holding nothing to check.
    NothingToCheck,
    /// No claim.
    Plain,
}

/// A claim of a case, suggested ones too.
#[derive(Debug, Clone)]
pub struct ClaimEntry {
    /// Id.
    pub id: ClaimId,
    /// The proposition.
    pub text: String,
    /// Where it comes from.
    pub origin: OriginKind,
    /// Whether a person made or accepted it.
    pub accepted: bool,
    /// `number`, `event`, ...; none when nobody said.
    pub claim_type: Option<String>,
    /// Check-worthiness, 0 to 1000.
    pub worth: u16,
    /// Put aside.
    pub parked: bool,
    /// Bookmarked.
    pub flagged: bool,
    /// Tags, sorted.
    pub tags: Vec<String>,
    /// Who said it where, in reading order.
    pub statements: Vec<StatementEntry>,
    /// Current verdicts on the present words, one or more per reviewer.
    pub heads: Vec<Head>,
    /// Decisions that stand while it has verdicts; two were made without knowing of each other.
    pub decisions: Vec<DecisionHead>,
    /// What it says since it was corrected.
    pub corrected: Option<Box<Corrected>>,
    /// Verdicts that nobody took back or replaced, on words that the article had before; sorted.
    pub outdated: Vec<VerdictId>,
    /// Why it has to be looked at again although it has a verdict: the article says it in other words now.
    pub reopened: Option<String>,
    /// Whether somebody worked on it without a verdict.
    pub touched: bool,
    /// Who was asked to read it again, also when they did.
    pub asked: Option<Asked>,
    /// Which claims its case wants read twice.
    pub readings: SecondReadings,
    /// Whether it has a rival that nobody rejected.
    pub contested: bool,
    /// The contested set it stands in (index into the view's sets).
    pub set: Option<usize>,
}

impl ClaimEntry {
    /// Where work on it stands.
    #[must_use]
    pub fn state(&self) -> WorkState {
        let outcomes: Vec<&str> = self.heads.iter().map(|head| head.key.as_str()).collect();
        work_state(&WorkFacts {
            parked: self.parked,
            // What was done before makes no progress on the new words.
            touched: self.touched && self.reopened.is_none(),
            second_reader_wanted: self.waits_for_reader(),
            decisions: self.decisions.len(),
            decided_not_checkable: matches!(self.decisions.as_slice(), [one] if one.key == NOT_CHECKABLE),
            outcomes: &outcomes,
        })
    }

    /// Whether it has a verdict and still waits for a second or further reader, whatever was decided meanwhile.
    #[must_use]
    pub fn waits_for_reader(&self) -> bool {
        let given: Vec<(VerdictId, ReviewerId)> = self
            .heads
            .iter()
            .map(|head| (head.verdict, head.reviewer))
            .collect();
        self.is_settled() && is_waited_for((self.readings, self.contested), self.asked.as_ref(), &given)
    }

    /// Whether it has a verdict, whatever it says.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.heads.is_empty()
    }

    /// What is published of it, in the words of its scale: what a correction put in its place, else what was decided;
    /// none where its verdicts speak for themselves.
    #[must_use]
    pub fn published(&self) -> Option<&str> {
        match (&self.corrected, self.decisions.as_slice()) {
            (Some(corrected), _) => Some(&corrected.label),
            (None, [one]) => Some(&one.label),
            (None, _) => None,
        }
    }

    /// Its sign.
    #[must_use]
    pub fn sign(&self) -> Sign {
        if let Some(corrected) = &self.corrected {
            return corrected.sign;
        }
        match self.decisions.as_slice() {
            [] => {}
            [one] => return one.sign,
            _ => return Sign::Contested,
        }
        let differ = self.heads.windows(2).any(|pair| pair[0].key != pair[1].key);
        match self.heads.first() {
            Some(_) if differ => Sign::Contested,
            Some(head) => head.sign,
            None if self.contested => Sign::Contested,
            None => Sign::Open,
        }
    }
}

/// A span in which somebody asserts the claim.
#[derive(Debug, Clone)]
pub struct StatementEntry {
    /// Id; none while only suggested.
    pub id: Option<StatementId>,
    /// Article (index into the view's articles); none for a speech or a photo.
    pub article: Option<usize>,
    /// Version that the span belongs to.
    pub version: Option<VersionId>,
    /// Span in that version's text, in bytes.
    pub span: Range<usize>,
    /// Exact words.
    pub exact: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// In what role.
    pub role: Option<String>,
    /// Another outlet that the statement names.
    pub via: Option<String>,
    /// Words that attribute it.
    pub cue: Option<String>,
    /// `asserts`, `denies`, ...
    pub stance: String,
    /// When it was said: a partial date.
    pub said: Option<String>,
    /// How it came to its place in a later version of the article.
    pub placed: Option<Placed>,
}

/// A current verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Id.
    pub verdict: VerdictId,
    /// Who gave it.
    pub reviewer: ReviewerId,
    /// Equal for verdicts that agree.
    pub key: String,
    /// Its sign.
    pub sign: Sign,
}

/// A decision that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionHead {
    /// Id.
    pub decision: DecisionId,
    /// Equal to that of a verdict that says the same.
    pub key: String,
    /// What was decided, in the words of its scale.
    pub label: String,
    /// Its sign.
    pub sign: Sign,
}

impl DecisionHead {
    pub(super) fn of(row: &rusqlite::Row<'_>, scales: &Scales) -> rusqlite::Result<Self> {
        let (key, sign) = Found::of(row)?.key_and_sign(scales);
        Ok(Self {
            decision: super::rows::parsed(row, "id")?,
            key,
            label: decision::label(&decision::ruling(row)?, scales),
            sign,
        })
    }
}

impl Head {
    pub(super) fn new(verdict: VerdictId, reviewer: ReviewerId, found: &Found, scales: &Scales) -> Self {
        let (key, sign) = found.key_and_sign(scales);
        Self {
            verdict,
            reviewer,
            key,
            sign,
        }
    }
}

/// The columns of a verdict or decision that its head follows from.
pub(super) struct Found {
    pub outcome: String,
    pub scale: Option<ScaleId>,
    pub rating: Option<String>,
    pub conclusion: String,
}

impl Found {
    pub(super) fn of(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            outcome: row.get("outcome")?,
            scale: super::rows::maybe_parsed(row, "scale")?,
            rating: row.get("rating")?,
            conclusion: row.get::<_, Option<String>>("conclusion")?.unwrap_or_default(),
        })
    }

    fn key_and_sign(&self, scales: &Scales) -> (String, Sign) {
        match (self.outcome.as_str(), self.scale, &self.rating) {
            (NOT_CHECKABLE, ..) => (NOT_CHECKABLE.to_owned(), Sign::NotCheckable),
            (NO_RATING, ..) => (NO_RATING.to_owned(), Sign::Rated),
            (_, Some(scale), Some(rating)) => {
                (format!("rated:{scale}:{rating}"), sign_of(scales, scale, rating))
            }
            (_, scale, _) => {
                let scale = scale.map(|scale| scale.to_string()).unwrap_or_default();
                (format!("concluded:{scale}:{}", self.conclusion), Sign::Rated)
            }
        }
    }
}

/// The sign of a rating on the scales of its case. Every version of a scale has all values of the earlier ones, so
/// the version in use knows each.
#[must_use]
pub fn sign_of(scales: &Scales, scale: ScaleId, rating: &str) -> Sign {
    let colour = scales
        .find(scale)
        .and_then(|scale| scale.value(rating))
        .map(|value| value.colour);
    match colour {
        Some(ColourRole::Good) => Sign::True,
        Some(ColourRole::FairlyGood) => Sign::MostlyTrue,
        Some(ColourRole::Middle) => Sign::Mixed,
        Some(ColourRole::FairlyBad) => Sign::MostlyFalse,
        Some(ColourRole::Bad | ColourRole::Worst) => Sign::False,
        Some(ColourRole::Neutral) => Sign::Unproven,
        None => Sign::Rated,
    }
}
