//! Which sentence of the new version each sentence of the old version became.
//!
//! A sentence that tells enough and stands once in each version is found wherever it went. One that stands several
//! times is found only where both of its neighbours, or its paragraph, say so.

mod pairs;

use super::alignment::Alignment;
use super::slides::{ends, strength};
use crate::words::Word;
use std::collections::{BTreeSet, HashMap};

/// A sentence that weighs this, about six words, tells enough to be looked for by itself.
pub(super) const TELLING: u32 = 14;
/// A sentence, or what stands between two marks that may end one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// First word.
    pub first: usize,
    /// One past the last word.
    pub end: usize,
    /// Equal for equal words, marks aside.
    key: u32,
    /// What its words tell.
    pub weight: u32,
    starts_paragraph: bool,
}

/// What an old sentence became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Became {
    /// The same words in this new sentence.
    Same(usize),
    /// Most of its words, from one new sentence to another.
    Changed(usize, usize),
}

impl Became {
    fn first(self) -> usize {
        match self {
            Self::Same(at) | Self::Changed(at, _) => at,
        }
    }

    fn last(self) -> usize {
        match self {
            Self::Same(at) | Self::Changed(_, at) => at,
        }
    }
}

/// The sentences of both versions.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// Of the old version.
    pub old: Vec<Unit>,
    /// Of the new version.
    pub new: Vec<Unit>,
    /// What became of each old sentence.
    to: Vec<Option<Became>>,
    /// The old sentences of which it is known what they became.
    known: BTreeSet<usize>,
    /// How many new sentences of each key nothing accounts for.
    open: Vec<usize>,
    /// Whether the neighbours of an old sentence disagree.
    barred: Vec<bool>,
    /// Whether a new sentence is known to come from an old one.
    taken: Vec<bool>,
    /// The places of each key in both versions.
    places: Vec<(Vec<usize>, Vec<usize>)>,
}

impl Units {
    pub fn new(alignment: &Alignment, old: (&str, &[Word]), new: (&str, &[Word])) -> Self {
        let mut keys = HashMap::new();
        let (left, right) = (units(old, &mut keys), units(new, &mut keys));
        let mut places = vec![(Vec::new(), Vec::new()); keys.len()];
        for (at, unit) in left.iter().enumerate() {
            places[unit.key as usize].0.push(at);
        }
        for (at, unit) in right.iter().enumerate() {
            places[unit.key as usize].1.push(at);
        }
        let mut found = Self {
            to: vec![None; left.len()],
            known: BTreeSet::new(),
            open: places.iter().map(|(_, new)| new.len()).collect(),
            barred: vec![false; left.len()],
            taken: vec![false; right.len()],
            old: left,
            new: right,
            places,
        };
        found.pair_telling(alignment);
        found.pair_changed(alignment, old.1);
        found.pair_paragraphs(alignment);
        for _ in 0..2 {
            found.pair_between((old.1, new.1));
            found.pair_rest((old.1, new.1));
        }
        found
    }

    /// The old sentence that holds a word.
    pub fn of_old(&self, word: usize) -> usize {
        self.old.partition_point(|u| u.end <= word)
    }

    /// The new sentence that holds a word.
    fn of_new(&self, word: usize) -> usize {
        self.new.partition_point(|u| u.end <= word)
    }

    /// Whether an old sentence could be one of several.
    pub fn is_barred(&self, old: usize) -> bool {
        self.barred.get(old).is_some_and(|barred| *barred)
    }

    /// Whether a new sentence is known to be the same as an old one, or a copy of one.
    pub fn is_taken(&self, word: usize) -> bool {
        self.taken.get(self.of_new(word)).is_some_and(|taken| *taken)
    }

    /// What an old sentence became, as far as it is sure.
    pub fn became(&self, old: usize) -> Option<Became> {
        self.to.get(old).copied().flatten()
    }

