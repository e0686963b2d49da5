//! The report in Markdown.
//!
//! CommonMark with GitHub's tables, YAML front matter ahead. Addresses are printed as code, never as links: a report
//! is read for its words, and a link is the one thing that an imported text would gain most from.

mod claim;
mod closing;
mod contested;
mod decision;
mod file;
pub(crate) mod found;
mod house;
mod opening;
mod page;
mod removed;
mod signed;
pub(crate) mod words;

use crate::model::Report;
use page::Page;

/// The report in Markdown. Equal reports give equal bytes; the text ends in one line feed.
#[must_use]
pub fn markdown(report: &Report) -> String {
    let mut page = Page::default();
    opening::front_matter(&mut page, report);
    opening::title(&mut page, report);
    opening::summary(&mut page, report);
    opening::articles(&mut page, report);
    opening::method(&mut page, report);
    contested::sets(&mut page, report);
    claim::claims(&mut page, report);
    closing::not_checkable(&mut page, report);
    closing::open(&mut page, report);
    closing::passages(&mut page, report);
    signed::corrections(&mut page, report);
    removed::removals(&mut page, report);
    closing::sources(&mut page, report);
    file::files(&mut page, report);
    closing::verify(&mut page, report);
    page.finish()
}
