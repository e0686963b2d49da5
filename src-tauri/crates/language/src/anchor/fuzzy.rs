//! Passages whose words changed.

use super::context::fit_permille;
use super::place::Range;
use super::{Anchors, Placement, Side};
use crate::span::Span;
use crate::words::{Word, best};

/// A changed passage shares at least this of its words with the old one.
const LEAST_ALIKE: u16 = 600;
/// It and the text around it are more alike than any other passage by this.
const LEAST_MARGIN: u16 = 150;
/// At least this of the text around it is still beside it.
const LEAST_FIT: u16 = 550;
/// Nearly all words are the same: then less of the text around it is enough.
const NEARLY_ALL: u16 = 850;
/// So much.
const LEAST_FIT_OF_NEARLY_ALL: u16 = 300;
/// Less than this is not worth a look.
const LEAST_SHOWN: u16 = 300;

/// The changed passage; `None` when it is not sure.
pub(super) fn place(anchors: &Anchors, old: Range) -> Option<(Placement, Range)> {
    let new = tight(anchors, old, range(anchors, old)?);
    let alike = alike(anchors, old, new);
    let fit = fit_permille(anchors, old, new);
    let least_fit = if alike < NEARLY_ALL {
        LEAST_FIT
    } else {
        LEAST_FIT_OF_NEARLY_ALL
    };
    if alike < LEAST_ALIKE || fit < least_fit || !is_as_long(anchors, old, new) {
        return None;
    }
    let score = joined(alike, fit);
    let margin = score.saturating_sub(rival(anchors, old, new));
    let placement = Placement::Fuzzy {
        span: span(&anchors.new, new),
        score_permille: score.min(999),
        margin_permille: margin.min(999),
    };
    (margin >= LEAST_MARGIN).then_some((placement, new))
}

/// The passage most like some old words, for a person to look at.
pub(super) fn nearest(anchors: &Anchors, old: Range) -> Option<(Span, u16)> {
    let words = &anchors.old.index.words[old.0..old.1];
    let found = passages(&anchors.new, words);
    let best = found
        .into_iter()
        .max_by_key(|(range, score)| (*score, std::cmp::Reverse(range.0)))?;
    (best.1 >= LEAST_SHOWN).then(|| (span(&anchors.new, best.0), best.1))
}

fn span(side: &Side, (start, end): Range) -> Span {
    Span::new(
        side.index.words[start].span.start,
        side.index.words[end - 1].span.end,
    )
}

/// Whether a passage is neither half of the old one nor two of its kind.
fn is_as_long(anchors: &Anchors, old: Range, new: Range) -> bool {
    let said = |side: &Side, (start, end): Range| {
        side.index.words[start..end]
            .iter()
            .filter(|w| !w.is_mark())
            .count()
    };
    let (was, is) = (said(&anchors.old, old), said(&anchors.new, new));
    3 * is >= 2 * was && 2 * is <= 3 * was + 6
}

/// Words count more than what is around them.
fn joined(alike: u16, fit: u16) -> u16 {
    u16::try_from((6 * u32::from(alike) + 4 * u32::from(fit)) / 10).unwrap_or(1000)
}

/// The part of a range that says it all, where a like sentence was put in before or after it.
fn tight(anchors: &Anchors, old: Range, new: Range) -> Range {
    let (was, is) = (
        &anchors.old.index.words[old.0..old.1],
        &anchors.new.index.words[new.0..new.1],
    );
    match best(was, is) {
        Some(found) if found.score_permille >= 950 && alike(anchors, old, new) < NEARLY_ALL => {
            let (start, end) = found.range();
            (new.0 + start, new.0 + end)
        }
        _ => new,
    }
}

fn alike(anchors: &Anchors, old: Range, new: Range) -> u16 {
    let (was, is) = (
        &anchors.old.index.words[old.0..old.1],
        &anchors.new.index.words[new.0..new.1],
    );
    let shared = best(was, is).map_or(0, |found| {
        found.pairs.iter().map(|(o, _)| was[*o].weight).sum::<u32>()
    });
    let all: u32 = was.iter().chain(is).map(|w| w.weight).sum();
    u16::try_from((2000 * shared).checked_div(all).unwrap_or(0).min(1000)).unwrap_or(1000)
}

