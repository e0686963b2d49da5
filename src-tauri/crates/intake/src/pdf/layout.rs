//! Lines and paragraphs from the places of letters.
//!
//! The order of the drawing commands is kept: it is the order in which the page was written, which tells columns
//! apart better than places do. Letters of one word follow each other; a gap is a blank; a jump is a line; a wider
//! jump, an indent or a short line before it is a paragraph.

use super::glyphs::Mark;

/// A gap wider than this part of the font's height is a blank.
const BLANK: f64 = 0.17;

/// Steps up or down up to this part of the height stay on the line: raised figures, sums.
const SAME_LINE: f64 = 0.45;

/// Lines further apart than this many heights begin a paragraph.
const APART: f64 = 1.75;

#[derive(Debug)]
struct Line {
    text: String,
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
}

/// The text of a page: lines joined to paragraphs, one blank line between them. A word that is cut by a hyphen at
/// the end of its line keeps hyphen and line end.
pub(super) fn text(marks: &[Mark]) -> String {
    let lines = lines(marks);
    let mut text = String::new();
    let mut last: Option<&Line> = None;
    for line in &lines {
        match last {
            None => {}
            Some(last) if is_new_paragraph(last, line) => text.push_str("\n\n"),
            Some(last) if last.text.ends_with(['-', '\u{ad}', '\u{2010}']) => text.push('\n'),
            Some(_) => text.push(' '),
        }
        text.push_str(&line.text);
        last = Some(line);
    }
    text
}

fn is_new_paragraph(last: &Line, line: &Line) -> bool {
    let height = last.size.max(line.size).max(1.0);
    let down = line.baseline - last.baseline;
    let other_font = (last.size - line.size).abs() > 0.2 * height;
    let indented = line.left - last.left > 0.8 * height && line.left < last.right;
    // Up, or far to the side, is another column or box.
    down < -SAME_LINE * height || down > APART * height || other_font || indented
}

fn lines(marks: &[Mark]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<&Mark> = None;
    for mark in marks {
        let blank = mark.text.chars().all(char::is_whitespace);
        let follows = last.is_some_and(|last| is_same_line(last, mark));
        if !follows || lines.is_empty() {
            if blank {
                continue;
            }
            lines.push(Line {
                text: String::new(),
                left: mark.at.x,
                right: mark.end.x,
                baseline: mark.at.y,
                size: mark.size,
            });
        }
        let Some(line) = lines.last_mut() else { continue };
        let gap = last.filter(|_| follows).is_some_and(|last| is_gap(last, mark));
        if (gap || blank) && !line.text.is_empty() && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        if !blank {
            line.text.push_str(&mark.text);
            line.right = line.right.max(mark.end.x);
            line.size = line.size.max(mark.size);
        }
        last = Some(mark);
    }
    for line in &mut lines {
        line.text.truncate(line.text.trim_end().len());
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

fn is_same_line(last: &Mark, mark: &Mark) -> bool {
    let size = last.size.max(mark.size).max(1.0);
    let level = (mark.at.y - last.at.y).abs() <= SAME_LINE * size;
    // Back by more than a letter is a new line on the same height: another column's, or the same letter drawn twice.
    level && mark.at.x - last.end.x > -1.5 * size && mark.at.x - last.end.x < 12.0 * size
}

fn is_gap(last: &Mark, mark: &Mark) -> bool {
    mark.at.x - last.end.x > BLANK * last.size.max(mark.size)
}
