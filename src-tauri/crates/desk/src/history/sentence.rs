//! What an operation did, in a few words. The one place that makes them.

mod decision;
mod found;
mod house;

use std::mem::discriminant;

use factdesk_domain::Operation;
use factdesk_domain::article::ArticleChange;
use factdesk_domain::case::CaseChange;
use factdesk_domain::claim::{ClaimChange, Origin};
use factdesk_domain::evidence::{EvidenceChange, EvidenceStance};
use factdesk_domain::relation::{RelationKind, RelationStatus};
use factdesk_domain::scale::Scales;
use factdesk_domain::second_reading::SecondReadings;
use factdesk_domain::source::SourceChange;
use factdesk_domain::statement::StatementChange;
use factdesk_domain::verdict::{NotCheckable, Outcome};

pub(super) use decision::made;
pub(super) use found::version;

/// What an operation did, such as "Verdict given: Mostly false".
#[must_use]
pub fn sentence(operation: &Operation) -> String {
    match operation {
        Operation::CaseCreate(p) => format!("Case begun: {}", p.title),
        Operation::CaseEdit(p) => case_edit(&p.change).to_owned(),
        Operation::ReviewerAdd(p) => format!("Reviewer entered: {}", p.name),
        Operation::ArticleAdd(p) => format!("Article imported: {}", p.title),
        Operation::ClaimCreate(p) => match p.origin {
            Origin::Suggested { .. } => "Suggested claim accepted".to_owned(),
            Origin::Person if p.split_from.is_some() => "Part of a claim written".to_owned(),
            Origin::Person => "Claim written".to_owned(),
            Origin::Imported { .. } => "Claim imported".to_owned(),
        },
        Operation::ClaimEdit(p) => claim_edit(&p.change).to_owned(),
        Operation::ClaimSplit(p) => format!("Claim split into {}", p.parts.len()),
        Operation::ClaimMerge(p) => format!("{} claims merged", p.from.len() + 1),
        Operation::ClaimFlag(p) if p.flagged => "Flag set".to_owned(),
        Operation::ClaimFlag(_) => "Flag taken away".to_owned(),
        Operation::StatementEdit(p) => statement_edit(&p.change).to_owned(),
        Operation::RelationSet(p) => relation(p.status, p.kind),
        Operation::SourceAdd(p) if p.copied => format!("Source card taken along: {}", p.name),
        Operation::SourceAdd(p) => format!("Source added: {}", p.name),
        Operation::SourceEdit(p) => source_edit(&p.change).to_owned(),
        Operation::EvidenceAdd(p) => format!("Evidence added, {}", stance(p.stance)),
        Operation::EvidenceEdit(p) => evidence_edit(&p.change).to_owned(),
        Operation::VerdictGive(p) => verdict(&p.outcome, p.conclusion.as_deref(), &Scales::default()),
        Operation::TagAdd(p) => format!("Tag added: {}", p.tag),
        Operation::TagRemove(p) => format!("Tag removed: {}", p.tag),
        Operation::RecheckSet(p) => match &p.on {
            Some(on) => format!("To be looked at again: {on}"),
            None => "No longer to be looked at again".to_owned(),
        },
        other => found::sentence(other)
            .or_else(|| house::sentence(other))
            .or_else(|| decision::sentence(other))
            .unwrap_or_else(|| plain(other).to_owned()),
    }
}

/// The sentences that need nothing of the payload.
fn plain(operation: &Operation) -> &'static str {
    match operation {
        Operation::ArticleEdit(p) => article_edit(&p.change),
        Operation::ArticleRetract(_) => "Article retracted",
        Operation::ClaimRetract(_) => "Claim retracted",
        Operation::ClaimPark(_) => "Claim parked",
        Operation::ClaimUnpark(_) => "Claim taken up again",
        Operation::StatementAdd(_) => "Statement added",
        Operation::StatementRetract(_) => "Statement retracted",
        Operation::StatementMove(_) => "Statement moved to another claim",
        Operation::EvidenceRetract(_) => "Evidence retracted",
        Operation::VerdictWithdraw(_) => "Verdict withdrawn",
        Operation::CommentAdd(_) => "Comment made",
        Operation::CommentEdit(_) => "Comment reworded",
        Operation::CommentRetract(_) => "Comment taken back",
        Operation::PassageMark(_) => "Passage marked: nothing to check",
        Operation::PassageUnmark(_) => "Passage open again",
        Operation::ActUndo(_) => "Undone",
        Operation::ActRedo(_) => "Redone",
        _ => "Changed",
    }
}

