//! `capture`: files and pages as evidence, their texts, copies of them, and their erasure.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use clap::{Args, Subcommand};
use factdesk_desk::capture::{self, Capture as Known};
use factdesk_desk::{Desk, archive, proof};
use factdesk_domain::capture::ErasureGround;
use factdesk_intake::capture::{Input, Means, Summary};
use factdesk_intake::fetch::Fetcher;
use factdesk_ipc::Host;
use serde_json::{Value, json};

use super::case;
use crate::failure::Failure;
use crate::listed::Listed;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;
use crate::words::{one_of, prose, word};

/// Files to capture, or what is to be done with captured ones.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Capture {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Case
    #[arg(long, required = true)]
    pub case: Option<String>,
    /// Let an address lie on this computer or its network
    #[arg(long)]
    pub allow_private: bool,
    /// Files, and addresses that begin with http:// or https:// (one request each)
    #[arg(value_name = "FILE|URL", required = true)]
    pub inputs: Vec<OsString>,
}

/// Verbs of captured files; a file is named by its SHA-256.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Print the text that was drawn from a file
    Text {
        /// The file
        #[arg(value_name = "SHA256")]
        sha256: String,
    },
    /// List the captures of a case, the latest first
    List {
        /// Case
        #[arg(long)]
        case: String,
    },
    /// Write a copy of a file; its chain of custody says so
    Export {
        /// The file
        #[arg(value_name = "SHA256")]
        sha256: String,
        /// Where to
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Erase a file for ever: its bytes and its text leave this desk, its hash and the reason stay
    Erase {
        /// The file
        #[arg(value_name = "SHA256")]
        sha256: String,
        /// Why
        #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
        reason: String,
        /// On what ground
        #[arg(long, value_parser = one_of::<ErasureGround>(&GROUNDS))]
        ground: ErasureGround,
    },
}

/// The grounds of an erasure.
pub const GROUNDS: [&str; 3] = ["mistake", "law", "request"];

/// Does what the verb says; without one it captures.
///
/// # Errors
/// An unknown case or file; the desk.
pub fn run(asked: Capture, reach: &Reach) -> Result<Answer, Failure> {
    match asked.verb {
        None => take(&asked, reach),
        Some(Verb::Text { sha256 }) => text(&reach.read()?, &sha256),
        Some(Verb::List { case }) => list(&reach.read()?, &case),
        Some(Verb::Export { sha256, output }) => export(reach.write()?, &sha256, &output),
        Some(Verb::Erase {
            sha256,
            reason,
            ground,
        }) => {
            let desk = reach.write()?;
            capture::erase(&desk, desk.me()?, &sha256, (reason, ground))?;
            let said =
                "Erased from this desk. Its hash and the reason stay; so do backups and copies elsewhere.";
            Ok(Answer::new(json!({ "sha256": sha256, "state": "removed" }), said))
        }
    }
}

fn take(asked: &Capture, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let case = case::known(&desk, asked.case.as_deref().unwrap_or_default())?;
    let inputs: Vec<Input> = asked
        .inputs
        .iter()
        .map(|one| input(one, asked.allow_private))
        .collect();
    let means = Means {
        fetcher: &Fetcher::default(),
        cancel: &AtomicBool::new(false),
        progress: &mut |_| (),
    };
    let summary = factdesk_intake::capture::capture(&desk, (desk.me()?, case), &inputs, means)?;
    answer(&desk, &asked.inputs, &summary)
}

fn input(word: &OsString, allow_private: bool) -> Input {
    let text = word.to_string_lossy();
    let lower = text.to_ascii_lowercase();
    match lower.starts_with("http://") || lower.starts_with("https://") {
        true => Input::Url {
            address: text.into_owned(),
            allow_private,
        },
        false => Input::Path {
            path: PathBuf::from(word),
            dropped: false,
        },
    }
}

