//! Sources. What the vault holds comes out only in [`SourceDetail`], and the types that carry it have no `Debug`, so
//! that nothing prints them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A source of this desk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceView {
    /// Id.
    pub id: String,
    /// Name (or pseudonym).
    pub name: String,
    /// `person`, `organisation`, `publication` or `dataset`.
    pub what: String,
    /// `primary`, `secondary` or `tertiary`.
    pub kind: String,
    /// Admiralty reliability `A` to `F`.
    pub reliability: Option<String>,
    /// Whether the name is a pseudonym that protects the source.
    pub confidential: bool,
    /// Interests that a reader should know.
    pub interests: Option<String>,
    /// Sources of one group count once.
    pub origin_group: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Item in Wikidata: `Q` and digits.
    pub wikidata: Option<String>,
    /// Whether the vault knows how to reach them.
    pub has_contact: bool,
    /// Whether a word of its name or address mixes scripts, so that it may be taken for another.
    pub mixed_scripts: bool,
    /// How many pieces of evidence come from it.
    pub evidence: u32,
    /// How many cases use it.
    pub cases: u32,
}

/// Sources by name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceList {
    /// Sources.
    pub sources: Vec<SourceView>,
}

/// The page of one source: the only answer that holds what the vault holds.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceDetail {
    /// The card.
    pub source: SourceView,
    /// Who a confidential source is; never leaves this desk.
    pub real_name: Option<String>,
    /// How to reach them; never leaves this desk.
    pub contact: Option<String>,
    /// Notes for oneself; never leave this desk.
    pub private_notes: Option<String>,
    /// Where it is used, the latest first.
    pub uses: Vec<SourceUse>,
}

/// A piece of evidence that comes from a source.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceUse {
    /// Case.
    pub case_id: String,
    /// Its title.
    pub case_title: String,
    /// Claim.
    pub claim_id: String,
    /// Its wording.
    pub claim: String,
    /// Evidence.
    pub evidence_id: String,
    /// Verbatim quote.
    pub quote: String,
    /// `supports`, `refutes` or `context`.
    pub stance: String,
    /// When it was added, in milliseconds since 1970.
    pub added_ms: i64,
}

/// The origin groups of the desk by name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginGroups {
    /// Groups.
    pub groups: Vec<OriginGroup>,
}

/// Sources that count as one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginGroup {
    /// Name of the group.
    pub name: String,
    /// Its sources by id, by name.
    pub sources: Vec<String>,
}

/// Adds a source.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceAdd {
    /// Name, not blank; the pseudonym when it is confidential.
    pub name: String,
    /// `person`, `organisation`, `publication` or `dataset`.
    pub what: String,
    /// `primary`, `secondary` or `tertiary`.
    pub kind: String,
    /// Admiralty reliability `A` to `F`.
    pub reliability: Option<String>,
    /// Whether the name is a pseudonym that protects the source.
    pub confidential: Option<bool>,
    /// Interests.
    pub interests: Option<String>,
    /// Sources of one group count once.
    pub origin_group: Option<String>,
    /// Address; none for a confidential source.
    pub url: Option<String>,
    /// Item in Wikidata; none for a confidential source.
    pub wikidata: Option<String>,
    /// Who a confidential source is; goes into the vault.
    pub real_name: Option<String>,
    /// How to reach them; goes into the vault.
    pub contact: Option<String>,
    /// Notes for oneself; go into the vault.
    pub private_notes: Option<String>,
}

/// Changes a source; a missing field stays, an empty text clears.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceEdit {
    /// Source.
    pub source_id: String,
    /// Name; the pseudonym when it is confidential.
    pub name: Option<String>,
    /// What it is.
    pub what: Option<String>,
    /// Kind.
    pub kind: Option<String>,
    /// Reliability.
    pub reliability: Option<String>,
    /// Whether it is confidential; an open card cannot become so.
    pub confidential: Option<bool>,
    /// Interests.
    pub interests: Option<String>,
    /// Sources of one group count once.
    pub origin_group: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Item in Wikidata.
    pub wikidata: Option<String>,
    /// Who a confidential source is; stays in the vault.
    pub real_name: Option<String>,
    /// How to reach them; stays in the vault.
    pub contact: Option<String>,
    /// Notes for oneself; stay in the vault.
    pub private_notes: Option<String>,
}