    /// Whether the new version has an equal sentence that nothing accounts for.
    pub fn has_open_equal(&self, old: usize) -> bool {
        self.open_of(self.old[old].key) > 0
    }

    fn open_of(&self, key: u32) -> usize {
        self.open[key as usize]
    }

    fn set(&mut self, old: usize, new: usize) {
        self.know(old, Became::Same(new));
        self.take(new);
    }

    fn know(&mut self, old: usize, became: Became) {
        self.to[old] = Some(became);
        self.known.insert(old);
    }

    fn take(&mut self, new: usize) {
        if !std::mem::replace(&mut self.taken[new], true) {
            self.open[self.new[new].key as usize] -= 1;
        }
    }

    /// The nearest old sentence before and after one of which it is known what they became.
    fn known_beside(&self, at: usize) -> [Option<usize>; 2] {
        let after = self.known.range(at + 1..).next().copied();
        [self.known.range(..at).next_back().copied(), after]
    }

    /// Said words between the new place of a changed sentence and that of its neighbours before and after; `None`
    /// where a neighbour is not known or stands on the other side.
    pub fn apart(&self, at: usize, new: (usize, usize)) -> [Apart; 2] {
        let before = at.checked_sub(1).map(|n| self.became(n));
        let after = (at + 1 < self.old.len()).then(|| self.became(at + 1));
        let from_before = match before {
            None => Apart::Words(self.new_words(0, new.0)),
            Some(None) => Apart::Unknown,
            Some(Some(b)) => match self.new[b.last()].end {
                end if end <= new.0 => Apart::Words(new.0 - end),
                // A joined sentence holds both.
                _ if self.new[b.first()].first <= new.0 => Apart::Words(0),
                _ => Apart::OtherSide,
            },
        };
        let to_after = match after {
            None => Apart::Words(self.new_words(new.1, usize::MAX)),
            Some(None) => Apart::Unknown,
            Some(Some(b)) => match self.new[b.first()].first {
                first if first + 1 >= new.1 => Apart::Words(first.saturating_sub(new.1)),
                _ if self.new[b.last()].end >= new.1 => Apart::Words(0),
                _ => Apart::OtherSide,
            },
        };
        [from_before, to_after]
    }

    fn new_words(&self, from: usize, to: usize) -> usize {
        let end = self.new.last().map_or(0, |u| u.end);
        to.min(end).saturating_sub(from.min(end))
    }
}

/// How far a neighbour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// So many words.
    Words(usize),
    /// It is gone, or not sure.
    Unknown,
    /// It went to the other side.
    OtherSide,
}

/// The sentences of a version. Where blank lines part paragraphs, a line that ends without a stop goes on.
fn units((text, words): (&str, &[Word]), keys: &mut HashMap<Vec<u32>, u32>) -> Vec<Unit> {
    let is_wrapped = text.contains("\n\n");
    let mut found = Vec::new();
    let mut first = 0;
    let mut starts_paragraph = true;
    for end in 1..=words.len() {
        let strong = match end {
            end if end == words.len() => 2,
            end if is_wrapped => match gap(text, words, end) {
                gap if gap.matches('\n').count() > 1 => 2,
                _ => u8::from(ends(text, &words[end - 1])),
            },
            end => strength(text, words, end),
        };
        if strong == 0 {
            continue;
        }
        let said = words[first..end].iter().filter(|w| !w.is_mark());
        let key: Vec<u32> = said.map(|w| w.exact).collect();
        let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        found.push(Unit {
            first,
            end,
            key: *keys.entry(key).or_insert(next),
            weight: words[first..end].iter().map(|w| w.weight).sum(),
            starts_paragraph,
        });
        first = end;
        starts_paragraph = strong == 2;
    }
    found
}

/// What stands between a word and the one before it.
fn gap<'t>(text: &'t str, words: &[Word], at: usize) -> &'t str {
    text.get(words[at - 1].span.end..words[at].span.start)
        .unwrap_or("")
}
