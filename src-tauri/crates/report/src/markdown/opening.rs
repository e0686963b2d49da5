//! Front matter, title, summary, articles, method.

use super::page::Page;
use super::words::{
    article_name, capital, count, date, decided_label, given, label, listed, moment, moment_day, or, role,
    sayers, sentence, verdicts,
};
use super::{house, signed};
use crate::escape::{code, scalar, text};
use crate::model::{Article, Claim, Report, ScaleValue};

pub(super) fn front_matter(page: &mut Page, report: &Report) {
    let names: Vec<String> = report.people.iter().map(|person| scalar(&person.name)).collect();
    let tally = Tally::of(report);
    let mut entries = vec![
        ("title", scalar(&report.title)),
        ("case", scalar(&report.case_id)),
        ("state", scalar(signed::state(report))),
        ("created", scalar(&report.created.to_rfc3339())),
        ("changed", scalar(&report.changed.to_rfc3339())),
    ];
    entries.extend(
        report
            .deadline
            .map(|deadline| ("deadline", scalar(&deadline.to_rfc3339()))),
    );
    entries.extend(
        report
            .language
            .as_ref()
            .map(|language| ("language", scalar(language))),
    );
    entries.extend([
        ("authors", format!("[{}]", names.join(", "))),
        ("articles", report.articles.len().to_string()),
        ("claims", report.claims.len().to_string()),
        ("claims_with_verdict", tally.settled.to_string()),
        ("claims_open", tally.open.to_string()),
        ("log_head", scalar(&report.head)),
    ]);
    page.front(&entries);
}

/// How many claims stand where.
struct Tally {
    /// With a verdict that stands, not-checkable ones included.
    settled: usize,
    /// Without one.
    open: usize,
    /// Of those, contested.
    open_contested: usize,
}

impl Tally {
    fn of(report: &Report) -> Self {
        let (settled, open): (Vec<&Claim>, Vec<&Claim>) =
            report.claims.iter().partition(|claim| claim.is_settled());
        let open_contested = open.iter().filter(|claim| claim.contested).count();
        Self {
            settled: settled.len(),
            open: open.len(),
            open_contested,
        }
    }
}

pub(super) fn title(page: &mut Page, report: &Report) {
    page.heading(1, &or(&report.title, "Untitled case"));
    signed::sign_off(page, report);
    page.labelled("Question.", report.question.as_deref().unwrap_or_default());
    page.labelled(
        "Why this was chosen.",
        report.why_chosen.as_deref().unwrap_or_default(),
    );
    page.field(report.summary.as_deref().unwrap_or_default());
    let people: Vec<String> = report
        .people
        .iter()
        .map(|person| format!("{} ({})", or(&person.name, "no name"), role(person.role)))
        .collect();
    if !people.is_empty() {
        page.para(&format!("Checked by {}.", listed(&people)));
    }
    page.para(&dates(report));
}

fn dates(report: &Report) -> String {
    let mut words = format!(
        "Case opened {}, last changed {}.",
        moment_day(report.created),
        moment(report.changed)
    );
    if let Some(deadline) = report.deadline {
        words.push_str(&format!(" Deadline {}.", moment(deadline)));
    }
    words
}

pub(super) fn summary(page: &mut Page, report: &Report) {
    page.heading(2, "Summary");
    page.para(&lede(report));
    page.table(["Result", "Claims"], results(report));
    let settled = report.claims.iter().filter(|claim| claim.is_settled());
    page.table(
        ["No.", "Claim", "Said by", "Verdict"],
        settled.map(|claim| {
            [
                claim.number.to_string(),
                or(&claim.text, "(no wording)"),
                sayers(report, claim),
                signed::now(claim, verdicts(claim)),
            ]
        }),
    );
}

fn lede(report: &Report) -> String {
    let tally = Tally::of(report);
    let articles = count(report.articles.len(), "article", "articles");
    let claims = count(report.claims.len(), "claim", "claims");
    let mut words = capital(&format!("{articles}, {claims}."));
    words.push_str(&match (tally.settled, tally.open) {
        (0, _) => " Nothing is settled yet.".to_owned(),
        (_, 0) => " Every claim has a verdict.".to_owned(),
        (settled, open) => {
            format!(" {} a verdict; {} open.", have(settled), are(open))
        }
    });
    if tally.open_contested > 0 {
        words.push_str(&format!(
            " Of the open ones, {} contested.",
            are(tally.open_contested)
        ));
    }
    if report.coverage.sentences > 0 {
        words.push_str(&format!(
            " {} of {} sentences are accounted for.",
            report.coverage.settled, report.coverage.sentences
        ));
    }
    words
}

fn have(number: usize) -> String {
    capital(&count(number, "claim has", "claims have"))
}

fn are(number: usize) -> String {
    count(number, "is", "are")
}

