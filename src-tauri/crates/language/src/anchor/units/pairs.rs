//! Finds for each old sentence the new one.

use super::{Became, TELLING, Unit, Units};
use crate::anchor::alignment::Alignment;
use crate::words::Word;
use std::collections::HashMap;
use std::ops::Range;

/// One that weighs this, about four words, where it kept its place in the order of the text.
const TELLING_IN_ORDER: u32 = 8;
/// Of a changed sentence, at least this share per mille is in one place.
const LEAST_KEPT: u32 = 600;
/// So many more sentences may stand between two neighbours than before.
const MOST_BETWEEN: usize = 4;
/// So many sentences away from a neighbour, an equal sentence may be the one.
const RIVAL: usize = 2;
/// Where so many sentences in a row are not known, or equal paragraphs are, nothing is sure; and looking through them
/// for each of them would take long.
const WIDE: usize = 400;

impl Units {
    /// Sentences that stood once and tell enough. Of several equal ones the one with the same neighbours.
    pub(super) fn pair_telling(&mut self, alignment: &Alignment) {
        for at in 0..self.old.len() {
            let unit = self.old[at];
            let (was, is) = &self.places[unit.key as usize];
            if was.len() != 1 || is.is_empty() || unit.weight < TELLING_IN_ORDER {
                continue;
            }
            let aligned = (unit.first..unit.end)
                .find_map(|word| alignment.new_of(word))
                .map(|word| self.of_new(word));
            if unit.weight < TELLING && (is.len() != 1 || aligned != Some(is[0])) {
                continue;
            }
            let rank = |there: &&usize| (self.same_neighbours(at, **there), aligned == Some(**there));
            let best = is.iter().rev().max_by_key(rank).copied();
            let known = |there: &usize| is.len() == 1 || self.is_best(at, *there, is);
            if let Some(there) = best.filter(known) {
                self.set(at, there);
            }
        }
    }

    /// Whether of equal sentences this one has the most neighbours of the old one, or all are whole paragraphs.
    fn is_best(&self, at: usize, there: usize, all: &[usize]) -> bool {
        let met = self.same_neighbours(at, there);
        let alone = |units: &[Unit], n: usize| {
            units[n].starts_paragraph && units.get(n + 1).is_none_or(|u| u.starts_paragraph)
        };
        let rivals = || {
            all.iter()
                .filter(|n| **n != there && self.same_neighbours(at, **n) >= met)
        };
        met == 2
            || met == 1
                && (rivals().next().is_none()
                    || alone(&self.old, at)
                        && alone(&self.new, there)
                        && rivals().all(|n| alone(&self.new, *n)))
    }

    /// How many of the sentences before and after are the same; the ends of the text are.
    fn same_neighbours(&self, old: usize, new: usize) -> usize {
        let key = |units: &[Unit], at: Option<usize>| at.and_then(|n| units.get(n)).map(|u| u.key);
        let before = key(&self.old, old.checked_sub(1)) == key(&self.new, new.checked_sub(1));
        let after = key(&self.old, Some(old + 1)) == key(&self.new, Some(new + 1));
        usize::from(before) + usize::from(after)
    }

    /// Sentences most of whose words are aligned with one place.
    pub(super) fn pair_changed(&mut self, alignment: &Alignment, words: &[Word]) {
        for at in 0..self.old.len() {
            let unit = self.old[at];
            if self.to[at].is_some() || unit.weight < TELLING {
                continue;
            }
            let mut places: Vec<(usize, u32)> = (unit.first..unit.end)
                .filter(|n| !words[*n].is_mark())
                .filter_map(|n| Some((self.of_new(alignment.new_of(n)?), words[n].weight)))
                .filter(|(there, _)| !self.taken[*there])
                .collect();
            places.sort_unstable();
            // The two halves of a split sentence stand side by side.
            let groups = places.chunk_by(|a, b| b.0 - a.0 <= 1);
            let sum = |group: &&[(usize, u32)]| group.iter().map(|(_, weight)| weight).sum::<u32>();
            let Some(most) = groups.max_by_key(sum) else {
                continue;
            };
            if 1000 * sum(&most) >= LEAST_KEPT * unit.weight {
                let became = Became::Changed(most[0].0, most[most.len() - 1].0);
                self.know(at, became);
            }
        }
    }

    /// The nearest known neighbour before and after an old sentence and its new place; the ends of the text are known.
    fn neighbours(&self, at: usize) -> [(usize, usize); 2] {
        let [before, after] = self.known_beside(at);
        let before = before.and_then(|n| self.to[n].map(|b| (n + 1, b.last() + 1)));
        let after = after.and_then(|n| self.to[n].map(|b| (n, b.first())));
        [
            before.unwrap_or((0, 0)),
            after.unwrap_or((self.old.len(), self.new.len())),
        ]
    }