/// How well the best other pair of passages fits: the old words with other new ones, or others with the new ones.
fn rival(anchors: &Anchors, old: Range, new: Range) -> u16 {
    let apart = |a: Range, b: Range| a.1 <= b.0 || b.1 <= a.0;
    let (was, is) = (
        &anchors.old.index.words[old.0..old.1],
        &anchors.new.index.words[new.0..new.1],
    );
    let others = passages(&anchors.new, was)
        .into_iter()
        .filter(|(range, _)| apart(*range, new))
        .map(|(range, alike)| joined(alike, fit_permille(anchors, old, range)));
    let owners = passages(&anchors.old, is)
        .into_iter()
        .filter(|(range, _)| apart(*range, old))
        .map(|(range, alike)| joined(alike, fit_permille(anchors, range, new)));
    others.chain(owners).max().unwrap_or(0)
}

/// The passages of a version that are like some words, with the share of words in common.
fn passages(side: &Side, words: &[Word]) -> Vec<(Range, u16)> {
    let stretches = side.index.nearest(words).into_iter().take(4);
    stretches
        .filter_map(|stretch| {
            let found = best(words, &side.index.words[stretch.start..stretch.end])?;
            let (start, end) = found.range();
            Some(((stretch.start + start, stretch.start + end), found.score_permille))
        })
        .collect()
}

/// The new words that the old ones became, as far as the alignment says.
fn range(anchors: &Anchors, old: Range) -> Option<Range> {
    let words = &anchors.old.index.words;
    let weight = |at: &usize| u64::from(words[*at].weight);
    let pairs: Vec<(usize, usize)> = (old.0..old.1)
        .filter(|at| !words[*at].is_mark())
        .filter_map(|at| Some((at, anchors.alignment.new_of(at)?)))
        .collect();
    let groups = pairs.chunk_by(|a, b| b.1 > a.1 && b.1 - a.1 <= 2 * (b.0 - a.0) + 12);
    let sum = |group: &&[(usize, usize)]| group.iter().map(|(at, _)| weight(at)).sum::<u64>();
    let most = groups.rev().max_by_key(sum)?;
    if 9 * (old.0..old.1).map(|at| weight(&at)).sum::<u64>() > 20 * sum(&most) {
        return None;
    }
    let (first, last) = (*most.first()?, *most.last()?);
    Some((start(anchors, old.0, first), end(anchors, old.1, last)))
}

/// Goes back over new words that stand where the first old words stood.
fn start(anchors: &Anchors, old: usize, (was, is): (usize, usize)) -> usize {
    let words = &anchors.old.index.words;
    let others = (0..old)
        .rev()
        .take_while(|at| anchors.alignment.new_of(*at).is_none())
        .count();
    let most = match (was - old, others) {
        (0, _) => 0,
        (inside, 0) => 2 * inside + 3,
        (inside, _) => inside,
    };
    let new = &anchors.new;
    let free = |at: usize| {
        anchors
            .alignment
            .old_of(at)
            .is_none_or(|from| (old..was).contains(&from))
    };
    let mut start = is;
    while start > 0 && is - start < most && free(start - 1) && !parts(new, start) {
        start -= 1;
        // "officials" for "Officials": the sentence before was joined.
        if new.index.words[start].loose == words[old].loose {
            break;
        }
    }
    // The marks before the first word belong to it where the old words began with a mark.
    if !words[old].is_mark() {
        while start < is && new.index.words[start].is_mark() {
            start += 1;
        }
    }
    start
}

/// Goes on over new words that stand where the last old words stood.
fn end(anchors: &Anchors, old: usize, (was, is): (usize, usize)) -> usize {
    let words = &anchors.old.index.words;
    let count = words.len();
    let others = (old..count)
        .take_while(|at| anchors.alignment.new_of(*at).is_none())
        .count();
    let most = match (old - was - 1, others) {
        (0, _) => 0,
        (inside, 0) => 2 * inside + 3,
        (inside, _) => inside,
    };
    let new = &anchors.new;
    let free = |at: usize| match anchors.alignment.old_of(at) {
        None => true,
        Some(from) => (was..old).contains(&from),
    };
    let mut end = is + 1;
    while end < new.index.words.len() && end - is - 1 < most && free(end) && !parts(new, end) {
        end += 1;
    }
    if !words[old - 1].is_mark() {
        while end > is + 1 && new.index.words[end - 1].is_mark() {
            end -= 1;
        }
    }
    end
}

/// Whether a sentence or paragraph ends before a word; its stop belongs to it.
fn parts(side: &Side, at: usize) -> bool {
    let words = &side.index.words;
    let (Some(before), Some(here)) = (at.checked_sub(1).and_then(|n| words.get(n)), words.get(at)) else {
        return true;
    };
    let gap = side.text.get(before.span.end..here.span.start).unwrap_or("");
    gap.contains('\n')
        || (matches!(before.span.of(side.text), "." | "?" | "!" | "\u{3002}") && !here.is_mark())
}
