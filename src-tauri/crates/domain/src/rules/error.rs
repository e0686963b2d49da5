//! What a rule refuses, with a stable code for programs and a sentence for people.

use crate::id::{EvidenceId, ScaleId};
use crate::noun::Noun;
use crate::text::PositionError;
use crate::time::TimestampMs;

/// A refusal. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// A field that must have words has none.
    #[error("{field} must not be empty")]
    Empty {
        /// The field.
        field: &'static str,
    },
    /// The object was retracted, merged away or split.
    #[error("this {} is no longer there: it was {how}", noun.as_str())]
    Gone {
        /// What it was.
        noun: Noun,
        /// What became of it.
        how: &'static str,
    },
    /// A rating that the scale does not have.
    #[error("“{rating}” is not on the scale “{scale}”, which has: {allowed}")]
    RatingNotOnScale {
        /// The rating asked for.
        rating: String,
        /// The scale's name.
        scale: String,
        /// Its values, comma separated.
        allowed: String,
    },
    /// A rating that serves for old verdicts only, or was chosen on an older version of its scale.
    #[error(
        "“{rating}” is no longer given: version {in_use} of the scale “{scale}” is in use, which has: {allowed}"
    )]
    RatingRetired {
        /// The rating asked for.
        rating: String,
        /// The scale's name.
        scale: String,
        /// The version in use.
        in_use: u32,
        /// Its values, comma separated.
        allowed: String,
    },
    /// A rating that was chosen on an older version of its scale, and can be given on the one in force.
    #[error(
        "version {chosen} of the scale “{scale}” is older, and version {in_use} is in force: look at what “{rating}” \
         means there and give it on that version, which has: {allowed}"
    )]
    RatingOlder {
        /// The rating asked for.
        rating: String,
        /// The scale's name.
        scale: String,
        /// The version it was chosen on.
        chosen: u32,
        /// The version in use.
        in_use: u32,
        /// Its values, comma separated.
        allowed: String,
    },
    /// A number that no version of a scale has.
    #[error("the scale “{scale}” has no version {found}; its newest is version {newest}")]
    NoScaleVersion {
        /// The scale's name.
        scale: String,
        /// The number asked for.
        found: u32,
        /// The newest.
        newest: u32,
    },
    /// A new scale under the name of another.
    #[error("there is already a rating scale called “{name}” ({id}); give this one another name")]
    ScaleNameTaken {
        /// The name.
        name: String,
        /// The scale that has it.
        id: ScaleId,
    },
    /// A language that is none.
    #[error("“{found}” is no language: write en, de or pt-BR")]
    NotLanguage {
        /// What was given.
        found: String,
    },
    /// An answer that is dated where none can be.
    #[error("{why}; write the day on which the answer came")]
    AnswerDate {
        /// What is wrong with the day.
        why: String,
    },
    /// A scale that leaves out a value of an earlier version.
    #[error(
        "“{rating}” was a value of this scale and verdicts may have it; retire it instead of leaving it out"
    )]
    RatingDropped {
        /// The value.
        rating: String,
    },
    /// Values that are no rating scale.
    #[error("this is no rating scale: {why}")]
    NotAScale {
        /// What is wrong.
        why: String,
    },
    /// A version of a scale that does not follow the last.
    #[error("the next version of this scale is {next}, not {found}")]
    ScaleVersion {
        /// The number given.
        found: u32,
        /// The number that follows.
        next: u32,
    },
    /// A house rule that no release had.
    #[error("there is no house rule “{key}”; there are: {known}")]
    UnknownHouseRule {
        /// The name given.
        key: String,
        /// The names, comma separated.
        known: String,
    },
    /// A house rule with something that it cannot look at.
    #[error("the rule cannot be set so: {why}")]
    RuleParameter {
        /// What is wrong.
        why: String,
    },
    /// Something other than one to three letters or digits.
    #[error("initials are one to three letters or digits")]
    NotInitials,
    /// A scale or version that no release had.
    #[error("there is no such rating scale")]
    UnknownScale,
    /// A verdict in a case that another program gave a scale that is not here.
    #[error(
        "the rating scale of the case is not here; choose another one for it, beside its house rules or with scale use"
    )]
    CaseScaleAbsent,
    /// A verdict without a rationale.
    #[error("a verdict needs a rationale")]
    RationaleMissing,
    /// "Other" without a word.
    #[error("say in words why it cannot be checked")]
    ReasonMissing,
    /// A scale without ratings needs a conclusion.
    #[error("this scale has no ratings: the verdict needs a conclusion")]
    ConclusionMissing,
    /// A rationale or a reason that cites evidence of another case.
    #[error("the {field} cites evidence {id}, which this case does not have")]
    EvidenceNotInCase {
        /// What cites it.
        field: &'static str,
        /// The evidence cited.
        id: EvidenceId,
    },
    /// A span that is not in the text.
    #[error("the span is not in the text: {0}")]
    SpanOutsideText(#[from] PositionError),
    /// A statement with neither a place nor words.
    #[error("a statement needs a place in an article, or its words")]
    StatementWithoutWords,
    /// A relation of a claim with itself.
    #[error("a claim has no relation to itself")]
    RelationToItself,
    /// Fewer than two parts.
    #[error("a claim is split into two or more parts")]
    SplitNeedsTwoParts,
    /// Nothing to merge, or a claim with itself.
    #[error("a claim is merged with one or more others")]
    MergeNeedsOthers,
    /// A piece of evidence that is not on this claim.
    #[error("evidence {id} is not on this claim")]
    EvidenceNotOnClaim {
        /// The evidence.
        id: EvidenceId,
    },
    /// A decision by somebody who is no editor.
    #[error("only an editor decides; ask one, or have your role changed on your card")]
    NotEditor,
    /// A decision that names verdicts that no longer stand, or leaves out one that came.
    #[error("a verdict on this claim changed meanwhile; look at the verdicts again, then decide")]
    VerdictChanged,
    /// A decision with a dissent that says what it decides.
    #[error(
        "a verdict that says what you decide is no dissent; leave it out of the dissent, and the decision rests on it"
    )]
    DissentAgrees,
    /// A decision on a claim without a verdict.
    #[error("nobody has given a verdict on this claim yet, and a decision rests on verdicts")]
    NothingToDecide,
    /// An editor whose own verdict is the only one.
    #[error("yours is the only verdict on this claim; ask somebody else for a second one before you decide")]
    OwnVerdictAlone,
    /// A vote that did not reach the number that it needs.
    #[error("{}", panel_short(.votes, .of, .needed))]
    PanelShort {
        /// How many say it.
        votes: u32,
        /// How many there are.
        of: u32,
        /// How many are needed.
        needed: u32,
    },
    /// Only its author may.
    #[error("only its author can do that to a {}", noun.as_str())]
    NotYours {
        /// What it is.
        noun: Noun,
    },
    /// An article that claims stand in.
    #[error("{claims} claims stand in this article; retract or move them first")]
    ArticleInUse {
        /// How many.
        claims: usize,
    },
    /// It is so already.
    #[error("it is so already")]
    NothingChanges,
    /// A confidential source without a pseudonym.
    #[error("a confidential source needs a pseudonym")]
    PseudonymMissing,
    /// A field that holds the name, or a way to reach, a confidential source.
    #[error("{field} would give a confidential source away: it holds what only the vault may hold")]
    NamesSource {
        /// The field.
        field: &'static str,
    },
    /// A field that tells by itself who a confidential source is.
    #[error("{field} would tell who a confidential source is; keep it in the private notes")]
    IdentifiesSource {
        /// The field.
        field: &'static str,
    },
    /// A real name beside a card that is open.
    #[error("only a confidential source has a real name besides the one on its card")]
    RealNameOfOpenSource,
    /// A source whose name stands in the log already.
    #[error(
        "the name of this source stands in the history already and would stay readable there; make a new card under a \
         pseudonym instead"
    )]
    SourceNameInLog,
    /// Something other than `Q` and digits.
    #[error("a Wikidata item is the letter Q and digits, such as Q42")]
    NotWikidata,
    /// Something other than 64 hexadecimal digits.
    #[error("a file is named by the 64 hexadecimal digits of its SHA-256")]
    NotSha256,
    /// Bytes that were erased, captured again.
    #[error("this very file was erased from this desk and is not taken in again: {reason}")]
    FileErased {
        /// Why it was erased.
        reason: String,
    },
    /// Permille above 1000, or a fuzzy place without score and margin.
    #[error("a place that was found by likeness needs a score and a margin, both 0 to 1000")]
    ScoreMissing,
    /// A deadline that lies before the question.
    #[error("the deadline lies before the day of the question")]
    DeadlineBeforeAsked,
    /// A reviewer's name that is taken.
    #[error(
        "there is already a reviewer called “{name}”; give this one a name that tells the two apart, or sit down as \
         the one who is there"
    )]
    NameTaken {
        /// The name.
        name: String,
    },
    /// An operation whose words others stand on.
    #[error("what a {kind} operation says cannot be erased: others are checked with it")]
    NotErasable {
        /// The kind.
        kind: String,
    },
    /// Nothing is left to erase.
    #[error("what it said is removed already; the report and the history say when, by whom and why")]
    AlreadyErased,
    /// The device that asks for its own revocation.
    #[error("this is the device you sit at; revoke it from another desk")]
    OwnDevice,
    /// No act of this device left to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// No undo left to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The act is out of force already.
    #[error("it is undone already")]
    AlreadyUndone,
    /// The act was done on another device.
    #[error("it was done on another device; withdraw it instead")]
    UndoOtherDevice,
    /// The act was done by another reviewer.
    #[error("it was done by another reviewer; withdraw it instead")]
    UndoOtherReviewer,
    /// Another reviewer's work stands on it.
    #[error("another reviewer's work stands on it; withdraw it instead")]
    UndoDependedOn,
    /// Own later work stands on what it created.
    #[error("later work stands on it; undo that first")]
    UndoLaterFirst,
    /// A case that was signed off.
    #[error("this case was signed off on {}; make a correction instead", on.day())]
    CaseSignedOff {
        /// When.
        on: TimestampMs,
    },
    /// Somebody changed the case since the signer looked at it.
    #[error("the case changed since you looked at it; look at it again, then sign it off")]
    SignOffMoved,
    /// Something stops the sign-off.
    #[error("the case cannot be signed off: {why}")]
    SignOffBlocked {
        /// How many things.
        count: usize,
        /// What they are, in words.
        why: String,
    },
    /// Somebody who is no editor signs off or corrects.
    #[error(
        "only an editor signs a case off and corrects it; ask one, or have your role changed on your card"
    )]
    EditorOnly,
    /// A correction of a case that was not signed off.
    #[error("change the verdict itself; a correction is for a case that was signed off")]
    NotSignedOff,
    /// A new rating that belongs to no claim.
    #[error("name the claim that the new rating is for")]
    CorrectionWithoutClaim,
    /// A retraction that rates.
    #[error("a retraction gives no rating: make a correction with the new rating, or retract without one")]
    RetractionRates,
    /// The act holds nothing that an undo reaches.
    #[error("this cannot be undone")]
    NotUndoable,
}

