//! The text of a captured file as blocks of flat runs, a part at a time.

use std::ops::Range;

use factdesk_desk::proof::Proof;
use factdesk_intake::capture::Map;

use super::text::{Utf16, count};
use crate::wire::capture::{CaptureBlock, CaptureRun};

/// Bytes of text in one part, about.
const PART_BYTES: usize = 64 << 10;

/// A longer line is cut; a file of one line must not be one block.
const BLOCK_BYTES: usize = 8 << 10;

/// A text in blocks, and which of them make a part.
pub struct Parts<'t> {
    text: &'t str,
    blocks: Vec<Range<usize>>,
    parts: Vec<Range<usize>>,
}

impl<'t> Parts<'t> {
    /// Cuts a text into its lines, and those into parts.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let shown = line.trim_end();
            if !shown.is_empty() {
                cut(text, start..start + shown.len(), &mut blocks);
            }
            start += line.len();
        }
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (number, block) in blocks.iter().enumerate() {
            match parts.last_mut() {
                Some(part) if block.end - blocks[part.start].start <= PART_BYTES => part.end = number + 1,
                _ => parts.push(number..number + 1),
            }
        }
        Self { text, blocks, parts }
    }

    /// How many parts there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// The part that holds a byte, else the last one before it.
    #[must_use]
    pub fn part_at(&self, byte: usize) -> usize {
        let before = self
            .parts
            .partition_point(|part| self.blocks[part.start].start <= byte);
        before.saturating_sub(1)
    }

    /// The blocks of a part; none for a part that is not there.
    #[must_use]
    pub fn blocks(&self, part: usize, map: &Map, proof: Option<&Proof>) -> Vec<CaptureBlock> {
        let Some(range) = self.parts.get(part) else {
            return Vec::new();
        };
        let utf16 = Utf16::of(self.text);
        let mut places = Places::of(self.text, map);
        let mut said = None;
        let marks = marks(proof);
        let blocks = self.blocks[range.clone()].iter().enumerate();
        blocks
            .map(|(index, block)| {
                let place = places.at(block.start);
                let locator = (said.as_ref() != Some(&place)).then(|| place.clone());
                said = Some(place);
                CaptureBlock {
                    number: count(range.start + index + 1),
                    start: utf16.at(block.start),
                    locator,
                    heading: map.is_heading(block),
                    runs: runs(self.text, block, &marks),
                }
            })
            .collect()
    }
}

fn cut(text: &str, line: Range<usize>, into: &mut Vec<Range<usize>>) {
    let mut start = line.start;
    while line.end - start > BLOCK_BYTES {
        let end = text.floor_char_boundary(start + BLOCK_BYTES);
        // Rather between two words, where one ends near.
        let end = text[start..end]
            .rfind(' ')
            .filter(|space| *space > BLOCK_BYTES / 2)
            .map_or(end, |space| start + space + 1);
        into.push(start..end);
        start = end;
    }
    into.push(start..line.end);
}

/// Names places in rising order, counting paragraphs once.
struct Places<'t> {
    text: &'t str,
    map: &'t Map,
    at: usize,
    paragraphs: usize,
    blank_before: bool,
}

impl<'t> Places<'t> {
    fn of(text: &'t str, map: &'t Map) -> Self {
        Self {
            text,
            map,
            at: 0,
            paragraphs: 0,
            blank_before: true,
        }
    }

    fn at(&mut self, byte: usize) -> String {
        if !self.map.pages.is_empty() || !self.map.segments.is_empty() {
            return self.map.locator_at(self.text, byte);
        }
        for line in self.text[self.at..].split_inclusive('\n') {
            if self.at > byte {
                break;
            }
            let blank = line.trim().is_empty();
            self.paragraphs += usize::from(self.blank_before && !blank);
            self.blank_before = blank;
            self.at += line.len();
        }
        format!("¶ {}", self.paragraphs.max(1))
    }
}

/// What is marked: the passage, and inside it what differs.
fn marks(proof: Option<&Proof>) -> Vec<(Range<usize>, &'static str)> {
    let Some((start, end)) = proof.and_then(|proof| proof.span) else {
        return Vec::new();
    };
    let differences = proof
        .map(|proof| proof.differences.as_slice())
        .unwrap_or_default();
    let mut differs: Vec<Range<usize>> = differences
        .iter()
        .filter_map(|one| one.span)
        .map(|(from, to)| from.max(start)..to.min(end))
        .filter(|range| range.start < range.end)
        .collect();
    differs.sort_by_key(|range| range.start);
    let (mut marks, mut at) = (Vec::new(), start);
    for range in differs {
        if range.start > at {
            marks.push((at..range.start, "quote"));
        }
        at = at.max(range.end);
        marks.push((range, "differs"));
    }
    if at < end {
        marks.push((at..end, "quote"));
    }
    marks
}

