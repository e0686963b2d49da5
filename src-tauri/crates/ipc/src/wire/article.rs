//! Articles: import, text as runs, coverage.

use super::common::Sign;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
/// An article as listed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleCard {
    /// Id.
    pub id: String,
    /// Title, else the first words.
    pub title: String,
    /// Outlet; empty when unknown.
    pub outlet: Option<String>,
    /// Outlet, else the title: what tabs show.
    pub short: String,
    /// Byline.
    pub byline: Option<String>,
    /// Published: `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Language (BCP 47).
    pub language: Option<String>,
    /// Address it came from.
    pub url: Option<String>,
    /// File name; none when pasted.
    pub file_name: Option<String>,
    /// Media type of the original bytes.
    pub media_type: String,
    /// SHA-256 of the original bytes.
    pub sha256: String,
    /// Bytes of the original.
    pub size_bytes: i64,
    /// Current version.
    pub version_id: String,
    /// Its number, from 1.
    pub version: u32,
    /// How many versions there are.
    pub versions: u32,
    /// Encoding that was read.
    pub encoding: String,
    /// What drew the text from the bytes.
    pub extractor: String,
    /// Characters of the text.
    pub characters: u32,
    /// Sentences.
    pub sentences: u32,
    /// Of those, covered.
    pub sentences_settled: u32,
    /// Claims that have a statement here.
    pub claims: u32,
    /// When it was imported, in milliseconds since 1970.
    pub imported_ms: i64,
}

/// An article's text, ready to draw.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleText {
    /// The card.
    pub article: ArticleCard,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in reading order: the cells of the coverage map.
    pub sentences: Vec<SentenceCell>,
}

/// One paragraph as flat runs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Paragraph {
    /// From 1.
    pub number: u32,
    /// Runs that together are the paragraph's text.
    pub runs: Vec<Run>,
}

/// A stretch of text that the same spans cover.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The text.
    pub text: String,
    /// Where it starts in the article, in UTF-16 code units.
    pub start: u32,
    /// Sentence it belongs to (index into `sentences`).
    pub sentence: Option<u32>,
    /// Claims whose statements cover it, the one that draws it first.
    pub claims: Vec<String>,
    /// How to draw it.
    pub sign: Sign,
    /// Whether the span begins here, so that its glyph goes before.
    pub lead: bool,
    /// Whether only suggested claims cover it.
    pub suggested: bool,
}

/// One sentence of the coverage map.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentenceCell {
    /// Where it starts in the article, in UTF-16 code units.
    pub start: u32,
    /// One past its end.
    pub end: u32,
    /// Paragraph number, from 1.
    pub paragraph: u32,
    /// The worst state of its claims.
    pub sign: Sign,
    /// Its claims.
    pub claims: Vec<String>,
    /// A passage mark that covers it, to take back.
    pub mark_id: Option<String>,
}

/// Names an article.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ByArticle {
    /// Id of the article.
    pub article_id: String,
}

/// Imports offered files; without a case a new one is made from them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleImport {
    /// Case; none makes one.
    pub case_id: Option<String>,
    /// Token of the offered files.
    pub token: String,
}

/// Imports pasted text; without a case a new one is made from it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticlePaste {
    /// Case; none makes one.
    pub case_id: Option<String>,
    /// The text.
    pub text: String,
}

/// How far an import is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// Files done.
    pub done: u32,
    /// Files in all.
    pub total: u32,
    /// `reading` or `suggesting`.
    pub stage: String,
    /// File at hand.
    pub file: Option<String>,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportSummary {
    /// The case; empty when a new one was to be made and nothing could be read.
    pub case_id: String,
    /// Whether the case was made for it.
    pub new_case: bool,
    /// Articles that are in.
    pub articles: Vec<ImportedArticle>,
    /// Files that are not.
    pub failed: Vec<FailedFile>,
    /// Whether the person stopped it.
    pub cancelled: bool,
    /// Claims suggested.
    pub suggested_claims: u32,
    /// Contested pairs suggested.
    pub suggested_relations: u32,
}

/// One article of an import.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedArticle {
    /// Id.
    pub id: String,
    /// File name.
    pub file: String,
    /// `imported` or `duplicate`.
    pub status: String,
    /// Title.
    pub title: String,
    /// Sentences to the person about how it was read.
    pub warnings: Vec<String>,
}

/// One file that could not be imported.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FailedFile {
    /// File name.
    pub file: String,
    /// Stable snake_case name of the reason.
    pub code: String,
    /// Sentence.
    pub message: String,
}

/// Changes what is known about an article; a missing field stays, an empty text clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleEdit {
    /// Article.
    pub article_id: String,
    /// Title.
    pub title: Option<String>,
    /// Outlet.
    pub outlet: Option<String>,
    /// Byline.
    pub byline: Option<String>,
    /// `YYYY-MM-DD`.
    pub published: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Address.
    pub url: Option<String>,
}

/// Says that a passage holds nothing to check.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassageMark {
    /// Article.
    pub article_id: String,
    /// Start in UTF-16 code units.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
    /// Why, in a few words; may be empty.
    pub reason: String,
}
