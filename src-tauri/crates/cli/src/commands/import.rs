//! `import`: files into a case, with one summary of what failed and why.

use std::collections::{HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use clap::Args;
use factdesk_desk::Desk;
use factdesk_desk::view::Views;
use factdesk_domain::CaseId;
use factdesk_intake::import::{self, Input, Summary, Target};
use serde_json::{Value, json};

use super::case;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;

/// Files to import.
#[derive(Debug, Args)]
pub struct Import {
    /// Case
    #[arg(long)]
    pub case: String,
    /// Text, Markdown, web pages, PDF, DOCX, ODT, mails, tables, transcripts
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

/// Imports; a file that failed makes it a negative answer, and the others are in.
///
/// # Errors
/// An unknown case; the desk. Nothing is in then.
pub fn run(asked: &Import, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let case = case::known(&desk, &asked.case)?;
    let inputs: Vec<Input> = asked.files.iter().map(|file| Input::Path(file.clone())).collect();
    let summary = of(&desk, case, &inputs)?;
    let files = Files::of(&asked.files);
    Ok(answer(&summary, files))
}

/// Imports into a case as who sits at the desk.
///
/// # Errors
/// The desk.
pub fn of(desk: &Desk, case: CaseId, inputs: &[Input]) -> Result<Summary, Failure> {
    let (by, views) = (desk.me()?, Views::default());
    let summary = import::import(
        desk,
        &views,
        (by, Target::Case(case)),
        inputs,
        &AtomicBool::new(false),
        &mut |_| {},
    )?;
    // An import that was killed between its articles and their analysis left the case without
    // suggestions; the same import again adds no article, and must bring them.
    if summary.articles.iter().all(|article| !article.new) && !summary.articles.is_empty() {
        import::suggest(desk, &views, case)?;
    }
    Ok(summary)
}

fn answer(summary: &Summary, mut files: Files) -> Answer {
    let (mut articles, mut failed, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    // Failures first: where two files have one name, those that fail are known from reading them.
    for one in &summary.failed {
        let file = files.failed(&one.name);
        lines.push(format!("FAILED   {}: {}", shown::line(&file), one.message));
        failed.push(json!({ "file": file, "code": one.code, "message": one.message }));
    }
    for one in &summary.articles {
        let (file, status) = (files.read(&one.name), if one.new { "added" } else { "duplicate" });
        lines.push(format!(
            "{status:<9}{}  {}  {}",
            one.article,
            shown::line(&file),
            shown::short(&one.title, 80)
        ));
        lines.extend(
            one.warnings
                .iter()
                .map(|warning| format!("         note: {}", shown::line(warning))),
        );
        articles.push(json!({
            "id": one.article,
            "file": file,
            "status": status,
            "title": one.title,
            "warnings": one.warnings,
        }));
    }
    let json: Value = json!({
        "articles": articles,
        "failed": failed,
        "suggested": { "claims": summary.suggested_claims, "relations": summary.suggested_relations },
    });
    Answer::new(json, lines.join("\n")).negative_if(!failed.is_empty())
}

/// The files as they were named on the line. The import knows them by their last name only, which
/// files of different folders may share.
struct Files(HashMap<String, (VecDeque<PathBuf>, VecDeque<PathBuf>)>);

impl Files {
    fn of(paths: &[PathBuf]) -> Self {
        let mut named: HashMap<String, Vec<PathBuf>> = HashMap::new();
        for path in paths {
            named
                .entry(Input::Path(path.clone()).name())
                .or_default()
                .push(path.clone());
        }
        Self(
            named
                .into_iter()
                .map(|(name, paths)| (name, split(paths)))
                .collect(),
        )
    }

    fn failed(&mut self, name: &str) -> String {
        self.next(name, |(good, bad)| bad.pop_front().or_else(|| good.pop_back()))
    }

    fn read(&mut self, name: &str) -> String {
        self.next(name, |(good, bad)| good.pop_front().or_else(|| bad.pop_front()))
    }

    fn next(
        &mut self,
        name: &str,
        take: impl FnOnce(&mut (VecDeque<PathBuf>, VecDeque<PathBuf>)) -> Option<PathBuf>,
    ) -> String {
        self.0
            .get_mut(name)
            .and_then(take)
            .map_or_else(|| name.to_owned(), |path| path.display().to_string())
    }
}

/// Paths that share a last name, those that can be read apart from those that cannot.
fn split(paths: Vec<PathBuf>) -> (VecDeque<PathBuf>, VecDeque<PathBuf>) {
    if paths.len() == 1 {
        return (paths.into(), VecDeque::new());
    }
    let (good, bad): (Vec<PathBuf>, Vec<PathBuf>) = paths
        .into_iter()
        .partition(|path| factdesk_intake::file_bytes(path, factdesk_intake::MAX_FILE_BYTES).is_ok());
    (good.into(), bad.into())
}
