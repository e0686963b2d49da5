//! What changed between two versions of a text, word by word, for a person to read.
//!
//! Paragraphs are compared first and words inside changed ones, so that any two texts are answered in bounded time
//! and always in the same way. Nothing is tolerated here: another quotation mark is a change. Only white space
//! between words that are the same does not count.

mod paragraphs;
mod tidy;

use crate::span::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// What happened to a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// In both versions.
    Same,
    /// In the old version only.
    Removed,
    /// In the new version only.
    Added,
}

impl RunKind {
    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Removed => "removed",
            Self::Added => "added",
        }
    }
}

/// A run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// What happened to it.
    pub kind: RunKind,
    /// Its bytes in the old version; `None` when added.
    pub old: Option<Span>,
    /// Its bytes in the new version; `None` when removed.
    pub new: Option<Span>,
}

/// The runs from the old version to the new one, in order; what was removed comes before what was added in its
/// place.
///
/// The spans of each version follow each other without gap and cover it. White space belongs to the word before
/// it, so that both spans of a `Same` run hold the same words, but maybe other white space.
pub fn words(old: &str, new: &str) -> Vec<Run> {
    let mut changes = Vec::new();
    for (before, after) in paragraphs::changed(old, new) {
        changes.extend(changed_words((old, before), (new, after)));
    }
    runs(old, new, &changes)
}

/// Bytes of the old version and the bytes of the new version that came in their place; one may be empty.
type Change = (Span, Span);

/// A word, mark or picture, with the white space after it.
#[derive(Debug, Clone, Copy)]
struct Piece {
    span: Span,
    id: u32,
    said: usize,
}

fn changed_words((old, before): (&str, Span), (new, after): (&str, Span)) -> Vec<Change> {
    let mut known = HashMap::new();
    let (left, right) = (pieces(old, before, &mut known), pieces(new, after, &mut known));
    let ids = |pieces: &[Piece]| pieces.iter().map(|p| p.id).collect::<Vec<u32>>();
    let ops = capture_diff_slices(Algorithm::Patience, &ids(&left), &ids(&right));
    let changed = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let ranges = changed.map(|op| (op.old_range(), op.new_range())).collect();
    let stretch = |pieces: &[Piece], range: &std::ops::Range<usize>, all: Span| {
        let at = |n: usize| pieces.get(n).map_or(all.end, |p| p.span.start);
        let start = if range.start == 0 {
            all.start
        } else {
            at(range.start)
        };
        Span::new(start, at(range.end).max(start))
    };
    tidy::merged(ranges, &left)
        .iter()
        .map(|(a, b)| (stretch(&left, a, before), stretch(&right, b, after)))
        .collect()
}

fn pieces<'t>(text: &'t str, within: Span, known: &mut HashMap<&'t str, u32>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for (at, word) in within.of(text).split_word_bound_indices() {
        let span = Span::new(within.start + at, within.start + at + word.len());
        if word.chars().all(char::is_whitespace) {
            if let Some(last) = found.last_mut() {
                last.span.end = span.end;
            }
            continue;
        }
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let id = *known.entry(word).or_insert(next);
        found.push(Piece {
            span,
            id,
            said: word.chars().filter(|c| c.is_alphanumeric()).count(),
        });
    }
    found
}

/// Fills the text between the changes.
fn runs(old: &str, new: &str, changes: &[Change]) -> Vec<Run> {
    let mut found = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    let end = (Span::new(old.len(), old.len()), Span::new(new.len(), new.len()));
    for (before, after) in changes.iter().chain([&end]) {
        let (left, right) = (Span::new(at_old, before.start), Span::new(at_new, after.start));
        if !(left.is_empty() && right.is_empty()) {
            found.push(Run {
                kind: RunKind::Same,
                old: Some(left),
                new: Some(right),
            });
        }
        if !before.is_empty() {
            found.push(Run {
                kind: RunKind::Removed,
                old: Some(*before),
                new: None,
            });
        }
        if !after.is_empty() {
            found.push(Run {
                kind: RunKind::Added,
                old: None,
                new: Some(*after),
            });
        }
        (at_old, at_new) = (before.end, after.end);
    }
    found
}
