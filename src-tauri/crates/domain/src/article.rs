//! An article under check and its immutable versions.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::id::{ArticleId, VersionId};

/// A file in the archive, named by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRef {
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Length in bytes.
    pub size_bytes: u64,
    /// The media type, such as `text/html`.
    pub media_type: Option<String>,
    /// The name it had outside.
    pub name: Option<String>,
}

/// Payload of `article_add`: the article and its first version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleAdd {
    /// The new article.
    pub article: ArticleId,
    /// Its first version.
    pub version: VersionId,
    /// The title; never empty.
    pub title: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who carried it.
    pub outlet: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Its language, as in BCP 47.
    pub language: Option<String>,
    /// The normalised text.
    pub text: String,
    /// SHA-256 of the normalised text, 64 hexadecimal digits.
    pub text_sha256: String,
    /// The bytes it was read from; none for text that was typed in.
    pub original: Option<FileRef>,
}

/// Payload of `article_version_add`: a later text of the same article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleVersionAdd {
    /// The article.
    pub article: ArticleId,
    /// The new version.
    pub version: VersionId,
    /// The normalised text.
    pub text: String,
    /// SHA-256 of the normalised text, 64 hexadecimal digits.
    pub text_sha256: String,
    /// The bytes it was read from.
    pub original: Option<FileRef>,
    /// Why there is a new text.
    pub reason: Option<String>,
    /// What became of the spans of the article, as the history tells it; none in what older releases wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placing: Option<Placing>,
}

/// What became of the statements and marked passages of an article when it got a new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placing {
    /// The number of the version, from 1, as its author counted.
    pub number: u32,
    /// The same words in the place that answers to the old one.
    pub kept: u32,
    /// The same words elsewhere.
    pub moved: u32,
    /// Other words in a passage that was found for sure.
    pub changed: u32,
    /// No place was found for sure.
    pub orphans: u32,
}

/// One field of an article and its new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ArticleChange {
    /// The title; never empty.
    Title(String),
    /// Who wrote it.
    Byline(Option<String>),
    /// Who carried it.
    Outlet(Option<String>),
    /// Where it was found.
    Url(Option<String>),
    /// When it was published.
    Published(Option<PartialDate>),
    /// Its language.
    Language(Option<String>),
}

/// Payload of `article_edit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleEdit {
    /// The article.
    pub article: ArticleId,
    /// What changes.
    pub change: ArticleChange,
}

/// Payload of `article_retract`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleRetract {
    /// The article.
    pub article: ArticleId,
    /// Why it goes.
    pub reason: Option<String>,
}
