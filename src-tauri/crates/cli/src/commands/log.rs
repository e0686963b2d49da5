//! `verify`, `rebuild`, `digest` and `check`: proofs over the log and over what is drawn from it.

use clap::Args;
use factdesk_desk::log::{Broken, HeadCheck, Verified};
use factdesk_desk::{Checked, Desk};
use factdesk_domain::CaseId;
use factdesk_domain::envelope::Hash;
use serde_json::{Value, json};

use super::case;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;
use crate::words::head;

/// What the log must end with.
#[derive(Debug, Args)]
pub struct Verify {
    /// Print the head of this case only
    #[arg(long)]
    pub case: Option<String>,
    /// A head noted earlier; a log that was cut since then does not hold it
    #[arg(long, value_name = "HASH", value_parser = head)]
    pub head: Option<Hash>,
}

/// Of what.
#[derive(Debug, Args)]
pub struct Digest {
    /// Only this case
    #[arg(long)]
    pub case: Option<String>,
}

/// Checks every hash, chain and signature; not intact is a negative answer.
///
/// # Errors
/// An unknown case; a desk that cannot be read.
pub fn verify(asked: &Verify, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = asked
        .case
        .as_deref()
        .map(|id| case::known(&desk, id))
        .transpose()?;
    let verified = desk.verify(asked.head)?;
    let heads = heads(&desk, case)?;
    let mut json = verified_json(&verified);
    let mut text = verified_words(&verified);
    for (case, head) in &heads {
        text.push_str(&format!("\nHead of case {case}: {head}"));
    }
    // Most desks that scripts make hold one case, whose head they want to note.
    if let [(_, head)] = heads.as_slice() {
        json["head"] = json!(head);
    }
    json["heads"] = heads
        .iter()
        .map(|(case, head)| json!({ "case": case, "head": head }))
        .collect();
    Ok(Answer::new(json, text).negative_if(!verified.is_intact()))
}

/// The present heads, to be noted: of one case or of all.
fn heads(desk: &Desk, case: Option<CaseId>) -> Result<Vec<(CaseId, String)>, Failure> {
    let cases = match case {
        Some(case) => vec![case],
        None => desk
            .read(factdesk_desk::case::list)?
            .into_iter()
            .map(|case| case.id)
            .collect(),
    };
    cases
        .into_iter()
        .map(|case| Ok((case, desk.case_head(case)?.to_string())))
        .collect()
}

fn verified_json(verified: &Verified) -> Value {
    let mut json = json!({
        "intact": verified.is_intact(),
        "operations": verified.operations,
        "streams": verified.streams,
        "withheld": verified.withheld,
        "erased": verified.erased,
        "waiting": verified.waiting,
    });
    if let Some(broken) = &verified.broken {
        json["broken"] = json!({
            "position": broken.position,
            "case": broken.case,
            "device": broken.device,
            "seq": broken.seq,
            "kind": broken.kind,
            "reason": broken.reason,
        });
    }
    match verified.head {
        HeadCheck::NotAsked => {}
        HeadCheck::Current(case) => json["noted_head"] = json!({ "found": true, "case": case, "since": 0 }),
        HeadCheck::Earlier(case, since) => {
            json["noted_head"] = json!({ "found": true, "case": case, "since": since });
        }
        HeadCheck::Missing => json["noted_head"] = json!({ "found": false }),
    }
    json
}

fn verified_words(verified: &Verified) -> String {
    let log = match &verified.broken {
        None => format!(
            "The log is intact: {} in {}{}.",
            shown::count(verified.operations, "operation", "operations"),
            shown::count(verified.streams, "stream", "streams"),
            silent_words(verified)
        ),
        Some(broken) => broken_words(broken),
    };
    match verified.head {
        HeadCheck::NotAsked => log,
        HeadCheck::Current(case) => format!("{log}\nThe noted head is the present head of case {case}."),
        HeadCheck::Earlier(case, since) => {
            format!(
                "{log}\nThe noted head is an earlier one of case {case}; {} came after it.",
                shown::count(since, "operation", "operations")
            )
        }
        HeadCheck::Missing => {
            format!(
                "{log}\nNo case has or had the noted head: the end of a log was cut off, or it is of another desk."
            )
        }
    }
}

/// "; 3 of them withheld, 1 erased"; nothing where all of them say something.
fn silent_words(verified: &Verified) -> String {
    let counts = [
        (verified.withheld, "withheld"),
        (verified.erased, "erased"),
        (verified.waiting, "waiting for one that has not come"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if told.is_empty() {
        String::new()
    } else {
        format!("; {}", told.join(", "))
    }
}

fn broken_words(broken: &Broken) -> String {
    let kind = broken
        .kind
        .as_deref()
        .map(|kind| format!(" ({})", crate::shown::line(kind)))
        .unwrap_or_default();
    format!(
        "The log is broken at operation {}{kind}: {}",
        broken.position, broken.reason
    )
}

/// Draws the tables from the log again.
///
/// # Errors
/// The desk.
pub fn rebuild(reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    desk.rebuild()?;
    digest_answer(&desk, None)
}

/// The digest of the shared tables.
///
/// # Errors
/// An unknown case; the desk.
pub fn digest(asked: &Digest, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = asked
        .case
        .as_deref()
        .map(|id| case::known(&desk, id))
        .transpose()?;
    digest_answer(&desk, case)
}

fn digest_answer(desk: &Desk, case: Option<CaseId>) -> Result<Answer, Failure> {
    Ok(Answer::id("digest", desk.digest(case)?))
}

/// Looks at everything; anything wrong is a negative answer.
///
/// # Errors
/// A desk that cannot be read.
pub fn check(reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let checked = desk.check()?;
    let problems = problems(&checked);
    let text = if problems.is_empty() {
        format!(
            "The desk is sound: {}, both files, every captured file.",
            shown::count(checked.verified.operations, "operation", "operations")
        )
    } else {
        problems.join("\n")
    };
    let json = json!({
        "sound": checked.is_sound(),
        "operations": checked.verified.operations,
        "problems": problems,
    });
    Ok(Answer::new(json, text).negative_if(!checked.is_sound()))
}

fn problems(checked: &Checked) -> Vec<String> {
    let mut found = Vec::new();
    for (file, state) in [
        ("desk.db", &checked.desk_file),
        ("archive.db", &checked.archive_file),
    ] {
        if let Err(detail) = state {
            found.push(format!("{file} is damaged: {detail}"));
        }
    }
    if !checked.references {
        found.push("A row of desk.db names another one that is not there.".to_owned());
    }
    found.extend(
        checked
            .missing_files
            .iter()
            .map(|file| format!("The captured file {file} is missing.")),
    );
    found.extend(
        checked
            .damaged_files
            .iter()
            .map(|file| format!("The captured file {file} was changed.")),
    );
    found.extend(checked.verified.broken.as_ref().map(broken_words));
    if !checked.tables_match_log && checked.verified.broken.is_none() {
        found.push("The tables are not what the log says; `rebuild` draws them again.".to_owned());
    }
    found
}
