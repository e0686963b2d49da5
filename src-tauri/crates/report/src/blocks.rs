//! The report's Markdown as plain blocks, ready to draw without a web view that understands Markdown or HTML.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A block of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u32,
        /// Text.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Text.
        inlines: Vec<Inline>,
    },
    /// A quotation.
    Quote {
        /// Blocks within.
        blocks: Vec<Block>,
    },
    /// A list.
    List {
        /// First number of an ordered list.
        start: Option<u32>,
        /// Items, each of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// Head cells.
        head: Vec<Vec<Inline>>,
        /// Rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Code or front matter.
    Code {
        /// Text.
        text: String,
    },
    /// A thematic break.
    Rule,
}

/// A piece of text with its style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// Text; "\n" for a line break. HTML, should there be any, is text here.
    pub text: String,
    /// Strong.
    pub strong: bool,
    /// Emphasised.
    pub emphasis: bool,
    /// Code.
    pub code: bool,
}

/// The blocks of a Markdown text, in order: CommonMark with tables and YAML front matter. Never fails: what is no
/// known block is drawn as text, links and images by their words.
#[must_use]
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS,
    ) {
        reader.take(event);
    }
    reader.finish()
}

/// A block that is not yet at its end.
#[derive(Debug)]
enum Open {
    Heading(u32),
    Paragraph,
    Quote(Vec<Block>),
    List(Option<u32>, Vec<Vec<Block>>),
    Item(Vec<Block>),
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    Row(Vec<Vec<Inline>>),
    Cell,
    Code(String),
}

#[derive(Debug, Default)]
struct Reader {
    done: Vec<Block>,
    open: Vec<Open>,
    inlines: Vec<Inline>,
    strong: u32,
    emphasis: u32,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(&text, false),
            Event::Code(text) => self.text(&text, true),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text, false),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, true),
            Event::SoftBreak => self.text(" ", false),
            Event::HardBreak => self.text("\n", false),
            Event::Rule => self.put(Block::Rule),
            Event::FootnoteReference(label) => self.text(&label, false),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            tag => {
                if let Some(open) = opened(tag) {
                    self.close_loose_text();
                    self.open.push(open);
                }
            }
        }
    }

    /// Text that stands in an item or quotation without a paragraph becomes one.
    fn close_loose_text(&mut self) {
        if !self.inlines.is_empty() {
            let inlines = std::mem::take(&mut self.inlines);
            self.put(Block::Paragraph { inlines });
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            end if closes(end) => self.close(),
            _ => {}
        }
    }

    fn close(&mut self) {
        if matches!(self.open.last(), Some(Open::Quote(_) | Open::Item(_))) {
            self.close_loose_text();
        }
        let Some(open) = self.open.pop() else { return };
        match open {
            Open::Heading(level) => {
                let inlines = std::mem::take(&mut self.inlines);
                self.put(Block::Heading { level, inlines });
            }
            Open::Paragraph => {
                let inlines = std::mem::take(&mut self.inlines);
                self.put(Block::Paragraph { inlines });
            }
            Open::Quote(blocks) => self.put(Block::Quote { blocks }),
            Open::List(start, items) => self.put(Block::List { start, items }),
            Open::Table(head, rows) => self.put(Block::Table { head, rows }),
            Open::Code(text) => self.put(Block::Code { text }),
            Open::Item(blocks) => {
                if let Some(Open::List(_, items)) = self.open.last_mut() {
                    items.push(blocks);
                }
            }
            Open::Row(cells) => self.row(cells),
            Open::Cell => {
                let cell = std::mem::take(&mut self.inlines);
                if let Some(Open::Row(cells)) = self.open.last_mut() {
                    cells.push(cell);
                }
            }
        }
    }

    fn row(&mut self, cells: Vec<Vec<Inline>>) {
        if let Some(Open::Table(head, rows)) = self.open.last_mut() {
            match head.is_empty() {
                true => *head = cells,
                false => rows.push(cells),
            }
        }
    }

    fn put(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Open::Quote(blocks) | Open::Item(blocks)) => blocks.push(block),
            _ => self.done.push(block),
        }
    }

    fn text(&mut self, text: &str, code: bool) {
        if let Some(Open::Code(whole)) = self.open.last_mut() {
            whole.push_str(text);
            return;
        }
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        match self.inlines.last_mut() {
            Some(last) if (last.strong, last.emphasis, last.code) == (strong, emphasis, code) => {
                last.text.push_str(text);
            }
            _ => self.inlines.push(Inline {
                text: text.to_owned(),
                strong,
                emphasis,
                code,
            }),
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close_loose_text();
        self.done
    }
}

fn opened(tag: &Tag<'_>) -> Option<Open> {
    Some(match tag {
        Tag::Heading { level, .. } => Open::Heading(number(*level)),
        Tag::Paragraph | Tag::HtmlBlock => Open::Paragraph,
        Tag::BlockQuote(_) => Open::Quote(Vec::new()),
        Tag::List(start) => Open::List(
            start.map(|start| u32::try_from(start).unwrap_or(u32::MAX)),
            Vec::new(),
        ),
        Tag::Item => Open::Item(Vec::new()),
        Tag::Table(_) => Open::Table(Vec::new(), Vec::new()),
        Tag::TableHead | Tag::TableRow => Open::Row(Vec::new()),
        Tag::TableCell => Open::Cell,
        Tag::CodeBlock(_) | Tag::MetadataBlock(_) => Open::Code(String::new()),
        _ => return None,
    })
}

fn closes(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::HtmlBlock
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::CodeBlock
            | TagEnd::MetadataBlock(_)
    )
}

fn number(level: HeadingLevel) -> u32 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
