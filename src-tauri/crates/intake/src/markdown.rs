//! Markdown: CommonMark with tables, drawn as plain paragraphs; front matter read as metadata.

mod front_matter;

use chrono::NaiveDate;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::blocks::Blocks;
use crate::date;
use crate::draft::{Draft, MediaType, extractor};
use crate::encoding::Decoded;
use crate::error::Error;
use crate::normalise;
use crate::page::language_tag;
use crate::page::web_address;
use front_matter::FrontMatter;

/// The release of pulldown-cmark in use, named in the draft; a test compares it with the lock file.
const PULLDOWN_CMARK: &str = "pulldown-cmark 0.13";

/// Reads Markdown; `decoded.text` may have any newlines.
pub(crate) fn read(decoded: Decoded) -> Result<Draft, Error> {
    let source = normalise(&decoded.text);
    let (fields, body) = front_matter::split(&source);
    let drawn = draw(body);
    if drawn.text.is_empty() {
        return Err(Error::NoArticleText);
    }
    Ok(draft_of(&fields, drawn, decoded))
}

fn draft_of(fields: &FrontMatter, drawn: Drawn, decoded: Decoded) -> Draft {
    let published_raw = fields.get(&["date", "published", "datepublished", "pubdate"]);
    let published = published_raw.as_deref().and_then(date::parse);
    Draft {
        media_type: MediaType::Markdown,
        encoding: decoded.encoding,
        encoding_certain: decoded.certain,
        text: drawn.text,
        headings: drawn.headings,
        title: fields.get(&["title", "headline"]).or(drawn.title),
        byline: fields.get(&["author", "authors", "byline"]),
        outlet: fields.get(&["outlet", "site", "publisher", "publication", "source"]),
        published,
        warnings: [
            decoded.warnings,
            warning_of_date(published, published_raw.as_deref()),
        ]
        .concat(),
        published_raw,
        language: fields
            .get(&["lang", "language"])
            .and_then(|tag| language_tag(&tag)),
        url: fields
            .get(&["url", "link", "canonical", "canonical_url"])
            .and_then(|url| web_address(&url)),
        body_start: 0,
        extractor: extractor(PULLDOWN_CMARK),
    }
}

fn warning_of_date(published: Option<NaiveDate>, raw: Option<&str>) -> Vec<String> {
    let unread = raw.filter(|_| published.is_none());
    let warning = |raw| format!("The date \u{201c}{raw}\u{201d} states no single day; set the date by hand.");
    unread.map(warning).into_iter().collect()
}

struct Drawn {
    text: String,
    headings: Vec<usize>,
    title: Option<String>,
}

/// What is being written while the events come in.
#[derive(Default)]
struct Pen {
    blocks: Blocks,
    /// The first heading while it is written, then whole.
    title: Option<String>,
    in_title: bool,
    in_code: bool,
}

fn draw(source: &str) -> Drawn {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut pen = Pen::default();
    for event in Parser::new_ext(source, options) {
        pen.write(event);
    }
    let title = pen
        .title
        .map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    let (text, headings) = pen.blocks.finish_with_headings();
    Drawn {
        text,
        headings,
        title: title.filter(|title| !title.is_empty()),
    }
}

