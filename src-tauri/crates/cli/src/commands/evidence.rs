//! `evidence`: quotes that speak for or against a claim.

use clap::{Args, Subcommand};
use factdesk_desk::Desk;
use factdesk_desk::evidence::{self, Evidence, NewEvidence};
use factdesk_domain::evidence::{Credibility, EvidenceChange, EvidenceStance, Translation};
use factdesk_domain::{ClaimId, PartialDate};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::listed::Listed;
use crate::named::{ClaimName, EvidenceName};
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{EVIDENCE_STANCES, cleared_or_date, date, filled, one_of, prose, something, word};

/// Verbs of evidence.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Add evidence to a claim
    Add(Box<Add>),
    /// List the evidence on a claim, E1 first
    List {
        #[command(flatten)]
        claim: ClaimName,
    },
    /// Change evidence; an empty text clears a field
    Edit(Box<Edit>),
    /// Take evidence back
    Retract {
        #[command(flatten)]
        evidence: EvidenceName,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
    },
}

/// New evidence.
#[derive(Debug, Args)]
pub struct Add {
    /// The claim it speaks on
    #[arg(long)]
    pub claim: String,
    /// Whom or what it comes from
    #[arg(long)]
    pub source: String,
    /// The words as they stand there
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub quote: String,
    /// What it speaks for
    #[arg(long, value_parser = one_of::<EvidenceStance>(&EVIDENCE_STANCES))]
    pub stance: EvidenceStance,
    /// Page, paragraph, minute
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub locator: Option<String>,
    /// Where it was found
    #[arg(long)]
    pub url: Option<String>,
    /// When it was published: YYYY, YYYY-MM, YYYY-MM-DD or an instant
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<PartialDate>,
    /// When it was read
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub accessed: Option<PartialDate>,
    /// 1 confirmed ... 6 cannot be judged
    #[arg(long, value_name = "1-6", value_parser = clap::value_parser!(u8).range(1..=6))]
    pub credibility: Option<u8>,
    /// The quote in another language
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub translation: Option<String>,
    /// A note for the team
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub note: Option<String>,
}

/// Changes of evidence.
#[derive(Debug, Args)]
pub struct Edit {
    #[command(flatten)]
    pub evidence: EvidenceName,
    /// The words as they stand there
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub quote: Option<String>,
    /// What it speaks for
    #[arg(long, value_parser = one_of::<EvidenceStance>(&EVIDENCE_STANCES))]
    pub stance: Option<EvidenceStance>,
    /// Page, paragraph, minute
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub locator: Option<String>,
    /// Where it was found
    #[arg(long)]
    pub url: Option<String>,
    /// When it was published; empty clears
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// A note for the team
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub note: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown claim, source or evidence, an empty quote; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::Add(asked) => add(&reach.write()?, *asked),
        Verb::List { claim } => list(&reach.read()?, claim.as_str()),
        Verb::Edit(asked) => edit(&reach.write()?, *asked),
        Verb::Retract { evidence, reason } => {
            let (desk, evidence) = (reach.write()?, id("evidence", evidence.as_str())?);
            evidence::retract(&desk, desk.me()?, evidence, reason.and_then(filled))?;
            Ok(Answer::id("evidence", evidence))
        }
    }
}

fn add(desk: &Desk, asked: Add) -> Result<Answer, Failure> {
    let (claim, source) = (id("claim", &asked.claim)?, id("source", &asked.source)?);
    let credibility = asked.credibility.map(Credibility::try_from).transpose();
    let translation = asked.translation.and_then(filled);
    let new = NewEvidence {
        translation: translation.map(|text| Translation {
            text,
            language: None,
            translator: None,
        }),
        locator: asked.locator.and_then(filled),
        url: asked.url.and_then(filled),
        published: asked.published,
        accessed: asked.accessed,
        credibility: credibility.map_err(|error| Failure::usage(error.to_string()).on("credibility"))?,
        note: asked.note.and_then(filled),
        ..NewEvidence::quoting(claim, source, &asked.quote, asked.stance)
    };
    Ok(Answer::id(
        "evidence",
        evidence::add(desk, desk.me()?, new)?.value,
    ))
}

fn edit(desk: &Desk, asked: Edit) -> Result<Answer, Failure> {
    let evidence = id("evidence", asked.evidence.as_str())?;
    let mut changes = Vec::new();
    changes.extend(asked.quote.map(EvidenceChange::Quote));
    changes.extend(asked.stance.map(EvidenceChange::Stance));
    changes.extend(asked.locator.map(|text| EvidenceChange::Locator(filled(text))));
    changes.extend(asked.url.map(|url| EvidenceChange::Url(filled(url))));
    if let Some(text) = asked.published {
        changes.push(EvidenceChange::Published(cleared_or_date(&text, "published")?));
    }
    changes.extend(asked.note.map(|text| EvidenceChange::Note(filled(text))));
    something(&changes)?;
    evidence::edit(desk, desk.me()?, evidence, changes)?;
    Ok(Answer::id("evidence", evidence))
}

fn list(desk: &Desk, claim: &str) -> Result<Answer, Failure> {
    let claim = id("claim", claim)?;
    desk.read(|c| factdesk_desk::claim::show(c, claim))?;
    Ok(of(desk, claim)?.answer("evidence"))
}

/// The evidence on a claim, E1 first.
///
/// # Errors
/// The desk.
pub fn of(desk: &Desk, claim: ClaimId) -> Result<Listed, Failure> {
    let mut listed = Listed::default();
    for (index, one) in desk.read(|c| evidence::list(c, claim))?.iter().enumerate() {
        let label = format!("E{}", index + 1);
        let source = desk.read(|c| factdesk_desk::source::show(c, one.source))?.name;
        let stance = word(one.stance);
        let words = format!(
            "[{label}] {stance}: “{}” ({})  {}",
            shown::short(&one.quote, 160),
            shown::line(&source),
            one.id
        );
        listed.push(in_json(one, &label, &source), words);
    }
    Ok(listed)
}

fn in_json(one: &Evidence, label: &str, source: &str) -> Value {
    json!({
        "id": one.id,
        "label": label,
        "claim": one.claim,
        "source": one.source,
        "source_name": source,
        "quote": one.quote,
        "translation": one.translation.as_ref().map(|translation| &translation.text),
        "stance": one.stance,
        "locator": one.locator,
        "url": one.url,
        "published": one.published,
        "accessed": one.accessed,
        "credibility": one.credibility,
        "sha256": one.captured.as_ref().map(|file| &file.sha256),
        "note": one.note,
        "reviewer": one.created_by,
        "at": one.created_at.to_rfc3339(),
    })
}
