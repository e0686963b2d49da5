//! Keeps pages that are made to hurt away from the rest of the reader.
//!
//! The rules of HTML let a small page ask for an enormous tree: an open `<b>` is repeated in every later
//! paragraph, each new block looks through all open elements, each attribute is compared with all others of
//! its tag. So the parser is fed in small pieces and watched: a page past the limits below is given up and
//! read flat: its whole text, and its head.

use std::time::{Duration, Instant};

use dom_query::{Document, NodeRef};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

use super::scan::{Piece, Tag, pieces};
use crate::blocks::Blocks;

/// Elements inside each other. Browsers stop at 512, so no page needs more.
const MAX_DEPTH: usize = 512;
/// Elements, texts and comments; the longest articles with their comments have some 50,000.
const MAX_NODES: usize = 200_000;
/// Attributes of one tag.
const MAX_ATTRIBUTES: usize = 1_000;
/// How much is fed between two looks at the number of nodes: so little that even a page that repeats its
/// formatting cannot run far past the limit.
const FED_BYTES: usize = 1 << 10;
/// How many new nodes call for a look at the depth, which walks the whole tree.
const NODES_BETWEEN_WALKS: usize = 2_000;
/// The limits above hold this for every page that we could think of; it is for those that we could not.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much of a page's metadata is read when it is read flat.
const MAX_HEAD_BYTES: usize = 256 << 10;

/// Elements that run inside a line; all others end it.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// The tree of a page, or `None` where it cannot be built without harm.
pub(super) fn tree(html: &str) -> Option<Document> {
    if most_attributes(html) > MAX_ATTRIBUTES {
        return None;
    }
    // As for a browser without scripts, in which `<noscript>` holds elements.
    let tree_builder = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let opts = ParseOpts {
        tree_builder,
        ..ParseOpts::default()
    };
    let mut parser = parse_document(Document::default(), opts);
    let (start, mut walked, mut rest) = (Instant::now(), 0, html);
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(rest.floor_char_boundary(FED_BYTES));
        parser.process(StrTendril::from_slice(piece));
        rest = behind;
        let document = &parser.tokenizer.sink.sink;
        let nodes = document.tree.len();
        let walk = nodes > walked + NODES_BETWEEN_WALKS || rest.is_empty();
        if nodes > MAX_NODES || start.elapsed() > PATIENCE || (walk && is_too_deep(document)) {
            return None;
        }
        walked = if walk { nodes } else { walked };
    }
    Some(parser.finish())
}

fn most_attributes(html: &str) -> usize {
    let counts = pieces(html).map(|piece| match piece {
        Piece::Open(tag) | Piece::Raw(tag, _) => tag.attributes,
        Piece::Close(_) | Piece::Text(_) => 0,
    });
    counts.max().unwrap_or(0)
}

fn is_too_deep(document: &Document) -> bool {
    let root = document.root();
    let (mut node, mut depth) = (root, 0_usize);
    loop {
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
            if depth > MAX_DEPTH {
                return true;
            }
            continue;
        }
        match next_up(node, &root, &mut depth) {
            Some(next) => node = next,
            None => return false,
        }
    }
}

/// The next node behind `node` on its level or above; `depth` follows.
fn next_up<'a>(mut node: NodeRef<'a>, root: &NodeRef<'a>, depth: &mut usize) -> Option<NodeRef<'a>> {
    while node.id != root.id {
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent()?;
        *depth -= 1;
    }
    None
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
                    inline if INLINE.contains(&inline) => {}
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
    #[case::deep_behind_blocked_end_tags("<div><table></div></table>".repeat(100_000))]
    #[case::deep_in_a_title_of_a_drawing("<svg><title>".to_owned() + &"<div>".repeat(100_000))]
    #[case::deep_behind_shallow_comments("<div></body><!--x-->".repeat(50_000))]
    #[case::repeated_formatting((0..5_000).map(|n| format!("<p><b id={n}>x")).collect())]
    #[case::formatting_repeated_behind_closed_paragraphs((0..50_000).map(|n| format!("<p><b id={n}></p>")).collect())]
    #[case::attributes(format!("<p {}>x", (0..50_000).map(|n| format!("a{n} ")).collect::<String>()))]
    #[case::glued_attributes(format!("<p {}>x", (0..50_000).map(|n| format!("a{n}=''")).collect::<String>()))]
    #[case::foreign("<svg>".to_owned() + &"<td>".repeat(100_000))]
    #[case::many("<p>x".repeat(200_000))]
    fn a_page_made_to_hurt_is_given_up(#[case] html: String) {
        assert!(tree(&html).is_none());
    }

    #[rstest]
    #[case::unclosed_paragraphs("<p>x".repeat(5_000))]
    #[case::unclosed_items("<ul>".to_owned() + &"<li>x".repeat(5_000))]
    #[case::pictures("<img src=a>".repeat(5_000))]
    #[case::long_attribute(format!("<p title='{}'>x", "a ".repeat(1_000_000)))]
    #[case::drawings("<svg><path/><path/><path/></svg>".repeat(2_000))]
    #[case::wide_characters("<p>€é😀".repeat(3_000))]
    fn an_untidy_page_has_the_same_tree_as_in_one_piece(#[case] html: String) {
        assert_eq!(tree(&html).unwrap().html(), Document::from(html).html());
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
