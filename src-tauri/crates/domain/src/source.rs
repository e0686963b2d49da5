//! A source: whom or what evidence comes from.
//!
//! The real name of a confidential source is never in an operation; it lies in the desk's vault.

use serde::{Deserialize, Serialize};

use crate::id::SourceId;

/// How near a source is to the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Was there, or issued the document.
    Primary,
    /// Reports what primary sources say.
    Secondary,
    /// Sums up secondary sources.
    Tertiary,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceWhat {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A publication.
    Publication,
    /// A data set.
    Dataset,
}

/// Reliability in the letters of the Admiralty code (NATO AJP-2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

/// Payload of `source_add`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceAdd {
    /// The new source.
    pub source: SourceId,
    /// The name shown: the pseudonym when it is confidential; never empty.
    pub name: String,
    /// How near to the event.
    pub kind: SourceKind,
    /// What it is.
    pub what: Option<SourceWhat>,
    /// How reliable.
    pub reliability: Option<Reliability>,
    /// Whether its name is kept secret.
    pub confidential: bool,
    /// What it stands to gain.
    pub interests: Option<String>,
    /// Sources of one group count once; a wire copy belongs to the wire's group.
    pub origin_group: Option<String>,
    /// Where to find it.
    pub url: Option<String>,
    /// Its item in Wikidata: `Q` followed by digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// Whether this is the copy that a case took of a card of the desk. A copy is no act of its own: it is not
    /// undone with the act that needed it, because later evidence may stand on it.
    pub copied: bool,
}

/// One field of a source and its new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum SourceChange {
    /// The name shown; never empty.
    Name(String),
    /// How near to the event.
    Kind(SourceKind),
    /// What it is.
    What(Option<SourceWhat>),
    /// How reliable.
    Reliability(Option<Reliability>),
    /// Whether its name is kept secret.
    Confidential(bool),
    /// What it stands to gain.
    Interests(Option<String>),
    /// Sources of one group count once.
    OriginGroup(Option<String>),
    /// Where to find it.
    Url(Option<String>),
    /// Its item in Wikidata.
    Wikidata(Option<String>),
}

/// Payload of `source_edit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceEdit {
    /// The source.
    pub source: SourceId,
    /// What changes.
    pub change: SourceChange,
}
