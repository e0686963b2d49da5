//! The words around a phrase that did not change either, and whether the phrase could as well be another beside it.

use super::Anchors;
use super::occurrences::occurrences;
use super::place::Range;
use super::slides::strength;
use crate::words::Word;

/// Words that did not change make a phrase sure, when they weigh this with it and stand once.
const TELLING: u32 = 20;
/// So many words on each side are looked at.
const REACH: usize = 40;
/// So many words of a change are looked at.
const LONGEST_CHANGE: usize = 3_000;

/// A phrase, and the unchanged words around it without a break.
pub(super) struct Around<'a> {
    anchors: &'a Anchors<'a>,
    phrase: Range,
    old: Range,
    new: Range,
}

impl<'a> Around<'a> {
    pub fn new(anchors: &'a Anchors<'a>, phrase: Range, new: Range) -> Self {
        let (was, is) = (&anchors.old.index.words, &anchors.new.index.words);
        let mut around = Self {
            anchors,
            phrase,
            old: phrase,
            new,
        };
        for _ in 0..REACH {
            let (Some(o), Some(n)) = (before(was, around.old.0), before(is, around.new.0)) else {
                break;
            };
            if anchors.alignment.new_of(o) != Some(n) {
                break;
            }
            (around.old.0, around.new.0) = (o, n);
        }
        for _ in 0..REACH {
            let (Some(o), Some(n)) = (after(was, around.old.1), after(is, around.new.1)) else {
                break;
            };
            if anchors.alignment.new_of(o) != Some(n) {
                break;
            }
            (around.old.1, around.new.1) = (o + 1, n + 1);
        }
        around
    }

    /// Whether the unchanged words hold the whole sentence of the phrase.
    pub fn covers_sentence(&self) -> bool {
        let side = &self.anchors.old;
        let is_border = |at: usize| strength(side.text, &side.index.words, at) > 0;
        let end = after(&side.index.words, self.old.1).unwrap_or(side.index.words.len());
        (self.old.0..=self.phrase.0).any(is_border) && (self.phrase.1..=end).any(is_border)
    }

    /// Whether the unchanged words tell enough and stand once in each version.
    pub fn is_telling(&self) -> bool {
        let phrase = &self.anchors.old.index.words[self.old.0..self.old.1];
        weight(phrase) >= TELLING
            && occurrences(&self.anchors.old, phrase).len() == 1
            && occurrences(&self.anchors.new, phrase).len() == 1
    }

    /// Whether the phrase, with all that did not change up to the next change, stands in that change once more:
    /// then nobody can tell which of the two it was. A copy of a longer passage that stood once says the same, so
    /// that it does not matter.
    pub fn has_twin(&self) -> bool {
        let (was, is) = (&self.anchors.old.index.words, &self.anchors.new.index.words);
        let (tail, head) = (&was[self.phrase.0..self.old.1], &was[self.old.0..self.phrase.1]);
        let is_new = |at: &usize| is[*at].is_mark() || self.anchors.alignment.old_of(*at).is_none();
        let is_gone = |at: &usize| was[*at].is_mark() || self.anchors.alignment.new_of(*at).is_none();
        let added_after = (self.new.1..is.len())
            .take(LONGEST_CHANGE)
            .take_while(is_new)
            .count();
        let gone_after = (self.old.1..was.len())
            .take(LONGEST_CHANGE)
            .take_while(is_gone)
            .count();
        let added_before = (0..self.new.0)
            .rev()
            .take(LONGEST_CHANGE)
            .take_while(is_new)
            .count();
        let gone_before = (0..self.old.0)
            .rev()
            .take(LONGEST_CHANGE)
            .take_while(is_gone)
            .count();
        let twin = |phrase: &[Word], change: &[Word], is_after: bool| {
            let slides = if is_after {
                slides(phrase, change)
            } else {
                slides_back(phrase, change)
            };
            (slides || stands_in(phrase, change)) && !self.is_copy(phrase)
        };
        twin(tail, &is[self.new.1..self.new.1 + added_after], true)
            || twin(tail, &was[self.old.1..self.old.1 + gone_after], true)
            || twin(head, &is[self.new.0 - added_before..self.new.0], false)
            || twin(head, &was[self.old.0 - gone_before..self.old.0], false)
    }

    fn is_copy(&self, phrase: &[Word]) -> bool {
        weight(phrase) >= TELLING && occurrences(&self.anchors.old, phrase).len() == 1
    }
}

fn weight(words: &[Word]) -> u32 {
    words.iter().map(|w| w.weight).sum()
}

fn before(words: &[Word], at: usize) -> Option<usize> {
    (0..at).rev().find(|n| !words[*n].is_mark())
}

fn after(words: &[Word], at: usize) -> Option<usize> {
    (at..words.len()).find(|n| !words[*n].is_mark())
}

/// The words without marks and letter case.
fn said(words: &[Word]) -> impl DoubleEndedIterator<Item = u32> {
    words.iter().filter(|w| !w.is_mark()).map(|w| w.loose)
}

/// Whether the words of a phrase stand one after the other in a change.
fn stands_in(phrase: &[Word], change: &[Word]) -> bool {
    let (phrase, change): (Vec<u32>, Vec<u32>) = (said(phrase).collect(), said(change).collect());
    !phrase.is_empty() && change.windows(phrase.len()).any(|words| words == phrase)
}

/// Whether the phrase reads the same when it begins later by the change that follows it.
fn slides(phrase: &[Word], change: &[Word]) -> bool {
    let long = said(change).count();
    long > 0 && said(phrase).eq(said(phrase).chain(said(change)).skip(long))
}

/// Whether the phrase reads the same when it ends earlier by the change before it.
fn slides_back(phrase: &[Word], change: &[Word]) -> bool {
    let long = said(change).count();
    long > 0
        && said(phrase)
            .rev()
            .eq(said(phrase).rev().chain(said(change).rev()).skip(long))
}