fn runs(text: &str, block: &Range<usize>, marks: &[(Range<usize>, &'static str)]) -> Vec<CaptureRun> {
    let (mut runs, mut at) = (Vec::new(), block.start);
    let mut push = |range: Range<usize>, mark: Option<&str>| {
        // A mark of a proof of other bytes could lie inside a character; it is left out then.
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            runs.push(CaptureRun {
                text: text.to_owned(),
                mark: mark.map(str::to_owned),
            });
        }
    };
    for (range, mark) in marks {
        let (start, end) = (range.start.max(at), range.end.min(block.end));
        if start < end {
            push(at..start, None);
            push(start..end, Some(mark));
            at = end;
        }
    }
    push(at..block.end, None);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_desk::proof::{Difference, ProofState};

    fn whole(parts: &Parts<'_>, proof: Option<&Proof>) -> Vec<CaptureBlock> {
        let map = Map::default();
        (0..parts.count())
            .flat_map(|part| parts.blocks(part, &map, proof))
            .collect()
    }

    #[test]
    fn every_word_is_in_one_block_of_one_part() {
        let long = "long words over and over ".repeat(2_000);
        let text = format!(
            "First line.\n\nSecond, wider.\n{long}\n\n{}\nEnd",
            "é".repeat(30_000)
        );
        let parts = Parts::of(&text);
        assert!(parts.count() > 1);
        let blocks = whole(&parts, None);
        let words = |text: &str| text.split_whitespace().collect::<String>();
        let shown: String = blocks
            .iter()
            .flat_map(|block| &block.runs)
            .map(|run| run.text.as_str())
            .collect();
        assert_eq!(words(&shown), words(&text));
        assert!(blocks.windows(2).all(|two| two[0].start < two[1].start));
        assert_eq!(blocks[1].locator.as_deref(), Some("¶ 2"));
        assert_eq!(blocks[2].locator, None, "still the second paragraph");
        for (number, block) in blocks.iter().enumerate() {
            assert_eq!(block.number as usize, number + 1);
        }
    }

    #[test]
    fn the_quote_is_marked_and_in_it_what_differs() {
        let text = "They counted 31 boats.\nAll were safe.";
        let proof = Proof {
            state: ProofState::Near,
            words: String::new(),
            text_sha256: None,
            span: Some((5, text.len() - 1)),
            places: 1,
            tolerances: vec![],
            differences: vec![Difference {
                kind: "changed".into(),
                quote: "13".into(),
                text: "31".into(),
                span: Some((13, 15)),
            }],
        };
        let blocks = whole(&Parts::of(text), Some(&proof));
        let shown: Vec<Vec<(&str, Option<&str>)>> = blocks
            .iter()
            .map(|block| {
                let runs = block.runs.iter();
                runs.map(|run| (run.text.as_str(), run.mark.as_deref())).collect()
            })
            .collect();
        let (quote, differs) = (Some("quote"), Some("differs"));
        assert_eq!(
            shown,
            [
                vec![
                    ("They ", None),
                    ("counted ", quote),
                    ("31", differs),
                    (" boats.", quote)
                ],
                vec![("All were safe", quote), (".", None)],
            ]
        );
    }

    #[test]
    fn a_heading_is_told_from_text() {
        let text = "The night\n\nIt was long.\n\nThe day\n\nIt was not.";
        let map = Map {
            headings: vec![0, 25],
            ..Map::default()
        };
        let blocks = Parts::of(text).blocks(0, &map, None);
        let headings: Vec<bool> = blocks.iter().map(|block| block.heading).collect();
        assert_eq!(headings, [true, false, true, false]);
    }

    #[test]
    fn a_byte_is_found_in_its_part() {
        let text = "A line of some words.\n".repeat(10_000);
        let parts = Parts::of(&text);
        let half = text.len() / 2;
        let blocks = parts.blocks(parts.part_at(half), &Map::default(), None);
        let (first, last) = (blocks[0].start as usize, blocks[blocks.len() - 1].start as usize);
        assert!(first <= half && half <= last + 22, "{first} {half} {last}");
        assert_eq!(Parts::of(" \n ").count(), 0);
    }
}