impl RuleError {
    /// The stable name, in snake case.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "empty",
            Self::Gone { .. } => "gone",
            Self::RatingNotOnScale { .. } => "rating_not_on_scale",
            Self::RatingRetired { .. } | Self::RatingOlder { .. } => "rating_retired",
            Self::ScaleNameTaken { .. } => "scale_name_taken",
            Self::NotLanguage { .. } => "language",
            Self::AnswerDate { .. } => "answer_date",
            Self::RatingDropped { .. } => "rating_dropped",
            Self::NotAScale { .. } => "not_a_scale",
            Self::ScaleVersion { .. } => "scale_version",
            Self::UnknownHouseRule { .. } => "unknown_rule",
            Self::RuleParameter { .. } => "rule_parameter",
            Self::NotInitials => "not_initials",
            Self::UnknownScale | Self::CaseScaleAbsent | Self::NoScaleVersion { .. } => "unknown_scale",
            Self::RationaleMissing => "rationale_missing",
            Self::ReasonMissing => "reason_missing",
            Self::ConclusionMissing => "conclusion_missing",
            Self::EvidenceNotInCase { .. } => "evidence_not_in_case",
            Self::SpanOutsideText(_) => "span_outside_text",
            Self::StatementWithoutWords => "statement_without_words",
            Self::RelationToItself => "relation_to_itself",
            Self::SplitNeedsTwoParts => "split_needs_two_parts",
            Self::MergeNeedsOthers => "merge_needs_others",
            Self::EvidenceNotOnClaim { .. } => "evidence_not_on_claim",
            Self::NotEditor => "not_editor",
            Self::VerdictChanged => "verdict_changed",
            Self::DissentAgrees => "dissent_agrees",
            Self::NothingToDecide => "nothing_to_decide",
            Self::OwnVerdictAlone => "own_verdict_alone",
            Self::PanelShort { .. } => "panel_short",
            Self::NotYours { .. } => "not_yours",
            Self::ArticleInUse { .. } => "article_in_use",
            Self::NothingChanges => "nothing_changes",
            Self::PseudonymMissing => "pseudonym_missing",
            Self::NamesSource { .. } => "names_source",
            Self::IdentifiesSource { .. } => "identifies_source",
            Self::RealNameOfOpenSource => "real_name_of_open_source",
            Self::SourceNameInLog => "source_name_in_log",
            Self::NotWikidata => "not_wikidata",
            Self::NotSha256 => "not_sha256",
            Self::FileErased { .. } => "file_erased",
            Self::ScoreMissing => "score_missing",
            Self::DeadlineBeforeAsked => "deadline_before_asked",
            Self::NameTaken { .. } => "name_taken",
            Self::NotErasable { .. } => "not_erasable",
            Self::AlreadyErased => "already_erased",
            Self::OwnDevice => "own_device",
            Self::NothingToUndo => "nothing_to_undo",
            Self::NothingToRedo => "nothing_to_redo",
            Self::AlreadyUndone => "already_undone",
            Self::UndoOtherDevice => "undo_other_device",
            Self::UndoOtherReviewer => "undo_other_reviewer",
            Self::UndoDependedOn => "undo_depended_on",
            Self::UndoLaterFirst => "undo_later_first",
            Self::NotUndoable => "not_undoable",
            Self::CaseSignedOff { .. } => "case_signed_off",
            Self::SignOffMoved => "sign_off_moved",
            Self::SignOffBlocked { .. } => "sign_off_blocked",
            Self::EditorOnly => "editor_only",
            Self::NotSignedOff => "not_signed_off",
            Self::CorrectionWithoutClaim => "correction_without_claim",
            Self::RetractionRates => "retraction_rates",
        }
    }

    /// The field of the request that it is about, where there is one.
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::Empty { field } | Self::NamesSource { field } | Self::IdentifiesSource { field } => {
                Some(field)
            }
            Self::RealNameOfOpenSource => Some("real_name"),
            Self::RatingNotOnScale { .. } | Self::RatingRetired { .. } | Self::RatingOlder { .. } => {
                Some("rating")
            }
            Self::NoScaleVersion { .. } => Some("scale_version"),
            Self::ScaleNameTaken { .. } => Some("name"),
            Self::NotLanguage { .. } => Some("language"),
            Self::AnswerDate { .. } => Some("on"),
            Self::RatingDropped { .. } | Self::NotAScale { .. } => Some("values"),
            Self::ScaleVersion { .. } => Some("version"),
            Self::UnknownHouseRule { .. } => Some("rule"),
            Self::RuleParameter { .. } => Some("parameters"),
            Self::NotInitials => Some("initials"),
            Self::UnknownScale | Self::CaseScaleAbsent => Some("scale"),
            Self::RationaleMissing => Some("rationale"),
            Self::EvidenceNotInCase { field, .. } => Some(field),
            Self::ReasonMissing => Some("reason"),
            Self::ConclusionMissing => Some("conclusion"),
            Self::SpanOutsideText(_) => Some("span"),
            Self::StatementWithoutWords => Some("words"),
            Self::SplitNeedsTwoParts => Some("parts"),
            Self::MergeNeedsOthers => Some("from"),
            Self::EvidenceNotOnClaim { .. } => Some("evidence"),
            Self::PanelShort { .. } => Some("panel_needed"),
            Self::PseudonymMissing => Some("pseudonym"),
            Self::NotWikidata => Some("wikidata"),
            Self::NotSha256 | Self::FileErased { .. } => Some("sha256"),
            Self::ScoreMissing => Some("score"),
            Self::DeadlineBeforeAsked => Some("deadline"),
            Self::SourceNameInLog => Some("confidential"),
            Self::NameTaken { .. } => Some("name"),
            Self::OwnDevice => Some("device"),
            Self::NotErasable { .. } | Self::AlreadyErased => Some("object"),
            Self::Gone { .. }
            | Self::RelationToItself
            | Self::NotEditor
            | Self::VerdictChanged
            | Self::DissentAgrees
            | Self::NothingToDecide
            | Self::OwnVerdictAlone
            | Self::NotYours { .. }
            | Self::ArticleInUse { .. }
            | Self::NothingChanges
            | Self::NothingToUndo
            | Self::NothingToRedo
            | Self::AlreadyUndone
            | Self::UndoOtherDevice
            | Self::UndoOtherReviewer
            | Self::UndoDependedOn
            | Self::UndoLaterFirst
            | Self::NotUndoable
            | Self::CaseSignedOff { .. }
            | Self::SignOffBlocked { .. }
            | Self::EditorOnly
            | Self::NotSignedOff => None,
            Self::SignOffMoved => Some("head"),
            Self::CorrectionWithoutClaim => Some("claim"),
            Self::RetractionRates => Some("rating"),
        }
    }
}

fn panel_short(votes: &u32, of: &u32, needed: &u32) -> String {
    if *needed == 0 {
        return "a vote needs at least 1 verdict; say how many, or decide without a vote".to_owned();
    }
    let verdicts = if *of == 1 { "verdict says" } else { "verdicts say" };
    format!(
        "{votes} of {of} {verdicts} this, and the vote needs {needed}; decide what enough of them say, ask for another \
         verdict, or decide without a vote"
    )
}
