//! Where a sequence of words stands in a version.

use super::Side;
use crate::words::Word;

/// Places that are looked at; a phrase that stands more often is never sure by itself.
const MOST: usize = 300;

/// The first words of all places with the same words in the same order, marks aside. At least `MOST` means that
/// there may be more.
pub(super) fn occurrences(side: &Side, phrase: &[Word]) -> Vec<usize> {
    let said: Vec<&Word> = phrase.iter().filter(|w| !w.is_mark()).collect();
    let rarest = said
        .iter()
        .enumerate()
        .min_by_key(|(at, w)| (side.index.places(w.loose).len(), *at));
    let Some((at, rarest)) = rarest else {
        return Vec::new();
    };
    let words = &side.index.words;
    let mut found = Vec::new();
    for place in side.index.places(rarest.loose) {
        let Some(first) = back(words, *place as usize, at) else {
            continue;
        };
        let here = words[first..].iter().filter(|w| !w.is_mark()).take(said.len());
        if here.map(|w| w.exact).eq(said.iter().map(|w| w.exact)) {
            found.push(first);
            if found.len() >= MOST {
                break;
            }
        }
    }
    found
}

/// The word so many said words before.
fn back(words: &[Word], from: usize, said: usize) -> Option<usize> {
    let mut at = from;
    for _ in 0..said {
        at = (0..at).rev().find(|n| !words[*n].is_mark())?;
    }
    Some(at)
}
