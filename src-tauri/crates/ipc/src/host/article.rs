//! Articles: shown, changed, marked.

use factdesk_desk::claim::Place;
use factdesk_desk::view::{CaseView, article_states};
use factdesk_desk::{article, passage};
use factdesk_domain::article::ArticleChange;
use factdesk_domain::text::{Span, TextIndex, Utf16Offset};
use factdesk_domain::{ArticleId, MarkId};

use super::{Host, Reply, changed, done, parse};
use crate::show;
use crate::wire::article::{ArticleEdit, ArticleText, ByArticle, PassageMark};
use crate::wire::common::{ById, Changed, WireError};

impl Host {
    /// Shows an article's text with its spans.
    ///
    /// # Errors
    /// An unknown or retracted article; the database.
    pub fn article_show(&self, input: &ByArticle) -> Reply<ArticleText> {
        let id: ArticleId = parse::id("article", &input.article_id)?;
        let case = self.desk.read(|c| article::case_of(c, id))?;
        let view = self.view(case)?;
        let index = place_of(&view, id)?;
        Ok(show::article_text(&view, index, &article_states(&view, index)))
    }

    /// Changes what is known about an article.
    ///
    /// # Errors
    /// An unknown article; a blank title, a date or address that is none.
    pub fn article_edit(&self, input: ArticleEdit) -> Reply<Changed> {
        let id: ArticleId = parse::id("article", &input.article_id)?;
        let mut changes = Vec::new();
        changes.extend(
            input
                .title
                .map(|title| ArticleChange::Title(title.trim().to_owned())),
        );
        changes.extend(
            input
                .outlet
                .map(|text| ArticleChange::Outlet(parse::cleared(text))),
        );
        changes.extend(
            input
                .byline
                .map(|text| ArticleChange::Byline(parse::cleared(text))),
        );
        changes.extend(
            input
                .language
                .map(|text| ArticleChange::Language(parse::cleared(text))),
        );
        if let Some(date) = input.published {
            changes.push(ArticleChange::Published(parse::date("published", &date)?));
        }
        if let Some(url) = input.url {
            changes.push(ArticleChange::Url(parse::address("url", &url)?));
        }
        let done = article::edit(&self.desk, self.me()?, id, changes)?;
        Ok(changed("Article changed", &done.outcome, Some(input.article_id)))
    }

    /// Takes an article out of the case.
    ///
    /// # Errors
    /// An unknown article; claims that stand in it.
    pub fn article_retract(&self, input: &ByArticle) -> Reply<Changed> {
        let id: ArticleId = parse::id("article", &input.article_id)?;
        let done = article::retract(&self.desk, self.me()?, id, None)?;
        Ok(changed(
            "Article taken out",
            &done.outcome,
            Some(input.article_id.clone()),
        ))
    }

    /// Says that a passage holds nothing to check.
    ///
    /// # Errors
    /// An unknown article; a span that is empty or outside of the text.
    pub fn passage_mark(&self, input: PassageMark) -> Reply<Changed> {
        let place = self.span(&input.article_id, input.start, input.end)?;
        let reason = parse::cleared(input.reason);
        Ok(done(
            "Nothing to check here",
            &passage::mark(&self.desk, self.me()?, place, reason)?,
        ))
    }

    /// Takes such a mark back.
    ///
    /// # Errors
    /// An unknown mark.
    pub fn passage_unmark(&self, input: &ById) -> Reply<Changed> {
        let id: MarkId = parse::id("mark", &input.id)?;
        let done = passage::unmark(&self.desk, self.me()?, id)?;
        Ok(changed(
            "Passage open again",
            &done.outcome,
            Some(input.id.clone()),
        ))
    }

    /// A span of the window as a place of the current text.
    pub(super) fn span(&self, article: &str, start: u32, end: u32) -> Reply<Place> {
        let id: ArticleId = parse::id("article", article)?;
        let version = self.desk.read(|c| article::current_text(c, id))?;
        let unit = |at: u32| Utf16Offset::new(at as usize);
        let span: Span = TextIndex::new(&version.text)
            .span_of_utf16(unit(start), unit(end))
            .map_err(|error| WireError::of_field("span_outside", "start", error.to_string()))?;
        Ok(Place {
            article: id,
            version: Some(version.id),
            span,
        })
    }
}

fn place_of(view: &CaseView, id: ArticleId) -> Reply<usize> {
    let found = view.articles.iter().position(|article| article.id == id);
    found.ok_or_else(|| {
        WireError::of_field(
            "unknown_article",
            "article",
            "This article was taken out of the case.",
        )
    })
}
