//! What stands between two parts of a quote with cuts. Looked up in lists that are made once, since a text may hold
//! the parts at a hundred thousand places.

use super::apart::is_negation;
use super::cuts::{Cut, MOST_LEFT_OUT};

/// Where a folded text denies something, and where its sentences end.
pub(super) struct Gaps<'t> {
    text: &'t str,
    negations: Vec<usize>,
    stops: Vec<usize>,
}

impl<'t> Gaps<'t> {
    /// Reads a folded text once.
    pub fn of(text: &'t str) -> Self {
        let is_stop = |c: char| matches!(c, '.' | '?' | '!' | '\u{3002}');
        let stops = text.match_indices(is_stop).map(|(at, _)| at).collect();
        Self {
            text,
            negations: negations(text),
            stops,
        }
    }

    /// Whether a cut may stand for a stretch of the text: nothing for a note, and words without a negation beside the
    /// cut in their sentences where words are left out.
    pub fn fits(&self, cut: Cut, start: usize, end: usize) -> bool {
        let Some(gap) = self.text.get(start..end) else {
            return false;
        };
        if cut == Cut::Note {
            return gap.trim().is_empty();
        }
        if gap.len() > MOST_LEFT_OUT {
            return false;
        }
        let within = |list: &[usize], from: usize| list.partition_point(|at| *at < from);
        let (first, last) = (within(&self.stops, start), within(&self.stops, end));
        let (head_end, tail_start) = match self.stops.get(first..last) {
            Some([one, .., other]) => (*one, *other),
            Some([one]) => (*one, *one),
            _ => (end, start),
        };
        let denies = |from: usize, to: usize| within(&self.negations, from) < within(&self.negations, to);
        !denies(start, head_end) && !denies(tail_start, end)
    }
}

/// Where the words begin that deny.
fn negations(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}'))) {
        let bare = word.trim_end_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}')));
        if is_negation(bare) {
            found.push(start);
        }
        start += word.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negation_beside_the_cut_is_seen_and_one_further_away_is_not() {
        let text = "She said it was open. It was not safe. He left the hall";
        let gaps = Gaps::of(text);
        let at = |words: &str| text.find(words).unwrap();
        assert!(
            gaps.fits(Cut::Elision, at("it was open"), at("He left")),
            "in a sentence of its own"
        );
        assert!(
            !gaps.fits(Cut::Elision, at("It was not"), at("He left")),
            "behind the first part"
        );
        assert!(
            !gaps.fits(Cut::Elision, at("open"), at("safe")),
            "before the second part"
        );
        assert!(gaps.fits(Cut::Elision, at("said"), at("open")));
        assert!(gaps.fits(Cut::Note, 3, 4) && !gaps.fits(Cut::Note, 3, 5));
        assert!(!gaps.fits(Cut::Elision, 5, 4), "no stretch at all");
    }
}
