//! Versions of an article: new texts, comparison, orphans.

use std::collections::HashMap;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use factdesk_desk::{article, orphan, passage, statement};
use factdesk_domain::{ArticleId, MarkId, StatementId, VersionId};
use factdesk_intake::import::{self, Failed, Input, Update};

use super::{Host, Reply, changed, parse};
use crate::show::{self, Utf16};
use crate::wire::article::ByArticle;
use crate::wire::common::{ByCase, ById, Changed, WireError};
use crate::wire::version::{
    ArticleUpdate, ArticleUpdated, OrphanList, PassagePlace, StatementPlace, VersionCompare, VersionDiff,
    VersionList, VersionView,
};

impl Host {
    /// Gives an article a new text; what stands in it finds its place there, in one act.
    ///
    /// # Errors
    /// An unknown article; nothing or several things to read; a file or address that cannot be read; an empty text.
    pub fn article_update(&self, input: ArticleUpdate) -> Reply<ArticleUpdated> {
        let id: ArticleId = parse::id("article", &input.article_id)?;
        self.cancelled.store(false, Ordering::Relaxed);
        let from = self.new_text(&input)?;
        let who = (self.me()?, id);
        let what = (&from, parse::cleared(input.reason));
        let read = import::update(&self.desk, &self.views, who, what, &self.cancelled)?;
        Ok(updated(read.map_err(failed)?))
    }

    fn new_text(&self, input: &ArticleUpdate) -> Reply<Input> {
        match (&input.token, &input.text, &input.url) {
            (Some(token), None, None) => self.one_file(token),
            (None, Some(text), None) => Ok(Input::Pasted(text.clone())),
            (None, None, Some(url)) => {
                let got = self.fetcher.fetch(url, input.allow_private, &self.cancelled);
                let got = got.map_err(|error| WireError::of_field(error.code(), "url", error.to_string()))?;
                let name = got.file_name();
                Ok(Input::Bytes {
                    name,
                    bytes: got.bytes,
                })
            }
            _ => Err(WireError::of_field(
                "text_missing",
                "text",
                "Choose a file, paste the new text, or give its address.",
            )),
        }
    }

    /// The one offered file of a token.
    fn one_file(&self, token: &str) -> Reply<Input> {
        let mut offered = self.offered.lock().unwrap_or_else(PoisonError::into_inner);
        let files = offered.remove(token).unwrap_or_default();
        match <[_; 1]>::try_from(files) {
            Ok([file]) => Ok(Input::Path(file)),
            Err(files) if files.is_empty() => Err(WireError::of_field(
                "unknown_token",
                "token",
                "This file is not at hand any more. Choose it again.",
            )),
            Err(_) => Err(WireError::of_field(
                "one_file_only",
                "token",
                "An article has one text. Choose one file.",
            )),
        }
    }

    /// Lists the versions of an article.
    ///
    /// # Errors
    /// An unknown article; the database.
    pub fn version_list(&self, input: &ByArticle) -> Reply<VersionList> {
        let id: ArticleId = parse::id("article", &input.article_id)?;
        let (known, versions) = self
            .desk
            .read(|c| Ok((article::show(c, id)?, article::versions(c, id)?)))?;
        let people = self.people()?;
        let view = |(version, number): (article::Version, u32)| VersionView {
            id: version.id.to_string(),
            number,
            current: version.id == known.current_version,
            characters: u32::try_from(version.text.chars().count()).unwrap_or(u32::MAX),
            imported_ms: version.created_at.as_i64(),
            by: people.name(version.created_by),
            sha256: version
                .original
                .as_ref()
                .map(|file| file.sha256.clone())
                .unwrap_or_default(),
            file_name: version.original.and_then(|file| file.name),
            reason: version.reason,
        };
        Ok(VersionList {
            versions: versions.into_iter().zip(1..).map(view).collect(),
        })
    }

