//! Which lines belong together.

use super::marks::ByteSet;
use crate::span::Span;

/// Longest line that may have been cut by a word-wrapping program, in characters.
const WIDEST_WRAP: usize = 120;
/// A line this long that goes on in lower case is surely continued, in characters.
const RUNNING_TEXT: usize = 30;

/// Runs of lines that form one piece of running text; trimmed, never empty.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut block = Vec::new();
    for line in lines(text) {
        match line {
            Some(span) => block.push(span),
            None => close(text, &mut block, &mut found),
        }
    }
    close(text, &mut block, &mut found);
    found
}

/// The first bytes of the marks that end a line.
const LINE_ENDS: ByteSet = ByteSet::new(b"\n\r\x0b\x0c\xe2", false);

/// Trimmed lines; `None` for a blank one.
fn lines(text: &str) -> impl Iterator<Item = Option<Span>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        at = line_end(text, start);
        (start < at).then_some(start..at)
    })
    .filter_map(|line| {
        // The second half of a CR LF is no blank line of its own.
        if text[line.clone()] == *"\n" && text[..line.start].ends_with('\r') {
            return None;
        }
        Some(Span::new(line.start, line.end).trimmed(text))
    })
}

/// One past the mark that ends the line which begins at `start`.
fn line_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(found) = LINE_ENDS.find(bytes, at) {
        match bytes[found..] {
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => return found + 3,
            [0xe2, ..] => at = found + 1,
            _ => return found + 1,
        }
    }
    text.len()
}

fn close(text: &str, block: &mut Vec<Span>, found: &mut Vec<Span>) {
    let widest = block.iter().map(|line| chars(line.of(text))).max().unwrap_or(0);
    let mut open: Option<Span> = None;
    for (i, line) in block.iter().enumerate() {
        open = match open {
            Some(before) if continues(text, block[i - 1], *line, widest) => {
                Some(Span::new(before.start, line.end))
            }
            Some(before) => {
                found.push(before);
                Some(*line)
            }
            None => Some(*line),
        };
    }
    found.extend(open);
    block.clear();
}

/// Whether `next` goes on where `line` stopped.
fn continues(text: &str, line: Span, next: Span, widest: usize) -> bool {
    let (line, next) = (line.of(text), next.of(text));
    let Some(first) = next.chars().next() else {
        return false;
    };
    if starts_item(next) {
        return false;
    }
    let length = chars(line);
    let next_word = next.split_whitespace().next().map_or(0, chars);
    let filled = length + 1 + next_word > widest;
    if widest <= WIDEST_WRAP && length >= RUNNING_TEXT && filled {
        return true;
    }
    let ended = line.ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '।', '؟', '"', '”', '»']);
    let running = length >= RUNNING_TEXT || line.chars().next().is_some_and(char::is_uppercase);
    first.is_lowercase() && !ended && running
}

/// Whether a line opens a list item.
fn starts_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '⁃' | '◦' | '▪' | '●' | '‣' | '*' | '-' | '–' | '—') => {
            chars.next().is_some_and(char::is_whitespace)
        }
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with([')', '.']) && rest[1..].starts_with([' ', ')'])
        }
        _ => false,
    }
}

fn chars(s: &str) -> usize {
    s.chars().count()
}
