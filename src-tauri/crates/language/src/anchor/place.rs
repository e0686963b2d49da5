//! Decides where one span stands.

use super::around::Around;
use super::context::fit_permille;
use super::occurrences::occurrences;
use super::units::Became;
use super::{Anchors, Placement};
use crate::folding::compare;
use crate::span::Span;
use crate::words::Word;

/// A phrase that weighs this, about six words, is sure where it stands once.
const TELLING: u32 = 14;
/// Part of a sentence whose rest changed has at least this of the text around it beside it.
const LEAST_FIT: u16 = 600;

/// First word and one past the last.
pub(super) type Range = (usize, usize);

pub(super) fn place(anchors: &Anchors, span: Span) -> Placement {
    let Some(words) = words_of(anchors, span) else {
        return Placement::Orphan { nearest: None };
    };
    if let Some((first, last)) = in_same_sentence(anchors, words) {
        let (was, is) = (said(&anchors.old, words), (first, last));
        let new = with_marks(anchors, words, (was[0], was[was.len() - 1]), is);
        return found(anchors, span, words, new);
    }
    let placed = if let Some(new) = unchanged(anchors, words) {
        is_sure(anchors, words, new).then(|| (found(anchors, span, words, new), new))
    } else {
        super::fuzzy::place(anchors, words)
    };
    let allowed = placed.filter(|(_, new)| super::changed::is_its_sentence(anchors, words, *new));
    allowed.map_or_else(|| orphan(anchors, words), |(placement, _)| placement)
}

/// The same words, in the aligned place or elsewhere.
fn found(anchors: &Anchors, span: Span, old: Range, new: Range) -> Placement {
    let stays = |(was, is): (&usize, &usize)| {
        anchors.alignment.new_of(*was) == Some(*is) && !anchors.alignment.is_elsewhere(*was)
    };
    let (was, is) = (said(&anchors.old, old), said(&anchors.new, new));
    let span = same_bytes(anchors, span, old, new);
    if was.iter().zip(&is).all(stays) {
        Placement::Exact { span }
    } else {
        Placement::Moved { span }
    }
}

/// The words of a range that are not marks.
fn said(side: &super::Side, (start, end): Range) -> Vec<usize> {
    (start..end)
        .filter(|at| !side.index.words[*at].is_mark())
        .collect()
}

/// The first and the last new word of words whose sentences are sure and the same.
fn in_same_sentence(anchors: &Anchors, (start, end): Range) -> Option<Range> {
    let was = said(&anchors.old, (start, end));
    let mut is = Vec::with_capacity(was.len());
    for at in &was {
        let unit = anchors.units.of_old(*at);
        let Some(Became::Same(there)) = anchors.units.became(unit) else {
            return None;
        };
        let (old, new) = (anchors.units.old[unit], anchors.units.new[there]);
        let nth = said(&anchors.old, (old.first, *at)).len();
        is.push(*said(&anchors.new, (new.first, new.end)).get(nth)?);
    }
    let (first, last) = (*is.first()?, *is.last()?);
    let together = first <= last && said(&anchors.new, (first, last + 1)) == is;
    let alike = || {
        was.iter()
            .zip(&is)
            .all(|(o, n)| is_written_alike(anchors, *o, *n))
    };
    let asks = asks(&anchors.old, was[was.len() - 1]) == asks(&anchors.new, last);
    (together && asks && alike()).then_some((first, last))
}

/// The words that a span touches, marks at its ends included; `None` when it says nothing.
fn words_of(anchors: &Anchors, span: Span) -> Option<Range> {
    let words = &anchors.old.index.words;
    let start = words.partition_point(|w| w.span.end <= span.start);
    let end = words.partition_point(|w| w.span.start < span.end);
    let inside = words.get(start..end)?;
    inside.iter().any(|w| !w.is_mark()).then_some((start, end))
}

/// The new words, when all said words are there in the same order with none between them.
fn unchanged(anchors: &Anchors, (start, end): Range) -> Option<Range> {
    let (old, new) = (&anchors.old.index.words, &anchors.new.index.words);
    let said = |words: &[Word], range: Range| {
        (range.0..range.1)
            .filter(|at| !words[*at].is_mark())
            .collect::<Vec<usize>>()
    };
    let was = said(old, (start, end));
    let first = anchors.alignment.new_of(*was.first()?)?;
    let last = anchors.alignment.new_of(*was.last()?)?;
    if first > last {
        return None;
    }
    let is = said(new, (first, last + 1));
    let met = was.len() == is.len()
        && was
            .iter()
            .zip(&is)
            .all(|(o, n)| anchors.alignment.new_of(*o) == Some(*n) && is_written_alike(anchors, *o, *n));
    let asks = asks(&anchors.old, was[was.len() - 1]) == asks(&anchors.new, last);
    (met && asks).then(|| {
        with_marks(
            anchors,
            (start, end),
            (was[0], *was.last().unwrap_or(&start)),
            (first, last),
        )
    })
}

