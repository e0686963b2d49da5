//! `source`: whom or what evidence comes from.

use clap::{Args, Subcommand};
use factdesk_desk::Desk;
use factdesk_desk::source::{self, Confidential, NewSource, Source};
use factdesk_domain::source::{Reliability, SourceChange, SourceKind, SourceWhat};
use serde_json::json;

use crate::failure::Failure;
use crate::listed::Listed;
use crate::named::SourceName;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{RELIABILITIES, SOURCE_FORMS, SOURCE_KINDS, filled, one_of, prose, something, word};

/// Verbs of sources.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Add a source to this desk
    Add(Add),
    /// List the sources of this desk
    List,
    /// Change a source; an empty text clears a field
    Edit(Edit),
}

/// A new source.
#[derive(Debug, Args)]
pub struct Add {
    /// Name; the pseudonym when it is confidential
    #[arg(long, value_parser = prose, allow_hyphen_values = true)]
    pub name: String,
    /// How near it is to the event
    #[arg(long, value_parser = one_of::<SourceKind>(&SOURCE_KINDS))]
    pub kind: SourceKind,
    /// What it is
    #[arg(long, value_parser = one_of::<SourceWhat>(&SOURCE_FORMS))]
    pub what: Option<SourceWhat>,
    /// How reliable, in the letters of the Admiralty code
    #[arg(long, value_parser = one_of::<Reliability>(&RELIABILITIES))]
    pub reliability: Option<Reliability>,
    /// What it stands to gain
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub interests: Option<String>,
    /// Where to find it
    #[arg(long)]
    pub url: Option<String>,
    /// Makes it a confidential source: this real name stays in the vault of this desk, NAME is its pseudonym
    #[arg(long, value_name = "NAME", value_parser = prose)]
    pub real_name: Option<String>,
    /// How to reach a confidential source; stays in the vault of this desk
    #[arg(long, value_name = "TEXT", requires = "real_name", value_parser = prose)]
    pub contact: Option<String>,
}

/// Changes of a source.
#[derive(Debug, Args)]
pub struct Edit {
    #[command(flatten)]
    pub source: SourceName,
    /// Name; the pseudonym when it is confidential
    #[arg(long, value_parser = prose, allow_hyphen_values = true)]
    pub name: Option<String>,
    /// How near it is to the event
    #[arg(long, value_parser = one_of::<SourceKind>(&SOURCE_KINDS))]
    pub kind: Option<SourceKind>,
    /// What it is
    #[arg(long, value_parser = one_of::<SourceWhat>(&SOURCE_FORMS))]
    pub what: Option<SourceWhat>,
    /// How reliable, in the letters of the Admiralty code
    #[arg(long, value_parser = one_of::<Reliability>(&RELIABILITIES))]
    pub reliability: Option<Reliability>,
    /// What it stands to gain
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub interests: Option<String>,
    /// Where to find it
    #[arg(long)]
    pub url: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown source, an empty name, a pseudonym that is the name; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Add(asked) => add(&reach.write()?, asked),
        Verb::List => list(&reach.read()?),
        Verb::Edit(asked) => edit(&reach.write()?, asked),
    }
}

fn add(desk: &Desk, asked: Add) -> Result<Answer, Failure> {
    let (name, confidential) = match asked.real_name {
        Some(real) => (real, Some(asked.name)),
        None => (asked.name, None),
    };
    let confidential = confidential.map(|pseudonym| Confidential {
        pseudonym,
        contact: asked.contact.unwrap_or_default(),
        private_notes: String::new(),
    });
    let new = NewSource {
        what: asked.what,
        reliability: asked.reliability,
        confidential,
        interests: asked.interests.and_then(filled),
        url: asked.url.and_then(filled),
        ..NewSource::named(&name, asked.kind)
    };
    Ok(Answer::id("source", source::add(desk, desk.me()?, new)?.value))
}

fn edit(desk: &Desk, asked: Edit) -> Result<Answer, Failure> {
    let source = id("source", asked.source.as_str())?;
    let mut changes = Vec::new();
    changes.extend(asked.name.map(SourceChange::Name));
    changes.extend(asked.kind.map(SourceChange::Kind));
    changes.extend(asked.what.map(|what| SourceChange::What(Some(what))));
    changes.extend(
        asked
            .reliability
            .map(|letter| SourceChange::Reliability(Some(letter))),
    );
    changes.extend(asked.interests.map(|text| SourceChange::Interests(filled(text))));
    changes.extend(asked.url.map(|url| SourceChange::Url(filled(url))));
    something(&changes)?;
    source::edit(desk, desk.me()?, source, changes)?;
    Ok(Answer::id("source", source))
}

fn list(desk: &Desk) -> Result<Answer, Failure> {
    let mut listed = Listed::default();
    for one in desk.read(|c| source::list(c, desk.desk_case()))? {
        let words = in_words(&one);
        let json = json!({
            "id": one.id,
            "name": one.name,
            "kind": one.kind,
            "what": one.what,
            "reliability": one.reliability,
            "confidential": one.confidential,
            "interests": one.interests,
            "url": one.url,
        });
        listed.push(json, words);
    }
    Ok(listed.answer("sources"))
}

fn in_words(source: &Source) -> String {
    let grade = source
        .reliability
        .map(|letter| format!(", {}", word(letter)))
        .unwrap_or_default();
    let secret = if source.confidential { ", confidential" } else { "" };
    format!(
        "{}  {} ({}{grade}{secret})",
        source.id,
        shown::line(&source.name),
        word(source.kind)
    )
}
