//! How well the text around an old passage fits the text around a new one.

use super::Anchors;

/// Words on each side that are looked at.
const REACH: usize = 14;

/// Of the words around an old passage, the share per mille that are around the new passage too, at about the same
/// distance. Words are given from first to one past the last. A text's beginning and end fit each other.
pub(super) fn fit_permille(anchors: &Anchors, old: (usize, usize), new: (usize, usize)) -> u16 {
    let before = side(anchors, (0..old.0).rev(), old.0, new.0, true);
    let end = anchors.old.index.words.len();
    let after = side(anchors, old.1..end, old.1, new.1, false);
    let (met, all) = match (before, after) {
        (None, None) => return 1000,
        // The beginning of the text beside something else is no sign against it.
        (Some(side), None) | (None, Some(side)) => side,
        (Some(before), Some(after)) => (before.0 + after.0, before.1 + after.1),
    };
    u16::try_from((1000 * met).checked_div(all).unwrap_or(0).min(1000)).unwrap_or(1000)
}

/// Weight of the words that fit, and of all, on one side; `None` where the old text ends.
fn side(
    anchors: &Anchors,
    words: impl Iterator<Item = usize>,
    old: usize,
    new: usize,
    is_before: bool,
) -> Option<(u64, u64)> {
    let (mut met, mut all) = (0, 0);
    let said = words.filter(|at| !anchors.old.index.words[*at].is_mark());
    for (near, at) in said.take(REACH).enumerate() {
        // The nearest words decide between passages side by side.
        let weight = u64::from(anchors.old.index.words[at].weight) * (2 * REACH - near) as u64;
        all += 1000 * weight;
        let Some(there) = anchors.alignment.new_of(at) else {
            continue;
        };
        if (there < new) != is_before {
            continue;
        }
        let (was, is) = (old.abs_diff(at), new.abs_diff(there));
        let slack = 10 + was;
        let off = was.abs_diff(is).min(slack);
        met += weight * (1000 - 1000 * off as u64 / slack as u64);
    }
    (all > 0).then_some((met, all))
}