    /// Compares two versions of an article, word by word.
    ///
    /// # Errors
    /// An unknown article, or a version of another one; the database.
    pub fn version_compare(&self, input: &VersionCompare) -> Reply<VersionDiff> {
        let id: ArticleId = parse::id("article", &input.article_id)?;
        let (from, to) = (
            self.text_of(id, "from", &input.from)?,
            self.text_of(id, "to", &input.to)?,
        );
        Ok(show::version_diff(&from, &to))
    }

    fn text_of(&self, article: ArticleId, field: &str, version: &str) -> Reply<String> {
        let id: VersionId = parse::id(field, version)?;
        let found = self.desk.read(|c| article::version(c, id))?;
        if found.article == article {
            return Ok(found.text);
        }
        Err(WireError::of_field(
            "unknown_version",
            field,
            "This is no version of the article.",
        ))
    }

    /// Lists the orphans of a case with the nearest passage of each.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn orphan_list(&self, input: &ByCase) -> Reply<OrphanList> {
        let view = self.view(parse::id("case", &input.case_id)?)?;
        let waiting = self.desk.read(|c| orphan::list(c, view.case))?;
        let texts: HashMap<ArticleId, Utf16<'_>> = view
            .articles
            .iter()
            .filter(|article| waiting.iter().any(|one| one.article == article.id))
            .map(|article| (article.id, Utf16::of(&article.layout.text)))
            .collect();
        let shown = |one: orphan::Orphan| {
            let text = texts.get(&one.article)?;
            Some(show::orphan(one, text))
        };
        Ok(OrphanList {
            orphans: waiting.into_iter().filter_map(shown).collect(),
        })
    }

    /// Shows where a statement stands in the present text.
    ///
    /// # Errors
    /// An unknown statement or article; a span that is empty or outside of the text.
    pub fn statement_place(&self, input: StatementPlace) -> Reply<Changed> {
        let id: StatementId = parse::id("statement", &input.statement_id)?;
        let place = self.span(&input.article_id, input.start, input.end)?;
        let done = statement::place(&self.desk, self.me()?, id, place)?;
        Ok(changed(
            "Statement placed",
            &done.outcome,
            Some(input.statement_id),
        ))
    }

    /// Shows where a marked passage lies in the present text.
    ///
    /// # Errors
    /// An unknown mark or article; a span that is empty or outside of the text.
    pub fn passage_place(&self, input: PassagePlace) -> Reply<Changed> {
        let id: MarkId = parse::id("mark", &input.passage_id)?;
        let place = self.span(&input.article_id, input.start, input.end)?;
        let done = passage::place(&self.desk, self.me()?, id, place)?;
        Ok(changed("Passage placed", &done.outcome, Some(input.passage_id)))
    }

    /// Takes a statement out of its claim.
    ///
    /// # Errors
    /// An unknown statement, or one that was taken out.
    pub fn statement_retract(&self, input: &ById) -> Reply<Changed> {
        let id: StatementId = parse::id("statement", &input.id)?;
        let done = statement::retract(&self.desk, self.me()?, id, None)?;
        Ok(changed(
            "Statement taken out",
            &done.outcome,
            Some(input.id.clone()),
        ))
    }
}

fn failed(failed: Failed) -> WireError {
    WireError {
        code: failed.code,
        message: failed.message,
        field: None,
        detail: Some(failed.name),
    }
}

fn updated(read: Update) -> ArticleUpdated {
    let (value, outcome) = (read.done.value, read.done.outcome);
    let label = match value.same {
        true => "The article has this text already".to_owned(),
        false => format!("Version {} of the article", value.placing.number),
    };
    let told = changed(&label, &outcome, None);
    ArticleUpdated {
        version_id: value.version.to_string(),
        version: value.placing.number,
        same: value.same,
        exact: value.placing.kept,
        moved: value.placing.moved,
        fuzzy: value.placing.changed,
        orphans: value.placing.orphans,
        reopened: value.reopened.iter().map(ToString::to_string).collect(),
        warnings: read.warnings,
        label: told.label,
        act: told.act,
        changes: told.changes,
    }
}
