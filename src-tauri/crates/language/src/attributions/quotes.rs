//! Quotations that no verb introduces: direct speech in dialogue.

use super::passage::Passage;
use super::{Attribution, Stance};
use crate::lexicon::grammar;
use std::ops::Range;

/// Words from which on a quotation is speech and no mere mark of distance.
const SPEECH: usize = 4;
/// Contents that begin before a quotation and can still reach into it.
const NEAR: usize = 24;

/// Adds each quotation of `p` that no attribution since `first` holds and that looks like speech.
pub(super) fn left_over(p: &Passage, first: usize, found: &mut Vec<Attribution>) {
    // Both run in the order of the text, so each is walked once.
    let mut held: Vec<crate::span::Span> = found[first..]
        .iter()
        .flat_map(|a| a.content.iter().copied())
        .collect();
    held.sort_unstable();
    for quote in &p.quotes {
        let Some(span) = p.span(quote.clone()) else {
            continue;
        };
        let near = held.partition_point(|part| part.start < span.end);
        let held = held[near.saturating_sub(NEAR)..near]
            .iter()
            .any(|part| part.overlaps(&span));
        let words = quote.clone().filter(|i| p.tokens[*i].is_word()).count();
        let begins = p.tokens.get(quote.start + 1).is_some_and(|t| t.is_capitalised());
        let stops = quote.len() > 2 && p.is(quote.end - 2, &[".", "!", "?", ",", "—", "-", "…"]);
        if !held && words > 0 && (stops || words >= SPEECH && begins) && !in_passing(p, quote, words) {
            let asks = p.is(quote.end - 2, &["?"]);
            let stance = if asks { Stance::Asks } else { Stance::Asserts };
            found.push(Attribution {
                source: None,
                cue: None,
                content: vec![span],
                stance,
            });
        }
    }
}

/// `his "core values,"` inside a sentence of someone else, and titles of works.
fn in_passing(p: &Passage, quote: &Range<usize>, words: usize) -> bool {
    let goes_on = quote.start > 0 && p.tokens[quote.start - 1].is_word() && !p.is_quoted(quote.start - 1);
    let mut content = quote
        .clone()
        .filter(|i| p.tokens[*i].is_word() && !grammar::is_function_word(&p.tokens[*i].lower));
    let ends_sentence = p.is(quote.end - 2, &[".", "!", "?"]);
    let title = !ends_sentence && words > 1 && content.all(|i| p.tokens[i].is_capitalised());
    goes_on && words < SPEECH || title
}