impl Pen {
    fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) if self.in_code => self.blocks.verbatim(&text),
            Event::Text(text) | Event::Code(text) => self.run(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.run(&text),
            Event::SoftBreak => self.run(" "),
            Event::HardBreak => self.blocks.line(),
            Event::Rule => self.blocks.paragraph(),
            Event::FootnoteReference(label) => self.run(&format!("[{label}]")),
            Event::TaskListMarker(done) => self.run(if done { "[x] " } else { "[ ] " }),
            // Markup is structure of a page that this is not; scripts come this way too.
            Event::Html(_) | Event::InlineHtml(_) => {}
        }
    }

    fn run(&mut self, text: &str) {
        self.blocks.text(text);
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::List(_) => self.blocks.list(),
            Tag::Item => self.blocks.item(),
            Tag::TableHead | Tag::TableRow => self.blocks.row(),
            Tag::TableCell => self.blocks.cell(),
            Tag::FootnoteDefinition(label) => {
                self.blocks.paragraph();
                self.blocks.text(&format!("[{label}] "));
            }
            Tag::CodeBlock(_) => {
                self.blocks.paragraph();
                self.in_code = true;
            }
            Tag::Heading { .. } => {
                self.blocks.paragraph();
                self.blocks.heading();
                self.in_title = self.title.is_none();
            }
            inline if is_inline(inline) => {}
            _ => self.blocks.paragraph(),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item => self.blocks.item_end(),
            TagEnd::List(_) => self.blocks.list_end(),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.blocks.paragraph();
            }
            TagEnd::Heading(_) => {
                self.in_title = false;
                self.blocks.heading_end();
                self.blocks.paragraph();
            }
            TagEnd::TableCell
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => {}
            _ => self.blocks.paragraph(),
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn read_text(text: &str) -> Result<Draft, Error> {
        read(Decoded::utf8(text.to_owned()))
    }

    #[rstest]
    #[case::headings_and_paragraphs(
        "# Bridge\n\nIt is\nclosed.\n\n## Why\nRust.",
        "Bridge\n\nIt is closed.\n\nWhy\n\nRust."
    )]
    #[case::list("Buses:\n\n- 4\n- 7\n\nEnd.", "Buses:\n\n4\n7\n\nEnd.")]
    #[case::loose_list("1. One\n\n2. Two", "One\nTwo")]
    #[case::nested_list("- a\n  - b\n  - c\n- d", "a\nb\nc\nd")]
    #[case::link("See [the plan](https://x.example/ 'hidden').", "See the plan.")]
    #[case::image("![A closed bridge](b.png)", "A closed bridge")]
    #[case::emphasis("It is *very* **closed**.", "It is very closed.")]
    #[case::block_of_markup("Before.\n\n<script>\nalert(1)\n</script>\n\nAfter.", "Before.\n\nAfter.")]
    #[case::markup_in_a_line("It <b onclick='x()'>is</b> closed.", "It is closed.")]
    #[case::code("Run `a  b`:\n\n    x = 1\n      y\n", "Run a b:\n\nx = 1\n  y")]
    #[case::table("|a|b|\n|-|-|\n|1|2|\n", "a\tb\n1\t2")]
    #[case::quotation("> It is closed.\n\nShe said.", "It is closed.\n\nShe said.")]
    #[case::hard_break("One\\\nTwo", "One\nTwo")]
    #[case::entity("Fish &amp; chips", "Fish & chips")]
    fn markup_becomes_paragraphs(#[case] source: &str, #[case] expected: &str) {
        assert_eq!(read_text(source).unwrap().text, expected);
    }

    #[test]
    fn front_matter_is_metadata_and_no_text() {
        let source = "---\ntitle: Bridge closed\nauthor: [Ana Ruiz, Tom Hale]\ndate: 2 May 2024\nsite: The Ferry\n\
                      lang: en_gb\nurl: https://ferry.example/bridge\n---\n# Another heading\n\nIt is closed.\n";
        let draft = read_text(source).unwrap();
        assert_eq!(draft.title.as_deref(), Some("Bridge closed"));
        assert_eq!(draft.byline.as_deref(), Some("Ana Ruiz, Tom Hale"));
        assert_eq!(draft.published, chrono::NaiveDate::from_ymd_opt(2024, 5, 2));
        assert_eq!(draft.outlet.as_deref(), Some("The Ferry"));
        assert_eq!(draft.language.as_deref(), Some("en-GB"));
        assert_eq!(draft.url.as_deref(), Some("https://ferry.example/bridge"));
        assert_eq!(draft.text, "Another heading\n\nIt is closed.");
    }

    #[test]
    fn the_first_heading_is_the_title() {
        let draft = read_text("Intro.\n\n## The *old*\nbridge\n\n# Later").unwrap();
        assert_eq!(draft.title.as_deref(), Some("The old"));
    }

    #[test]
    fn a_date_with_two_readings_is_kept_and_said() {
        let draft = read_text("---\ndate: 03/04/2021\n---\nText.").unwrap();
        assert_eq!(
            (draft.published, draft.published_raw.as_deref()),
            (None, Some("03/04/2021"))
        );
        assert_eq!(draft.warnings.len(), 1);
    }

    #[rstest]
    #[case::front_matter_only("---\ntitle: Bridge\n---\n")]
    #[case::markup_only("<script>alert(1)</script>\n")]
    fn a_file_without_text_is_an_error(#[case] source: &str) {
        assert_eq!(read_text(source).unwrap_err(), Error::NoArticleText);
    }

    #[test]
    fn deep_quotes_and_lists_end_in_good_time() {
        let draft = read_text(&format!("{}end", "> - ".repeat(20_000))).unwrap();
        assert!(draft.text.ends_with("end"));
    }

    proptest! {
        #[test]
        fn paragraphs_stand_one_blank_line_apart(source in "[-#>*`|\\[\\]()a \\n0-9.]{0,60}") {
            if let Ok(draft) = read_text(&source) {
                prop_assert!(!draft.text.contains("\n\n\n"), "{:?}", draft.text);
                prop_assert_eq!(draft.text.trim(), draft.text.as_str());
            }
        }
    }
}
