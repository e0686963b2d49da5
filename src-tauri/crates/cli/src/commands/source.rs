//! `source`: whom or what evidence comes from.

use clap::{Args, Subcommand};
use factdesk_desk::Desk;
use factdesk_desk::source::{self, NewSource, Secret, SecretChange, Source};
use factdesk_domain::source::{Reliability, SourceChange, SourceKind, SourceWhat};
use serde_json::{Value, json};

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
    Add(Box<Add>),
    /// List the sources of this desk
    List,
    /// Show the page of a source; the only command that prints what the vault holds
    Show {
        #[command(flatten)]
        source: SourceName,
    },
    /// Change a source; an empty text clears a field
    Edit(Box<Edit>),
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
    /// Sources of one group count once, such as a wire and who prints its copy
    #[arg(long, value_name = "NAME", value_parser = prose, allow_hyphen_values = true)]
    pub origin_group: Option<String>,
    /// Where to find it
    #[arg(long)]
    pub url: Option<String>,
    /// Its item in Wikidata, such as Q42
    #[arg(long, value_name = "ITEM")]
    pub wikidata: Option<String>,
    #[command(flatten)]
    pub private: Private,
}

/// What stays in the vault of this desk: in no log, digest, report or export.
#[derive(Args)]
pub struct Private {
    /// Protect this source: its name is a pseudonym
    #[arg(long)]
    pub confidential: bool,
    /// Who a confidential source is; stays in the vault of this desk
    #[arg(long, value_name = "NAME", value_parser = prose, allow_hyphen_values = true)]
    pub real_name: Option<String>,
    /// How to reach them; stays in the vault of this desk
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub contact: Option<String>,
    /// Notes for yourself; stay in the vault of this desk
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub private_notes: Option<String>,
}

impl std::fmt::Debug for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Private")
            .field("confidential", &self.confidential)
            .finish_non_exhaustive()
    }
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
    /// Sources of one group count once, such as a wire and who prints its copy
    #[arg(long, value_name = "NAME", value_parser = prose, allow_hyphen_values = true)]
    pub origin_group: Option<String>,
    /// Where to find it
    #[arg(long)]
    pub url: Option<String>,
    /// Its item in Wikidata, such as Q42
    #[arg(long, value_name = "ITEM")]
    pub wikidata: Option<String>,
    #[command(flatten)]
    pub private: Private,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown source, an empty name, what would give a confidential source away; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Add(asked) => add(&reach.write()?, *asked),
        Verb::List => list(&reach.read()?),
        Verb::Show { source } => show(&reach.read()?, source.as_str()),
        Verb::Edit(asked) => edit(&reach.write()?, *asked),
    }
}

fn add(desk: &Desk, asked: Add) -> Result<Answer, Failure> {
    let private = asked.private;
    let new = NewSource {
        what: asked.what,
        reliability: asked.reliability,
        // A real name beside a name says that this one is a pseudonym.
        confidential: private.confidential || private.real_name.is_some(),
        interests: asked.interests.and_then(filled),
        origin_group: asked.origin_group.and_then(filled),
        url: asked.url.and_then(filled),
        wikidata: asked.wikidata.and_then(filled),
        secret: Secret {
            real_name: private.real_name.and_then(filled),
            contact: private.contact.and_then(filled),
            private_notes: private.private_notes.and_then(filled),
        },
        ..NewSource::named(&asked.name, asked.kind)
    };
    Ok(Answer::id("source", source::add(desk, desk.me()?, new)?.value))
}

fn edit(desk: &Desk, asked: Edit) -> Result<Answer, Failure> {
    let source = id("source", asked.source.as_str())?;
    let mut changes = Vec::new();
    changes.extend(
        asked
            .private
            .confidential
            .then_some(SourceChange::Confidential(true)),
    );
    changes.extend(asked.name.map(SourceChange::Name));
    changes.extend(asked.kind.map(SourceChange::Kind));
    changes.extend(asked.what.map(|what| SourceChange::What(Some(what))));
    changes.extend(
        asked
            .reliability
            .map(|letter| SourceChange::Reliability(Some(letter))),
    );
    changes.extend(asked.interests.map(|text| SourceChange::Interests(filled(text))));
    changes.extend(
        asked
            .origin_group
            .map(|text| SourceChange::OriginGroup(filled(text))),
    );
    changes.extend(asked.url.map(|url| SourceChange::Url(filled(url))));
    changes.extend(asked.wikidata.map(|item| SourceChange::Wikidata(filled(item))));
    let private = SecretChange {
        real_name: asked.private.real_name,
        contact: asked.private.contact,
        private_notes: asked.private.private_notes,
    };
    if private.is_empty() {
        something(&changes)?;
    }
    source::edit(desk, desk.me()?, source, changes, private)?;
    Ok(Answer::id("source", source))
}

fn list(desk: &Desk) -> Result<Answer, Failure> {
    let mut listed = Listed::default();
    for one in desk.read(|c| source::list(c, desk.desk_case()))? {
        listed.push(in_json(&one), in_words(&one));
    }
    Ok(listed.answer("sources"))
}

/// What everybody may know of a source.
fn in_json(one: &Source) -> Value {
    json!({
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "what": one.what,
        "reliability": one.reliability,
        "confidential": one.confidential,
        "interests": one.interests,
        "origin_group": one.origin_group,
        "url": one.url,
        "wikidata": one.wikidata,
        "mixed_scripts": one.mixes_scripts(),
    })
}

fn show(desk: &Desk, name: &str) -> Result<Answer, Failure> {
    let id = id("source", name)?;
    let (known, secret, uses) =
        desk.read(|c| Ok((source::show(c, id)?, source::secret(c, id)?, source::uses(c, id)?)))?;
    let mut listed = Listed::default();
    for one in &uses {
        let words = format!(
            "{}: {} “{}”",
            shown::line(&one.case_title),
            word(one.stance),
            shown::short(&one.quote, 160)
        );
        listed.push(used(one), words);
    }
    let mut page = in_json(&known);
    page["real_name"] = json!(secret.real_name);
    page["contact"] = json!(secret.contact);
    page["private_notes"] = json!(secret.private_notes);
    page["uses"] = listed.json();
    let kept = [
        ("Real name", &secret.real_name),
        ("Contact", &secret.contact),
        ("Private notes", &secret.private_notes),
    ];
    let kept = kept
        .iter()
        .filter_map(|(label, text)| Some(format!("{label} (vault): {}", shown::line(text.as_ref()?))));
    let lines: Vec<String> = std::iter::once(in_words(&known))
        .chain(kept)
        .chain(listed.words())
        .collect();
    Ok(Answer::new(json!({ "source": page }), lines.join("\n")))
}

fn used(one: &source::Use) -> Value {
    json!({
        "case": one.case,
        "case_title": one.case_title,
        "claim": one.claim,
        "claim_text": one.claim_text,
        "evidence": one.evidence,
        "quote": one.quote,
        "stance": one.stance,
        "at": one.added.to_rfc3339(),
    })
}

fn in_words(source: &Source) -> String {
    let grade = source
        .reliability
        .map(|letter| format!(", {}", word(letter)))
        .unwrap_or_default();
    let secret = if source.confidential { ", confidential" } else { "" };
    let mixed = if source.mixes_scripts() {
        ", letters of several scripts"
    } else {
        ""
    };
    format!(
        "{}  {} ({}{grade}{secret}{mixed})",
        source.id,
        shown::line(&source.name),
        word(source.kind)
    )
}
