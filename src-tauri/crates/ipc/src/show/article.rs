//! Articles: the card, and the text as flat runs.

use std::ops::Range;

use factdesk_desk::view::{self, CaseView, SentenceState};
use factdesk_domain::runs::runs;

use super::card::sign;
use super::text::{Utf16, count};
use crate::wire::article::{ArticleCard, ArticleText, Paragraph, Run, SentenceCell};
use crate::wire::common::Sign;

/// The card of an article; `states` are those of its sentences.
#[must_use]
pub fn article_card(view: &CaseView, index: usize, states: &[SentenceState]) -> ArticleCard {
    let article = &view.articles[index];
    let layout = &article.layout;
    let original = layout.original.as_ref();
    let open = |sign| matches!(sign, view::Sign::Contested | view::Sign::Open | view::Sign::Plain);
    ArticleCard {
        id: article.id.to_string(),
        title: article.title.clone(),
        outlet: article.outlet.clone(),
        short: article.short().to_owned(),
        byline: article.byline.clone(),
        published: article.published.clone(),
        language: article.language.clone(),
        url: article.url.clone(),
        file_name: original.and_then(|file| file.name.clone()),
        media_type: original
            .and_then(|file| file.media_type.clone())
            .unwrap_or_else(|| "text/plain".to_owned()),
        sha256: original.map(|file| file.sha256.clone()).unwrap_or_default(),
        size_bytes: original.map_or(0, |file| file.size_bytes),
        version_id: article.version.to_string(),
        version: article.number(article.version),
        versions: count(article.versions.len()),
        encoding: layout
            .reading
            .as_ref()
            .map(|reading| reading.encoding.clone())
            .unwrap_or_default(),
        extractor: layout
            .reading
            .as_ref()
            .map(|reading| reading.extractor.clone())
            .unwrap_or_default(),
        characters: count(layout.text.chars().count()),
        sentences: count(states.len()),
        sentences_settled: count(states.iter().filter(|state| !open(state.sign)).count()),
        claims: count(
            view.claims
                .iter()
                .filter(|claim| stands_in(view, claim, index))
                .count(),
        ),
        imported_ms: article.imported_ms,
    }
}

fn stands_in(view: &CaseView, claim: &view::ClaimEntry, article: usize) -> bool {
    claim
        .statements
        .iter()
        .any(|statement| statement.article == Some(article) && !view.is_orphan(statement))
}

/// One statement of the article, ready to be drawn.
struct Drawn {
    span: Range<usize>,
    claim: usize,
}

/// The text of an article with every span on it.
#[must_use]
pub fn article_text(view: &CaseView, index: usize, states: &[SentenceState]) -> ArticleText {
    let layout = &view.articles[index].layout;
    let utf16 = Utf16::of(&layout.text);
    let drawn = drawn(view, index);
    let paragraphs = layout
        .paragraphs
        .iter()
        .enumerate()
        .map(|(number, paragraph)| Paragraph {
            number: count(number + 1),
            runs: paragraph_runs(view, index, paragraph, &drawn, &utf16),
        });
    let cells = layout
        .sentences
        .iter()
        .zip(states)
        .map(|(sentence, state)| SentenceCell {
            start: utf16.at(sentence.start),
            end: utf16.at(sentence.end),
            paragraph: count(layout.paragraph_at(sentence.start)),
            sign: sign(state.sign),
            claims: state.claims.iter().map(ToString::to_string).collect(),
            mark_id: state.mark.map(|mark| mark.to_string()),
        });
    ArticleText {
        direction: direction(&layout.text).to_owned(),
        paragraphs: paragraphs.collect(),
        sentences: cells.collect(),
        article: article_card(view, index, states),
    }
}

fn drawn(view: &CaseView, article: usize) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    for (claim, entry) in view.claims.iter().enumerate() {
        for statement in &entry.statements {
            let here = statement.article == Some(article) && statement.version.is_some();
            if here && !view.is_orphan(statement) {
                drawn.push(Drawn {
                    span: statement.span.clone(),
                    claim,
                });
            }
        }
    }
    drawn
}

fn paragraph_runs(
    view: &CaseView,
    article: usize,
    paragraph: &Range<usize>,
    drawn: &[Drawn],
    utf16: &Utf16<'_>,
) -> Vec<Run> {
    let layout = &view.articles[article].layout;
    let near: Vec<&Drawn> = drawn
        .iter()
        .filter(|one| one.span.start < paragraph.end && one.span.end > paragraph.start)
        .collect();
    let mut spans: Vec<Range<usize>> = near.iter().map(|one| one.span.clone()).collect();
    let statements = spans.len();
    // Sentence borders cut runs too, so that a click and the keyboard can tell sentences apart.
    spans.extend(layout.sentences[layout.sentences_of(paragraph)].iter().cloned());
    let cut = runs(paragraph.clone(), &spans);
    cut.into_iter()
        .map(|run| {
            let claims: Vec<usize> = run
                .covering
                .iter()
                .filter(|&&span| span < statements)
                .map(|&span| near[span].claim)
                .collect();
            let begins = |claim: &usize| {
                run.beginning
                    .iter()
                    .any(|&span| span < statements && near[span].claim == *claim)
            };
            let within = layout.sentences_of(&run.range);
            Run {
                text: layout.text[run.range.clone()].to_owned(),
                start: utf16.at(run.range.start),
                sentence: (!within.is_empty()).then(|| count(within.start)),
                sign: claims
                    .iter()
                    .map(|&claim| view.claims[claim].sign())
                    .min()
                    .map_or(Sign::Plain, sign),
                lead: claims.first().is_some_and(begins),
                suggested: !claims.is_empty() && claims.iter().all(|&claim| !view.claims[claim].accepted),
                claims: claims
                    .iter()
                    .map(|&claim| view.claims[claim].id.to_string())
                    .collect(),
            }
        })
        .collect()
}

/// `rtl` when the first letter with a direction of its own runs from right to left.
#[must_use]
pub fn direction(text: &str) -> &'static str {
    let rtl = |c: char| matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    match text.chars().find(|c| c.is_alphabetic()) {
        Some(first) if rtl(first) => "rtl",
        _ => "ltr",
    }
}
