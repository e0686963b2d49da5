//! What cannot be checked, what is open, sources, and how to verify.

use super::claim::{has_section, one};
use super::page::Page;
use super::signed;
use super::words::{
    article_name, capital, count, given, open_state, or, reliability, sayers, sentence, shortened,
    source_kind,
};
use crate::escape::code;
use crate::model::{Claim, Report, Source};

/// A passage is named by at most this many characters of it; place and article say the rest.
const PASSAGE_CHARACTERS: usize = 200;

pub(super) fn not_checkable(page: &mut Page, report: &Report) {
    let mut claims = report
        .claims
        .iter()
        .filter(|claim| claim.is_not_checkable())
        .peekable();
    if claims.peek().is_none() {
        return;
    }
    page.heading(2, "Not checkable");
    for claim in claims {
        one(page, report, claim);
    }
}

pub(super) fn open(page: &mut Page, report: &Report) {
    page.heading(2, "Open statements");
    let open: Vec<&Claim> = report.claims.iter().filter(|claim| !claim.is_settled()).collect();
    match open.len() {
        0 if report.claims.is_empty() => page.para("No claim has been taken from the articles yet."),
        0 => page.para("None. Every claim has a verdict."),
        1 => page.para("One claim has no verdict that stands."),
        number => page.para(&format!(
            "{} have no verdict that stands.",
            capital(&count(number, "claim", "claims"))
        )),
    }
    page.table(
        ["No.", "Claim", "Said by", "Where it stands"],
        open.into_iter().map(|claim| {
            let above = if has_section(claim) { "; more above" } else { "" };
            [
                claim.number.to_string(),
                or(&claim.text, "(no wording)"),
                sayers(report, claim),
                signed::now(claim, format!("{}{above}", open_state(claim))),
            ]
        }),
    );
    orphans(page, report);
}

/// What lost its place is open as well, whatever the verdict on its claim says.
fn orphans(page: &mut Page, report: &Report) {
    if report.orphans.is_empty() {
        return;
    }
    let number = count(report.orphans.len(), "passage has", "passages have");
    page.para(&format!(
        "{} no place in the present text of the article:",
        capital(&number)
    ));
    page.list(report.orphans.iter().map(|orphan| {
        let article = report
            .articles
            .get(orphan.article)
            .map_or("Unknown article".to_owned(), article_name);
        let about = match orphan.claim {
            Some(number) => format!("claim {number}"),
            None => "marked as nothing to check".to_owned(),
        };
        let words = shortened(&orphan.exact, PASSAGE_CHARACTERS);
        format!("{article}, version {}: “{words}” ({about}).", orphan.version)
    }));
}

pub(super) fn passages(page: &mut Page, report: &Report) {
    if report.passages.is_empty() {
        return;
    }
    page.heading(2, "Nothing to check");
    let number = count(report.passages.len(), "passage was", "passages were");
    page.para(&format!(
        "{} read and found to hold nothing that can be checked.",
        capital(&number)
    ));
    page.list(report.passages.iter().map(|passage| {
        let article = report
            .articles
            .get(passage.article)
            .map_or("Unknown article".to_owned(), article_name);
        let words = shortened(&passage.exact, PASSAGE_CHARACTERS);
        let reason = given(passage.reason.as_ref()).map(|reason| format!(" Reason: {}", sentence(&reason)));
        let place = passage
            .paragraph
            .map(|number| format!(", paragraph {number}"))
            .unwrap_or_default();
        format!("{article}{place}: “{words}”.{}", reason.unwrap_or_default())
    }));
}

pub(super) fn sources(page: &mut Page, report: &Report) {
    page.heading(2, "Sources");
    if report.sources.is_empty() {
        page.para("No evidence has been put on record yet.");
    }
    page.list(report.sources.iter().map(source));
}

fn source(source: &Source) -> String {
    let mut words = format!(
        "{}: {}",
        or(&source.name, "Source without a name"),
        source_kind(source.kind)
    );
    if let Some(grade) = source.reliability {
        words.push_str(&format!(", {}", reliability(grade)));
    }
    let pieces = usize::try_from(source.evidence).unwrap_or(usize::MAX);
    words.push_str(&format!(
        ", {}.",
        count(pieces, "piece of evidence", "pieces of evidence")
    ));
    if source.confidential {
        words.push_str(" Confidential: the name is a pseudonym.");
    }
    if let Some(interests) = given(source.interests.as_ref()) {
        words.push_str(&format!(" Interests: {}", sentence(&interests)));
    }
    if let Some(group) = given(source.origin_group.as_ref()) {
        words.push_str(&format!(
            " Counts as one with other sources of the group “{group}”."
        ));
    }
    let url = source
        .url
        .as_deref()
        .filter(|_| !source.confidential)
        .map(code)
        .filter(|url| !url.is_empty());
    words.push_str(&url.map(|url| format!(" Address: {url}.")).unwrap_or_default());
    if source.mixed_scripts {
        words.push_str(" Take care: a word of the name or address mixes letters of several scripts.");
    }
    words
}

pub(super) fn verify(page: &mut Page, report: &Report) {
    page.heading(2, "How to verify");
    page.para(
        "Every step of this fact-check is kept in a history that cannot be altered without trace. This report rests \
         on the history up to this head:",
    );
    page.list([code(&report.head)].into_iter().filter(|head| !head.is_empty()));
    page.para(&format!(
        "On a desk that holds the case, {} says whether all of it is still there, unaltered and signed.",
        code(&format!("factdesk-cli verify --head {}", report.head))
    ));
    if !report.files.is_empty() {
        page.para(&format!(
            "On the same desk, {} hashes every captured file again, and {} looks for a quotation in the text of a file.",
            code("factdesk-cli archive verify"),
            code("factdesk-cli quote check --file SHA-256 QUOTATION")
        ));
    }
    page.para(
        "A file is the one we read when its SHA-256 equals the one printed here. Each quotation can be found again by \
         its source, place and address. The same case with the same analysis always prints the same report, byte for \
         byte; what the analysis suggests and nobody has confirmed is no part of the history.",
    );
}
