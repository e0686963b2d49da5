//! Versions of an article: new texts, comparison, orphans.

use super::common::Change;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Gives an article a new text: a chosen file, pasted text or an address, exactly one of the three.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleUpdate {
    /// Article.
    pub article_id: String,
    /// Token of the offered file.
    pub token: Option<String>,
    /// Pasted text.
    pub text: Option<String>,
    /// Address to fetch once.
    pub url: Option<String>,
    /// Whether the address may lie in a private network.
    pub allow_private: bool,
    /// Why there is a new text; may be empty.
    pub reason: String,
}

/// What a new text did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleUpdated {
    /// The version with this text.
    pub version_id: String,
    /// Its number, from 1.
    pub version: u32,
    /// Whether the article had this text already; nothing was written then.
    pub same: bool,
    /// Statements and marked passages with the same words in the place that answers to the old one.
    pub exact: u32,
    /// With the same words elsewhere.
    pub moved: u32,
    /// With changed words in a passage that was found for sure.
    pub fuzzy: u32,
    /// Without a sure place; they wait in the tray.
    pub orphans: u32,
    /// Claims that have to be looked at again.
    pub reopened: Vec<String>,
    /// Sentences to the person about how it was read.
    pub warnings: Vec<String>,
    /// What was done, in words.
    pub label: String,
    /// The act, for undo; none where nothing was written.
    pub act: Option<String>,
    /// Everything that must be loaded again.
    pub changes: Vec<Change>,
}

/// The versions of an article.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionList {
    /// The first one first.
    pub versions: Vec<VersionView>,
}

/// One text of an article.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// Id.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// Whether it is the one that is worked on.
    pub current: bool,
    /// Characters of the text.
    pub characters: u32,
    /// When it came, in milliseconds since 1970.
    pub imported_ms: i64,
    /// Name of who brought it.
    pub by: String,
    /// SHA-256 of the original bytes; empty for text that was typed in.
    pub sha256: String,
    /// Name of the file; none when pasted.
    pub file_name: Option<String>,
    /// Why there is this text.
    pub reason: Option<String>,
}

/// Compares two versions of an article.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionCompare {
    /// Article.
    pub article_id: String,
    /// Id of the earlier version.
    pub from: String,
    /// Id of the later version.
    pub to: String,
}

/// What changed between two versions, word by word.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionDiff {
    /// Paragraphs in reading order, those of both versions.
    pub blocks: Vec<DiffBlock>,
    /// Words that are gone.
    pub removed: u32,
    /// Words that are new.
    pub added: u32,
}

/// A paragraph of a comparison.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiffBlock {
    /// Runs that together are the paragraph.
    pub runs: Vec<DiffRun>,
}

/// A stretch of words with one fate.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiffRun {
    /// The words.
    pub text: String,
    /// `same`, `removed` or `added`.
    pub kind: String,
}

/// The orphans of a case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrphanList {
    /// Article by article, each by place.
    pub orphans: Vec<OrphanView>,
}

/// A statement or marked passage without a place in the present text of its article.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrphanView {
    /// Id of the statement; none for a passage.
    pub statement_id: Option<String>,
    /// Id of the passage mark; none for a statement.
    pub passage_id: Option<String>,
    /// Claim of the statement.
    pub claim_id: Option<String>,
    /// Wording of that claim; why there is nothing to check, for a passage.
    pub claim: String,
    /// Article.
    pub article_id: String,
    /// Its title.
    pub article_title: String,
    /// The words in the earlier version.
    pub exact: String,
    /// What stood before them.
    pub before: String,
    /// What followed.
    pub after: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// Number of the earlier version; 0 where its coming was undone.
    pub version: u32,
    /// The passage of the present text that is most like it; only where to look first.
    pub nearest: Option<NearestView>,
}

/// A passage of an article's present text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NearestView {
    /// Start in the article in UTF-16 code units.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
    /// The words.
    pub text: String,
    /// How like it is, 0 to 1000.
    pub score: u16,
}

/// How a statement came to its place in a later version.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacedView {
    /// `exact`, `moved`, `fuzzy` or `person`.
    pub how: String,
    /// How alike the words are, 0 to 1000; for `fuzzy`.
    pub score: Option<u16>,
    /// Number of the version that it was placed in.
    pub version: u32,
}

/// Shows where a statement stands in the present text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatementPlace {
    /// Statement.
    pub statement_id: String,
    /// Article.
    pub article_id: String,
    /// Start in UTF-16 code units.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
}

/// Shows where a marked passage lies in the present text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassagePlace {
    /// Mark.
    pub passage_id: String,
    /// Article.
    pub article_id: String,
    /// Start in UTF-16 code units.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
}
