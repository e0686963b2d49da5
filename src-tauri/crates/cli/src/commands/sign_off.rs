//! `sign-off`: a case is done; what stops that, and what it names.

use clap::Args;
use factdesk_desk::lint::Lints;
use factdesk_desk::sign_off::{self, Check, Item, NewSignOff};
use factdesk_desk::view::Views;
use factdesk_domain::envelope::Hash;
use serde_json::{Value, json};

use super::case::known;
use super::reviewer;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;
use crate::words::{filled, head, prose};

/// A case to sign off; exit code 1 when something stops it.
#[derive(Debug, Args)]
pub struct SignOff {
    /// The case
    #[arg(long)]
    pub case: String,
    /// What the signer says to it; it is printed
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub statement: Option<String>,
    /// Only look: say what stops it and what it would name
    #[arg(long)]
    pub check: bool,
    /// The head that was looked at; refused when the case changed since
    #[arg(long, value_name = "HASH", value_parser = head)]
    pub head: Option<Hash>,
    /// Who signs, by name or id [default: who sits at the desk]
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// Signs a case off, or says what stops that.
///
/// # Errors
/// Who is no editor; a case that was signed off, or that changed since it was looked at; an unknown case; the desk.
pub fn run(asked: SignOff, reach: &Reach) -> Result<Answer, Failure> {
    let desk = if asked.check {
        reach.read()?
    } else {
        reach.write()?
    };
    let (desk, by) = reviewer::acting(&desk, asked.reviewer.as_deref())?;
    let case = known(&desk, &asked.case)?;
    let (lints, views) = (Lints::default(), Views::default());
    let found = sign_off::check(&desk, by, case, (&lints, &views))?;
    let late = desk.read(|c| sign_off::after(c, case))?;
    if asked.check || (found.signed.is_none() && found.signer.may().is_ok() && !found.blocks.is_empty()) {
        let late: Vec<String> = late.into_iter().map(|entry| entry.sentence).collect();
        return Ok(answer(&found, &late));
    }
    let new = NewSignOff {
        statement: asked.statement.and_then(filled),
        head: asked.head,
    };
    let signed = sign_off::make(&desk, by, case, new, (&lints, &views))?.value;
    Ok(Answer::new(
        json!({ "sign_off": signed, "case": case, "head": found.head, "open": found.open.len() }),
        signed.to_string(),
    ))
}

fn answer(found: &Check, late: &[String]) -> Answer {
    let refused = found.signer.may().err().map(|error| error.to_string());
    let signed = found
        .signed
        .as_ref()
        .map(|one| json!({ "sign_off": one.id, "by": one.by, "at": one.at.to_rfc3339(), "head": one.head }));
    let json = json!({
        "signed": signed,
        "head": found.head,
        "claims": found.claims,
        "decided": found.decided,
        "blocks": found.blocks.iter().map(in_json).collect::<Vec<_>>(),
        "open": found.open.iter().map(in_json).collect::<Vec<_>>(),
        "overrides": found.overrides.iter().map(in_json).collect::<Vec<_>>(),
        "refused": refused,
        "after": late,
    });
    let stopped = found.signed.is_none() && (refused.is_some() || !found.blocks.is_empty());
    Answer::new(json, in_words(found, refused, late)).negative_if(stopped)
}

fn in_json(one: &Item) -> Value {
    json!({ "kind": one.kind, "claim": one.claim, "number": one.number, "words": one.words, "fix": one.fix })
}

fn in_words(found: &Check, refused: Option<String>, late: &[String]) -> String {
    let mut lines = Vec::new();
    if let Some(signed) = &found.signed {
        lines.push(format!("Signed off on {}, head {}", signed.at.day(), signed.head));
    }
    lines.extend(refused.map(|words| format!("stops  {words}")));
    let named = |what: &str, one: &Item| {
        let words = format!("{what:<7}{}", shown::line(&one.sentence()));
        format!("{words} {}", one.fix).trim_end().to_owned()
    };
    if found.signed.is_none() {
        lines.extend(found.blocks.iter().map(|one| named("stops", one)));
        lines.extend(found.open.iter().map(|one| named("open", one)));
        lines.extend(found.overrides.iter().map(|one| named("rule", one)));
    }
    lines.extend(late.iter().map(|words| format!("after  {}", shown::line(words))));
    lines.push(format!(
        "{} of {} a verdict or decision to publish, head {}",
        found.decided,
        shown::count(found.claims, "claim has", "claims have"),
        found.head
    ));
    lines.join("\n")
}