/// One row for each result, in the order in which they are first met; disputed and open last.
fn results(report: &Report) -> Vec<[String; 2]> {
    let mut found: Vec<(String, usize)> = Vec::new();
    let (mut disputed, mut open) = (0, 0);
    for claim in &report.claims {
        if let Some(corrected) = &claim.corrected {
            add(&mut found, or(&corrected.label, "Rating without a label"));
            continue;
        }
        match (claim.current_verdicts().next(), claim.decided()) {
            (_, Some(decision)) => add(&mut found, decided_label(decision)),
            (None, None) => open += 1,
            (Some(_), None) if claim.is_disputed() => disputed += 1,
            (Some(verdict), None) => add(&mut found, label(verdict)),
        }
    }
    found.push(("Disputed between reviewers".to_owned(), disputed));
    found.push(("Open".to_owned(), open));
    found
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(label, n)| [label, n.to_string()])
        .collect()
}

fn add(found: &mut Vec<(String, usize)>, label: String) {
    match found.iter_mut().find(|(known, _)| *known == label) {
        Some((_, number)) => *number += 1,
        None => found.push((label, 1)),
    }
}

pub(super) fn articles(page: &mut Page, report: &Report) {
    page.heading(2, "Articles");
    if report.articles.is_empty() {
        page.para("No article has been imported yet.");
    }
    page.list(report.articles.iter().map(article));
}

fn article(article: &Article) -> String {
    let mut words = article_name(article);
    if article.short() != article.title {
        words.push_str(&format!(": “{}”", or(&article.title, "untitled")));
    }
    if let Some(byline) = given(article.byline.as_ref()) {
        words.push_str(&format!(", byline {byline}"));
    }
    match &article.published {
        Some(published) => words.push_str(&format!(", published {}. ", date(published))),
        None => words.push_str(", date of publication not known. "),
    }
    words.push_str(&format!(
        "Version {}, imported {}.",
        article.version,
        moment_day(article.captured)
    ));
    for (number, at) in &article.earlier {
        words.push_str(&format!(" Version {number} was imported {}.", moment_day(*at)));
    }
    let url = article.url.as_deref().map(code).filter(|url| !url.is_empty());
    words.push_str(&url.map(|url| format!(" Address: {url}.")).unwrap_or_default());
    let sha256 = article
        .sha256
        .as_deref()
        .map(code)
        .filter(|sha256| !sha256.is_empty());
    words.push_str(
        &sha256
            .map(|sha256| format!(" SHA-256 of the file: {sha256}."))
            .unwrap_or_default(),
    );
    words
}

pub(super) fn method(page: &mut Page, report: &Report) {
    page.heading(2, "Method");
    page.para(
        "Articles are read sentence by sentence. Each checkable statement is written as a claim that stands alone, \
         and claims that cannot be true together are set side by side. Evidence is looked for on both sides; its \
         exact words are kept with the place where they can be found. Each reviewer judges the exact wording of a \
         claim. A verdict is about the claim, never about the person who made it. What has not been checked yet is \
         named under “Open statements”.",
    );
    let decided = report.claims.iter().any(|claim| !claim.decisions.is_empty());
    page.para(if decided {
        "What an editor decided is printed with the reason and the dissent; a claim on which nobody has decided is \
         marked undecided. Every verdict is printed under the name of the reviewer who gave it. Neither decisions \
         nor verdicts are deleted: earlier and withdrawn ones are printed as such."
    } else {
        "No claim has an editor’s decision yet, so every verdict is printed under the name of the reviewer who gave \
         it and is marked undecided. Verdicts are never deleted: a reviewer’s earlier and withdrawn ones \
         are printed as such."
    });
    if !report.removals.is_empty() {
        page.para("What was removed for good all the same is listed under “Removed from the record”.");
    }
    page.para(
        "Sources are graded by the Admiralty code: a letter from A (completely reliable) to F (cannot be judged) for \
         the source, and a figure from 1 (confirmed by other sources) to 6 (cannot be judged) for what it says here.",
    );
    for scale in &report.scales {
        page.heading(
            3,
            &format!(
                "Rating scale: {}, version {}",
                or(&scale.name, "no name"),
                scale.version
            ),
        );
        if scale.values.is_empty() {
            page.para("This scale has no ratings: each verdict is a conclusion in words.");
        }
        page.table(
            ["Rating", "Meaning"],
            scale
                .values
                .iter()
                .map(|value| [rating(value), sentence(&text(&value.definition))]),
        );
    }
    house::rules(page, report);
}

/// A retired value is listed as well, because an earlier verdict may have it.
fn rating(value: &ScaleValue) -> String {
    let retired = if value.retired { " (no longer given)" } else { "" };
    format!("{}{retired}", text(&value.label))
}
