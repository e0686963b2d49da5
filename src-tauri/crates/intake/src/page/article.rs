//! Finds the main article of a page.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::{guard, render};

/// The text of a page and what the search for it brought up.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Paragraphs, perhaps none.
    pub(super) text: String,
    /// Byte offsets where headings begin.
    pub(super) headings: Vec<usize>,
    /// The title as a Readability reader shows it.
    pub(super) title: Option<String>,
    /// An author's line found near the text.
    pub(super) byline: Option<String>,
    /// A sentence for the person.
    pub(super) warning: Option<&'static str>,
}

impl Drawn {
    /// Text that was read without a tree.
    pub(super) fn flat(text: String) -> Self {
        let warning = "The page is built in a way that hides its main article; its whole text was taken. Cut what \
                       does not belong.";
        Drawn {
            text,
            warning: Some(warning),
            ..Drawn::default()
        }
    }
}

/// Draws the main article, or the whole text where none stands out. `html` is the source of `document`.
pub(super) fn draw(document: Document, html: &str) -> Drawn {
    // The search is foreign code over hostile input: if it fails on a page, the page is still read, and the
    // desk goes on. Nothing outlives the failure, since the tree is given away.
    match catch_unwind(AssertUnwindSafe(|| main_article(document))) {
        Ok(Some(drawn)) => drawn,
        Ok(None) => whole_text(html),
        Err(_) => Drawn::flat(guard::flat_text(html)),
    }
}

fn main_article(document: Document) -> Option<Drawn> {
    let config = Config {
        disable_json_ld: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(document, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let root = readability.doc.select_single("#readability-page-1");
    let drawn = render::text(root.nodes().first()?, true);
    (!drawn.text.is_empty()).then_some(Drawn {
        text: drawn.text,
        headings: drawn.headings,
        title: Some(article.title).filter(|title| !title.trim().is_empty()),
        byline: article.byline,
        warning: None,
    })
}

fn whole_text(html: &str) -> Drawn {
    let document = Document::from(html);
    let drawn = document
        .body()
        .map(|body| render::text(&body, false))
        .unwrap_or_default();
    let drawn = match (drawn.text.is_empty(), document.body()) {
        (true, Some(body)) => render::text(&body, true),
        _ => drawn,
    };
    let warning =
        "No main article stood out on the page; its whole text was taken. Cut what does not belong.";
    Drawn {
        text: drawn.text,
        headings: drawn.headings,
        title: None,
        byline: None,
        warning: Some(warning),
    }
}
