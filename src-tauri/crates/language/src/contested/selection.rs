//! A short list that still holds every dispute.

use super::{ContestedKind, ContestedPair, DocSpan};
use std::collections::{BTreeMap, BTreeSet};

/// One stretch of text appears in this many pairs of one kind at most.
const PAIRS_OF_A_STRETCH: usize = 4;
/// The same for figures.
const FIGURES_OF_A_STRETCH: usize = 24;

/// The pairs in the order of the text inside, without repeats, best first.
pub(super) fn best(mut pairs: Vec<ContestedPair>) -> Vec<ContestedPair> {
    for pair in &mut pairs {
        if pair.b < pair.a {
            std::mem::swap(&mut pair.a, &mut pair.b);
            std::mem::swap(&mut pair.a_differs, &mut pair.b_differs);
        }
    }
    pairs.sort_by(|x, y| {
        y.score_permille
            .cmp(&x.score_permille)
            .then_with(|| (x.a, x.b, x.kind, &x.basis).cmp(&(y.a, y.b, y.kind, &y.basis)))
    });
    let mut seen = BTreeSet::new();
    let mut uses: BTreeMap<(DocSpan, ContestedKind), usize> = BTreeMap::new();
    pairs.retain(|pair| {
        // Figures are few and each is a point of its own, even between the same two stretches; wordings repeat.
        let figure = matches!(
            pair.kind,
            ContestedKind::DifferentNumber | ContestedKind::NewerFigure
        );
        let point = if figure { pair.a_differs } else { None };
        if !seen.insert((pair.a, pair.b, point)) {
            return false;
        }
        let most = if figure {
            FIGURES_OF_A_STRETCH
        } else {
            PAIRS_OF_A_STRETCH
        };
        let free = [pair.a, pair.b]
            .iter()
            .all(|side| uses.get(&(*side, pair.kind)).is_none_or(|n| *n < most));
        if free {
            for side in [pair.a, pair.b] {
                *uses.entry((side, pair.kind)).or_default() += 1;
            }
        }
        free
    });
    pairs
}
