//! Import: chosen, dropped, named and pasted.

use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use factdesk_desk::case::{self, NewCase};
use factdesk_domain::CaseId;
use factdesk_intake::import::{self, Input, Step, Summary, Target};
use factdesk_intake::sample;

use super::{Host, Reply, parse};
use crate::wire::article::{
    ArticleImport, ArticlePaste, FailedFile, ImportProgress, ImportSummary, ImportedArticle,
};
use crate::wire::common::{ById, WireError};

impl Host {
    /// Imports offered files; without a case a new one is made from them.
    ///
    /// # Errors
    /// A token that stands for no files; an unknown case; the database.
    pub fn article_import(
        &self,
        input: &ArticleImport,
        progress: &mut dyn FnMut(ImportProgress),
    ) -> Reply<ImportSummary> {
        let files = self
            .offered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&input.token);
        let unknown = || {
            WireError::of_field(
                "unknown_token",
                "token",
                "These files are not at hand any more. Choose them again.",
            )
        };
        let inputs: Vec<Input> = files.ok_or_else(unknown)?.into_iter().map(Input::Path).collect();
        *self.waiting() = None;
        self.import(input.case_id.as_deref(), &inputs, progress)
    }

    /// Imports pasted text; without a case a new one is made from it.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn article_paste(&self, input: ArticlePaste) -> Reply<ImportSummary> {
        self.import(
            input.case_id.as_deref(),
            &[Input::Pasted(input.text)],
            &mut |_| (),
        )
    }

    /// Stops the running import after the file at hand.
    pub fn import_cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Opens the built-in sample case, made at first use.
    ///
    /// # Errors
    /// The database.
    pub fn sample_open(&self) -> Reply<ById> {
        let known = self.desk.read(case::list)?.into_iter().find(|case| case.sample);
        if let Some(known) = known {
            return Ok(ById {
                id: known.id.to_string(),
            });
        }
        let new = NewCase {
            title: sample::TITLE.to_owned(),
            question: Some(sample::QUESTION.to_owned()),
            sample: true,
            ..NewCase::default()
        };
        let case = case::create(&self.desk, self.me()?, new)?.value;
        let input = |(name, bytes): &(&str, &[u8])| Input::Bytes {
            name: (*name).to_owned(),
            bytes: bytes.to_vec(),
        };
        let inputs: Vec<Input> = sample::FILES.iter().map(input).collect();
        self.import(Some(&case.to_string()), &inputs, &mut |_| ())?;
        Ok(ById { id: case.to_string() })
    }

    fn import(
        &self,
        case: Option<&str>,
        inputs: &[Input],
        progress: &mut dyn FnMut(ImportProgress),
    ) -> Reply<ImportSummary> {
        self.cancelled.store(false, Ordering::Relaxed);
        let given: Option<CaseId> = parse::maybe_id("case", case)?;
        let into = (self.me()?, given.map_or(Target::NewCase, Target::Case));
        let total = inputs.len();
        let mut told = |step: Step| progress(stage(step, total));
        let summary = import::import(&self.desk, &self.views, into, inputs, &self.cancelled, &mut told)?;
        Ok(shown(given.is_none(), summary))
    }

    /// Keeps files that were dropped or chosen.
    pub fn files_offered(&self, files: Vec<PathBuf>) -> crate::wire::desk::FilesOffered {
        self.offer(files)
    }
}

fn stage(step: Step, total: usize) -> ImportProgress {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match step {
        Step::Reading { done, total, name } => ImportProgress {
            done: count(done),
            total: count(total),
            stage: "reading".to_owned(),
            file: Some(name),
        },
        Step::Suggesting => ImportProgress {
            done: count(total),
            total: count(total),
            stage: "suggesting".to_owned(),
            file: None,
        },
    }
}

fn shown(new_case: bool, summary: Summary) -> ImportSummary {
    let article = |one: import::Imported| ImportedArticle {
        id: one.article.to_string(),
        file: one.name,
        status: if one.new { "imported" } else { "duplicate" }.to_owned(),
        title: one.title,
        warnings: one.warnings,
    };
    let failed = |one: import::Failed| FailedFile {
        file: one.name,
        code: one.code,
        message: one.message,
    };
    ImportSummary {
        case_id: summary.case.map(|case| case.to_string()).unwrap_or_default(),
        new_case: new_case && summary.case.is_some(),
        articles: summary.articles.into_iter().map(article).collect(),
        failed: summary.failed.into_iter().map(failed).collect(),
        cancelled: summary.cancelled,
        suggested_claims: u32::try_from(summary.suggested_claims).unwrap_or(u32::MAX),
        suggested_relations: u32::try_from(summary.suggested_relations).unwrap_or(u32::MAX),
    }
}
