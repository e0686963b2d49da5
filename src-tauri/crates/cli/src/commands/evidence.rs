//! `evidence`: quotes that speak for or against a claim.

use clap::{Args, Subcommand};
use factdesk_desk::evidence::{self, Evidence, NewEvidence};
use factdesk_desk::{Desk, proof};
use factdesk_domain::evidence::{Credibility, EvidenceChange, EvidenceProblem, EvidenceStance, Translation};
use factdesk_domain::{ClaimId, PartialDate};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::listed::Listed;
use crate::named::{ClaimName, EvidenceName};
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{
    EVIDENCE_PROBLEMS, EVIDENCE_STANCES, cleared_or_date, date, filled, language, one_of, prose, something,
    word,
};

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
    /// Say what is wrong with evidence
    Flag {
        #[command(flatten)]
        evidence: EvidenceName,
        /// What is wrong
        #[arg(long, value_parser = one_of::<EvidenceProblem>(&EVIDENCE_PROBLEMS))]
        problem: EvidenceProblem,
        /// Take your own flag away
        #[arg(long)]
        remove: bool,
    },
    /// Prove the quote of a piece of evidence against its captured file again; exit code 0 when it stands there
    Prove {
        #[command(flatten)]
        evidence: EvidenceName,
    },
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
    /// The language of the quote, such as de or pt-BR
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<String>,
    /// The quote in another language
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub translation: Option<String>,
    /// Who translated
    #[arg(long, value_name = "NAME", requires = "translation", value_parser = prose)]
    pub translator: Option<String>,
    /// A file that the case has, by its SHA-256
    #[arg(long, value_name = "SHA")]
    pub file: Option<String>,
    /// A note for the team
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub note: Option<String>,
}

/// Changes of evidence.
#[derive(Debug, Clone, Args)]
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
    /// When it was read; empty clears
    #[arg(long, value_name = "DATE")]
    pub accessed: Option<String>,
    /// 1 confirmed ... 6 cannot be judged; 0 clears
    #[arg(long, value_name = "0-6", value_parser = clap::value_parser!(u8).range(0..=6))]
    pub credibility: Option<u8>,
    /// The language of the quote; empty clears
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<String>,
    /// The quote in another language; empty clears it and its translator
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub translation: Option<String>,
    /// Who translated; empty clears
    #[arg(long, value_name = "NAME", value_parser = prose)]
    pub translator: Option<String>,
    /// A file that the case has, by its SHA-256; empty takes it away
    #[arg(long, value_name = "SHA")]
    pub file: Option<String>,
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
        Verb::Flag {
            evidence,
            problem,
            remove,
        } => {
            let (desk, evidence) = (reach.write()?, id("evidence", evidence.as_str())?);
            evidence::flag(&desk, desk.me()?, evidence, problem, !remove)?;
            Ok(Answer::id("evidence", evidence))
        }
        Verb::Prove { evidence } => prove(&reach.read()?, evidence.as_str()),
        Verb::Retract { evidence, reason } => {
            let (desk, evidence) = (reach.write()?, id("evidence", evidence.as_str())?);
            evidence::retract(&desk, desk.me()?, evidence, reason.and_then(filled))?;
            Ok(Answer::id("evidence", evidence))
        }
    }
}

fn prove(desk: &Desk, evidence: &str) -> Result<Answer, Failure> {
    let id = id("evidence", evidence)?;
    let known = desk.read(|c| evidence::show(c, id))?;
    let (Some(found), Some(file)) = (proof::again(desk, &known)?, &known.captured) else {
        return Err(Failure::refused(
            "no_captured_file",
            "No captured file is named with this evidence.",
        ));
    };
    super::quote::answer(desk, &file.sha256, &found)
}

fn add(desk: &Desk, asked: Add) -> Result<Answer, Failure> {
    let (claim, source) = (id("claim", &asked.claim)?, id("source", &asked.source)?);
    let translator = asked.translator.and_then(filled);
    let translation = asked.translation.and_then(filled);
    let new = NewEvidence {
        translation: translation.map(|text| Translation {
            text,
            language: None,
            translator,
        }),
        language: asked.language.and_then(filled),
        locator: asked.locator.and_then(filled),
        url: asked.url.and_then(filled),
        published: asked.published,
        accessed: asked.accessed,
        credibility: credibility(asked.credibility)?,
        file: asked.file.and_then(filled),
        note: asked.note.and_then(filled),
        ..NewEvidence::quoting(claim, source, &asked.quote, asked.stance)
    };
    Ok(Answer::id(
        "evidence",
        evidence::add(desk, desk.me()?, new)?.value,
    ))
}

/// The Admiralty figure; 0 means none.
fn credibility(figure: Option<u8>) -> Result<Option<Credibility>, Failure> {
    let given = figure.filter(|figure| *figure != 0).map(Credibility::try_from);
    given
        .transpose()
        .map_err(|error| Failure::usage(error.to_string()).on("credibility"))
}

