//! Writes paragraphs: the text of Markdown and of a page, without their markup.

use std::mem;

/// A text in the making. Gaps are kept back until text follows, so that nothing starts or ends with a blank
/// and no gap is wider than one blank line.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    out: String,
    gap: Gap,
    /// Verbatim blanks that came after the last line end.
    indent: String,
    /// No text came yet since the current list item began.
    item_opens: bool,
    /// The current list item holds several paragraphs.
    item_is_long: bool,
    /// For each open list, whether its next item is the first.
    lists: Vec<bool>,
    /// The next cell begins its row.
    row_opens: bool,
    /// The text to come begins a heading.
    heading_opens: bool,
    /// Where headings begin in the text.
    headings: Vec<usize>,
}

/// What separates the text so far from the text to come, in rising order: the widest wins.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Tab,
    Line,
    Paragraph,
}

impl Gap {
    fn as_str(self) -> &'static str {
        match self {
            Gap::None => "",
            Gap::Space => " ",
            Gap::Tab => "\t",
            Gap::Line => "\n",
            Gap::Paragraph => "\n\n",
        }
    }
}

impl Blocks {
    /// Running text: every stretch of ASCII blanks is one space.
    pub(crate) fn text(&mut self, text: &str) {
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\u{c}' | '\r');
        for (at, word) in text.split(blank).enumerate() {
            if at > 0 {
                self.widen(Gap::Space);
            }
            // Pages fill empty paragraphs with a no-break space.
            let opens = self.out.is_empty() || self.gap >= Gap::Line;
            self.push(if opens {
                word.trim_start_matches('\u{a0}')
            } else {
                word
            });
        }
    }

