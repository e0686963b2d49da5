//! The text of a tree, as paragraphs.

use dom_query::NodeRef;

use crate::blocks::Blocks;

/// Elements that hold no text for a reader.
const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "select", "textarea", "input", "button", "form", "dialog",
];

/// Elements that begin and end a paragraph.
const BLOCK: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "main",
    "nav",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "title",
    "tbody",
    "thead",
    "tfoot",
];

/// Elements that are headings.
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// The text of a tree.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rendered {
    /// Paragraphs.
    pub(super) text: String,
    /// Byte offsets where headings begin.
    pub(super) headings: Vec<usize>,
}

/// The text below `root`, without recursion, so that no depth is too much. With `forms`, the texts of forms
/// count too: some sites put the whole page into one.
pub(super) fn text(root: &NodeRef<'_>, forms: bool) -> Rendered {
    let mut pen = Pen {
        blocks: Blocks::default(),
        verbatim: 0,
    };
    let mut next = Some(*root);
    while let Some(node) = next {
        let silent = pen.is_silent(&node, forms);
        if !silent {
            pen.enter(&node);
        }
        if let Some(child) = node.first_child().filter(|_| !silent) {
            next = Some(child);
            continue;
        }
        if !silent {
            pen.leave(&node);
        }
        next = after(&node, root, &mut pen);
    }
    let (text, headings) = pen.blocks.finish_with_headings();
    Rendered { text, headings }
}

/// The node that follows `node` and all below it, leaving finished parents on the way.
fn after<'a>(node: &NodeRef<'a>, root: &NodeRef<'a>, pen: &mut Pen) -> Option<NodeRef<'a>> {
    let mut node = *node;
    loop {
        if node.id == root.id {
            return None;
        }
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent()?;
        pen.leave(&node);
    }
}

struct Pen {
    blocks: Blocks,
    /// How many `<pre>` are open.
    verbatim: usize,
}

impl Pen {
    fn is_silent(&self, node: &NodeRef<'_>, forms: bool) -> bool {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else {
            return false;
        };
        let name: &str = &name;
        (SILENT.contains(&name) && !(forms && name == "form")) || node.has_attr("hidden")
    }

    fn enter(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            let text = node.text();
            return if self.verbatim > 0 {
                self.blocks.verbatim(&text)
            } else {
                self.blocks.text(&text)
            };
        }
        let Some(name) = node.node_name() else { return };
        match &*name {
            "br" => self.blocks.line(),
            "ul" | "ol" | "menu" | "dir" => self.blocks.list(),
            "li" => self.blocks.item(),
            "tr" => self.blocks.row(),
            "td" | "th" => self.blocks.cell(),
            "pre" => {
                self.verbatim += 1;
                self.blocks.paragraph();
            }
            "tbody" | "thead" | "tfoot" => self.blocks.line(),
            name if BLOCK.contains(&name) => {
                self.blocks.paragraph();
                if HEADINGS.contains(&name) {
                    self.blocks.heading();
                }
            }
            _ => {}
        }
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else {
            return;
        };
        match &*name {
            "ul" | "ol" | "menu" | "dir" => self.blocks.list_end(),
            "li" => self.blocks.item_end(),
            "tr" | "tbody" | "thead" | "tfoot" => self.blocks.line(),
            "pre" => {
                self.verbatim = self.verbatim.saturating_sub(1);
                self.blocks.paragraph();
            }
            name if BLOCK.contains(&name) => {
                self.blocks.heading_end();
                self.blocks.paragraph();
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;
    use rstest::rstest;

    #[rstest]
    #[case::paragraphs(
        "<p>One <b>two</b>\n three</p><div>Four</div>five",
        "One two three\n\nFour\n\nfive"
    )]
    #[case::line_break("One<br>two<br/>three", "One\ntwo\nthree")]
    #[case::list(
        "<p>Buses</p><ul>\n<li>4</li>\n<li><p>7</p></li></ul>End",
        "Buses\n\n4\n7\n\nEnd"
    )]
    #[case::nested_list("<ol><li>a<ul><li>b</ul><li>c</ol>", "a\nb\nc")]
    #[case::table("<table><tr><th>a<th>b<tr><td>1<td> <td>2</table>", "a\tb\n1\t2")]
    #[case::scripts("a<script>x()</script><style>p{}</style><svg><text>t</text></svg>b", "ab")]
    #[case::verbatim("<pre>a  b\n  c</pre>d", "a  b\n  c\n\nd")]
    #[case::no_break_space("12&nbsp;km", "12\u{a0}km")]
    #[case::comment("a<!-- b -->c", "ac")]
    #[case::hidden("a<p hidden>b</p>", "a")]
    fn a_tree_becomes_paragraphs(#[case] html: &str, #[case] expected: &str) {
        let document = Document::from(html);
        assert_eq!(text(&document.body().unwrap(), false).text, expected);
    }
}