    /// Sentences that stand several times: all between two neighbours are the same as before.
    pub(super) fn pair_between(&mut self, words: (&[Word], &[Word])) {
        let mut at = 0;
        while at < self.old.len() {
            if self.to[at].is_some() {
                at += 1;
                continue;
            }
            let [(first, start), (end, stop)] = self.neighbours(at);
            let same = start <= stop
                && stop - start == end - first
                && (0..end - first).all(|n| self.old[first + n].key == self.new[start + n].key);
            if same && self.is_whole_run(first..end, start, words) {
                (0..end - first).for_each(|n| self.set(first + n, start + n));
            }
            at = end.max(at + 1);
        }
    }

    /// Whether each sentence of a run is the one in the same place of the new run, and none left it for elsewhere.
    fn is_whole_run(&self, old: Range<usize>, start: usize, words: (&[Word], &[Word])) -> bool {
        let mut times: HashMap<u32, usize> = HashMap::new();
        for unit in &self.old[old.clone()] {
            *times.entry(unit.key).or_default() += 1;
        }
        old.clone().all(|at| {
            let there = start + at - old.start;
            let key = self.old[at].key;
            let (here, open) = (times[&key], self.open_of(key));
            !(self.taken[there] || self.barred[at] || self.is_absorbed(at, words))
                && (here == 1 && open == 1 || self.has_borders(at, there) && (here == 1 || open == here))
        })
    }

    /// Whether a paragraph begins before both or before none, and the same after them.
    fn has_borders(&self, at: usize, there: usize) -> bool {
        let starts = |units: &[Unit], n: usize| units.get(n).is_none_or(|u| u.starts_paragraph);
        starts(&self.old, at) == starts(&self.new, there)
            && starts(&self.old, at + 1) == starts(&self.new, there + 1)
    }

    /// Whether a changed neighbour holds the words of a sentence now, as when the two were joined.
    fn is_absorbed(&self, at: usize, (old, new): (&[Word], &[Word])) -> bool {
        let said =
            |words: &[Word]| -> Vec<u32> { words.iter().filter(|w| !w.is_mark()).map(|w| w.loose).collect() };
        let phrase = said(&old[self.old[at].first..self.old[at].end]);
        let count = |words: &[Word]| {
            let words = said(words);
            words
                .windows(phrase.len().max(1))
                .filter(|part| *part == phrase)
                .count()
        };
        self.known_beside(at)
            .into_iter()
            .flatten()
            .any(|b| match self.to[b] {
                Some(Became::Changed(first, last)) => {
                    count(&new[self.new[first].first..self.new[last].end])
                        > count(&old[self.old[b].first..self.old[b].end])
                }
                _ => false,
            })
    }

    /// Paragraphs that are the same from end to end, by a telling sentence that is known; and their copies.
    pub(super) fn pair_paragraphs(&mut self, alignment: &Alignment) {
        let (old, new) = (paragraphs(&self.old), paragraphs(&self.new));
        let keys = |units: &[Unit], part: &Range<usize>| {
            units[part.clone()].iter().map(|u| u.key).collect::<Vec<u32>>()
        };
        let mut known: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
        for part in &old {
            known.entry(keys(&self.old, part)).or_default().push(part.start);
        }
        for part in &new {
            let is_telling = part.clone().any(|n| self.new[n].weight >= TELLING);
            let starts = known.get(&keys(&self.new, part)).filter(|_| is_telling);
            for start in starts.into_iter().flatten().take(WIDE) {
                self.pair_paragraph(*start, part, alignment);
            }
            if starts.is_some() {
                part.clone().for_each(|n| self.take(n));
            }
        }
    }

    /// Pairs the sentences of a paragraph, if a telling one of them is known to be there.
    fn pair_paragraph(&mut self, start: usize, part: &Range<usize>, alignment: &Alignment) {
        let goes = |n: usize| self.to[start + n] == Some(Became::Same(part.start + n));
        let stays = |n: usize| {
            let word = self.old[start + n].first;
            alignment.new_of(word) == Some(self.new[part.start + n].first) && !alignment.is_elsewhere(word)
        };
        let known: Vec<usize> = (0..part.len()).filter(|n| goes(*n)).collect();
        if known.is_empty() {
            return;
        }
        let is_moved = !known.into_iter().any(stays);
        for n in 0..part.len() {
            let (at, there) = (start + n, part.start + n);
            // Its telling neighbour may have gone alone, to where an equal sentence stood.
            let left = is_moved && self.has_rival(at, there, &(start..start + part.len()));
            self.barred[at] = left && self.to[at].is_none();
            if !left && self.is_as_often(at, there) {
                self.know(at, Became::Same(there));
            }
        }
    }

    /// Sentences for which one place is left: once between two neighbours that lie a little apart, or beside the
    /// neighbour in its paragraph. Only where no equal sentence is left elsewhere.
    pub(super) fn pair_rest(&mut self, words: (&[Word], &[Word])) {
        // The last open one of a key stays the same until it is taken.
        let mut last_open: HashMap<u32, usize> = HashMap::new();
        for at in 0..self.old.len() {
            let key = self.old[at].key;
            if self.to[at].is_some() || self.barred[at] || self.open_of(key) != 1 {
                continue;
            }
            let there = *last_open.entry(key).or_insert_with(|| self.first_open(key));
            let alone = || self.is_alone_between(at, there) && !self.has_like(at, there, words);
            if self.has_borders(at, there)
                && !self.is_absorbed(at, words)
                && (alone() || self.is_in_paragraph(at, there))
            {
                self.set(at, there);
            }
        }
    }

