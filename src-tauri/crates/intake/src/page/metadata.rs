//! What a page says about itself: JSON-LD, Open Graph, Dublin Core and other `<meta>`, microdata, `<time>`,
//! `<title>`. Where several say it, the first of the lists below that has a value is taken.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::clean;
use super::json_ld;

const TITLE: &[&str] = &[
    "dc.title",
    "dcterms.title",
    "dcterm.title",
    "og.title",
    "weibo.article.title",
    "title",
    "twitter.title",
    "parsely-title",
    "headline",
];
const BYLINE: &[&str] = &[
    "dc.creator",
    "dcterms.creator",
    "dcterm.creator",
    "author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "byline",
    "article.author",
    "og.article.author",
    "article.author_name",
    "citation_author",
    "cxenseparse.author",
];
const SITE: &[&str] = &[
    "og.site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_journal_title",
    "apple-mobile-web-app-title",
    "twitter.app.name.iphone",
];
const PUBLISHED: &[&str] = &[
    "article.published_time",
    "og.article.published_time",
    "og.published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "date",
    "citation_date",
    "citation_publication_date",
    "originalpublicationdate",
    "cxenseparse.recs.publishtime",
    "displaydate",
    "ptime",
    "pdate",
    "bt.pubdate",
    "dcsext.articlefirstpublished",
    "article.published",
    "cre_date",
    "created",
];
const LANGUAGE: &[&str] = &[
    "content-language",
    "dc.language",
    "dcterms.language",
    "language",
    "inlanguage",
    "og.locale",
];
const URL: &[&str] = &["og.url", "twitter.url", "parsely-link", "dc.identifier"];

/// The fields as found, blanks squeezed, not yet cleaned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) site: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

/// Reads the metadata of a page.
pub(super) fn read(document: &Document) -> Metadata {
    let meta = MetaTags::read(document);
    let linked = json_ld::read(document);
    let site = linked.site.or_else(|| meta.first(SITE));
    let title = document_title(document, site.as_deref());
    Metadata {
        title: linked.title.or_else(|| meta.first(TITLE)).or(title),
        byline: linked
            .byline
            .or_else(|| meta.byline())
            .or_else(|| marked_byline(document)),
        published: published(document, &meta, linked.published),
        language: language(document, &meta).or(linked.language),
        url: canonical(document).or_else(|| meta.first(URL)).or(linked.url),
        site,
    }
}

/// The contents of `<meta>` by name: lower case, blanks dropped, colons as dots.
struct MetaTags(HashMap<String, Vec<String>>);

impl MetaTags {
    /// `property` is the more deliberate mark: where a name is given by it, other attributes do not count.
    fn read(document: &Document) -> Self {
        let nodes = document.select("meta[content]");
        let mut tags = contents(nodes.nodes(), &["property"]);
        for (name, values) in contents(nodes.nodes(), &["name", "itemprop", "http-equiv"]) {
            tags.entry(name).or_insert(values);
        }
        MetaTags(tags)
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.get(*name)?.first().cloned())
    }

    /// All authors under the first name that has any; addresses of profiles are no names.
    fn byline(&self) -> Option<String> {
        BYLINE.iter().find_map(|name| {
            let mut names: Vec<&str> = Vec::new();
            for value in self.0.get(*name)? {
                if super::web_address(value).is_none()
                    && !value.starts_with('@')
                    && !names.contains(&value.as_str())
                {
                    names.push(value);
                }
            }
            (!names.is_empty()).then(|| names.join(", "))
        })
    }
}

fn contents(nodes: &[NodeRef<'_>], attributes: &[&str]) -> HashMap<String, Vec<String>> {
    let mut tags: HashMap<String, Vec<String>> = HashMap::new();
    for node in nodes {
        let content = clean::squeezed(&node.attr_or("content", ""));
        if content.is_empty() {
            continue;
        }
        for names in attributes.iter().filter_map(|attribute| node.attr(attribute)) {
            // One tag may carry several names.
            for name in names.split_whitespace() {
                tags.entry(name.to_lowercase().replace(':', "."))
                    .or_default()
                    .push(content.clone());
            }
        }
    }
    tags
}

/// `<title>`, or the only first-level heading where the title is just the site's name or missing.
fn document_title(document: &Document, site: Option<&str>) -> Option<String> {
    let title = text_of(document.select("title").nodes().first());
    let headings = document.select("h1");
    let heading = match headings.nodes() {
        [only] => text_of(Some(only)),
        _ => None,
    };
    let Some(title) = title else { return heading };
    if site.is_some_and(|site| site.eq_ignore_ascii_case(&title)) {
        return heading.or(Some(title));
    }
    Some(clean::document_title(&title, heading.as_deref()))
}

/// An author marked in the text: microdata or `rel=author`.
fn marked_byline(document: &Document) -> Option<String> {
    let names = |selector: &str| -> Vec<String> {
        let mut names = Vec::new();
        for node in document.select(selector).nodes() {
            if let Some(name) = text_of(Some(node)).filter(|name| name.chars().count() < 100)
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
        names
    };
    [
        "[itemprop~='author'] [itemprop='name']",
        "[itemprop~='author']",
        "a[rel~='author']",
    ]
    .into_iter()
    .map(names)
    .find(|names| (1..=6).contains(&names.len()))
    .map(|names| names.join(", "))
}

/// One in ISO 8601 first, whoever gives it, since prose dates depend on the reader's language.
fn published(document: &Document, meta: &MetaTags, linked: Option<String>) -> Option<String> {
    let mut found: Vec<String> = linked.into_iter().chain(meta.first(PUBLISHED)).collect();
    for selector in [
        "[itemprop~='datePublished']",
        "time[pubdate]",
        "article time[datetime]",
        "time[datetime]",
    ] {
        let selection = document.select(selector);
        // A page that states many times lists other articles.
        let node = match selection.nodes() {
            [only] => *only,
            [first, ..] if selector != "time[datetime]" => *first,
            _ => continue,
        };
        let stated = node
            .attr("datetime")
            .or_else(|| node.attr("content"))
            .map(|value| clean::squeezed(&value));
        found.extend(
            stated
                .filter(|value| !value.is_empty())
                .or_else(|| text_of(Some(&node))),
        );
    }
    let iso = found
        .iter()
        .position(|date| clean::is_iso_date(date))
        .unwrap_or(0);
    (iso < found.len()).then(|| found.swap_remove(iso))
}

fn language(document: &Document, meta: &MetaTags) -> Option<String> {
    let root = document.html_root();
    let stated = root
        .attr("lang")
        .or_else(|| root.attr("xml:lang"))
        .map(|tag| tag.trim().to_owned());
    let on_body = || {
        document
            .body()
            .and_then(|body| body.attr("lang"))
            .map(|tag| tag.trim().to_owned())
    };
    stated
        .filter(|tag| !tag.is_empty())
        .or_else(on_body)
        .or_else(|| meta.first(LANGUAGE))
        .filter(|tag| !tag.is_empty())
}

fn canonical(document: &Document) -> Option<String> {
    let nodes = document.select("link[rel~='canonical'][href]");
    nodes
        .nodes()
        .first()
        .map(|node| node.attr_or("href", "").trim().to_owned())
        .filter(|url| !url.is_empty())
}

fn text_of(node: Option<&NodeRef<'_>>) -> Option<String> {
    node.map(|node| clean::squeezed(&node.text()))
        .filter(|text| !text.is_empty())
}
