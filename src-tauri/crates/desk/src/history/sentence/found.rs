//! Sentences on captures, erasures, flags, the search log, replies, places in later versions, sign-offs and
//! corrections.

use factdesk_domain::Operation;
use factdesk_domain::article::Placing;
use factdesk_domain::capture::{CaptureAdd, CaptureHow, ErasureGround};
use factdesk_domain::evidence::{EvidenceFlag, EvidenceProblem};
use factdesk_domain::lookup::LookupAdd;
use factdesk_domain::placed::{Placed, PlacedHow};
use factdesk_domain::reply::{ReplyChange, ReplyOutcome};

/// What such an operation did; none for any other.
pub fn sentence(operation: &Operation) -> Option<String> {
    Some(match operation {
        Operation::CaptureAdd(p) => capture(p),
        Operation::CaptureRetract(p) => because("Capture taken out", p.reason.as_deref()),
        Operation::FileErase(p) => format!("File erased, {}: {}", ground(p.ground), p.reason),
        Operation::DeviceEnrol(_) => "Device enrolled after its words were compared".to_owned(),
        Operation::DeviceRevoke(p) => format!("Device revoked: {}", p.reason),
        Operation::PayloadErase(p) => format!("Removed from the record, {}: {}", ground(p.ground), p.reason),
        Operation::SignOff(p) => because("Signed off", p.statement.as_deref()),
        Operation::CorrectionMake(p) => format!("{} published: {}", p.kind.words(), p.notice),
        Operation::CorrectionRequest(p) => format!("Outlet asked to correct: {}", p.outlet),
        Operation::CorrectionRequestEdit(p) => format!("Request to an outlet: {}", p.result.words()),
        Operation::EvidenceFlag(p) => flag(p),
        Operation::LookupAdd(p) => lookup(p),
        Operation::LookupRetract(p) => because("Search taken out", p.reason.as_deref()),
        Operation::ReplyAsk(p) => format!("Asked for a reply: {}", p.from),
        Operation::ReplyEdit(p) => reply(&p.change).to_owned(),
        Operation::ReplyRetract(p) => because("Reply taken out", p.reason.as_deref()),
        Operation::ArticleVersionAdd(p) => version(p.placing, "an article"),
        Operation::StatementPlace(p) => format!("Statement placed in a new version: {}", placed(p.placed)),
        Operation::PassagePlace(p) => format!("Passage placed in a new version: {}", placed(p.placed)),
        _ => return None,
    })
}

fn because(what: &str, reason: Option<&str>) -> String {
    reason.map_or_else(|| what.to_owned(), |reason| format!("{what}: {reason}"))
}

fn capture(p: &CaptureAdd) -> String {
    let how = match p.how {
        CaptureHow::File => "File captured",
        CaptureHow::Paste => "Pasted text captured",
        CaptureHow::Drop => "Dropped file captured",
        CaptureHow::Url => "Web page captured",
    };
    because(how, p.file.name.as_deref().or(p.address.as_deref()))
}

const fn ground(ground: ErasureGround) -> &'static str {
    match ground {
        ErasureGround::Mistake => "taken in by mistake",
        ErasureGround::Law => "by law",
        ErasureGround::Request => "on request",
    }
}

fn flag(p: &EvidenceFlag) -> String {
    let what = match p.flag {
        EvidenceProblem::Unreadable => "unreadable",
        EvidenceProblem::Unrelated => "unrelated to the claim",
        EvidenceProblem::NotSupported => "does not support what it is used for",
        EvidenceProblem::Biased => "biased",
    };
    match p.on {
        true => format!("Evidence flagged: {what}"),
        false => format!("Flag taken from evidence: {what}"),
    }
}

fn lookup(p: &LookupAdd) -> String {
    let result = if p.found { "found" } else { "not found" };
    format!("Looked for, {result}: {} ({})", p.query, p.place)
}

const fn reply(change: &ReplyChange) -> &'static str {
    match change {
        ReplyChange::Outcome(ReplyOutcome::Waiting) => "Reply waited for again",
        ReplyChange::Outcome(ReplyOutcome::Answered { .. }) => "Reply received",
        ReplyChange::Outcome(ReplyOutcome::None { .. }) => "No reply came",
        ReplyChange::Outcome(ReplyOutcome::Refused { .. }) => "Reply refused",
        ReplyChange::From(_) => "Who was asked for a reply changed",
        ReplyChange::How(_) => "Way of asking for a reply changed",
        ReplyChange::AskedOn(_) => "Date of asking for a reply changed",
        ReplyChange::Deadline(_) => "Deadline of a reply changed",
        ReplyChange::Question(_) => "Question for a reply changed",
        ReplyChange::Note(_) => "Note on a reply changed",
    }
}

/// "Version 2 of an article: 14 kept, 2 moved, 1 changed, 1 orphan"; what did not happen is left out.
pub fn version(placing: Option<Placing>, article: &str) -> String {
    let Some(placing) = placing else {
        return format!("New version of {article}");
    };
    let orphans = if placing.orphans == 1 { "orphan" } else { "orphans" };
    let counts = [
        (placing.kept, "kept"),
        (placing.moved, "moved"),
        (placing.changed, "changed"),
        (placing.orphans, orphans),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let told = if told.is_empty() {
        "nothing stood in it".to_owned()
    } else {
        told.join(", ")
    };
    format!("Version {} of {article}: {told}", placing.number)
}

const fn placed(placed: Placed) -> &'static str {
    match placed.how {
        PlacedHow::Exact => "the same words in the same place",
        PlacedHow::Moved => "the same words elsewhere",
        PlacedHow::Fuzzy => "changed words",
        PlacedHow::Person => "shown by a person",
    }
}
