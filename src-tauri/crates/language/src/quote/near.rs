//! The passage nearest to a quote.

use super::{Check, Snapshot, State, Tolerance, borders, differences};
use crate::folding::{Folded, compare};
use crate::span::Span;
use crate::words::{Passage, Vocabulary, Word, best, read};

/// A passage that shares less is no answer.
const LEAST_PERMILLE: u16 = 500;

/// The nearest passage and how it differs; `None` when none is near.
pub(super) fn find(snapshot: &Snapshot, quote: &str, hint: Option<usize>) -> Option<Check> {
    let folded = Folded::new(quote);
    let index = snapshot.index();
    let words = read(&folded, &mut Vocabulary::beside(&index.vocabulary));
    let passage = nearest(snapshot, &words, hint)?;
    if passage.score_permille < LEAST_PERMILLE {
        return None;
    }
    let same = |q: &Word, t: &Word| {
        q.exact == t.exact && compared(snapshot.folded(), t, &folded, q, &mut Vec::new())
    };
    let range = differences::extended(&words, &index.words, &passage, snapshot.text());
    let pairs: Vec<(usize, usize)> = passage
        .pairs
        .iter()
        .copied()
        .filter(|(q, t)| same(&words[*q], &index.words[*t]))
        .collect();
    let sides = differences::Sides {
        quote,
        text: snapshot.text(),
        words: &words,
        others: &index.words,
    };
    let found = sides.between(&pairs, range);
    let span = Span::new(index.words[range.0].span.start, index.words[range.1 - 1].span.end);
    if !borders::are_whole(snapshot.text(), span) {
        return None;
    }
    let regrouped = sides.regrouped(&pairs);
    if found.is_empty() && regrouped.is_none() {
        return Some(spaced(snapshot, &folded, &words, &passage, span));
    }
    let mut check = Check::found(State::Near, span, 1);
    check.differences = if found.is_empty() {
        regrouped.into_iter().collect()
    } else {
        found
    };
    check.score_permille = passage.score_permille.min(999);
    Some(check)
}

/// The best passage of all stretches; of equal ones the nearest to the hint, else the first.
fn nearest(snapshot: &Snapshot, words: &[Word], hint: Option<usize>) -> Option<Passage> {
    let index = snapshot.index();
    let long = words.len() > 1_500;
    let mut stretches = index.nearest(words);
    stretches.truncate(if long { 3 } else { usize::MAX });
    let passages = stretches.iter().filter_map(|stretch| {
        let mut passage = best(words, &index.words[stretch.start..stretch.end])?;
        passage.pairs.iter_mut().for_each(|pair| pair.1 += stretch.start);
        Some(passage)
    });
    passages.min_by_key(|passage| {
        let start = index.words[passage.range().0].span.start;
        let away = hint.map_or(start, |hint| start.abs_diff(hint));
        (std::cmp::Reverse(passage.score_permille), away, start)
    })
}

/// Whether one word is written with the same hyphens; adds what else differs in writing.
fn compared(text: &Folded, t: &Word, quote: &Folded, q: &Word, needed: &mut Vec<Tolerance>) -> bool {
    let part =
        |folded: &Folded, span: Span| (folded.folded_at(span.start), folded.folded_at(span.end - 1) + 1);
    let ((a, b), (c, d)) = (part(text, t.span), part(quote, q.span));
    compare((text, a, b), (quote, c, d), needed)
}

/// All words and marks are the same in the same order: only white space between them differs.
fn spaced(snapshot: &Snapshot, quote: &Folded, words: &[Word], passage: &Passage, span: Span) -> Check {
    let mut needed = vec![Tolerance::WhiteSpace];
    for (q, t) in &passage.pairs {
        compared(
            snapshot.folded(),
            &snapshot.index().words[*t],
            quote,
            &words[*q],
            &mut needed,
        );
    }
    debug_assert!(
        borders::are_whole(snapshot.text(), span),
        "extended to whole words"
    );
    Check::tolerant(span, 1, needed)
}
