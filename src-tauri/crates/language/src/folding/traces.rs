//! Which differences in writing two equal stretches of folded text have.

use super::{Folded, Tolerance, Trace, What};

/// A stretch of a folded text, in folded bytes.
pub(crate) type Part<'f> = (&'f Folded, usize, usize);

/// Adds the tolerances that two stretches with the same folded text need. `false` when they are different words
/// all the same: one has a hyphen inside a word where the other has none.
pub(crate) fn compare(a: Part, b: Part, needed: &mut Vec<Tolerance>) -> bool {
    let (left, right) = (a.0.traces_in(a.1, a.2), b.0.traces_in(b.1, b.2));
    // What was left out before the first character lies outside of the stretch.
    let place = |trace: &Trace, start: usize| trace.at as usize - start;
    let (mut i, mut j) = (0, 0);
    while i < left.len() || j < right.len() {
        let at_left = left.get(i).map_or(usize::MAX, |t| place(t, a.1));
        let at_right = right.get(j).map_or(usize::MAX, |t| place(t, b.1));
        let at = at_left.min(at_right);
        let here = |list: &[Trace], from: usize, start: usize| {
            list[from..].iter().take_while(|t| place(t, start) == at).count()
        };
        let (more_left, more_right) = (here(left, i, a.1), here(right, j, b.1));
        let (one, other) = (&left[i..i + more_left], &right[j..j + more_right]);
        if !differ(one, other, at == 0, needed) {
            return false;
        }
        i += more_left;
        j += more_right;
    }
    true
}

/// Compares what was changed at one place.
fn differ(one: &[Trace], other: &[Trace], at_start: bool, needed: &mut Vec<Tolerance>) -> bool {
    let joint = |list: &[Trace]| {
        list.iter()
            .find(|t| !matches!(t.what, What::Harmless(_)))
            .map(|t| (t.what, t.was))
    };
    if !at_start {
        match (joint(one), joint(other)) {
            (None, None) => {}
            (Some((What::Hyphen(_), _)), None) | (None, Some((What::Hyphen(_), _))) => return false,
            (Some((What::Hyphen(_), was)), Some((What::Hyphen(_), is))) => {
                if was != is {
                    note(needed, Tolerance::Dashes);
                }
            }
            (was, is) => {
                if was != is {
                    note(needed, Tolerance::Hyphenation);
                }
            }
        }
    }
    for (list, rival) in [(one, other), (other, one)] {
        for trace in list {
            let What::Harmless(tolerance) = trace.what else {
                continue;
            };
            let outside = at_start && is_outside(tolerance);
            if !outside && !rival.iter().any(|t| t.what == trace.what && t.was == trace.was) {
                note(needed, tolerance);
            }
        }
    }
    true
}

/// Whether a change leaves nothing behind, so that at the start of a stretch it lies before it.
fn is_outside(tolerance: Tolerance) -> bool {
    matches!(
        tolerance,
        Tolerance::SoftHyphens | Tolerance::Invisible | Tolerance::WhiteSpace
    )
}

fn note(needed: &mut Vec<Tolerance>, tolerance: Tolerance) {
    if !needed.contains(&tolerance) {
        needed.push(tolerance);
    }
}
