//! Web pages: the main article as paragraphs, and what the page says about itself.
//!
//! Scripts, styles, forms and frames are never text and never run; nothing that a page names is fetched.

mod article;
mod clean;
mod guard;
mod json_ld;
mod metadata;
mod render;
mod scan;

use dom_query::Document;

use crate::date;
use crate::document::Kind;
use crate::draft::{Draft, MediaType, extractor};
use crate::encoding::Decoded;
use crate::error::Error;
use crate::normalise;

pub use clean::language_tag;
pub(crate) use clean::web_address;

/// The release of dom_smoothie in use, named in the draft; a test compares it with the lock file.
const DOM_SMOOTHIE: &str = "dom_smoothie 0.19";

/// A page as read. Fields that the page does not state are `None`; the text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The title as the page states it and as Readability readers show it; it may end in the site's name.
    pub title: Option<String>,
    /// The headline: the title without the site's name, where that is known.
    pub headline: Option<String>,
    /// Who wrote it, without "By" and dates.
    pub byline: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// The date of publication, word for word; where a page states several, one in ISO 8601 is preferred.
    pub published: Option<String>,
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
    /// The address of the article, `http` or `https` only.
    pub url: Option<String>,
    /// The main article as normalised paragraphs, one blank line between them.
    pub text: String,
    /// Byte offsets in `text` where headings begin, in order.
    pub headings: Vec<usize>,
    /// Sentences for the person, such as that no main article stood out. Often empty.
    pub warnings: Vec<String>,
}

/// Reads a page. `url` is where it came from, if known; it wins over what the page says of its address.
/// Never fails: what cannot be found is empty.
///
/// ```
/// let page = factdesk_intake::read_page("<title>Bridge closed</title><p>It is closed.", None);
/// assert_eq!((page.title.as_deref(), page.text.as_str()), (Some("Bridge closed"), "It is closed."));
/// ```
pub fn read_page(html: &str, url: Option<&str>) -> Page {
    let html = normalise(html);
    let (found, drawn) = match guard::tree(&html) {
        Some(document) => (metadata::read(&document), article::draw(document, &html)),
        None => {
            let head = Document::from(guard::head(&html));
            (
                metadata::read(&head),
                article::Drawn::flat(guard::flat_text(&html)),
            )
        }
    };
    page_of(found, drawn, url)
}

fn page_of(found: metadata::Metadata, drawn: article::Drawn, url: Option<&str>) -> Page {
    let language = found.language.and_then(|tag| language_tag(&tag));
    let byline = found.byline.or(drawn.byline);
    Page {
        headline: found
            .title
            .as_deref()
            .map(|title| clean::title(title, &found.sites)),
        title: found.stated_title.or(drawn.title).or(found.title),
        byline: byline.and_then(|byline| clean::byline(&byline, language.as_deref())),
        site: found.sites.into_iter().next(),
        published: found.published,
        language,
        url: url
            .and_then(web_address)
            .or_else(|| found.url.and_then(|url| web_address(&url))),
        text: drawn.text,
        headings: drawn.headings,
        warnings: drawn.warning.map(str::to_owned).into_iter().collect(),
    }
}

/// Reads a page into a draft.
pub(crate) fn read(decoded: Decoded) -> Result<Draft, Error> {
    let page = read_page(&decoded.text, None);
    let document = document_of(page, MediaType::Html, Kind::Article, "")?;
    Ok(Draft {
        encoding: decoded.encoding,
        encoding_certain: decoded.certain,
        warnings: [decoded.warnings, document.warnings.clone()].concat(),
        ..document.into_draft()?
    })
}

/// A page as a document; `with` is what helped to find it in its file.
pub(crate) fn document_of(
    page: Page,
    media_type: MediaType,
    kind: Kind,
    with: &str,
) -> Result<crate::Document, Error> {
    if page.text.is_empty() {
        return Err(Error::NoArticleText);
    }
    let helped = match with {
        "" => DOM_SMOOTHIE.to_owned(),
        with => format!("{with}, {DOM_SMOOTHIE}"),
    };
    Ok(crate::Document {
        title: page.headline,
        byline: page.byline,
        outlet: page.site,
        published: page.published.as_deref().and_then(date::parse),
        published_raw: page.published,
        language: page.language,
        url: page.url,
        warnings: page.warnings,
        headings: page.headings,
        ..crate::Document::of_text(media_type, kind, page.text, extractor(&helped))
    })
}
