//! Joins changes that only little words keep apart, since a person reads one change more easily than three.

use super::Piece;
use std::ops::Range;

/// Letters that do not keep two changes apart.
const FEW_LETTERS: usize = 3;
/// Changes on both sides are at least so many pieces long.
const LONG: usize = 3;

/// The changed pieces of both versions, joined where they are long and close.
pub(super) fn merged(
    changes: Vec<(Range<usize>, Range<usize>)>,
    old: &[Piece],
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let is_long = |change: &(Range<usize>, Range<usize>)| change.0.len().max(change.1.len()) >= LONG;
    for change in changes {
        if let Some(last) = found.last_mut() {
            let between = old.get(last.0.end..change.0.start).unwrap_or(&[]);
            let letters: usize = between.iter().map(|piece| piece.said).sum();
            let joined = between.is_empty() || (letters <= FEW_LETTERS && is_long(last) && is_long(&change));
            if joined {
                last.0.end = change.0.end;
                last.1.end = change.1.end;
                continue;
            }
        }
        found.push(change);
    }
    found
}