fn case_edit(change: &CaseChange) -> &'static str {
    match change {
        CaseChange::Title(_) => "Case renamed",
        CaseChange::Question(_) => "Question of the case changed",
        CaseChange::WhyChosen(_) => "Why the case was chosen changed",
        CaseChange::Deadline(_) => "Deadline changed",
        CaseChange::Language(_) => "Language of the report changed",
        CaseChange::Scale(_) => "Rating scale changed",
        CaseChange::Summary(_) => "Summary changed",
        CaseChange::Closed(true) => "Case closed",
        CaseChange::Closed(false) => "Case opened again",
        CaseChange::SecondReading(SecondReadings::None) => "Second readings: only where asked for",
        CaseChange::SecondReading(SecondReadings::Contested) => "Second readings: of contested claims",
        CaseChange::SecondReading(SecondReadings::All) => "Second readings: of every claim",
    }
}

fn article_edit(change: &ArticleChange) -> &'static str {
    match change {
        ArticleChange::Title(_) => "Article renamed",
        ArticleChange::Byline(_) => "Byline of an article changed",
        ArticleChange::Outlet(_) => "Outlet of an article changed",
        ArticleChange::Url(_) => "Address of an article changed",
        ArticleChange::Published(_) => "Date of an article changed",
        ArticleChange::Language(_) => "Language of an article changed",
    }
}

fn claim_edit(change: &ClaimChange) -> &'static str {
    match change {
        ClaimChange::Text(_) => "Claim reworded",
        ClaimChange::ClaimType(_) => "Type of a claim changed",
        ClaimChange::WhyChosen(_) => "Why a claim was chosen changed",
        ClaimChange::Date(_) => "Date of a claim changed",
    }
}

fn statement_edit(change: &StatementChange) -> &'static str {
    match change {
        StatementChange::Anchor(_) => "Statement anchored elsewhere",
        StatementChange::Speaker(_) => "Speaker changed",
        StatementChange::SpeakerRole(_) => "Role of a speaker changed",
        StatementChange::Outlet(_) => "Outlet of a statement changed",
        StatementChange::Cue(_) => "Cue of a statement changed",
        StatementChange::Stance(_) => "Stance of a speaker changed",
        StatementChange::Date(_) => "Date of a statement changed",
    }
}

fn source_edit(change: &SourceChange) -> &'static str {
    match change {
        SourceChange::Name(_) => "Source renamed",
        SourceChange::Kind(_) => "Kind of a source changed",
        SourceChange::What(_) => "What a source is changed",
        SourceChange::Reliability(_) => "Reliability of a source changed",
        SourceChange::Confidential(true) => "Source made confidential",
        SourceChange::Confidential(false) => "Source no longer confidential",
        SourceChange::Interests(_) => "Interests of a source changed",
        SourceChange::OriginGroup(_) => "Origin group of a source changed",
        SourceChange::Url(_) => "Address of a source changed",
        SourceChange::Wikidata(_) => "Wikidata item of a source changed",
    }
}

fn evidence_edit(change: &EvidenceChange) -> &'static str {
    match change {
        EvidenceChange::Source(_) => "Source of evidence changed",
        EvidenceChange::Quote(_) => "Quote changed",
        EvidenceChange::Language(_) => "Language of evidence changed",
        EvidenceChange::Translation(_) => "Translation changed",
        EvidenceChange::Locator(_) => "Locator changed",
        EvidenceChange::Stance(_) => "Stance of evidence changed",
        EvidenceChange::Url(_) => "Address of evidence changed",
        EvidenceChange::Published(_) => "Date of evidence changed",
        EvidenceChange::Accessed(_) => "Date of reading changed",
        EvidenceChange::Credibility(_) => "Credibility changed",
        EvidenceChange::Captured(_) => "Captured file changed",
        EvidenceChange::Note(_) => "Note on evidence changed",
    }
}

fn stance(stance: EvidenceStance) -> &'static str {
    match stance {
        EvidenceStance::Supports => "supports",
        EvidenceStance::Refutes => "refutes",
        EvidenceStance::Context => "context",
    }
}

