//! Quotations that no verb introduces: direct speech in dialogue.

use super::passage::Passage;
use super::{Attribution, Stance};

/// Words from which on a quotation is speech and no mere mark of distance.
const SPEECH: usize = 4;

/// Adds each quotation of `p` that no attribution since `first` holds and that looks like speech.
pub(super) fn left_over(p: &Passage, first: usize, found: &mut Vec<Attribution>) {
    for quote in &p.quotes {
        let Some(span) = p.span(quote.clone()) else {
            continue;
        };
        let held = found[first..]
            .iter()
            .any(|a| a.content.iter().any(|part| part.overlaps(&span)));
        let words = quote.clone().filter(|i| p.tokens[*i].is_word()).count();
        let begins = p.tokens.get(quote.start + 1).is_some_and(|t| t.is_capitalised());
        let stops = quote.len() > 2 && p.is(quote.end - 2, &[".", "!", "?", ",", "—", "-", "…"]);
        if !held && words > 0 && (stops || words >= SPEECH && begins) {
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