    /// The first new sentence of a key that nothing accounts for; 0 where there is none.
    fn first_open(&self, key: u32) -> usize {
        let places = self.places[key as usize].1.iter();
        places.copied().find(|n| !self.taken[*n]).unwrap_or_default()
    }

    fn is_alone_between(&self, at: usize, there: usize) -> bool {
        let [(first, start), (end, stop)] = self.neighbours(at);
        let key = self.old[at].key;
        start <= there
            && there < stop
            && stop - start <= end - first + MOST_BETWEEN
            && end - first <= WIDE
            && (at == first && there == start || at + 1 == end && there + 1 == stop)
            && (first..end).filter(|n| self.old[*n].key == key).count() == 1
    }

    /// Whether a sentence near the new place, other than it, holds most words of the old one, or is a copy of a neighbour.
    fn has_like(&self, at: usize, there: usize, (old, new): (&[Word], &[Word])) -> bool {
        let [(first, start), (end, stop)] = self.neighbours(at);
        let unit = self.old[at];
        let copied = |n: usize| {
            let beside = [first.checked_sub(1), Some(end)];
            (start..stop).contains(&n)
                && beside
                    .into_iter()
                    .flatten()
                    .any(|b| self.old.get(b).is_some_and(|u| u.key == self.new[n].key))
        };
        let is_like = |n: usize| {
            let known = self.taken[n];
            let words = &new[self.new[n].first..self.new[n].end];
            let met = old[unit.first..unit.end]
                .iter()
                .filter(|w| words.iter().any(|o| o.loose == w.loose));
            !known && 3 * met.map(|w| w.weight).sum::<u32>() >= unit.weight
        };
        (start.saturating_sub(1)..(stop + 1).min(self.new.len()))
            .any(|n| n != there && (is_like(n) || copied(n)))
    }

    /// Whether one neighbour of the same paragraph is beside both, and the paragraph ends on the other side of both.
    fn is_in_paragraph(&self, at: usize, there: usize) -> bool {
        let starts = |units: &[Unit], n: usize| units.get(n).is_none_or(|u| u.starts_paragraph);
        let is_same = |old: Option<usize>, new: Option<usize>| match (old, new) {
            (Some(old), Some(new)) => self.became(old) == Some(Became::Same(new)),
            _ => false,
        };
        let last = starts(&self.old, at + 1) && starts(&self.new, there + 1);
        let first = starts(&self.old, at) && starts(&self.new, there);
        let after_same = !starts(&self.old, at)
            && !starts(&self.new, there)
            && is_same(at.checked_sub(1), there.checked_sub(1));
        let before_same = !starts(&self.old, at + 1)
            && !starts(&self.new, there + 1)
            && is_same(Some(at + 1), Some(there + 1));
        self.is_as_often(at, there) && ((last && after_same) || (first && before_same))
    }

    /// Whether an equal sentence elsewhere is near to a neighbour of the sentence or of its paragraph, and no copy of
    /// the new one and what is beside it.
    fn has_rival(&self, at: usize, there: usize, paragraph: &Range<usize>) -> bool {
        let key = |n: Option<usize>| n.and_then(|n| self.new.get(n)).map(|u| u.key);
        let is_copy = |n: usize| {
            key(n.checked_sub(1)) == key(there.checked_sub(1)) || key(Some(n + 1)) == key(Some(there + 1))
        };
        let of_paragraph = [
            self.neighbours(paragraph.start)[0],
            self.neighbours(paragraph.end - 1)[1],
        ];
        let sides = [self.neighbours(at), of_paragraph];
        if sides.iter().any(|[(first, _), (end, _)]| end - first > WIDE) {
            return true;
        }
        let near = sides.map(|[(first, start), (end, stop)]| {
            let (before, after) = (at - first, end - 1 - at);
            (start..start + before + RIVAL).chain(stop.saturating_sub(after + RIVAL)..stop)
        });
        near.into_iter()
            .flatten()
            .any(|n| n != there && key(Some(n)) == Some(self.old[at].key) && !is_copy(n))
    }

    /// Whether as many equal sentences stand right before and right after both.
    fn is_as_often(&self, at: usize, there: usize) -> bool {
        let key = self.old[at].key;
        let same = |u: &&Unit| u.key == key;
        let before = |units: &[Unit], n: usize| {
            let units = units[..n].iter().rev();
            units.take(WIDE).take_while(same).count()
        };
        let after = |units: &[Unit], n: usize| units[n + 1..].iter().take(WIDE).take_while(same).count();
        let (one, other) = (before(&self.old, at), after(&self.old, at));
        one.max(other) < WIDE && one == before(&self.new, there) && other == after(&self.new, there)
    }
}

/// The sentences of each paragraph.
fn paragraphs(units: &[Unit]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = (0..units.len()).filter(|n| units[*n].starts_paragraph).collect();
    starts.push(units.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}
