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
        "{}, {}: {what} removed{}, {ground}. {}",
        moment_day(removal.at),
        or(&removal.by, "somebody"),
        kinds(&removal.kinds),
        sentence(&text(&removal.reason))
    )
}

/// What kinds of entries a reader would miss: " (one verdict, 2 comments)"; empty where it is nothing of these.
fn kinds(kinds: &[(String, usize)]) -> String {
    let told = kinds.iter().filter_map(|(kind, number)| {
        let (one, many) = match kind.as_str() {
            "article_add" | "article_version_add" => ("text of an article", "texts of articles"),
            "claim_create" => ("claim", "claims"),
            "statement_add" => ("statement", "statements"),
            "evidence_add" => ("piece of evidence", "pieces of evidence"),
            "verdict_give" => ("verdict", "verdicts"),
            "decision_make" => ("decision", "decisions"),
            "comment_add" => ("comment", "comments"),
            "reply_ask" => ("question to somebody", "questions to somebody"),
            _ => return None,
        };
        Some(count(*number, one, many))
    });
    let told: Vec<String> = told.collect();
    match told.as_slice() {
        [] => String::new(),
        some => format!(" ({})", some.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_would_miss_is_named() {
        let of = |all: &[(&str, usize)]| {
            let all: Vec<(String, usize)> = all.iter().map(|(kind, n)| ((*kind).to_owned(), *n)).collect();
            kinds(&all)
        };
        assert_eq!(
            of(&[("comment_add", 2), ("tag_add", 1), ("verdict_give", 1)]),
            " (two comments, one verdict)"
        );
        assert_eq!(of(&[("tag_add", 1)]), "");
    }
}
