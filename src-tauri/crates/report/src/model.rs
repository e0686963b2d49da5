//! What a report says, before it is put into words.
//!
//! Plain owned values. Texts are as the desk holds them, untrusted and unescaped; only `markdown` escapes. Lists are
//! printed in the order they come in, so whoever fills a report must fill it in a fixed order.

mod decision;
mod file;
mod found;
mod house;
mod signed;

use factdesk_domain::capture::ErasureGround;
use factdesk_domain::claim::{ClaimType, WorkState};
use factdesk_domain::evidence::{Credibility, EvidenceProblem, EvidenceStance};
use factdesk_domain::reviewer::Role;
use factdesk_domain::source::{Reliability, SourceKind};
use factdesk_domain::statement::Stance;
use factdesk_domain::verdict::{Confidence, NotCheckable};
use factdesk_domain::{PartialDate, TimestampMs};

pub use decision::{Decision, Panel, Standing};
pub use file::{Captured, File, Proof, Taken};
pub use found::{Lookup, Reply, Translation};
pub use house::{Declared, Override, Rule, Rules};
pub use signed::{Corrected, Correction, Request, SignOff};

/// One case, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Id of the case.
    pub case_id: String,
    /// Title; a blank one prints as "Untitled case".
    pub title: String,
    /// The question that the fact-check answers.
    pub question: Option<String>,
    /// Why this was chosen.
    pub why_chosen: Option<String>,
    /// What the desk says in its own words ahead of everything else; may run over several lines.
    pub summary: Option<String>,
    /// Language that the case is written in (BCP 47).
    pub language: Option<String>,
    /// When the case was made.
    pub created: TimestampMs,
    /// When it was last changed; the newest date that the report states about itself.
    pub changed: TimestampMs,
    /// Deadline.
    pub deadline: Option<TimestampMs>,
    /// Case head: 64 hexadecimal digits.
    pub head: String,
    /// Who worked on it, by name.
    pub people: Vec<Person>,
    /// Articles in the order of import.
    pub articles: Vec<Article>,
    /// Rating scales that a printed verdict uses; no others.
    pub scales: Vec<Scale>,
    /// House rules in force.
    pub rules: Rules,
    /// Contested sets, those with a confirmed link first.
    pub contested: Vec<ContestedSet>,
    /// Claims in the order of the walk, suggested ones too.
    pub claims: Vec<Claim>,
    /// How much of the articles is accounted for.
    pub coverage: Coverage,
    /// Passages marked as holding nothing to check, in reading order.
    pub passages: Vec<Passage>,
    /// What has no place in the present text of its article, article by article.
    pub orphans: Vec<Orphan>,
    /// The sign-off; none for a draft.
    pub sign_off: Option<SignOff>,
    /// What was published after the sign-off, the oldest first.
    pub corrections: Vec<Correction>,
    /// What was removed from the record, the oldest first.
    pub removals: Vec<Removal>,
    /// Entries of the history that are here without what they say, because it was withheld from this desk.
    pub withheld: usize,
    /// Every source that printed evidence comes from, by name.
    pub sources: Vec<Source>,
    /// Every captured file that printed evidence rests on, in the order in which it is first met.
    pub files: Vec<File>,
}

/// A reviewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
}

/// An article under check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Title.
    pub title: String,
    /// Outlet.
    pub outlet: Option<String>,
    /// Byline.
    pub byline: Option<String>,
    /// Published.
    pub published: Option<PartialDate>,
    /// Address.
    pub url: Option<String>,
    /// Number of the version that was checked, from 1.
    pub version: u32,
    /// SHA-256 of the original file, in hex.
    pub sha256: Option<String>,
    /// When that version was imported.
    pub captured: TimestampMs,
    /// The other versions with the time of their import.
    pub earlier: Vec<(u32, TimestampMs)>,
}

/// Words of an earlier version of an article that have no sure place in the present one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Place of the article in [`Report::articles`].
    pub article: usize,
    /// Number of the version that they stand in; 0 where its coming was undone.
    pub version: u32,
    /// Number of their claim; none for a passage with nothing to check.
    pub claim: Option<u32>,
    /// The words.
    pub exact: String,
}

impl Article {
    /// The outlet, else the title: what stands beside a quote.
    #[must_use]
    pub fn short(&self) -> &str {
        self.outlet
            .as_deref()
            .filter(|outlet| !outlet.trim().is_empty())
            .unwrap_or(&self.title)
    }
}

/// A rating scale in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Name.
    pub name: String,
    /// Version, from 1.
    pub version: u32,
    /// Values in order; empty for claim and conclusion.
    pub values: Vec<ScaleValue>,
}