fn relation(status: RelationStatus, kind: RelationKind) -> String {
    let status = match status {
        RelationStatus::Suggested => "suggested",
        RelationStatus::Confirmed => "confirmed",
        RelationStatus::Rejected => "rejected",
    };
    let kind = match kind {
        RelationKind::Contradicts => "contradicts",
        RelationKind::SameClaim => "same claim",
        RelationKind::Narrower => "narrower",
        RelationKind::NewerFigure => "newer figure",
        RelationKind::DependsOn => "depends on",
        RelationKind::Unrelated => "unrelated",
    };
    format!("Relation {status}: {kind}")
}

/// What a verdict found, with the label that its value has on these scales.
pub(super) fn verdict(outcome: &Outcome, conclusion: Option<&str>, scales: &Scales) -> String {
    match outcome {
        Outcome::Rated {
            scale,
            scale_version,
            rating,
        } => {
            let label = scales.label(*scale, *scale_version, rating, None);
            format!("Verdict given: {label}")
        }
        Outcome::Concluded { .. } => format!("Verdict given: {}", conclusion.unwrap_or("conclusion")),
        Outcome::NotCheckable { reason, detail } => {
            let reason = match reason {
                NotCheckable::Opinion => "opinion",
                NotCheckable::Prediction => "prediction",
                NotCheckable::TooVague => "too vague",
                NotCheckable::PersonalExperience => "personal experience",
                NotCheckable::Satire => "satire",
                NotCheckable::Other => detail.as_deref().unwrap_or("another reason"),
            };
            format!("Not checkable: {reason}")
        }
    }
}

/// How much an operation says about the act that it is a part of; the most telling one names the act.
fn weight(operation: &Operation) -> u8 {
    match operation {
        Operation::SignOff(_)
        | Operation::CorrectionMake(_)
        | Operation::VerdictGive(_)
        | Operation::VerdictWithdraw(_)
        | Operation::DecisionMake(_)
        | Operation::DecisionWithdraw(_) => 9,
        Operation::ClaimSplit(_) | Operation::ClaimMerge(_) | Operation::ClaimRetract(_) => 8,
        Operation::EvidenceAdd(_) | Operation::RelationSet(_) => 7,
        Operation::ReviewerAdd(_) => 0,
        Operation::ScaleDefine(p) if p.copied => 0,
        Operation::SourceAdd(p) if p.copied => 0,
        Operation::ArticleVersionAdd(_) | Operation::FileErase(_) => 8,
        Operation::StatementPlace(_) | Operation::PassagePlace(_) | Operation::CaptureAdd(_) => 4,
        Operation::StatementAdd(_) => 1,
        Operation::ClaimCreate(_) => 2,
        _ => 5,
    }
}

/// What an act did: its most telling operation, and how often it was done.
#[must_use]
pub fn act_label<'o>(operations: impl Iterator<Item = &'o Operation>) -> String {
    let operations: Vec<&Operation> = operations.collect();
    let mut best: Option<&Operation> = None;
    for operation in &operations {
        if best.is_none_or(|known| weight(operation) > weight(known)) {
            best = Some(operation);
        }
    }
    let Some(best) = best else {
        return "Changed by a newer release".to_owned();
    };
    let alike = operations
        .iter()
        .filter(|one| discriminant(**one) == discriminant(best))
        .count();
    let suggested = operations
        .iter()
        .any(|one| matches!(one, Operation::ClaimCreate(p) if p.origin.is_suggested()));
    match (best, alike) {
        (Operation::ArticleAdd(_), 2..) => format!("{alike} articles imported"),
        (Operation::ClaimCreate(_), 2..) if suggested => format!("{alike} suggested claims accepted"),
        (Operation::ClaimRetract(_), 1) if suggested => "Suggested claim rejected".to_owned(),
        (Operation::ClaimRetract(_), 2..) => format!("{alike} claims taken out"),
        (Operation::RelationSet(p), 2..) if p.status == RelationStatus::Rejected => {
            format!("{alike} relations rejected")
        }
        (Operation::RelationSet(_), 2..) => format!("{alike} relations confirmed"),
        (Operation::RuleSet(_), 2..) => format!("{alike} house rules set"),
        (Operation::CaptureAdd(_), 2..) => format!("{alike} files captured"),
        (one, _) => sentence(one),
    }
}