    /// Verbatim text: blanks inside and before a line stay, as do its line ends.
    pub(crate) fn verbatim(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.indent.clear();
                self.gap = if self.gap >= Gap::Line {
                    Gap::Paragraph
                } else {
                    Gap::Line
                };
            }
            let words = line.trim_start_matches([' ', '\t', '\r']);
            self.indent
                .push_str(line[..line.len() - words.len()].trim_matches('\r'));
            let shown = words.trim_end_matches([' ', '\t', '\r']);
            if !shown.is_empty() {
                self.push(shown);
                self.indent = words[shown.len()..].replace('\r', "");
            }
        }
    }

    /// The text to come stands on a line of its own.
    pub(crate) fn line(&mut self) {
        self.indent.clear();
        self.widen(Gap::Line);
    }

    /// The text to come is a paragraph of its own; the first one of a list item stays on the item's line.
    pub(crate) fn paragraph(&mut self) {
        self.indent.clear();
        if !self.item_opens {
            self.widen(Gap::Paragraph);
        }
    }

    /// The paragraph that was just begun is a heading.
    pub(crate) fn heading(&mut self) {
        self.heading_opens = true;
    }

    /// The heading ends; one without text is none.
    pub(crate) fn heading_end(&mut self) {
        self.heading_opens = false;
    }

    /// A table row begins on a line of its own.
    pub(crate) fn row(&mut self) {
        self.line();
        self.row_opens = true;
    }

    /// A cell begins, a tab behind the cell before it.
    pub(crate) fn cell(&mut self) {
        if !mem::take(&mut self.row_opens) {
            self.widen(Gap::Tab);
        }
    }

    /// A list begins: apart, or inside an item on the next line.
    pub(crate) fn list(&mut self) {
        self.list_edge();
        self.lists.push(true);
    }

    /// A list ends.
    pub(crate) fn list_end(&mut self) {
        self.lists.pop();
        self.list_edge();
    }

    fn list_edge(&mut self) {
        if self.lists.is_empty() {
            self.paragraph()
        } else {
            self.line()
        }
    }

    /// A list item begins: on the next line, or apart where the item before it held several paragraphs.
    pub(crate) fn item(&mut self) {
        self.indent.clear();
        let first = self.lists.last_mut().is_some_and(mem::take);
        if first {
            self.widen(Gap::Line);
        } else {
            self.gap = if self.item_is_long {
                Gap::Paragraph
            } else {
                Gap::Line
            };
        }
        (self.item_opens, self.item_is_long) = (true, false);
    }

    /// A list item ends.
    pub(crate) fn item_end(&mut self) {
        self.item_opens = false;
        self.line();
    }

    /// The text so far.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// The text so far, and the byte offsets where its headings begin.
    pub(crate) fn finish_with_headings(self) -> (String, Vec<usize>) {
        (self.out, self.headings)
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(self.gap.as_str());
            self.item_is_long |= self.gap == Gap::Paragraph && !self.item_opens;
        }
        let indent = mem::take(&mut self.indent);
        if !self.out.is_empty() {
            self.out.push_str(&indent);
        }
        if mem::take(&mut self.heading_opens) {
            self.headings.push(self.out.len());
        }
        self.out.push_str(text);
        (self.gap, self.item_opens) = (Gap::None, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Blocks)) -> String {
        let mut blocks = Blocks::default();
        write(&mut blocks);
        blocks.finish()
    }

    #[test]
    fn blanks_between_words_are_one_space_and_none_at_the_edges() {
        let text = written(|blocks| {
            blocks.text(" \n one\t two");
            blocks.text(" ");
            blocks.text("three\r\n");
        });
        assert_eq!(text, "one two three");
    }

    #[test]
    fn a_no_break_space_is_kept() {
        assert_eq!(written(|blocks| blocks.text("12\u{a0}km")), "12\u{a0}km");
    }

    #[test]
    fn nothing_starts_with_a_blank() {
        assert_eq!(written(|blocks| blocks.verbatim(" \n  a")), "a");
        let text = written(|blocks| {
            blocks.text("\u{a0}");
            blocks.paragraph();
            blocks.text("a");
            blocks.paragraph();
            blocks.text("\u{a0}");
            blocks.paragraph();
            blocks.text("\u{a0}b");
        });
        assert_eq!(text, "a\n\nb");
    }

    #[test]
    fn a_heading_is_known_by_the_place_where_it_begins() {
        let mut blocks = Blocks::default();
        for (is_heading, text) in [
            (true, "Fire"),
            (false, "It burned."),
            (true, " "),
            (true, "Who was hurt"),
        ] {
            blocks.paragraph();
            if is_heading {
                blocks.heading();
            }
            blocks.text(text);
            blocks.heading_end();
            blocks.paragraph();
        }
        let (text, headings) = blocks.finish_with_headings();
        let lines: Vec<&str> = headings
            .iter()
            .filter_map(|&at| text[at..].lines().next())
            .collect();
        assert_eq!(lines, ["Fire", "Who was hurt"]);
    }

    #[test]
    fn the_widest_gap_wins() {
        let text = written(|blocks| {
            blocks.text("a");
            blocks.paragraph();
            blocks.cell();
            blocks.line();
            blocks.text(" b");
        });
        assert_eq!(text, "a\n\nb");
    }

    #[test]
    fn verbatim_text_keeps_its_indent_and_one_blank_line() {
        let text = written(|blocks| {
            blocks.paragraph();
            blocks.verbatim("if a {\n    b  c\n\n\n\n  d\n}\n");
            blocks.paragraph();
            blocks.text("end");
        });
        assert_eq!(text, "if a {\n    b  c\n\n  d\n}\n\nend");
    }

    #[test]
    fn verbatim_pieces_of_one_line_join() {
        let text = written(|blocks| {
            blocks.verbatim("a ");
            blocks.verbatim("= 1 ");
            blocks.verbatim("\nb");
        });
        assert_eq!(text, "a = 1\nb");
    }

    #[test]
    fn items_of_one_paragraph_are_lines() {
        let text = written(|blocks| {
            blocks.list();
            for item in ["a", "b"] {
                blocks.item();
                blocks.paragraph();
                blocks.text(item);
                blocks.paragraph();
                blocks.item_end();
            }
        });
        assert_eq!(text, "a\nb");
    }

    #[test]
    fn an_item_of_two_paragraphs_stands_apart() {
        let text = written(|blocks| {
            blocks.list();
            blocks.item();
            blocks.text("a");
            blocks.paragraph();
            blocks.text("more");
            blocks.item_end();
            blocks.item();
            blocks.text("b");
        });
        assert_eq!(text, "a\n\nmore\n\nb");
    }
}
