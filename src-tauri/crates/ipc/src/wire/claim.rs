//! Claims: the unit of the walk.

use super::bundle::SecondReading;
use super::case::Progress;
use super::common::{CorrectedView, ReviewerCard, Sign, Utf16Range};
use super::desk::Draft;
use super::evidence::EvidenceView;
use super::house::WholeView;
use super::lookup::LookupView;
use super::relation::Rival;
use super::reply::ReplyView;
use super::verdict::VerdictView;
use super::version::PlacedView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
/// Where work on a claim stands; never mixed with its rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum WorkState {
    /// Nothing done.
    Open,
    /// Evidence or a draft, no verdict.
    InProgress,
    /// Put aside, comes back.
    Parked,
    /// Waits for a second reader.
    NeedsSecondReader,
    /// Current verdicts differ.
    Disputed,
    /// Has its verdict.
    Decided,
    /// A verdict says that it cannot be checked.
    NotCheckable,
}

/// A claim as listed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimCard {
    /// Id.
    pub id: String,
    /// Place in the walk, from 1.
    pub number: u32,
    /// The claim in words that stand alone.
    pub text: String,
    /// `suggested`, `person` or `imported`.
    pub origin: String,
    /// Whether a person made or accepted it.
    pub accepted: bool,
    /// Work state.
    pub state: WorkState,
    /// Sign.
    pub sign: Sign,
    /// Whether it has a rival that was not rejected.
    pub contested: bool,
    /// Flagged.
    pub flagged: bool,
    /// Speaker of its first statement.
    pub speaker: Option<String>,
    /// Outlet (or title) of its first statement's article.
    pub outlet: Option<String>,
    /// Article of its first statement.
    pub article_id: Option<String>,
    /// Paragraph of its first statement, from 1.
    pub paragraph: Option<u32>,
    /// Tags.
    pub tags: Vec<String>,
    /// Why it has to be looked at again although it has a verdict, in words; none where it has not.
    pub reopened: Option<String>,
    /// What it says since it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub corrected: Option<CorrectedView>,
}

/// Claims in the order of the walk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimList {
    /// Claims.
    pub claims: Vec<ClaimCard>,
    /// How many there are in all.
    pub total: u32,
}

/// Which claims to list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimFind {
    /// Case.
    pub case_id: String,
    /// Words to look for; empty for all.
    pub query: String,
    /// `all`, `open`, `suggested`, `contested`, `parked` or `flagged`.
    pub only: String,
    /// Skip this many.
    pub offset: u32,
    /// At most this many.
    pub limit: u32,
}

/// Moves through the walk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WalkStep {
    /// Case.
    pub case_id: String,
    /// Claim to start from; none starts at the remembered place.
    pub from: Option<String>,
    /// `here`, `next`, `previous`, `next-open` (skips settled and parked ones) or `first`.
    pub step: String,
}

/// A claim with its place in the walk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WalkPosition {
    /// The claim; none when the case has no claims.
    pub claim: Option<ClaimDetail>,
    /// Whether the step met the end of the walk and stayed.
    pub at_end: bool,
    /// How far the case is.
    pub progress: Progress,
}

/// Everything about one claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimDetail {
    /// The card.
    pub card: ClaimCard,
    /// Case.
    pub case_id: String,
    /// `number`, `event`, `causal`, `position`, `quote`, `comparison`, `prediction`, `opinion` or `media`.
    pub kind: String,
    /// Why it was chosen.
    pub why_chosen: Option<String>,
    /// Why it was suggested, in words.
    pub reasons: Vec<String>,
    /// Question of its contested set.
    pub question: Option<String>,
    /// Who said it where; the first is the one shown large.
    pub statements: Vec<StatementView>,
    /// Numbers, dates and places in it.
    pub facts: Vec<Fact>,
    /// Rivals and other relations, contradictions first.
    pub rivals: Vec<Rival>,
    /// Evidence, E1 first.
    pub evidence: Vec<EvidenceView>,
    /// What was looked for, the first entry first.
    pub lookups: Vec<LookupView>,
    /// Who was asked for a reply, the first one first.
    pub replies: Vec<ReplyView>,
    /// Verdicts, the latest first; those no longer current are marked.
    pub verdicts: Vec<VerdictView>,
    /// Comments, the oldest first.
    pub comments: Vec<CommentView>,
    /// Why it is parked, when it is.
    pub parked_reason: Option<String>,
    /// When to look at it again: `YYYY-MM-DD`.
    pub recheck: Option<String>,
    /// What may have changed by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub recheck_why: Option<String>,
    /// Half-typed text on this claim.
    pub drafts: Vec<Draft>,
    /// Whether what others found is withheld from me until my own verdict is saved.
    pub hidden: bool,
    /// A second reading that is asked for.
    pub second_reading: Option<SecondReading>,
    /// Earlier wordings, the latest first.
    pub earlier_wordings: Vec<String>,
    /// The claim that this one is a part of, as its parts stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub whole: Option<WholeView>,
}