/// One value of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleValue {
    /// Label.
    pub label: String,
    /// What it means.
    pub definition: String,
    /// Whether it serves for old verdicts only.
    pub retired: bool,
}

/// Claims joined by *contradicts*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContestedSet {
    /// The question it leaves open.
    pub question: Option<String>,
    /// What differs, in words: "Different number for the same thing".
    pub difference: Option<String>,
    /// Whether a person confirmed at least one link.
    pub confirmed: bool,
    /// Rival answers, at least two.
    pub answers: Vec<Answer>,
    /// Why the claims count as rivals, in words.
    pub reasons: Vec<String>,
}

/// One answer of a contested set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The answer in a few words: "11 wounded"; none when nobody said.
    pub label: Option<String>,
    /// Numbers of the claims that give it ([`Claim::number`]).
    pub claims: Vec<u32>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Id.
    pub id: String,
    /// Place in the walk, from 1; unique within a report.
    pub number: u32,
    /// The wording.
    pub text: String,
    /// Type.
    pub kind: Option<ClaimType>,
    /// Where work on it stands.
    pub state: WorkState,
    /// Whether a person made or accepted it; else it is only suggested.
    pub accepted: bool,
    /// Whether it has a rival that nobody rejected.
    pub contested: bool,
    /// Why it was chosen.
    pub why_chosen: Option<String>,
    /// Bookmarked.
    pub flagged: bool,
    /// Why it is parked, where somebody said; what says that it is parked is `state`.
    pub park_reason: Option<String>,
    /// When to look at it again.
    pub recheck: Option<Recheck>,
    /// Who said it where, in reading order.
    pub statements: Vec<Statement>,
    /// Evidence by number.
    pub evidence: Vec<Evidence>,
    /// What was looked for, the first entry first.
    pub lookups: Vec<Lookup>,
    /// Who was asked for a reply, the first one first.
    pub replies: Vec<Reply>,
    /// Verdicts, the oldest first, superseded and withdrawn ones too.
    pub verdicts: Vec<Verdict>,
    /// Decisions, the oldest first, superseded and withdrawn ones too.
    pub decisions: Vec<Decision>,
    /// What it says since it was corrected.
    pub corrected: Option<Corrected>,
    /// What is declared on it.
    pub declared: Vec<Declared>,
    /// Overrides of house rules, the first one first.
    pub overrides: Vec<Override>,
}

impl Claim {
    /// Verdicts that stand.
    pub fn current_verdicts(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts
            .iter()
            .filter(|verdict| verdict.standing == Standing::Current)
    }

    /// Whether a verdict stands, whatever it says.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.current_verdicts().next().is_some()
    }

    /// Whether every verdict that stands says that it cannot be checked, and nobody decided.
    #[must_use]
    pub fn is_not_checkable(&self) -> bool {
        self.is_settled()
            && self.decisions.is_empty()
            && self
                .current_verdicts()
                .all(|verdict| matches!(verdict.outcome, Outcome::NotCheckable { .. }))
    }

    /// Whether the verdicts that stand say different things and nobody decided, or several decisions stand.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        if self.current_decisions().next().is_some() {
            return self.decided().is_none();
        }
        let mut verdicts = self.current_verdicts();
        let first = verdicts.next();
        first.is_some_and(|first| verdicts.any(|other| !other.agrees_with(first)))
    }
}

/// When to look at a claim again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recheck {
    /// The date.
    pub on: PartialDate,
    /// Why.
    pub why: Option<String>,
}

/// A span in which somebody asserts the claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Exact words; may run over several lines.
    pub exact: String,
    /// Place of its article in [`Report::articles`]; none for a speech or a photo.
    pub article: Option<usize>,
    /// Paragraph, from 1; none when the span belongs to an earlier version of the article.
    pub paragraph: Option<u32>,
    /// Who said it.
    pub speaker: Option<String>,
    /// In what role.
    pub role: Option<String>,
    /// How it is put.
    pub stance: Stance,
    /// Another outlet that the statement names.
    pub via: Option<String>,
    /// When it was said.
    pub said: Option<PartialDate>,
}

