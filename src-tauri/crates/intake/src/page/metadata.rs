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
    /// The title in JSON-LD, which wins over all others.
    pub(super) stated_title: Option<String>,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    /// The names that the page gives its site, the best first.
    pub(super) sites: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

/// Reads the metadata of a page.
pub(super) fn read(document: &Document) -> Metadata {
    let meta = MetaTags::read(document);
    let json_ld::Linked { article, website } = json_ld::read(document);
    let linked = article.unwrap_or_default();
    let named = SITE.iter().filter_map(|name| meta.first(&[name]));
    let sites: Vec<String> = linked.sites.into_iter().chain(named).chain(website).collect();
    let title = document_title(document, &sites);
    Metadata {
        stated_title: linked.stated_title,
        title: linked.title.or_else(|| meta.first(TITLE)).or(title),
        byline: linked
            .byline
            .or_else(|| meta.byline())
            .or_else(|| marked_byline(document)),
        published: published(document, &meta, linked.published),
        language: language(document, &meta).or(linked.language),
        url: canonical(document).or_else(|| meta.first(URL)).or(linked.url),
        sites,
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
fn document_title(document: &Document, sites: &[String]) -> Option<String> {
    let title = text_of(document.select("title").nodes().first());
    let headings = document.select("h1");
    let heading = match headings.nodes() {
        [only] => text_of(Some(only)),
        _ => None,
    };
    let Some(title) = title else { return heading };
    if sites
        .iter()
        .any(|site| site.to_lowercase() == title.to_lowercase())
    {
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
    found.extend(marked_dates(document));
    let iso = found
        .iter()
        .position(|date| clean::is_iso_date(date))
        .unwrap_or(0);
    (iso < found.len()).then(|| found.swap_remove(iso))
}

/// Dates of publication marked in the text, the clearest mark first.
fn marked_dates(document: &Document) -> Vec<String> {
    let marks = [
        "[itemprop~='datePublished']",
        "time[pubdate]",
        "article time[datetime]",
        "time[datetime]",
    ];
    let date_at = |selector: &str| {
        let selection = document.select(selector);
        let node = match selection.nodes() {
            [only] => *only,
            // Many times without another mark belong to a list of other articles.
            [first, ..] if selector != "time[datetime]" => *first,
            _ => return None,
        };
        let stated = node.attr("datetime").or_else(|| node.attr("content"));
        stated
            .map(|value| clean::squeezed(&value))
            .filter(|value| !value.is_empty())
            .or_else(|| text_of(Some(&node)))
    };
    marks.into_iter().filter_map(date_at).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn read_html(html: &str) -> Metadata {
        read(&Document::from(html))
    }

    #[rstest]
    #[case::json_ld(
        "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"A\"}</script><title>B</title>"
    )]
    #[case::open_graph("<meta property=og:title content=' A '><title>B</title>")]
    #[case::one_of_several_names("<meta property='x:y og:title' content=A><title>B</title>")]
    #[case::property_before_name("<meta name=dc:title content=B><meta property=dc:title content=A>")]
    #[case::document_title("<title>A</title><h1>B</h1><h1>C</h1>")]
    #[case::heading_alone("<h1>A</h1>")]
    #[case::title_is_the_site("<meta property=og:site_name content=Ferry><title>FERRY</title><h1>A</h1>")]
    #[case::reference("<meta property=og:title content='&#65;'>")]
    fn the_best_title_is_taken(#[case] html: &str) {
        assert_eq!(read_html(html).title.as_deref(), Some("A"));
    }

    #[rstest]
    #[case::meta("<meta name=author content='Ana Ruiz'>", Some("Ana Ruiz"))]
    #[case::several(
        "<meta name=author content='Ana Ruiz'><meta name=author content='Tom Hale'>",
        Some("Ana Ruiz, Tom Hale")
    )]
    #[case::profile("<meta property=article:author content='https://x.example/ana'>", None)]
    #[case::handle(
        "<meta name=author content='@ana'><meta name=byl content='By Ana'>",
        Some("By Ana")
    )]
    #[case::microdata(
        "<p itemprop=author><b itemprop=name>Ana Ruiz</b>, editor</p>",
        Some("Ana Ruiz")
    )]
    #[case::link("<a rel='author nofollow' href=x>Ana Ruiz</a>", Some("Ana Ruiz"))]
    #[case::a_list_of_other_articles(
        "<a rel=author>A</a><a rel=author>B</a><a rel=author>C</a><a rel=author>D</a><a rel=author>E</a><a rel=author>F</a><a rel=author>G</a>",
        None
    )]
    fn the_author_is_found(#[case] html: &str, #[case] byline: Option<&str>) {
        assert_eq!(read_html(html).byline.as_deref(), byline);
    }

    #[rstest]
    #[case::meta(
        "<meta property=article:published_time content=2024-05-02>",
        Some("2024-05-02")
    )]
    #[case::iso_before_prose(
        "<meta name=date content='May 2'><time itemprop=datePublished datetime=2024-05-02>",
        Some("2024-05-02")
    )]
    #[case::only_prose("<span itemprop=datePublished>2 May 2024</span>", Some("2 May 2024"))]
    #[case::one_time("<time datetime=2024-05-02>today</time>", Some("2024-05-02"))]
    #[case::many_times("<time datetime=2024-05-02></time><time datetime=2024-05-01></time>", None)]
    #[case::in_the_article(
        "<time datetime=2024-05-01></time><article><time datetime=2024-05-02></time></article>",
        Some("2024-05-02")
    )]
    fn the_date_is_found(#[case] html: &str, #[case] published: Option<&str>) {
        assert_eq!(read_html(html).published.as_deref(), published);
    }

    #[rstest]
    #[case::root("<html lang=en-us><body lang=fr>", Some("en-us"))]
    #[case::body("<html lang=''><body lang=fr>", Some("fr"))]
    #[case::meta("<meta http-equiv=Content-Language content=de>", Some("de"))]
    #[case::none("<p>x", None)]
    fn the_language_is_found(#[case] html: &str, #[case] language: Option<&str>) {
        assert_eq!(read_html(html).language.as_deref(), language);
    }

    #[test]
    fn a_site_keeps_all_its_names() {
        let html =
            "<meta property=og:site_name content='Ferry News'><meta name=application-name content=Ferry>";
        assert_eq!(read_html(html).sites, ["Ferry News", "Ferry"]);
    }
}