fn answer(desk: &Desk, inputs: &[OsString], summary: &Summary) -> Result<Answer, Failure> {
    let named = |input: usize| inputs[input].to_string_lossy().into_owned();
    let (mut captures, mut failed, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for one in &summary.captures {
        let known = desk.read(|c| capture::show(c, one.capture))?;
        let file = named(one.input);
        lines.push(format!("{}  {}", known.sha256, shown::line(&file)));
        lines.extend(
            known
                .warnings
                .iter()
                .map(|said| format!("    note: {}", shown::line(said))),
        );
        captures.push(in_json(&known, &file));
    }
    for (input, one) in &summary.failed {
        let file = named(*input);
        lines.push(format!("FAILED  {}: {}", shown::line(&file), one.message));
        failed.push(json!({ "file": file, "code": one.code, "message": one.message }));
    }
    let some_failed = !failed.is_empty();
    let json = json!({ "captures": captures, "failed": failed });
    Ok(Answer::new(json, lines.join("\n")).negative_if(some_failed))
}

fn in_json(known: &Known, file: &str) -> Value {
    let copy = known.copy.as_ref();
    let mut json = json!({
        "id": known.id,
        "sha256": known.sha256,
        "file": file,
        "media_type": known.media_type,
        "size_bytes": known.size_bytes,
        "characters": copy.map_or(0, |copy| copy.characters),
        "how": known.how,
        "address": known.address,
        "final_address": known.final_address,
        "extractor": copy.map(|copy| &copy.extractor),
        "text_sha256": copy.map(|copy| &copy.text_sha256),
        "warnings": known.warnings,
        "reviewer": known.created_by,
        "at": known.created_at.to_rfc3339(),
    });
    if let Some(pages) = copy.and_then(|copy| copy.pages) {
        json["pages"] = json!(pages);
    }
    json
}

fn unknown(sha256: &str) -> Failure {
    factdesk_desk::Error::Unknown {
        noun: "file",
        id: sha256.to_owned(),
    }
    .into()
}

fn text(desk: &Desk, sha256: &str) -> Result<Answer, Failure> {
    let there = desk
        .store()
        .archive_read::<_, factdesk_desk::Error>(|a| Ok(archive::has(a, sha256)?))?;
    if let Some(gone) = desk.read(|c| capture::erasure(c, sha256))? {
        return Err(Failure::refused(
            "file_erased",
            format!("This file was erased: {}", gone.reason),
        ));
    }
    match proof::text_of(desk, sha256)? {
        Some(copy) if !copy.is_fine() => Err(Failure::refused(
            "archive_copy_damaged",
            "The text drawn from this file is damaged. Capture the file again or restore a backup.",
        )),
        Some(copy) => {
            let json = json!({
                "sha256": sha256, "text_sha256": copy.text_sha256, "extractor": copy.extractor, "text": copy.text,
            });
            Ok(Answer::new(json, shown::lines(&copy.text)))
        }
        None if there => Err(Failure::refused("no_text", "This file has no text.")),
        None => Err(unknown(sha256)),
    }
}

fn list(desk: &Desk, case: &str) -> Result<Answer, Failure> {
    let case = case::known(desk, case)?;
    let all = desk.read(|c| capture::list(c, case))?;
    let files: Vec<&str> = all.iter().map(|one| one.sha256.as_str()).collect();
    let standings = archive::standings(desk, &files)?;
    let mut listed = Listed::default();
    for one in &all {
        let standing = standings[&one.sha256];
        let name = one
            .name
            .as_deref()
            .or(one.address.as_deref())
            .unwrap_or("pasted text");
        let mut json = in_json(one, name);
        json["state"] = json!(standing.state.as_str());
        json["copy_state"] = json!(word(standing.copy_state));
        let words = format!(
            "{}  {:<9}  {}",
            one.sha256,
            standing.state.as_str(),
            shown::line(name)
        );
        listed.push(json, words);
    }
    Ok(listed.answer("captures"))
}

fn export(desk: Desk, sha256: &str, output: &std::path::Path) -> Result<Answer, Failure> {
    // Not used for a report here, so any folder will do.
    let host = Host::new(desk, PathBuf::new());
    let saved = host.capture_write(sha256, output)?;
    let line = shown::line(&saved.path);
    Ok(Answer::new(json!({ "file": saved.path, "sha256": sha256 }), line))
}