/// One piece of evidence on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its number on this claim: 1 is E1.
    pub number: u32,
    /// What it does to the claim.
    pub stance: EvidenceStance,
    /// Verbatim quote; may run over several lines.
    pub quote: String,
    /// Translation of the quote.
    pub translation: Option<Translation>,
    /// Name of the source, a pseudonym when it is confidential.
    pub source: String,
    /// Whether the source is confidential; no address is printed then.
    pub confidential: bool,
    /// Kind of the source.
    pub kind: SourceKind,
    /// Reliability of the source.
    pub reliability: Option<Reliability>,
    /// Credibility of what it says.
    pub credibility: Option<Credibility>,
    /// Page, paragraph or time code.
    pub locator: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Published.
    pub published: Option<PartialDate>,
    /// Last looked at.
    pub accessed: Option<PartialDate>,
    /// When it was put on record.
    pub added: TimestampMs,
    /// The captured file; none where nothing was captured.
    pub captured: Option<Captured>,
    /// Whether it was published after the claim was made: not knowable then.
    pub after_claim: bool,
    /// What readers find wrong with it, in the order of the problems, each with who says so.
    pub problems: Vec<Problem>,
    /// Note.
    pub note: Option<String>,
}

/// Something that is wrong with a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What.
    pub flag: EvidenceProblem,
    /// Names of the readers who say so, sorted; at least one.
    pub by: Vec<String>,
}

/// One reviewer's verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Who gave it.
    pub reviewer: String,
    /// When.
    pub at: TimestampMs,
    /// What was found.
    pub outcome: Outcome,
    /// One line.
    pub conclusion: Option<String>,
    /// Why, with evidence as `[E1]`; may run over several lines, may be empty when not checkable.
    pub rationale: String,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// What would change it.
    pub would_change: Option<String>,
    /// Whether it still counts.
    pub standing: Standing,
    /// The wording that was judged, where the claim reads otherwise now.
    pub judged_wording: Option<String>,
}

impl Verdict {
    /// Whether two verdicts say the same: the rating; without a scale the conclusion; not checkable for any reason.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        match (&self.outcome, &other.outcome) {
            (
                Outcome::Rated { label, scale },
                Outcome::Rated {
                    label: other,
                    scale: others,
                },
            ) => label == other && scale == others,
            (Outcome::Concluded, Outcome::Concluded) => self.conclusion == other.conclusion,
            (Outcome::NotCheckable { .. }, Outcome::NotCheckable { .. }) => true,
            (Outcome::Rated { .. } | Outcome::Concluded | Outcome::NotCheckable { .. }, _) => false,
        }
    }

    /// The evidence numbers that the rationale cites as `[E1]`, in order, each once.
    #[must_use]
    pub fn cites(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self
            .rationale
            .match_indices("[E")
            .filter_map(|(at, _)| self.rationale[at + 2..].split_once(']')?.0.parse().ok())
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// What a verdict found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A value of a scale.
    Rated {
        /// Label of the value.
        label: String,
        /// Name of the scale.
        scale: String,
    },
    /// A conclusion in words, without a scale.
    Concluded,
    /// It cannot be checked.
    NotCheckable {
        /// Why.
        reason: NotCheckable,
        /// Why, more exactly.
        detail: Option<String>,
    },
}

/// How much of the articles is accounted for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sentences of all articles.
    pub sentences: u32,
    /// Of those, how many a verdict covers or a mark says hold nothing to check.
    pub settled: u32,
}

/// A passage marked as holding nothing to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Place of its article in [`Report::articles`].
    pub article: usize,
    /// Paragraph, from 1; none when the article has a newer version.
    pub paragraph: Option<u32>,
    /// Its words; may run over several lines.
    pub exact: String,
    /// Why.
    pub reason: Option<String>,
}

/// That something was removed from the record, and why; what it said is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// When.
    pub at: TimestampMs,
    /// By whom.
    pub by: String,
    /// How many entries no longer say anything.
    pub entries: usize,
    /// Of which kinds they are (`verdict_give`), and how many of each.
    pub kinds: Vec<(String, usize)>,
    /// How many captured files went.
    pub files: usize,
    /// On what ground.
    pub ground: ErasureGround,
    /// Why.
    pub reason: String,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name, a pseudonym when it is confidential.
    pub name: String,
    /// Kind.
    pub kind: SourceKind,
    /// Reliability.
    pub reliability: Option<Reliability>,
    /// Interests that a reader should know.
    pub interests: Option<String>,
    /// Sources of one group repeat each other and count once.
    pub origin_group: Option<String>,
    /// Address; never printed for a confidential source.
    pub url: Option<String>,
    /// Whether it is named by a pseudonym to protect it.
    pub confidential: bool,
    /// Whether a word of its name or address mixes scripts, so that it may be taken for another.
    pub mixed_scripts: bool,
    /// How many printed pieces of evidence come from it.
    pub evidence: u32,
}
