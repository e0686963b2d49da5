//! Which lines changed.

use super::Change;
use crate::span::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The stretches of lines that are not the same, in order.
pub(super) fn changed(old: &str, new: &str) -> Vec<Change> {
    let (left, right) = (lines(old), lines(new));
    let words = |lines: &[(usize, &str)]| {
        lines
            .iter()
            .map(|(_, line)| line.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let ops = capture_diff_slices(Algorithm::Patience, &words(&left), &words(&right));
    let start = |lines: &[(usize, &str)], n: usize, end: usize| lines.get(n).map_or(end, |(at, _)| *at);
    let stretch = |lines: &[(usize, &str)], range: std::ops::Range<usize>, end: usize| {
        Span::new(start(lines, range.start, end), start(lines, range.end, end))
    };
    ops.into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| {
            (
                stretch(&left, op.old_range(), old.len()),
                stretch(&right, op.new_range(), new.len()),
            )
        })
        .collect()
}

/// Lines with their first byte; their line breaks belong to them.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            at += line.len();
            (at - line.len(), line)
        })
        .collect()
}
