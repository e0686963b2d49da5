//! `bundle`: hand a case over to another desk, and take one in.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use factdesk_desk::Desk;
use factdesk_desk::device::Revocation;
use factdesk_desk::exchange::{NotTaken, Waiting};
use factdesk_desk::view::Views;
use factdesk_domain::device::words;
use factdesk_hub::{Cut, Exported, Imported, Stranger, Vector, Wanted};
use serde_json::{Value, json};

use super::{case, reviewer};
use crate::failure::{Failure, sentence};
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;

/// Verbs of bundles.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Write a case into one signed file for another desk
    Export(Export),
    /// Take in a file that another desk wrote
    Import(Import),
    /// What waits for the words of a device, and what was not taken and why
    Inbox(InboxOf),
}

/// What goes into a bundle.
#[derive(Debug, Args)]
pub struct Export {
    /// The case
    #[arg(long)]
    pub case: String,
    /// Withhold verdicts and comments on claims that await a second reading
    #[arg(long)]
    pub blind: bool,
    /// Take captured files along, but for those of confidential sources
    #[arg(long)]
    pub files: bool,
    /// Only what lies behind this: a vector that an export or import printed
    #[arg(long, value_name = "VECTOR")]
    pub since: Option<String>,
    /// Who hands over; without this, who sits at the desk
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// What is taken in.
#[derive(Debug, Args)]
pub struct Import {
    /// A file that `bundle export` wrote
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The six words of the device, compared with its owner: trust it from now on
    #[arg(long, value_name = "WORDS")]
    pub words: Option<String>,
    /// Who takes it in; without this, who sits at the desk
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// What waits.
#[derive(Debug, Args)]
pub struct InboxOf {
    /// Throw this bundle away; it cannot be undone, and only who sent it can send it again
    #[arg(long, value_name = "SHA256")]
    pub discard: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// What is no bundle, or was changed; an unknown case; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Export(asked) => export(&asked, &reach.sign()?),
        Verb::Import(asked) => import(&asked, &reach.write()?),
        Verb::Inbox(asked) => match asked.discard {
            Some(sha256) => discard(&reach.write()?, &sha256),
            None => inbox(&reach.read()?),
        },
    }
}

fn export(asked: &Export, desk: &Desk) -> Result<Answer, Failure> {
    let since = asked.since.as_deref().map(str::parse::<Vector>).transpose();
    let wanted = Wanted {
        case: case::known(desk, &asked.case)?,
        blind: asked.blind,
        files: asked.files,
        since: since.map_err(Failure::from)?.unwrap_or_default(),
    };
    let (ref desk, by) = reviewer::acting(desk, asked.reviewer.as_deref())?;
    let made = factdesk_hub::export(desk, by, &wanted, &asked.output)?;
    let file = asked.output.display().to_string();
    Ok(Answer::new(
        exported_json(&made, &file),
        exported_words(&made, &file),
    ))
}

fn exported_json(made: &Exported, file: &str) -> Value {
    json!({
        "file": file,
        "sha256": made.sha256,
        "size_bytes": made.size_bytes,
        "case": made.manifest.case,
        "operations": made.manifest.operations,
        "withheld": made.withheld(),
        "erased": made.erased,
        "files": made.files,
        "kept_back": made.kept_back,
        "blind": made.manifest.blind,
        "vector": made.manifest.ends.to_string(),
    })
}

fn exported_words(made: &Exported, file: &str) -> String {
    let erased = match made.erased {
        0 => String::new(),
        erased => format!(", {erased} erased"),
    };
    let mut text = format!(
        "{}: {}, {} of them withheld{erased}, {}.",
        shown::line(file),
        shown::count(made.manifest.operations, "operation", "operations"),
        made.withheld(),
        shown::count(made.files, "captured file", "captured files")
    );
    if !made.kept_back.is_empty() {
        let (one, more) = (
            "captured file was kept back: it",
            "captured files were kept back: they",
        );
        let kept_back = shown::count(made.kept_back.len(), one, more);
        text.push_str(&format!("\n{kept_back} could tell who a confidential source is."));
    }
    text.push_str(&format!("\nEnds: {}", made.manifest.ends));
    text
}

fn import(asked: &Import, desk: &Desk) -> Result<Answer, Failure> {
    if !asked.file.is_file() {
        return Err(Failure::input_output(format!("There is no file {}.", asked.file.display())).on("file"));
    }
    let (ref desk, by) = reviewer::acting(desk, asked.reviewer.as_deref())?;
    let came = factdesk_hub::import(desk, by, &asked.file, asked.words.as_deref())?;
    factdesk_intake::import::follow(desk, &Views::default(), &came.changes)?;
    Ok(imported(&came))
}

/// The answer to one bundle: whatever of it is not on this desk now makes it a negative one.
pub fn imported(came: &Imported) -> Answer {
    Answer::new(imported_json(came), imported_words(came)).negative_if(!came.is_whole())
}

/// One bundle that was taken in, as JSON.
pub fn imported_json(came: &Imported) -> Value {
    json!({
        "sha256": came.sha256,
        "case": came.manifest.case,
        "title": came.manifest.title,
        "made_by": { "device": came.manifest.made_by.device, "name": came.manifest.made_by.name },
        "blind": came.manifest.blind,
        "applied": came.applied,
        "known": came.known,
        "filled": came.filled,
        "waiting": came.waiting,
        "files": came.files,
        "refused": came.refused.iter().map(refused_json).collect::<Vec<_>>(),
        "damaged": came.damaged,
        "words_needed": came.strangers.iter().map(stranger_json).collect::<Vec<_>>(),
        "trusted": came.trusted,
        "revoked": came.cut.iter().map(cut_json).collect::<Vec<_>>(),
        "vector": came.vector.to_string(),
    })
}

fn stranger_json(one: &Stranger) -> Value {
    let mut json = json!({
        "device": one.device,
        "name": one.name,
        "operations": one.operations,
    });
    if let Some(revocation) = &one.revoked {
        json["revoked"] = revocation_json(revocation);
        json["by_words"] = json!(one.by_words);
    }
    json
}

fn cut_json(one: &Cut) -> Value {
    let mut json = revocation_json(&one.revocation);
    json["unused"] = json!(one.unused);
    json
}

fn revocation_json(one: &Revocation) -> Value {
    json!({
        "device": one.device, "of": one.of, "by": one.by, "at": one.at.to_rfc3339(), "reason": one.reason,
        "after": one.after,
    })
}

fn refused_json(one: &NotTaken) -> Value {
    let mut json = json!({ "bundle": one.bundle, "hash": one.hash, "code": one.code, "reason": one.reason });
    if let Some((case, device, op, seq)) = one.place {
        json["case"] = json!(case);
        json["device"] = json!(device);
        json["operation"] = json!(op);
        json["seq"] = json!(seq);
    }
    json
}

/// One bundle that was taken in, for people.
pub fn imported_words(came: &Imported) -> String {
    let mut lines = vec![first_line(came)];
    lines.extend(came.cut.iter().map(|one| shown::line(&one.words())));
    lines.extend(came.strangers.iter().map(stranger_words));
    if came.waiting > 0 {
        let (one, more) = ("operation of this case waits", "operations of this case wait");
        let waiting = shown::count(came.waiting, one, more);
        lines.push(format!(
            "{waiting} for earlier ones that have not come; ask for a bundle from the begin."
        ));
    }
    lines.extend(came.damaged.iter().map(|part| {
        format!(
            "{} is damaged in the bundle and was left out; ask for it again.",
            shown::line(part)
        )
    }));
    lines.extend(came.refused.iter().map(refused_words));
    lines.join("\n")
}

fn stranger_words(one: &Stranger) -> String {
    let name = match one.name.as_str() {
        "" => "somebody",
        name => name,
    };
    let (name, device) = (shown::line(name), one.device);
    let of = |what: &str| format!("{what} of {name} (device {device})");
    let waits = shown::count(one.operations, &of("operation"), &of("operations"));
    let wait = if one.operations == 1 { "waits" } else { "wait" };
    match &one.revoked {
        None => format!(
            "{waits} {wait} in the inbox, because nobody vouches for that device here. Ask its owner for the six words \
             that `device words` prints there, by telephone or face to face, and give them: bundle import FILE \
             --words \"…\", or device trust --words \"…\"."
        ),
        Some(revocation) if one.by_words => format!(
            "{waits} {wait} in the inbox. {} What it wrote before still counts here once somebody vouches for it: give \
             the six words that `device list` prints for it at the desk that revoked it, with bundle import FILE \
             --words \"…\"; they let in nothing later.",
            shown::line(&sentence(&revocation.words()))
        ),
        Some(revocation) => format!(
            "{waits} {wait} in the inbox. {} Its words do not let it in again. Ask the sender of this bundle to revoke \
             it in this case too, and for a new bundle; what it wrote before can be let in then.",
            shown::line(&sentence(&revocation.words()))
        ),
    }
}

fn first_line(came: &Imported) -> String {
    let title = shown::line(&came.manifest.title);
    if came.applied + came.filled + came.files == 0 && came.is_whole() {
        return format!("{title}: everything in it was here already.");
    }
    let withheld = (
        "that was withheld says now what it says",
        "that were withheld say now what they say",
    );
    format!(
        "{title}: {}, {}, {}; {}.",
        shown::count(came.applied, "operation is new", "operations are new"),
        shown::count(came.known, "was here", "were here"),
        shown::count(came.filled, withheld.0, withheld.1),
        shown::count(came.files, "captured file", "captured files")
    )
}

fn refused_words(one: &NotTaken) -> String {
    match one.place {
        Some((_, device, _, seq)) => {
            format!(
                "Not taken: operation {seq} of device {device}. {}",
                shown::line(&one.reason)
            )
        }
        None => format!("Not taken: {}", shown::line(&one.reason)),
    }
}

fn inbox(desk: &Desk) -> Result<Answer, Failure> {
    let found = factdesk_hub::inbox(desk)?;
    let mut lines = Vec::new();
    let mut waiting = Vec::new();
    for one in &found.waiting {
        let barred = factdesk_hub::barred(desk, one)?;
        lines.push(waiting_words(one, &barred));
        waiting.push(waiting_json(one, &barred));
    }
    lines.extend(found.forked.iter().map(|device| {
        format!(
            "Device {device} wrote two different operations at one place. Ask its owner which desk goes on."
        )
    }));
    lines.extend(found.refused.iter().map(refused_words));
    if lines.is_empty() {
        lines.push("Nothing waits, and nothing was refused.".to_owned());
    }
    let refused: Vec<Value> = found.refused.iter().map(refused_json).collect();
    let json = json!({ "waiting": waiting, "refused": refused, "forked_devices": found.forked });
    Ok(Answer::new(json, lines.join("\n")))
}

fn waiting_words(one: &Waiting, barred: &[Revocation]) -> String {
    let name = shown::line(&one.name);
    let bundle = format!("“{}” of {}", shown::line(&one.title), shown::line(&one.made_by));
    if barred.is_empty() {
        let names: Vec<String> = one
            .devices
            .iter()
            .map(|(device, _, name)| format!("{name} ({device})"))
            .collect();
        let names = shown::line(&names.join(", "));
        return format!("{name}: {bundle} waits for the words of {names}.  {}", one.sha256);
    }
    let revoked: Vec<String> = barred.iter().map(|one| sentence(&one.words())).collect();
    format!(
        "{name}: {bundle} is not taken in. {} Its words let nothing in any more; what it wrote before comes with a bundle \
         of somebody else. This one can be thrown away: bundle inbox --discard {}",
        shown::line(&revoked.join(" ")),
        one.sha256
    )
}

fn waiting_json(one: &Waiting, barred: &[Revocation]) -> Value {
    let devices: Vec<Value> = one
        .devices
        .iter()
        .map(|(device, _, name)| json!({ "device": device, "name": name }))
        .collect();
    json!({
        "sha256": one.sha256, "name": one.name, "size_bytes": one.size_bytes, "case": one.case,
        "title": one.title, "made_by": one.made_by, "devices": devices, "received_ms": one.received_ms,
        "revoked": barred.iter().map(revocation_json).collect::<Vec<_>>(),
    })
}

fn discard(desk: &Desk, sha256: &str) -> Result<Answer, Failure> {
    let gone = factdesk_hub::discard(desk, sha256)?;
    let text = format!(
        "{}: “{}” of {} was thrown away. Only who sent it can send it again.",
        shown::line(&gone.name),
        shown::line(&gone.title),
        shown::line(&gone.made_by)
    );
    let json = json!({
        "sha256": gone.sha256, "name": gone.name, "case": gone.case, "title": gone.title, "made_by": gone.made_by,
    });
    Ok(Answer::new(json!({ "discarded": json }), text))
}

/// The six words of a key, for tests and tables.
pub fn six(key: &[u8; 32]) -> String {
    words(key).join(" ")
}

impl From<factdesk_hub::Error> for Failure {
    fn from(error: factdesk_hub::Error) -> Self {
        match error {
            factdesk_hub::Error::Desk(desk) => desk.into(),
            factdesk_hub::Error::Io { .. } => Self::input_output(sentence(&error.to_string())).on("file"),
            factdesk_hub::Error::NotOfSender { .. } => {
                Self::refused(error.code(), sentence(&error.to_string())).on("words")
            }
            factdesk_hub::Error::NotWaiting { .. } => {
                Self::refused(error.code(), sentence(&error.to_string())).on("discard")
            }
            factdesk_hub::Error::Vector { .. } => Self::usage(sentence(&error.to_string())).on("since"),
            other => Self::refused(other.code(), sentence(&other.to_string())).on("file"),
        }
    }
}