/// The new words with the marks at their ends that the old words had.
fn with_marks(anchors: &Anchors, span: Range, was: Range, is: Range) -> Range {
    let (old, new) = (&anchors.old.index.words, &anchors.new.index.words);
    let (mut start, mut end) = (is.0, is.1 + 1);
    let before = (span.0..was.0).rev();
    for at in before {
        match start.checked_sub(1) {
            Some(n) if new[n].exact == old[at].exact => start = n,
            _ => break,
        }
    }
    for mark in &old[was.1 + 1..span.1] {
        match new.get(end) {
            Some(word) if word.exact == mark.exact => end += 1,
            _ => break,
        }
    }
    (start, end)
}

/// Whether two equal words have the same hyphens, and two equal numbers the same sign.
fn is_written_alike(anchors: &Anchors, old: usize, new: usize) -> bool {
    let (was, is) = (anchors.old.index.words[old], anchors.new.index.words[new]);
    let part = |side: &'_ super::Side<'_>, span: Span| {
        (
            side.folded.folded_at(span.start),
            side.folded.folded_at(span.end.saturating_sub(1)) + 1,
        )
    };
    let ((a, b), (c, d)) = (part(&anchors.old, was.span), part(&anchors.new, is.span));
    let hyphens = compare(
        (&anchors.old.folded, a, b),
        (&anchors.new.folded, c, d),
        &mut Vec::new(),
    );
    hyphens && sign(&anchors.old, old) == sign(&anchors.new, new)
}

/// Whether a question mark stands right after a word.
fn asks(side: &super::Side, at: usize) -> bool {
    let next = side.index.words.get(at + 1..).and_then(|rest| {
        rest.iter()
            .find(|w| !w.span.of(side.text).starts_with(['"', '\u{201d}', ')']))
    });
    next.is_some_and(|w| matches!(w.span.of(side.text), "?" | "\u{61f}" | "\u{ff1f}"))
}

/// Whether a dash stands right before a number, or right after it.
fn sign(side: &super::Side, at: usize) -> (bool, bool) {
    let words = &side.index.words;
    let number = words[at].span.of(side.text).starts_with(char::is_numeric);
    let dash = |n: usize| {
        words
            .get(n)
            .filter(|w| w.span.of(side.text).starts_with(['-', '\u{2212}', '\u{2013}']))
    };
    let before = at
        .checked_sub(1)
        .and_then(dash)
        .is_some_and(|w| w.span.end == words[at].span.start);
    let after = dash(at + 1).is_some_and(|w| w.span.start == words[at].span.end);
    (number && before, number && after)
}

/// Whether it is this passage and no other that has the same words.
fn is_sure(anchors: &Anchors, old: Range, new: Range) -> bool {
    let phrase = &anchors.old.index.words[old.0..old.1];
    let before = occurrences(&anchors.old, phrase);
    let weight: u32 = phrase.iter().map(|w| w.weight).sum();
    let around = Around::new(anchors, old, new);
    // The rest of its sentence changed: it may be another statement of the same kind.
    if !around.covers_sentence() && fit_permille(anchors, old, new) < LEAST_FIT {
        return false;
    }
    // New copies of a whole statement that stood once say what it said.
    if before.len() == 1 && weight >= TELLING {
        return true;
    }
    if around.has_twin() {
        return false;
    }
    around.is_telling()
}

/// The span with the same bytes around its words where they are the same, else the words.
fn same_bytes(anchors: &Anchors, span: Span, old: Range, new: Range) -> Span {
    let (first, last) = (
        anchors.new.index.words[new.0].span,
        anchors.new.index.words[new.1 - 1].span,
    );
    let words = Span::new(first.start, last.end);
    let was = anchors.old.index.words[old.0].span.start;
    let start = (first.start + span.start).checked_sub(was);
    let same = start.map(|start| Span::new(start, start + span.len()));
    same.filter(|same| same.of(anchors.new.text) == span.of(anchors.old.text))
        .unwrap_or(words)
}

fn orphan(anchors: &Anchors, old: Range) -> Placement {
    Placement::Orphan {
        nearest: super::fuzzy::nearest(anchors, old),
    }
}
