//! `orphans`: statements and marked passages without a place in the present text of their article.

use std::collections::HashMap;

use clap::Args;
use factdesk_desk::orphan::{self, Nearest, Orphan, Waiting};
use factdesk_desk::{Desk, article};
use factdesk_domain::text::TextIndex;
use factdesk_domain::{CaseId, VersionId};
use serde_json::{Value, json};

use super::case;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;

/// Of which case.
#[derive(Debug, Args)]
pub struct Orphans {
    /// Only of this case [default: of every case]
    #[arg(long)]
    pub case: Option<String>,
}

/// Lists the orphans of a case or of all, with the passage of the present text that is most like each.
///
/// # Errors
/// An unknown case; the desk.
pub fn run(asked: &Orphans, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let cases = match &asked.case {
        Some(named) => vec![case::known(&desk, named)?],
        None => desk
            .read(factdesk_desk::case::list)?
            .iter()
            .map(|one| one.id)
            .collect(),
    };
    let (mut json, mut lines) = (Vec::new(), Vec::new());
    for case in cases {
        let orphans = desk.read(|c| orphan::list(c, case))?;
        let texts = texts(&desk, case)?;
        let indexes: HashMap<VersionId, TextIndex<'_>> = texts
            .iter()
            .map(|(version, text)| (*version, TextIndex::new(text)))
            .collect();
        json.extend(orphans.iter().map(|one| shown_in_json(case, one, &indexes)));
        lines.extend(orphans.iter().map(line));
    }
    Ok(Answer::new(json!({ "orphans": json }), lines.join("\n")))
}

/// The present texts of the articles.
fn texts(desk: &Desk, case: CaseId) -> Result<HashMap<VersionId, String>, Failure> {
    Ok(desk.read(|c| {
        article::list(c, case)?
            .into_iter()
            .map(|known| article::version(c, known.current_version))
            .map(|version| version.map(|version| (version.id, version.text)))
            .collect()
    })?)
}

fn shown_in_json(case: CaseId, one: &Orphan, texts: &HashMap<VersionId, TextIndex<'_>>) -> Value {
    let (statement, passage, claim) = match one.waiting {
        Waiting::Statement(id, claim) => (Some(id), None, Some(claim)),
        Waiting::Passage(id) => (None, Some(id), None),
    };
    json!({
        "case": case,
        "statement": statement,
        "passage": passage,
        "claim": claim,
        "text": one.about,
        "article": one.article,
        "title": one.title,
        "exact": one.anchor.exact,
        "prefix": one.anchor.prefix,
        "suffix": one.anchor.suffix,
        "speaker": one.speaker,
        "version": one.version,
        "nearest": one.nearest.as_ref().and_then(|near| nearest(near, texts)),
    })
}

fn nearest(near: &Nearest, texts: &HashMap<VersionId, TextIndex<'_>>) -> Option<Value> {
    let index = texts.get(&near.version)?;
    let start = index.byte_to_char(near.span.start).ok()?;
    let end = index.byte_to_char(near.span.end).ok()?;
    Some(json!({ "start": start.get(), "end": end.get(), "text": near.text, "score": near.score }))
}

fn line(one: &Orphan) -> String {
    let id = match one.waiting {
        Waiting::Statement(id, _) => format!("statement {id}"),
        Waiting::Passage(id) => format!("passage {id}"),
    };
    let near = match &one.nearest {
        Some(near) => format!("\n  nearest ({}): {}", near.score, shown::short(&near.text, 120)),
        None => String::new(),
    };
    format!(
        "{id}  {}, version {}\n  {}{near}",
        shown::short(&one.title, 60),
        one.version,
        shown::short(&one.anchor.exact, 120)
    )
}
