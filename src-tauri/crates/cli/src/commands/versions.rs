//! `article update`, `article versions`, `article compare`: the texts that an article had and has.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use clap::Args;
use factdesk_desk::Desk;
use factdesk_desk::article::{self, Version};
use factdesk_desk::view::Views;
use factdesk_domain::{ArticleId, VersionId};
use factdesk_intake::import::{self, Input, Update as Done};
use factdesk_language::diff::{self, RunKind};
use serde_json::{Value, json};

use super::reviewer::Names;
use crate::failure::{Exit, Failure};
use crate::named::ArticleName;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{filled, prose};

/// A new text of an article.
#[derive(Debug, Args)]
pub struct Update {
    /// Article
    #[arg(long)]
    pub article: String,
    /// The new text: text, Markdown or HTML
    pub file: PathBuf,
    /// Why there is a new text
    #[arg(long, value_parser = prose, allow_hyphen_values = true)]
    pub reason: Option<String>,
}

/// Two versions of an article, by number or id.
#[derive(Debug, Args)]
pub struct Compare {
    #[command(flatten)]
    pub article: ArticleName,
    /// The earlier version, by number or id [default: the one before the later]
    #[arg(long, value_name = "VERSION")]
    pub from: Option<String>,
    /// The later version, by number or id [default: the one that is worked on]
    #[arg(long, value_name = "VERSION")]
    pub to: Option<String>,
}

/// Gives an article a new text and says what became of what stands in it.
///
/// # Errors
/// An unknown or retracted article; a file that cannot be read; the desk.
pub fn update(asked: Update, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let article: ArticleId = id("article", &asked.article)?;
    let who = (desk.me()?, article);
    let what = (&Input::Path(asked.file), asked.reason.and_then(filled));
    let cancel = AtomicBool::new(false);
    match import::update(&desk, &Views::default(), who, what, &cancel)? {
        Ok(done) => Ok(updated(article, &done)),
        Err(failed) => Err(Failure::new(Exit::InputOutput, failed.code, failed.message).on("file")),
    }
}

fn updated(article: ArticleId, done: &Done) -> Answer {
    let value = &done.done.value;
    let placing = value.placing;
    let json = json!({
        "article": article,
        "version": value.version,
        "number": placing.number,
        "same": value.same,
        "exact": placing.kept,
        "moved": placing.moved,
        "fuzzy": placing.changed,
        "orphans": placing.orphans,
        "reopened": value.reopened,
        "warnings": done.warnings,
    });
    if value.same {
        return Answer::new(json, "The article has this text already; nothing was written.");
    }
    let mut lines = vec![format!(
        "Version {}: {} kept, {} moved, {} changed, {} without a place",
        placing.number, placing.kept, placing.moved, placing.changed, placing.orphans
    )];
    lines.extend(value.reopened.iter().map(|claim| format!("open again  {claim}")));
    lines.extend(
        done.warnings
            .iter()
            .map(|warning| format!("note: {}", shown::line(warning))),
    );
    Answer::new(json, lines.join("\n"))
}

/// Lists the versions of an article.
///
/// # Errors
/// An unknown article; the desk.
pub fn versions(article: &ArticleName, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let (current, versions) = known(&desk, id("article", article.as_str())?)?;
    let people = Names::of(&desk)?;
    let mut rows = Vec::new();
    let mut json = Vec::new();
    for (version, number) in versions.iter().zip(1..) {
        let by = people.name(version.created_by);
        json.push(one(version, number, current, &by));
        rows.push(vec![
            if version.id == current { "*" } else { " " }.to_owned(),
            format!("{number}"),
            version.id.to_string(),
            version.created_at.to_rfc3339(),
            shown::line(&by),
            shown::short(version.reason.as_deref().unwrap_or_default(), 60),
        ]);
    }
    Ok(Answer::new(json!({ "versions": json }), shown::columns(&rows)))
}

fn one(version: &Version, number: u32, current: VersionId, by: &str) -> Value {
    json!({
        "id": version.id,
        "number": number,
        "current": version.id == current,
        "characters": version.text.chars().count(),
        "text_sha256": version.text_sha256,
        "original": version.original,
        "at": version.created_at.to_rfc3339(),
        "by": by,
        "reason": version.reason,
    })
}

fn known(desk: &Desk, article: ArticleId) -> Result<(VersionId, Vec<Version>), Failure> {
    Ok(desk.read(|c| {
        let known = article::show(c, article)?;
        Ok((known.current_version, article::versions(c, article)?))
    })?)
}

/// Compares two versions of an article, word by word.
///
/// # Errors
/// An unknown article or version; an article with one version only; the desk.
pub fn compare(asked: &Compare, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let (current, versions) = known(&desk, id("article", asked.article.as_str())?)?;
    let now = versions.iter().position(|one| one.id == current).unwrap_or(0);
    let to = chosen(&versions, asked.to.as_deref(), "to")?.unwrap_or(now);
    let from = match chosen(&versions, asked.from.as_deref(), "from")? {
        Some(from) => from,
        None => to.checked_sub(1).ok_or_else(|| unknown("0", "from"))?,
    };
    let (old, new) = (&versions[from], &versions[to]);
    let (mut runs, mut text) = (Vec::new(), String::new());
    for run in diff::words(&old.text, &new.text) {
        let words = match (run.new, run.old) {
            (Some(span), _) => span.of(&new.text),
            (None, Some(span)) => span.of(&old.text),
            (None, None) => continue,
        };
        text.push_str(&match run.kind {
            RunKind::Same => shown::lines(words),
            RunKind::Removed => marked("[-", words, "-]"),
            RunKind::Added => marked("{+", words, "+}"),
        });
        runs.push(json!({ "kind": run.kind.as_str(), "text": words }));
    }
    let json = json!({ "from": old.id, "to": new.id, "runs": runs });
    Ok(Answer::new(json, text))
}

/// Words between signs; the white space after them stays outside.
fn marked(open: &str, words: &str, close: &str) -> String {
    let said = words.trim_end();
    format!("{open}{}{close}{}", shown::lines(said), &words[said.len()..])
}

/// A version by number or id.
fn chosen(versions: &[Version], asked: Option<&str>, field: &str) -> Result<Option<usize>, Failure> {
    let Some(asked) = asked else { return Ok(None) };
    let place = match asked.parse::<usize>() {
        Ok(number) => number.checked_sub(1).filter(|place| *place < versions.len()),
        Err(_) => versions.iter().position(|one| one.id.to_string() == asked),
    };
    place.map(Some).ok_or_else(|| unknown(asked, field))
}

fn unknown(asked: &str, field: &str) -> Failure {
    let said = format!("The article has no version {}.", shown::line(asked));
    Failure::refused("unknown_version", said).on(field)
}
