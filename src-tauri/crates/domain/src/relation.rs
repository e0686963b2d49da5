//! A typed link between two claims.

use serde::{Deserialize, Serialize};

use crate::id::{ClaimId, RelationId};

/// How two claims stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// Both cannot be true.
    Contradicts,
    /// The same truth conditions.
    SameClaim,
    /// `from` says less than `to`, in a part of the same field.
    Narrower,
    /// `from` gives a later figure for what `to` counts.
    NewerFigure,
    /// `from` can only be true when `to` is.
    DependsOn,
    /// They only look alike.
    Unrelated,
}

/// Whether a person has spoken on a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationStatus {
    /// An analysis suggests it.
    Suggested,
    /// A person confirmed it.
    Confirmed,
    /// A person rejected it; it is not suggested again.
    Rejected,
}

/// Who came upon a relation first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Provenance {
    /// A person.
    Person,
    /// An analysis.
    Suggested {
        /// The analyser and its version.
        analyser: String,
        /// How sure it was, in per mille.
        score_permille: u16,
    },
}

/// Payload of `relation_set`: every field at once, so that concurrent settings never mix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationSet {
    /// The relation; see [`RelationId::between`].
    pub relation: RelationId,
    /// The claim that the relation starts at.
    pub from: ClaimId,
    /// The claim that it leads to.
    pub to: ClaimId,
    /// How they stand to each other.
    pub kind: RelationKind,
    /// Whether a person has spoken on it.
    pub status: RelationStatus,
    /// What kind of difference, such as `different_number`.
    pub difference: Option<String>,
    /// What differs, in a few words.
    pub basis: Option<String>,
    /// The question that the two leave open.
    pub question: Option<String>,
    /// What `from` answers, in a few words.
    pub label_from: Option<String>,
    /// What `to` answers, in a few words.
    pub label_to: Option<String>,
    /// Why, in words.
    pub reason: Option<String>,
    /// Who came upon it first.
    pub provenance: Provenance,
}
