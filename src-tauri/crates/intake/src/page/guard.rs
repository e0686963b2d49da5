//! Keeps pages that are made to hurt away from the tree builder.
//!
//! The rules of HTML let a small page ask for an enormous tree: an open `<b>` is repeated in every later
//! paragraph, each new block looks through all open elements, each attribute is compared with all others of
//! its tag. So the tags are looked over first, in one pass. A page past the limits below is read flat: its
//! whole text, and its head.

use std::collections::HashMap;

use super::scan::{Piece, Tag, pieces};
use crate::blocks::Blocks;

/// Open elements at one time. Browsers stop at 512, so no page needs more.
const MAX_DEPTH: usize = 512;
/// Start tags; the longest articles with their comments have some 20,000.
const MAX_TAGS: usize = 100_000;
/// Attributes of one tag.
const MAX_ATTRIBUTES: usize = 1_000;
/// Elements that a parser adds by itself to repeat open formatting elements.
const MAX_REPEATED: usize = 200_000;
/// How much of a page's metadata is read when it is read flat.
const MAX_HEAD_BYTES: usize = 256 << 10;

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that the next of their kind closes, so that they need no end tag.
const SELF_ENDING: &[&str] = &[
    "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup",
    "option", "optgroup",
];
/// Elements that are repeated when left open. `<a>` is not among them: a second one closes the first.
const FORMATTING: &[&str] = &[
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Elements that run inside a line; all others end it.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

fn is_among(name: &str, names: &[&str]) -> bool {
    names.contains(&name)
}

/// Whether a tree can be built from the page without harm.
pub(super) fn is_ordinary(html: &str) -> bool {
    let mut open = OpenElements::default();
    let (mut tags, mut repeated) = (0, 0);
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) => {
                tags += 1;
                open.add(&tag);
                repeated += open.formatting;
                if tag.attributes > MAX_ATTRIBUTES {
                    return false;
                }
            }
            Piece::Raw(tag, _) => {
                tags += 1;
                if tag.attributes > MAX_ATTRIBUTES {
                    return false;
                }
            }
            Piece::Close(name) => open.remove(name),
            Piece::Text(_) => {}
        }
        if tags > MAX_TAGS || open.depth > MAX_DEPTH || repeated > MAX_REPEATED {
            return false;
        }
    }
    true
}

/// Counts what a parser would have open; never less than it really has, so that the limits hold.
#[derive(Default)]
struct OpenElements {
    by_name: HashMap<String, usize>,
    depth: usize,
    formatting: usize,
    /// Open SVG and MathML elements: inside them no element ends by itself.
    foreign: usize,
}

impl OpenElements {
    fn add(&mut self, tag: &Tag<'_>) {
        let name = tag.name.to_ascii_lowercase();
        let name = name.as_str();
        let foreign = self.foreign > 0 || is_among(name, &["svg", "math"]);
        let ends_itself = if foreign {
            tag.closed
        } else {
            is_among(name, VOID) || is_among(name, SELF_ENDING)
        };
        if ends_itself {
            return;
        }
        self.depth += 1;
        self.formatting += usize::from(is_among(name, FORMATTING));
        self.foreign += usize::from(is_among(name, &["svg", "math"]));
        *self.by_name.entry(name.to_owned()).or_default() += 1;
    }

    fn remove(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        let Some(count) = self.by_name.get_mut(&name).filter(|count| **count > 0) else {
            return;
        };
        *count -= 1;
        self.depth -= 1;
        self.formatting -= usize::from(is_among(&name, FORMATTING));
        self.foreign -= usize::from(is_among(&name, &["svg", "math"]));
    }
}

/// The whole text of a page, blocks apart, character references as they stand for [`decoded`].
pub(super) fn flat_text(html: &str) -> String {
    let mut blocks = Blocks::default();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => blocks.text(text),
            Piece::Open(Tag { name, .. }) | Piece::Close(name) => {
                let name = name.to_ascii_lowercase();
                match name.as_str() {
                    "br" => blocks.line(),
                    inline if is_among(inline, INLINE) => {}
                    _ => blocks.paragraph(),
                }
            }
            Piece::Raw(..) => {}
        }
    }
    decoded(&blocks.finish())
}

/// Resolves character references: a `<textarea>` is text to the parser, so no tree can grow in it.
fn decoded(text: &str) -> String {
    // An end tag inside the text would end the text area early.
    let safe = text.replace("</", "&lt;/");
    let document = dom_query::Document::from(format!("<textarea>\n{safe}</textarea>"));
    let text = document.select_single("textarea").text();
    text.trim().to_owned()
}

/// A small page with the metadata of a large one.
pub(super) fn head(html: &str) -> String {
    let mut head = String::new();
    for piece in pieces(html) {
        let kept = match piece {
            Piece::Open(tag) if tag.attributes > MAX_ATTRIBUTES => continue,
            Piece::Open(tag) if is_any(tag.name, &["html", "meta", "link"]) => tag.source.to_owned(),
            Piece::Raw(tag, inside) if is_any(tag.name, &["title"]) => format!("<title>{inside}</title>"),
            Piece::Raw(tag, inside) if tag.source.contains("ld+json") => {
                format!("<script type='application/ld+json'>{inside}</script>")
            }
            _ => continue,
        };
        if head.len() + kept.len() <= MAX_HEAD_BYTES {
            head.push_str(&kept);
        }
    }
    head
}

fn is_any(name: &str, names: &[&str]) -> bool {
    names.iter().any(|other| name.eq_ignore_ascii_case(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::deep("<div>".repeat(100_000))]
    #[case::deep_behind_idle_end_tags("<div></b>".repeat(100_000))]
    #[case::repeated_formatting((0..5_000).map(|n| format!("<p><b id={n}>x")).collect())]
    #[case::attributes(format!("<p {}>x", (0..50_000).map(|n| format!("a{n} ")).collect::<String>()))]
    #[case::glued_attributes(format!("<p {}>x", (0..50_000).map(|n| format!("a{n}=''")).collect::<String>()))]
    #[case::foreign("<svg>".to_owned() + &"<td>".repeat(100_000))]
    #[case::many("<p>x".repeat(200_000))]
    fn a_page_made_to_hurt_is_no_ordinary_page(#[case] html: String) {
        assert!(!is_ordinary(&html));
    }

    #[rstest]
    #[case::unclosed_paragraphs("<p>x".repeat(5_000))]
    #[case::unclosed_items("<ul>".to_owned() + &"<li>x".repeat(5_000))]
    #[case::pictures("<img src=a>".repeat(5_000))]
    #[case::long_attribute(format!("<p title='{}'>x", "a ".repeat(1_000_000)))]
    #[case::drawings("<svg><path/><path/><path/></svg>".repeat(2_000))]
    fn an_untidy_page_is_ordinary(#[case] html: String) {
        assert!(is_ordinary(&html));
    }

    #[test]
    fn flat_text_keeps_blocks_apart_and_resolves_references() {
        let html = "<div>Fish &amp; <b>chips</b><p>a &lt; b<script>x()</script><br>&lt;/textarea&gt; c";
        assert_eq!(flat_text(html), "Fish & chips\n\na < b\n</textarea> c");
    }

    #[test]
    fn head_keeps_metadata_only() {
        let html = "<html lang=en><title>T</title><meta name=author content=A><p>text<script>x()</script>";
        assert_eq!(
            head(html),
            "<html lang=en><title>T</title><meta name=author content=A>"
        );
    }
}
