//! What Word and OpenDocument texts share: paragraphs, table cells, notes at the end, boxes after their
//! paragraph.

use std::mem;

use crate::blocks::Blocks;

/// Writes a document while it is read.
#[derive(Debug, Default)]
pub(crate) struct Pen {
    blocks: Blocks,
    /// What is written around the part at hand: the document around a note or a box.
    outer: Vec<(Blocks, usize)>,
    /// Depth of table cells in the part at hand.
    cells: usize,
    /// Boxes that follow when their paragraph ends.
    boxes: Vec<String>,
    /// Notes, in the order of their marks.
    notes: Vec<String>,
    /// The first heading.
    title: Option<String>,
    heading: Option<String>,
}

/// What was written.
pub(crate) struct Written {
    /// The text with its notes behind it.
    pub(crate) text: String,
    /// Byte offsets where its headings begin.
    pub(crate) headings: Vec<usize>,
    /// The first heading.
    pub(crate) title: Option<String>,
}

impl Pen {
    /// Running text.
    pub(crate) fn text(&mut self, text: &str) {
        self.blocks.text(text);
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
    }

    /// A blank that is an element of its own.
    pub(crate) fn blank(&mut self) {
        self.text(" ");
    }

    /// A line end inside a paragraph; in a table cell a blank.
    pub(crate) fn line(&mut self) {
        if self.cells > 0 {
            self.blank();
        } else {
            self.blocks.line();
        }
    }

    /// A paragraph begins or ends.
    pub(crate) fn paragraph(&mut self) {
        if self.cells > 0 {
            self.blank();
        } else {
            self.blocks.paragraph();
        }
    }

    /// A paragraph ends: what stood in boxes beside it follows.
    pub(crate) fn paragraph_end(&mut self) {
        self.paragraph();
        if self.outer.is_empty() {
            for text in mem::take(&mut self.boxes) {
                self.blocks.paragraph();
                self.blocks.verbatim(&text);
                self.blocks.paragraph();
            }
        }
    }

    /// The paragraph that was just begun is a heading; the first one is the title.
    pub(crate) fn heading(&mut self) {
        if self.outer.is_empty() && self.cells == 0 {
            self.blocks.heading();
        }
        if self.title.is_none() && self.outer.is_empty() && self.cells == 0 {
            self.heading = Some(String::new());
        }
    }

    /// The heading ends.
    pub(crate) fn heading_end(&mut self) {
        self.blocks.heading_end();
        if let Some(heading) = self.heading.take() {
            let words: Vec<&str> = heading.split_whitespace().collect();
            self.title = Some(words.join(" ")).filter(|title| !title.is_empty());
        }
    }

    pub(crate) fn table(&mut self) {
        if self.cells == 0 {
            self.blocks.paragraph();
        }
    }

    pub(crate) fn row(&mut self) {
        if self.cells == 0 {
            self.blocks.row();
        }
    }

    pub(crate) fn cell(&mut self) {
        if self.cells == 0 {
            self.blocks.cell();
        }
        self.cells += 1;
    }

    pub(crate) fn cell_end(&mut self) {
        self.cells = self.cells.saturating_sub(1);
    }

    /// What follows stands apart from the text: a note or a box.
    pub(crate) fn apart(&mut self) {
        let blocks = mem::take(&mut self.blocks);
        self.outer.push((blocks, mem::take(&mut self.cells)));
    }

    /// The part ends; its text.
    fn together(&mut self) -> String {
        let Some((outer, cells)) = self.outer.pop() else {
            return String::new();
        };
        self.cells = cells;
        mem::replace(&mut self.blocks, outer).finish()
    }

    /// The part that stood apart is a note.
    pub(crate) fn note_end(&mut self) {
        let note = self.together();
        self.notes.push(note);
    }

    /// The part that stood apart is a box.
    pub(crate) fn box_end(&mut self) {
        let text = self.together();
        if !text.is_empty() {
            self.boxes.push(text);
        }
    }

    /// The text with its notes behind it.
    pub(crate) fn finish(mut self) -> Written {
        self.heading_end();
        while !self.outer.is_empty() {
            self.box_end(); // a part that was cut off
        }
        self.paragraph_end();
        let (mut text, headings) = self.blocks.finish_with_headings();
        let notes = mem::take(&mut self.notes);
        for (at, note) in notes.iter().enumerate().filter(|(_, note)| !note.is_empty()) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&format!("[{}] {note}", at + 1));
        }
        Written {
            text,
            headings,
            title: self.title,
        }
    }
}
