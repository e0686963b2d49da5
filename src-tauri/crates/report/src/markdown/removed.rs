//! What was removed from the record.

use factdesk_domain::capture::ErasureGround;

use super::page::Page;
use super::words::{count, moment_day, or, sentence};
use crate::escape::text;
use crate::model::{Removal, Report};

/// A reader must know that something is no longer there, by whom and why; what it said is gone.
pub(super) fn removals(page: &mut Page, report: &Report) {
    if report.removals.is_empty() {
        return;
    }
    page.heading(2, "Removed from the record");
    page.list(report.removals.iter().map(removal));
}

fn removal(removal: &Removal) -> String {
    let ground = match removal.ground {
        ErasureGround::Mistake => "entered by mistake",
        ErasureGround::Law => "by law",
        ErasureGround::Request => "on request",
    };
    let mut what = count(removal.entries, "entry", "entries");
    if removal.files > 0 {
        what.push_str(&format!(
            " and {}",
            count(removal.files, "captured file", "captured files")
        ));
    }
    format!(
        "{}, {}: {what} removed, {ground}. {}",
        moment_day(removal.at),
        or(&removal.by, "somebody"),
        sentence(&text(&removal.reason))
    )
}