/// A span of an article in which someone asserts something.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatementView {
    /// Id; none while the claim is only suggested.
    pub id: Option<String>,
    /// Article.
    pub article_id: String,
    /// Outlet, else title, of the article.
    pub outlet: String,
    /// Who carried it, where the statement names another outlet ("AFP").
    pub via: Option<String>,
    /// Version the span belongs to.
    pub version: u32,
    /// Paragraph, from 1.
    pub paragraph: u32,
    /// Sentence (index into the article's sentences).
    pub sentence: u32,
    /// Start in the article in UTF-16 code units.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
    /// Exact words.
    pub exact: String,
    /// Words that differ from a rival's, within `exact`.
    pub differs: Vec<Utf16Range>,
    /// Speaker.
    pub speaker: Option<String>,
    /// Whether a word of the speaker's name mixes scripts, so that it may be taken for another.
    pub mixed_scripts: bool,
    /// Role of the speaker.
    pub role: Option<String>,
    /// Words that attribute it: "said", "according to".
    pub cue: Option<String>,
    /// `asserts`, `denies`, `reports`, `doubts`, `demands` or `asks`.
    pub stance: String,
    /// When it was said: `YYYY-MM-DD`.
    pub said: Option<String>,
    /// When the article was published: `YYYY-MM-DD`.
    pub published: Option<String>,
    /// How it came to its place in a later version of the article; none where it was made there.
    pub placed: Option<PlacedView>,
    /// Whether it has no place in the present text: paragraph and positions are 0 then.
    pub orphan: bool,
}

/// A number, date or place in the claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// "Number", "Date", "Counted", ...
    pub label: String,
    /// The value in words.
    pub value: String,
    /// Whether a rival says otherwise.
    pub contested: bool,
}

/// A comment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommentView {
    /// Id.
    pub id: String,
    /// Who.
    pub reviewer: ReviewerCard,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// The text.
    pub text: String,
}

/// Makes a claim from a span.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimCreate {
    /// Article.
    pub article_id: String,
    /// Start in UTF-16 code units.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
    /// The claim in words that stand alone; none takes the span's words.
    pub text: Option<String>,
}

/// Names a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ByClaim {
    /// Case.
    pub case_id: String,
    /// Claim; a suggested one too.
    pub claim_id: String,
}

/// Names several claims of a case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ByClaims {
    /// Case.
    pub case_id: String,
    /// Claims; suggested ones too.
    pub claim_ids: Vec<String>,
}

/// Changes a claim; a missing field stays, an empty text clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimEdit {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// Wording.
    pub text: Option<String>,
    /// Type.
    pub kind: Option<String>,
    /// Why chosen.
    pub why_chosen: Option<String>,
}

/// Splits a claim into parts that are checked apart.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimSplit {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// At least two wordings, none blank.
    pub parts: Vec<String>,
}

/// Makes several claims one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimMerge {
    /// Case.
    pub case_id: String,
    /// The claim that stays.
    pub into: String,
    /// Claims that go into it.
    pub from: Vec<String>,
}

/// Puts a claim aside, or takes it up again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimPark {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// Whether it is to be parked.
    pub parked: bool,
    /// Why, in a few words; may be empty.
    pub reason: String,
}

/// Bookmarks a claim, or takes the bookmark away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimFlag {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// Whether it is to be flagged.
    pub flagged: bool,
}

/// Corrects who said it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatementEdit {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// Statement; none means the first (a suggested claim is accepted by it).
    pub statement_id: Option<String>,
    /// Speaker; empty clears.
    pub speaker: Option<String>,
    /// Role; empty clears.
    pub role: Option<String>,
    /// Stance.
    pub stance: Option<String>,
    /// Outlet that the statement names; empty clears.
    pub outlet: Option<String>,
    /// `YYYY-MM-DD`; empty clears.
    pub said: Option<String>,
}

/// Adds a comment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommentAdd {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// Text, not blank.
    pub text: String,
}

/// Adds or removes a tag.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagSet {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// The tag.
    pub tag: String,
    /// Whether it is to be there.
    pub present: bool,
}

/// Says when to look again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecheckSet {
    /// Case.
    pub case_id: String,
    /// Claim.
    pub claim_id: String,
    /// `YYYY-MM-DD`; empty clears.
    pub date: String,
    /// What may have changed by then; empty for nothing in particular. Without it the reason stays as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub why: Option<String>,
}
