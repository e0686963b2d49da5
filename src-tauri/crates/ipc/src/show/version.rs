//! Versions of an article: the comparison, and orphans.

use factdesk_desk::orphan::{Orphan, Waiting};
use factdesk_domain::placed::{Placed, PlacedHow};
use factdesk_language::diff::{self, RunKind};

use super::text::{Utf16, count};
use crate::wire::version::{DiffBlock, DiffRun, NearestView, OrphanView, PlacedView, VersionDiff};

/// What changed between two texts, paragraph by paragraph.
#[must_use]
pub fn version_diff(old: &str, new: &str) -> VersionDiff {
    let mut blocks: Vec<DiffBlock> = Vec::new();
    let mut open: Vec<DiffRun> = Vec::new();
    let (mut removed, mut added) = (0, 0);
    for run in diff::words(old, new) {
        let text = match (run.new, run.old) {
            (Some(span), _) => span.of(new),
            (None, Some(span)) => span.of(old),
            (None, None) => "",
        };
        match run.kind {
            RunKind::Same => {}
            RunKind::Removed => removed += words(text),
            RunKind::Added => added += words(text),
        }
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            if !line.is_empty() {
                open.push(DiffRun {
                    text: line.to_owned(),
                    kind: run.kind.as_str().to_owned(),
                });
            }
            // A line that was taken out ends where the text that stayed goes on.
            if lines.peek().is_some() && !open.is_empty() {
                blocks.push(DiffBlock {
                    runs: std::mem::take(&mut open),
                });
            }
        }
    }
    if !open.is_empty() {
        blocks.push(DiffBlock { runs: open });
    }
    VersionDiff {
        blocks,
        removed: count(removed),
        added: count(added),
    }
}

fn words(text: &str) -> usize {
    let word = |word: &&str| word.chars().any(char::is_alphanumeric);
    text.split_whitespace().filter(word).count()
}

/// How a statement was placed, in the version of this number.
#[must_use]
pub fn placed(placed: Placed, version: u32) -> PlacedView {
    let how = match placed.how {
        PlacedHow::Exact => "exact",
        PlacedHow::Moved => "moved",
        PlacedHow::Fuzzy => "fuzzy",
        PlacedHow::Person => "person",
    };
    PlacedView {
        how: how.to_owned(),
        score: placed.score,
        version,
    }
}

/// An orphan; `text` is the present text of its article.
#[must_use]
pub fn orphan(orphan: Orphan, text: &Utf16<'_>) -> OrphanView {
    let (statement, passage, claim) = match orphan.waiting {
        Waiting::Statement(id, claim) => (Some(id.to_string()), None, Some(claim.to_string())),
        Waiting::Passage(id) => (None, Some(id.to_string()), None),
    };
    OrphanView {
        statement_id: statement,
        passage_id: passage,
        claim_id: claim,
        claim: orphan.about,
        article_id: orphan.article.to_string(),
        article_title: orphan.title,
        exact: orphan.anchor.exact,
        before: orphan.anchor.prefix,
        after: orphan.anchor.suffix,
        speaker: orphan.speaker,
        version: orphan.version,
        nearest: orphan.nearest.map(|near| NearestView {
            start: text.at(near.span.start.get()),
            end: text.at(near.span.end.get()),
            text: near.text,
            score: near.score,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(diff: &VersionDiff) -> Vec<String> {
        let mark = |kind: &str| match kind {
            "removed" => "-",
            "added" => "+",
            _ => "=",
        };
        let run = |run: &DiffRun| format!("{}{}", mark(&run.kind), run.text.trim());
        let block = |block: &DiffBlock| block.runs.iter().map(run).collect::<Vec<_>>().join(" ");
        diff.blocks.iter().map(block).collect()
    }

    #[test]
    fn changed_words_stand_in_their_paragraph() {
        let diff = version_diff(
            "Eleven were hurt on the quay.\n\nThe port is closed.",
            "Twelve were hurt on the quay.\n\nThe port is closed.\n\nIt opens on Monday.",
        );
        assert_eq!((diff.removed, diff.added), (1, 5));
        let told = told(&diff);
        assert_eq!(told[0], "-Eleven +Twelve =were hurt on the quay.");
        assert_eq!(told[1..].join(" "), "=The port is closed. +It opens on Monday.");
    }

    #[test]
    fn equal_texts_have_no_change() {
        let diff = version_diff("One.\n\nTwo.", "One.\n\nTwo.");
        assert_eq!((diff.removed, diff.added), (0, 0));
        assert_eq!(told(&diff), ["=One.", "=Two."]);
    }
}
