//! What an analysis suggests: claims and relations that no person has confirmed.
//!
//! Local and thrown away at each analysis. A suggestion that a person accepted or rejected lives on in the log;
//! the readers of this crate join the two and let the log win.

use factdesk_domain::{ArticleId, CaseId, ClaimId, VersionId};

mod language;
mod place;
mod read;
mod replace;
mod spoken;

pub use language::{language, language_save};
pub use place::{Places, same_place};
pub use read::{is_there_for, made_by, of_case, one, relations_of_case, relations_of_claim};
pub use replace::replace;
pub use spoken::{Refused, refused, spoken_of};

/// A claim that an analysis suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedClaim {
    /// Derived from case, version, span and text.
    pub id: ClaimId,
    /// Case.
    pub case: CaseId,
    /// Article of its statement.
    pub article: ArticleId,
    /// Version of that article.
    pub version: VersionId,
    /// Start of its statement in the version's text, in bytes.
    pub start: usize,
    /// End, exclusive.
    pub end: usize,
    /// Exact words of the statement.
    pub exact: String,
    /// The claim in words that stand alone.
    pub text: String,
    /// `number`, `event`, ... as in the domain; none when unknown.
    pub claim_type: Option<String>,
    /// Who said it.
    pub speaker: Option<String>,
    /// Words that attribute it.
    pub cue: Option<String>,
    /// `asserts`, `denies`, ...
    pub stance: String,
    /// Another outlet that the statement names.
    pub outlet: Option<String>,
    /// When it was said: a partial date.
    pub said: Option<String>,
    /// Check-worthiness, 0 to 1000.
    pub worth: u16,
    /// Why it is suggested, in words.
    pub reasons: Vec<String>,
    /// (label, value) pairs: numbers, dates, places.
    pub facts: Vec<(String, String)>,
    /// Analyser and version.
    pub analyser: String,
}

/// A relation that an analysis suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedRelation {
    /// Case.
    pub case: CaseId,
    /// One claim: the smaller id, or where a kind with a direction starts (the newer figure, the narrower claim).
    pub a: ClaimId,
    /// The other.
    pub b: ClaimId,
    /// `contradicts`, `narrower`, `newer_figure` or `same_claim`.
    pub kind: String,
    /// What kind of difference: `different_number`, `denial`, ...
    pub difference: String,
    /// What differs, in a few words.
    pub basis: String,
    /// Why, in words.
    pub reason: String,
    /// The question that the two leave open.
    pub question: String,
    /// How sure, 0 to 1000.
    pub score: u16,
    /// What `a` says, in a few words.
    pub label_a: String,
    /// What `b` says.
    pub label_b: String,
    /// Words that differ in `a`'s article, as bytes of its text.
    pub differs_a: Option<(usize, usize)>,
    /// Words that differ in `b`'s article.
    pub differs_b: Option<(usize, usize)>,
    /// Analyser and version.
    pub analyser: String,
}

impl SuggestedRelation {
    /// The same relation as it is stored: with `a` the smaller id, unless its kind has a direction (`narrower`,
    /// `newer_figure`, `depends_on`), which is kept.
    #[must_use]
    pub fn in_order(self) -> Self {
        let directed = matches!(self.kind.as_str(), "narrower" | "newer_figure" | "depends_on");
        if directed || self.a <= self.b {
            return self;
        }
        Self {
            a: self.b,
            b: self.a,
            label_a: self.label_b,
            label_b: self.label_a,
            differs_a: self.differs_b,
            differs_b: self.differs_a,
            ..self
        }
    }
}