/// The translation after a change: what is not given stays, an empty text clears.
fn translation(
    known: Option<&Translation>,
    text: Option<String>,
    translator: Option<String>,
) -> Result<Option<Translation>, Failure> {
    let text = text.map_or_else(|| known.map(|known| known.text.clone()), filled);
    let translator = translator.map_or_else(|| known.and_then(|known| known.translator.clone()), filled);
    match text {
        Some(text) => Ok(Some(Translation {
            text,
            language: known.and_then(|known| known.language.clone()),
            translator,
        })),
        None if known.is_none() && translator.is_some() => {
            Err(Failure::usage("A translator needs a translation.").on("translator"))
        }
        None => Ok(None),
    }
}

fn edit(desk: &Desk, asked: Edit) -> Result<Answer, Failure> {
    let evidence = id("evidence", asked.evidence.as_str())?;
    let known = desk.read(|c| evidence::show(c, evidence))?;
    let mut changes = changes(&known, &asked)?;
    if let Some(sha256) = asked.file {
        let file = filled(sha256).map(|sha256| desk.read(|c| evidence::file_of(c, known.case, &sha256)));
        changes.push(EvidenceChange::Captured(file.transpose()?));
    }
    something(&changes)?;
    evidence::edit(desk, desk.me()?, evidence, changes)?;
    Ok(Answer::id("evidence", evidence))
}

/// What changes on the evidence, except its file.
fn changes(known: &Evidence, asked: &Edit) -> Result<Vec<EvidenceChange>, Failure> {
    let asked = asked.clone();
    let mut changes = Vec::new();
    changes.extend(asked.quote.map(EvidenceChange::Quote));
    changes.extend(asked.stance.map(EvidenceChange::Stance));
    changes.extend(asked.locator.map(|text| EvidenceChange::Locator(filled(text))));
    changes.extend(asked.url.map(|url| EvidenceChange::Url(filled(url))));
    if let Some(text) = asked.published {
        changes.push(EvidenceChange::Published(cleared_or_date(&text, "published")?));
    }
    if let Some(text) = asked.accessed {
        changes.push(EvidenceChange::Accessed(cleared_or_date(&text, "accessed")?));
    }
    if asked.credibility.is_some() {
        changes.push(EvidenceChange::Credibility(credibility(asked.credibility)?));
    }
    changes.extend(asked.language.map(|tag| EvidenceChange::Language(filled(tag))));
    if asked.translation.is_some() || asked.translator.is_some() {
        let new = translation(known.translation.as_ref(), asked.translation, asked.translator)?;
        changes.push(EvidenceChange::Translation(new));
    }
    changes.extend(asked.note.map(|text| EvidenceChange::Note(filled(text))));
    Ok(changes)
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
    let made_on = desk.read(|c| {
        let case = factdesk_desk::claim::show(c, claim)?.case;
        factdesk_desk::claim::made_on(c, case, claim)
    })?;
    let too_late = |date: &PartialDate| {
        made_on
            .as_ref()
            .is_some_and(|made_on| date.is_later_than(made_on))
    };
    for (index, one) in desk.read(|c| evidence::list(c, claim))?.iter().enumerate() {
        let label = format!("E{}", index + 1);
        let after = one.published.as_ref().is_some_and(too_late);
        let source = desk.read(|c| factdesk_desk::source::show(c, one.source))?.name;
        let stance = word(one.stance);
        let words = format!(
            "[{label}] {stance}: “{}” ({}){}{}  {}",
            shown::short(&one.quote, 160),
            shown::line(&source),
            if after { " [published after the claim]" } else { "" },
            flags(one),
            one.id
        );
        let mut row = in_json(one, &label, &source);
        row["after_claim"] = json!(after);
        listed.push(row, words);
    }
    Ok(listed)
}

/// What readers find wrong with it, each thing once.
fn flags(one: &Evidence) -> String {
    let mut flags: Vec<_> = one.problems.iter().map(|problem| problem.flag).collect();
    flags.sort_unstable();
    flags.dedup();
    flags
        .into_iter()
        .map(|flag| format!(" [{}]", word(flag).replace('_', " ")))
        .collect()
}

fn in_json(one: &Evidence, label: &str, source: &str) -> Value {
    json!({
        "id": one.id,
        "label": label,
        "claim": one.claim,
        "source": one.source,
        "source_name": source,
        "quote": one.quote,
        "language": one.language,
        "translation": one.translation.as_ref().map(|translation| &translation.text),
        "translator": one.translation.as_ref().and_then(|translation| translation.translator.as_ref()),
        "stance": one.stance,
        "locator": one.locator,
        "url": one.url,
        "published": one.published,
        "accessed": one.accessed,
        "credibility": one.credibility,
        "sha256": one.captured.as_ref().map(|file| &file.sha256),
        "file_name": one.captured.as_ref().and_then(|file| file.name.as_ref()),
        "problems": one.problems,
        "note": one.note,
        "reviewer": one.created_by,
        "at": one.created_at.to_rfc3339(),
    })
}
