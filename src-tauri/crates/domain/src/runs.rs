//! An article cut into flat runs: stretches of text that the same spans cover.
//!
//! The window draws runs and never markup. Spans may overlap, nest and cross sentence borders.

use std::ops::Range;

/// A stretch of text with everything that covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Byte range in the text; never empty, on character borders where the spans are.
    pub range: Range<usize>,
    /// Indices of the spans that cover it, the shortest span first, so that the closest fit draws it.
    pub covering: Vec<usize>,
    /// Indices of the spans that begin exactly here.
    pub beginning: Vec<usize>,
}

/// Cuts `text` at the borders of `spans`, of line feeds excluded from no run, and returns the runs of
/// `within` in reading order. Spans outside `within` are clipped; empty spans cover nothing.
#[must_use]
pub fn runs(within: Range<usize>, spans: &[Range<usize>]) -> Vec<Run> {
    let mut borders = vec![within.start, within.end];
    for span in spans {
        for border in [span.start, span.end] {
            if within.contains(&border) {
                borders.push(border);
            }
        }
    }
    borders.sort_unstable();
    borders.dedup();
    let mut by_start: Vec<usize> = (0..spans.len())
        .filter(|&index| !spans[index].is_empty())
        .collect();
    by_start.sort_by_key(|&index| spans[index].start);
    sweep(&borders, &by_start, spans)
}

fn sweep(borders: &[usize], by_start: &[usize], spans: &[Range<usize>]) -> Vec<Run> {
    let mut waiting = by_start.iter().copied().peekable();
    let mut open: Vec<usize> = Vec::new();
    let mut runs = Vec::with_capacity(borders.len());
    for pair in borders.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        open.retain(|&index| spans[index].end > start);
        while let Some(index) = waiting.next_if(|&index| spans[index].start <= start) {
            if spans[index].end > start {
                open.push(index);
            }
        }
        let mut covering = open.clone();
        covering.sort_by_key(|&index| (spans[index].len(), index));
        let beginning = covering
            .iter()
            .copied()
            .filter(|&index| spans[index].start == start)
            .collect();
        runs.push(Run {
            range: start..end,
            covering,
            beginning,
        });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_spans_put_the_closest_fit_first() {
        let found = runs(0..10, &[0..10, 2..5]);
        let shape: Vec<_> = found
            .iter()
            .map(|run| (run.range.clone(), run.covering.clone()))
            .collect();
        assert_eq!(shape, [(0..2, vec![0]), (2..5, vec![1, 0]), (5..10, vec![0])]);
        assert_eq!(found[1].beginning, [1], "only the inner span begins inside");
    }

    #[test]
    fn crossing_spans_share_the_middle() {
        let found = runs(0..9, &[0..6, 3..9]);
        assert_eq!(
            found.iter().map(|run| run.covering.len()).collect::<Vec<_>>(),
            [1, 2, 1]
        );
    }

    #[test]
    fn a_span_from_before_covers_but_does_not_begin() {
        let span = 0..6;
        let found = runs(5..8, std::slice::from_ref(&span));
        assert_eq!(
            found[0],
            Run {
                range: 5..6,
                covering: vec![0],
                beginning: vec![]
            }
        );
        assert!(found[1].covering.is_empty());
    }

    #[test]
    fn runs_rebuild_the_stretch_without_gaps() {
        let spans = [3..7, 1..2, 2..2, 6..20, 0..4];
        let found = runs(0..12, &spans);
        assert_eq!(found.first().map(|run| run.range.start), Some(0));
        assert_eq!(found.last().map(|run| run.range.end), Some(12));
        assert!(
            found
                .windows(2)
                .all(|pair| pair[0].range.end == pair[1].range.start)
        );
    }
}
