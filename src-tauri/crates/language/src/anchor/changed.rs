//! Whether a place in a changed sentence is in the sentence that the old one became.

use super::Anchors;
use super::place::Range;
use super::units::{Apart, TELLING};

/// At least this share per mille of the old sentence is around the place.
const LEAST_KEPT: u32 = 600;
/// Words that may stand between a short sentence and its neighbours, such as "while" where they were joined.
const CLOSE: usize = 3;

/// Statements of one kind are alike: a sentence with other numbers and names is the same one only if its neighbours
/// agree, a short one only if both do.
pub(super) fn is_its_sentence(anchors: &Anchors, old: Range, new: Range) -> bool {
    let units = &anchors.units;
    let (first, last) = (units.of_old(old.0), units.of_old(old.1 - 1));
    let is_open = |at: usize| units.is_barred(at) || units.has_open_equal(at);
    if (new.0..new.1).any(|n| units.is_taken(n)) || (first..=last).any(is_open) {
        return false;
    }
    (first..=last).all(|at| {
        let unit = units.old[at];
        let whole = (unit.first, unit.end);
        let apart = units.apart(at, stretch(anchors, whole, new));
        if unit.weight < TELLING {
            return first < last || apart.iter().all(|a| matches!(a, Apart::Words(0..=CLOSE)));
        }
        let known = specifics(anchors, whole);
        let kept = known.iter().filter(|n| is_near(anchors, **n, whole, new)).count();
        // A neighbour that moved away says little where the other one stands beside it as before.
        let contrary = apart.contains(&Apart::OtherSide);
        let beside = apart.iter().any(|a| matches!(a, Apart::Words(0..=CLOSE)));
        share(anchors, whole, new) >= LEAST_KEPT
            && (known.len() < 2 || kept > 0 && 3 * kept >= known.len())
            && (kept == known.len() || !contrary || beside)
    })
}

/// The new words that the words of a sentence became, around a place.
fn stretch(anchors: &Anchors, old: Range, new: Range) -> Range {
    let there = (old.0..old.1)
        .filter(|n| is_near(anchors, *n, old, new))
        .filter_map(|n| anchors.alignment.new_of(n));
    there.fold(new, |range, n| (range.0.min(n), range.1.max(n + 1)))
}

/// Whether an old word is aligned with one near a place.
fn is_near(anchors: &Anchors, at: usize, old: Range, new: Range) -> bool {
    let far = 2 * (old.1 - old.0) + 12;
    let there = anchors.alignment.new_of(at);
    there.is_some_and(|n| n + far >= new.0 && n <= new.1 + far)
}

fn share(anchors: &Anchors, old: Range, new: Range) -> u32 {
    let words = &anchors.old.index.words;
    let weight = |at: usize| words[at].weight;
    let all: u32 = (old.0..old.1).map(weight).sum();
    let kept: u32 = (old.0..old.1)
        .filter(|n| is_near(anchors, *n, old, new))
        .map(weight)
        .sum();
    (1000 * kept).checked_div(all).unwrap_or(0)
}

/// Numbers, and words with a capital letter; the first word only where another follows.
fn specifics(anchors: &Anchors, (first, end): Range) -> Vec<usize> {
    let words = &anchors.old.index.words;
    let starts = |at: usize, is: fn(char) -> bool| {
        words
            .get(at)
            .is_some_and(|w| w.span.of(anchors.old.text).starts_with(is))
    };
    let begin = (first..end).find(|at| !words[*at].is_mark());
    let is_name = |at: usize| {
        let inside = Some(at) != begin || starts(at + 1, char::is_uppercase);
        inside && starts(at, char::is_uppercase)
    };
    (first..end)
        .filter(|at| starts(*at, char::is_numeric) || is_name(*at))
        .collect()
}
