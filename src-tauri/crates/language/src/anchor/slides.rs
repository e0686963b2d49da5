//! Insertions and deletions that could as well begin a little earlier.
//!
//! When a paragraph is doubled, the insertion can be the copy, or the end of the first and the beginning of the
//! second. Only the former leaves every statement whole, so a change is moved to where a paragraph or sentence ends.

use super::alignment::Run;
use crate::words::Word;

/// So many words a change is moved at most.
const MOST: usize = 400;

/// Moves each insertion and deletion to the nearest border of a paragraph, else of a sentence.
pub(super) fn settle(runs: &mut [Run], old: (&str, &[Word]), new: (&str, &[Word])) {
    for at in 1..runs.len() {
        let (left, right) = (runs[at - 1], runs[at]);
        let ends = (left.old + left.len, left.new + left.len);
        let (removed, added) = (right.old - ends.0, right.new - ends.1);
        // How far the change can go back: the word before it equals the last word of the change.
        let (side, end, last) = match (removed, added) {
            (0, 1..) => (new, ends.1, right.new),
            (1.., 0) => (old, ends.0, right.old),
            _ => continue,
        };
        let words = side.1;
        let back = (0..left.len.min(MOST))
            .take_while(|n| words[end - 1 - n].exact == words[last - 1 - n].exact)
            .count();
        let ahead = (0..right.len.min(MOST))
            .take_while(|n| words[end + n].exact == words[last + n].exact)
            .count();
        let border = |shift: usize, backwards: bool| {
            let first = if backwards { end - shift } else { end + shift };
            strength(side.0, words, first)
        };
        let backwards = (0..=back.min(left.len)).map(|n| (border(n, true), n, true));
        let forwards = (1..=ahead.min(right.len.saturating_sub(1))).map(|n| (border(n, false), n, false));
        let best = backwards
            .chain(forwards)
            .max_by_key(|(strength, n, _)| (*strength, std::cmp::Reverse(*n)));
        if let Some((_, shift, backwards)) = best {
            let (left, right) = runs.split_at_mut(at);
            shifted(&mut left[at - 1], &mut right[0], shift, backwards);
        }
    }
}

fn shifted(left: &mut Run, right: &mut Run, shift: usize, backwards: bool) {
    if backwards {
        left.len -= shift;
        right.old -= shift;
        right.new -= shift;
        right.len += shift;
    } else {
        left.len += shift;
        right.old += shift;
        right.new += shift;
        right.len -= shift;
    }
}

/// What ends before a word: 2 a paragraph, 1 a sentence, 0 a word.
pub(super) fn strength(text: &str, words: &[Word], first: usize) -> u8 {
    let (Some(before), Some(here)) = (first.checked_sub(1).and_then(|n| words.get(n)), words.get(first))
    else {
        return 2;
    };
    let gap = text.get(before.span.end..here.span.start).unwrap_or("");
    if gap.contains('\n') {
        return 2;
    }
    u8::from(ends(text, before))
}

/// Whether a mark may end a sentence.
pub(super) fn ends(text: &str, word: &Word) -> bool {
    matches!(word.span.of(text), "." | "?" | "!" | "\u{3002}")
}
